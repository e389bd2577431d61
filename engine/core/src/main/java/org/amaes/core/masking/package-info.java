/** Hiding tokens of a patch from the network (SPEC section 7). */
package org.amaes.core.masking;
