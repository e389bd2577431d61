/** The seam between the method and whatever computes it: coarse, with plain arrays in and out (DESIGN section 4). */
package org.amaes.core.backend;
