"""Features of many pictures, computed once: kept in files until the code or the pictures change.

    functions = [stub.edges, partial(stub.hues, nbin=12)]
    compute = partial(stub.extract, functions=functions)
    X_train = kept.features(compute, parts.train_images, data.folder)

They come from the student's own functions, as their files are saved now, and are kept block by block: who
stops it loses at most a block, and the next call goes on. The files have names made of the code, with what it
imports from its own folder, of what a `partial` fixes, and of the pictures, so that a changed line computes
anew.  A few pictures at a time are computed in threads beside each other: NumPy makes use of all processors.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

from cs231n_utils import NotStarted, reload
from cs231n_utils.cifar10 import NoRoom, as_pictures
from cs231n_utils.data.blocks import Table
from cs231n_utils.data.cache import places
from cs231n_utils.promises import source
from cs231n_utils.promises.fingerprint import Functions, short
from cs231n_utils.promises.speech import OneLine, progress, quiet

BLOCK = 500  # pictures: seconds of slow code
ALIKE = 1e-3  # of the largest: so far apart may be what is computed alone and among others
AT_ONCE = 20  # pictures that a thread computes before it looks whether it should stop


class BadFeatures(OneLine, ValueError):
    """A function does not give features; the message names the picture."""


class Stopped(OneLine, KeyboardInterrupt):
    """The student stopped it; the message says what is kept."""


def features(compute, images, folder, seconds=None):
    """What `compute(pictures)` gives for these pictures: (n, F) float32, memory-mapped.

    Args:
        compute: function(pictures (k, 32, 32, 3)) -> (k, F), or `functools.partial` of one, for functions,
            arrays or settings besides.
        images: (N, 3072) uint8, as `cifar10` has them.
        folder: that of the data set; the files stand beside its own.
        seconds: if it takes longer, only the first pictures come back, and a line says how to get more.
    """
    reload.saved()  # what is imported, too, may be newer than the cell that runs
    code = Functions()
    compute = code.as_saved(compute)
    table = Table(_home(folder), f"{code.fingerprint()}-{short(np.ascontiguousarray(images))}")
    rows = table.opened()
    if rows is not None:
        return rows
    try:
        blocks = _blocks(table, lambda first: _block(compute, images, first), len(images), seconds)
        whole = sum(map(len, blocks)) == len(images)
        return table.complete(blocks) if whole else np.concatenate(blocks)
    except OSError as error:
        raise NoRoom(f"the features cannot be kept in {table.folder}: {error}") from None


def _blocks(table, compute, count, seconds):
    """The blocks, from their files or else computed, as long as there is time: one is, in any case."""
    started, each, done = time.monotonic(), None, []
    try:
        for number in progress(range(-(-count // BLOCK)), "features"):
            rows, first, begun = table.block(number), number * BLOCK, time.monotonic()
            if rows is None:
                if seconds is not None and each is not None and begun - started > seconds:
                    break
                rows = compute(first)
                _require_length(done[0] if done else rows, 0, rows, first)
                each = 1000 * (time.monotonic() - begun) / len(rows)
                table.keep(number, rows)
            done.append(rows)
    except KeyboardInterrupt as error:
        ready = f"{min(len(done) * BLOCK, count):,} of {count:,} pictures are ready, and kept"
        raise Stopped(f"{source.Interrupted(error)}. {ready}: run the cell again, and it goes on") from None
    if len(done) * BLOCK < count:  # said here, when the bar is gone
        print(f"{len(done) * BLOCK:,} of {count:,} pictures, {each:.1f} ms each. For more, run this again.")
    return done


def _block(compute, images, first):
    """The features of BLOCK pictures from the `first` on.  Raises BadFeatures."""
    pictures = np.array(as_pictures(images[first : first + BLOCK]), order="C")  # plain ones, and a copy
    starts, blocks = range(0, len(pictures), AT_ONCE), []
    for start, (rows, trouble) in zip(starts, _beside_each_other(compute, pictures, starts), strict=True):
        if trouble:
            raise _blamed(compute, pictures[start : start + AT_ONCE], first + start, len(images), trouble)
        blocks.append(rows)
        _require_length(blocks[0], first, rows, first + start)
        if first == start == 0:
            _require_the_same_alone(compute, pictures[:1], rows[0])
    return np.concatenate(blocks)


def _beside_each_other(compute, pictures, starts):
    """Yields what `_extracted` gives for AT_ONCE pictures from each start on.

    The first in this thread, which Ctrl-C reaches: code that never ends is stopped, and its line is known.
    Other threads end what they have begun when it is stopped, and nobody waits for them.
    """
    one, *others = (pictures[start : start + AT_ONCE] for start in starts)
    yield _extracted(compute, one)
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        yield from pool.map(partial(_extracted, compute), others)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _blamed(compute, pictures, first, count, trouble):
    """BadFeatures that names the picture, the `first` or a later one, if one of them is to blame."""
    lengths = {}
    for number, picture in enumerate(pictures, first):
        rows, why = _extracted(compute, picture[np.newaxis])
        if why:
            return BadFeatures(f"picture {number} of {count:,}: {why}")
        lengths.setdefault(rows.shape[1], number)
        if len(lengths) > 1:
            (length, number), (other, odd) = lengths.items()
            return BadFeatures(f"picture {odd} has {other} features, and picture {number} has {length}")
    return BadFeatures(f"pictures {first} to {number}, taken together: {trouble}")


def _extracted(compute, pictures):
    """The features (k, F), or None, and what is wrong with them, or ''."""
    try:
        with quiet():
            rows = np.asarray(compute(pictures.copy()), dtype=np.float32)
    except NotStarted:
        raise
    except (Exception, SystemExit) as error:
        return None, source.where_it_failed(error)
    if rows.ndim != 2 or len(rows) != len(pictures):
        shape = f"the shape {rows.shape}" if rows.ndim else "no array"
        return None, f"{_name(compute)} gives {shape}, where ({len(pictures)}, F) should be"
    wrong = np.flatnonzero(~np.isfinite(rows).all(axis=0))
    return rows, f"there is inf or nan in column {wrong[0]} of its features" if len(wrong) else ""


def _require_the_same_alone(compute, picture, features):
    """That the first picture has the same features as among others."""
    alone, trouble = _extracted(compute, picture)
    if trouble:
        raise BadFeatures(f"picture 0, alone: {trouble}")
    far = ALIKE * np.abs(features).max(initial=0)
    if alone[0].shape != features.shape or not np.allclose(alone[0], features, rtol=0, atol=far):
        raise BadFeatures("picture 0 has other features alone than among others: they must be its own")


def _require_length(rows, first, others, later):
    """That the picture `later` has as many features as the `first`."""
    if rows.shape[1] != others.shape[1]:
        raise BadFeatures(
            f"picture {later} has {others.shape[1]} features, and picture {first} has {rows.shape[1]}"
        )


def _name(function):
    return _name(function.func) if isinstance(function, partial) else function.__name__


def _home(folder):
    """The first folder that can be written, of those for files that are made of the data set."""
    for place in places(Path(folder)):
        home = place / "features"
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(home, os.W_OK):
            return home
    raise NoRoom(f"the features can be kept neither in {folder} nor in a temporary folder: make room there")
