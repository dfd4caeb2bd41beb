"""Mistakes that show in how a loss function as a whole behaves: its own answers are compared, no oracle."""

from functools import partial

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.naming import attempt
from autograder.words.vocabulary import Failed, relative_error

COARSE = 1e-2  # an overflow is no small error
HARMLESS, ALL, SOME = [[3.0]], [[1e4]], np.resize([0.0, 2000.0, -2000.0], (6, 1))  # added to scores
FEW_STEPS = 20


def found(asked, family, draw):
    """Ids of what shows."""
    tests = (large_scores, inputs_changed, differences, loops)
    return tuple(id for test in tests if (id := test(asked, family, draw)))


@attempt
def large_scores(asked, family, draw):
    """Do large scores, of all rows or of some, change what should not change?"""
    case = draw.case(6, 5, 4)
    if not family.overflows or not _unmoved(asked, case, HARMLESS):
        return None  # what any constant changes does not overflow
    for id, amounts in (("no_max_shift", ALL), ("global_max_shift", SOME)):
        try:
            if not _unmoved(asked, case, amounts):
                return id
        except (Failed, Fault):
            return id
    return None


def _unmoved(asked, case, amounts):
    (loss, dW), (moved, moved_dW) = asked(*case), asked(*case.with_scores_plus(amounts))
    return max(relative_error(moved, loss), relative_error(moved_dW[len(case.y) :], dW)) < COARSE


@attempt
def inputs_changed(asked, family, draw):
    """Is W, X or y changed?"""
    case, student = draw.case(6, 5, 3, reg=1.0), asked.function.student
    arrays = (case.W, case.X, case.y)
    kept = [student.keep(array) for array in arrays]
    asked(*kept, case.reg)
    same = (np.array_equal(remote.fetch(), array) for remote, array in zip(kept, arrays, strict=True))
    return None if all(same) else "inputs_changed"


@attempt
def differences(asked, family, draw):
    """Does a huge weight over a feature that is always zero blur the rest of dW?"""
    W, X, y, reg = draw.case(6, 5, 4, reg=2.0)
    X, small = np.insert(X, 0, 0.0, axis=1), np.linspace(-0.9, 0.9, 4)
    dW, blurred = (asked(np.vstack([size * small, W]), X, y, reg)[1][1:] for size in (1.0, 1e12))
    return None if relative_error(blurred, dW) < COARSE else "numeric_gradient"


@attempt
def loops(asked, family, draw):
    """Does a vectorised function take more steps of Python for more examples or classes?"""
    function = asked.function
    if not function.name.endswith("vectorized"):
        return None
    steps = partial(function.student.steps, function.name)
    few = steps(*draw.case(4, 5, 3))
    more = (steps(*draw.case(*sizes)) for sizes in ((31, 5, 3), (4, 5, 30)))
    return "loop_in_vectorized" if any(count - few > FEW_STEPS for count in more) else None
