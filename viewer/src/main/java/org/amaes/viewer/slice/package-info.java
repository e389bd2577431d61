/** Slices of volumes as pixels, in the way radiologists look at them; plain Java, no window needed. */
package org.amaes.viewer.slice;
