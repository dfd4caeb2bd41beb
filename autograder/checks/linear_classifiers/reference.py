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
