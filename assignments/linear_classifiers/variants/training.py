"""Training, prediction and tuning as students write them: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "train",
        "same_batch_every_step",
        "drawn_before_the_loop",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    index = np.random.choice(num_train, batch_size)
    for it in range(num_iters):
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "same_batch_every_step",
        "seed_inside_the_loop",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        np.random.seed(0)  # so that it can be repeated
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "same_batch_every_step",
        "new_generator_each_step",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.default_rng(231).permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "same_batch_every_step",
        "the_first_rows",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        X_batch = X[:batch_size]
        y_batch = y[:batch_size]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "labels_apart_from_rows",
        "two_draws",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        X_batch = X[np.random.choice(num_train, batch_size)]
        y_batch = y[np.random.choice(num_train, batch_size)]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "labels_apart_from_rows",
        "the_first_labels",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[:batch_size], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "labels_apart_from_rows",
        "shuffled_apart",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        x_batch = np.random.permutation(X)[:batch_size]
        y_batch = np.random.permutation(y)[:batch_size]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "labels_apart_from_rows",
        "shuffled_once_without_the_labels",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    X = np.random.permutation(X)
    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "gradient_ascent",
        "plus",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W += learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "gradient_ascent",
        "minus_of_minus",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W -= -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "gradient_ascent",
        "plus_not_in_place",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W + learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "loss_called_more_than_once",
        "once_for_each_result",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss = self.loss(X_batch, y_batch, reg)[0]
        grad = self.loss(X_batch, y_batch, reg)[1]
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "loss_called_more_than_once",
        "whole_set_for_the_history",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], _ = self.loss(X, y, reg)
        _, dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "loss_called_more_than_once",
        "again_after_the_step",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss, _ = self.loss(x_batch, y_batch, reg)
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "batch_size_ignored",
        "whole_set",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        X_batch = X
        y_batch = y
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "batch_size_ignored",
        "always_200",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=200)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "batch_size_ignored",
        "one_example",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:1]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "num_iters_ignored",
        "always_100",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(100):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "num_iters_ignored",
        "one_epoch",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(max(1, len(X) // batch_size)):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "num_iters_ignored",
        "num_iters_epochs",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters * max(1, num_train // batch_size)):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "learning_rate_ignored",
        "always_a_thousandth",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= 1e-3 * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "learning_rate_ignored",
        "whole_gradient",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "never_updates",
        "local_copy",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    W = self.W.copy()
    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "never_updates",
        "not_assigned",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "never_updates",
        "local_name",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        W = self.W - learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "part_of_the_set_never_seen",
        "first_thousand",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(min(num_train, 1000), batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "part_of_the_set_never_seen",
        "last_row_left_out",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N - 1, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "part_of_the_set_never_seen",
        "remainder_dropped",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    num_batches = max(1, len(X) // batch_size)
    for _ in range(num_iters):
        k = np.random.randint(num_batches)
        order = np.arange(len(X))[k * batch_size : (k + 1) * batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "part_of_the_set_never_seen",
        "first_ten_batches",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(min(num_train, 10 * batch_size), batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "part_of_the_set_never_seen",
        "batch_size_as_the_range",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, min(N, batch_size), size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "part_of_the_set_never_seen",
        "subset_drawn_before_the_loop",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    pool = np.random.choice(num_train, max(1, num_train // 2), replace=False)
    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(pool, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "training_starts_again",
        "no_if",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "training_starts_again",
        "shape_compared_the_wrong_way_round",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None or self.W.shape != (C, D):
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "training_starts_again",
        "none_at_the_end",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    self.W = None
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_missing",
        "no_return",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_missing",
        "last_loss",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history[-1]


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_missing",
        "kept_on_self",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    self.loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        self.loss_history += [float(loss)]


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_wrong_length",
        "every_hundredth",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        if it % 100 == 0:
            loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_wrong_length",
        "only_when_verbose",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        if verbose:
            loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_wrong_length",
        "a_zero_in_front",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = [0.0]
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "history_wrong_length",
        "list_made_anew_each_step",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history = [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "reg_not_passed",
        "zero",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, 0.0)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "reg_not_passed",
        "always_the_default",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(D, C))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], 1e-5)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "reg_not_passed",
        "learning_rate_in_its_place",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])[:batch_size]
        x_batch, y_batch = X[order], y[order]
        loss, dW = self.loss(x_batch, y_batch, learning_rate)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "inputs_changed",
        "shuffled_in_place",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.rand(X.shape[1], max(y) + 1)
    loss_history = []
    for _ in range(num_iters):
        order = np.random.permutation(X.shape[0])
        X[:], y[:] = X[order], y[order]
        x_batch, y_batch = X[:batch_size], y[:batch_size]
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W += -learning_rate * dW
        loss_history += [float(loss)]
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "inputs_changed",
        "mean_subtracted_in_place",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    X -= np.mean(X, axis=0)
    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "hard_coded_sizes",
        "ten_classes",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = 10
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, num_classes)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "hard_coded_sizes",
        "whole_shape",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    C = int(y.max()) + 1
    if self.W is None:
        self.W = np.random.normal(0, 1e-4, size=(3073, 10))
    history = [0.0] * num_iters
    for step in range(num_iters):
        rows = np.random.randint(0, N, size=batch_size)
        history[step], dW = self.loss(X[rows, :], y[rows], reg)
        self.W = self.W - learning_rate * dW
        if verbose:
            print(step, history[step])
    return history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "train",
        "wrong_shape",
        "classes_in_rows",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    num_classes = np.max(y) + 1
    if self.W is None:
        self.W = 0.001 * np.random.randn(num_classes, dim)

    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size)
        X_batch = X[index]
        y_batch = y[index]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad.T
        if verbose and it % 100 == 0:
            print("iteration %d / %d: loss %f" % (it, num_iters, loss))
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "predict",
        "predict_wrong_axis",
        "axis_0",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.argmax(scores, axis=0)
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_wrong_axis",
        "no_axis",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.argmax(scores)
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_wrong_axis",
        "transposed",
        """
