"""Oracles of the table of features and of the standardizer: what docstrings promise, with plain numbers."""

import math

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone

SINGLE = 1e-5  # as far as float32 has digits


def seen(found):
    worst = max(found)
    return worst if worst > SINGLE else 0.0


def extract_features(item, function, rng):
    return seen(
        _table(function, rng, shape, count, sizes, kind)
        for shape in ((3, 2, 3), (4, 5))
        for count in (1, 2, 7)
        for sizes in ((1,), (2, 5), (3, 3, 3))
        for kind in (np.uint8, np.float32, float)
    )


def _table(function, rng, shape, count, sizes, kind):
    """Sums of the pixels with weights drawn: no two are alike."""
    imgs = rng.uniform(0, 255, (count, *shape)).astype(kind)
    weights = [rng.normal(size=(size, *shape)) for size in sizes]
    given = imgs.copy()

    def feature(each):
        def of(im):
            assert np.shape(im) == shape
            return np.array([float(np.sum(one * im)) for one in each])

        return of

    returned = function(given, [feature(each) for each in weights], verbose=count == 2)
    right = [[float(np.sum(one * im)) for each in weights for one in each] for im in imgs.astype(float)]
    return max(deviation(returned, right), left_alone([given], [imgs]))


def fit_standardizer(item, function, rng):
    return seen(
        _columns(function, rng, count, kind) for count in (1, 2, 3, 10, 50) for kind in (np.float32, float)
    )


def _columns(function, rng, count, kind):
    """Columns of all sizes; some are constant, some but for rounding."""
    sizes = 10.0 ** rng.uniform(-9, 6, 8)
    X = sizes * (rng.uniform(-3, 3, 8) + rng.normal(size=(count, 8)))
    constant = np.outer(np.ones(count), [sizes[0], -sizes[1], sizes[2], 0.0, 0.1])
    constant[:, :2] *= 1 + 1e-8 * rng.uniform(-1, 1, (count, 2))
    X = np.hstack([X, constant])[:, rng.permutation(13)].astype(kind)
    given = X.copy()
    mean, spread = function(given)
    found = [left_alone([given], [X])]
    for j, column in enumerate(X.astype(float).T.tolist()):
        middle = math.fsum(column) / count
        largest = max(map(abs, column))
        is_constant = max(column) - min(column) <= 1e-6 * largest
        right = 1.0 if is_constant else math.sqrt(math.fsum((x - middle) ** 2 for x in column) / count)
        if np.shape(mean) != (13,) or np.shape(spread) != (13,):
            return BROKEN
        found += [
            deviation(mean[j] / (largest or 1), middle / (largest or 1)),
            deviation(spread[j] / right, 1.0),
        ]
    return max(found)


ORACLES = {"extract_features": extract_features, "fit_standardizer": fit_standardizer}
