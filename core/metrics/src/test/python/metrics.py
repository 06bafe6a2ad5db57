"""Writes what the metrics must find on small samples, computed by NumPy and SciPy alone.

    python3 core/metrics/src/test/python/metrics.py

writes core/metrics/src/test/resources/org/difflab/metrics/metrics.json beside it. Nothing of
difflab is used but the definition of its random numbers (org.difflab.spi.Noise), written down anew.
"""

import json
import pathlib

import numpy as np
from scipy import special, stats
from scipy.spatial import distance

MASK = (1 << 64) - 1
GOLDEN_GAMMA = 0x9E3779B97F4A7C15
TARGET = "resources/org/difflab/metrics/metrics.json"


def mix(value):
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB & MASK
    return value ^ (value >> 31)


def for_purpose(key, purpose):
    key = mix(key ^ len(purpose))
    for character in purpose:
        key = mix((key + GOLDEN_GAMMA * (ord(character) + 1)) & MASK)
    return key


def noise(seed, purpose):
    return for_purpose(mix((seed + GOLDEN_GAMMA) & MASK), purpose)


def normal(key, index, count):
    state = mix((mix((key + GOLDEN_GAMMA * (index + 1)) & MASK) + GOLDEN_GAMMA) & MASK)
    bits = [mix((state + GOLDEN_GAMMA * (position + 1)) & MASK) for position in range(count)]
    return special.ndtri([((word >> 11) + 0.5) * 2.0**-53 for word in bits])


def exact(values):
    """Multiples of 1/1024: float32 holds them exactly, and so does a short decimal."""
    return np.round(values * 1024) / 1024


def directions(width, count, seed):
    if width == 1:
        return np.ones((1, 1))
    key = noise(seed, "directions")
    vectors = np.array([normal(key, direction, width) for direction in range(count)])
    return vectors / np.linalg.norm(vectors, axis=1)[:, None]


def sliced_wasserstein(generated, test, order):
    powers = []
    for direction in directions(test.shape[1], 256, 0):
        x = np.sort(generated @ direction)
        y = np.sort(test @ direction)
        apart = np.abs(np.repeat(x, len(y)) - np.repeat(y, len(x)))
        powers.append(np.mean(apart**order))
        if order == 1:
            np.testing.assert_allclose(powers[-1], stats.wasserstein_distance(x, y), rtol=1e-9)
    return np.mean(powers) ** (1 / order)


def squared_mmd(generated, test, width):
    h = width * np.median(distance.pdist(test))

    def kernel(squares):
        return np.exp(-squares / (2 * h * h))

    return (
        kernel(distance.pdist(generated, "sqeuclidean")).mean()
        + kernel(distance.pdist(test, "sqeuclidean")).mean()
        - 2 * kernel(distance.cdist(generated, test, "sqeuclidean")).mean()
    )


def energy_distance(generated, test):
    between = 2 * distance.cdist(generated, test).mean()
    if test.shape[1] == 1:  # SciPy's counts each row's distance to itself, and takes the root
        biased = between - distance.cdist(generated, generated).mean() - distance.cdist(test, test).mean()
        np.testing.assert_allclose(biased, stats.energy_distance(generated[:, 0], test[:, 0]) ** 2)
    return between - distance.pdist(generated).mean() - distance.pdist(test).mean()


def mode_shares(rows, centres):
    nearest = distance.cdist(rows, centres).argmin(axis=1)
    return np.bincount(nearest, minlength=len(centres)) / len(rows)


def denoising_error(test, sigma, variance):
    """Of the denoiser that takes rows for N(0, variance·I)."""
    key = for_purpose(noise(5, "metric"), f"denoising-error at sigma {sigma}")
    drawn = np.array([normal(key, row, test.shape[1]) for row in range(len(test))])
    estimate = variance / (variance + sigma**2) * (test + sigma * drawn)
    return np.mean((estimate - test) ** 2)


def case(generated, test, widths):
    return {
        "generated": generated.tolist(),
        "test": test.tolist(),
        "sliced-wasserstein": sliced_wasserstein(generated, test, 1),
        "sliced-wasserstein of order 2": sliced_wasserstein(generated, test, 2),
        "widths": widths,
        **{f"squared mmd at width {width}": squared_mmd(generated, test, width) for width in widths},
        "energy-distance": energy_distance(generated, test),
        "reconstruction-error of 3/4": np.mean((0.75 * test - test) ** 2),
        "reconstruction-error of the mean of the generated": np.mean((generated.mean(axis=0) - test) ** 2),
        "denoising-error at sigma 0.5": denoising_error(test, 0.5, 0.25),
    }


def main():
    random = np.random.default_rng(4)
    plane = case(
        exact(random.normal(0.2, 1, (60, 2))), exact(random.normal(0, 0.8, (50, 2))), [1, 0.3, 0.1]
    )
    line = case(
        exact(random.normal(0.5, 1, (40, 1))), exact(random.normal(0, 1, (50, 1))), [1, 0.3, 0.1]
    )
    # Among many columns all distances are much alike, and a narrow kernel sees nothing.
    wide = case(
        exact(random.normal(0.1, 0.6, (30, 40))), exact(random.normal(0, 0.5, (35, 40))), [1, 0.3]
    )
    centres = [[-1, 0], [1, 0.5], [0, -1.5]]
    shares = mode_shares(np.array(plane["generated"]), centres)
    real = mode_shares(np.array(plane["test"]), centres)
    cases = {"line": line, "plane": plane, "many columns": wide}
    modes = {
        "centres": centres,
        "generated": shares.tolist(),
        "test": real.tolist(),
        "error": np.abs(shares - real).sum() / 2,
    }
    target = pathlib.Path(__file__).resolve().parent.parent / TARGET
    target.write_text(json.dumps({"cases": cases, "modes of the plane": modes}) + "\n")


if __name__ == "__main__":
    main()
