"""Oracles of the numeric gradients: what their docstrings promise, on curves that are no polynomials."""

import numpy as np

from autograder.words.oracle import BROKEN, deviation

SHAPES = ((1,), (5,), (1, 4), (4, 1), (3, 2), (2, 3, 2), (1, 1, 2, 1))
STEPS = (0.3, 1e-2, 1e-4)
SINGLE = 1e-6  # as far as float32 has digits


class Curve:
    def __init__(self, rng, shape):
        self.a, self.b = rng.normal(size=(2, *shape))
        self.asked = []

    def __call__(self, x):
        assert np.shape(x) == self.a.shape
        self.asked.append(np.array(x, dtype=float))
        return self.at(self.asked[-1])

    def at(self, x):
        return float(np.sum(self.a * np.exp(0.5 * x)) + np.sin(np.sum(self.b * x)) + np.sum(x**2))


def forward_gradient(item, function, rng):
    return _worst(function, rng, _forward)


def numeric_gradient(item, function, rng):
    return _worst(function, rng, _centred)


def _forward(f, x, h):
    """-> the slopes, and the points they need."""
    points, slopes = [x], np.empty(x.shape)
    for place in np.ndindex(x.shape):
        points.append(_beside(x, place, h))
        slopes[place] = (f.at(points[-1]) - f.at(x)) / h
    return slopes, points


def _centred(f, x, h):
    points, slopes = [], np.empty(x.shape)
    for place in np.ndindex(x.shape):
        points += [_beside(x, place, h), _beside(x, place, -h)]
        slopes[place] = (f.at(points[-2]) - f.at(points[-1])) / (2 * h)
    return slopes, points


def _beside(x, place, h):
    point = x.copy()
    point[place] = x[place] + h
    return point


def _worst(function, rng, right):
    return max(
        _off(function, rng, right, shape, h, whole)
        for shape in SHAPES
        for h in STEPS
        for whole in (False, True)
    )


def _off(function, rng, right, shape, h, whole):
    x = (
        rng.integers(-3, 4, size=shape)
        if whole
        else rng.normal(size=shape) * 10.0 ** rng.integers(-9, 1, shape)
    )
    f, given = Curve(rng, shape), x.copy()
    gradient = function(f, given, h)
    slopes, points = right(f, x.astype(float), h)
    if given.dtype != x.dtype or not np.array_equal(given, x) or len(f.asked) != len(points):
        return BROKEN
    for point in points:
        if min(np.max(np.abs(point - asked)) for asked in f.asked) > 1e-3 * h:
            return BROKEN
    off = deviation(gradient, slopes)
    return off if off > SINGLE else 0.0


ORACLES = {"forward_gradient": forward_gradient, "numeric_gradient": numeric_gradient}
