/** From a scan to its segmentation on the original grid (SPEC section 10). */
package org.amaes.runner.inference;
