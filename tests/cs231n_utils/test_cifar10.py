import dataclasses
import errno
import os
import pickle
import re
import shutil
import subprocess
import sys
import time

import numpy as np
import pytest

from cs231n_utils import cifar10
from cs231n_utils.data import batches

COUNT = 20  # pictures per batch in the small data set of these tests


@pytest.fixture
def folder(tmp_path):
    """A small data set of random pictures, as NumPy of today pickles it."""
    rng = np.random.default_rng(0)
    made = tmp_path / "datasets" / batches.FOLDER
    made.mkdir(parents=True)
    for name in (*batches.TRAIN, batches.TEST):
        images = rng.integers(0, 256, (COUNT, 3072), dtype=np.uint8)
        save(made / name, {b"data": images, b"labels": [i % 10 for i in range(COUNT)]})
    names = [b"kind %d" % i for i in range(10)]
    save(made / batches.META, {b"label_names": names, b"num_cases_per_batch": COUNT})
    return made


def save(path, content):
    path.write_bytes(pickle.dumps(content, protocol=2))


GOOD = np.zeros((COUNT, 3072), np.uint8)
LABELS = [0] * COUNT


# finding it


def test_the_folder_above_is_found_from_below(folder, monkeypatch):
    below = folder.parents[1] / "assignments" / "one"
    below.mkdir(parents=True)
    monkeypatch.delenv("CIFAR10_DIR", raising=False)
    monkeypatch.chdir(below)
    assert cifar10.find() == folder


def test_the_real_one_goes_before_the_stand_in(folder, monkeypatch):
    drawn = folder.parent / "stand-in" / batches.FOLDER
    drawn.parent.mkdir()
    folder.rename(drawn)
    monkeypatch.delenv("CIFAR10_DIR", raising=False)
    monkeypatch.chdir(folder.parents[1])
    assert cifar10.find() == drawn
    folder.mkdir()
    (folder / batches.META).touch()
    assert cifar10.find() == folder


@pytest.mark.parametrize("named", ["datasets", f"datasets/{batches.FOLDER}"])
def test_the_environment_names_the_folder_or_the_one_around_it(folder, monkeypatch, named):
    monkeypatch.setenv("CIFAR10_DIR", str(folder.parents[1] / named))
    assert cifar10.find() == folder


def test_missing_data_says_what_to_run(monkeypatch):
    monkeypatch.delenv("CIFAR10_DIR", raising=False)
    monkeypatch.chdir("/")  # above all that tests make
    with pytest.raises(FileNotFoundError, match=r"python datasets/download\.py --stand-in") as caught:
        cifar10.load()
    assert len(caught.value._render_traceback_()) == 1


def test_a_wrong_environment_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("CIFAR10_DIR", str(tmp_path))
    with pytest.raises(cifar10.DataSetMissing, match="CIFAR10_DIR is"):
        cifar10.load()


def test_the_environment_names_a_file(folder, monkeypatch):
    monkeypatch.setenv("CIFAR10_DIR", str(folder / "test_batch"))
    with pytest.raises(cifar10.DataSetMissing, match=r"CIFAR10_DIR is .*test_batch, and that is a file"):
        cifar10.load()


def test_the_advice_names_the_folder_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIFAR10_DIR", "elsewhere")
    with pytest.raises(cifar10.DataSetMissing, match=re.escape(f"--to {tmp_path / 'elsewhere'}")):
        cifar10.load()


def test_a_folder_that_was_asked_for_is_named(tmp_path):
    with pytest.raises(cifar10.DataSetMissing, match=re.escape(f"{tmp_path} was to be opened")):
        cifar10.load(tmp_path)


# reading it


def test_it_opens_as_bytes_on_disk(folder):
    data = cifar10.load(folder)
    assert isinstance(data.train_images, np.memmap)
    assert (data.train_images.shape, data.train_images.dtype) == ((5 * COUNT, 3072), np.uint8)
    assert (data.test_labels.shape, data.test_labels.dtype) == ((COUNT,), np.int64)
    assert data.class_names[3] == "kind 3"
    assert data.name == "CIFAR-10"


def test_pictures_and_labels_are_those_of_the_batches_in_order(folder):
    data = cifar10.load(folder)
    third = pickle.loads((folder / "data_batch_3").read_bytes(), encoding="bytes")
    assert np.array_equal(data.train_images[2 * COUNT : 3 * COUNT], third[b"data"])
    assert data.train_labels[2 * COUNT : 3 * COUNT].tolist() == third[b"labels"]


