"""An oracle for the losses, written apart from the assignment's solutions."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Terms:
    """A loss and its gradient, term by term (design: the penalty is λ ΣW², without ½)."""

    data_loss: float
    data_gradient: np.ndarray  # (D, C)
    penalty: float
    penalty_gradient: np.ndarray  # (D, C)

    @property
    def loss(self):
        return self.data_loss + self.penalty

    @property
    def dW(self):
        return self.data_gradient + self.penalty_gradient


def svm(W, X, y, reg):
    """Multiclass hinge loss with margin 1 (lecture 3, 4:15), penalty (20:23)."""
    N, C = len(X), W.shape[1]
    right = np.eye(C)[y]
    margins = X @ W - np.sum(X @ W * right, axis=1, keepdims=True) + 1.0
    violated = (margins > 0) * (1.0 - right)
    pull = violated - right * violated.sum(axis=1, keepdims=True)
    return Terms(
        data_loss=float(np.sum(margins * violated) / N),
        data_gradient=X.T @ pull / N,
        penalty=float(reg * np.sum(W**2)),
        penalty_gradient=2.0 * reg * W,
    )


def softmax(W, X, y, reg):
    """Cross-entropy, natural logarithm (lecture 3, 29:42), penalty (20:23)."""
    N, C = len(X), W.shape[1]
    right = np.eye(C)[y]
    scores = X @ W
    scores = scores - scores.max(axis=1, keepdims=True)
    log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return Terms(
        data_loss=float(-np.sum(log_p * right) / N),
        data_gradient=X.T @ (np.exp(log_p) - right) / N,
        penalty=float(reg * np.sum(W**2)),
        penalty_gradient=2.0 * reg * W,
    )


def svm_example(scores, y, delta=1.0):
    """Hinge loss of one example and its gradient with respect to the scores (C,)."""
    margins = scores - scores[y] + delta
    others = np.arange(len(scores)) != y
    violated = (margins > 0) & others
    return float(margins[violated].sum()), violated - violated.sum() * ~others


def softmax_example(scores, y):
    """Cross-entropy of one example and its gradient with respect to the scores (C,)."""
    terms = softmax(scores[np.newaxis, :], np.ones((1, 1)), np.array([y]), 0.0)
    return terms.data_loss, terms.data_gradient[0]
