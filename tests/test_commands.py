"""The two commands: `make` on machines that lack something, and the demo from nothing."""

import json
import runpy
import shutil
import subprocess
import sys

import pytest

from autograder.course.folders import KIT
from autograder.grading import sound
from autograder.verify import samples
from tests import home
from tests.conftest import prepare
from tests.warm import python_m
from tests.whole import only_whole

THERE_ARE = f"there are: {', '.join(home.course().names())}"


def make(folder, python):
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(KIT / name, folder)
    return subprocess.run(["make", "demo", f"PYTHON={python}"], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(
    "lacks, says",
    {
        "import ensurepip": "sudo apt-get install python3-venv",
        "sys.version_info": "Python 3.11 or newer is needed",
    }.items(),
)
def test_make_on_a_python_that_lacks_something(tmp_path, lacks, says):
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$2" in *"{lacks}"*) exit 1;; esac\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    done = make(tmp_path, python)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / ".venv").exists()


def run_demo(kit, path, handed_in):
    if not (kit / "autograder" / "demo_course").exists():
        shutil.copytree(handed_in.root, kit / "autograder" / "demo_course")
    bare = {"PATH": path, "HOME": str(kit), "LANG": "C.UTF-8"}
    done = python_m("autograder", "demo", folder=kit, environment=bare, kit=kit)
    assert done.returncode == 0, done.stderr
    return done.stdout


def table(output):
    """The lines of the samples."""
    return [line for line in output.splitlines() if line.split()[:1] and line.split()[0] in samples.SAMPLES]


@only_whole
def test_the_demo_without_bubblewrap_says_so_and_goes_on(kit, tmp_path, handed_in):
    settings = kit / "assignments" / "linear_classifiers" / "assignment.toml"
    settings.write_text(settings.read_text().replace("call = 10 ", "call = 3 "))  # a sample waits for it
    output = run_demo(kit, str(tmp_path), handed_in)  # a PATH with nothing in it
    assert "bubblewrap is not installed" in output
    assert "weaker isolation `process`" in output
    assert "without bubblewrap" in output
    assert len(table(output)) == len(samples.SAMPLES)
    assert (kit / "autograder" / "demo_course" / "grades.csv").exists()
    again = run_demo(kit, str(tmp_path), handed_in)
    assert table(again) == table(output)
    assert "0 recorded anew" in again


def autograder(*arguments):
    return python_m("autograder", *arguments, folder=KIT)


@pytest.mark.parametrize("arguments", [(), ("grade",), ("demo",), ("lab",)])
def test_help_explains(arguments):
    done = autograder(*arguments, "--help")
    assert done.returncode == 0
    assert "usage: python -m autograder" in done.stdout


def test_wrong_turns_are_one_line(tmp_path):
    for arguments, says in {
        ("grade", "linear_clasifiers"): THERE_ARE,
        ("grade", "linear_classifiers", tmp_path / "nowhere"): "not a folder",
        ("grade", "linear_classifiers", "--course", tmp_path): "holds no nbgrader_config.py",
        ("grade", "linear_classifiers/"): THERE_ARE,
        ("grade", "linear_classifiers", "--json", "x"): "--json goes with FOLDERs",
        ("grade", "linear_classifiers", "--course", tmp_path / "nowhere"): "there is no course in",
    }.items():
        done = autograder(*arguments)
        assert done.returncode == 1
        assert done.stderr.count(says) == 1, "it is said once"
        assert "Traceback" not in done.stderr


def test_bare_folders_are_graded_and_nothing_is_recorded(tmp_path, handed_in, solution_text):
    for name, text in {
        "right": solution_text,
        "blank": "",
        "wrong": solution_text.replace("2 * reg", "reg"),
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "linear_svm.py").write_text(text)
    (tmp_path / "missing").mkdir()
    prepare(home.course(tmp_path / "course"), handed_in)
    names = [str(tmp_path / name) for name in ("right", "blank", "wrong", "missing")]
    out = tmp_path / "out.jsonl"
    done = autograder(
        *("grade", "linear_classifiers", *names),
        *("--json", out, "--course", tmp_path / "course"),
    )
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in out.read_text().splitlines()]
    assert [result["submission"] for result in results] == names
    assert [result["score"] for result in results] == [18, 0, results[2]["score"], 0]
    assert 0 < results[2]["score"] < 18
    assert "linear_svm.py is missing: graded as not started" in results[3]["notes"]
    names = {path.name for path in (tmp_path / "course").iterdir()}
    assert names == {"course_secret", "nbgrader_config.py", sound.KEPT}


def test_nothing_is_imported_from_the_folder_in_which_a_command_is_typed(tmp_path):
    for name in ("json", "rich", "tqdm"):  # in a folder of a student's
        (tmp_path / f"{name}.py").write_text("open('was_here', 'w')")
    command = [sys.executable, "-m", "autograder", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and not (tmp_path / "was_here").exists(), done.stderr


def test_stopped_before_everything_is_loaded(monkeypatch, capsys):
    class Loading:
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "autograder.commandline", Loading())
    monkeypatch.setattr(sys, "path", [*sys.path])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("autograder", run_name="__main__")
    assert ended.value.code == 130 and capsys.readouterr().err == "\nstopped\n"