def test_a_bad_batch_stops_the_loader_and_is_named(folder):
    (folder / "test_batch").write_bytes(b"")
    with pytest.raises(cifar10.BadBatch, match=r"test_batch.*Delete the folder"):
        cifar10.load(folder)


def test_a_missing_batch_is_named(folder):
    (folder / "data_batch_5").unlink()
    with pytest.raises(cifar10.DataSetMissing, match="data_batch_5"):
        cifar10.load(folder)


# keeping it


@pytest.mark.clock
def test_the_second_opening_does_not_read_the_batches(folder, monkeypatch):
    cifar10.load(folder)
    monkeypatch.setattr(cifar10, "read_batch", None)
    start = time.process_time()
    cifar10.load(folder)
    assert time.process_time() - start < 0.2


def test_a_changed_batch_is_converted_again(folder):
    before = cifar10.load(folder)
    path = folder / "data_batch_1"
    stat = path.stat()
    save(path, {b"data": GOOD, b"labels": LABELS})
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))
    after = cifar10.load(folder)
    assert before.train_images[:COUNT].any()
    assert not after.train_images[:COUNT].any()


def test_what_older_batches_left_is_removed_after_a_while(folder):
    cifar10.load(folder)
    old = list((folder / "npy").iterdir())
    for path in old:
        os.utime(path, (0, 0))
    save(folder / "data_batch_1", {b"data": GOOD[::-1], b"labels": LABELS, b"more": b"x"})
    cifar10.load(folder)
    assert not any(path.exists() for path in old)


def test_a_damaged_cache_is_made_again(folder):
    cifar10.load(folder)
    for path in (folder / "npy").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert len(cifar10.load(folder).train_images) == 5 * COUNT


def test_a_failed_conversion_leaves_no_half_of_it(folder):
    (folder / "data_batch_5").write_bytes(b"")
    with pytest.raises(cifar10.BadBatch):
        cifar10.load(folder)
    assert not list((folder / "npy").iterdir())


def test_where_the_folder_cannot_be_written_the_users_cache_serves(folder, tmp_path, monkeypatch):
    (folder / "npy").touch()  # a file where the cache would be: no folder can be made, not even by root
    monkeypatch.setattr("pooch.os_cache", lambda name: tmp_path / "home" / name)
    cifar10.load(folder)
    assert len(list((tmp_path / "home").rglob("*.npy"))) == 4


