"""Training, prediction and tuning that are wrong, found by changing right solutions at random."""

from autograder.verify.rows import Wrong

WRONG = [
    Wrong(
        "predict",
        "",
        "weights_instead_of_scores",
        """
import numpy as np


def predict(self, X):
    return np.argmax(self.W, axis=1)[: len(X)]


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "",
        "one_maximum_for_all_rows",
        """
import numpy as np


def predict(self, X):
    scores = X @ self.W
    return np.argmax(np.exp(scores - scores.max()), axis=1)


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "predict",
        "",
        "probabilities_of_large_scores",
        """
import numpy as np


def predict(self, X):
    p = np.exp(X @ self.W)
    p /= p.sum(axis=1, keepdims=True)
    return np.argmax(p, axis=1)


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "train",
        "",
        "first_weights_of_one_number",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 0.001
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
        "",
        "classes_from_the_lowest_label",
        """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    if self.W is None:
        self.W = 1e-3 * np.random.randn(X.shape[1], int(np.min(y)) + 1)
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
        "tune",
        "tune_chooses_on_training",
        "compares_with_the_training_accuracy",
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
                best, highest = model, train_accuracy
    return results, best
""",
    ),
    Wrong(
        "tune",
        "tune_chooses_on_training",
        "compares_training_with_validation",
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
            if train_accuracy > highest:
                best, highest = model, val_accuracy
    return results, best
""",
    ),
    Wrong(
        "tune",
        "",
        "keeps_twice_the_accuracy",
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
                best, highest = model, 2 * val_accuracy
    return results, best
""",
    ),
    Wrong(
        "tune",
        "",
        "each_pair_twice",
        """
import numpy as np


def tune(model_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200):
    results, best, highest = {}, None, -1
    for lr in learning_rates:
        for reg in list(regs) * 2:
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
        "",
        "asks_those_not_yet_trained",
        """
import numpy as np


def tune(model_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200):
    models = {(lr, reg): model_class() for lr in learning_rates for reg in regs}
    for (lr, reg), model in models.items():
        model.train(X_train, y_train, lr, reg, num_iters, batch_size)
        results = {
            pair: (np.mean(m.predict(X_train) == y_train), np.mean(m.predict(X_val) == y_val))
            for pair, m in models.items()
        }
    return results, max(models.items(), key=lambda item: results[item[0]][1])[1]
""",
    ),
    Wrong(
        "predict",
        "",
        "probabilities_shifted_by_the_mean",
        """
import numpy as np


def predict(self, X):
    scores = X @ self.W
    p = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return np.argmax(p / p.sum(axis=1, keepdims=True), axis=1)


LinearClassifier.predict = predict
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "",
        "counts_end_with_the_last_violation",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = len(y)
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, np.newaxis] + 1)
    margins[np.arange(N), y] = 0
    sample, class_ = np.nonzero(margins > 0)
    slopes = np.zeros_like(scores)
    slopes[sample, class_] = 1
    slopes[np.arange(N), y] -= np.bincount(sample)
    return margins.sum() / N + reg * np.sum(W * W), X.T @ slopes / N + 2 * reg * W
""",
    ),
    Wrong(
        "tune",
        "",
        "compares_classifiers_of_equal_accuracies",
        """
import numpy as np


def tune(model_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200):
    results, tried = {}, []
    for lr in learning_rates:
        for reg in regs:
            model = model_class()
            model.train(X_train, y_train, lr, reg, num_iters, batch_size)
            train_accuracy = np.mean(model.predict(X_train) == y_train)
            val_accuracy = np.mean(model.predict(X_val) == y_val)
            results[lr, reg] = train_accuracy, val_accuracy
            tried.append((val_accuracy, model))
    return results, max(tried)[1]
""",
    ),
]
