"""Oracles of train, predict and tune: what their docstrings promise, whatever the losses are."""

from dataclasses import dataclass

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone
from cs231n_utils.losses import forms
from cs231n_utils.losses.batch_sizes import as_asked

# --- train ------------------------------------------------------------------------------------------------

SINGLE = 1e-6  # as far as float32 has digits
LARGE = 5e3  # features beyond what anybody clips to
SETS = ((7, 3, 2), (50, 1, 4), (97, 4, 3))  # N, D, C
SETTINGS = (  # learning_rate, reg, num_iters, batch_size
    (0.1, 0.5, 1, 4),
    (2.0, 0.0, 5, 1),
    (1e-3, 30.0, 23, 16),
    (0.3, 0.25, 6, 200),
)
MANY = (1303, 4, 3)
LONG = (0.1, 0.5, 800, 100)  # in 80,000 draws one of 1,303 examples is missed once in 10^23


@dataclass(frozen=True)
class Asked:
    """A question to the loss, with W as it was then, and the answer."""

    X: np.ndarray
    y: np.ndarray
    reg: float
    W: np.ndarray
    loss: float
    dW: np.ndarray


def train(item, kind, rng):
    found = [
        _training(kind, rng, sizes, settings, lowest)
        for sizes in SETS
        for settings in SETTINGS
        for lowest in (0, 1)
    ]
    return max(*found, _reaches_the_whole_set(kind, rng), *(_makes_W(kind, rng, *sizes) for sizes in SETS))


def watched(kind, rng):
    """An object of the student's class whose loss answers at random, and the list of what it is asked."""
    asked = []

    class Watched(kind):
        def loss(self, X_batch, y_batch, reg):
            W = np.array(self.W, dtype=float)
            loss, dW = float(rng.normal()), rng.normal(size=W.shape)
            asked.append(Asked(np.array(X_batch), np.array(y_batch), reg, W, loss, dW))
            return loss, dW.copy()

    return Watched(), asked


def examples(rng, N, D, C, lowest=0):
    """X (N, D), whose first feature is the row's number, and y (N,), in which the last class occurs."""
    X, y = LARGE * rng.normal(size=(N, D)), rng.integers(lowest, C, size=N)
    X[:, 0], y[rng.integers(N)] = np.arange(N), C - 1
    return X, y


def _training(kind, rng, sizes, settings, lowest):
    """Two calls, one after the other: the second goes on from the first."""
    (X, y), (classifier, asked) = examples(rng, *sizes, lowest), watched(kind, rng)
    classifier.W = rng.normal(size=sizes[1:])
    found = []
    for _ in range(2):
        before, given = np.array(classifier.W), (X.copy(), y.copy())
        asked.clear()
        history = classifier.train(*given, *settings)
        found += [left_alone(given, (X, y)), _steps(asked, history, before, classifier.W, settings)]
        found += [_batches(asked, X, y, settings)]
    return max(found)


def _steps(asked, history, before, after, settings):
    """One question a step, its loss in the history, and W moved by −learning_rate · dW."""
    rate, _, num_iters, _ = settings
    if len(asked) != num_iters:
        return BROKEN
    way, found = before, deviation(forms.numbers(history, num_iters), [one.loss for one in asked])
    for one in asked:
        found = max(found, deviation(one.W, way))
        way = way - rate * one.dW
    return max(found, deviation(after, way))


def _batches(asked, X, y, settings):
    """0.0 for rows of X with their labels, as many as were asked for, and the reg that was given."""
    _, reg, _, size = settings
    for one in asked:
        rows = one.X[:, 0].astype(int)
        if not (np.array_equal(one.X, X[rows]) and np.array_equal(one.y, y[rows]) and one.reg == reg):
            return BROKEN
    return 0.0 if as_asked([len(one.y) for one in asked], size, len(X)) else BROKEN


def _reaches_the_whole_set(kind, rng):
    """0.0 when batches differ, and every example is in one."""
    classifier, asked = watched(kind, rng)
    classifier.W = np.zeros(MANY[1:])
    classifier.train(*examples(rng, *MANY), *LONG)
    batches = {tuple(one.X[:, 0]) for one in asked}
    return 0.0 if len(batches) > 2 and len(set().union(*batches)) == MANY[0] else BROKEN


def _makes_W(kind, rng, N, D, C):
    """0.0 when a new classifier has finite weights, (D, C), at the first step."""
    classifier, asked = watched(kind, rng)
    classifier.train(*examples(rng, N, D, C), 0.1, 0.5, 2, 3)
    return 0.0 if asked[0].W.shape == (D, C) and np.isfinite(asked[0].W).all() else BROKEN


