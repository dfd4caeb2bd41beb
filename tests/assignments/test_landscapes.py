"""What `1_search` counts and `2_slope` breaks: steps on a bowl, and gradients that are wrong somewhere."""

from importlib import import_module

import numpy as np
import pytest

from autograder.course.folders import ASSIGNMENTS
from cs231n_utils import gradient_check


@pytest.fixture
def drawing(monkeypatch):
    """f(name) -> a module that lies beside the notebooks."""
    monkeypatch.syspath_prepend(ASSIGNMENTS / "optimization")
    return import_module


@pytest.fixture
def problem():
    """W, X, y of a few rows, the last column of X ones."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((7, 5))
    X[:, -1] = 1
    return rng.standard_normal((5, 4)), X, rng.integers(4, size=7)


@pytest.mark.parametrize("length", (0.1, 0.8, 1.5))
def test_the_chance_on_a_bowl_is_the_share_of_a_circle_and_of_a_sphere(drawing, length):
    chance = drawing("landscapes").chance
    assert chance(length, 2) == pytest.approx(np.arccos(length / 2) / np.pi, abs=1e-4)
    assert chance(length, 3) == pytest.approx((1 - length / 2) / 2, abs=1e-4)


@pytest.mark.parametrize("dimensions", (2, 30, 1000))
def test_counted_steps_go_down_as_often_as_the_formula_says(drawing, dimensions):
    landscapes, length = drawing("landscapes"), 1.2 / np.sqrt(dimensions)
    towards = landscapes.directions(dimensions, 4000, np.random.default_rng(0))
    counted = np.mean(landscapes.nearer(length, towards) > 0)
    assert counted == pytest.approx(landscapes.chance(length, dimensions), abs=0.03)


def test_a_run_knows_every_loss_and_how_many_tries_were_kept(drawing):
    landscapes, losses = drawing("landscapes"), iter((3, 5, 2, 2, 1))

    def search(loss):
        tried = [loss(None) for _ in range(5)]
        return None, 1, list(np.minimum.accumulate(tried)[1:])

    run = landscapes.watched("tries", 5, lambda W: next(losses), search)
    assert run.tried == [3, 5, 2, 2, 1] and run.kept == 2


WRONG = {"broken A": (5, 4), "broken B": (1, 4), "broken C": (5, 1)}  # in so many rows and columns of (5, 4)


@pytest.mark.parametrize("name", WRONG)
def test_each_broken_loss_is_wrong_where_its_picture_shows_it(drawing, problem, name):
    broken = drawing("slopes").BROKEN[name]
    W, X, y = problem
    numeric, _ = gradient_check.numeric_gradient(lambda V: broken(V, X, y, 0.5)[0], W)
    wrong = np.argwhere(np.abs(numeric - broken(W, X, y, 0.5)[1]) > 1e-6)
    assert (len(set(wrong[:, 0])), len(set(wrong[:, 1]))) == WRONG[name]


def test_the_bent_loss_has_the_gradient_that_it_says(drawing, problem):
    bent_error = drawing("slopes").bent_error
    W, X, y = problem
    probes = gradient_check.compare(lambda V: bent_error(V, X, y, 0.5)[0], W, bent_error(W, X, y, 0.5)[1])
    assert gradient_check.worst(probes).error < 1e-6
