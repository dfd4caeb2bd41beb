"""Where files stand that are made of the data set, and how one is written whole or not at all."""

import atexit
import contextlib
import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO


def standing(folder: Path) -> Iterator[Path]:
    """Where they may stand: beside the batches in `folder`, else with the user's caches."""
    yield folder / "npy"
    import pooch  # here, because it takes longer to import than the data to open

    yield Path(pooch.os_cache("cs231n-kit")) / hashlib.sha256(bytes(folder.resolve())).hexdigest()[:16]


def places(folder: Path) -> Iterator[Path]:
    """Where to make them; the last resort serves this process only."""
    yield from standing(folder)
    yield _scratch()


@cache
def _scratch() -> Path:
    """A folder that goes when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="cs231n-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that becomes `path` once it is complete, so that nobody opens half of it."""
    unfinished = path.with_name(f"{uuid.uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file:
            yield file
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
