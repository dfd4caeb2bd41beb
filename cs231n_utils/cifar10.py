"""The data set: found, opened without filling the memory, and turned into rows for a linear classifier.

    data = cifar10.load()
    print(cifar10.describe(data))
    parts = cifar10.split(data)
    X_val = cifar10.features(parts.val_images, parts.mean_image)

Pictures stay uint8 in memory-mapped files, made once from the official batches; float32 is made only for
the rows that are asked for.
"""

import contextlib
import hashlib
import mmap
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cs231n_utils.data.batches import (
    FILES,
    FOLDER,
    META,
    PIXELS,
    TEST,
    TRAIN,
    BadBatch,
    DataSetMissing,
    Meta,
    how_to_get,
    read_batch,
    read_meta,
)
from cs231n_utils.data.cache import places, replacing, standing
from cs231n_utils.promises.speech import OneLine

__all__ = [
    "CIFAR10",
    "BadBatch",
    "DataSetMissing",
    "NoRoom",
    "Split",
    "as_pictures",
    "describe",
    "features",
    "find",
    "fingerprint",
    "load",
    "mean_image",
    "split",
]

BLOCK = 1000  # rows that are worked on at a time: 12 MB as float32


class NoRoom(OneLine, OSError):
    """The memory-mapped files can be written nowhere."""


@dataclass(frozen=True)
class CIFAR10:
    """The opened data set. Images: (n, 3072) uint8, memory-mapped; labels: (n,) int64."""

    name: str  # "CIFAR-10" or "stand-in"
    folder: Path
    class_names: tuple[str, ...]
    train_images: np.ndarray
    train_labels: np.ndarray
    test_images: np.ndarray
    test_labels: np.ndarray


@dataclass(frozen=True)
class Split:
    """Training, validation and test pictures (views, nothing is copied) and the mean training image."""

    train_images: np.ndarray
    train_labels: np.ndarray
    val_images: np.ndarray
    val_labels: np.ndarray
    test_images: np.ndarray
    test_labels: np.ndarray
    mean_image: np.ndarray  # (3072,) float32


def load(folder: Path | str | None = None) -> CIFAR10:
    """Open the data set in `folder`, or the one that `find()` finds."""
    folder = find() if folder is None else _held(Path(folder), f"{folder} was to be opened")
    meta = read_meta(folder)
    return CIFAR10(meta.name, folder, meta.class_names, **_arrays(folder, meta))


def find() -> Path:
    """The folder with the batch files: CIFAR10_DIR, or in a `datasets` folder here or further up."""
    named = os.environ.get("CIFAR10_DIR")
    if named:
        return _held(Path(named), f"CIFAR10_DIR is {named}")
    here = Path.cwd()
    for place in (here, *here.parents):
        for candidate in (place / "datasets", place / "datasets" / "stand-in"):
            if (candidate / FOLDER / META).is_file():
                return candidate / FOLDER
    raise DataSetMissing(
        f"No CIFAR-10 found in a datasets folder in {here} or above it. "
        "In the project's folder run: python datasets/download.py "
        "(where there is no network: python datasets/download.py --stand-in)"
    )


def _held(folder: Path, wish: str) -> Path:
    """`folder` itself or the official folder in it, whichever holds the batches."""
    for place in (folder, folder / FOLDER):
        if (place / META).is_file():
            return place
    if folder.is_file():
        raise DataSetMissing(f"{wish}, and that is a file. It should be a folder with {FOLDER} in it")
    raise DataSetMissing(
        f"{wish}, and there is no {FOLDER} in it. Correct it, or fill it: {how_to_get(folder)}"
    )


def describe(data: CIFAR10) -> str:
    """One line for the top of a notebook: which data set this is, and how large."""
    title = "CIFAR-10"
    if data.name == "stand-in":
        title = "The offline stand-in data set (drawn by a program), not CIFAR-10"
    sizes = f"{len(data.train_labels):,} training and {len(data.test_labels):,} test pictures"
    return f"{title}: {sizes} of {', '.join(data.class_names)}."


def fingerprint(data: CIFAR10) -> str:
    """Sixteen hexadecimal digits that stand for the test pictures and their labels, wherever they lie."""
    labels = data.test_labels.astype("<i8").tobytes()
    return hashlib.sha256(_digest(data.test_images).encode() + labels).hexdigest()[:16]


