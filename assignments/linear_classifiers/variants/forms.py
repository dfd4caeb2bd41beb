"""Answers in a form that what comes after cannot use: they lose their item, and get no name."""

from autograder.verify.rows import Wrong

WRONG = [
    Wrong(
        "train",
        "",
        "labels_without_the_last",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)))
    history = []
    for it in range(num_iters):
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        history.append(loss)
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "svm_loss_naive",
        "",
        "complex_gradient",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    return loss, dW.astype(complex)
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "",
        "complex_loss",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(X)
    f = X @ W
    f -= f.max(axis=1, keepdims=True)
    P = np.exp(f) / np.exp(f).sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(N), y]).mean() + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    dW = X.T @ P / N + 2 * reg * W
    return np.complex128(loss), dW
""",
    ),
    Wrong(
        "svm_example_loss",
        "",
        "delta_renamed",
        """
import numpy as np


def svm_example_loss(scores, y, margin=1.0):
    margins = np.maximum(0, scores - scores[y] + margin)
    margins[y] = 0
    dscores = (margins > 0).astype(float)
    dscores[y] = -dscores.sum()
    return np.sum(margins), dscores
""",
    ),
    Wrong(
        "train",
        "",
        "parts_of_unequal_size",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    parts, history = np.array_split(np.random.permutation(len(X)), max(1, len(X) // batch_size)), []
    for it in range(num_iters):
        rows = parts[it % len(parts)]
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        history.append(loss)
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "",
        "history_as_text",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    history = []
    for it in range(num_iters):
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        history.append(str(loss))
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "tune",
        "",
        "more_in_the_table",
        """
import numpy as np


def tune(model_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200):
    results, best, highest = {}, None, -1
    for lr in learning_rates:
        for reg in regs:
            model = model_class()
            model.train(X_train, y_train, lr, reg, num_iters, batch_size)
            train_accuracy = np.mean(model.predict(X_train) == y_train)
            val_accuracy = np.mean(model.predict(X_val) == y_val)
            results[lr, reg] = train_accuracy, val_accuracy
            if val_accuracy > highest:
                best, highest = model, val_accuracy
    results["best"] = highest
    return results, best
""",
    ),
]
