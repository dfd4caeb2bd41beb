"""One step of k-means in the student's own numbers: what follows from the centroids before it."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

CLOSE = 1e-4  # relative; lets float32 through


def points(rng, N, D):
    """(N, D) float32, as whitened patches are: around 0, of all sizes."""
    return (rng.normal(size=(N, D)) * np.linspace(0.7, 1.4, D)).astype(np.float32)


def size(X):
    """Of squared distances: what rounding is compared with."""
    return float(np.sum(np.square(X, dtype=float)))


def apart(rows, other):
    """The squared distances of rows from another row, or of each from its own."""
    return np.sum(np.square(np.asarray(rows, dtype=float) - other), axis=-1)


@dataclass(frozen=True)
class Step:
    """`before` (K, D) become, with `labels` (N,) and at the last of `costs`, `after`.

    `long_before` are those another step earlier, which had `earlier_labels` and `earlier` costs.
    """

    X: np.ndarray
    before: np.ndarray
    labels: np.ndarray = None
    after: np.ndarray = None
    costs: np.ndarray = None
    long_before: np.ndarray = None
    earlier_labels: np.ndarray = None
    earlier: np.ndarray = None

    @classmethod
    def all_of(cls, X, answers):
        """Between the Answers for 1, 2, … steps."""
        steps, long_before = [], None
        for one, other in pairwise(answers):
            steps.append(
                cls(
                    X,
                    one.centroids,
                    other.labels,
                    other.centroids,
                    other.costs,
                    long_before,
                    one.labels,
                    one.costs,
                )
            )
            long_before = one.centroids
        return steps

    @property
    def cost(self):
        return self.costs[-1]

    def of(self, centroids):
        """The same from other centroids."""
        return replace(self, before=centroids)

    def holds_nearest(self, labels=None):
        """Whether no centroid is nearer to a row than the one that it has."""
        slack = CLOSE * size(self.X) / len(self.X)
        distances = apart(self.X[:, np.newaxis], self.before)  # (N, K)
        own = distances[np.arange(len(self.X)), self.labels if labels is None else labels]
        return bool(np.all(own <= distances.min(axis=1) + slack))

    def holds_means(self):
        """Whether what is left over of the rows of each centroid, less it, has the mean 0."""
        slack = CLOSE * np.sqrt(size(self.X) / len(self.X))
        return all(
            np.abs(np.mean(self.X[self.labels == label] - self.after[label], axis=0)).max() <= slack
            for label in set(self.labels)
        )

    def holds_cost(self):
        return abs(self.cost - self.squares().sum()) <= CLOSE * size(self.X)

    def squares(self):
        """The squared distance of each row from the centroid that it got."""
        return apart(self.X, self.before[self.labels])

    def other_costs(self):
        """What the cost would be with centroids or labels of another step."""
        for centroids in (self.after, self.before, self.long_before):
            for labels in (self.labels, self.earlier_labels):
                if centroids is not None and not (centroids is self.before and labels is self.labels):
                    yield apart(self.X, centroids[labels]).sum()
        yield apart(self.X[:, np.newaxis], self.after).min(axis=1).sum()
