"""Recomputes the metrics of org.difflab.metrics.judge in NumPy, SciPy and scikit-learn.

Writes core/metrics/src/test/resources/org/difflab/metrics/judge/reference.json, to which the Java
tests hold the product. Every value is computed the plain way, pair by pair and in float64, and by
another formula where there is one. Run it again after a judge was trained anew:

    python3 core/metrics/src/test/python/judge_reference.py
"""

import json
import pathlib
import struct

import numpy as np
import scipy.linalg
from sklearn.metrics import confusion_matrix, f1_score

METRICS = pathlib.Path(__file__).resolve().parents[3]
JUDGES = METRICS / "src/main/resources/org/difflab/metrics/judge"
REFERENCE = METRICS / "src/test/resources/org/difflab/metrics/judge/reference.json"


def numbers(array):
    """Rounds to thousandths that float32 holds exactly enough, so that JSON stays short."""
    return np.round(array, 3).astype(np.float32).astype(np.float64)


def frechet(x, y):
    """Nuclear norm of the product of the centred rows: no root of a covariance is taken."""
    mx, my = x.mean(0), y.mean(0)
    cx, cy = x - mx, y - my
    root = np.linalg.svd(cx @ cy.T, compute_uv=False).sum()
    root /= np.sqrt((len(x) - 1) * (len(y) - 1))
    spread = (cx**2).sum() / (len(x) - 1) + (cy**2).sum() / (len(y) - 1)
    return float(((mx - my) ** 2).sum() + spread - 2 * root)


