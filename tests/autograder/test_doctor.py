"""`python -m autograder doctor`: every ✗ is provoked, and ends with the command that mends it."""

import io
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from rich.console import Console

from autograder import doctor
from autograder.course import data
from autograder.course.assignment import Assignment
from autograder.course.folders import KIT
from autograder.course.lookup import CONFIG
from autograder.doctor import machine
from autograder.grading import run
from autograder.sandbox import isolation
from cs231n_utils.doctor import libraries
from cs231n_utils.promises.loader import Files
from tests.warm import python_m

NAME = "linear_classifiers"
GENERATE = f"nbgrader generate_assignment {NAME} --force`"


@pytest.fixture
def course(course, bubblewrap):
    """One in which grading is safe."""
    course.secret()
    return course


def look(course):
    """(exit code, {what was looked at: (mark, the line)})"""
    out = io.StringIO()
    code = doctor.run(course.root, Console(file=out))
    *lines, verdict = out.getvalue().splitlines()
    assert verdict == ("grading is not safe: mend what is marked ✗" if code else "grading is safe")
    found = {line[2:].split(":")[0].removesuffix(f" of {NAME}"): (line[0], line) for line in lines}
    assert code == any(mark == "✗" for mark, _ in found.values())
    for mark, line in found.values():
        assert mark in "✓…!✗"
        assert mark != "✗" or re.search(r"`[^`]+`$|`[^`]+` \(.*\) or `[^`]+`$", line), line
    return code, found


def only_bad(course, name):
    """The line of what was looked at under this name, which is the only ✗."""
    code, found = look(course)
    assert code == 1
    assert [what for what, (mark, _) in found.items() if mark == "✗"] == [name], found
    return found[name][1]


def configure(course, line):
    with open(course.root / CONFIG, "a") as config:
        config.write(f"\n{line}\n")


def test_a_course_in_which_grading_is_safe(course):
    code, found = look(course)
    assert code == 0
    others = [f"release of {name}" for name in course.names() if name != NAME]
    assert sorted(found) == sorted([*machine.CHECKS, *doctor.assignment.CHECKS, *others])
    waiting = {what: mark for what, (mark, _) in found.items() if mark != "✓"}
    assert waiting == dict.fromkeys(["submissions", *others], "…")
    assert "bubblewrap, rlimits" in found["worker"][1]
    assert "nbgrader 0.9.6" in found["libraries"][1]


