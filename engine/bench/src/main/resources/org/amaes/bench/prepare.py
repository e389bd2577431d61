"""Reading and preparing one scan with nibabel and scikit-image, timed once for every line on standard input."""
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import nibabel
import numpy
from skimage.transform import resize

for _ in sys.stdin:
    start = time.perf_counter()
    scan = nibabel.as_closest_canonical(nibabel.load(sys.argv[1]))
    voxels = scan.get_fdata(dtype=numpy.float32)
    inside = numpy.where(voxels > 0)
    voxels = voxels[tuple(slice(axis.min(), axis.max() + 1) for axis in inside)]
    low = voxels.min()
    high = numpy.quantile(voxels[voxels != low], 0.99)
    voxels = (numpy.minimum(voxels, high) - low) / (high - low)
    shape = numpy.round(numpy.array(scan.header.get_zooms()[:3]) * voxels.shape).astype(int)
    resize(voxels, shape, order=3, mode="edge", anti_aliasing=True)
    print(time.perf_counter() - start, flush=True)
