"""The softmax (cross-entropy) loss and its gradient: first with loops, then without."""

import numpy as np

from cs231n_utils import NotStarted


def softmax_loss_naive(W, X, y, reg):
    """Softmax loss and gradient, one example and one class at a time.

    Args:
        W: (D, C) weights; column c scores class c.
        X: (N, D) examples, one per row.
        y: (N,) integer labels in [0, C).
        reg: λ, the weight of the penalty λ ΣW².

    Returns:
        loss: float, mean softmax loss, natural logarithm, plus penalty (lecture 3, 29:42 and 20:23).
        dW: (D, C), gradient of `loss` with respect to W.
    """
    # TODO softmax_loss_naive: loop over the examples and over the classes.
    ### BEGIN SOLUTION
    loss = 0.0
    dW = np.zeros_like(W)
    for x, label in zip(X, y, strict=True):
        scores = x @ W
        scores -= np.max(scores)  # changes no probability, and no exponential overflows
        exponentials = np.exp(scores)
        total = np.sum(exponentials)
        loss += np.log(total) - scores[label]
        for c in range(W.shape[1]):
            dW[:, c] += (exponentials[c] / total - (c == label)) * x
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    return loss, dW
    ### END SOLUTION


def softmax_loss_vectorized(W, X, y, reg):
    """The same loss and gradient as `softmax_loss_naive`, without a Python loop.

    Args and returns: as for `softmax_loss_naive`.
    """
    # TODO softmax_loss_vectorized: all scores at once, (N, C); every row has its own maximum.
    ### BEGIN SOLUTION
    rows = np.arange(len(X))
    scores = X @ W
    scores -= scores.max(axis=1, keepdims=True)
    exponentials = np.exp(scores)
    totals = exponentials.sum(axis=1, keepdims=True)
    dscores = exponentials / totals
    dscores[rows, y] -= 1
    loss = np.mean(np.log(totals[:, 0]) - scores[rows, y]) + reg * np.sum(W * W)
    dW = X.T @ dscores / len(X) + 2 * reg * W
    return loss, dW
    ### END SOLUTION
