import os
import pickle
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from cs231n_utils.data import batches

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
COUNT = 20
GOOD = np.zeros((COUNT, 3072), np.uint8)
LABELS = [0] * COUNT


def meta(count=COUNT, stand_in=False):
    return batches.Meta(("kind",) * 10, count, stand_in)


def save(path, content):
    path.write_bytes(pickle.dumps(content, protocol=2))


def python2_batch(images, labels):
    """The bytes Python 2 and NumPy 1 wrote: the form of the official files."""

    def text(value):
        return b"T" + struct.pack("<i", len(value)) + value

    matrix = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00tU\x01btR(K\x01"
    matrix += b"".join(b"J" + struct.pack("<i", n) for n in images.shape) + b"\x86"
    matrix += b"cnumpy\ndtype\n(U\x02u1K\x00K\x01tR(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
    matrix += b"I00\n" + text(images.tobytes()) + b"tb"
    numbers = b"](" + b"".join(b"K" + bytes([label]) for label in labels) + b"e"
    return b"\x80\x02}(" + text(b"labels") + numbers + text(b"data") + matrix + b"u."


class Hostile:
    """Pickled, it asks whoever reads it to make a folder."""

    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return os.mkdir, (self.path,)


def test_the_official_form_is_read(tmp_path):
    images = np.random.default_rng(1).integers(0, 256, (2, 3072), dtype=np.uint8)
    path = tmp_path / "data_batch_1"
    path.write_bytes(python2_batch(images, [3, 9]))
    read, labels = batches.read_batch(path, meta(2))
    assert np.array_equal(read, images)
    assert labels.tolist() == [3, 9]


def test_a_matrix_that_was_kept_by_columns_is_read_by_rows(tmp_path):
    images = np.random.default_rng(1).integers(0, 256, (2, 3072), dtype=np.uint8)
    save(tmp_path / "data_batch_1", {b"data": np.asfortranarray(images), b"labels": [3, 9]})
    assert np.array_equal(batches.read_batch(tmp_path / "data_batch_1", meta(2))[0], images)


def test_a_hostile_pickle_runs_nothing_and_is_named(tmp_path):
    path = tmp_path / "data_batch_1"
    save(path, {b"data": Hostile(tmp_path / "ran")})
    with pytest.raises(batches.BadBatch, match=r"data_batch_1.* names .*mkdir.*download\.py"):
        batches.read_batch(path, meta())
    assert not (tmp_path / "ran").exists()


def test_admitted_names_do_not_reach_numpy(tmp_path):
    """An array of two billion elements is noted down, and never allocated."""
    path = tmp_path / "data_batch_1"
    path.write_bytes(b"\x80\x02}(U\x06labels](K\x01eU\x04datacnumpy\nndarray\n(J\xff\xff\xff\x7ftRu.")
    with pytest.raises(batches.BadBatch, match="not a NumPy array"):
        batches.read_batch(path, meta(1))


BOMBS = {
    "a memo of four billion places": b"\x80\x02}r\xff\xff\xff\xff.",
    "tuples that take years to hash": b"\x80\x02})" + b"2\x86" * 100 + b"Ns.",
    "the same, many keys at once": b"\x80\x02}()" + b"2\x86" * 100 + b"Nu.",
    "the same, a dictionary in one": b"\x80\x02()" + b"2\x86" * 100 + b"Nd.",
    "the same, in a set": b"\x80\x04\x8f()" + b"2\x86" * 100 + b"\x90.",
    "eight exabytes": b"\x80\x05\x96\xff\xff\xff\xff\xff\xff\xff\x7f.",
    "two gigabytes": b"\x80\x02T\xff\xff\xff\x7f.",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_does_not_go_off(tmp_path, name):
    path = tmp_path / "data_batch_1"
    path.write_bytes(BOMBS[name])
    tracemalloc.start()
    with pytest.raises(batches.BadBatch):
        batches.read_batch(path, meta())
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 3 * 2**30


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ({b"data": GOOD}, "labels"),
        ({b"data": GOOD, b"labels": LABELS[1:]}, "20 labels"),
        ({b"data": GOOD, b"labels": [10, *LABELS[1:]]}, "0 to 9"),
        ({b"data": GOOD, b"labels": [0.5, *LABELS[1:]]}, "0 to 9"),
        ({b"labels": LABELS}, "NumPy array"),
        ({b"data": GOOD[1:], b"labels": LABELS}, "20 by 3072"),
        ({b"data": GOOD.astype(np.int8), b"labels": LABELS}, "20 by 3072"),
        ([b"data", b"labels"], "no dictionary"),
        ({b"data": GOOD, b"labels": LABELS, (1, 2): 3}, "no text"),
    ],
)
def test_a_batch_is_checked_by_its_structure(tmp_path, content, problem):
    path = tmp_path / "data_batch_1"
    save(path, content)
    with pytest.raises(batches.BadBatch, match=problem):
        batches.read_batch(path, meta())


