"""softmax.py: the softmax (cross-entropy) loss and its gradient, naive and vectorised."""

from dataclasses import replace
from functools import partial

import numpy as np

from autograder.words.draw import SOFTMAX_OFFSET
from autograder.words.losses import EXTREMES, LossChecks, about, implementation
from autograder.words.vocabulary import item

from . import far_apart, mistakes, naming, reference

SOFTMAX = LossChecks(reference.softmax, far_apart.probability_error)
BOTH = ("softmax_loss_naive", "softmax_loss_vectorized")
name_mistakes = partial(naming.name_mistakes, mistakes.SOFTMAX)


@item(*BOTH, share=1)
def test_loss_of_the_data(implementation, draw):
    """The mean cross-entropy, more examples than classes."""
    SOFTMAX.assert_loss(implementation, draw.case(N=9, D=6, C=4))


@item(*BOTH, share=0.5)
def test_loss_with_few_examples(implementation, draw):
    """The mean cross-entropy, fewer examples than classes."""
    SOFTMAX.assert_loss(implementation, draw.case(N=3, D=5, C=7))


@item(*BOTH, share=0.5)
def test_first_loss(implementation, draw):
    """The loss of a whole mini-batch with W = 0."""
    case = draw.case(N=500, D=4, C=10)
    SOFTMAX.assert_loss(implementation, replace(case, W=0 * case.W))


@item(*BOTH, share=0.5)
def test_loss_includes_the_penalty(implementation, draw):
    """The loss contains λ ΣW², over all of W."""
    SOFTMAX.assert_loss(implementation, draw.case(N=7, D=5, C=4, reg=3.0))


@item(*BOTH, share=1)
def test_large_scores(implementation, draw):
    """Loss and gradient with 10,000 added to every score."""
    case = draw.case(N=6, D=5, C=4)
    assert_stable(implementation, case, case.with_scores_plus([[1e4]]))


@item(*BOTH, share=0.5)
def test_rows_of_very_different_size(implementation, draw):
    """Loss and gradient where one example's scores are far larger than another's."""
    case = draw.case(N=6, D=5, C=4)
    offsets = np.resize([0.0, 2000.0, -2000.0], (6, 1))
    assert_stable(implementation, case, case.with_scores_plus(offsets))


@item(*BOTH, share=0.5)
def test_scores_far_apart_in_a_row(implementation, draw):
    """Loss and gradient where one class's score is far above the others', whichever class it is."""
    case = draw.case(N=5, D=4, C=5)
    far = case.with_scores_plus(far_apart.in_every_place(5, 5))
    for one in (far, *map(far.single, range(5))):
        assert_stable(implementation, case, one)


@item(*BOTH, share=0.5)
def test_improbable_classes(implementation, draw):
    """Loss and gradient where the correct class is very improbable."""
    case = draw.case(N=4, D=5, C=3)
    improbable = case.with_scores_plus(far_apart.improbable(draw.rng, case.y, 3))
    assert_stable(implementation, case, improbable)


def assert_stable(function, case, extreme):
    """Right on `case`, and on the same with `extreme` scores."""
    with about(case, EXTREMES):
        SOFTMAX.assert_right(function(*case), case)
        far_apart.assert_allowed(function.or_infinite(*extreme), extreme)


@item(*BOTH, share=1)
def test_gradient_of_the_data(implementation, draw):
    """dW of the data term, more examples than classes."""
    SOFTMAX.assert_gradient(implementation, draw.gradient_case(N=9, D=6, C=4, offset=SOFTMAX_OFFSET), draw)


@item(*BOTH, share=0.5)
def test_gradient_with_few_examples(implementation, draw):
    """dW of the data term, fewer examples than classes."""
    SOFTMAX.assert_gradient(implementation, draw.gradient_case(N=3, D=5, C=7, offset=SOFTMAX_OFFSET), draw)


@item(*BOTH, share=1)
def test_gradient_includes_the_penalty(implementation, draw):
    """dW contains the gradient of λ ΣW²."""
    case = draw.gradient_case(N=7, D=5, C=4, reg=3.0, offset=SOFTMAX_OFFSET)
    SOFTMAX.assert_gradient(implementation, case, draw)


@item(*BOTH, share=0.5)
def test_arguments_are_left_alone(implementation, draw):
    """The right answer, and W, X and y as they were."""
    for case in draw.telltale_cases():
        SOFTMAX.assert_arguments_left_alone(implementation, case)


@item("softmax_loss_vectorized", share=2)
def test_no_python_loop(implementation, draw):
    """The right answer without a Python loop over examples or classes."""
    SOFTMAX.assert_no_loop(implementation, draw)
