/** From a scan as it was acquired to the voxels a network sees, the way back, and where they are kept (SPEC section 2, DESIGN section 5). */
package org.amaes.core.preprocess;
