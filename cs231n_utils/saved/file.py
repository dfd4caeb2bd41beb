"""Arrays in one small file, written whole or not at all; nothing in it is code, and shapes are checked."""

import contextlib
import os
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cs231n_utils.promises.notebooks import saving
from cs231n_utils.promises.speech import OneLine

LARGEST_FILE = 1_000_000  # bytes, unpacked; W for all pixels in float64 takes a quarter of it
DATASET = "dataset"  # the one entry that is a text


class NotSaved(OneLine, FileNotFoundError):
    """There is no such file yet."""


class BadClassifier(OneLine, ValueError):
    """A classifier, or a file, that is not what can be handed in."""


class NotWritten(OneLine, OSError):
    """The file cannot be written where it should be."""


@dataclass(frozen=True)
class Kind:
    """What files of one kind hold, what is made of it, and how that is told."""

    shapes: dict  # {name: shape}; None is any length
    made: type  # of what is read, by name
    told: Callable  # made -> lines
    misfit: Callable = lambda arrays: ""  # what shapes alone do not say, of {name: array}

    def write(self, path, **values):
        """Write floats and the name of the data set to `path`, whole or not at all."""
        arrays = {
            name: np.array(str(value)) if name == DATASET else as_float(value)
            for name, value in values.items()
        }
        self._require_fit(path, arrays)
        unfinished = Path(path).with_name(f"{uuid.uuid4().hex}.part")
        try:
            with unfinished.open("xb") as file:
                np.savez_compressed(file, **arrays)
            os.replace(unfinished, path)
        except OSError as error:
            raise NotWritten(
                f"{path} is not written ({error.strerror or error}): make room or its folder writable, or "
                "copy the folder to a place where you may write, and run this cell again there"
            ) from None
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def read(self, path):
        """What `write` wrote, checked.  Raises NotSaved or BadClassifier."""
        path = Path(path)
        if not path.is_file():
            notebook = saving(path.parent, path.name)
            raise NotSaved(f"{path.name} has not been saved yet: run the cell of {notebook} that saves it")
        try:
            with np.load(path, allow_pickle=False) as file:
                if sum(member.file_size for member in file.zip.infolist()) > LARGEST_FILE:
                    raise BadClassifier(f"{path.name} holds more than {LARGEST_FILE:,} bytes")
                arrays = {name: file[name] for name in self.shapes}
        except BadClassifier:
            raise
        except KeyError as error:
            raise BadClassifier(f"{path.name} does not hold all it should: {error.args[0]}") from None
        except Exception as error:  # a damaged file can raise anything
            raise BadClassifier(unreadable(path, error)) from None
        self._require_fit(path, arrays)
        return self.made(**{n: array.item() if array.shape == () else array for n, array in arrays.items()})

    def _require_fit(self, path, arrays):
        if problem := self.problem(arrays):
            raise BadClassifier(f"{Path(path).name}: {problem}")

    def problem(self, arrays):
        """What is wrong with {name: array}, in which not all have to be that a file holds; or ''."""
        for name, array in arrays.items():
            if not fits(array.shape, self.shapes[name]):
                return f"{name} has shape {array.shape}, it should be {told_shape(self.shapes[name])}"
            if array.dtype.kind != ("U" if name == DATASET else "f"):
                return f"{name} has the wrong type, {array.dtype}"
            if name != DATASET and not np.isfinite(array).all():
                return f"{name} holds inf or nan"
        return self.misfit(arrays)


def unreadable(path, error):
    """What is wrong with a file that NumPy cannot read, and what to do: NumPy's own advice is to trust it."""
    if "Object arrays" in str(error):
        why = "there are Python objects in it, where plain numbers should be"
    elif zipfile.is_zipfile(path):
        why = "it is damaged"
    else:
        why = "it is no .npz file, or only the beginning of one" if path.stat().st_size else "it is empty"
    notebook = saving(path.parent, path.name)
    return f"{path.name} cannot be read: {why}. Run the cell of {notebook} that saves it again"


def fits(shape, asked):
    return len(shape) == len(asked) and all(
        length in (None, actual) for length, actual in zip(asked, shape, strict=True)
    )


def told_shape(shape):
    """As Python writes it, with a word for any length."""
    return str(tuple("any" if length is None else length for length in shape)).replace("'", "")


def as_float(values):
    """As an array of float32 if it is one, float64 otherwise."""
    values = np.asarray(values)
    return values if values.dtype == np.float32 else values.astype(np.float64)