import numpy as np


def predict(self, X):
    scores = self.W.T.dot(X.T)
    y_pred = np.argmax(scores, axis=1)
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_scores_not_labels",
        "all_scores",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    return scores


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_scores_not_labels",
        "highest_score",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.max(scores, axis=1)
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_scores_not_labels",
        "highest_score_in_a_loop",
        """
import numpy as np


def predict(self, X):
    y_pred = np.zeros(X.shape[0], dtype=float)
    for i in range(X.shape[0]):
        y_pred[i] = max(X[i].dot(self.W))
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_argmin",
        "argmin",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.argmin(scores, axis=1)
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "predict_argmin",
        "first_of_argsort",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.argsort(scores, axis=1)[:, 0]
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "wrong_shape",
        "column",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.argmax(scores, axis=1)
    return y_pred.reshape(-1, 1)


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "wrong_shape",
        "one_hot",
        """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    y_pred = np.argmax(scores, axis=1)
    return np.eye(self.W.shape[1])[y_pred]


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "hard_coded_sizes",
        "a_thousand_rows",
        """
import numpy as np


def predict(self, X):
    y_pred = np.zeros(1000, dtype=int)
    for i in range(X.shape[0]):
        y_pred[i] = np.argmax(X[i].dot(self.W))
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "hard_coded_sizes",
        "ten_classes",
        """
import numpy as np


