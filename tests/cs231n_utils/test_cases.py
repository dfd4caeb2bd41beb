"""Whatever is done to an argument in place shows, on the inputs of both sides and on every seed."""

import numpy as np
import pytest

from autograder.words.draw import Draw
from cs231n_utils.losses import cases
from cs231n_utils.losses.probe import examples
from tests.verdicts import part
from tests.whole import SEEDS


def clip(low, high):
    return lambda a: np.clip(a, low, high, out=a)


def assign(function):
    """Write what `function` makes of an array into the array."""

    def change(a):
        a[...] = function(a)

    return change


OF_NUMBERS = {  # of W, X or scores
    **{f"clipped to {limit:g}": clip(-limit, limit) for limit in (1e-8, 1, 5, 10, 50, 100, 500, 700, 1000)},
    "clipped below 0": clip(0, None),
    "clipped to probabilities": clip(1e-15, 1 - 1e-15),
    "centred": assign(lambda a: a - a.mean(axis=0)),
    "largest taken off": assign(lambda a: a - a.max()),
    "normalised": assign(lambda a: (a - a.mean(axis=0)) / (a.std(axis=0) + 1e-8)),
    "of length 1": assign(lambda a: a / np.linalg.norm(a)),
    "divided by 255": assign(lambda a: a / 255),
    "without signs": assign(np.abs),
    "rounded": assign(lambda a: np.round(a, 8)),
    "whole": assign(lambda a: a // 1),
    "in single precision": assign(lambda a: a.astype(np.float32)),
    "in bytes": assign(lambda a: np.abs(a).astype(np.uint8)),
    "plus something small": assign(lambda a: a + 1e-8),
    "scaled": assign(lambda a: 0.9 * a),
    "sorted": lambda a: a.sort(axis=0),
    "sorted in rows": lambda a: a.sort(axis=-1),
    "reversed": assign(lambda a: a[::-1].copy()),
    "first set to 0": lambda a: a.__setitem__(0, 0),
    "last set to 0": lambda a: a.__setitem__(-1, 0),
    "last column set to 1": lambda a: a.__setitem__((..., -1), 1),
}
OF_LABELS = {  # in the first case, or in the one without class 0
    "sorted": lambda y: y.sort(),
    "reversed": assign(lambda y: y[::-1].copy()),
    "counted from 1": assign(lambda y: y + 1),
    "counted from the lowest": assign(lambda y: y - y.min()),
    "numbered anew": assign(lambda y: np.unique(y, return_inverse=True)[1]),
    "clipped to ten classes": clip(0, 9),
    "clipped from 1": clip(1, None),
    "halved": assign(lambda y: y // 2),
    "truth values": assign(lambda y: y > 0),
    "zero": assign(np.zeros_like),
}


def of_public_checks(seed):
    return cases.telltale(lambda i: cases.draw(*cases.TELLTALE, seed=(seed, i)))


def of_the_grader(seed):
    return Draw(seed).telltale_cases()


def shows(change, *arrays):
    """Whether one of the arrays is another one after it."""
    before = [array.copy() for array in arrays]
    for array in arrays:
        change(array)
    return not all(map(np.array_equal, arrays, before))


SIDES = pytest.mark.parametrize("drawn", [of_public_checks, of_the_grader])


@SIDES
@pytest.mark.parametrize("name", OF_NUMBERS)
def test_it_shows_in_W_and_in_X(drawn, name):
    for seed in SEEDS:
        for case in drawn(seed):
            assert shows(OF_NUMBERS[name], case.W.copy()) and shows(OF_NUMBERS[name], case.X.copy())


@SIDES
@pytest.mark.parametrize("name", OF_LABELS)
def test_it_shows_in_y(drawn, name):
    for seed in SEEDS:
        assert shows(OF_LABELS[name], *(case.y.copy() for case in drawn(seed)))


@pytest.mark.parametrize("name", OF_NUMBERS)
def test_it_shows_in_scores_and_in_data(name):
    data = part("tuning_checks").DATA
    for array in (cases.HUGE * cases.spread(12), examples()[0], data["X_train"], data["X_val"]):
        assert shows(OF_NUMBERS[name], array.copy())


@SIDES
def test_scores_are_those_of_an_ordinary_case(drawn):
    for seed in SEEDS:
        for case in drawn(seed):
            ordinary = case.X[:, 1:-1] @ case.W[1:-1]
            assert np.allclose(case.X @ case.W, ordinary, atol=1e-6)
