"""MNIST as arrays, from the four .gz files in $DIFFLAB_DATA/mnist."""

import gzip
import os
import pathlib

import numpy


def _read(name, header):
    folder = os.environ.get("DIFFLAB_DATA")
    if not folder:
        raise SystemExit("set DIFFLAB_DATA to the folder that holds mnist/")
    with gzip.open(pathlib.Path(folder) / "mnist" / f"{name}-ubyte.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8)[header:]


def load(part, dtype=numpy.float32):
    """Returns images (n, 784), pixels in [-1, 1], and labels (n); part is "train" or "t10k"."""
    images = _read(f"{part}-images-idx3", 16).reshape(-1, 784)
    return images.astype(dtype) / 127.5 - 1, _read(f"{part}-labels-idx1", 8).astype(int)


def principal_components(images, count):
    """Returns mean, components (784, count) and one scale that makes latents' mean square 1."""
    mean = images.mean(axis=0)
    centred = images - mean
    _, vectors = numpy.linalg.eigh(centred.T @ centred)
    components = numpy.ascontiguousarray(vectors[:, :-count - 1:-1])
    scale = 1 / numpy.sqrt(numpy.mean((centred @ components) ** 2))
    return mean, components, scale.astype(images.dtype)