def split(data: CIFAR10, num_train: int = 49_000, num_val: int = 1_000) -> Split:
    """The first `num_train` training pictures, then `num_val` for validation, and all test pictures.

    A data set that is too small for it gives at most a tenth to validation, and trains on the rest.
    """
    total = len(data.train_labels)
    if num_train + num_val > total:
        num_val = min(num_val, total // 10)
        num_train = total - num_val
    train, val = slice(num_train), slice(num_train, num_train + num_val)
    return Split(
        data.train_images[train],
        data.train_labels[train],
        data.train_images[val],
        data.train_labels[val],
        data.test_images,
        data.test_labels,
        mean_image(data.train_images[train]),
    )


def mean_image(images: np.ndarray) -> np.ndarray:
    """Mean of `images` (n, 3072) as (3072,) float32; the sum is exact, and taken block by block."""
    total = np.zeros(PIXELS, np.uint64)
    for rows in _blocks(len(images)):
        total += images[rows].sum(axis=0, dtype=np.uint64)
    return (total / len(images)).astype(np.float32)


def features(images: np.ndarray, mean_image: np.ndarray) -> np.ndarray:
    """Rows for a linear classifier: (n, 3073) float32, the mean subtracted, a bias column of ones last."""
    X = np.ones((len(images), PIXELS + 1), np.float32)
    mean = mean_image.astype(np.float32)
    for rows in _blocks(len(images)):
        np.subtract(images[rows], mean, out=X[rows, :-1])
    return X


def as_pictures(rows: np.ndarray) -> np.ndarray:
    """Rows (n, 3072), colour planes one after the other, as pictures to show: (n, 32, 32, 3)."""
    return rows.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)


def _blocks(count: int) -> Iterator[slice]:
    return (slice(start, start + BLOCK) for start in range(0, count, BLOCK))


def _arrays(folder: Path, meta: Meta) -> dict[str, np.ndarray]:
    """The four arrays of `CIFAR10`, from the .npy files made earlier or else made now."""
    key = _key(folder)
    for cache in standing(folder):
        with contextlib.suppress(OSError, ValueError, EOFError):  # not there, or damaged
            return _opened(cache, key)
    problem = None
    for cache in places(folder):
        try:
            cache.mkdir(parents=True, exist_ok=True)
            for part, names in (("train", TRAIN), ("test", (TEST,))):
                _convert([folder / name for name in names], meta, cache, f"{key}-{part}")
        except DataSetMissing:
            raise
        except OSError as full_or_forbidden:
            problem = full_or_forbidden
        else:
            _forget_old(cache, key)
            return _opened(cache, key)
    megabytes = len(FILES[1:]) * meta.per_batch * PIXELS // 10**6
    raise NoRoom(f"CIFAR-10 needs {megabytes} MB of disk in {folder} or in a temporary folder: {problem}")


def _key(folder: Path) -> str:
    """Changes when a batch does, as far as its size and time of change tell."""
    stats = [(folder / name).stat() if (folder / name).exists() else None for name in FILES]
    seen = [stat and (stat.st_size, stat.st_mtime_ns) for stat in stats]
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def _opened(cache: Path, key: str) -> dict[str, np.ndarray]:
    arrays = {}
    for part in ("train", "test"):
        arrays[f"{part}_images"] = np.load(cache / f"{key}-{part}_images.npy", mmap_mode="r")
        arrays[f"{part}_labels"] = np.load(cache / f"{key}-{part}_labels.npy")
    return arrays


def _convert(batches: list[Path], meta: Meta, cache: Path, stem: str) -> None:
    """Write the pictures and labels of `batches` as two .npy files, one batch in memory at a time."""
    header = {"descr": "|u1", "fortran_order": False, "shape": (len(batches) * meta.per_batch, PIXELS)}
    labels = []
    with replacing(cache / f"{stem}_images.npy") as file:
        np.lib.format.write_array_header_1_0(file, header)
        for path in batches:
            images, batch_labels = read_batch(path, meta)
            file.write(images)
            labels.append(batch_labels)
    with replacing(cache / f"{stem}_labels.npy") as file:
        np.save(file, np.concatenate(labels))


def _digest(images: np.ndarray) -> str:
    """SHA-256 of `images` (n, 3072); where they are a whole mapped file it is kept beside that."""
    kept = Path(images.filename).with_suffix(".sha256") if isinstance(images.base, mmap.mmap) else None
    with contextlib.suppress(OSError):
        if kept and len(digest := kept.read_bytes()) == 64:
            return digest.decode("latin1")
    digest = hashlib.sha256(np.ascontiguousarray(images)).hexdigest()
    with contextlib.suppress(OSError):
        if kept:
            with replacing(kept) as file:
                file.write(digest.encode())
    return digest


def _forget_old(cache: Path, key: str) -> None:
    """Remove what earlier batches left; not the last hour's, which another process may be writing."""
    for path in cache.iterdir():
        with contextlib.suppress(OSError):  # removed by another process, or open on Windows
            if not path.name.startswith(key) and path.stat().st_mtime < time.time() - 3600:
                path.unlink()
