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
]
