"""Names are given when the numbers leave no doubt, and only then."""

import numpy as np
import pytest

from cs231n_utils import diagnosis

N, REG, DATA_LOSS = 7, 1.7, 3.3
RANDOM = np.random.default_rng(0)
W, DATA = RANDOM.normal(size=(5, 4)), RANDOM.normal(size=(5, 4))
PENALTY = REG * np.sum(W**2)
NO_BIAS = np.vstack([W[:-1], np.zeros((1, 4))])

LOSSES = [
    ("", DATA_LOSS + PENALTY),
    ("half_convention", DATA_LOSS + PENALTY / 2),
    ("penalty_loss_missing", DATA_LOSS),
    ("penalty_divided", DATA_LOSS + PENALTY / N),
    ("penalty_without_reg", DATA_LOSS + PENALTY / REG),
    ("bias_row_unpenalised", DATA_LOSS + REG * np.sum(W[:-1] ** 2)),
    ("loss_not_averaged", N * DATA_LOSS + PENALTY),
    ("correct_class_counted", DATA_LOSS + 1 + PENALTY),
    ("correct_class_counted loss_not_averaged", N * (DATA_LOSS + 1) + PENALTY),
    ("loss_not_averaged half_convention", N * DATA_LOSS + PENALTY / 2),
    ("", 0.9 * DATA_LOSS + PENALTY),
    ("", DATA_LOSS + 1.01 * PENALTY),
    ("", -DATA_LOSS),
]


@pytest.mark.parametrize("ids, loss", LOSSES)
def test_a_wrong_loss_is_named(ids, loss):
    assert diagnosis.name_loss(loss, DATA_LOSS, W, REG, N, margin=1.0) == tuple(ids.split())


def test_a_loss_without_a_margin_never_counts_a_class():
    assert diagnosis.name_loss(DATA_LOSS + 1 + PENALTY, DATA_LOSS, W, REG, N) == ()


GRADIENTS = [
    ("", DATA + 2 * REG * W),
    ("penalty_gradient_halved", DATA + REG * W),
    ("penalty_gradient_missing", DATA),
    ("penalty_divided", DATA + 2 * REG * W / N),
    ("penalty_without_reg", DATA + 2 * W),
    ("bias_row_unpenalised", DATA + 2 * REG * NO_BIAS),
    ("gradient_missing", 2 * REG * W),
    ("gradient_missing", 0 * W),
    ("gradient_not_averaged", N * DATA + 2 * REG * W),
    ("gradient_not_averaged penalty_gradient_halved", N * DATA + REG * W),
    ("sign_flipped", -DATA + 2 * REG * W),
    ("sign_flipped", -DATA - 2 * REG * W),
    ("sign_flipped", DATA - 2 * REG * W),
    ("penalty_gradient_halved penalty_divided", DATA + REG * W / N),
    ("", DATA + 3 * REG * W),
    ("", DATA[::-1] + 2 * REG * W),
]


@pytest.mark.parametrize("ids, dW", GRADIENTS)
def test_a_wrong_gradient_is_named(ids, dW):
    assert diagnosis.name_gradient(dW, DATA, W, REG, N) == tuple(ids.split())


def test_two_readings_of_the_same_numbers_get_no_name():
    # With N = 2, half the penalty may be a factor ½ or a division by N; with reg = ½ it may be neither.
    assert diagnosis.name_loss(DATA_LOSS + PENALTY / 2, DATA_LOSS, W, REG, 2) == ()
    assert diagnosis.name_gradient(DATA + W, DATA, W, 1.0, 2) == ()


def test_without_a_penalty_nothing_is_said_about_it():
    assert diagnosis.name_loss(N * DATA_LOSS, DATA_LOSS, W, 0.0, N) == ("loss_not_averaged",)
    assert diagnosis.name_gradient(0 * W, DATA, W, 0.0, N) == ("gradient_missing",)


Y = np.array([0, 1, 2, 0])
RIGHT = np.array([[-2.0, 1, 1], [1, -1, 0], [1, 0, -1], [-1, 0, 1]])


def with_correct(*values):
    changed = RIGHT.copy()
    changed[np.arange(4), Y] = values
    return changed


DSCORES = [
    ("", RIGHT),
    ("gradient_missing", 0 * RIGHT),
    ("gradient_not_averaged", 4 * RIGHT),
    ("sign_flipped", -RIGHT),
    ("correct_class_gradient_missing", with_correct(0, 0, 0, 0)),
    ("correct_class_gradient_once", with_correct(-1, -1, -1, -1)),
    ("count_includes_correct_class", with_correct(-3, -2, -2, -2)),
    ("sign_flipped", with_correct(2, 1, 1, 1)),
    ("repeated_labels_lost", with_correct(0, -1, -1, -1)),
    ("overwritten_instead_of_added", np.array([[0.0, 0, 0], [0, -1, 0], [0, 0, 0], [-1, 0, 1]])),
    ("correct_class_gradient_missing gradient_not_averaged", 4 * with_correct(0, 0, 0, 0)),
    ("", with_correct(-2, -1, -1, -3)),
]


@pytest.mark.parametrize("ids, dscores", DSCORES)
def test_wrong_slopes_of_the_scores_are_named(ids, dscores):
    assert diagnosis.name_dscores(dscores, RIGHT, Y) == tuple(ids.split())


def test_scores_of_the_last_example_are_named():
    stale = np.array([[-1.0, 0, 1], [0, -1, 1], [0, 0, 0], [-1, 0, 1]])
    assert diagnosis.name_dscores(stale, RIGHT, Y, stale) == ("stale_scores",)


def test_two_halves_of_one_mistake_become_one_name():
    assert diagnosis.settle(["loss_not_averaged", "gradient_not_averaged"]) == ("not_averaged",)
    assert diagnosis.settle(["half_convention", "penalty_gradient_halved"]) == ("half_convention",)
    assert diagnosis.settle(["wrong_axis", "wrong_axis"]) == ("wrong_axis",)