def frechet_by_roots(x, y):
    """The textbook formula, for covariances that are not singular."""
    sx, sy = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    root = scipy.linalg.sqrtm(sx @ sy).real
    return float(((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(sx + sy - 2 * root))


def kernel(x, y):
    def k(a, b):
        return (a @ b.T / a.shape[1] + 1) ** 3

    xx, yy, xy = k(x, x), k(y, y), k(x, y)
    m, n = len(x), len(y)
    return float(
        (xx.sum() - np.trace(xx)) / (m * (m - 1))
        + (yy.sum() - np.trace(yy)) / (n * (n - 1))
        - 2 * xy.mean()
    )


def distances(x, y):
    return np.sqrt(((x[:, None, :] - y[None, :, :]) ** 2).sum(2))


def balls(real, generated, k):
    def radii(rows):
        square = distances(rows, rows)
        np.fill_diagonal(square, np.inf)
        return np.sort(square, 1)[:, k - 1]

    between = distances(real, generated)
    in_real = between <= radii(real)[:, None]
    in_generated = between <= radii(generated)[None, :]
    return {
        "precision": float(in_real.any(0).mean()),
        "recall": float(in_generated.any(1).mean()),
        "density": float(in_real.sum(0).mean() / k),
        "coverage": float(in_real.any(1).mean()),
    }


def mean_of_pairs(x):
    square = distances(x, x)
    return float(square.sum() / (len(x) * (len(x) - 1)))


def feature_case(x, y):
    return {
        "generated": x.tolist(),
        "test": y.tolist(),
        "frechet": frechet(x, y),
        "kernel": kernel(x, y),
        "balls": balls(y, x, 3),
        "pairs": mean_of_pairs(x),
    }


def features(random):
    def draw(rows, width, rank, shift):
        drawn = random.normal(size=(rows, rank)) @ random.normal(size=(rank, width)) + shift
        return numbers(np.maximum(0, drawn) if rank == width else drawn)

    regular = draw(60, 8, 8, 0.5), draw(50, 8, 8, 0.8)
    assert abs(frechet(*regular) - frechet_by_roots(*regular)) < 1e-9 * frechet(*regular)
    singular = random.normal(size=(40, 10)), random.normal(size=(45, 10))
    for rows in singular:
        rows[:, 3] = 0
        rows[:, 7] = 2 * rows[:, 1]
        rows[:, 8:] = np.round(rows[:, 8:] * 4) / 4
    return {
        "regular": feature_case(*regular),
        "singular": feature_case(*map(numbers, singular)),
        "few": feature_case(draw(20, 84, 84, 0), draw(30, 84, 84, 0)),
    }


def nearest(x, y):
    ordered = np.sort(distances(x, y), 1)
    return {
        "samples": x.tolist(),
        "training": y.tolist(),
        "distance": float(ordered[:, 0].mean()),
        "copies": float((ordered[:, 0] < ordered[:, 1] / 3).mean()),
        "numbers": distances(x, y).argmin(1).tolist(),
    }


def labels(random):
    asked = random.integers(0, 4, 80)
    found = np.where(random.random(80) < 0.7, asked, random.integers(0, 4, 80))
    return {
        "asked": asked.tolist(),
        "found": found.tolist(),
        "confusion": confusion_matrix(asked, found).tolist(),
        "agreement": float((asked == found).mean()),
        "f1": float(f1_score(asked, found, average="macro")),
    }


def load(file):
    data = file.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    arrays = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = (8 + length + offset for offset in entry["data_offsets"])
            array = np.frombuffer(data[start:end], "<f4").reshape(entry["shape"])
            arrays[name.removeprefix("network.")] = array.astype(np.float64)
    return arrays


def lenet(weights, images):
    """Features and logits of n images of h lines, w pixels and 1 channel, intensities in [0, 1]."""

    def convolve(x, name):
        kernels = weights[name].reshape(-1, x.shape[1], 5, 5)
        windows = np.lib.stride_tricks.sliding_window_view(x, (5, 5), (2, 3))
        bias = weights[name + "-bias"].reshape(1, -1, 1, 1)
        y = np.maximum(0, np.einsum("nchwij,ocij->nohw", windows, kernels) + bias)
        y = y[:, :, : y.shape[2] // 2 * 2, : y.shape[3] // 2 * 2]
        return y.reshape(*y.shape[:2], y.shape[2] // 2, 2, y.shape[3] // 2, 2).max((3, 5))

    def dense(x, name):
        return x @ weights[name].T + weights[name + "-bias"]

    x = convolve(convolve(images[:, None], "convolution-1"), "convolution-2")
    x = np.maximum(0, dense(x.reshape(len(x), -1), "dense-1"))
    x = np.maximum(0, dense(x, "dense-2"))
    return x, dense(x, "dense-3")


def judgement(random, judge):
    """Strokes of random straight lines, in bytes."""
    y, x = np.mgrid[0:28, 0:28]
    images = np.zeros((4, 28, 28))
    for image in images:
        for _ in range(3):
            a, b = random.uniform(5, 23, 2), random.uniform(5, 23, 2)
            along = np.clip(
                ((x - a[0]) * (b - a)[0] + (y - a[1]) * (b - a)[1]) / ((b - a) ** 2).sum(), 0, 1
            )
            off = np.hypot(x - a[0] - along * (b - a)[0], y - a[1] - along * (b - a)[1])
            np.maximum(image, np.clip(2.5 - off, 0, 1), out=image)
    pixels = np.round(images * 255).astype(int)
    found, logits = lenet(load(JUDGES / (judge + ".safetensors")), pixels / 255)
    odds = np.exp(logits - logits.max(1, keepdims=True))
    return {
        "pixels": pixels.reshape(4, -1).tolist(),
        "features": found.tolist(),
        "labels": logits.argmax(1).tolist(),
        "confidences": (odds.max(1) / odds.sum(1)).tolist(),
    }


def main():
    random = np.random.default_rng(4)
    reference = {
        "features": features(random),
        "nearest": nearest(
            numbers(np.concatenate([random.normal(size=(9, 30)), np.ones((1, 30))])),
            numbers(np.concatenate([random.normal(size=(19, 30)), np.full((1, 30), 1.05)])),
        ),
        "labels": labels(random),
        "judgements": {judge: judgement(random, judge) for judge in ("mnist", "handwriting")},
    }
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
