"""`python -m cs231n_utils.doctor`: everything that may be wrong where a student works, and its remedy."""

import importlib.util
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

import cs231n_utils
from cs231n_utils import cifar10, doctor
from cs231n_utils.data.batches import FILES, META, DataSetMissing
from cs231n_utils.doctor import assignment, environment, libraries
from cs231n_utils.promises import manifest

MANIFEST = """\
title = "Nearest neighbours"
lecture = "2"
hours = 1
engine = "1.0.0"
data = "CIFAR-10"

[released]
assignment = "neighbours"
release = "1"
data = "CIFAR-10"
stubs = ["mine.py"]
cells = []
"""


def batches(folder, drawn=False):
    """A folder that seems to hold the data set."""
    folder.mkdir(parents=True)
    for name in FILES:
        (folder / name).touch()
    meta = {"label_names": [*"abcdefghij"], "num_cases_per_batch": 1, "stand_in": drawn}
    (folder / META).write_bytes(pickle.dumps(meta, 2))
    return folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An assignment as it was unzipped, with its data."""
    for sign in (*filter(None, environment.RESTARTS), "CIFAR10_DIR"):
        monkeypatch.delenv(sign, raising=False)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    batches(tmp_path / "datasets" / "cifar-10-batches-py")
    (tmp_path / "datasets" / "download.py").touch()
    folder = tmp_path / "neighbours"
    folder.mkdir()
    (folder / "assignment.toml").write_text(MANIFEST)
    (folder / "mine.py").touch()
    return folder


def look(capsys, folder):
    """(exit code, {what was looked at: (mark, the line, its remedy)})"""
    code, found, name = doctor.main([str(folder)]), {}, ""
    for line in capsys.readouterr().out.splitlines()[:-1]:
        if line.lstrip().startswith("→ "):
            found[name] = (*found[name][:2], line.strip()[2:])
        else:
            name = next(name for name in doctor.CHECKS if line[2:].startswith(name))
            found[name] = (line[0], line[2:].removeprefix(name).strip(), "")
    assert [*found] == [*doctor.CHECKS]
    assert code == any(mark == "✗" for mark, _, _ in found.values())
    assert all(remedy or "Unpack" in says for mark, says, remedy in found.values() if mark in "✗!")
    return code, found


def test_where_all_is_well(folder, capsys):
    code, found = look(capsys, folder)
    assert code == 0 and {mark for mark, _, _ in found.values()} == {"✓"}, found
    assert sys.prefix in found["python"][1] and "numpy" in found["packages"][1]
    assert "last mine.py" in found["saved"][1]
    assert "Ctrl+C" in found["live pictures"][2]


def edited(old, new):
    def spoil(patch, folder):
        path = folder / "assignment.toml"
        path.write_text(path.read_text().replace(old, new))

    return spoil


def installed(name, version):
    found = libraries.installed
    return lambda patch, _: patch.setattr(
        libraries, "installed", lambda one: version if one == name else found(one)
    )


def absent(module):
    find = importlib.util.find_spec
    return lambda patch, _: patch.setattr(
        environment, "find_spec", lambda name: None if name == module else find(name)
    )


def kernel_of(program):
    spec = KernelSpec(argv=[program, "-m", "ipykernel_launcher"])
    return lambda patch, _: patch.setattr(KernelSpecManager, "get_kernel_spec", lambda self, name: spec)


def variable(name, value="1"):
    return lambda patch, _: patch.setenv(name, value)


def drawn(patch, folder):
    data = folder.parent / "datasets"
    shutil.rmtree(data / "cifar-10-batches-py")
    batches(data / "stand-in" / "cifar-10-batches-py", drawn=True)


def missing():
    raise DataSetMissing("No CIFAR-10 found. In the project's folder run: …")


def read_only(patch, folder):
    access = os.access
    patch.setattr(os, "access", lambda path, mode: Path(path) != folder and access(path, mode))


def in_a_zip(patch, folder):
    patch.setattr(Path, "resolve", lambda path: Path(r"C:\Temp1_neighbours.zip\neighbours"))


SPOILT = {  # what is wrong: (how, the line, its mark, what it says, its remedy)
    "no anywidget": (installed("anywidget", None), "packages", "✗", "(here: none)", 'pip install "anywidget'),
    "old numpy": (
        installed("numpy", "1.0"),
        "packages",
        "✗",
        "(here: 1.0)",
        'python -m pip install "numpy>=',
    ),
    "in a cell": (
        lambda patch, _: (
            installed("numpy", "1.0")(patch, _),
            patch.setattr(environment, "is_kernel", lambda: True),
        ),
        *("packages", "✗", "numpy", 'in a cell, then restart the kernel: %pip install "numpy>='),
    ),
    "no packaging": (absent("packaging"), "packages", "✗", "packaging is missing", "libraries.txt"),
    "not installed": (
        lambda patch, _: patch.setattr(libraries, "NAMES", ()),
        *("packages", "!", "was not installed", "requirements.txt"),
    ),
    "broken library": (
        lambda patch, _: patch.setattr(environment, "IMPORTED", ("cs231n_utils.nothing",)),
        *("packages", "✗", "ModuleNotFoundError", "--force-reinstall"),
    ),
    "no ipykernel": (absent("ipykernel"), "kernel", "✗", "ipykernel is missing", "pip install ipykernel"),
    "another's kernel": (
        kernel_of("/usr/bin/python3"),
        *("kernel", "✗", "python3 is /usr/bin/python3", "ipykernel install --sys-prefix"),
    ),
    "a kernel that is gone": (kernel_of("/gone/python"), "kernel", "✗", "/gone/python", "Change Kernel"),
    "another's jupyter": (
        lambda patch, _: patch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}"),
        *("kernel", "!", "/usr/bin/jupyter", f'"{sys.executable}" -m jupyterlab'),
    ),
    "Colab": (variable("COLAB_RELEASE_TAG"), "live pictures", "✓", "Error displaying", "Restart session"),
    "VS Code": (variable("VSCODE_PID"), "live pictures", "✓", "not registered", "widgetScriptSources"),
    "JupyterHub": (variable("JUPYTERHUB_USER"), "live pictures", "✓", "anywidget", "Stop My Server"),
    "a file is gone": (
        lambda _, folder: (folder / "mine.py").unlink(),
        *("files", "✗", "lacks mine.py", "unpack"),
    ),
    "a broken manifest": (edited("title", "tilte"), "files", "✗", "Unpack it again", ""),
    "inside a zip": (in_a_zip, "files", "✗", "inside of a zip", "Extract All"),
    "read only": (read_only, "files", "✗", "nothing can be saved", "copy the folder"),
    "nothing done yet": (
        lambda _, folder: os.utime(folder / "mine.py", (315532800 + 86400,) * 2),
        *("saved", "✓", "as they were unpacked", ""),
    ),
    "an old engine": (
        edited('engine = "1.0.0"', 'engine = "1.9"'),
        "engine",
        "✗",
        "asks for version 1.9",
        "-r",
    ),
    "no data": (
        lambda patch, _: patch.setattr(cifar10, "find", missing),
        *("data", "✗", "No CIFAR-10 found", "datasets/download.py"),
    ),
    "a wrong variable": (
        variable("CIFAR10_DIR", "/gone"),
        "data",
        "✗",
        "CIFAR10_DIR is /gone",
        '--to "/gone"',
    ),
    "half a data set": (
        lambda _, folder: (folder.parent / "datasets" / "cifar-10-batches-py" / FILES[-1]).unlink(),
        *("data", "✗", f"lacks {FILES[-1]}", "delete that folder"),
    ),
    "drawn data": (drawn, "data", "!", "CIFAR-10 counts", "datasets/download.py"),
    "data on Drive": (
        lambda patch, folder: patch.setattr(assignment, "DRIVE", folder.parent.as_posix()),
        *("data", "!", "Drive is slow", "--to /content/datasets"),
    ),
    "a fault of ours": (
        lambda patch, _: patch.setattr(manifest, "unfit", lambda folder: 1 / 0),
        *("engine", "✗", "ZeroDivisionError", "instructor"),
    ),
}


@pytest.mark.parametrize("spoil, name, mark, says, remedy", SPOILT.values(), ids=SPOILT)
def test_what_is_wrong_has_a_remedy(spoil, name, mark, says, remedy, folder, capsys, monkeypatch):
    spoil(monkeypatch, folder)
    line = look(capsys, folder)[1][name]
    assert line[0] == mark and says in line[1] and remedy in line[2], line


def test_an_assignment_without_data_needs_none(folder, capsys):
    (folder / "assignment.toml").write_text(MANIFEST.replace('data = "CIFAR-10"', 'data = ""'))
    assert look(capsys, folder)[1]["data"][1] == "none is needed"


def test_a_folder_of_no_assignment_names_the_right_one(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.parent)
    code, found = look(capsys, folder.parent)
    assert code == 1 and found["files"][2].endswith(f"python -m cs231n_utils.doctor {folder}")
    assert {found[name][0] for name in ("saved", "engine", "data")} == {"…"}


def test_it_runs_where_no_library_is_installed(folder):
    """Not even NumPy: without site-packages, only the kit's own folder is on the path."""
    kit = Path(cs231n_utils.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-S", "-m", "cs231n_utils.doctor", str(folder)],
        cwd=kit,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert "✗ kernel         ipykernel is missing" in done.stdout
    assert "… data           not looked at, see packages: No module named 'numpy'" in done.stdout
