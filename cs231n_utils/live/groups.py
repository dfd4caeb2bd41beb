"""What a student's k-means says of some points after some steps, and from which of them it starts."""

from dataclasses import dataclass, field

import numpy as np

from cs231n_utils import CheckFailed
from cs231n_utils.live.widget import nonsense, trouble_in
from cs231n_utils.promises.speech import shortened


@dataclass(frozen=True)
class Groups:
    """What is known after some steps: centroids (K, 2), labels (N,), costs (steps,)."""

    centroids: np.ndarray
    labels: np.ndarray = field(default_factory=lambda: np.empty(0, int))  # nobody belongs anywhere yet
    costs: np.ndarray = field(default_factory=lambda: np.empty(0))

    def fit(self, *shapes):
        """Whether they have these shapes and values that can be."""
        if (self.centroids.shape, self.labels.shape, self.costs.shape) != shapes:
            return False
        return set(self.labels) <= set(range(len(self.centroids))) and bool(np.isfinite(self.costs).all())

    def empty(self):
        """The groups without a point."""
        return np.flatnonzero(np.bincount(self.labels, minlength=len(self.centroids)) == 0)


class Asked:
    """The student's function with K and the seed of its generator fixed."""

    def __init__(self, kmeans, K, seed):
        self.kmeans, self.K, self.seed = kmeans, K, seed

    def after(self, X, steps):
        """`Groups` after so many steps, at least 1.  Raises CheckFailed at nonsense."""
        answer = self.kmeans(X.copy(), self.K, steps, np.random.default_rng(self.seed))
        shapes = (self.K, X.shape[1]), (len(X),), (steps,)
        try:
            centroids, labels, costs = (np.asarray(part) for part in answer)
            found = Groups(centroids.astype(float), labels.astype(int), costs.astype(float))
        except (TypeError, ValueError):
            found = None
        if not found or not found.fit(*shapes):
            wanted = f"centroids {shapes[0]}, labels {shapes[1]} below {self.K} and finite costs {shapes[2]}"
            raise CheckFailed(nonsense(_told(answer), wanted, self.kmeans))
        return found

    def first_rows(self, count):
        """Which of `count` rows it starts from, by centroid; None where that cannot be seen.

        All rows are put in one place but for one, which lies 1 away. If that is none of the first, it is 1
        away from all of them, and this is the whole cost; if it is one, it has the label of its own centroid.
        """
        rows = {}
        for row in range(count):
            X = np.zeros((count, 1), np.float32)
            X[row] = 1
            found = self.after(X, 1)
            if not np.isclose(found.costs[0], 1):
                rows[int(found.labels[row])] = row
        return [rows[k] for k in range(self.K)] if sorted(rows) == list(range(self.K)) else None

    def start(self, points):
        """`Groups` before the first step."""
        found, unseen = [], np.full((self.K, points.shape[1]), np.nan)
        trouble_in(lambda: found.append(self.first_rows(len(points))))  # such rows may be too much for it
        return Groups(points[found[0]].astype(float) if found and found[0] else unseen)


def _told(answer):
    """An answer in a few words: the shapes of its parts, if they have any, and where there is inf or nan."""
    if isinstance(answer, tuple) and all(hasattr(part, "shape") for part in answer):
        return f"arrays of shapes {', '.join(map(_shape, answer))}"
    return shortened(repr(answer))


def _shape(part):
    with_gaps = np.asarray(part).dtype.kind == "f" and not np.isfinite(part).all()
    return f"{part.shape}{' with inf or nan' * with_gaps}"