def test_the_command(course):
    def run(course_folder, **environment):
        command = ("doctor", "--course", course_folder)
        return python_m("autograder", *command, folder=KIT, environment={**os.environ, **environment})

    done = run(course.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("grading is safe\n")
    done = run(course.root, PATH="/nowhere")
    assert done.returncode == 1
    assert "✗ isolation: bubblewrap is not installed: install it with `sudo apt-get install" in done.stdout
    assert "… worker: not started" in done.stdout
    done = run(course.root.parent)
    assert done.returncode == 1
    assert "✗ settings: there is no course in" in done.stdout


def test_looking_changes_nothing(course):
    def state():
        return {path: path.stat().st_mtime_ns for path in course.root.rglob("*") if path.is_file()}

    (course.root / "course_secret").unlink()
    before = state()
    assert look(course)[1]["course secret"][0] == "…"
    after = state()
    assert {path.name for path in set(before) ^ set(after)} <= {".cache"}
    assert not (course.root / "course_secret").exists()


@pytest.mark.parametrize("line", ["c.TrustedAutograde.isolation = 'bubblewarp'", "c = (", "1 / 0"])
def test_settings_that_cannot_be_read(course, line):
    configure(course, line)
    code, found = look(course)
    assert (code, list(found)) == (1, ["settings"])


def test_an_old_python(course, monkeypatch):
    monkeypatch.setattr("platform.python_version", lambda: "3.10.9")
    assert "3.10.9, but >=3.11 is needed" in only_bad(course, "python")


@pytest.mark.parametrize("installed", ["0.9.5", None])
def test_another_nbgrader(course, monkeypatch, installed):
    original = libraries.installed
    monkeypatch.setattr(libraries, "installed", lambda n: installed if n == "nbgrader" else original(n))
    assert f"nbgrader==0.9.6 is needed (here: {installed or 'none'})" in only_bad(course, "libraries")


def test_a_library_that_is_not_there():
    assert libraries.installed("no-such-library") is None


@pytest.fixture
def uncached():
    """What was found about bubblewrap is forgotten before and after."""
    isolation.why_no_bubblewrap.cache_clear()
    yield
    isolation.why_no_bubblewrap.cache_clear()


def broken_bubblewrap(folder, monkeypatch):
    (folder / "bwrap").write_text("#!/bin/sh\necho 'setting up uid map: Permission denied' >&2\nexit 1\n")
    (folder / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@pytest.mark.parametrize(
    "setting, says",
    {
        "kernel/apparmor_restrict_unprivileged_userns=1": "sudo apparmor_parser --replace",
        "kernel/unprivileged_userns_clone=0": "kernel.unprivileged_userns_clone=1 | sudo tee",
        "user/max_user_namespaces=0": "user.max_user_namespaces=15000 | sudo tee",
        "nothing=of these": "docker run --privileged",
    }.items(),
)
def test_bubblewrap_that_does_not_work(course, tmp_path, monkeypatch, uncached, setting, says):
    broken_bubblewrap(tmp_path, monkeypatch)
    monkeypatch.setattr(isolation, "_reads", lambda path, bad: f"{path}={bad}" == f"/proc/sys/{setting}")
    line = only_bad(course, "isolation")
    assert "does not work here (setting up uid map: Permission denied)" in line
    assert says in line


def test_the_apparmor_profile_is_written_as_it_should_be(tmp_path):
    """The command's first half, run by a shell."""
    command = f"printf '{isolation.APPARMOR}'"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == (
        "abi <abi/4.0>,\nprofile bwrap /usr/bin/bwrap flags=(unconfined) {\n  userns,\n}\n"
    )


def test_settings_that_name_the_weaker_isolation(course):
    path = course.root / CONFIG
    path.write_text(path.read_text().replace('"bubblewrap"', '"process"'))
    line = only_bad(course, "isolation")
    assert "student code runs with your rights" in line
    subprocess.run(re.findall("`([^`]+)`$", line)[0], shell=True, check=True)
    assert look(course)[0] == 0


def test_a_worker_that_does_not_start(course, monkeypatch):
    isolation.why_no_bubblewrap()
    monkeypatch.setattr(isolation, "INTERPRETER", "/bin/false")
    assert "the worker did not start" in only_bad(course, "worker")


def test_limits_that_do_not_hold(course):
    """In bubblewrap not even root may raise a limit."""
    command = [sys.executable, "-m", "autograder", "doctor", "--course", course.root]

    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))

    done = subprocess.run(command, cwd=KIT, preexec_fn=limit, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout
    assert "✗ worker: rlimits do not hold; give this shell higher limits: `sudo prlimit" in done.stdout


def test_a_course_among_what_student_code_can_read(course, monkeypatch):
    monkeypatch.setattr(isolation, "SYSTEM", (*isolation.SYSTEM, str(course.root.parent)))
    assert "which student code can read: move the course: `mv " in only_bad(course, "isolation")
    with pytest.raises(isolation.IsolationMissing, match="move the course"):
        run.require(course, Assignment.find(course, NAME), "bubblewrap", "stand-in")


def test_no_data_set(course, monkeypatch, tmp_path):
    monkeypatch.delenv("CIFAR10_DIR", raising=False)
    monkeypatch.setattr(data, "_locate", data._locate.__wrapped__)  # not what was found before
    monkeypatch.setattr(data, "FOLDER", "nowhere")
    assert "`python datasets/download.py --stand-in`" in only_bad(course, "data set")
    configure(course, "c.TrustedAutograde.dataset = 'CIFAR-10'")
    assert "`python datasets/download.py`" in only_bad(course, "data set")


def test_a_secret_that_is_none(course):
    path = course.root / "course_secret"
    path.write_text("")
    assert f"`rm {path}`" in only_bad(course, "course secret")


def test_a_secret_that_others_can_read(course):
    path = course.root / "course_secret"
    path.chmod(0o644)
    code, found = look(course)
    assert (code, found["course secret"][0]) == (0, "!")
    assert found["course secret"][1].endswith(f"`chmod 600 {path}`")


def test_a_full_disk(course, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage(10**12, 10**12 - 10**8, 10**8))
    code, found = look(course)
    assert (code, found["disk space"][0]) == (0, "!")
    assert "only 100 MB are free" in found["disk space"][1]


def no_notebooks(folder):
    shutil.rmtree(folder)


def a_damaged_notebook(folder):
    (folder / "2_svm.ipynb").write_text('{"cells": [')


def a_missing_notebook(folder):
    (folder / "2_svm.ipynb").unlink()


def other_points(folder):
    path = folder / "2_svm.ipynb"
    path.write_text(re.sub(r'"points": \d+', '"points": 99', path.read_text(), count=1))


def a_missing_stub(folder):
    (folder / "linear_svm.py").unlink()


def a_solution(folder):
    shutil.copy(KIT / "assignments" / NAME / "linear_svm.py", folder)


@pytest.mark.parametrize(
    "spoil, says",
    {
        no_notebooks: "not made yet",
        a_damaged_notebook: "a notebook is damaged",
        a_missing_notebook: "it lacks 2_svm.ipynb",
        other_points: "other cells or points",
        a_missing_stub: "it lacks linear_svm.py",
        a_solution: "the release would hold a marker",
    }.items(),
)
def test_a_release_that_does_not_fit(course, spoil, says):
    folder = course.release(NAME)
    course.submitted(NAME, "ann").mkdir(parents=True)
    for path in [folder, *folder.iterdir()]:
        path.chmod(0o755)
    spoil(folder)
    line = only_bad(course, "release")
    assert says in line
    assert line.endswith(GENERATE)


def test_what_is_not_released_yet_is_no_fault(course):
    shutil.rmtree(course.release(NAME))
    code, found = look(course)
    assert (code, found["release"][0]) == (0, "…")
    assert "not released yet" in found["release"][1]
    assert "gradebook" not in found


def test_a_release_older_than_the_source(course):
    stub = course.release(NAME) / "linear_svm.py"
    stub.chmod(0o644)
    stub.write_text(stub.read_text() + "# a comment\n")
    code, found = look(course)
    assert (code, found["release"][0]) == (0, "!")


def execute(course, statement):
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        gradebook.execute(statement)


@pytest.mark.parametrize(
    "spoil, says",
    {
        lambda c: (c.root / "gradebook.db").unlink(): f"not made yet: `cd .*{GENERATE}",
        lambda c: execute(c, "UPDATE assignment SET name = 'x'"): f"knows no {NAME}: `cd .*{GENERATE}",
        lambda c: execute(c, "UPDATE grade_cells SET max_score = 99"): f"other cells or points.*{GENERATE}",
        lambda c: execute(c, "ALTER TABLE assignment DROP COLUMN duedate"): "`cd .* && nbgrader db upgrade`",
        lambda c: (c.root / "gradebook.db").write_bytes(b"x" * 5000): "put your backup in its place",
    }.items(),
)
def test_a_gradebook_that_cannot_be_used(course, spoil, says):
    spoil(course)
    assert re.search(says, only_bad(course, "gradebook"))


def test_a_gradebook_that_is_being_written(course, impatient):
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        gradebook.execute("BEGIN EXCLUSIVE")
        assert "another program is writing it" in only_bad(course, "gradebook")


def test_submissions_that_cannot_be_taken(course, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    for student in ("ann", "bad!", "file", "link"):
        course.submitted(NAME, student).parent.mkdir(parents=True)
    course.submitted(NAME, "ann").mkdir()
    course.submitted(NAME, "bad!").mkdir()
    course.submitted(NAME, "file").write_text("")
    course.submitted(NAME, "link").symlink_to(tmp_path / "elsewhere")
    line = only_bad(course, "submissions")
    for student in ("bad!", "file", "link"):
        assert f"{student}: " in line
    subprocess.run(re.findall("`([^`]+)`$", line)[0], shell=True, check=True)
    code, found = look(course)
    assert (code, found["submissions"][0]) == (0, "!"), "the file is left aside"
    assert course.students(NAME) == ["THE-RIGHT-ID", "ann", "link"]
    shutil.rmtree(course.submitted(NAME, "file").parent)
    assert "all of 3 can be taken" in look(course)[1]["submissions"][1]


def test_checks_that_do_not_fit_the_notebooks(course, monkeypatch, tmp_path):
    checks = {"trusted/test_linear_svm.py": b"import nonsense\n"}
    monkeypatch.setattr(Assignment, "code", Files(str(tmp_path), checks))
    assert "nonsense" in only_bad(course, "trusted checks")


def test_what_cannot_be_read_does_not_hide_the_rest(course, monkeypatch):
    read = Path.read_bytes

    def unreadable(path):
        if path.name == "course_secret":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    line = only_bad(course, "course secret")
    assert line.endswith(f'`sudo chown -R "$USER" {course.root}`')
