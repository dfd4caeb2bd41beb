"""Oracles of whitening and of k-means: what docstrings promise, with plain loops, for any right start."""

from itertools import combinations

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone
from cs231n_utils.promises import effort

SINGLE = 1e-4  # as far as float32 has digits, after a few steps
SIZES = ((7, 1, 2), (7, 3, 3), (6, 2, 1), (5, 5, 2))  # N, K, D: all starts can be tried
LARGE = 9000, 17, 65
STEPS = 4


def seen(found):
    worst = max(found)
    return worst if worst > SINGLE else 0.0


def fit_whitening(item, function, rng):
    return seen(
        _whitened(function, rng, *sizes, eps)
        for sizes in ((1, 2, 3), (3, 4, 3), (2, 30, 6), (5, 8, 9), (1, 5, 8))
        for eps in (0.05, 0.4, 3.0)
    )


def _whitened(function, rng, N, P, D, eps):
    mixed = rng.normal(size=(N, P, D)) @ rng.normal(size=(D, D)) / np.sqrt(D)
    patches = (mixed + rng.normal(size=D)).astype(np.float32)
    given = patches.copy()
    mean, whitening = function(given, eps)
    rows = patches.reshape(-1, D).astype(float)
    middle = sum(rows) / len(rows)
    covariance = sum(np.outer(row - middle, row - middle) for row in rows) / len(rows)
    U, squares, _ = np.linalg.svd(covariance, hermitian=True)
    right = sum(np.outer(u, u) / np.sqrt(square + eps) for u, square in zip(U.T, squares, strict=True))
    return max(deviation(mean, middle), deviation(whitening, right), left_alone([given], [patches]))


def kmeans(item, function, rng):
    found = [_clustered(function, rng, *sizes) for sizes in SIZES for _ in range(3)]
    return seen([*found, _empty(function, rng), _chance(function, rng), _large(function, rng)])


def _clustered(function, rng, N, K, D):
    """The smallest deviation from what any K rows lead to; drawn such that rounding decides nothing."""
    while True:
        X = rng.normal(size=(N, D)).astype(np.float32)
        runs = [_run(X, X[list(start)].astype(float)) for start in combinations(range(N), K)]
        if all(runs):
            break
    given, seed = X.copy(), int(rng.integers(2**31))
    answers = [function(given, K, count, np.random.default_rng(seed)) for count in range(1, STEPS + 1)]
    found = min(max(map(_differ, answers, run)) for run in runs)
    return max(found, left_alone([given], [X]))


def _run(X, centroids):
    """[(centroids, labels, costs) after each step]; [] where a row is as near to two, or none is near."""
    steps, costs = [], []
    for _ in range(STEPS):
        squares = np.array([[np.sum((row - c) ** 2) for c in centroids] for row in X.astype(float)])
        nearest = np.sort(squares, axis=1)
        if len(centroids) > 1 and (nearest[:, 1] - nearest[:, 0]).min() < 1e-3:
            return []
        labels = squares.argmin(axis=1)
        if len(set(labels)) < len(centroids):
            return []
        costs = [*costs, nearest[:, 0].sum()]
        centroids = np.array([X[labels == k].mean(axis=0, dtype=float) for k in range(len(centroids))])
        steps.append((centroids, labels, costs))
    return steps


def _differ(answer, right):
    """Whichever number a centroid has: its rows say which one it is."""
    centroids, labels, costs = (np.asarray(part) for part in answer)
    K = len(right[0])
    if labels.shape != right[1].shape or labels.dtype.kind not in "iu" or centroids.shape != right[0].shape:
        return BROKEN
    pairs = set(zip(labels.tolist(), right[1].tolist(), strict=True))
    if len(pairs) != K or {own for own, _ in pairs} != set(range(K)):
        return BROKEN
    order = [own for own, _ in sorted(pairs, key=lambda pair: pair[1])]
    return max(deviation(centroids[order], right[0]), deviation(costs, right[2]))


def _empty(function, rng):
    """Rows that are alike: where a centroid has no rows, it is one of X, or was there."""
    X = rng.normal(size=(5, 3)).astype(np.float32)[[0] * 12 + [1, 2, 3, 4]]
    found = []
    for seed in rng.integers(2**31, size=6).tolist():
        centroids, labels, costs = function(X.copy(), 4, 1, np.random.default_rng(seed))
        if np.shape(centroids) != (4, 3) or not np.isfinite(costs).all():
            return BROKEN
        own = [np.mean(X[labels == k], axis=0)[None] if (labels == k).any() else X for k in range(4)]
        found += [min(deviation(c, row) for row in rows) for c, rows in zip(centroids, own, strict=True)]
    return max(found)


def _chance(function, rng):
    X = rng.normal(size=(40, 2)).astype(np.float32)
    seeds = [7, 7, *rng.integers(2**31, size=9).tolist()]
    first, again, *others = (
        np.concatenate([np.ravel(part) for part in function(X.copy(), 3, 1, np.random.default_rng(seed))])
        for seed in seeds
    )
    return (
        0.0
        if np.array_equal(first, again) and not all(np.array_equal(first, one) for one in others)
        else BROKEN
    )


def _large(function, rng):
    """More words than uint8 counts, less memory than N * K * D numbers, no more steps for more rows."""

    def of(N, K, D):
        X = rng.random((N, D), dtype=np.float32)
        return lambda: function(X, K, 1, np.random.default_rng(0))

    N, K, D = LARGE
    labels = np.asarray(of(280, 280, 2)()[1])
    few, many = (effort.steps(function, of(rows, 3, 4)) for rows in (40, 400))
    frugal = effort.most_bytes(of(N, K, D)) < 4 * N * K * D
    return 0.0 if len(set(labels.tolist())) == 280 and frugal and many - few < 180 else BROKEN


ORACLES = {"fit_whitening": fit_whitening, "kmeans": kmeans}
