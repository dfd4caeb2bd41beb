"""How wrong an answer is, in words."""

import re

import numpy as np
import pytest

from autograder.words.vocabulary import Failed, assert_close, entry_error, row_error
from cs231n_utils.losses import cases

LOSSES = {  # what came, by what it should be: words
    8.0: "the loss is about 8 times too large",
    2.5: "the loss is about 2.5 times too large",
    4096.0: "the loss is about 4100 times too large",
    1.5e9: "the loss is millions of times too large",
    1 / 3: "the loss is about 3 times too small",
    1.03: "the loss is about 3 % too large",
    0.97: "the loss is about 3 % too small",
    1.333: "the loss is about 33 % too large",
    1.0003: "the loss is about 0.03 % too large",
    0.0: "the loss is 0",
    -1.0: "the loss has the wrong sign",
    -2.0: "the loss has the wrong sign and is about 2 times too large",
}
RIGHT = np.random.default_rng(0).normal(size=(7, 3)) * np.array([1e12, 1e3, 1, 1, 1, 1, 1])[:, np.newaxis]
ONE_ROW_HALVED = np.where(np.arange(7)[:, np.newaxis] == 1, 0.5, 1.0)
GRADIENTS = {
    "times 11": (11 * RIGHT, "the gradient is about 11 times too large"),
    "half": (RIGHT / 2, "the gradient is about 2 times too small"),
    "uphill": (-RIGHT, "the gradient has the wrong sign"),
    "nothing": (0 * RIGHT, "the gradient is 0 everywhere"),
    "some rows": (
        RIGHT * ONE_ROW_HALVED,
        "the gradient is off in some places, by up to about 50 % of its size",
    ),
    "a far row": (
        RIGHT + 9 * (RIGHT / RIGHT),
        r"the gradient is off in some places, by up to about \S+ times",
    ),
}


def said(actual, expected, what, measure=row_error):
    with pytest.raises(Failed) as failed:
        assert_close(np.asarray(actual), np.asarray(expected), what, measure)
    return str(failed.value)


@pytest.mark.parametrize("right", [0.7, -3.0, 2e12])
@pytest.mark.parametrize("factor, words", LOSSES.items())
def test_a_wrong_loss_is_compared_with_the_right_one(factor, words, right):
    assert said(factor * right, right, "the loss") == words


@pytest.mark.parametrize("dW, words", GRADIENTS.values(), ids=GRADIENTS)
def test_a_wrong_gradient_is_too_where_it_is_a_multiple(dW, words):
    assert re.match(words, said(dW, RIGHT, "the gradient"))


def test_slopes_of_one_example():
    right = np.array([1.0, -3.0, 1.0, 1.0])
    assert said(2 * right, right, "the gradient", entry_error) == "the gradient is about 2 times too large"
    words = "the gradient is off in some places, by up to about 100 % of its size"
    assert said([1.0, -3.0, 0.0, 1.0], right, "the gradient", entry_error) == words


def test_what_should_be_nothing_is_not_given_away():
    assert said(3.0, 0.0, "the loss") == "the loss is not what it should be"


def test_no_word_depends_on_the_hidden_input():
    """The same mistake, the same words, whatever was drawn."""
    drawn = [cases.draw(5, 4, 3, seed).W for seed in range(20)]
    assert len({said(1.5 * W, W, "the gradient") for W in drawn}) == 1
