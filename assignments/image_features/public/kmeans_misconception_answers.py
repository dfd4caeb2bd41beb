"""What k-means answers, read into arrays."""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.promises.seen import Seen, assert_returned


@dataclass(frozen=True)
class Answer:
    """centroids (K, D), labels (N,) integers and costs (num_iters,), as floats or integers of 64 bits."""

    centroids: np.ndarray
    labels: np.ndarray
    costs: np.ndarray

    def equals(self, other):
        """But for rounding."""
        return np.array_equal(self.labels, other.labels) and np.allclose(self.costs, other.costs, rtol=1e-5)


def read(returned, X, K, num_iters):
    """-> Answer.  Raises Seen for what has no such form; labels may be whole numbers of any kind."""
    assert_returned(returned)
    try:
        centroids, labels, costs = (np.asarray(part) for part in returned)
    except (TypeError, ValueError):
        raise Seen("the answer is not the three of centroids, labels and costs") from None
    if any(part.dtype.kind not in "iuf" for part in (centroids, labels, costs)):
        raise Seen("centroids, labels or costs are no arrays of numbers")
    centroids, costs = centroids.astype(float), costs.astype(float)
    shapes, wanted = (
        [part.shape for part in (centroids, labels, costs)],
        [(K, X.shape[1]), (len(X),), (num_iters,)],
    )
    if shapes != wanted and sorted(shapes) == sorted(wanted):
        raise Seen("centroids, labels and costs come in another order", "kmeans_order")
    _require_centroids(centroids, labels, *wanted[0])
    _require_labels(labels, len(X), K)
    _require_costs(costs, num_iters)
    return Answer(centroids, labels.astype(int), costs)


def _require_centroids(centroids, labels, K, D):
    if centroids.shape != (K, D):
        fewer = centroids.ndim == 2 and centroids.shape[1] == D and len(centroids) < K
        text = f"there are not K centroids of D numbers: they have shape {centroids.shape}, not {(K, D)}"
        raise Seen(text, *(["kmeans_empty_dropped"] if fewer else []))
    if not np.isfinite(centroids).all():
        empty = np.isin(np.flatnonzero(~np.isfinite(centroids).all(axis=1)), labels, invert=True).any()
        raise Seen("centroids hold inf or nan", *(["kmeans_empty_nan"] if empty else []))


def _require_labels(labels, N, K):
    if labels.shape != (N,):
        raise Seen(f"labels have shape {labels.shape}, not {(N,)}")
    if not np.array_equal(labels, np.trunc(labels)):
        raise Seen("labels are no whole numbers")
    if labels.min() < 0 or labels.max() > K - 1:
        one_more = labels.min() >= 1 and labels.max() <= K
        raise Seen("labels are not from 0 to K - 1", *(["kmeans_labels_from_one"] if one_more else []))


def _require_costs(costs, num_iters):
    if costs.shape != (num_iters,):
        raise Seen(f"costs have shape {costs.shape}, not {(num_iters,)}", *_why_so_many(costs, num_iters))
    if not np.isfinite(costs).all():
        raise Seen("costs hold inf or nan", "kmeans_costs_not_finite")


def _why_so_many(costs, num_iters):
    """One less than many steps may be either; nothing has come to an end after one step."""
    if costs.ndim != 1:
        return ()
    if len(costs) < num_iters - 1:
        return ("kmeans_stops_early",)
    return ("kmeans_costs_of_other_times",) if len(costs) > num_iters or num_iters <= 2 else ()
