"""What a CIFAR-10 python batch is, and how to read one without trusting it.

The official files are Python 2 pickles, and a pickle may name any function to be called while it is read.
Here only the few names that such a batch contains are admitted, and even those do not reach NumPy: they are
noted down, checked, and the array is then made from the raw bytes.
"""

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = "cifar-10-batches-py"
META = "batches.meta"
TRAIN = tuple(f"data_batch_{number}" for number in range(1, 6))
TEST = "test_batch"
FILES = (META, *TRAIN, TEST)

CLASSES = 10
PIXELS = 3 * 32 * 32
LARGEST_FILE = 100 * 2**20  # an official batch has 30 MB


def _again(path: Path) -> str:
    return f"Delete the folder {path.parent} and get it again: python datasets/download.py"


class OneLine:
    """A problem whose message says all: a notebook shows it without the traceback."""

    def _render_traceback_(self):  # the name IPython looks for
        return [f"{type(self).__name__}: {self}"]


class DataSetMissing(OneLine, FileNotFoundError):
    """No data set where one was looked for."""


class BadBatch(OneLine, ValueError):
    """A file that is not what a CIFAR-10 batch should be."""

    def __init__(self, path: Path, problem: str):
        super().__init__(f"{path} is not a CIFAR-10 batch: {problem}. {_again(path)}")


@dataclass(frozen=True)
class Meta:
    """What `batches.meta` says: the class names, pictures per batch, and whether it is the stand-in."""

    class_names: tuple[str, ...]
    per_batch: int
    stand_in: bool


def read_meta(folder: Path) -> Meta:
    path = folder / META
    content = _unpickle(path)
    names = content.get("label_names")
    if not isinstance(names, list) or len(names) != CLASSES:
        raise BadBatch(path, f"it should name {CLASSES} classes")
    per_batch = content.get("num_cases_per_batch")
    if type(per_batch) is not int or not 0 < per_batch <= LARGEST_FILE // PIXELS:
        raise BadBatch(path, "it does not say how many pictures a batch has")
    return Meta(tuple(_text(name) for name in names), per_batch, content.get("stand_in") is True)


def read_batch(path: Path, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Read the batch at `path`, which must hold `count` pictures.

    Returns:
        images: (count, 3072) uint8, a row is all reds, then all greens, then all blues.
        labels: (count,) int64 in [0, 10).
    """
    content = _unpickle(path)
    labels = content.get("labels")
    if not isinstance(labels, list) or len(labels) != count:
        raise BadBatch(path, f"it should hold {count} labels")
    if not all(type(label) is int and 0 <= label < CLASSES for label in labels):
        raise BadBatch(path, f"a label is not a number from 0 to {CLASSES - 1}")
    return _matrix(path, content.get("data"), count), np.array(labels, np.int64)


def check(folder: Path) -> Meta:
    """Read everything in `folder` once; raises BadBatch or DataSetMissing."""
    meta = read_meta(folder)
    for name in (*TRAIN, TEST):
        read_batch(folder / name, meta.per_batch)
    return meta


class _Noted:
    """What the pickle asked NumPy to make: the arguments and the state; nothing is run."""

    def __init__(self, *arguments):
        self.arguments, self.state = arguments, ()

    def __setstate__(self, state):
        self.state = state


class _Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        # A new function each time: a pickle can set attributes on what it is handed.
        if (module, name) == ("_codecs", "encode"):
            return lambda text, encoding: text.encode("latin1")
        if (module, name) in ADMITTED:
            return lambda *arguments: _Noted(*arguments)
        raise pickle.UnpicklingError(f"it names {f'{module}.{name}':.60}, which no batch needs")


ADMITTED = {
    ("numpy.core.multiarray", "_reconstruct"),  # NumPy 1, so the official files
    ("numpy._core.multiarray", "_reconstruct"),  # NumPy 2
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
}


def _unpickle(path: Path) -> dict:
    """The dictionary in the file, its keys as str."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadBatch(path, "it is far too large")
        with path.open("rb") as file:
            content = _Unpickler(file, encoding="bytes").load()
        return {_text(key): value for key, value in content.items()}
    except FileNotFoundError:
        raise DataSetMissing(f"{path} is missing. {_again(path)}") from None
    except (BadBatch, OSError):
        raise
    except Exception as problem:  # a damaged or hostile pickle can raise anything
        raise BadBatch(path, str(problem) or type(problem).__name__) from None


def _text(name) -> str:
    return name.decode("latin1") if isinstance(name, bytes) else str(name)


def _matrix(path: Path, noted, count: int) -> np.ndarray:
    """The (count, 3072) uint8 array that the pickle describes, made from its raw bytes."""
    try:
        _, shape, dtype, fortran, raw = noted.state
        kind = _text(dtype.arguments[0])
    except (AttributeError, IndexError, TypeError, ValueError):
        raise BadBatch(path, "its pictures are not a NumPy array") from None
    if shape != (count, PIXELS) or kind != "u1":
        raise BadBatch(path, f"its pictures should be {count} by {PIXELS} bytes")
    if not isinstance(raw, bytes) or len(raw) != count * PIXELS:
        raise BadBatch(path, "pixels are missing")
    return np.ascontiguousarray(np.frombuffer(raw, np.uint8).reshape(shape, order="F" if fortran else "C"))
