"""Name the mistakes in a loss function that lost points.

It is asked on ordinary inputs.  The difference that reg makes is the penalty, and with reg = 0 the data term
is left; each is fitted by itself, of the loss and of the gradient, so that every name belongs to a part.
"""

from dataclasses import replace
from functools import partial

from autograder.sandbox.student import Fault
from autograder.words import fits, penalties
from autograder.words.losses import DW, LOSS, PENALTY_IN
from autograder.words.naming import Asked, Mistakes, OutOfTime
from autograder.words.penalties import Penalty
from autograder.words.vocabulary import Failed

from . import sizes, symptoms
from .mistakes import Batch, data_gradient, data_loss

SIZES = ((7, 5, 4), (3, 7, 5), (11, 4, 3), (6, 3, 8), (5, 8, 6))  # (N, D, C): no two alike in a case
TERMS = (
    (LOSS, data_loss, penalties.LOSS_FORMS, penalties.IN_LOSS),
    (DW, data_gradient, penalties.GRADIENT_FORMS, penalties.IN_GRADIENT),
)
FEW_DIGITS = 1e-3  # relative
OF_THE_LOSS = {"all_classes_in_the_loss", "probability_not_log", "wrong_log_base"}  # what these speak of


def name_mistakes(family, student, item, draw, found):
    """The Mistakes of the student's function `item`; `found`: the ids that its checks gave."""
    asked = Asked(student, item)
    symptoms_of = partial(symptoms.added, asked=asked, family=family, draw=draw)
    return take_apart(partial(partial, parts), family, symptoms_of, asked, draw, SIZES, found)


def take_apart(of, family, symptoms_of, asked, draw, ordinary, found):
    """The Mistakes that `of(family)(asked, draw, sizes, tolerance)` finds on ordinary sizes, or by asking on.

    A part that nothing explains may be explained by `symptoms_of(mistakes)`, or be right for special sizes.
    """
    parts, right = of(family), of(family.right)
    mistakes = None
    try:
        mistakes = on_ordinary_sizes(parts, asked, draw, ordinary)
        if mistakes:
            mistakes = with_few_digits(symptoms_of(mistakes), right, asked, draw, ordinary)
        if mistakes is None or mistakes.unexplained:
            mistakes = sizes.explained(right, asked, draw, mistakes)
    except OutOfTime:
        pass
    except (Failed, Fault):
        return Mistakes(elsewhere=tuple(found))
    return mistakes or Mistakes(elsewhere=tuple(found))


def on_ordinary_sizes(parts, asked, draw, ordinary):
    """The Mistakes; None after a crash."""
    try:
        return parts(asked, draw, ordinary, fits.FITS)
    except (Failed, Fault):
        return None


def with_few_digits(mistakes, parts, asked, draw, ordinary):
    """The Mistakes; a part that is right as soon as few digits are asked for has too few of them.

    Unless they were lost in a difference.
    """
    if not mistakes.unexplained:
        return mistakes
    coarse = parts(asked, draw, ordinary, FEW_DIGITS)
    for part in set(mistakes.unexplained) - set(coarse.unexplained):
        if not coarse.parts[part]:
            of_gradient = part in (DW, PENALTY_IN[DW])
            numeric = symptoms.differences(asked, draw) if of_gradient else ()
            mistakes = mistakes.with_names(part, *(numeric or ["too_few_digits"]))
    return mistakes


def parts(family, asked, draw, sizes, tolerance):
    """Mistakes of a function that answers: data term and penalty, of the loss and of the gradient."""
    cases = [draw.case(N, D - 1, C).with_empty_feature([0.3] * C) for N, D, C in sizes]
    batches = [Batch.of(case) for case in cases]
    answers = [_answers(asked, case) for case in cases]
    found = Mistakes()
    for k, (part, fit, forms, names) in enumerate(TERMS):
        of_part = [[answer[k] for answer in of_case] for of_case in answers]
        if any(value is None for of_case in of_part for value in of_case):
            found = found.joined(Mistakes(unexplained=(part, PENALTY_IN[part])))
            continue
        penalty = Penalty(cases, *_differences(of_part), forms, names, tolerance)
        data = partial(fit, family, batches, tolerance=tolerance)
        found = found.joined(_of_part(part, penalty, data, [of_case[0] for of_case in of_part]))
    return borne_out(found)


def borne_out(mistakes):
    """The Mistakes without names that say something of the loss and stand at its gradient alone."""
    if not OF_THE_LOSS & {*mistakes.parts.get(DW, ())} - {*mistakes.parts.get(LOSS, ())}:
        return mistakes
    return replace(mistakes, parts=mistakes.parts | {DW: ()}, unexplained=(*mistakes.unexplained, DW))


def _answers(asked, case):
    """What is answered without reg, with each of the REGS, and without it at other weights of no feature."""
    with_reg = [asked(*case.with_reg(reg)) for reg in penalties.REGS]
    return [asked(*case), *with_reg, asked(*case.with_W(penalties.raised(case.W)))]


def _differences(answers):
    """-> what reg adds, for each of the REGS, and what other weights add without reg; of each case"""
    plain = [of_case[0] for of_case in answers]
    added = [[value - of_case[0] for value in of_case[1:-1]] for of_case in answers]
    return added, [of_case[-1] - one for of_case, one in zip(answers, plain, strict=True)]


def _of_part(part, penalty, fit_data, plain):
    """What is wrong with one part, a loss or a gradient, and with its penalty."""
    penalty_fits, penalty_ids, always_there = penalty.explained()
    data_fits, data_ids = fit_data([value - rest for value, rest in zip(plain, always_there, strict=True)])
    fitted = ((part, data_fits), (PENALTY_IN[part], penalty_fits))
    return Mistakes(
        {part: data_ids, PENALTY_IN[part]: penalty_ids},
        unexplained=tuple(one for one, fits in fitted if not fits),
    )