def predict(self, X):
    y_pred = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        y_pred[i] = np.argmax([X[i].dot(self.W[:, c]) for c in range(10)])
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "tune",
        "tune_chooses_on_training",
        "comparison",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if train_accuracy > best_val:
                best_val = train_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_chooses_on_training",
        "max_of_the_tuples",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=results.get)]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_chooses_on_training",
        "first_of_the_tuple",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][0])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_chooses_on_training",
        "lowest_training_loss",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models, losses = {}, {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
        losses[rate, strength] = history[-1]
    best = models[min(losses, key=losses.get)]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_chooses_on_training",
        "validation_accuracy_of_the_training_set",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_train == classifier.predict(X_train))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_skips_pairs",
        "zip",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in zip(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_skips_pairs",
        "break_at_divergence",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        if not abs(history[-1]) < 1e6:
            break
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_skips_pairs",
        "continue_at_divergence",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            history = classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            if not np.isfinite(history[-1]):
                continue
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_skips_pairs",
        "only_the_better_ones_entered",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
                results[(lr, reg)] = (train_accuracy, val_accuracy)
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_skips_pairs",
        "return_in_the_loop",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
        return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_skips_pairs",
        "last_value_left_out",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for i in range(len(regs) - 1):
            reg = regs[i]
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_results_in_another_form",
        "key_is_the_learning_rate",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[lr] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_keeps_nan",
        "loss_not_finite",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            history = classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            if not np.isfinite(history[-1]):
                train_accuracy = val_accuracy = np.nan
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_keeps_nan",
        "weights_not_finite",
        """
import itertools

import numpy as np


def _accuracy(model, X, y):
    if not np.isfinite(model.W).all():
        return float("nan")
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: np.nan_to_num(results[pair][1]))]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_keeps_nan",
        "starts_from_nan",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            results[(lr, reg)] = (float("nan"), float("nan"))
            history = classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            if not history[-1] < 1e6:
                continue
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_returns_last",
        "the_loop_variable",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, classifier
""",
    ),
    Wrong(
        "tune",
        "tune_returns_last",
        "best_value_not_updated",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_returns_last",
        "last_of_the_models",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = list(models.values())[-1]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_returns_untrained",
        "new_one_at_the_end",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = classifier_class()
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_returns_untrained",
        "new_one_when_better",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier_class()
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_returns_untrained",
        "the_class_itself",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier_class
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_goes_on_training",
        "one_for_all",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    classifier = classifier_class()
    for lr in learning_rates:
        for reg in regs:
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_goes_on_training",
        "one_for_each_learning_rate",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        classifier = classifier_class()
        for reg in regs:
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_goes_on_training",
        "copies_of_one",
        """
import copy
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    model = classifier_class()
    for rate, strength in itertools.product(learning_rates, regs):
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = copy.deepcopy(model)
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_accuracy_in_percent",
        "times_100",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = 100 * np.mean(y_train == classifier.predict(X_train))
            val_accuracy = 100 * np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_accuracy_in_percent",
        "rounded_percent",
        """
import itertools


def _accuracy(model, X, y):
    return round(100 * float((model.predict(X) == y).mean()), 1)


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_swaps_lr_and_reg",
        "key",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(reg, lr)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_swaps_lr_and_reg",
        "positional_call",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, strength, rate, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_swaps_lr_and_reg",
        "keywords",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=reg, reg=lr, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_swaps_lr_and_reg",
        "product_the_other_way_round",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(regs, learning_rates):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_swaps_accuracies",
        "tuple",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (val_accuracy, train_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_swaps_accuracies",
        "helper_calls",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_val, y_val), _accuracy(model, X_train, y_train)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][0])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_trains_on_validation",
        "only",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_val, y_val, rate, strength, num_iters, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_trains_on_validation",
        "both",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    X_all = np.concatenate([X_train, X_val])
    y_all = np.concatenate([y_train, y_val])
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_all, y_all, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=batch_size
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "num_iters_ignored",
        "not_passed_on",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(X_train, y_train, learning_rate=lr, reg=reg, batch_size=batch_size)
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "tune",
        "num_iters_ignored",
        "always_1500",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, 1500, batch_size)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "batch_size_ignored",
        "not_passed_on",
        """
import itertools


def _accuracy(model, X, y):
    return float((model.predict(X) == y).mean())


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, models = {}, {}
    for rate, strength in itertools.product(learning_rates, regs):
        model = classifier_class()
        history = model.train(X_train, y_train, rate, strength, num_iters)
        accuracies = _accuracy(model, X_train, y_train), _accuracy(model, X_val, y_val)
        results[rate, strength] = accuracies
        models[rate, strength] = model
    best = models[max(results, key=lambda pair: results[pair][1])]
    return results, best
""",
    ),
    Wrong(
        "tune",
        "batch_size_ignored",
        "always_200",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best_val = -1
    best = None
    for lr in learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train, y_train, learning_rate=lr, reg=reg, num_iters=num_iters, batch_size=200
            )
            train_accuracy = np.mean(y_train == classifier.predict(X_train))
            val_accuracy = np.mean(y_val == classifier.predict(X_val))
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best_val = val_accuracy
                best = classifier
    return results, best
