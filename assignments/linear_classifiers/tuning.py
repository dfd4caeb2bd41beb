"""Try many learning rates and penalties, and keep the classifier that does best on the validation set."""

import itertools
import sys

import numpy as np
from tqdm import tqdm

from cs231n_utils import NotStarted


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
):
    """Train a new classifier for every pair of a learning rate and a penalty.

    Args:
        classifier_class: LinearSVM or Softmax; classifier_class() makes a new one.
        X_train, y_train: (N, D) and (N,), to train on.
        X_val, y_val: (M, D) and (M,), to choose with.
        learning_rates, regs: the values to try, each learning rate with each reg.
        num_iters, batch_size: passed on to `train`.

    Returns:
        results: {(learning_rate, reg): (train_accuracy, val_accuracy)}, accuracies from 0 to 1 (never nan).
        best: the trained classifier that has the highest validation accuracy in `results`.
    """
    results, best, best_accuracy = {}, None, -1.0
    pairs = list(itertools.product(learning_rates, regs))
    progress = tqdm(pairs, desc=f"tuning {classifier_class.__name__}", file=sys.stdout, leave=False)
    with np.errstate(all="ignore"):  # a pair with which the loss goes to infinity is a result, too
        for learning_rate, reg in progress:
            # TODO tune: train a new classifier, enter both accuracies, and keep it if it is the best so far.
            ### BEGIN SOLUTION
            classifier = classifier_class()
            classifier.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
            train_accuracy = np.mean(classifier.predict(X_train) == y_train)
            val_accuracy = np.mean(classifier.predict(X_val) == y_val)
            results[learning_rate, reg] = (float(train_accuracy), float(val_accuracy))
            if val_accuracy > best_accuracy:
                best, best_accuracy = classifier, val_accuracy
            ### END SOLUTION
    return results, best
