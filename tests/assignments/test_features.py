"""What a linear classifier reaches on the solved features, and how long they take."""

import io
import re
import sys
import time
from functools import partial

import numpy as np
import pytest

from autograder.grading import sound
from cs231n_utils import cifar10, kept
from tests import home
from tests.modules import module_of
from tests.whole import only_whole

LIMIT = 60  # seconds for 60,000 pictures, on two cores
EPOCHS, BATCH = 12, 256


def solved(assignment, file):
    """The module of a stub with its solution."""
    return module_of(home.assignment(assignment).solution[file], file)


@pytest.fixture(scope="module")
def features(tmp_path_factory):
    """The solved module, in a file that can be imported."""
    folder = tmp_path_factory.mktemp("features")
    (folder / "features.py").write_text(home.assignment("image_features").solution["features.py"])
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        patch.delitem(sys.modules, "features", raising=False)
        import features as module

        yield module
    sys.modules.pop("features", None)


def tables(features, parts, folder):
    """The features of training, validation and test pictures, HOG first."""
    functions = [features.hog_feature, features.color_histogram_hsv]
    return [
        kept.features(partial(features.extract_features, feature_fns=functions), images, folder)
        for images in (parts.train_images, parts.val_images, parts.test_images)
    ]


def accuracy(rate, train, y, test, y_test):
    """Of softmax on the test rows, trained with momentum and a cosine; a bias column is put behind all."""
    loss = solved("linear_classifiers", "softmax.py").softmax_loss_vectorized
    rule, schedule = (solved("optimization", file) for file in ("optim.py", "schedules.py"))
    X, X_test = (np.insert(each, each.shape[1], 1, axis=1).astype(np.float32) for each in (train, test))
    W, _ = solved("optimization", "solver.py").train(
        lambda W, X, y: loss(W, X, y, 0.0),
        np.zeros((X.shape[1], 10), X.dtype),
        X,
        y,
        rule.sgd_momentum,
        {"learning_rate": rate, "momentum": 0.9},
        schedule.cosine_with_warmup,
        EPOCHS,
        BATCH,
        np.random.default_rng(0),
    )
    return np.mean((X_test @ W).argmax(axis=1) == y_test)


def standardised(train, test, fit):
    mean, deviation = fit(train)
    return [(each - mean) / deviation for each in (train, test)]


def test_the_notebook_says_where_points_begin_and_end():
    """What the trusted check of the weights goes by."""
    folder = home.assignment("image_features").source
    check = (folder / "trusted" / "test_saved.py").read_text()
    bounds = re.search(r"^NOTHING, EVERYTHING = ([\d.]+), ([\d.]+)$", check, re.M).groups()
    nothing, everything = (f"{100 * float(bound):g}" for bound in bounds)
    said = f"from none at {nothing} % to all 6 at {everything} % on CIFAR-10"
    assert said in (folder / "4_classify.ipynb").read_text()


@pytest.fixture(scope="module")
def on_cifar10(features, cifar10_dir, tmp_path_factory):
    """(the parts, the features of all 60,000 pictures, the seconds that they took of one processor)"""
    parts = cifar10.split(cifar10.load(cifar10_dir))
    started = time.process_time()  # a busy machine says nothing of the code
    found = tables(features, parts, tmp_path_factory.mktemp("kept"))
    return parts, found, time.process_time() - started


@only_whole
def test_hog_and_hue_reach_more_than_half_of_cifar10(features, on_cifar10):
    """On all 10,000 test pictures; and the features of all 60,000 take less than a minute."""
    parts, (train, val, test), seconds = on_cifar10
    assert seconds < LIMIT
    assert len(train) + len(val) + len(test) == 60_000 and train.shape[1] <= 160
    X, X_test = standardised(train, test, features.fit_standardizer)
    assert accuracy(1e-2, X, parts.train_labels, X_test, parts.test_labels) >= 0.515


@only_whole
def test_the_courses_own_notebook_runs_on_them(features, on_cifar10, monkeypatch, tmp_path):
    """features.ipynb of CS231n (2024), with rates and penalties that suit features: more than half are right.

    It gives pictures of floats, two functions of which one is a lambda, and standardises in place.
    """
    parts, (train, val, _), _ = on_cifar10
    functions = [features.hog_feature, lambda img: features.color_histogram_hsv(img, nbin=10)]
    pictures = cifar10.as_pictures(parts.val_images).astype("float")
    X_val_feats = features.extract_features(pictures, functions, verbose=True)
    np.testing.assert_allclose(X_val_feats, val, rtol=1e-5, atol=1e-5)
    X_train_feats = np.array(train, dtype=float)
    mean_feat = np.mean(X_train_feats, axis=0, keepdims=True)
    std_feat = np.std(X_train_feats, axis=0, keepdims=True)
    for feats in (X_train_feats, X_val_feats):
        feats -= mean_feat
        feats /= std_feat
    X_train_feats, X_val_feats = (
        np.hstack([feats, np.ones((len(feats), 1))]) for feats in (X_train_feats, X_val_feats)
    )
    best_val = -1
    for learning_rate in (1e-4, 1e-3, 5e-3):
        for reg in (1e-4, 1e-2, 1e-1):
            svm = linear_svm(monkeypatch, tmp_path)
            svm.train(X_train_feats, parts.train_labels, learning_rate, reg, num_iters=1500)
            best_val = max(best_val, np.mean(parts.val_labels == svm.predict(X_val_feats)))
    assert best_val >= 0.50


def linear_svm(monkeypatch, folder):
    """A new LinearSVM of the solved `linear_classifiers`."""
    for file, text in home.assignment("linear_classifiers").solution.items():
        (folder / file).write_text(text)
    monkeypatch.syspath_prepend(folder)
    return module_of((folder / "linear_classifier.py").read_text(), "linear_classifier.py").LinearSVM()


def test_on_the_stand_in_each_step_of_the_ladder_is_higher(features, stand_in_dir, tmp_path):
    """Raw pixels, then HOG, then HOG and hue."""
    parts = cifar10.split(cifar10.load(stand_in_dir))
    train, _, test = tables(features, parts, tmp_path)
    pixels = [
        cifar10.features(images, parts.mean_image)[:, :-1]
        for images in (parts.train_images, parts.test_images)
    ]
    raw, both = (standardised(*each, features.fit_standardizer) for each in (pixels, (train, test)))
    edges = len(features.hog_feature(np.zeros((32, 32, 3))))
    hog = [each[:, :edges] for each in both]
    reached = [
        accuracy(rate, X, parts.train_labels, X_test, parts.test_labels)
        for rate, (X, X_test) in ((1e-3, raw), (1e-2, hog), (1e-2, both))
    ]
    assert reached[0] + 0.03 < reached[1] < reached[2] - 0.01 and reached[2] > 0.54


def test_words_take_it_far_higher(handed_in):
    """The classifier that the solution hands in: of words beside HOG and hue, from half of the pictures."""
    files = sound.handed_in(handed_in, home.assignment("image_features"), home.stand_in())
    with np.load(io.BytesIO(files["best_features.npz"])) as found:
        assert found["val_accuracy"] > 0.68
