/** Lesions as things of their own: the connected parts of a segmentation, how large they are and where they lie. */
package org.amaes.core.lesion;
