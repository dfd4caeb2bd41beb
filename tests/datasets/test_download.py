import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from cs231n_utils import cifar10
from cs231n_utils.data import batches

from .conftest import answers, cuts_off, md5, packed, serves, shows_a_page, stalls

UNREACHABLE = "http://127.0.0.1:9/nobody-listens-here"
SCRIPT = Path(__file__).resolve().parents[2] / "datasets" / "download.py"


def one_line(capsys):
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    return said


@pytest.fixture
def to(tmp_path):
    return tmp_path / "to"


@pytest.fixture
def ask(download, archive, monkeypatch, to):
    """Ask these addresses for an archive with the checksum of `data`."""

    def asked(urls, data):
        monkeypatch.setattr(archive, "MIRRORS", urls)
        monkeypatch.setattr(archive, "CHECKSUM", md5(data))
        return download.main(["--to", str(to)])

    return asked


# the command


def test_the_script_runs_from_anywhere(tmp_path):
    answer = subprocess.run(
        [sys.executable, SCRIPT, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "--stand-in" in answer.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--url", "http://example.org/a"], "go together"),
        (["--checksum", "md5:" + "0" * 32], "go together"),
        (["--url", "example.org/a", "--checksum", "md5:" + "0" * 32], "http://"),
        (["--url", "http://example.org/a", "--checksum", "0" * 32], "md5:DIGITS"),
        (["--url", "http://example.org/a", "--checksum", "md5:" + "0" * 31], "md5:DIGITS"),
        (["--stand-in", "--url", "http://example.org/a", "--checksum", "md5:" + "0" * 32], "without --url"),
    ],
)
def test_options_that_do_not_fit_are_refused(download, arguments, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        download.main(arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_file_is_no_folder(download, tmp_path, capsys):
    (tmp_path / "file").touch()
    assert download.main(["--to", str(tmp_path / "file")]) == 1
    assert "is a file" in one_line(capsys)


# what stands there already


def test_a_second_run_finds_it_already_there(download, small, to, capsys):
    arguments = ["--stand-in", "--to", str(to)]
    assert download.main(arguments) == 0
    assert download.main(arguments) == 0
    assert "Already there" in capsys.readouterr().out


def test_a_stand_in_is_not_taken_for_the_real_one(download, small, to, capsys):
    download.main(["--stand-in", "--to", str(to)])
    assert download.main(["--to", str(to)]) == 1
    assert "not CIFAR-10" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b""), Path.unlink])
def test_a_damaged_data_set_is_not_called_already_there(download, small, to, capsys, damage):
    download.main(["--stand-in", "--to", str(to)])
    damage(to / batches.FOLDER / "data_batch_2")
    assert download.main(["--stand-in", "--to", str(to)]) == 1
    said = one_line(capsys)
    assert "data_batch_2" in said
    assert f"Delete the folder {to / batches.FOLDER} and get it again" in said
    assert said.endswith(f": python datasets/download.py --stand-in --to {to}\n")


# the network


def test_without_a_network_it_says_so_in_one_line_and_leaves_nothing(ask, to, capsys):
    assert ask([UNREACHABLE, UNREACHABLE], b"") == 1
    said = one_line(capsys)
    assert said.count("127.0.0.1:9: no connection") == 2
    assert "--stand-in" in said
    assert not list(to.iterdir())


BAD = {  # what a mirror makes of the archive: what is said about it
    "wrong checksum": lambda data: serves(data + b"x"),
    "the connection was cut": cuts_off,
    "it answered 404": lambda data: answers(404),
    "it answered 500": lambda data: answers(500),
    "a web page came instead of the archive": lambda data: shows_a_page,
    "fell silent": lambda data: stalls,
}


@pytest.mark.parametrize("said", BAD)
def test_a_bad_mirror_is_named_and_the_next_one_tried(ask, mirror, batch_files, to, capsys, said):
    data = packed(batch_files)
    bad = mirror(BAD[said](data)).url
    assert ask([bad], data) == 1
    assert said in one_line(capsys)
    assert not list(to.iterdir())
    assert ask([bad, mirror(serves(data)).url], data) == 0
    assert "Ready: CIFAR-10" in capsys.readouterr().out
    assert len(cifar10.load(to).train_labels) == 50


