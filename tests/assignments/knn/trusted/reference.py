"""Written apart from the solution: one row after the other."""

import numpy as np


def predict(X, y, Z):
    return np.array([y[min(range(len(X)), key=lambda i: np.linalg.norm(X[i] - z))] for z in Z])