# --- predict ----------------------------------------------------------------------------------------------


def predict(item, kind, rng):
    return max(
        _prediction(kind, rng, *sizes, scale, lift)
        for sizes in ((1, 1, 2), (1, 4, 3), (3, 3, 3), (9, 5, 4), (4, 2, 11), (20, 5, 300))
        for scale in (1e-3, 1.0, 1e3)
        for lift in (0.0, -1e4, 1e4)
    )


def _prediction(kind, rng, N, D, C, scale, lift):
    X, W = np.column_stack([rng.normal(size=(N, D)), np.ones(N)]), scale * rng.normal(size=(D + 1, C))
    W[-1] += lift
    classifier, given = kind(), X.copy()
    classifier.W = W.copy()
    labels = np.asarray(classifier.predict(given))
    right = [max(range(C), key=scores.__getitem__) for scores in X @ W]
    return left_alone([labels, given, np.asarray(classifier.W)], [np.array(right), X, W])


# --- tune -------------------------------------------------------------------------------------------------

GRIDS = ((1, 1), (1, 3), (3, 2), (2, 4))
ROWS = {"train": 150, "val": 90}  # more than a chunk of them
OPTIONS = {"num_iters": 17, "batch_size": 9}


class Plan:
    """How many examples each pair of a grid gets right; one pair of several diverges.

    All are different, but for two that are equal on the validation set.
    """

    def __init__(self, rng, grid):
        self.rates, self.regs = (list(rng.uniform(0.1, 9.0, size=count)) for count in grid)
        self.pairs = [(rate, reg) for rate in self.rates for reg in self.regs]
        right = zip(*(1 + rng.permutation(count - 1) for count in ROWS.values()), strict=False)
        self.right = dict(zip(self.pairs, right, strict=False))
        if len(self.pairs) > 1:
            one, other, diverged = (self.pairs[k] for k in rng.permutation(len(self.pairs))[[0, 1, -1]])
            self.right[other] = (self.right[other][0], self.right[one][1])
            self.right[diverged] = (0, 0)
        self.data = [
            part for turn, count in enumerate(ROWS.values()) for part in self._part(rng, turn, count)
        ]

    @staticmethod
    def _part(rng, turn, count):
        """X, whose rows say their number and which part they are of, and labels that are never 0."""
        said = [np.arange(count), np.full(count, turn), LARGE * rng.normal(size=count)]
        return np.stack(said, axis=1), rng.integers(1, 5, size=count)

    def accuracies(self, pair):
        return np.divide(self.right[pair], [*ROWS.values()])


def actor(plan, trained):
    """A class whose objects are trained as planned; each call of `train` is noted in `trained`."""

    class Actor:
        def __init__(self):
            self.W = self.pair = None

        def train(self, X, y, learning_rate=0, reg=0, num_iters=0, batch_size=0, verbose=False):
            as_told = {"num_iters": num_iters, "batch_size": batch_size} == OPTIONS
            fits = as_told and self.pair is None and not left_alone((X, y), plan.data[:2])
            self.pair = (learning_rate, reg)
            trained.append(self.pair if fits else None)
            diverged = not any(plan.right[self.pair])
            self.W = np.full((3, 5), np.nan if diverged else 1.0)
            return [np.nan if diverged else 0.5] * num_iters

        def predict(self, X):
            number, turn, _ = np.asarray(X).T.astype(int)
            labels = np.where(turn, plan.data[3][number % ROWS["val"]], plan.data[1][number])
            return np.where(number < np.take(plan.right[self.pair], turn), labels, 0)

    return Actor


def tune(item, function, rng):
    return max(_tuning(function, Plan(rng, grid)) for grid in GRIDS for _ in range(6))


def _tuning(function, plan):
    """Every pair trained once, as it was told, both accuracies in the table, the best one chosen."""
    trained, given = [], [part.copy() for part in plan.data]
    kind = actor(plan, trained)
    results, best = function(kind, *given, plan.rates.copy(), plan.regs.copy(), **OPTIONS)
    highest = max(on_validation for _, on_validation in plan.right.values())
    chosen = isinstance(best, kind) and plan.right[best.pair][1] == highest
    as_told = sorted(trained, key=str) == sorted(plan.pairs, key=str)
    if not as_told or set(results) != set(plan.pairs) or not chosen:
        return BROKEN
    found = [deviation(forms.numbers(results[pair], 2), plan.accuracies(pair)) for pair in plan.pairs]
    found = [off for off in found if off > SINGLE]  # float32 will do
    return max(0.0, *found, left_alone(given, plan.data))
