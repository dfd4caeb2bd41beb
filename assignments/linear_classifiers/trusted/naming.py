"""Name the mistakes in a loss function that lost points.

It is taken apart by well-chosen inputs: with X = 0 only the penalty is left, with reg = 0 only the data term.
Each part is fitted by itself (`mistakes`), so that two mistakes in different parts, or a slip and a factor in
the same part, are two names.
"""

from dataclasses import replace
from functools import partial

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.draw import SOFTMAX_OFFSET
from autograder.words.losses import CheckedLoss
from autograder.words.naming import Asked, Mistakes, OutOfTime, attempt, named
from autograder.words.vocabulary import TOLERANCE, Failed, relative_error
from cs231n_utils.losses import diagnosis
from cs231n_utils.losses.diagnosis import GRADIENT_LAMBDAS, LOSS_LAMBDAS

from . import symptoms
from .mistakes import FITS, Batch, data_gradient, data_loss

SIZES = ((7, 5, 4), (3, 6, 5), (11, 4, 3), (6, 3, 8))  # (N, D, C): no two alike in a case
REGS = (3.0, 0.7, 0.0)

# Sizes for which a mistaken axis, or a size written as a number, does no harm.
HARMLESS = (
    ("wrong_axis", (5, 5, 5)),
    ("hard_coded_sizes", (7, 5, 10)),
    ("hard_coded_sizes", (500, 5, 4)),
    ("hard_coded_sizes", (500, 5, 10)),
    ("hard_coded_sizes", (7, 3073, 4)),
    ("hard_coded_sizes", (500, 3073, 10)),
)
PARTS = ("the penalty in the loss", "the penalty in dW", "the loss for reg = 0", "dW for reg = 0")


def name_mistakes(family, student, item, draw, found):
    """The Mistakes of the student's function `item`; `found`: the ids that its checks gave."""
    return named(student, item, found, partial(take_apart, family, draw))


def take_apart(family, draw, asked, certain):
    """The Mistakes of the function that is asked, the `certain` ones among them."""
    try:
        mistakes = parts(asked, family, draw, SIZES)
    except (Failed, Fault):
        better, runs = with_harmless_sizes(asked, family, draw)
        sizes_matter = len(runs) == 1 and not answers(asked, draw)
        mistakes = better or Mistakes(other=runs if sizes_matter else ())
    else:
        if mistakes.unexplained:
            mistakes = with_harmless_sizes(asked, family, draw)[0] or mistakes
    others = (*mistakes.other, *certain, *symptoms.found(asked, family, draw))
    mistakes = replace(mistakes, other=tuple(dict.fromkeys(others)))
    if mistakes.of() or mistakes.unexplained:
        return mistakes
    return replace(mistakes, other=disagreement(asked, family, draw))


def parts(asked, family, draw, sizes):
    """Mistakes of a function that answers: penalty and data term, of the loss and of the gradient."""
    penalised = [draw.case(*size, reg) for size, reg in zip(sizes, REGS, strict=False)]
    settings = [(case.reg, len(case.y)) for case in penalised]
    λ_loss, λ_dW = zip(*(penalty(asked, case) for case in penalised), strict=True)
    cases = [draw.case(*size) for size in sizes]
    batches = [Batch.of(case) for case in cases]
    losses, gradients = zip(*(asked(*case) for case in cases), strict=True)
    # What is there even without reg would be taken for data.
    losses = [L - np.sum(by_row(λ_loss[-1], case) * case.W**2) for case, L in zip(cases, losses, strict=True)]
    gradients = [dW - 2 * by_row(λ_dW[-1], c) * c.W for c, dW in zip(cases, gradients, strict=True)]
    fits, ids = zip(
        diagnosis.name_lambdas(λ_loss, settings, LOSS_LAMBDAS, FITS),
        diagnosis.name_lambdas(λ_dW, settings, GRADIENT_LAMBDAS, FITS),
        data_loss(family, batches, losses),
        data_gradient(family, batches, gradients),
        strict=True,
    )
    return Mistakes(
        loss=diagnosis.settle((*ids[2], *ids[0])),
        gradient=diagnosis.settle((*ids[3], *ids[1])),
        unexplained=tuple(text for text, fit in zip(PARTS, fits, strict=True) if not fit),
    )


def penalty(asked, case):
    """The λ that the penalty seems to have, in the loss and in dW: of W without its last row, of the last."""
    case = replace(case, X=0 * case.X)  # now no score depends on W
    no_bias = replace(case, W=np.vstack([case.W[:-1], 0 * case.W[-1:]]))
    (whole, dW), (rows, _), (none, _) = (asked(*c) for c in (case, no_bias, replace(case, W=0 * case.W)))
    in_loss = (rows - none) / np.sum(no_bias.W**2), (whole - rows) / np.sum(case.W[-1] ** 2)
    in_dW = [diagnosis.multiple(dW[part], 2 * case.W[part], FITS) for part in (np.s_[:-1], np.s_[-1:])]
    return in_loss, in_dW


def by_row(λ, case):
    """λ of all rows but the last, and of the last, as a column (D, 1)."""
    return np.nan_to_num(np.append(np.full(len(case.W) - 1, λ[0]), λ[1]))[:, np.newaxis]


# --- sizes ------------------------------------------------------------------------------------------------


def with_harmless_sizes(asked, family, draw):
    """-> (Mistakes of a function that is right, or explained, for special sizes, or None; where it runs)."""
    runs = []
    for id, size in HARMLESS:
        try:
            if max(size) < 100:
                mistakes = parts(asked, family, draw, [size] * len(REGS))
                if not mistakes.unexplained:
                    return replace(mistakes, other=(id,)), (id,)
            elif all(is_right(asked, family, draw.case(*size)) for _ in range(1 if size[0] > 100 else 5)):
                return Mistakes(other=(id,)), (id,)
            runs.append(id)
        except (Failed, Fault):
            continue
        except OutOfTime:
            break
    return None, tuple(dict.fromkeys(runs))


@attempt
def answers(asked, draw):
    """Whether the function answers for all sizes at all."""
    return all(asked(*draw.case(*size)) for size in SIZES)


def is_right(asked, family, case):
    """With a penalty as large as the data term: neither hides the other."""
    case = replace(case, reg=1.0 / np.sum(case.W**2))
    terms, (loss, dW) = family.oracle(*case), asked(*case)
    return max(relative_error(loss, terms.loss), relative_error(dW, terms.dW)) < TOLERANCE


def disagreement(asked, family, draw):
    """Of a vectorised function that is right so far: is the naive one right where it is not?"""
    name, student = asked.function.name, asked.function.student
    naive = Asked(CheckedLoss(student, name.replace("_vectorized", "_naive")))
    case = draw.gradient_case(*SIZES[0], offset=SOFTMAX_OFFSET)
    try:
        differ = name != naive.function.name and is_right(naive, family, case)
        return ("naive_and_vectorized_disagree",) if differ and not is_right(asked, family, case) else ()
    except (Failed, Fault, OutOfTime):
        return ()
