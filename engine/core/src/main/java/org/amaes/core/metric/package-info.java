/** How well a predicted segmentation agrees with the true one: per case, over cases, between methods (SPEC section 10). */
package org.amaes.core.metric;
