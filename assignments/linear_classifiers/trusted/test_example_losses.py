"""example_losses.py: the losses of one example as functions of its scores."""

from contextlib import suppress

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.losses import DELTA, DW, EXTREMES, LOSS, about, implementation
from autograder.words.vocabulary import Failed, assert_close, entry_error, item
from cs231n_utils.losses.cases import HUGE, of_scores, spread

from . import far_apart, mistakes, naming_examples, reference

BOTH = ("svm_example_loss", "softmax_example_loss")
ORACLES = {"svm_example_loss": reference.svm_example, "softmax_example_loss": reference.softmax_example}
ERRORS = {"svm_example_loss": entry_error, "softmax_example_loss": far_apart.probability_error}
FAMILIES = {"svm_example_loss": mistakes.SVM, "softmax_example_loss": mistakes.SOFTMAX}


def name_mistakes(student, item, draw, found):
    return naming_examples.name_mistakes(FAMILIES[item], student, item, draw, found)


def assert_example(function, arguments, part, **given):
    """Loss (part 0) or gradient (part 1) of one example; `given`: delta, by its name as in the stub."""
    answer = function(*arguments, **given)[part]
    expected = np.asarray(ORACLES[function.name](*arguments, **given)[part])
    if part == 0:
        assert_close(answer, expected, LOSS)
    else:
        assert_close(answer, expected, DW, ERRORS[function.name])


@item(*BOTH, share=1)
def test_loss(implementation, draw):
    """The loss of one example, for few and for many classes."""
    for C in (3, 4, 9):
        assert_example(implementation, draw.scores(C), 0)


@item(*BOTH, share=1.5)
def test_gradient(implementation, draw):
    """The gradient with respect to the scores, for few and for many classes."""
    for C in (3, 4, 9):
        assert_example(implementation, draw.scores(C), 1)


@item(*BOTH, share=0.5)
def test_scores_are_left_alone(implementation, item_id, student, draw):
    """The right answer, and the scores as they were."""
    scores, y = draw.scores(5)
    for given, label in ((scores, y), (HUGE * spread(12), 0)):
        kept = student.keep(given)
        with suppress(Fault):  # what it answers is asked later
            getattr(student, item_id)(kept, label)
        if not np.array_equal(kept.fetch(), given):
            raise Failed("your function changes the scores it was given", ["inputs_changed"])
    for part in (0, 1):
        assert_example(implementation, (scores, y), part)


@item("svm_example_loss", share=1)
def test_margin_of_another_width(implementation, draw):
    """Loss and gradient with a margin other than 1."""
    for delta in (0.3, 2.5):
        scores, y = draw.scores(7)
        arguments = (np.append(scores, scores[y] - 0.5 - delta / 2), y)
        with about(of_scores([scores], [y]), DELTA):
            for part in (0, 1):
                assert_example(implementation, arguments, part, delta=delta)


@item("svm_example_loss", share=1)
def test_an_example_with_a_huge_loss(implementation, draw):
    """The gradient where the loss is very large."""
    scores, y = draw.scores(6)
    scores[(y + 1) % 6] += 1e12
    assert_example(implementation, (scores, y), 1)


@item("softmax_example_loss", share=0.5)
def test_large_scores(implementation, draw):
    """Loss and gradient with 10,000 added to every score."""
    scores, y = draw.scores(6)
    assert_stable(implementation, (scores, y), (scores + 1e4, y))


@item("softmax_example_loss", share=0.5)
def test_scores_far_apart(implementation, draw):
    """Loss and gradient where one score is far above the others, whichever class it is."""
    for scores in draw.rng.normal(size=(5, 5)) + far_apart.in_every_place(5, 5):
        y = int(draw.rng.integers(5))
        assert_stable(implementation, draw.scores(5), (scores, y))


@item("softmax_example_loss", share=0.5)
def test_improbable_classes(implementation, draw):
    """Loss and gradient where the correct class is very improbable."""
    scores, y = draw.scores(3)
    (amounts,) = far_apart.improbable(draw.rng, [y], 3)
    assert_stable(implementation, (scores, y), (scores + amounts, y))


def assert_stable(function, example, extreme):
    """Right on `example`, and on the same with `extreme` scores."""
    case = of_scores([extreme[0]], [extreme[1]])
    with about(case, EXTREMES):
        for part in (0, 1):
            assert_example(function, example, part)
        loss, dscores = function.or_infinite(*extreme)
        far_apart.assert_allowed((loss, dscores[np.newaxis]), case)


@item("softmax_example_loss", share=0.5)
def test_very_small_probabilities(implementation, draw):
    """The gradient where a probability is very small."""
    scores = 18.0 * np.linspace(-0.9, 0.9, 5)
    (_, dscores), (_, expected) = implementation(scores, 0), reference.softmax_example(scores, 0)
    assert_close(dscores, expected, DW, far_apart.probability_error)
