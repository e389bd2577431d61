/** Three-dimensional images and label maps, and where their voxels stand in the patient (SPEC section 1). */
package org.amaes.core.volume;
