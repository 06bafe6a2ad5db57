"""Writes the log densities that denoisers must know, computed by NumPy and SciPy alone.

    python3 denoisers/src/test/python/densities.py

writes denoisers/src/test/resources/org/difflab/denoisers/densities.json beside it.
"""

import json
import pathlib

import numpy as np
from scipy import special, stats

TARGET = "resources/org/difflab/denoisers/densities.json"
BANDWIDTH = 0.4
LEVELS = [(1, 0), (0.8, 0.6)]


def exact(values):
    """Multiples of 1/1024: float32 holds them exactly, and so does a short decimal."""
    return np.round(values * 1024) / 1024


def gaussian(rows, noisy, signal, noise):
    covariance = signal**2 * np.cov(rows.T, bias=True) + noise**2 * np.eye(rows.shape[1])
    return stats.multivariate_normal(signal * rows.mean(axis=0), covariance).logpdf(noisy)


def kernels(rows, noisy, signal, noise):
    spread = np.hypot(noise, signal * BANDWIDTH)
    each = stats.norm(signal * rows, spread).logpdf(noisy[:, None, :]).sum(axis=2)
    return special.logsumexp(each, axis=1) - np.log(len(rows))


def by_share(density, groups, *arguments):
    """Without a prompt, rows come from each prompt as often as the training rows do."""
    total = sum(len(rows) for rows in groups)
    each = [np.log(len(rows) / total) + density(rows, *arguments) for rows in groups]
    return special.logsumexp(each, axis=0)


def main():
    random = np.random.default_rng(5)
    groups = [
        exact(random.normal(0, 1, (count, 3)) @ random.normal(0, 0.8, (3, 3)) + shift)
        for count, shift in ((40, -0.5), (25, 1))
    ]
    noisy = exact(random.normal(0, 1.2, (7, 3)))
    expected = []
    for signal, noise in LEVELS:
        for name, density in (("wiener", gaussian), ("kernel-density", kernels)):
            under = [density(rows, noisy, signal, noise) for rows in groups]
            under.append(by_share(density, groups, noisy, signal, noise))
            expected.append(
                {
                    "denoiser": name,
                    "signal": signal,
                    "noise": noise,
                    "prompts and none": [values.tolist() for values in under],
                }
            )
    content = {
        "bandwidth": BANDWIDTH,
        "rows of prompts": [rows.tolist() for rows in groups],
        "noisy": noisy.tolist(),
        "expected": expected,
    }
    target = pathlib.Path(__file__).resolve().parent.parent / TARGET
    target.write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main()
