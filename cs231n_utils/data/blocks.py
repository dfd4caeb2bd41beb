"""A table that takes long to make, kept in files block by block: what is there is whole, the rest is missing.

Two processes may make the same table: each file appears complete, and both would write the same.
"""

import contextlib
import os
import shutil
from pathlib import Path

import numpy as np

from cs231n_utils.data.cache import replacing

MOST = 2e9  # bytes of all tables in a folder; those that were not used for longest go


class Table:
    """The rows that `key` stands for: a file of them all, or until that is complete a folder of blocks."""

    def __init__(self, folder: Path, key: str):
        self.folder, self.whole, self.parts = folder, folder / f"{key}.npy", folder / key

    def opened(self) -> np.ndarray | None:
        """All rows, memory-mapped; None where some are missing."""
        with contextlib.suppress(OSError, ValueError, EOFError):  # not there, or damaged
            rows = np.load(self.whole, mmap_mode="r")
            os.utime(self.whole)  # it was used
            return rows
        return None

    def block(self, number: int) -> np.ndarray | None:
        with contextlib.suppress(OSError, ValueError, EOFError):
            return np.load(self._part(number))
        return None

    def keep(self, number: int, rows: np.ndarray) -> None:
        self.parts.mkdir(exist_ok=True)
        with replacing(self._part(number)) as file:
            np.save(file, rows)

    def complete(self, blocks: list[np.ndarray]) -> np.ndarray:
        """The rows of all blocks there are, memory-mapped; the blocks go, and so do the oldest tables."""
        shape = (sum(map(len, blocks)), *blocks[0].shape[1:])
        kind = np.lib.format.dtype_to_descr(blocks[0].dtype)
        header = {"descr": kind, "fortran_order": False, "shape": shape}
        with replacing(self.whole) as file:  # block by block: all at once take the memory of two tables
            np.lib.format.write_array_header_1_0(file, header)
            for rows in blocks:
                file.write(np.ascontiguousarray(rows))
        shutil.rmtree(self.parts, ignore_errors=True)
        kept = 0
        for path in sorted(self.folder.iterdir(), key=_last_used, reverse=True):
            kept += _size(path)
            if kept > MOST and path != self.whole:
                with contextlib.suppress(OSError):  # removed by another process, or open on Windows
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self.opened()

    def _part(self, number):
        return self.parts / f"{number:04}.npy"


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _size(path: Path) -> int:
    """In bytes, of a file or of all in a folder; 0 for what is gone."""
    try:
        return sum(map(_size, path.iterdir())) if path.is_dir() else path.stat().st_size
    except OSError:
        return 0
