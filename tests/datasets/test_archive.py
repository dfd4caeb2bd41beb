"""Archives with the right checksum and the wrong content."""

import gzip
import os
import pickle
import tarfile

import pytest

from .conftest import md5, member, packed, serves


@pytest.fixture
def refused(download, mirror, tmp_path, capsys):
    """Serve `data`; it is refused in one line, which is returned, and nothing is left of it."""

    def serve(data):
        to = tmp_path / "around" / "to"
        arguments = ["--url", mirror(serves(data)).url, "--checksum", md5(data), "--to", str(to)]
        assert download.main(arguments) == 1
        assert [path.name for path in to.parent.iterdir()] == ["to"]
        assert not list(to.iterdir())
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        return said

    return serve


IN = "cifar-10-batches-py/"
HOSTILE = {
    "a name that climbs": member("../escaped"),
    "a name that climbs from within": member(f"{IN}../../escaped"),
    "an absolute name": member("/tmp/escaped"),
    "a symbolic link": member(f"{IN}data_batch_1", tarfile.SYMTYPE, "/etc/hostname"),
    "a hard link": member(f"{IN}data_batch_1", tarfile.LNKTYPE, "/etc/hostname"),
    "a device": member(f"{IN}test_batch", tarfile.CHRTYPE),
    "a pipe": member(f"{IN}test_batch", tarfile.FIFOTYPE),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_escape_is_refused(refused, batch_files, name):
    assert "outside its folder" in refused(packed(batch_files, (HOSTILE[name], b"")))


def test_a_batch_that_is_there_twice_is_refused(refused, batch_files):
    assert "twice" in refused(packed(batch_files, (member(f"{IN}test_batch"), b"other")))


def test_a_missing_batch_is_named(refused, batch_files):
    del batch_files["data_batch_4"]
    assert "no cifar-10-batches-py/data_batch_4" in refused(packed(batch_files))


def test_a_bomb_is_not_unpacked(refused, archive, batch_files, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_CONTENT", 10 * 2**20)
    assert "more than 10 MB" in refused(packed(batch_files, (member("zeros"), bytes(20 * 2**20))))


def test_a_batch_that_is_far_too_large_is_not_written(refused, archive, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_FILE", 1000)
    assert "too large" in refused(packed({"data_batch_1": bytes(2000)}))


def test_a_crowd_of_files_is_refused(refused, batch_files):
    assert "1000 files" in refused(packed(batch_files, *((member(f"{i}"), b"") for i in range(1000))))


DAMAGE = {
    "empty": lambda data: b"",
    "not packed": lambda data: b"no archive",
    "packed, but no archive": lambda data: gzip.compress(b"no archive"),
    "packed rubbish": lambda data: gzip.compress(b"\xff" * 10_240),
    "cut": lambda data: data[: len(data) // 2],
    "a hole": lambda data: data[:5000] + bytes(100) + data[5100:],
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_archive_is_refused(refused, batch_files, kind):
    assert "The archive " in refused(DAMAGE[kind](packed(batch_files)))


def test_a_damaged_batch_is_named(refused, batch_files):
    batch_files["data_batch_3"] = batch_files["data_batch_3"][:-100]
    assert "The archive's data_batch_3 is no batch: it is damaged" in refused(packed(batch_files))


class Hostile:
    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return os.mkdir, (self.path,)


def test_a_hostile_pickle_runs_nothing(refused, batch_files, tmp_path):
    batch_files["test_batch"] = pickle.dumps({b"data": Hostile(tmp_path / "ran")}, protocol=2)
    assert "mkdir', which no batch needs" in refused(packed(batch_files))
    assert not (tmp_path / "ran").exists()


def test_a_stand_in_is_not_served_for_the_real_one(refused, stand_in, tmp_path):
    made = stand_in.write(tmp_path / "drawn", per_batch=10)
    files = {path.name: path.read_bytes() for path in made.iterdir()}
    assert "holds the stand-in" in refused(packed(files))
