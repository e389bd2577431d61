/** NIfTI-1 and NIfTI-2 images: headers checked before anything else, voxels read and written in slabs (SPEC section 1). */
package org.amaes.core.nifti;
