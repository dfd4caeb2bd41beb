"""Name a mistake from the numbers it leaves: fit a wrong loss or gradient by a small set of combinations.

Pure functions: they never compute a loss. The data term comes from outside: from the student's own code,
from numeric differences of it, or (for a grader) from a reference. A name is given only when the fit is
tight and no other equally simple combination fits; otherwise the answer is empty, never a guess.
"""

import numpy as np

TIGHT = 1e-6

# What the data term may be multiplied by, as a function of N, and what that mistake is called.
LOSS_SCALES = (
    ((), lambda N: 1.0),
    (("loss_not_averaged",), lambda N: N),
)
GRADIENT_SCALES = (
    ((), lambda N: 1.0),
    (("gradient_not_averaged",), lambda N: N),
    (("gradient_missing",), lambda N: 0.0),
    (("sign_flipped",), lambda N: -1.0),
)

# What stands in place of the penalty ΣW², as a function of the squares of W: the right one first.
LOSS_PENALTIES = (
    ((), lambda W, reg, N: reg * np.sum(W**2)),
    (("half_convention",), lambda W, reg, N: 0.5 * reg * np.sum(W**2)),
    (("penalty_loss_missing",), lambda W, reg, N: 0.0),
    (("penalty_divided",), lambda W, reg, N: reg * np.sum(W**2) / N),
    (("penalty_without_reg",), lambda W, reg, N: np.sum(W**2)),
    (("bias_row_unpenalised",), lambda W, reg, N: reg * np.sum(W[:-1] ** 2)),
    (("half_convention", "penalty_divided"), lambda W, reg, N: 0.5 * reg * np.sum(W**2) / N),
)
GRADIENT_PENALTIES = (
    ((), lambda W, reg, N: 2 * reg * W),
    (("penalty_gradient_halved",), lambda W, reg, N: reg * W),
    (("penalty_gradient_missing",), lambda W, reg, N: 0 * W),
    (("penalty_divided",), lambda W, reg, N: 2 * reg * W / N),
    (("penalty_without_reg",), lambda W, reg, N: 2 * W),
    (("bias_row_unpenalised",), lambda W, reg, N: 2 * reg * _without_last_row(W)),
    (("sign_flipped",), lambda W, reg, N: -2 * reg * W),
    (("penalty_gradient_halved", "penalty_divided"), lambda W, reg, N: reg * W / N),
    (("penalty_gradient_halved", "bias_row_unpenalised"), lambda W, reg, N: reg * _without_last_row(W)),
)

# Two names that together are one mistake.
TOGETHER = (
    ({"loss_not_averaged", "gradient_not_averaged"}, "not_averaged"),
    ({"half_convention", "penalty_gradient_halved"}, "half_convention"),
    ({"gradient_missing", "penalty_gradient_missing"}, "gradient_missing"),
)


def name_loss(loss, data_loss, W, reg, N, margin=None, tolerance=TIGHT):
    """Ids of what is wrong with `loss`, given the right mean data term `data_loss`, W (D, C), reg and N.

    `margin`: what each example's loss gains when its correct class is counted (1 for the SVM).
    """
    terms = [(ids, scale(N) * data_loss) for ids, scale in LOSS_SCALES]
    if margin is not None:
        counted = data_loss + margin
        terms += [(("correct_class_counted", *ids), scale(N) * counted) for ids, scale in LOSS_SCALES]
    return _name(loss, _sums(terms, LOSS_PENALTIES, W, reg, N), tolerance)


def name_gradient(dW, data_gradient, W, reg, N, tolerance=TIGHT):
    """Ids of what is wrong with dW (D, C), given the right gradient (D, C) of the mean data term."""
    terms = [(ids, scale(N) * data_gradient) for ids, scale in GRADIENT_SCALES]
    return _name(dW, _sums(terms, GRADIENT_PENALTIES, W, reg, N), tolerance)


def name_dscores(dscores, right, y, stale=None, tolerance=TIGHT):
    """Ids of what is wrong with an SVM's ∂L_i/∂s, shape (N, C); `right` is what it should be.

    With X = identity the scores are W itself and N·dW is this matrix. `stale`, if known, is what comes
    out when every example is given the scores of the last one.
    """
    shapes = [((), right), *_wrong_dscores(right, y)]
    if stale is not None:
        shapes.append((("stale_scores",), stale))
    scales = [(ids, scale(len(y))) for ids, scale in GRADIENT_SCALES]
    candidates = [(a + b, factor * shape) for a, shape in shapes for b, factor in scales]
    return _name(dscores, candidates, tolerance)


def settle(ids):
    """Names from several findings, in order and once each; two that are one mistake become one."""
    ids = tuple(dict.fromkeys(ids))
    for parts, whole in TOGETHER:
        if parts <= set(ids):
            ids = tuple(dict.fromkeys(whole if id in parts else id for id in ids))
    return ids


def _sums(terms, penalties, W, reg, N):
    """Every data term with every penalty: [(ids, value)]."""
    return [(a + b, term + penalty(W, reg, N)) for a, term in terms for b, penalty in penalties]


def _name(value, candidates, tolerance):
    """The ids of the simplest candidate that fits; empty if the right one does, none does, or two do."""
    fitting = {settle(ids) for ids, candidate in candidates if _close(value, candidate, tolerance)}
    simplest = [ids for ids in fitting if len(ids) == min(map(len, fitting))]
    return simplest[0] if len(simplest) == 1 else ()


def _close(a, b, tolerance):
    largest = max(np.max(np.abs(a)), np.max(np.abs(b)), 1e-12)
    return bool(np.max(np.abs(np.asarray(a) - b)) <= tolerance * largest)


def _without_last_row(W):
    return np.vstack([W[:-1], np.zeros_like(W[-1:])])


def _wrong_dscores(right, y):
    """What well-known mistakes make of the right (N, C) matrix: [(ids, matrix)]."""
    rows = np.arange(len(y))
    correct = right[rows, y]
    comes_again = np.array([label in y[i + 1 :] for i, label in enumerate(y)])
    changes = (
        ("correct_class_gradient_missing", 0.0),
        ("correct_class_gradient_once", np.sign(correct)),
        ("count_includes_correct_class", correct - 1),
        ("sign_flipped", -correct),
        ("repeated_labels_lost", np.where(comes_again, 0.0, correct)),
    )
    wrong = [((id,), _replaced(right, (rows, y), column)) for id, column in changes]
    for keeps in ({"other"}, {"correct"}, set()):
        wrong.append((("overwritten_instead_of_added",), _overwritten(right, y, keeps)))
    return wrong


def _replaced(matrix, where, values):
    copy = matrix.copy()
    copy[where] = values
    return copy


def _overwritten(right, y, keeps):
    """A loop over examples and violated classes that adds to the kinds of columns in `keeps` only."""
    result = np.zeros_like(right)
    for i, label in enumerate(y):
        for violated in np.flatnonzero(right[i] > 0):
            for kind, column, sign in (("other", violated, 1.0), ("correct", label, -1.0)):
                if kind not in keeps:
                    result[:, column] = 0.0
                result[i, column] += sign
    return result