def test_where_nothing_can_be_written_a_scratch_folder_serves(folder, tmp_path, monkeypatch):
    (folder / "npy").touch()
    (tmp_path / "file").touch()
    monkeypatch.setattr("pooch.os_cache", lambda name: tmp_path / "file" / name)
    assert len(cifar10.load(folder).test_images) == COUNT


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_one_line(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("pooch.os_cache", lambda name: tmp_path / "home" / name)
    monkeypatch.setattr(cifar10, "_convert", full)
    with pytest.raises(cifar10.NoRoom, match=r"MB of disk .*No space left"):
        cifar10.load(folder)


# knowing it again


def test_the_fingerprint_is_of_the_test_set_wherever_it_lies(folder, tmp_path):
    data = cifar10.load(folder)
    copy = cifar10.load(shutil.copytree(folder, tmp_path / "copy", ignore=lambda *_: ["npy"]))
    assert re.fullmatch("[0-9a-f]{16}", cifar10.fingerprint(data))
    assert cifar10.fingerprint(copy) == cifar10.fingerprint(data)


@pytest.mark.parametrize("part", ["test_images", "test_labels"])
def test_the_fingerprint_changes_with_the_test_set(folder, part):
    data = cifar10.load(folder)
    before = cifar10.fingerprint(data)
    turned = dataclasses.replace(data, **{part: getattr(data, part)[::-1]})
    assert cifar10.fingerprint(turned) != before
    assert cifar10.fingerprint(data) == before


def test_the_fingerprint_is_kept(folder, monkeypatch):
    data = cifar10.load(folder)
    before = cifar10.fingerprint(data)
    monkeypatch.setattr(np, "ascontiguousarray", None)  # what it would need to read the pictures
    assert cifar10.fingerprint(data) == before


def test_a_damaged_kept_fingerprint_is_made_again(folder):
    data = cifar10.load(folder)
    before = cifar10.fingerprint(data)
    [kept] = (folder / "npy").glob("*.sha256")
    kept.write_bytes(b"")
    assert cifar10.fingerprint(cifar10.load(folder)) == before


# using it


def test_a_small_data_set_is_split_in_proportion(folder):
    parts = cifar10.split(cifar10.load(folder))
    assert (len(parts.train_labels), len(parts.val_labels), len(parts.test_labels)) == (90, 10, 20)


def test_a_split_can_be_asked_for(folder):
    data = cifar10.load(folder)
    parts = cifar10.split(data, num_train=30, num_val=5)
    assert np.array_equal(parts.train_images, data.train_images[:30])
    assert np.array_equal(parts.val_images, data.train_images[30:35])
    assert np.array_equal(parts.mean_image, data.train_images[:30].mean(axis=0).astype(np.float32))


def test_features_are_centred_float32_with_the_bias_column_last(folder):
    parts = cifar10.split(cifar10.load(folder))
    X = cifar10.features(parts.train_images, parts.mean_image)
    assert (X.shape, X.dtype) == ((90, 3073), np.float32)
    assert (X[:, -1] == 1).all()
    assert np.allclose(X[:, :-1], parts.train_images - parts.mean_image)
    assert np.abs(X[:, :-1].mean(axis=0)).max() < 1e-3


def test_blocks_do_not_show(folder, monkeypatch):
    images = cifar10.load(folder).train_images
    mean = cifar10.mean_image(images)
    X = cifar10.features(images, mean)
    monkeypatch.setattr(cifar10, "BLOCK", 7)
    assert np.array_equal(cifar10.mean_image(images), mean)
    assert np.array_equal(cifar10.features(images, mean), X)


def test_a_row_becomes_the_picture_it_was():
    picture = np.random.default_rng(2).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    row = np.concatenate([picture[:, :, colour].ravel() for colour in range(3)])
    assert np.array_equal(cifar10.as_pictures(row[None])[0], picture)


def test_importing_it_does_not_import_what_draws():
    question = "import sys, cs231n_utils.cifar10; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", question], check=True)


# the real one


def test_the_real_data_set(cifar10_dir):
    data = cifar10.load(cifar10_dir)
    assert cifar10.describe(data).startswith(
        "CIFAR-10: 50,000 training and 10,000 test pictures of airplane,"
    )
    assert np.bincount(data.train_labels).tolist() == [5000] * 10
    assert np.bincount(data.test_labels).tolist() == [1000] * 10
    parts = cifar10.split(data)
    assert len(parts.train_labels) == 49_000
    assert parts.mean_image.mean() == pytest.approx(120.7, abs=0.1)


@pytest.mark.clock
def test_the_real_data_set_opens_at_once_the_second_time(cifar10_dir):
    cifar10.load(cifar10_dir)
    start = time.process_time()
    data = cifar10.load(cifar10_dir)
    assert time.process_time() - start < 0.2
    parts = cifar10.split(data)
    cifar10.features(parts.train_images, parts.mean_image)
    assert time.process_time() - start < 20  # 0.4 s where nothing else runs


@pytest.mark.clock
def test_the_fingerprint_of_the_real_one(cifar10_dir):
    data = cifar10.load(cifar10_dir)
    assert cifar10.fingerprint(data) == "f51e0029557f37f2"
    start = time.process_time()
    cifar10.fingerprint(data)
    assert time.process_time() - start < 0.1


USUAL = 2 * 50_000 * 3072 * 8  # bytes: five float64 batches in a list, and what they are concatenated to
PEAK = """
import sys
from pathlib import Path
import numpy as np
from cs231n_utils import cifar10
parts = cifar10.split(cifar10.load(sys.argv[1]))
{}
status = Path("/proc/self/status").read_text()
print(1024 * int(status.split("VmHWM:")[1].split()[0]))
"""
WHOLE = "X = cifar10.features(parts.train_images, parts.mean_image)"
STREAMED = """
for rows in np.random.default_rng(0).integers(0, len(parts.train_images), (300, 200)):
    X = cifar10.features(parts.train_images[rows], parts.mean_image)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.parametrize(("use", "share"), [(WHOLE, 1 / 3), (STREAMED, 1 / 10)], ids=["whole", "streamed"])
def test_it_takes_a_fraction_of_the_usual_memory(cifar10_dir, use, share):
    cifar10.load(cifar10_dir)
    command = [sys.executable, "-c", PEAK.format(use), cifar10_dir]
    peak = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert peak < share * USUAL
