"""nbgrader's plain commands, as an instructor types them in the course's folder."""

import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.verify import samples
from tests.warm import python_m

NAME = "linear_classifiers"
SVM_POINTS = 18
JUPYTER = Path(sys.executable).parent


def bare(course, path=os.defpath):
    """An environment that was not activated."""
    return {"PATH": str(path), "HOME": str(course.root), "LANG": "C.UTF-8"}


def typed(course, *arguments):
    """Run the command in the course's folder, as a shell does."""
    command = [JUPYTER / "nbgrader", *arguments]
    subprocess.run(command, cwd=course.root, env=bare(course), check=True, capture_output=True)


def nbgrader(course, *arguments, code=0):
    """The same without the time that it takes to start."""
    done = python_m("nbgrader", *arguments, folder=course.root, environment=bare(course))
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def submit(course, student, stub=None):
    folder = course.submitted(NAME, student)
    shutil.copytree(course.release(NAME), folder)
    if stub is not None:
        (folder / "linear_svm.py").write_text(stub)
    return folder


def scores(course):
    with open(course.root / "grades.csv") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_release_autograde_feedback_and_export(course, bubblewrap, solution_text):
    shutil.rmtree(course.release(NAME))
    (course.root / "gradebook.db").unlink()  # nbgrader runs `alembic` for a new one
    typed(course, "generate_assignment", NAME)
    submit(course, "ann", solution_text)
    submit(course, "ben")
    nbgrader(course, "autograde", NAME)
    nbgrader(course, "generate_feedback", NAME)
    nbgrader(course, "export")
    assert float(scores(course)["ann"]["raw_score"]) == SVM_POINTS
    assert float(scores(course)["ben"]["raw_score"]) == 0
    assert scores(course)["ann"]["needs_manual_grade"] == "False"
    assert (course.feedback(NAME, "ann") / "feedback.html").exists()
    result = json.loads(course.result(NAME, "ann").read_text())
    assert result["score"] == SVM_POINTS
    assert result["isolation"]["missing"] == []


def test_autograde_alone_and_the_fast_command_agree(course, bubblewrap, solution_text):
    submit(course, "ann", solution_text.replace("2 * reg * W", "reg * W"))
    nbgrader(course, "autograde", NAME)
    before = json.loads(course.result(NAME, "ann").read_text())
    fast = ("grade", NAME, "--course", course.root, "--force")
    assert python_m("autograder", *fast, folder=course.root).returncode == 0
    after = json.loads(course.result(NAME, "ann").read_text())
    assert {**before, "seconds": 0} == {**after, "seconds": 0}


def test_missing_isolation_stops_the_command(course, solution_text):
    submit(course, "ann", solution_text)
    os.symlink(sys.executable, course.root / "python3")  # a PATH without bwrap
    done = python_m("nbgrader", "autograde", NAME, folder=course.root, environment=bare(course, course.root))
    assert done.returncode == 1
    assert "apt-get install bubblewrap" in done.stderr
    assert not course.result(NAME, "ann").exists()
    weaker = "--TrustedAutograde.isolation=process"
    nbgrader(course, "autograde", NAME, weaker)
    result = json.loads(course.result(NAME, "ann").read_text())
    assert (result["score"], result["isolation"]["missing"]) == (SVM_POINTS, ["bubblewrap"])


@pytest.mark.parametrize("arguments", [("autograde", "nonsense"), ("generate_assignment", "nonsense")])
def test_a_misspelt_name_is_named(course, arguments):
    assert f"there are: {', '.join(course.names())}" in nbgrader(course, *arguments, code=1)


def test_autograde_before_anything_was_submitted(course):
    assert "nothing was submitted" in nbgrader(course, "autograde", NAME, code=1)


def test_autograde_before_the_release(course, bubblewrap):
    submit(course, "ann")
    shutil.rmtree(course.release(NAME))
    assert "run `nbgrader generate_assignment linear_classifiers --force`" in nbgrader(
        course, "autograde", NAME, code=1
    )


def test_zip_collect_takes_the_stubs_too(course, solution_text, tmp_path):
    archive = course.root / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    folder = submit(course, "scratch", solution_text)
    for student in ("ann_b", "ann_c"):
        with zipfile.ZipFile(archive / f"{student}.zip", "w") as file:
            for path in folder.iterdir():
                file.write(path, f"{NAME}/{path.name}")
            file.writestr(f"__MACOSX/{NAME}/._linear_svm.py", "resource fork")
            file.writestr("../outside.py", "x = 1")
            file.writestr("notes.exe", "x")
    shutil.rmtree(folder.parent)
    nbgrader(course, "zip_collect", NAME)
    assert course.students(NAME) == ["ann_b", "ann_c"]
    for student in course.students(NAME):
        files = {path.name for path in course.submitted(NAME, student).iterdir()}
        released = course.release(NAME).iterdir()
        assert files == {path.name for path in released if path.suffix in (".py", ".ipynb")}
        assert (course.submitted(NAME, student) / "linear_svm.py").read_text() == solution_text


@pytest.mark.parametrize("solved", [True, False])
def test_validate_tells_a_student_the_truth(course, sample, solved, stand_in_dir):
    folder = submit(course, "ann")
    if solved:
        samples.solution(folder, sample)
    environment = {**os.environ, "CIFAR10_DIR": str(stand_in_dir)}
    done = python_m("nbgrader", "validate", "1_losses.ipynb", folder=folder, environment=environment)
    if solved:
        assert "Success! Your notebook passes all the tests." in done.stdout
    else:
        assert "VALIDATION FAILED ON 5 CELL(S)" in done.stdout
        assert "svm_example_loss is not started" in done.stdout
