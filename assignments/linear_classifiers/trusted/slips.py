"""What well-known slips make of the data term of a batch: its loss and its slopes, example by class.

A loss is a matrix of terms (N, C), which add up to the sum of all examples' losses; slopes are ∂L_i/∂s,
(N, C).  Written apart from the assignment's solutions, like the oracle.  What goes wrong in any loss
(factors, averages, the correct class, labels that come again) stands in `cs231n_utils.losses.diagnosis`.
"""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.losses import diagnosis


@dataclass(frozen=True)
class Slips:
    """What scores (N, C) may give: pairs of ids, none for the right one (first), and a matrix (N, C)."""

    losses: list
    slopes: list


def svm(scores, y):
    """Slips with the hinge: the margin, the scores it is made of, and what is done with it."""
    rows, one_hot = np.arange(len(y)), np.eye(scores.shape[1])[y]
    correct, others = scores[rows, y][:, np.newaxis], 1 - one_hot
    last = np.tile(scores[-1], (len(y), 1))
    margins = (
        ("", scores - correct + 1),
        ("margin_missing", scores - correct),
        ("sign_flipped", correct - scores + 1),
        ("sign_flipped", scores - correct - 1),
        ("correct_score_missing", scores + 1),
        ("stale_scores", last - last[rows, y][:, np.newaxis] + 1),
        ("stale_scores", last - last[-1, y[-1]] + 1),
        ("stale_scores", (last - last[-1, y[-1]] + 1) * (1 - one_hot[-1])),
        ("stale_scores", scores - _met_too_late(scores, y) + 1),
        ("wrong_axis", scores - np.sum(scores * one_hot, axis=0) + 1),
    )
    hinges = [(id, np.maximum(0, margin) * others) for id, margin in margins]
    right, raw = hinges[0][1], (scores - correct + 1) * others
    losses = (
        ("correct_class_counted", right + one_hot),
        ("correct_class_counted", right + one_hot * (1 - 1 / len(y))),  # taken off once, from the sum of all
        ("correct_score_missing", np.maximum(0, scores + 1)),
        ("squared_hinge", right**2),
        ("squared_hinge correct_class_counted", right**2 + one_hot),
        ("margin_missing", (scores - correct) * (right > 0)),  # it is in the condition only
        ("hinge_missing", raw),
        ("hinge_missing correct_class_counted", raw + one_hot),
        ("hinge_missing", np.abs(raw)),
        ("hinge_missing margin_missing", (scores - correct) * others),
    )
    in_gradient = {"margin_missing": "margin_missing_in_gradient"}
    counts = (right > 0).sum(axis=1, keepdims=True)
    slopes = (
        ("margins_as_slopes", _pull(right, one_hot)),
        ("squared_hinge", _pull(2 * right, one_hot)),
        ("correct_score_missing", 1.0 * (scores + 1 > 0)),
        ("correct_score_missing", (scores + 1 > 0) * others),
        ("hinge_missing", _pull(others, one_hot)),
        ("line_in_the_wrong_loop", (right > 0) - one_hot * others.sum(axis=1, keepdims=True)),
        ("line_in_the_wrong_loop", others - one_hot * counts),
        ("other_classes_gradient_missing", -one_hot * counts),
        ("other_classes_gradient_missing", one_hot * counts),
    )
    return Slips(
        losses=[*hinges, *losses],
        slopes=[
            *((in_gradient.get(id, id), _pull(1.0 * (hinge > 0), one_hot)) for id, hinge in hinges),
            *slopes,
            *(
                ("some_are_skipped", _pull(1.0 * (right > 0) * mask, one_hot))
                for mask in _class_masks(right, y)
            ),
        ],
    )


def _pull(amounts, one_hot):
    """Every class by its amount, and the correct one by minus their sum."""
    return amounts - one_hot * amounts.sum(axis=1, keepdims=True)


def _class_masks(hinge, y):
    """What is left of the classes (N, C) when a loop over them leaves out the first, the last or the rest."""
    label, y = np.indices(hinge.shape)[1], y[:, np.newaxis]
    until_satisfied = np.cumprod((hinge > 0) | (label == y), axis=1)
    return [label > 0, label < hinge.shape[1] - 1, label <= y, label >= y, label > 1, until_satisfied]


