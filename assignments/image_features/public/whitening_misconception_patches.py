"""Patches whose mean and covariance are known, since both were planted."""

import numpy as np

SIZES = (3, 7, 5), (2, 20, 8), (1, 9, 6)  # N, P, D


class Patches:
    """Along each column of `directions`, an orthogonal matrix, the mean square is one of `squares`."""

    def __init__(self, rng, N, P, D, rank=None, scale=1.0):
        self.shape, rank = (N, P, D), rank or D
        self.squares = np.zeros(D)
        self.squares[:rank] = scale**2 * rng.permutation(np.geomspace(0.05, 4, rank))
        self.directions = np.linalg.qr(rng.normal(size=(D, D)))[0]
        self.mean = scale * rng.uniform(0.5, 2, D) * rng.choice([-1, 1], D)
        self.away = np.zeros((N * P, D))  # from the mean
        self.away[:, :rank] = uncorrelated(rng, N * P, rank) * np.sqrt(self.squares[:rank])
        self.away = self.away @ self.directions.T
        self.patches = (self.away + self.mean).reshape(self.shape).astype(np.float32)

    @property
    def covariance(self):
        return self.directions * self.squares @ self.directions.T

    def left_over(self, whitening, eps, covariance=None):
        """How far W (C + eps) W is from the identity: 0 for the whitening alone, among positive matrices."""
        covariance = self.covariance if covariance is None else covariance
        identity = np.eye(len(covariance))
        return np.abs(whitening @ (covariance + eps * identity) @ whitening - identity).max()

    def turned(self, whitening):
        """The matrix as it is along the directions: diagonal where it leaves each of them alone."""
        return self.directions.T @ whitening @ self.directions


def uncorrelated(rng, count, size):
    """(count, size): every column has mean 0 and mean square 1, and no two have anything in common."""
    columns = rng.exponential(size=(count, size))  # the median is not the mean
    return np.linalg.qr(columns - columns.mean(axis=0))[0] * np.sqrt(count)
