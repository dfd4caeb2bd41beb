"""The losses of one example, as functions of its scores, as students write them: WRONG and UNUSUAL."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "svm_example_loss",
        "correct_class_counted",
        "loops",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "correct_class_counted",
        "row",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    dscores[y] -= np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "margin_missing",
        "loops",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y]
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "margin_missing",
        "row",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y])
    margins[y] = 0
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "margin_missing",
        "only_as_a_threshold",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin - delta
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "delta_ignored",
        "loops",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + 1
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "delta_ignored",
        "row",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + 1.0)
    margins[y] = 0
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "delta_ignored",
        "gradient_only",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
        if scores[j] + 1 > scores[y]:
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "squared_hinge",
        "loss_only",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin**2
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "squared_hinge",
        "gradient_too",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    loss = np.sum(margins**2)
    dscores = 2 * margins
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "correct_class_gradient_missing",
        "loops",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "correct_class_gradient_missing",
        "row",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "correct_class_gradient_missing",
        "p_instead_of_p_minus_1",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p[y])
    dscores = p.copy()
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "correct_class_gradient_missing",
        "loops",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = math.log(total) - (scores[y] - top)
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = math.exp(scores[j] - top) / total
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "correct_class_gradient_missing",
        "zero_at_the_correct_class",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] = 0
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "count_includes_correct_class",
        "row",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    loss = np.sum(margins) - delta
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "count_includes_correct_class",
        "counted_before_it_is_zeroed",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    count = np.sum(margins > 0)
    margins[y] = 0
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    dscores[y] = -count
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "sign_flipped",
        "gradient",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] -= 1
            dscores[y] += 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "sign_flipped",
        "margin",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores[y] - scores + delta)
    margins[y] = 0
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "sign_flipped",
        "delta",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] - delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "sign_flipped",
        "gradient",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = math.log(total) - (scores[y] - top)
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = -math.exp(scores[j] - top) / total
        if j == y:
            dscores[j] += 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "sign_flipped",
        "loss",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "sign_flipped",
        "exp_of_minus_the_scores",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = np.min(scores) - scores
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_log_base",
        "log10",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log10(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_log_base",
        "log2_of_the_sum",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = -math.log2(math.exp(scores[y] - top) / total)
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = math.exp(scores[j] - top) / total
        if j == y:
            dscores[j] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_log_base",
        "log10_gradient_too",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log10(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    dscores /= np.log(10)
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "no_max_shift",
        "row",
        """
import numpy as np


