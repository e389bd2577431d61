"""One augmentation of a 128³ patch in NumPy and SciPy, timed once for every line on standard input."""
import os
import sys
import time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"
import numpy
from scipy import ndimage
from skimage.transform import resize

N = 128
CROP = 182
generator = numpy.random.default_rng(1)
patch = generator.random((N, N, N), dtype=numpy.float32)
crop = generator.random((CROP, CROP, CROP), dtype=numpy.float32)


def rotation(x, y, z):
    cx, sx, cy, sy, cz, sz = numpy.cos(x), numpy.sin(x), numpy.cos(y), numpy.sin(y), numpy.cos(z), numpy.sin(z)
    return (numpy.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]]) @ numpy.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
            @ numpy.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]]))


def spatial(elastic):
    axes = [numpy.arange(N) - (N - 1) / 2] * 3
    coordinates = numpy.array(numpy.meshgrid(*axes, indexing="ij")).astype(float)
    if elastic:
        for axis in range(3):
            noise = numpy.random.random((N, N, N)) * 2 - 1
            coordinates[axis] += ndimage.gaussian_filter(noise, 25, order=0, mode="constant", cval=0) * 400
    coordinates = (coordinates.reshape(3, -1).T @ rotation(0.3, -0.2, 0.4)).T.reshape(coordinates.shape)
    coordinates += CROP / 2 - 0.5
    image = ndimage.map_coordinates(crop, coordinates, order=3, mode="constant", cval=crop.min()).astype(crop.dtype)
    return numpy.clip(image, crop.min(), crop.max())


def ghosting(image):
    spectrum = numpy.fft.fftn(image)
    spectrum[0:-1:5, :, :] *= 0.9
    return numpy.abs(numpy.fft.ifftn(spectrum))


def ringing(image):
    spectrum = numpy.fft.fftshift(numpy.fft.fftn(image))
    spectrum[:9, :, :] = 0
    spectrum[N - 9:, :, :] = 0
    return numpy.abs(numpy.fft.ifftn(numpy.fft.ifftshift(spectrum)))


def bias(image):
    x, y, z = numpy.meshgrid(*[numpy.linspace(0, N, N, endpoint=False)] * 3, indexing="ij")
    return image * (1 - ((x - 10) ** 2 / N ** 2 + (y - 50) ** 2 / N ** 2 + (z - 100) ** 2 / N ** 2))


def low_resolution(image):
    small = resize(image, [90, 90, 90], order=0, mode="edge", anti_aliasing=False)
    return resize(small, image.shape, order=3, mode="edge", anti_aliasing=False)


def gamma(image):
    low = image.min()
    width = image.max() - low
    return numpy.power((image - low) / (width + 1e-7), 1.3) * width + low


def clipped(operator):
    low, high = patch.min(), patch.max()
    return numpy.clip(operator(patch), low, high)


operators = {
    "rotation": lambda: spatial(False),
    "elastic": lambda: spatial(True),
    "ghosting": lambda: clipped(ghosting),
    "ringing": lambda: clipped(ringing),
    "bias": lambda: clipped(bias),
    "blur": lambda: clipped(lambda image: ndimage.gaussian_filter(image, 0.8)),
    "additive-noise": lambda: clipped(lambda image: image + numpy.random.normal(0, 5e-4, image.shape)),
    "multiplicative-noise": lambda: clipped(lambda image: image + image * numpy.random.normal(0, 5e-4, image.shape)),
    "low-resolution": lambda: clipped(low_resolution),
    "gamma": lambda: clipped(gamma),
}
operator = operators[sys.argv[1]]

for _ in sys.stdin:
    start = time.perf_counter()
    operator()
    print(time.perf_counter() - start, flush=True)
