"""Linear Diffusion with scikit-learn, as published: fits 70,000 digits, draws 10,000.

Standardised pixels, 144 principal components, one-hot labels without the first class, and one
linear regression of the noise on the noised latent, the label and all their products, at the one
noise level signal 1, noise 1. A drawing is pure noise minus the noise predicted in it. The whole
process is timed from outside.
"""

import numpy
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import OneHotEncoder, StandardScaler

import digits


def features(latents, labels):
    products = numpy.einsum("ni,nj->nij", latents, labels).reshape(len(latents), -1)
    return numpy.hstack([latents, labels, products])


random = numpy.random.default_rng(1)
train, test = digits.load("train", float), digits.load("t10k", float)
images = numpy.vstack([train[0], test[0]])
labels = numpy.concatenate([train[1], test[1]]).reshape(-1, 1)

scaler = StandardScaler()
pca = PCA(144)
latents = pca.fit_transform(scaler.fit_transform(images))
encoder = OneHotEncoder(drop="first", sparse=False)
conditions = encoder.fit_transform(labels)

noise = random.standard_normal(latents.shape)
model = LinearRegression().fit(features(latents + noise, conditions), noise)

wanted = encoder.transform(numpy.repeat(numpy.arange(10), 1000).reshape(-1, 1))
start = random.standard_normal((10000, 144))
answer = start - model.predict(features(start, wanted))
drawn = scaler.inverse_transform(pca.inverse_transform(answer))
assert drawn.shape == (10000, 784) and numpy.isfinite(drawn).all()