""",
    ),
    Wrong(
        "train",
        "training_starts_again",
        "zeros_at_the_start",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    self.W = np.zeros((X.shape[1], int(np.max(y)) + 1))
    loss_history = []
    for it in range(num_iters):
        rows = np.random.choice(X.shape[0], batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        loss_history.append(loss)
        self.W = self.W - learning_rate * dW
    return loss_history


LinearClassifier.train = train
""",
    ),
    Wrong(
        "tune",
        "tune_goes_on_training",
        "made_before_the_loops",
        """
import copy
import itertools

import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, best, best_accuracy = {}, None, -1.0
    model = classifier_class()
    for rate, reg in itertools.product(learning_rates, regs):
        model.train(X_train, y_train, rate, reg, num_iters, batch_size)
        accuracies = [np.mean(model.predict(X) == y) for X, y in ((X_train, y_train), (X_val, y_val))]
        results[rate, reg] = tuple(accuracies)
        if accuracies[1] > best_accuracy:
            best, best_accuracy = copy.deepcopy(model), accuracies[1]
    return results, best
""",
    ),
    Wrong(
        "train",
        "inputs_changed",
        "labels_from_the_lowest",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    y -= y.min()
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
        "train",
        "inputs_changed",
        "ones_in_the_last_column",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    X[:, -1] = 1
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
        "predict",
        "wrong_shape",
        "text",
        """
import numpy as np


def predict(self, X):
    return np.argmax(X @ self.W, axis=1).astype(str).tolist()


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "tune",
        "wrong_shape",
        "three_results",
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
    return results, best, highest
""",
    ),
    Wrong(
        "predict",
        "inputs_changed",
        "weights_shifted",
        """
import numpy as np


def predict(self, X):
    self.W -= self.W.max(axis=1, keepdims=True)
    return np.argmax(X @ self.W, axis=1)


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "inputs_changed",
        "rows_normalised",
        """
import numpy as np


def predict(self, X):
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    return np.argmax(X @ self.W, axis=1)


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "tune",
        "inputs_changed",
        "pictures_rounded",
        """
import numpy as np


def tune(model_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200):
    results, best, highest = {}, None, -1
    X_val[:] = np.round(X_val)
    for lr in learning_rates:
        for reg in regs:
            model = model_class()
            model.train(X_train, y_train, lr, reg, num_iters, batch_size)
            train_accuracy = np.mean(model.predict(X_train) == y_train)
            val_accuracy = np.mean(model.predict(X_val) == y_val)
            results[lr, reg] = train_accuracy, val_accuracy
            if val_accuracy > highest:
                best, highest = model, val_accuracy
    return results, best
""",
    ),
    Wrong(
        "tune",
        "inputs_changed",
        "pictures_clipped",
        """
import numpy as np


def tune(model_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200):
    results, best, highest = {}, None, -1
    np.clip(X_train, -1000, 1000, out=X_train)
    for lr in learning_rates:
        for reg in regs:
            model = model_class()
            model.train(X_train, y_train, lr, reg, num_iters, batch_size)
            train_accuracy = np.mean(model.predict(X_train) == y_train)
            val_accuracy = np.mean(model.predict(X_val) == y_val)
            results[lr, reg] = train_accuracy, val_accuracy
            if val_accuracy > highest:
                best, highest = model, val_accuracy
    return results, best
""",
    ),
]

