"""What the solved visual words reach on all of CIFAR-10, and what they cost beside the products in them.

`python -m tests.bench_words` computes the words of all 60,000 pictures in a process of its own, as a notebook
does, and says how long that took and how much memory.
"""

import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from cs231n_utils import cifar10, kept
from tests import home
from tests.bench_steps import beside
from tests.modules import module_of

NAME = "image_features"
ASKED = {400: 0.72, 1600: 0.755}  # words: what a linear classifier on them reaches at least
PICTURES, OF_EACH, STEPS, EPS = 4_000, 50, 20, 0.1  # of a dictionary
RATE, REG, EPOCHS, BATCH = 160, 3e-4, 60, 256  # the rate is divided by the number of features
MOST_OF_ENCODING, MOST_SECONDS, MOST_MEGABYTES = 2.0, 90, 1500
FEW = 20


@contextmanager
def solved():
    """The module with the solution, in a file of a folder in which students could work."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in home.assignment(NAME).solution.items():
            Path(folder, name).write_text(text)
        sys.path.insert(0, folder)
        try:
            import visual_words

            yield visual_words
        finally:
            sys.path.remove(folder)


def dictionary_of(words, images, count):
    """Of some patches of some pictures, one picture at a time: all patches of all of them are a gigabyte."""
    rng = np.random.default_rng(231)
    some = [
        patches[:, rng.choice(patches.shape[1], OF_EACH, replace=False)]
        for patches in (words.extract_patches(one) for one in cifar10.as_pictures(images[:PICTURES])[:, None])
    ]
    patches = words.normalize_patches(np.concatenate(some))
    mean, whitening = words.fit_whitening(patches, EPS)
    white = ((patches - mean) @ whitening).reshape(-1, len(mean))
    centroids, *_ = words.kmeans(white, count, STEPS, rng)
    return {"centroids": centroids, "mean": mean, "whitening": whitening}


def ratio(words, images):
    """How many times as long the codes of a few pictures take as the products of their patches and words."""
    centroids = dictionary_of(words, images, min(ASKED))["centroids"]
    patches = words.extract_patches(cifar10.as_pictures(images[:FEW]))[:, np.newaxis]
    transposed = centroids.T

    def codes():
        for one in patches:
            words.encode(one, centroids)

    def products():
        for one in patches:
            one @ transposed

    with threadpool_limits(1):
        return beside(codes, products)


def computed(count, folder):
    """(the parts, the words of training and test pictures, seconds for all 60,000)"""
    with solved() as words:
        parts = cifar10.split(cifar10.load())
        dictionary = dictionary_of(words, parts.train_images, count)
        compute = partial(words.bag_of_words, dictionary=dictionary)
        started = time.perf_counter()
        train, _, test = (
            kept.features(compute, images, folder)
            for images in (parts.train_images, parts.val_images, parts.test_images)
        )
        return parts, train, test, time.perf_counter() - started


def accuracy(parts, train, test):
    """Of softmax on the test pictures, trained with the solved momentum and cosine on standardised words."""
    loss = solution("linear_classifiers", "softmax.py").softmax_loss_vectorized
    rule, schedule = (solution("optimization", file) for file in ("optim.py", "schedules.py"))
    mean, deviation = solution(NAME, "features.py").fit_standardizer(train)
    X, X_test = (standardized(table, mean, deviation) for table in (train, test))
    W, _ = solution("optimization", "solver.py").train(
        lambda W, X, y: loss(W, X, y, REG),
        np.zeros((X.shape[1], 10), X.dtype),
        X,
        parts.train_labels,
        rule.sgd_momentum,
        {"learning_rate": RATE / train.shape[1], "momentum": 0.9},
        schedule.cosine_with_warmup,
        EPOCHS,
        BATCH,
        np.random.default_rng(0),
    )
    return float(np.mean((X_test @ W).argmax(axis=1) == parts.test_labels))


def standardized(table, mean, deviation):
    """With a 1 behind each row; (N, F + 1) float32, made in place: the table may be a gigabyte."""
    X = np.ones((len(table), table.shape[1] + 1), np.float32)
    np.subtract(table, mean, out=X[:, :-1], casting="same_kind")
    X[:, :-1] /= deviation
    return X


def solution(assignment, file):
    return module_of(home.assignment(assignment).solution[file], file)


def figures():
    """Yields (what, its value, what it may be at most or has to be at least)."""
    with solved() as words:
        images = cifar10.split(cifar10.load()).train_images
        yield "encode, times its product", ratio(words, images), MOST_OF_ENCODING
    for count, least in ASKED.items():
        with tempfile.TemporaryDirectory() as folder:
            parts, train, test, _ = computed(count, Path(folder))
            yield f"{count} words, on all test pictures", accuracy(parts, train, test), least
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench_words"], check=True, capture_output=True, text=True
    )
    seconds, megabytes = map(float, done.stdout.split()[-2:])
    yield f"seconds for {min(ASKED)} words of 60,000 pictures", seconds, MOST_SECONDS
    yield "megabytes that takes", megabytes, MOST_MEGABYTES


def main():
    with tempfile.TemporaryDirectory() as folder:
        *_, seconds = computed(min(ASKED), Path(folder))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    main()
