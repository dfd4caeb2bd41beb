"""A dictionary of visual words, with what whitens patches."""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.saved.file import Kind

ARRAYS = ("centroids", "mean", "whitening")


@dataclass(frozen=True)
class SavedDictionary:
    """K words for patches of D numbers, of which the mean is taken off before they are whitened."""

    centroids: np.ndarray  # (K, D)
    mean: np.ndarray  # (D,)
    whitening: np.ndarray  # (D, D)
    dataset: str  # "CIFAR-10" or "stand-in"


def told(saved):
    words, length = saved.centroids.shape
    return (
        f"holds {words} words, and mean and whitening, for patches of {length} numbers",
        f"learned from {saved.dataset}",
    )


def misfit(arrays):
    lengths = {arrays["centroids"].shape[1], len(arrays["mean"]), *arrays["whitening"].shape}
    if len(lengths) > 1:
        shapes = ", ".join(f"{name} {arrays[name].shape}" for name in ARRAYS)
        return f"the shapes do not fit each other: {shapes}. They should be (K, D), (D,) and (D, D)"
    return "" if len(arrays["centroids"]) else "it holds no words"


KIND = Kind(
    {"centroids": (None, None), "mean": (None,), "whitening": (None, None), "dataset": ()},
    SavedDictionary,
    told,
    misfit,
)


def save_dictionary(path, dictionary, dataset):
    """Write {"centroids": (K, D), "mean": (D,), "whitening": (D, D)} to `path`, whole or not at all."""
    KIND.write(path, **{name: dictionary[name] for name in ARRAYS}, dataset=dataset)


def load_dictionary(path):
    """Read and check what `save_dictionary` was given.  Raises NotSaved or BadClassifier."""
    saved = KIND.read(path)
    return {name: getattr(saved, name) for name in ARRAYS}