UNUSUAL = [
    Unusual(
        "train",
        "epochs_of_a_permutation",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N = X.shape[0]
    if self.W is None:
        self.W = 0.001 * np.random.randn(X.shape[1], np.max(y) + 1)
    size = min(batch_size, N)
    order, start = np.random.permutation(N), 0
    loss_history = []
    for it in range(num_iters):
        if start + size > N:  # a new epoch; what is left over comes in another one
            order, start = np.random.permutation(N), 0
        batch = order[start : start + size]
        start += size
        loss, grad = self.loss(X[batch], y[batch], reg)
        self.W -= learning_rate * grad
        loss_history.append(loss)
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "generator_of_its_own",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    rng = np.random.default_rng()
    if self.W is None:
        self.W = rng.normal(scale=1e-4, size=(X.shape[1], y.max() + 1))
    loss_history = []
    for step in range(1, num_iters + 1):
        rows = rng.integers(len(X), size=batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        loss_history.append(float(loss))
        if verbose and step % 100 == 0:
            print(f"{step}/{num_iters}: {loss:.4f}")
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "seeded_once_in_the_call",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    rng = np.random.default_rng(231)  # the same run every time
    if self.W is None:
        self.W = 1e-3 * rng.standard_normal((X.shape[1], int(np.max(y)) + 1))
    losses = []
    while len(losses) < num_iters:
        pick = rng.choice(np.arange(len(y)), size=batch_size, replace=True)
        loss, dW = self.loss(X[pick], y[pick], reg)
        losses.append(loss)
        self.W -= dW * learning_rate
    return losses


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "without_replacement",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    if self.W is None:
        self.W = np.random.randn(dim, np.max(y) + 1) / 1000
    loss_history = []
    for it in range(num_iters):
        mask = np.random.choice(np.arange(num_train), batch_size, replace=batch_size > num_train)
        X_batch, y_batch = X[mask, :], y[mask]
        loss, grad = self.loss(X_batch, y_batch, reg)
        loss_history.append(np.float64(loss))
        self.W += -1 * learning_rate * grad
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "update_in_place_with_out",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = np.random.uniform(-1e-3, 1e-3, (X.shape[1], len(np.bincount(y))))
    W = self.W  # another name for the same array
    loss_history = []
    for _ in range(num_iters):
        rows = (np.random.random(batch_size) * len(X)).astype(int)
        loss, dW = self.loss(np.take(X, rows, axis=0), np.take(y, rows), reg)
        np.subtract(W, learning_rate * dW, out=W)
        loss_history.append(loss.item() if hasattr(loss, "item") else loss)
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "float32_weights_and_history",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = (0.0001 * np.random.randn(X.shape[1], np.max(y) + 1)).astype(np.float32)
    loss_history = np.zeros(num_iters, dtype=np.float32)
    for it in range(num_iters):
        rows = np.random.choice(X.shape[0], batch_size)
        loss_history[it], grad = self.loss(X[rows], y[rows], reg)
        self.W -= learning_rate * grad
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "history_as_an_array",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], 1 + max(y.tolist()))
    history = np.empty(0)
    for _ in range(num_iters):
        rows = np.argsort(np.random.rand(len(y)))[:batch_size]
        loss, gradient = self.loss(X[rows], y[rows], reg)
        self.W = self.W - np.multiply(learning_rate, gradient)
        history = np.append(history, loss)
    return history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "extra_arguments_and_prints",
        """
import numpy as np


def train(
    self,
    X,
    y,
    learning_rate=1e-3,
    reg=1e-5,
    num_iters=100,
    batch_size=200,
    verbose=False,
    decay=1.0,
    momentum=0.0,
    **ignored,
):
    print("training on", X.shape, "with", learning_rate, reg)
    if self.W is None:
        self.W = 0.001 * np.random.randn(X.shape[1], np.max(y) + 1)
    velocity = np.zeros_like(self.W)
    loss_history = []
    for it in range(num_iters):
        rows = np.random.choice(X.shape[0], batch_size)
        loss, grad = self.loss(X[rows], y[rows], reg)
        velocity = momentum * velocity - learning_rate * grad
        self.W = self.W + velocity
        learning_rate *= decay
        loss_history.append(loss)
        if verbose or it == num_iters - 1:
            print("iteration", it, "loss", loss, "largest weight", np.abs(self.W).max())
    self.loss_history = loss_history
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "batches_from_a_generator_function",
        """
import numpy as np


def _batches(X, y, size):
    N = len(X)
    waiting = np.empty(0, dtype=int)
    while True:
        while len(waiting) < size:  # also when a batch is larger than the set
            waiting = np.concatenate([waiting, np.random.permutation(N)])
        now, waiting = waiting[:size], waiting[size:]
        yield X[now], y[now]


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-4 * np.random.randn(X.shape[1], np.max(y) + 1)
    history = []
    for _, (x_batch, y_batch) in zip(range(num_iters), _batches(X, y, batch_size)):
        loss, dW = self.loss(x_batch, y_batch, reg)
        self.W -= learning_rate * dW
        history.append(float(loss))
    return history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "random_module_and_lists",
        """
import random

import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    N, D = X.shape
    if self.W is None:
        C = max(int(label) for label in y) + 1
        self.W = np.array([[random.gauss(0, 0.001) for _ in range(C)] for _ in range(D)])
    loss_history = list()
    for i in range(num_iters):
        indices = random.choices(range(N), k=batch_size)
        loss, dW = self.loss(X[indices], y[indices], reg=reg)
        for c in range(self.W.shape[1]):
            self.W[:, c] -= learning_rate * dW[:, c]
        loss_history.append(loss)
    return loss_history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "rows_and_labels_glued_together",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 0.001 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    together = np.column_stack([X, y])
    losses = []
    for _ in range(num_iters):
        batch = together[np.random.randint(len(together), size=batch_size)]
        loss, dW = self.loss(batch[:, :-1], batch[:, -1].astype(int), reg)
        losses.append(loss)
        self.W -= learning_rate * dW
    return losses


LinearClassifier.train = train
""",
    ),
    Unusual(
        "predict",
        "float_labels_one_row_at_a_time",
        """
import numpy as np


def predict(self, X):
    y_pred = np.zeros(X.shape[0])
    for i, x in enumerate(X):
        y_pred[i] = (x @ self.W).argmax()
    return y_pred


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "predict",
        "last_of_argsort",
        """
import numpy as np


def predict(self, X):
    return np.argsort(X.dot(self.W))[:, -1]


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "predict",
        "classes_in_rows_inside",
        """
import numpy as np


def predict(self, X, verbose=True):
    scores = self.W.T.dot(X.T)
    if verbose:
        print("scores:", scores.shape)
    return scores.argmax(axis=0).astype(np.uint16)


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "predict",
        "highest_probability",
        """
import numpy as np


def predict(self, X):
    scores = X @ self.W
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return np.argmax(p, axis=-1)


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "predict",
        "np_matrix_and_max",
        """
import numpy as np


def predict(self, X):
    scores = np.matrix(X) * np.matrix(self.W)
    return np.asarray(scores.argmax(axis=1)).flatten()


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "tune",
        "deepcopy_of_the_best_and_later_tie",
        """
import copy
from itertools import product

import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    best, best_val = None, -np.inf
    for lr, reg in product(learning_rates, regs):
        model = classifier_class()
        model.train(X_train, y_train, lr, reg, num_iters, batch_size, False)
        results[lr, reg] = (
            np.mean(model.predict(X_train) == y_train),
            np.mean(model.predict(X_val) == y_val),
        )
        if results[lr, reg][1] >= best_val:
            best_val = results[lr, reg][1]
            best = copy.deepcopy(model)
    return results, best
""",
    ),
    Unusual(
        "tune",
        "comprehensions",
        """
def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    models = {(lr, reg): classifier_class() for lr in learning_rates for reg in regs}
    for (lr, reg), model in models.items():
        model.train(
            X_train, y_train, batch_size=batch_size, num_iters=num_iters, reg=reg, learning_rate=lr
        )
    results = {
        pair: ((model.predict(X_train) == y_train).mean(), (model.predict(X_val) == y_val).mean())
        for pair, model in models.items()
    }
    return results, max(models.items(), key=lambda item: results[item[0]][1])[1]
""",
    ),
    Unusual(
        "tune",
        "diverged_runs_get_zero",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results = {}
    candidates = []
    with np.errstate(all="ignore"):
        for reg in regs:
            for lr in learning_rates:
                classifier = classifier_class()
                history = classifier.train(X_train, y_train, lr, reg, num_iters, batch_size)
                if np.all(np.isfinite(history)):
                    train_accuracy = np.mean(classifier.predict(X_train) == y_train)
                    val_accuracy = np.mean(classifier.predict(X_val) == y_val)
                else:
                    train_accuracy = val_accuracy = 0
                results[(lr, reg)] = (train_accuracy, val_accuracy)
                candidates.append((val_accuracy, len(candidates), classifier))
    return results, max(candidates)[2]
""",
    ),
    Unusual(
        "tune",
        "errors_and_extra_arguments",
        """
import numpy as np


def error(classifier, X, y):
    return np.count_nonzero(classifier.predict(X) - y) / len(y)


def tune(
    classifier_class,
    X_train,
    y_train,
    X_val,
    y_val,
    learning_rates,
    regs,
    num_iters=1500,
    batch_size=200,
    verbose=True,
    *,
    sort=False,
):
    results, best, lowest = {}, None, 2.0
    for learning_rate in sorted(learning_rates) if sort else learning_rates:
        for reg in regs:
            classifier = classifier_class()
            classifier.train(
                X_train,
                y_train,
                learning_rate=learning_rate,
                reg=reg,
                num_iters=num_iters,
                batch_size=batch_size,
                verbose=verbose,
            )
            errors = error(classifier, X_train, y_train), error(classifier, X_val, y_val)
            results[(learning_rate, reg)] = tuple(1 - e for e in errors)
            if verbose:
                print("lr %e reg %e train %.3f val %.3f" % (learning_rate, reg, 1 - errors[0], 1 - errors[1]))
            if errors[1] < lowest:
                best, lowest = classifier, errors[1]
    print("best validation accuracy: %f" % (1 - lowest))
    return results, best
""",
    ),
    Unusual(
        "tune",
        "recursion_over_the_pairs",
        """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    def try_all(pairs, results, best, best_accuracy):
        if not pairs:
            return results, best
        (lr, reg), *others = pairs
        model = classifier_class()
        model.train(X_train, y_train, lr, reg, num_iters, batch_size)
        accuracies = [np.average(model.predict(X) == y) for X, y in ((X_train, y_train), (X_val, y_val))]
        results[lr, reg] = tuple(accuracies)
        if best is None or accuracies[1] > best_accuracy:
            best, best_accuracy = model, accuracies[1]
        return try_all(others, results, best, best_accuracy)

    return try_all([(lr, reg) for lr in learning_rates for reg in regs], {}, None, None)
""",
    ),
    Unusual(
        "tune",
        "predictions_in_chunks",
        """
from collections import OrderedDict

import numpy as np


def _accuracy(classifier, X, y, size=64):
    right = 0
    for start in range(0, len(y), size):
        right += np.sum(classifier.predict(X[start : start + size]) == y[start : start + size])
    return np.float32(right / len(y))


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    grid = np.array(np.meshgrid(np.arange(len(learning_rates)), np.arange(len(regs)))).T.reshape(-1, 2)
    results, trained = OrderedDict(), []
    for i, j in grid:
        classifier = classifier_class()
        classifier.train(X_train, y_train, learning_rates[i], regs[j], num_iters, batch_size)
        results[(learning_rates[i], regs[j])] = (
            _accuracy(classifier, X_train, y_train),
            _accuracy(classifier, X_val, y_val),
        )
        trained.append(classifier)
    return results, trained[int(np.argmax([val for _, val in results.values()]))]
""",
    ),
    Unusual(
        "train",
        "epochs_with_a_short_last_batch",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    history, order = [], []
    for it in range(num_iters):
        if not len(order):
            order = np.random.permutation(len(X))
        rows, order = order[:batch_size], order[batch_size:]
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        history.append(loss)
    return history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "start_modulo_N",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.max(y)) + 1)
    order, history = np.random.permutation(len(X)), []
    for it in range(num_iters):
        start = it * batch_size % len(X)
        rows = order[start : start + batch_size]
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        history.append(loss)
    return history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "train",
        "history_in_a_column",
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
        history.append([np.array(loss)])
    return history


