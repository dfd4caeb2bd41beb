"""What a CIFAR-10 python batch is, and how to read one without trusting it.

The official files are Python 2 pickles, and a pickle may name any function to be called while it is read.
Here only the few names that such a batch contains are admitted, and even those do not reach NumPy: they are
noted down, checked, and the array is then made from the raw bytes.
"""

import contextlib
import pickle
import pickletools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cs231n_utils.promises.speech import OneLine

FOLDER = "cifar-10-batches-py"
META = "batches.meta"
TRAIN = tuple(f"data_batch_{number}" for number in range(1, 6))
TEST = "test_batch"
FILES = (META, *TRAIN, TEST)

CLASSES = 10
PIXELS = 3 * 32 * 32
LARGEST_FILE = 100 * 2**20  # an official batch has 30 MB
LONGEST_NAME = 40  # letters in the name of a class

SCRIPT = "download.py"  # puts the data set where it stands itself, and the drawn one beside that
STAND_IN = "stand-in"


def how_to_get(into: Path, drawn: bool = False) -> str:
    """The command that puts the data set, or the drawn stand-in, into the folder `into`."""
    into = into.resolve()
    datasets = into.parent if into.name == STAND_IN else into
    has_script = (datasets / SCRIPT).is_file()
    drawn = drawn or (has_script and into != datasets)
    command = f"python datasets/{SCRIPT}" + " --stand-in" * drawn
    if has_script and drawn == (into != datasets):
        return command
    return f'{command} --to "{into}"' if " " in str(into) else f"{command} --to {into}"


def _again(folder: Path, drawn: bool) -> str:
    into = folder.parent if folder.name == FOLDER else folder
    return f"Delete the folder {folder} and get it again: {how_to_get(into, drawn)}"


class DataSetMissing(OneLine, FileNotFoundError):
    """No data set where one was looked for."""


class BadBatch(OneLine, ValueError):
    """A file that is not what a CIFAR-10 batch should be."""

    def __init__(self, path: Path, problem: str, drawn: bool = False):
        super().__init__(path, problem, drawn)
        self.path, self.problem, self.drawn = path, problem, drawn

    def __str__(self):
        return f"{self.path} is not a CIFAR-10 batch: {self.problem}. {_again(self.path.parent, self.drawn)}"


@dataclass(frozen=True)
class Meta:
    """What `batches.meta` says: the class names, pictures per batch, and whether it is the stand-in."""

    class_names: tuple[str, ...]
    per_batch: int
    stand_in: bool

    @property
    def name(self):
        """The data set's, as it is said everywhere."""
        return STAND_IN if self.stand_in else "CIFAR-10"


def read_meta(folder: Path) -> Meta:
    with _named(folder / META):
        content = _unpickle(folder / META)
        names = content.get("label_names")
        if not isinstance(names, list) or len(names) != CLASSES or not all(map(_is_name, names)):
            raise _Problem(f"it should name {CLASSES} classes")
        per_batch = content.get("num_cases_per_batch")
        if type(per_batch) is not int or not 0 < per_batch <= LARGEST_FILE // PIXELS:
            raise _Problem("it does not say how many pictures a batch has")
        return Meta(tuple(map(_text, names)), per_batch, content.get("stand_in") is True)


def read_batch(path: Path, meta: Meta) -> tuple[np.ndarray, np.ndarray]:
    """Read the batch at `path`, which must hold as many pictures as `meta` says.

    Returns:
        images: (per_batch, 3072) uint8, a row is all reds, then all greens, then all blues.
        labels: (per_batch,) int64 in [0, 10).
    """
    with _named(path, meta.stand_in):
        content = _unpickle(path)
        labels = content.get("labels")
        if not isinstance(labels, list) or len(labels) != meta.per_batch:
            raise _Problem(f"it should hold {meta.per_batch} labels")
        if not all(type(label) is int and 0 <= label < CLASSES for label in labels):
            raise _Problem(f"a label is not a number from 0 to {CLASSES - 1}")
        return _matrix(content.get("data"), meta.per_batch), np.array(labels, np.int64)