def softmax_example_loss(scores, y):
    p = np.exp(scores) / np.sum(np.exp(scores))
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "no_max_shift",
        "math_exp_raises",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = 0.0
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = math.log(total) - (scores[y] - top)
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = math.exp(scores[j] - top) / total
        if j == y:
            dscores[j] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "no_max_shift",
        "log_sum_exp",
        """
import numpy as np


def softmax_example_loss(scores, y):
    log_sum = np.log(np.sum(np.exp(scores)))
    loss = log_sum - scores[y]
    dscores = np.exp(scores - log_sum)
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "probability_not_log",
        "one_minus_p",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = 1 - p[y]
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "probability_not_log",
        "minus_p",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = -math.exp(scores[y] - top) / total
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = math.exp(scores[j] - top) / total
        if j == y:
            dscores[j] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "probability_not_log",
        "one_minus_p_gradient_too",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = 1 - p[y]
    dscores = p.copy()
    dscores[y] -= 1
    dscores *= p[y]
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "gradient_missing",
        "zeros",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "gradient_missing",
        "zeros",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p[y])
    dscores = np.zeros_like(scores)
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "unnormalised",
        "row",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted)
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "unnormalised",
        "gradient_only",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = math.log(total) - (scores[y] - top)
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = math.exp(scores[j] - top)
        if j == y:
            dscores[j] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "overwritten_instead_of_added",
        "loss",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss = margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "correct_class_gradient_once",
        "correct_class",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] = -1
    return loss, dscores
""",
        named=False,
    ),
    Wrong(
        "softmax_example_loss",
        "overwritten_instead_of_added",
        "sum",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total = math.exp(s - top)
    loss = math.log(total) - (scores[y] - top)
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        dscores[j] = math.exp(scores[j] - top) / total
        if j == y:
            dscores[j] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "inputs_changed",
        "margins_in_the_scores",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = scores
    margins -= scores[y] - delta
    margins[margins < 0] = 0
    margins[y] = 0
    loss = np.sum(margins)
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "inputs_changed",
        "gradient_in_the_scores",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    loss = np.sum(margins)
    dscores = scores
    dscores[:] = margins > 0
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "inputs_changed",
        "shift_in_place",
        """
import numpy as np


def softmax_example_loss(scores, y):
    scores -= np.max(scores)
    p = np.exp(scores) / np.sum(np.exp(scores))
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "inputs_changed",
        "probabilities_in_the_scores",
        """
import numpy as np


def softmax_example_loss(scores, y):
    p = scores
    p -= np.max(p)
    np.exp(p, out=p)
    p /= np.sum(p)
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "hard_coded_sizes",
        "ten_classes",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(10):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "hard_coded_sizes",
        "three_classes_of_the_lecture",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(3):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "hard_coded_sizes",
        "ten_classes",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    top = max(scores)
    total = 0.0
    for s in scores:
        total += math.exp(s - top)
    loss = math.log(total) - (scores[y] - top)
    dscores = np.zeros(10)
    for j in range(10):
        dscores[j] = math.exp(scores[j] - top) / total
        if j == y:
            dscores[j] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "hard_coded_sizes",
        "three_classes_of_the_lecture",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / (np.exp(shifted[0]) + np.exp(shifted[1]) + np.exp(shifted[2]))
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "wrong_shape",
        "slopes_before_loss",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return dscores, np.sum(margins)
""",
    ),
    Wrong(
        "svm_example_loss",
        "wrong_shape",
        "loss_of_each_class",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    loss = margins
    dscores = (margins > 0).astype(float)
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "wrong_shape",
        "column",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    loss = 0.0
    dscores = np.zeros(scores.shape)
    for j in range(len(scores)):
        if j == y:
            continue
        margin = scores[j] - scores[y] + delta
        if margin > 0:
            loss += margin
            dscores[j] += 1
            dscores[y] -= 1
    return loss, dscores.reshape(-1, 1)
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_shape",
        "row_of_a_matrix",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p[y])
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores[np.newaxis, :]
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_shape",
        "loss_of_each_class",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p)
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_shape",
        "gradient_of_the_correct_class_only",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    loss = -np.log(p[y])
    dscores = p[y] - 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "not_finite",
        "zero_over_zero",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    loss = np.sum(margins)
    dscores = margins / margins
    dscores[y] = -np.sum(dscores)
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "not_finite",
        "zero_times_log_zero",
        """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - np.max(scores)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    target = np.zeros(len(scores))
    target[y] = 1
    loss = -np.sum(target * np.log(target * p))
    dscores = p.copy()
    dscores[y] -= 1
    return loss, dscores
""",
    ),
    Wrong(
        "svm_example_loss",
        "numeric_gradient",
        "centred",
        """
import numpy as np


def _hinge(scores, y, delta):
    margins = np.maximum(0, scores - scores[y] + delta)
    return np.sum(margins) - delta


def svm_example_loss(scores, y, delta=1.0):
    h = 1e-5
    dscores = np.zeros(len(scores))
    for j in range(len(scores)):
        step = np.zeros(len(scores))
        step[j] = h
        dscores[j] = (_hinge(scores + step, y, delta) - _hinge(scores - step, y, delta)) / (2 * h)
    return _hinge(scores, y, delta), dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "numeric_gradient",
        "centred",
        """
import numpy as np


def softmax_example_loss(scores, y):
    def f(s):
        s = s - np.max(s)
        return np.log(np.sum(np.exp(s))) - s[y]

    h = 1e-5
    steps = h * np.eye(len(scores))
    dscores = np.array([(f(scores + step) - f(scores - step)) / (2 * h) for step in steps])
    return f(scores), dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "numeric_gradient",
        "one_sided",
        """
import numpy as np


def _loss(scores, y):
    e = np.exp(scores - scores.max())
    return -np.log(e[y] / e.sum())


def softmax_example_loss(scores, y):
    eps = 1e-6
    loss = _loss(scores, y)
    dscores = np.zeros(scores.shape)
    for j in range(scores.size):
        moved = scores.copy()
        moved[j] += eps
        dscores[j] = (_loss(moved, y) - loss) / eps
    return loss, dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_shift",
        "shift_by_the_correct_class",
        """
import numpy as np


def softmax_example_loss(scores, y):
    gaps = np.exp(scores - scores[y])
    return np.log(gaps.sum()), gaps / gaps.sum() - np.eye(len(scores))[y]
""",
    ),
    Wrong(
        "softmax_example_loss",
        "not_finite",
        "jacobian",
        """
import numpy as np


def _softmax(z):
    z = z - np.max(z)
    return np.exp(z) / np.exp(z).sum()


def softmax_example_loss(scores, y):
    p = _softmax(scores)
    loss = -np.log(p[y])
    dp = np.zeros(len(p))
    dp[y] = -1 / p[y]
    jacobian = np.diag(p) - np.outer(p, p)  # dp_i / ds_j
    return loss, jacobian @ dp
""",
    ),
    Wrong(
        "svm_example_loss",
        "inputs_changed",
        "scores_sorted",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    dscores = (margins > 0).astype(float)
    dscores[y] = -dscores.sum()
    scores.sort()
    return np.sum(margins), dscores
""",
    ),
    Wrong(
        "softmax_example_loss",
        "inputs_changed",
        "scores_clipped",
        """
import numpy as np


def softmax_example_loss(scores, y):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    loss = -np.log(p[y])
    p[y] -= 1
    np.clip(scores, -700, 700, out=scores)
    return loss, p
""",
    ),
    Wrong(
        "softmax_example_loss",
        "wrong_shape",
        "text",
        """
import numpy as np


def softmax_example_loss(scores, y):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    loss = -np.log(p[y])
    p[y] -= 1
    return str(loss), p
""",
    ),
]

UNUSUAL = [
    Unusual(
        "svm_example_loss",
        "delete_and_insert",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.delete(scores, y) - scores[y] + delta
    violated = margins > 0
    dscores = np.insert(violated * 1.0, y, -np.count_nonzero(violated))
    return margins[violated].sum(), dscores
""",
    ),
    Unusual(
        "svm_example_loss",
        "sum_of_margins_minus_delta",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = scores - scores[y] + delta
    loss = sum(m for m in margins if m > 0) - delta
    one_hot = np.arange(len(scores)) == y
    mask = np.where(margins > 0, 1.0, 0.0) * ~one_hot
    return loss, mask - one_hot * mask.sum()
""",
    ),
    Unusual(
        "svm_example_loss",
        "zero_dimensional_loss_and_prints",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0, verbose=True, *, names=None):
    loss = np.zeros(())
    dscores = np.zeros_like(scores)
    for j, s in enumerate(scores):
        margin = s - scores[y] + delta
        if verbose:
            print("class", names[j] if names else j, "margin", margin)
        if j != y:
            loss[...] += max(0, margin)
            dscores[j] = np.heaviside(margin, 1)  # at the kink: 1
    dscores[y] = -dscores.sum()
    return loss, dscores
""",
    ),
    Unusual(
        "svm_example_loss",
        "float32_gradient",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    others = [j for j in range(scores.shape[0]) if j != y]
    margins = np.clip(scores[others] - scores[y] + delta, 0, None)
    dscores = np.zeros(scores.shape, dtype=np.float32)
    dscores[others] = np.sign(margins)
    dscores[y] = -len(np.flatnonzero(margins))
    return float(margins.sum()), dscores
""",
    ),
    Unusual(
        "svm_example_loss",
        "masked_array",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    s = np.ma.array(scores, mask=np.arange(scores.size) == y)
    margins = np.ma.maximum(s - scores[y] + delta, 0)
    dscores = (margins > 0).filled(False).astype(float)
    dscores[y] -= dscores.sum()
    return np.ma.sum(margins), dscores
""",
    ),
    Unusual(
        "svm_example_loss",
        "own_copy_in_place_and_tuple_free_helper",
        """
import numpy as np


def _hinge(z):
    return (z + abs(z)) / 2


def svm_example_loss(scores, y, delta=1.0):
    s = np.array(scores, dtype=float)
    s -= s[y]
    s += delta
    s[y] = -1
    loss = _hinge(s).sum()
    s[s > 0] = 1
    s[s < 0] = 0
    s[y] = 0 - s.sum()
    return loss, s
""",
    ),
    Unusual(
        "softmax_example_loss",
        "logaddexp",
        """
import numpy as np


def softmax_example_loss(scores, y):
    log_p = scores - np.logaddexp.reduce(scores)
    return -log_p[y], np.exp(log_p) - (np.arange(len(scores)) == y)
""",
    ),
    Unusual(
        "softmax_example_loss",
        "plain_python_lists",
        """
import math

import numpy as np


def softmax_example_loss(scores, y):
    s = [float(v) for v in scores]
    e = [math.exp(v - max(s)) for v in s]
    p = [v / math.fsum(e) for v in e]
    loss = math.log(math.fsum(e)) - (s[y] - max(s))
    p[y] = p[y] - 1
    return loss, np.array(p)
""",
    ),
    Unusual(
        "softmax_example_loss",
        "zero_dimensional_loss_and_prints",
        """
import numpy as np


def softmax_example_loss(scores, y, verbose=True):
    p = np.exp(scores - scores.max(keepdims=True))
    p /= p.sum(keepdims=True)
    if verbose:
        print("p =", np.round(p, 2))
    loss = np.squeeze(-np.log(p[[y]]))
    np.subtract.at(p, y, 1)
    return loss, p
""",
    ),
    Unusual(
        "softmax_example_loss",
        "np_matrix_and_float32_gradient",
        """
import numpy as np


def softmax_example_loss(scores, y):
    s = np.matrix(scores)  # 1 x C
    s = s - s.max()
    e = np.exp(s)
    loss = np.log(e * np.ones((s.shape[1], 1)))[0, 0] - s[0, y]
    dscores = np.asarray(e / e.sum()).ravel()
    dscores[y] -= 1
    return loss, dscores.astype(np.float32)
""",
    ),
    Unusual(
        "softmax_example_loss",
        "clipped_at_the_smallest_float",
        """
import numpy as np


def softmax_example_loss(scores, y):
    numerator = np.exp(scores - np.sort(scores)[-1])
    p = numerator / np.dot(numerator, np.ones_like(numerator))
    loss = -np.log(max(p[y], np.finfo(float).tiny))
    dscores = np.where(np.arange(len(p)) == y, p - 1, p)
    return loss, dscores
""",
    ),
    Unusual(
        "svm_example_loss",
        "numbers_in_lists",
        """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    margins = np.maximum(0, scores - scores[y] + delta)
    margins[y] = 0
    dscores = (margins > 0).astype(float)
    dscores[y] = -dscores.sum()
    return [np.sum(margins)], dscores.tolist()
""",
    ),
    Unusual(
        "softmax_example_loss",
        "arrays_of_one_number",
        """
import numpy as np


def softmax_example_loss(scores, y):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    loss = -np.log(p[y])
    p[y] -= 1
    return np.array([[loss]]), [np.array(slope) for slope in p]
""",
    ),
]
