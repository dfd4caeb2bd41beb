"""The two losses of the lecture for one example, as functions of its scores."""

import numpy as np

from cs231n_utils import NotStarted


def svm_example_loss(scores, y, delta=1.0):
    """Multiclass SVM (hinge) loss of one example, and its slopes.

    Args:
        scores: (C,) the scores of one example.
        y: int in [0, C), its correct class.
        delta: float above 0, the margin by which the correct class has to win.

    Returns:
        loss: float, the hinge loss (lecture 3, 4:15).
        dscores: (C,), the gradient of `loss` with respect to scores.
    """
    # TODO svm_example_loss: a term for every class but one.
    ### BEGIN SOLUTION
    margins = np.maximum(0.0, scores - scores[y] + delta)
    margins[y] = 0.0
    dscores = np.where(margins > 0, 1.0, 0.0)
    dscores[y] = -np.sum(dscores)
    return np.sum(margins), dscores
    ### END SOLUTION


def softmax_example_loss(scores, y):
    """Softmax (cross-entropy) loss of one example, with the natural logarithm, and its slopes.

    Args:
        scores: (C,) the scores of one example.
        y: int in [0, C), its correct class.

    Returns:
        loss: float, the softmax loss (lecture 3, 29:42); correct for large scores, too.
        dscores: (C,), the gradient of `loss` with respect to scores.
    """
    # TODO softmax_example_loss: turn scores into probabilities, and the correct one into the loss.
    ### BEGIN SOLUTION
    shifted = scores - np.max(scores)  # changes no probability, and no exponential overflows
    total = np.sum(np.exp(shifted))
    dscores = np.exp(shifted) / total
    dscores[y] -= 1.0
    return np.log(total) - shifted[y], dscores
    ### END SOLUTION
