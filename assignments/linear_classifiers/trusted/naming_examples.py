"""Name the mistakes in the loss of one example: it is a batch of one, without a penalty."""

from functools import partial

import numpy as np

from autograder.words.losses import DELTA, DW, LOSS
from autograder.words.naming import Asked, Mistakes, attempt
from autograder.words.vocabulary import entry_error, row_error

from . import naming, reference, symptoms
from .mistakes import Batch, data_gradient, data_loss

CLASSES = 2 * ((1, 1, 3), (1, 1, 4), (1, 1, 9), (1, 1, 6), (1, 1, 5))
SAME = 1e-6
GAPS = (-0.5, 0.5, -0.6, 0.6, -0.7, 0.7)  # whichever way round a margin is taken, of two classes alone
DELTAS = (1.0, 0.25)  # more than every gap, and less


def name_mistakes(family, student, item, draw, found):
    """The Mistakes of the student's function `item`; `found`: the ids that its checks gave."""
    asked = Asked(student, item)
    symptoms_of = partial(added, asked=asked, family=family, draw=draw)
    return naming.take_apart(partial(partial, parts), family, symptoms_of, asked, draw, CLASSES, found)


def parts(family, asked, draw, sizes, tolerance):
    """Mistakes in the loss and in its slopes, for scores of so many classes."""
    examples = drawn(draw, sizes)
    batches = [Batch(scores[np.newaxis], np.array([y]), np.ones((1, 1))) for scores, y in examples]
    losses, slopes = zip(*(asked(*example) for example in examples), strict=True)
    found = {
        LOSS: _fitted(data_loss, family, batches, losses, tolerance),
        DW: _fitted(
            data_gradient, family, batches, [None if s is None else s[np.newaxis] for s in slopes], tolerance
        ),
    }
    return naming.borne_out(
        Mistakes(
            {part: ids for part, (_, ids) in found.items()},
            unexplained=tuple(part for part, (fits, _) in found.items() if not fits),
        )
    )


def drawn(draw, sizes):
    """[(scores (C,), y)] of so many classes; in every second one all of the others are above the correct one.

    Of three classes a draw would always have one, so that it could not be told from the sum of all.
    """
    examples = [draw.scores(C) for _, _, C in sizes]
    for scores, y in examples[1::2]:
        scores[y] = scores.min() - 0.5
    return examples


def _fitted(fit, family, batches, answers, tolerance):
    return (False, ()) if any(one is None for one in answers) else fit(family, batches, answers, tolerance)


def added(mistakes, asked, family, draw):
    """The Mistakes with the ids of what shows in how the function as a whole behaves."""
    if family.overflows:
        mistakes = symptoms.with_extreme_scores(mistakes, AsBatch(asked), draw)
    elif "margin_missing" not in mistakes.all():
        mistakes = mistakes.with_names(DELTA, *(delta_ignored(asked, draw) or ()))
    if not family.overflows and DW in mistakes.unexplained:
        mistakes = mistakes.with_names(DW, *(count_in_a_boolean(asked, draw) or ()))
    mistakes = symptoms.with_few_decimals(mistakes, asked, drawn(draw, CLASSES), example_oracle(family))
    if mistakes.unexplained or mistakes.all():
        return mistakes
    test = drowns_beside_tiny_probabilities if family.overflows else drowns_in_a_huge_loss
    return mistakes.with_names(DW, *(test(asked, draw) or ()))


def example_oracle(family):
    return reference.softmax_example if family.overflows else reference.svm_example


class AsBatch:
    """The function of one example's scores as one of a batch; its dW is X.T @ the slopes / N."""

    def __init__(self, asked):
        self.asked = asked

    def __call__(self, W, X, y, reg):
        answers = [self.asked(scores, int(label)) for scores, label in zip(X @ W, y, strict=True)]
        losses, slopes = zip(*answers, strict=True)
        loss = None if None in losses else np.mean(losses)
        return loss, None if any(s is None for s in slopes) else X.T @ np.array(slopes) / len(y)


@attempt
def delta_ignored(asked, draw):
    """Does delta change nothing in the loss, or in the gradient?"""
    scores, y = draw.scores(7)
    for k, gap in enumerate(GAPS, start=1):
        scores[(y + k) % 7] = scores[y] + gap
    (loss, slopes), (other_loss, other_slopes) = (asked(scores, y, delta) for delta in DELTAS)
    several = np.count_nonzero(slopes) > 2  # of one alone the slope is the same for any delta
    same = several and row_error(other_slopes, slopes) < SAME
    return ("delta_ignored",) if same or row_error(other_loss, loss) < SAME else ()


@attempt
def count_in_a_boolean(asked, draw):
    """Are the slopes truth values, and true for the correct class as well, where minus a count belongs?"""
    scores, y = draw.scores(6)
    slopes = np.asarray(getattr(asked.function.student, asked.name)(scores, y)[1])
    where = reference.svm_example(scores, y)[1] != 0
    return ("count_in_a_boolean",) if slopes.dtype == bool and np.array_equal(slopes, where) else ()


@attempt
def drowns_in_a_huge_loss(asked, draw):
    """Slopes that are right do not mind how large the loss is."""
    scores, y = draw.scores(6)
    scores[(y + 1) % 6] += 20.0
    huge = scores.copy()
    huge[(y + 1) % 6] += 1e12
    (_, slopes), (_, blurred) = asked(scores, y), asked(huge, y)
    return () if row_error(blurred, slopes) < symptoms.COARSE else ("numeric_gradient",)


@attempt
def drowns_beside_tiny_probabilities(asked, draw):
    """Slopes that are right hold probabilities far smaller than any difference can show."""
    scores = 18.0 * np.linspace(-0.9, 0.9, 5)
    error = entry_error(asked(scores, 0)[1], reference.softmax_example(scores, 0)[1])
    return () if error < symptoms.COARSE else ("numeric_gradient",)
