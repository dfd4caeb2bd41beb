"""A table that was filled in by hand, compared with slopes of the student's own loss."""

import numpy as np

from cs231n_utils import checks
from cs231n_utils.losses.cases import of_scores
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.promises.source import NotLoaded, fresh
from cs231n_utils.promises.speech import complain


def check_dscores(answer, scores, y, module):
    """Compare ∂L_i/∂s filled in by hand, (N, C), with numeric slopes of the student's svm_loss_naive."""
    numbers = _numbers(answer)
    if numbers.shape != np.shape(scores) or np.isnan(numbers).any():
        complain("… not started: put a number into every place of the table, then run this cell.")
        return
    code, trouble = fresh(module)
    if trouble:
        complain(f"✗ {NotLoaded(trouble)}")
        return
    if not checks.passes("svm_loss_naive", module, up_to="loss"):
        complain("… first make the check of the loss pass: this cell needs the slopes of your loss.")
        return
    loss = LossFunction(code.svm_loss_naive)
    slopes = len(y) * loss.slopes(of_scores(scores, y))[0]
    right = np.isclose(numbers, slopes, atol=1e-3)
    for i in np.flatnonzero(right.all(axis=1)):
        print(f"✓ picture {i}: your numbers are the slopes of your loss")
    for i in np.flatnonzero(~right.all(axis=1)):
        wrong = ", ".join(str(c) for c in np.flatnonzero(~right[i]))
        complain(f"✗ picture {i}: for class {wrong} your number is not the slope of your loss")
    if not right.all():
        complain("  Hint: add 0.1 to that score alone and write the sum of the max terms again.")
        complain("  By how much does it change? (Lᵢ is the loss of one picture: nothing is divided by 2.)")


def _numbers(answer):
    """The answer as an array; nan where a place still holds None or dots."""
    try:
        return np.array(answer, dtype=float)
    except (TypeError, ValueError):
        return np.array(np.nan)
