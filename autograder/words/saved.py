"""The words for a check of a saved classifier (`cs231n_utils.saved`): it is scored on the test set."""

import numpy as np

from autograder.words.vocabulary import Failed
from cs231n_utils.saved import pixels


def assert_accuracy(student, file, data, nothing, everything):
    """Points rise from the test accuracy `nothing` to `everything`, which are shares of the pictures."""
    W, mean_image = arrays_of(student, file, pixels.KIND, ("W", "mean_image"), data)
    assert_enough(accuracy_of(W, mean_image, data), nothing, everything)


def arrays_of(student, file, kind, names, data):
    """The arrays of these names, in this order, from a file of a Kind that was made on `data`.

    Raises Failed for what is none.
    """
    found = student.load(file)
    for name in names:
        if not isinstance(found.get(name), np.ndarray):
            raise Failed(f"{file} holds no array {name}")
    arrays = {name: found[name] for name in names}
    if problem := kind.problem(arrays):
        raise Failed(f"{file}: {problem}")
    if found.get("dataset") != data.name:
        raise Failed(f"{file} was not made on {data.name}, the data set that counts: train on that")
    return arrays.values()


def assert_enough(accuracy, nothing, everything):
    part = float(np.clip((accuracy - nothing) / (everything - nothing), 0, 1))
    if part < 1:
        raise Failed(f"{accuracy:.1%} of the test pictures are right", part=round(part, 4))


def accuracy_of(W, mean_image, data):
    """The share of test pictures that X @ W gets right, X with the mean subtracted and a 1 at the end."""
    images, labels = data.test_set()
    weights = W[:-1].astype(np.float32)
    scores = images @ weights + (W[-1] - mean_image @ W[:-1]).astype(np.float32)
    return float(np.mean(scores.argmax(axis=1) == labels))
