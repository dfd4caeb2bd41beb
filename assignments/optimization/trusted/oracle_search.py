"""Oracles of the searches: what their docstrings promise, on losses that depend on W and on nothing else."""

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone
from cs231n_utils.losses import forms

SHAPES = ((1,), (6,), (3, 4), (2, 1, 3))
COUNTS = (1, 2, 3, 17, 130)
SINGLE = 1e-5  # as far as float32 has digits
STEPS = 40  # of a large W: 100,000 random numbers
LARGE = (50, 50)
SIGMAS = 6.5
NEW = 0.75  # of the numbers, at least; small steps have few digits as float32, and some come twice


class Loss:
    """How far W is from a point, in coarse steps, so that many are equal; nan for some W's, never for all."""

    def __init__(self, rng, shape, scale, nans, number):
        self.rng, self.aim, self.shape = (
            np.random.default_rng(rng.integers(2**31)),
            rng.normal(size=shape),
            shape,
        )
        self.scale, self.nans, self.number = scale, nans, number  # the answer that is no nan in any case
        self.lift, self.times = rng.choice([0.0, -1e3, 1e20]), rng.choice([1.0, 1e-3, 1e17])
        self.asked, self.answers = [], []

    def __call__(self, W):
        assert np.shape(W) == self.shape
        W = np.array(W, dtype=float)
        self.asked.append(W)
        far = np.round(np.abs(W - self.scale * self.aim).sum() / self.scale) / self.aim.size
        by_chance = int(np.abs(W.flat[0]) / self.scale * 1e3) % 10 < self.nans
        is_nan = by_chance and len(self.answers) != self.number
        self.answers.append(np.nan if is_nan else self.times * far + self.lift)
        return float(self.answers[-1])


def best_so_far(answers):
    """[the number of the first lowest, after each answer]; a nan gives way to anything."""
    found, best = [], 0
    for number, answer in enumerate(answers):
        if answer < answers[best] or np.isnan(answers[best]):
            best = number
        found.append(best)
    return found


def random_search(item, function, rng):
    found = [
        _random(function, rng, shape, count, scale, nans)
        for shape in SHAPES
        for count in COUNTS
        for scale in (1.0, 0.03)
        for nans in (0, 3, 7)
    ]
    return max(*found, _draws(lambda loss, rng, scale: function(loss, LARGE, STEPS, scale, rng), 0))


def random_local_search(item, function, rng):
    found = [
        _local(function, rng, shape, count, scale, nans)
        for shape in SHAPES
        for count in COUNTS
        for scale in (1.0, 0.03)
        for nans in (0, 3, 7)
    ]
    start = rng.normal(size=LARGE)
    return max(*found, _draws(lambda loss, rng, scale: function(loss, start.copy(), STEPS, scale, rng), 1))


def _random(function, rng, shape, count, scale, nans):
    loss = Loss(rng, shape, scale, nans, rng.integers(count))
    returned = function(loss, shape, count, scale, rng)
    return _kept(loss, returned, count, 0, scale) if len(loss.asked) == count else BROKEN


def _local(function, rng, shape, count, scale, nans):
    loss, start = Loss(rng, shape, scale, nans, 0), rng.normal(size=shape)
    given = start.copy()
    returned = function(loss, given, count, scale, rng)
    if len(loss.asked) != count + 1 or left_alone([given], [start]):
        return BROKEN
    if deviation(loss.asked[0], start) > SINGLE:
        return BROKEN
    return _kept(loss, returned, count, 1, scale)


def _kept(loss, returned, count, first, scale):
    """What came back, against what the loss was asked; a history begins to count with a finite loss."""
    W, best_loss, history = returned
    best = best_so_far(loss.answers)
    right = np.array(loss.answers)[best]
    known = ~np.isnan(right[first:])
    sizes = np.maximum(1.0, np.abs(right))
    found = (
        deviation(np.asarray(W) / scale, loss.asked[best[-1]] / scale),
        deviation(forms.number(best_loss) / sizes[-1], right[-1] / sizes[-1]),
        deviation((forms.numbers(history, count) / sizes[first:])[known], (right / sizes)[first:][known]),
    )
    return max(off if off > SINGLE else 0.0 for off in found)


def _draws(search, first):
    """0.0 when tries, or steps from the best, are normal, new, and follow the generator and nothing else."""

    def numbers(rng, scale, falling):
        asked = []

        def loss(W):
            asked.append(np.array(W, dtype=float).ravel())
            return float(-len(asked) if falling else 1.0 if len(asked) == 1 else 2.0)

        search(loss, rng, scale)
        points = np.array(asked)
        if not first:
            return points
        return np.diff(points, axis=0) if falling else points[1:] - points[0]

    for falling in (True, False):
        for scale in (1.0, 0.02):
            one, same, other = (np.random.default_rng(seed) for seed in (8, 8, 9))
            drawn = numbers(one, scale, falling)
            if not np.array_equal(drawn, numbers(same, scale, falling)):
                return BROKEN
            if any(np.allclose(drawn, numbers(rng, scale, falling)) for rng in (one, other)):
                return BROKEN
            if not _normal(drawn / scale):
                return BROKEN
    return 0.0


def _normal(numbers):
    """By their first four moments, of all and of every try, and by how seldom one comes twice."""
    n = numbers.size
    moments = [np.mean(numbers**k) for k in (1, 2, 3, 4)]
    spreads = np.sqrt(np.array([1, 2, 15, 96]) / n)
    if np.any(np.abs(np.subtract(moments, [0, 1, 0, 3])) > SIGMAS * spreads * 1.5):
        return False
    of_tries = np.std(numbers, axis=1)
    even = np.all(np.abs(of_tries - 1) < SIGMAS / np.sqrt(2 * numbers.shape[1]))
    return bool(even and len(np.unique(np.abs(numbers))) > NEW * n)


ORACLES = {"random_search": random_search, "random_local_search": random_local_search}
