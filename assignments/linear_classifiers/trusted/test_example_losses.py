"""example_losses.py: the losses of one example as functions of its scores."""

import numpy as np

from autograder.words.losses import implementation
from autograder.words.vocabulary import Failed, assert_close, entry_error, item

from . import mistakes, naming_examples, reference

BOTH = ("svm_example_loss", "softmax_example_loss")
ORACLES = {"svm_example_loss": reference.svm_example, "softmax_example_loss": reference.softmax_example}
FAMILIES = {"svm_example_loss": mistakes.SVM, "softmax_example_loss": mistakes.SOFTMAX}


def name_mistakes(student, item, draw, found):
    return naming_examples.name_mistakes(FAMILIES[item], student, item, draw, found)


def assert_example(function, oracle, arguments, part):
    """Loss (part 0) or gradient (part 1) of one example."""
    what, measure = (("the loss", None), ("the gradient", entry_error))[part]
    options = {"measure": measure} if measure else {}
    assert_close(function(*arguments)[part], np.asarray(oracle(*arguments)[part]), what, **options)


@item(*BOTH, share=1)
def test_loss(implementation, item_id, draw):
    """The loss of one example, for few and for many classes."""
    for C in (3, 4, 9):
        assert_example(implementation, ORACLES[item_id], draw.scores(C), 0)


@item(*BOTH, share=1.5)
def test_gradient(implementation, item_id, draw):
    """The gradient with respect to the scores, for few and for many classes."""
    for C in (3, 4, 9):
        assert_example(implementation, ORACLES[item_id], draw.scores(C), 1)


@item(*BOTH, share=0.5)
def test_scores_are_left_alone(implementation, item_id, student, draw):
    """The right answer, and the scores as they were."""
    scores, y = draw.scores(5)
    kept = student.keep(scores)
    loss, dscores = implementation(kept, y)
    assert_example(lambda *_: (loss, dscores), ORACLES[item_id], (scores, y), 0)
    assert_example(lambda *_: (loss, dscores), ORACLES[item_id], (scores, y), 1)
    if not np.array_equal(kept.fetch(), scores):
        raise Failed("your function changes the scores it was given", ["inputs_changed"])


@item("svm_example_loss", share=1)
def test_margin_of_another_width(implementation, draw):
    """Loss and gradient with a margin other than 1."""
    for delta in (0.3, 2.5):
        scores, y = draw.scores(7)
        arguments = (np.append(scores, scores[y] - 0.5 - delta / 2), y, delta)
        for part in (0, 1):
            assert_example(implementation, reference.svm_example, arguments, part)


@item("svm_example_loss", share=1)
def test_an_example_with_a_huge_loss(implementation, draw):
    """The gradient where the loss is very large."""
    scores, y = draw.scores(6)
    scores[(y + 1) % 6] += 1e12
    assert_example(implementation, reference.svm_example, (scores, y), 1)


@item("softmax_example_loss", share=1)
def test_large_scores(implementation, draw):
    """Loss and gradient with 10,000 added to every score."""
    scores, y = draw.scores(6)
    for part in (0, 1):
        try:
            assert_example(implementation, reference.softmax_example, (scores + 1e4, y), part)
        except Failed as failure:
            assert_example(implementation, reference.softmax_example, (scores, y), part)
            raise Failed(str(failure), ["no_max_shift"]) from None


@item("softmax_example_loss", share=1)
def test_very_small_probabilities(implementation, draw):
    """The gradient where a probability is very small."""
    scores = 18.0 * np.linspace(-0.9, 0.9, 5)
    assert_example(implementation, reference.softmax_example, (scores, 0), 1)
