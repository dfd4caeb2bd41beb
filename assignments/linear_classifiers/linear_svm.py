"""The multiclass SVM (hinge) loss and its gradient: first with loops, then without."""

import numpy as np

from cs231n_utils import NotStarted


def svm_loss_naive(W, X, y, reg):
    """Multiclass SVM loss and gradient, one example and one class at a time.

    Args:
        W: (D, C) weights; column c scores class c.
        X: (N, D) examples, one per row.
        y: (N,) integer labels in [0, C).
        reg: λ, the weight of the penalty λ ΣW².

    Returns:
        loss: float, mean hinge loss plus penalty (lecture 3, 4:15 and 20:23).
        dW: (D, C), gradient of `loss` with respect to W.
    """
    # TODO svm_loss_naive: loop over the examples and over the classes.
    ### BEGIN SOLUTION
    loss = 0.0
    dW = np.zeros_like(W)
    for x, label in zip(X, y, strict=True):
        scores = x @ W
        for c in range(W.shape[1]):
            margin = scores[c] - scores[label] + 1.0
            if c != label and margin > 0:
                loss += margin
                dW[:, c] += x
                dW[:, label] -= x
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
    ### END SOLUTION


def svm_loss_vectorized(W, X, y, reg):
    """The same loss and gradient as `svm_loss_naive`, without a Python loop.

    Args and returns: as for `svm_loss_naive` (lecture 3, 15:22).
    """
    # TODO svm_loss_vectorized: all scores at once, (N, C); then no loop is needed.
    ### BEGIN SOLUTION
    rows = np.arange(len(X))
    scores = X @ W
    margins = np.maximum(0.0, scores - scores[rows, y][:, np.newaxis] + 1.0)
    margins[rows, y] = 0.0
    dscores = (margins > 0).astype(W.dtype)
    dscores[rows, y] = -dscores.sum(axis=1)
    loss = margins.sum() / len(X) + reg * np.sum(W * W)
    dW = X.T @ dscores / len(X) + 2 * reg * W
    return loss, dW
    ### END SOLUTION
