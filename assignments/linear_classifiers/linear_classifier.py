"""A linear classifier, trained by small steps down its loss, whichever loss that is."""

import numpy as np

from cs231n_utils import NotStarted


class LinearClassifier:
    """Scores are X @ W. Which W is good is decided by the loss, and each subclass has its own."""

    def __init__(self):
        self.W = None  # (D, C) once it is trained; a second call of `train` continues from there

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        """Mini-batch gradient descent on `self.loss` (lecture 3, 58:40 and 1:00:39).

        Args:
            X: (N, D) examples, one per row.
            y: (N,) integer labels in [0, C).
            learning_rate: a step is this many times as long as the gradient.
            reg: λ, the strength of regularization, passed on to the loss.
            num_iters: the number of steps.
            batch_size: the number of examples in a step's batch, drawn at random; it may be larger than N.
            verbose: print the loss now and then.

        Returns:
            loss_history: list of num_iters floats: at every step, the loss of its batch before W is changed.
        """
        if self.W is None:
            self.W = small_random_weights(X, y)
        loss_history = []
        for step in range(num_iters):
            # TODO train: draw a batch, ask self.loss once for its loss and gradient, and take a step.
            ### BEGIN SOLUTION
            rows = np.random.choice(len(X), batch_size)
            loss, dW = self.loss(X[rows], y[rows], reg)
            self.W -= learning_rate * dW
            ### END SOLUTION
            loss_history.append(float(loss))
            if verbose and step % 100 == 0:
                print(f"step {step} of {num_iters}: loss {loss:.4f}")
        return loss_history

    def predict(self, X):
        """The class with the highest score, for every row of X.

        Args:
            X: (N, D) examples, one per row.

        Returns:
            labels: (N,) integers in [0, C).
        """
        # TODO predict: all scores at once; along which axis do the classes lie?
        ### BEGIN SOLUTION
        return np.argmax(X @ self.W, axis=1)
        ### END SOLUTION

    def loss(self, X_batch, y_batch, reg):
        """Loss (float) and gradient (D, C) of self.W on a batch: each subclass has its own."""
        raise NotImplementedError("use LinearSVM or Softmax")


class LinearSVM(LinearClassifier):
    """Trained with the multiclass SVM loss."""

    def loss(self, X_batch, y_batch, reg):
        from linear_svm import svm_loss_vectorized  # here, so that the rest of this file works without it

        return svm_loss_vectorized(self.W, X_batch, y_batch, reg)


class Softmax(LinearClassifier):
    """Trained with the softmax loss."""

    def loss(self, X_batch, y_batch, reg):
        from softmax import softmax_loss_vectorized

        return softmax_loss_vectorized(self.W, X_batch, y_batch, reg)


def small_random_weights(X, y):
    """(D, C) in the precision of X; after the same `np.random.seed` they are the same again."""
    W = 1e-4 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    return W.astype(np.result_type(X.dtype, np.float32))
