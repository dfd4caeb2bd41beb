"""A chosen classifier of raw pixels."""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.data.batches import CLASSES, PIXELS
from cs231n_utils.saved.file import BadClassifier, Kind


@dataclass(frozen=True)
class Saved:
    """A chosen classifier: its weights, how it was found, and on which data set."""

    W: np.ndarray  # (3073, 10), float32 or float64
    mean_image: np.ndarray  # (3072,), subtracted from every picture
    learning_rate: float
    reg: float
    val_accuracy: float
    dataset: str  # "CIFAR-10" or "stand-in"
    results: np.ndarray  # (K, 4), all that was tried: learning rate, reg, training and validation accuracy


def told(saved):
    return (
        f"holds W {saved.W.shape} and the mean image {saved.mean_image.shape}",
        f"learned from {saved.dataset}, learning rate {saved.learning_rate:g}, reg {saved.reg:g}",
        f"validation accuracy {saved.val_accuracy:.1%}; {len(saved.results)} pairs were tried",
    )


KIND = Kind(
    {
        "W": (PIXELS + 1, CLASSES),
        "mean_image": (PIXELS,),
        "learning_rate": (),
        "reg": (),
        "val_accuracy": (),
        "dataset": (),
        "results": (None, 4),
    },
    Saved,
    told,
)


def save_classifier(path, classifier, mean_image, learning_rate, reg, val_accuracy, dataset, results):
    """Write `classifier` to `path`, whole or not at all; `results` is the table that `tune` returned."""
    if classifier.W is None:
        raise BadClassifier(f"{path} is not written: the classifier has not been trained, its W is None")
    KIND.write(
        path,
        W=classifier.W,
        mean_image=mean_image,
        learning_rate=learning_rate,
        reg=reg,
        val_accuracy=val_accuracy,
        dataset=dataset,
        results=np.array([(*pair, *reached) for pair, reached in results.items()], float).reshape(-1, 4),
    )


def load_classifier(path):
    """Read and check what `save_classifier` wrote: a `Saved`. Raises NotSaved or BadClassifier."""
    return KIND.read(path)
