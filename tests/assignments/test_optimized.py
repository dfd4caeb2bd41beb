"""What the solved training loop reaches on the real data."""

import re
import time

import numpy as np
import pytest

from cs231n_utils import cifar10
from tests import home
from tests.modules import module_of

LIMIT = 180  # seconds, on two cores
RATE, EPOCHS, BATCH = 2e-3, 12, 256


def solved(assignment, file):
    """The module of a stub with its solution."""
    return module_of(home.assignment(assignment).solution[file], file)


@pytest.fixture
def examples(cifar10_dir):
    """(X, y) of 49,000 pictures and of all 10,000 for the test, with standardised pixels."""
    data = cifar10.load(cifar10_dir)
    parts = cifar10.split(data)
    X = cifar10.features(parts.train_images, parts.mean_image)
    deviations = np.append(X[:, :-1].std(axis=0), 1).astype(X.dtype)
    X /= deviations
    return (X, parts.train_labels), (
        cifar10.features(data.test_images, parts.mean_image) / deviations,
        data.test_labels,
    )


def test_the_notebook_says_where_points_begin_and_end():
    """What the trusted check of the weights goes by."""
    folder = home.assignment("optimization").source
    bounds = re.findall(
        r"(?:nothing|everything)=([\d.]+)", (folder / "trusted" / "test_saved.py").read_text()
    )
    nothing, everything = (f"{100 * float(bound):g}" for bound in bounds)
    said = f"from none at {nothing} % to all 4 at {everything} % on CIFAR-10"
    assert said in (folder / "4_update_rules.ipynb").read_text()


def test_softmax_reaches_41_percent(examples):
    """Momentum and a cosine: on all 10,000 test pictures, in less than three minutes."""
    loss = solved("linear_classifiers", "softmax.py").softmax_loss_vectorized
    rule, schedule = (solved("optimization", file) for file in ("optim.py", "schedules.py"))
    (X, y), (X_test, y_test) = examples
    started = time.perf_counter()
    W, _ = solved("optimization", "solver.py").train(
        lambda W, X, y: loss(W, X, y, 0.0),
        np.zeros((X.shape[1], 10), X.dtype),
        X,
        y,
        rule.sgd_momentum,
        {"learning_rate": RATE, "momentum": 0.9},
        schedule.cosine_with_warmup,
        EPOCHS,
        BATCH,
        np.random.default_rng(0),
    )
    seconds = time.perf_counter() - started
    assert np.mean((X_test @ W).argmax(axis=1) == y_test) >= 0.41
    assert seconds < LIMIT
