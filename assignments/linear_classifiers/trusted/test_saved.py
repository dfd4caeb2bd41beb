"""best_svm.npz and best_softmax.npz: the saved classifiers, scored here on the test set."""

import numpy as np

from autograder.words.vocabulary import Failed, item
from cs231n_utils import saved

SHAPES = {name: saved.SHAPES[name] for name in ("W", "mean_image")}
NOTHING, EVERYTHING = 0.30, 0.38  # test accuracy; points rise in between


@item("best_svm", "best_softmax", share=1)
def test_accuracy_on_the_test_set(student, item_id, data):
    """Accuracy on the test set: points rise from 30 % to 38 %."""
    found = student.load(f"{item_id}.npz")
    for name, shape in SHAPES.items():
        array = found.get(name)
        if not isinstance(array, np.ndarray) or array.shape != shape or not np.isfinite(array).all():
            raise Failed(f"{item_id}.npz holds no {name} of shape {shape} with finite numbers")
    if found.get("dataset") != data.name:
        raise Failed(f"{item_id}.npz was not made on {data.name}, the data set that counts: train on that")
    accuracy = accuracy_of(found["W"], found["mean_image"], data)
    part = float(np.clip((accuracy - NOTHING) / (EVERYTHING - NOTHING), 0, 1))
    if part < 1:
        raise Failed(f"{accuracy:.1%} of the test pictures are right", part=round(part, 4))


def accuracy_of(W, mean_image, data):
    """The share of test pictures that X @ W gets right, X with the mean subtracted and a 1 at the end."""
    pixels, labels = data.test_set()
    weights = W[:-1].astype(np.float32)
    scores = pixels @ weights + (W[-1] - mean_image @ W[:-1]).astype(np.float32)
    return float(np.mean(scores.argmax(axis=1) == labels))