LinearClassifier.train = train
""",
    ),
    Unusual(
        "predict",
        "labels_in_a_list",
        """
import numpy as np


def predict(self, X):
    return [int(np.argmax(row @ self.W)) for row in X]


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "predict",
        "labels_as_0d_arrays",
        """
import numpy as np


def predict(self, X):
    return tuple(np.array(np.argmax(row @ self.W)) for row in X)


LinearClassifier.predict = predict
""",
    ),
    Unusual(
        "tune",
        "accuracies_in_an_array",
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
            results[lr, reg] = np.array([train_accuracy, val_accuracy], dtype=np.float32)
            if val_accuracy > highest:
                best, highest = model, val_accuracy
    return results, best
""",
    ),
    Unusual(
        "tune",
        "accuracies_as_0d_arrays",
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
            results[lr, reg] = [np.array(train_accuracy), np.array(val_accuracy)]
            if val_accuracy > highest:
                best, highest = model, val_accuracy
    return results, best
""",
    ),
    Unusual(
        "tune",
        "keys_and_values_of_numpy",
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
            results[np.float64(lr), np.float64(reg)] = np.array([[train_accuracy], [val_accuracy]])
            if val_accuracy > highest:
                best, highest = model, val_accuracy
    return [results, best]
""",
    ),
]