def check(folder: Path) -> Meta:
    """Read everything in `folder` once; raises BadBatch or DataSetMissing."""
    meta = read_meta(folder)
    for name in (*TRAIN, TEST):
        read_batch(folder / name, meta)
    return meta


class _Problem(Exception):
    """What is wrong with a batch; `_named` says in which file."""


@contextlib.contextmanager
def _named(path: Path, drawn: bool = False) -> Iterator[None]:
    """Problems inside are about the file at `path`."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise DataSetMissing(f"{path} is missing. {_again(path.parent, drawn)}") from None
    except OSError:
        raise
    except _Problem as problem:
        raise BadBatch(path, str(problem), drawn) from None
    except Exception as problem:  # a damaged or hostile pickle can raise anything
        raise BadBatch(path, f"it is damaged or cut short ({type(problem).__name__})", drawn) from None


class _Noted:
    """What the pickle asked NumPy to make: the arguments and the state; nothing is run."""

    def __init__(self, *arguments):
        self.arguments, self.state = arguments, ()

    def __setstate__(self, state):
        self.state = state


def _with_text_keys(load, keys: slice):
    """`load`, which fills a dictionary from `keys` and values on the stack, for keys that are text.

    Tuples within tuples within tuples can take years to hash.
    """

    def checked(unpickler):
        if not all(isinstance(key, bytes | str) for key in unpickler.stack[keys]):
            raise _Problem("it has a key that is no text")
        load(unpickler)

    return checked


KEYS = {pickle.DICT: slice(0, None, 2), pickle.SETITEMS: slice(0, None, 2), pickle.SETITEM: slice(-2, -1)}
LOADS = pickle._Unpickler.dispatch  # what to do at each opcode
OLD_LOADS = {ord(code.code): LOADS[ord(code.code)] for code in pickletools.opcodes if code.proto <= 2}


class _Unpickler(pickle._Unpickler):
    """Reads protocol 2 and older, as the official files are.

    It is the one written in Python. The one in C, told to remember something in place four billion, makes
    room for four billion.
    """

    dispatch = OLD_LOADS | {code[0]: _with_text_keys(LOADS[code[0]], keys) for code, keys in KEYS.items()}

    def find_class(self, module, name):
        # A new function each time: a pickle can set attributes on what it is handed.
        if (module, name) == ("_codecs", "encode"):
            return lambda text, encoding: text.encode("latin1")
        if (module, name) in ADMITTED:
            return lambda *arguments: _Noted(*arguments)
        raise _Problem(f"it names {f'{module}.{name}'[:LONGEST_NAME]!a}, which no batch needs")


ADMITTED = {
    ("numpy.core.multiarray", "_reconstruct"),  # NumPy 1, so the official files
    ("numpy._core.multiarray", "_reconstruct"),  # NumPy 2
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
}


def _unpickle(path: Path) -> dict:
    """The dictionary in the file, its keys as str."""
    if path.stat().st_size > LARGEST_FILE:
        raise _Problem("it is far too large")
    with path.open("rb") as file:
        content = _Unpickler(file, encoding="bytes").load()
    if not isinstance(content, dict):
        raise _Problem("it is no dictionary")
    return {_text(key): value for key, value in content.items()}


def _text(name: bytes | str) -> str:
    return name.decode("latin1") if isinstance(name, bytes) else name


def _is_name(name) -> bool:
    return isinstance(name, bytes | str) and len(name) <= LONGEST_NAME and _text(name).isprintable()


def _matrix(noted, count: int) -> np.ndarray:
    """The (count, 3072) uint8 array that the pickle describes, made from its raw bytes."""
    try:
        _, shape, dtype, fortran, raw = noted.state
        kind = dtype.arguments[0]
    except (AttributeError, IndexError, TypeError, ValueError):
        raise _Problem("its pictures are not a NumPy array") from None
    if shape != (count, PIXELS) or kind not in ("u1", b"u1"):
        raise _Problem(f"its pictures should be {count} by {PIXELS} bytes")
    if not isinstance(raw, bytes) or len(raw) != count * PIXELS:
        raise _Problem("pixels are missing")
    return np.ascontiguousarray(np.frombuffer(raw, np.uint8).reshape(shape, order="F" if fortran else "C"))
