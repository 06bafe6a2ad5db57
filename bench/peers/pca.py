"""Times PCA to 144 components of MNIST's 60,000 x 784 float32 training pixels: pca.py numpy | SOLVER.

numpy is the covariance matrix and its eigen-decomposition; the others are scikit-learn's solvers.
"""

import json
import sys
import time

import numpy

import digits

REPETITIONS = 5
rows, _ = digits.load("train")


def by_numpy():
    centred = rows - rows.mean(axis=0)
    values, vectors = numpy.linalg.eigh(centred.T @ centred / (len(rows) - 1))
    return vectors[:, :-145:-1]


def by_scikit_learn(solver):
    from sklearn.decomposition import PCA

    return PCA(144, svd_solver=solver, copy=True, random_state=1).fit(rows).components_


way = sys.argv[1]
seconds = []
for _ in range(REPETITIONS + 1):
    began = time.perf_counter()
    by_numpy() if way == "numpy" else by_scikit_learn(way)
    seconds.append(time.perf_counter() - began)
print(json.dumps({"value": sorted(seconds[1:])[REPETITIONS // 2]}))
