"""A name is given when several cases agree on it, and nothing equally simple fits."""

import numpy as np
import pytest

from autograder.words import fits, penalties
from autograder.words.draw import Draw

RANDOM = np.random.default_rng(0)
SIZES = ((7, 5, 4), (3, 6, 5), (11, 4, 3))
SHAPES = [RANDOM.normal(size=(D, C)) for _, D, C in SIZES]
MULTIPLES = [  # what the measured shapes are multiplied by, for N, D, C
    ("", lambda N, D, C: 1),
    ("gradient_not_averaged", lambda N, D, C: N),
    ("sign_flipped", lambda N, D, C: -1),
    ("gradient_not_averaged sign_flipped", lambda N, D, C: -N),
    ("wrong_axis", lambda N, D, C: N / C),
    ("wrong_axis", lambda N, D, C: N / D),
    ("hard_coded_sizes", lambda N, D, C: N / 500),
    ("averaged_twice", lambda N, D, C: 1 / N),
    ("mean_instead_of_sum", lambda N, D, C: 1 / C),
]


@pytest.mark.parametrize("ids, multiple", MULTIPLES)
def test_a_factor_is_named_that_several_sizes_agree_on(ids, multiple):
    measured = [multiple(*size) * shape for size, shape in zip(SIZES, SHAPES, strict=True)]
    shapes = [("", SHAPES), ("margins_as_slopes", [np.abs(shape) for shape in SHAPES])]
    fit, names = fits.name_term(measured, shapes, SIZES, "gradient_not_averaged")
    assert fit and set(names) == set(ids.split())


def test_a_wrong_shape_and_a_factor_are_two_names():
    shapes = [("", SHAPES), ("margins_as_slopes", [np.abs(shape) for shape in SHAPES])]
    measured = [N * np.abs(shape) for (N, _, _), shape in zip(SIZES, SHAPES, strict=True)]
    fit, names = fits.name_term(measured, shapes, SIZES, "gradient_not_averaged")
    assert fit and set(names) == {"margins_as_slopes", "gradient_not_averaged"}


@pytest.mark.parametrize(
    "wrong", [lambda part: 0.5 * part, lambda part: part + 0.01, lambda part: part[::-1]]
)
def test_what_no_table_explains_fits_nothing(wrong):
    measured = [wrong(shape) for shape in SHAPES]
    assert fits.name_term(measured, [("", SHAPES)], SIZES, "") == (False, ())


def test_shapes_that_are_zero_say_nothing_about_the_factor():
    zero = [0 * shape for shape in SHAPES]
    assert fits.name_term(zero, [("", zero)], SIZES, "") == (False, ())


# --- penalties --------------------------------------------------------------------------------------------

CASES = [Draw(k).case(N, D - 1, C).with_empty_feature([0.3] * C) for k, (N, D, C) in enumerate(SIZES)]
LOSS = (penalties.LOSS_FORMS, penalties.IN_LOSS)
GRADIENT = (penalties.GRADIENT_FORMS, penalties.IN_GRADIENT)
PENALTIES = [  # of W, reg and the number of examples
    ("", LOSS, lambda W, reg, N: reg * np.sum(W**2)),
    ("penalty_loss_missing", LOSS, lambda W, reg, N: 0.0),
    ("penalty_loss_halved", LOSS, lambda W, reg, N: reg / 2 * np.sum(W**2)),
    ("penalty_without_reg", LOSS, lambda W, reg, N: np.sum(W**2)),
    ("penalty_divided", LOSS, lambda W, reg, N: reg / N * np.sum(W**2)),
    ("bias_row_unpenalised", LOSS, lambda W, reg, N: reg * np.sum(W[:-1] ** 2)),
    ("bias_row_unpenalised penalty_loss_halved", LOSS, lambda W, reg, N: reg / 2 * np.sum(W[:-1] ** 2)),
    ("penalty_once_per_example", LOSS, lambda W, reg, N: reg * N * W.shape[1] * np.sum(W**2)),
    ("penalty_of_another_form", LOSS, lambda W, reg, N: reg / 2 * np.sum(np.abs(W))),
    (None, LOSS, lambda W, reg, N: reg**2 * np.sum(W**2)),
    ("", GRADIENT, lambda W, reg, N: 2 * reg * W),
    ("penalty_gradient_halved", GRADIENT, lambda W, reg, N: reg * W),
    ("penalty_gradient_missing", GRADIENT, lambda W, reg, N: 0 * W),
    ("penalty_without_reg", GRADIENT, lambda W, reg, N: 2 * W),
    ("penalty_doubled", GRADIENT, lambda W, reg, N: 4 * reg * W),
    ("penalty_gradient_without_W", GRADIENT, lambda W, reg, N: 2 * reg * np.ones_like(W)),
    (None, GRADIENT, lambda W, reg, N: 3 * reg * W),
]


@pytest.mark.parametrize("ids, kind, penalty", PENALTIES)
def test_a_penalty_is_named_by_what_reg_adds(ids, kind, penalty):
    at = [[penalty(case.W, reg, len(case.y)) for reg in (0.0, *penalties.REGS)] for case in CASES]
    added = [[one - of_case[0] for one in of_case[1:]] for of_case in at]
    change = [
        penalty(penalties.raised(case.W), 0.0, len(case.y)) - of_case[0]
        for case, of_case in zip(CASES, at, strict=True)
    ]
    fit, names, always_there = penalties.Penalty(CASES, added, change, *kind, fits.FITS).explained()
    assert fit == (ids is not None) and set(names) == set((ids or "").split())
    for rest, of_case in zip(always_there, at, strict=True):
        assert np.allclose(rest, of_case[0]), "what is there without reg is not taken for data"
