import functools
import hashlib
import subprocess
import sys
import tarfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from cs231n_utils import batches, cifar10

UNREACHABLE = "http://127.0.0.1:9/nobody-listens-here"
SCRIPT = Path(__file__).resolve().parents[2] / "datasets" / "download.py"


@pytest.fixture
def small(stand_in, monkeypatch):
    """A stand-in of twenty pictures a batch, so that a test takes no time."""
    write = stand_in.write
    monkeypatch.setattr(stand_in, "write", lambda folder: write(folder, per_batch=20))


@pytest.fixture
def served(download, monkeypatch, tmp_path):
    """A mirror on this machine; give it an archive to serve, get its address."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = functools.partial(SimpleHTTPRequestHandler, directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def serve(archive):
        digest = hashlib.md5(archive.read_bytes()).hexdigest()
        monkeypatch.setattr(download, "CHECKSUM", f"md5:{digest}")
        archive.rename(folder / archive.name)
        return f"http://127.0.0.1:{server.server_port}/{archive.name}"

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(download, "RETRIES", 0)
    yield serve
    server.shutdown()
    server.server_close()


@pytest.fixture
def archive(stand_in, tmp_path):
    """A small archive with more in it than the batches."""
    made = stand_in.write(tmp_path / "made", per_batch=10)
    (made / "readme.html").write_text("not needed")
    path = tmp_path / "made.tar.gz"
    with tarfile.open(path, "w:gz") as content:
        content.add(made, arcname=made.name)
        content.add(made / "readme.html", arcname="../escaped.html")
    return path


def test_the_script_runs_from_anywhere(tmp_path):
    answer = subprocess.run(
        [sys.executable, SCRIPT, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "--stand-in" in answer.stdout


def test_the_stand_in_is_a_whole_data_set_that_says_what_it_is(download, tmp_path, capsys):
    assert download.main(["--stand-in", "--to", str(tmp_path)]) == 0
    data = cifar10.load(tmp_path)
    assert data.name == "stand-in"
    assert "not CIFAR-10" in cifar10.describe(data)
    assert data.train_images.shape == (10_000, 3072)
    assert np.bincount(data.test_labels).tolist() == [200] * 10


def test_the_stand_in_is_the_same_every_time(stand_in, tmp_path):
    first, second = (stand_in.write(tmp_path / name, per_batch=20) for name in "ab")
    files = sorted(path.name for path in first.iterdir())
    assert len(files) == 7
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in files)


def test_the_pixels_of_the_stand_in_never_change(stand_in):
    """Figures in the notebooks' prose were read off exactly these pictures."""
    images, labels = stand_in.draw(20, seed=0)
    digest = hashlib.sha256(images.tobytes() + bytes(labels.tolist())).hexdigest()
    assert digest[:16] == "bce5fc5ca361afd0"


def test_nearest_mean_beats_chance_and_is_far_from_perfect(stand_in):
    """A template per class helps, and is not enough: otherwise there would be nothing to tune."""
    images, labels = stand_in.draw(1000, seed=0)
    means = np.stack([images[labels == label].mean(axis=0) for label in range(10)])
    others, truth = stand_in.draw(500, seed=1)
    scores = others.astype(float) @ means.T - (means**2).sum(axis=1) / 2
    assert 0.2 < (scores.argmax(axis=1) == truth).mean() < 0.6


def test_a_second_run_finds_it_already_there(download, small, tmp_path, capsys):
    arguments = ["--stand-in", "--to", str(tmp_path)]
    assert download.main(arguments) == 0
    assert download.main(arguments) == 0
    assert "Already there" in capsys.readouterr().out


def test_a_stand_in_is_not_taken_for_the_real_one(download, small, tmp_path, capsys):
    download.main(["--stand-in", "--to", str(tmp_path)])
    assert download.main(["--to", str(tmp_path)]) == 1
    assert "not CIFAR-10" in capsys.readouterr().err


def test_a_damaged_data_set_is_not_called_already_there(download, small, tmp_path, capsys):
    download.main(["--stand-in", "--to", str(tmp_path)])
    (tmp_path / "cifar-10-batches-py" / "data_batch_2").write_bytes(b"")
    assert download.main(["--stand-in", "--to", str(tmp_path)]) == 1
    assert "data_batch_2" in capsys.readouterr().err


def test_without_a_network_it_says_so_in_one_line_and_leaves_nothing(download, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(download, "MIRRORS", [UNREACHABLE, UNREACHABLE])
    monkeypatch.setattr(download, "RETRIES", 0)
    assert download.main(["--to", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.count("127.0.0.1:9: ConnectionError") == 2
    assert "--stand-in" in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_next_mirror_is_tried_and_only_the_batches_are_kept(
    download, served, archive, monkeypatch, tmp_path
):
    monkeypatch.setattr(download, "MIRRORS", [UNREACHABLE, served(archive)])
    to = tmp_path / "to"
    assert download.main(["--to", str(to)]) == 0
    assert sorted(str(path.relative_to(to)) for path in to.rglob("*") if path.is_file()) == sorted(
        str(Path(batches.FOLDER, name)) for name in batches.FILES
    )


def test_something_else_than_the_archive_is_refused(download, served, archive, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(download, "MIRRORS", [served(archive)])
    monkeypatch.setattr(download, "CHECKSUM", "md5:" + "0" * 32)
    assert download.main(["--to", str(tmp_path / "to")]) == 1
    assert "wrong checksum" in capsys.readouterr().err
    assert not list((tmp_path / "to").iterdir())


def test_links_in_an_archive_are_not_followed(download, served, monkeypatch, tmp_path):
    archive = tmp_path / "made.tar.gz"
    link = tarfile.TarInfo("cifar-10-batches-py/batches.meta")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
    with tarfile.open(archive, "w:gz") as content:
        content.addfile(link)
    monkeypatch.setattr(download, "MIRRORS", [served(archive)])
    assert download.main(["--to", str(tmp_path / "to")]) == 1
    assert not list((tmp_path / "to").iterdir())