def test_a_mirror_is_tried_again(ask, archive, mirror, batch_files, monkeypatch):
    monkeypatch.setattr(archive, "RETRIES", 2)
    data = packed(batch_files)
    server = mirror(answers(500), cuts_off(data), serves(data))
    assert ask([server.url], data) == 0
    assert len(server.asked) == 3


def test_a_courses_own_mirror(download, mirror, batch_files, to):
    data = packed(batch_files)
    server = mirror(serves(data))
    assert download.main(["--url", server.url, "--checksum", md5(data), "--to", str(to)]) == 0
    assert cifar10.load(to).name == "CIFAR-10"


def test_only_the_batches_are_kept(ask, mirror, batch_files, to):
    data = packed({**batch_files, "readme.html": b"not needed"})
    assert ask([mirror(serves(data)).url], data) == 0
    assert [path.name for path in to.iterdir()] == [batches.FOLDER]
    assert {path.name for path in (to / batches.FOLDER).iterdir()} == set(batches.FILES)


# stopped half-way


@pytest.mark.parametrize("where", ["fetch", "unpack"])
def test_a_full_disk_is_one_line_and_leaves_nothing(
    download, archive, mirror, batch_files, ask, to, monkeypatch, capsys, where
):
    def full(*_):
        (to / download.UNFINISHED / "work" / "half").touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive, {"fetch": "_download", "unpack": "_take"}[where], full)
    data = packed(batch_files)
    assert ask([mirror(serves(data)).url], data) == 1
    assert f"The disk is full: {to} needs 400 MB" in one_line(capsys)
    assert not list(to.iterdir())


def listen():
    """To Ctrl-C, which is ignored where the tests themselves run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(url, to):
    arguments = ["--url", url, "--checksum", md5(b""), "--to", to]
    process = subprocess.Popen(
        [sys.executable, SCRIPT, *arguments], stderr=subprocess.PIPE, text=True, preexec_fn=listen
    )
    deadline = time.monotonic() + 30
    while not list((to / ".unfinished" / "work").glob("*")):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.05)
    return process


@pytest.mark.skipif(os.name == "nt", reason="a signal cannot be sent to one process there")
def test_ctrl_c_is_one_line_and_leaves_nothing(mirror, to):
    process = start(mirror(stalls).url, to)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[1] == "Stopped; nothing was kept\n"
    assert process.returncode == 130
    assert not list(to.iterdir())


def test_what_a_killed_run_left_is_cleared_away(mirror, batch_files, ask, to):
    process = start(mirror(stalls).url, to)
    process.kill()
    process.communicate()
    assert [path.name for path in to.iterdir()] == [".unfinished"]
    data = packed(batch_files)
    assert ask([mirror(serves(data)).url], data) == 0
    assert [path.name for path in to.iterdir()] == [batches.FOLDER]


def test_two_runs_do_not_meet(download, small, to, capsys):
    (to / download.UNFINISHED / "work").mkdir(parents=True)
    with FileLock(to / download.UNFINISHED / "lock"):
        assert download.main(["--stand-in", "--to", str(to)]) == 1
        assert "Another run" in one_line(capsys)
        assert (to / download.UNFINISHED / "work").exists()


# the real one


@pytest.mark.clock
def test_the_real_archive(download, mirror, cifar10_dir, to):
    real = cifar10.load(cifar10_dir)
    data = packed({name: (real.folder / name).read_bytes() for name in batches.FILES})
    arguments = ["--url", mirror(serves(data)).url, "--checksum", md5(data), "--to", str(to)]
    assert download.main(arguments) == 0
    copy = cifar10.load(to)
    assert cifar10.fingerprint(copy) == cifar10.fingerprint(real)
    assert np.array_equal(copy.train_images, real.train_images)
    start = time.perf_counter()
    assert download.main(arguments) == 0
    assert time.perf_counter() - start < 3