@pytest.mark.parametrize("share", [0, 0.3, 0.99])
def test_a_truncated_batch_is_named(tmp_path, share):
    path = tmp_path / "test_batch"
    save(path, {b"data": GOOD, b"labels": LABELS})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(batches.BadBatch, match=r"test_batch.*Delete the folder"):
        batches.read_batch(path, meta())


NAMES = [b"kind"] * 10


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ({b"num_cases_per_batch": 5}, "10 classes"),
        ({b"num_cases_per_batch": 5, b"label_names": [["kind"], *NAMES[1:]]}, "10 classes"),
        ({b"num_cases_per_batch": 5, b"label_names": [b"kind\x1b[2J", *NAMES[1:]]}, "10 classes"),
        ({b"num_cases_per_batch": 5, b"label_names": [b"k" * 1000, *NAMES[1:]]}, "10 classes"),
        ({b"num_cases_per_batch": 5, b"label_names": NAMES[1:]}, "10 classes"),
        ({b"label_names": NAMES}, "how many"),
        ({b"label_names": NAMES, b"num_cases_per_batch": 10**12}, "how many"),
    ],
)
def test_the_meta_file_is_checked_by_its_structure(tmp_path, content, problem):
    save(tmp_path / batches.META, content)
    with pytest.raises(batches.BadBatch, match=problem):
        batches.read_meta(tmp_path)


@pytest.mark.parametrize("marked", [True, False])
def test_the_stand_in_is_known_by_its_mark(tmp_path, marked):
    save(tmp_path / batches.META, {b"label_names": NAMES, b"num_cases_per_batch": 5, b"stand_in": marked})
    assert batches.read_meta(tmp_path).stand_in is marked


# what to do about it


@pytest.mark.parametrize(
    ("folder", "drawn", "command"),
    [
        (DATASETS, False, ""),
        (DATASETS, True, f" --stand-in --to {DATASETS}"),
        (DATASETS / batches.STAND_IN, True, " --stand-in"),
        (DATASETS / batches.STAND_IN, False, " --stand-in"),
        (Path("/data"), False, f" --to {Path('/data').resolve()}"),
        (Path("/data"), True, f" --stand-in --to {Path('/data').resolve()}"),
        (Path("/my data"), False, f' --to "{Path("/my data").resolve()}"'),
    ],
)
def test_the_advice_fills_the_folder_that_is_at_fault(folder, drawn, command):
    advice = f"get it again: python datasets/download.py{command}"
    assert str(batches.BadBatch(folder / batches.FOLDER / "test_batch", "empty", drawn)).endswith(advice)


def test_batches_without_the_official_folder_around_them_are_advised_too(tmp_path):
    problem = str(batches.BadBatch(tmp_path / "test_batch", "empty"))
    assert problem.endswith(f"--to {tmp_path}")


def test_a_damaged_stand_in_is_advised_as_one(tmp_path):
    with pytest.raises(batches.DataSetMissing, match="--stand-in"):
        batches.read_batch(tmp_path / "test_batch", meta(stand_in=True))


def test_a_problem_crosses_processes(tmp_path):
    problem = batches.BadBatch(tmp_path / "test_batch", "empty")
    assert str(pickle.loads(pickle.dumps(problem))) == str(problem)
