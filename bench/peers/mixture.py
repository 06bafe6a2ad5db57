"""Times drawing 10,000 digits with NumPy, DDIM of 50 steps through a cosine schedule of 200.

The denoiser is the exact posterior mean of a mixture of 20 Gaussians of full covariance for each
digit, in 144 principal components, all in float32. Each step is two matrix products for a digit:
into the eigenvectors of all its Gaussians at once, and back. Fitting is not timed.
"""

import json
import time

import numpy
from sklearn.cluster import KMeans

import digits

STEPS, LEVELS, COMPONENTS, WIDTH, COUNT, SHRINK = 50, 200, 20, 144, 1000, 0.1
random = numpy.random.default_rng(1)
images, labels = digits.load("train")
mean, components, scale = digits.principal_components(images, WIDTH)
latents = (images - mean) @ components * scale


class Mixture:
    def __init__(self, rows):
        clusters = KMeans(COMPONENTS, n_init=1, max_iter=10, random_state=1).fit(rows)
        pooled = numpy.cov(rows.T)
        self.means = clusters.cluster_centers_.astype(numpy.float32)
        weights, values, vectors = [], [], []
        for number in range(COMPONENTS):
            own = rows[clusters.labels_ == number]
            covariance = (1 - SHRINK) * numpy.cov(own.T) + SHRINK * pooled
            value, vector = numpy.linalg.eigh(covariance)
            weights.append(len(own) / len(rows))
            values.append(numpy.maximum(value, 1e-6))
            vectors.append(vector)
        self.log_weights = numpy.log(weights).astype(numpy.float32)
        self.values = numpy.array(values, numpy.float32)
        self.into = numpy.hstack(vectors).astype(numpy.float32)
        self.back = numpy.ascontiguousarray(self.into.T)
        self.rotated = numpy.einsum(
            "kw,wkv->kv", self.means, self.into.reshape(WIDTH, COMPONENTS, WIDTH))

    def denoise(self, noisy, signal, noise):
        variances = signal**2 * self.values + noise**2
        places = (noisy @ self.into).reshape(len(noisy), COMPONENTS, WIDTH)
        places -= signal * self.rotated
        log = numpy.einsum("nkv,nkv,kv->nk", places, places, -0.5 / variances)
        log += self.log_weights - 0.5 * numpy.log(variances).sum(axis=1)
        log -= log.max(axis=1, keepdims=True)
        shares = numpy.exp(log)
        shares /= shares.sum(axis=1, keepdims=True)
        places *= signal * self.values / variances
        places *= shares[:, :, None]
        return places.reshape(len(noisy), -1) @ self.back + shares @ self.means


def level(step):
    at = lambda t: numpy.cos((t / LEVELS + 0.008) / 1.008 * numpy.pi / 2) ** 2 / at_zero
    at_zero = numpy.cos(0.008 / 1.008 * numpy.pi / 2) ** 2
    product = numpy.clip(at(step), 1e-6, 1)
    return numpy.float32(numpy.sqrt(product)), numpy.float32(numpy.sqrt(1 - product))


def draw(mixture, noisy):
    steps = [round(LEVELS * i / STEPS) for i in range(STEPS, -1, -1)]
    for step, following in zip(steps, steps[1:]):
        signal, noise = level(step)
        clean = mixture.denoise(noisy, signal, noise)
        direction = (noisy - signal * clean) / noise
        signal, noise = level(following)
        noisy = signal * clean + noise * direction
    return noisy / scale @ components.T + mean


mixtures = [Mixture(latents[labels == digit]) for digit in range(10)]
began = time.perf_counter()
for mixture in mixtures:
    drawn = draw(mixture, random.standard_normal((COUNT, WIDTH), numpy.float32))
    assert numpy.isfinite(drawn).all()
print(json.dumps({"value": time.perf_counter() - began}))
