"""Names are given when the numbers leave no doubt, and only then."""

import numpy as np
import pytest

from cs231n_utils.losses import diagnosis

N, REG, DATA_LOSS = 7, 1.7, 3.3
RANDOM = np.random.default_rng(0)
W, DATA = RANDOM.normal(size=(5, 4)), RANDOM.normal(size=(5, 4))
PENALTY = REG * np.sum(W**2)
NO_BIAS = np.vstack([W[:-1], np.zeros((1, 4))])

LOSSES = [
    ("", DATA_LOSS + PENALTY),
    ("penalty_loss_halved", DATA_LOSS + PENALTY / 2),
    ("penalty_doubled", DATA_LOSS + PENALTY * 2),
    ("penalty_of_another_form", DATA_LOSS + REG * np.sum(np.abs(W))),
    ("penalty_of_another_form", DATA_LOSS + REG * np.linalg.norm(W) / 2),
    ("averaged_twice", DATA_LOSS / N + PENALTY),
    ("penalty_loss_missing", DATA_LOSS),
    ("penalty_divided", DATA_LOSS + PENALTY / N),
    ("penalty_without_reg", DATA_LOSS + PENALTY / REG),
    ("bias_row_unpenalised", DATA_LOSS + REG * np.sum(W[:-1] ** 2)),
    ("loss_not_averaged", N * DATA_LOSS + PENALTY),
    ("correct_class_counted", DATA_LOSS + 1 + PENALTY),
    ("correct_class_counted", DATA_LOSS + 1 - 1 / N + PENALTY),
    ("correct_class_counted loss_not_averaged", N * (DATA_LOSS + 1) + PENALTY),
    ("loss_not_averaged penalty_loss_halved", N * DATA_LOSS + PENALTY / 2),
    ("penalty_once_per_example", DATA_LOSS + N * PENALTY),
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
    ("penalty_doubled", DATA + 4 * REG * W),
    ("penalty_gradient_without_W", DATA + 2 * REG),
    ("penalty_of_another_form", DATA + REG * np.sign(W)),
    ("averaged_twice", DATA / N + 2 * REG * W),
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
    ("penalty_once_per_example", DATA + N * 2 * REG * W),
    ("penalty_gradient_halved bias_row_unpenalised", DATA + REG * NO_BIAS),
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
    ("overwritten_instead_of_added", RIGHT * [[0], [0], [0], [1]]),
    ("returns_too_early", RIGHT * [[1], [0], [0], [0]]),
    ("count_in_a_boolean", np.array([[1.0, 1, 1], [1, 1, 0], [1, 0, 1], [1, 0, 1]])),
    ("other_classes_gradient_missing", np.minimum(RIGHT, 0)),
    ("some_are_skipped", RIGHT * [[0], [1], [1], [1]]),
    ("some_are_skipped", RIGHT * [1, 1, 0]),
    ("line_in_the_wrong_loop", RIGHT / 4.0 ** np.array([[3], [2], [1], [0]])),
    ("hinge_missing", np.array([[-2.0, 1, 1], [1, -2, 1], [1, 1, -2], [-2, 1, 1]])),
    ("counter_overflows", with_correct(254, 255, 255, 255)),
    ("", with_correct(-2, -1, -1, -3)),
]


@pytest.mark.parametrize("ids, dscores", DSCORES)
def test_wrong_slopes_of_the_scores_are_named(ids, dscores):
    columns = diagnosis.hinge_columns(RIGHT[np.arange(4), Y])
    elsewhere = (*diagnosis.left_out(RIGHT, Y), *diagnosis.of_the_hinge(RIGHT, Y))
    assert diagnosis.name_dscores(dscores, RIGHT, Y, elsewhere, columns=columns) == tuple(ids.split())


def test_scores_of_the_last_example_are_named():
    stale = np.array([[-1.0, 0, 1], [0, -1, 1], [0, 0, 0], [-1, 0, 1]])
    elsewhere = [("stale_scores", stale)]
    assert diagnosis.name_dscores(stale, RIGHT, Y, elsewhere) == ("stale_scores",)


def test_two_halves_of_one_mistake_become_one_name():
    assert diagnosis.settle(["loss_not_averaged", "gradient_not_averaged"]) == ("not_averaged",)
    assert diagnosis.settle(["penalty_loss_halved", "penalty_gradient_halved"]) == ("half_convention",)
    assert diagnosis.settle(["wrong_axis", "wrong_axis"]) == ("wrong_axis",)


def test_numbers_are_rounded_if_nothing_else_is_wrong_with_them():
    assert diagnosis.is_rounded(np.round(W, 2), W) and diagnosis.is_rounded(3.3, 3.28)
    assert not diagnosis.is_rounded(W, W)
    assert not diagnosis.is_rounded(np.round(W, 2) + 0.01, W)
    assert not diagnosis.is_rounded(np.round(W), W)  # whole numbers may be counts


def test_a_shape_that_is_zero_says_nothing_about_the_factor():
    assert diagnosis.multiple(0 * W, 0 * W) is None and np.isnan(diagnosis.multiple(W, 0 * W))


def test_what_follows_from_a_mistake_is_not_a_second_one():
    assert diagnosis.settle(["returns_too_early", "loss_not_averaged"]) == ("returns_too_early",)
    assert diagnosis.settle(["numeric_gradient", "loop_in_vectorized"]) == ("numeric_gradient",)
    assert diagnosis.settle(["margin_missing", "margin_missing_in_gradient"]) == ("margin_missing",)


def test_names_of_the_whole_are_given_to_the_part_they_explain():
    assert diagnosis.among(("not_averaged", "sign_flipped"), ("loss_not_averaged",)) == ("not_averaged",)
    assert diagnosis.among(("sign_flipped",), ("penalty_divided",)) == ()


def test_the_tables_hold_factors_and_no_terms():
    for name in ("LOSS_SCALES", "GRADIENT_SCALES"):
        assert all(np.ndim(scale(W)) in (0, 2) for _, scale in getattr(diagnosis, name))
        assert not any(np.allclose(scale(W), 2 * REG * W) for _, scale in getattr(diagnosis, name))
    for _, wrong in (*diagnosis.LOSS_LAMBDAS, *diagnosis.GRADIENT_LAMBDAS):
        for arguments in ((REG, N), (REG, W), (W, N), (W, REG), (W**2, REG), (REG * W, 1), (1, REG * W)):
            try:
                value = wrong(*arguments)
            except TypeError:  # it takes numbers only
                continue
            assert not np.allclose(value, 2 * REG * W) and not np.allclose(value, PENALTY)


def test_no_function_makes_the_gradient_out_of_margins():
    scores = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 5.0], [2.2, 2.5, -3.1], [1.0, 1.5, 1.9]])
    margins = np.maximum(0, scores - scores[np.arange(4), Y][:, None] + 1)
    margins[np.arange(4), Y] = 0
    mask = 1.0 * (margins > 0)
    right = mask.copy()
    right[np.arange(4), Y] = -mask.sum(axis=1)
    for given in (margins, -margins, mask, -mask, scores, np.sign(margins)):
        made = [
            matrix for _, matrix in diagnosis.wrong_dscores(given, Y, diagnosis.hinge_columns(given[:, 0]))
        ]
        made += [matrix for _, matrix in (*diagnosis.left_out(given, Y), *diagnosis.of_the_hinge(given, Y))]
        made += [diagnosis._overwritten(given, by) for by in (margins > 0, margins == 0, margins < 0)]
        assert not any(np.allclose(matrix, right) or np.allclose(matrix, -right) for matrix in made)
