/** Painting of segmentations: brush, fill, interpolation, undo, and a journal that a crash leaves whole; plain Java, no window needed. */
package org.amaes.viewer.paint;
