"""A chosen classifier of features, with what standardises them."""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.data.batches import CLASSES
from cs231n_utils.saved.file import Kind


@dataclass(frozen=True)
class SavedOnFeatures:
    """A chosen classifier of F features: of (features - mean) / deviation, with a 1 behind them."""

    W: np.ndarray  # (F + 1, 10), the bias last
    mean: np.ndarray  # (F,)
    deviation: np.ndarray  # (F,), more than 0
    val_accuracy: float
    dataset: str  # "CIFAR-10" or "stand-in"


def told(saved):
    return (
        f"holds W {saved.W.shape}, and mean and deviation of {len(saved.mean)} features",
        f"learned from {saved.dataset}",
        f"validation accuracy {saved.val_accuracy:.1%}",
    )


def misfit(arrays):
    W, mean, deviation = (arrays[name] for name in ("W", "mean", "deviation"))
    if len(mean) != len(deviation) or len(W) != len(mean) + 1:
        return (
            f"mean is of {len(mean)} features, deviation of {len(deviation)}, and W has {len(W)} rows: it "
            "should have one for each of the features, and the bias last"
        )
    return "" if (deviation > 0).all() else "deviation holds numbers that are not more than 0"


KIND = Kind(
    {"W": (None, CLASSES), "mean": (None,), "deviation": (None,), "val_accuracy": (), "dataset": ()},
    SavedOnFeatures,
    told,
    misfit,
)


def save_on_features(path, W, mean, deviation, val_accuracy, dataset):
    """Write a classifier of features to `path`, whole or not at all.

    W: (F + 1, 10), the bias last; mean, deviation: (F,), as `(features - mean) / deviation` takes them.
    """
    KIND.write(path, W=W, mean=mean, deviation=deviation, val_accuracy=val_accuracy, dataset=dataset)


def load_on_features(path):
    """Read and check what `save_on_features` wrote: a `SavedOnFeatures`. Raises NotSaved or BadClassifier."""
    return KIND.read(path)
