"""The chosen classifier as one small file: what the notebook saves, and what is handed in.

    saved.save_classifier("best_svm.npz", svm, mean_image, 1e-7, 100.0, 0.4, data.name, results)
    saved.show("best_svm.npz")

Nothing in such a file is code: it is read as plain arrays, and their shapes are checked.
"""

import contextlib
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cs231n_utils.data.batches import CLASSES, PIXELS, STAND_IN
from cs231n_utils.promises import manifest
from cs231n_utils.promises.speech import OneLine, complain

LARGEST_FILE = 1_000_000  # bytes, unpacked; W in float64 takes a quarter of it

SHAPES = {  # what a file holds; None is any length
    "W": (PIXELS + 1, CLASSES),
    "mean_image": (PIXELS,),
    "learning_rate": (),
    "reg": (),
    "val_accuracy": (),
    "dataset": (),
    "results": (None, 4),
}


class NotSaved(OneLine, FileNotFoundError):
    """There is no such file yet."""


class BadClassifier(OneLine, ValueError):
    """A classifier, or a file, that is not what can be handed in."""


class NotWritten(OneLine, OSError):
    """The file cannot be written where it should be."""


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


def save_classifier(path, classifier, mean_image, learning_rate, reg, val_accuracy, dataset, results):
    """Write `classifier` to `path`, whole or not at all; `results` is the table that `tune` returned."""
    if classifier.W is None:
        raise BadClassifier(f"{path} is not written: the classifier has not been trained, its W is None")
    arrays = {
        "W": _as_float(classifier.W),
        "mean_image": _as_float(mean_image),
        "learning_rate": np.float64(learning_rate),
        "reg": np.float64(reg),
        "val_accuracy": np.float64(val_accuracy),
        "dataset": np.array(str(dataset)),
        "results": np.array([(*pair, *reached) for pair, reached in results.items()], float).reshape(-1, 4),
    }
    _require_shapes(path, arrays)
    unfinished = Path(path).with_name(f"{uuid.uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file:
            np.savez_compressed(file, **arrays)
        os.replace(unfinished, path)
    except OSError as error:
        raise NotWritten(
            f"{path} is not written ({error.strerror or error}): make room or its folder writable, or copy "
            "the folder to a place where you may write, and run this cell again there"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def load_classifier(path):
    """Read and check what `save_classifier` wrote: a `Saved`. Raises NotSaved or BadClassifier."""
    path = Path(path)
    if not path.is_file():
        raise NotSaved(f"{path.name} has not been saved yet: run the cell of the notebook that saves it")
    try:
        with np.load(path, allow_pickle=False) as file:
            if sum(member.file_size for member in file.zip.infolist()) > LARGEST_FILE:
                raise BadClassifier(f"{path.name} holds more than {LARGEST_FILE:,} bytes")
            arrays = {name: file[name] for name in SHAPES}
    except BadClassifier:
        raise
    except KeyError as error:
        raise BadClassifier(f"{path.name} does not hold all it should: {error.args[0]}") from None
    except Exception as error:  # a damaged file can raise anything
        raise BadClassifier(f"{path.name} cannot be read ({error}): save it again") from None
    _require_shapes(path, arrays)
    plain = {name: array.item() for name, array in arrays.items() if array.shape == ()}
    return Saved(**arrays | plain)


def show(path):
    """Say what was saved; one line to stderr when there is nothing, or nothing right."""
    id = Path(path).stem
    try:
        saved = load_classifier(path)
    except NotSaved:
        complain(f"… {id} is not started. Next: write what is missing above, then run the notebook again.")
    except BadClassifier as error:
        complain(f"✗ {id}: {error}")
    else:
        if problem := does_not_count(path, saved.dataset, manifest.counts(Path(path).parent)):
            complain(f"✗ {id}: {problem}")
            return
        print(f"✓ {Path(path).name} holds W {saved.W.shape} and the mean image {saved.mean_image.shape}")
        print(f"✓ learned from {saved.dataset}, learning rate {saved.learning_rate:g}, reg {saved.reg:g}")
        print(f"✓ validation accuracy {saved.val_accuracy:.1%}; {len(saved.results)} pairs were tried")
        print(f"{id}: all 3 checks pass, done.")


def trouble(path, counts):
    """What is wrong with a file that a notebook saved, in a line, or ''; `counts`: the data set that counts.

    Of a file that is no classifier it is seen whether it can be read, and whether it names its data set.
    """
    if path.suffix != ".npz":
        return ""
    try:
        with np.load(path, allow_pickle=False) as file:
            names = set(file.files)
            dataset = str(file["dataset"]) if "dataset" in names else counts
        if set(SHAPES) <= names:
            load_classifier(path)
    except BadClassifier as error:
        return str(error)
    except Exception as error:  # a damaged file can raise anything
        return f"{path.name} cannot be read ({error}): save it again"
    return does_not_count(path, dataset, counts)


def does_not_count(path, dataset, counts):
    """What to say, and do, where files made on `dataset` get no points; or ''."""
    if not counts or dataset == counts:
        return ""
    option = " --stand-in" if counts == STAND_IN else ""
    return (
        f"{Path(path).name} is learned from {dataset}, and {counts} counts: the grader gives 0 points. "
        f"Get {counts} (python datasets/download.py{option}), then run the notebook again from its top"
    )


def _as_float(values):
    """As an array of float32 if it is one, float64 otherwise."""
    values = np.asarray(values)
    return values if values.dtype == np.float32 else values.astype(np.float64)


def _require_shapes(path, arrays):
    for name, shape in SHAPES.items():
        array = arrays[name]
        fits = len(array.shape) == len(shape) and all(
            length in (None, actual) for length, actual in zip(shape, array.shape, strict=True)
        )
        if not fits:
            raise BadClassifier(f"{Path(path).name}: {name} has shape {array.shape}, it should be {shape}")
        if array.dtype.kind != ("U" if name == "dataset" else "f"):
            raise BadClassifier(f"{Path(path).name}: {name} has the wrong type, {array.dtype}")
        if name != "dataset" and not np.isfinite(array).all():
            raise BadClassifier(f"{Path(path).name}: {name} holds inf or nan")