def _met_too_late(scores, y):
    """The correct score as a loop over classes knows it when it notes it where it meets it, (N, C)."""
    known = np.concatenate([[0.0], scores[np.arange(len(y)), y]])
    met = np.arange(scores.shape[1]) > y[:, np.newaxis]
    return np.where(met, known[1:, np.newaxis], known[:-1, np.newaxis])


def svm_columns(right, y):
    """What becomes of the slopes of the correct classes (N,), which are minus a count: [(ids, (N,))]."""
    correct, pulls = right[np.arange(len(y)), y], np.maximum(right, 0)
    again = [(pulls[i + 1 :][y[i + 1 :] == label] > 0).any(axis=0) for i, label in enumerate(y)]
    return [
        *diagnosis.hinge_columns(correct),
        ("stale_scores", np.cumsum(correct)),
        ("repeated_labels_lost", -np.sum(pulls * ~np.array(again), axis=1)),  # one class at a time
        ("wrong_axis", -pulls.sum(axis=0)[y]),
    ]


def softmax(scores, y):
    """Slips with exponentials, their sum and their logarithm."""
    one_hot = np.eye(scores.shape[1])[y]
    top = scores.max(axis=1, keepdims=True)
    e = np.exp(scores - top)
    raw, minus, per_class = np.exp(scores), np.exp(-scores), np.exp(scores - scores.max(axis=0))
    total, C = e.sum(axis=1, keepdims=True), scores.shape[1]
    p = e / total
    probabilities = (
        ("", p),
        ("unnormalised", e),
        ("unnormalised", raw),
        ("mean_instead_of_sum", C * p),
        ("wrong_axis", raw / raw.sum(axis=0)),
        ("wrong_axis", raw / raw.sum()),
        ("wrong_axis", e / e.sum(axis=0)),
        ("wrong_axis", e / e.sum()),
        ("wrong_axis", per_class / per_class.sum(axis=1, keepdims=True)),
        ("stale_scores", np.tile(p[-1], (len(y), 1))),
        ("line_in_the_wrong_loop", e / np.cumsum(total)[:, np.newaxis]),
        ("overwritten_instead_of_added", e / e[:, -1:]),
        ("sign_flipped", minus / minus.sum(axis=1, keepdims=True)),
        *(("some_are_skipped", e / (total - one)) for one in (e[:, :1], e[:, -1:])),
        ("some_are_skipped", e / (total - (e * one_hot).sum(axis=1, keepdims=True))),
    )
    right = -np.log(p) * one_hot
    return Slips(
        losses=[
            *((id, -np.log(q) * one_hot) for id, q in probabilities),
            *(("wrong_log_base", right / np.log(base)) for base in (2, 10)),
            *(("probability_not_log", wrong * one_hot) for wrong in (1 - p, -p)),
            *(("correct_score_missing", one_hot * log) for log in (np.log(total), np.log(total) + top)),
            *(
                ("log_missing", one_hot * (sum_ - s))
                for sum_, s in ((total, scores - top), (total * np.exp(top), scores), (total, scores))
            ),
            ("all_classes_in_the_loss", -np.log(p)),
        ],
        slopes=[
            *((id, q - one_hot) for id, q in probabilities),
            *(("wrong_log_base", (p - one_hot) / np.log(base)) for base in (2, 10)),
            ("probability_not_log", (p - one_hot) * np.sum(p * one_hot, axis=1, keepdims=True)),
            ("gradient_not_averaged", len(y) * p - one_hot),
            ("other_classes_gradient_missing", (p - one_hot) * one_hot),
            ("other_classes_gradient_missing correct_class_gradient_missing", p * one_hot),
            ("probability_missing_in_gradient", -one_hot),
            ("all_classes_in_the_loss", C * p - 1),
        ],
    )


def softmax_columns(right, y):
    """What becomes of the slopes of the correct classes (N,), which are p − 1: [(ids, (N,))]."""
    (N, C), correct = right.shape, right[np.arange(len(y)), y]
    again = np.array([label in y[i + 1 :] for i, label in enumerate(y)])
    return [
        ("correct_class_gradient_missing", correct + 1),
        ("correct_class_gradient_missing", 0 * correct),
        ("probability_missing_in_gradient", -np.ones(N)),
        ("sign_flipped", correct + 2),
        ("sign_flipped", -correct - 1),
        ("repeated_labels_lost", correct + again),
        ("gradient_not_averaged", correct + 1 - N),
        ("line_in_the_wrong_loop", correct + 1 - C),
    ]
