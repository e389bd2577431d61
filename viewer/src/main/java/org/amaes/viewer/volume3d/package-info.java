/** Whole volumes seen from outside, as pixels: bricks of samples and the rays through them; plain Java, no window needed. */
package org.amaes.viewer.volume3d;
