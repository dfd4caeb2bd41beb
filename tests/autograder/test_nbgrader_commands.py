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

from autograder import demo

NAME = "linear_classifiers"
SVM_POINTS = 18
JUPYTER = Path(sys.executable).parent


def nbgrader(course, *arguments, code=0):
    """Run the command in the course's folder, in an environment that was not activated."""
    done = subprocess.run(
        [JUPYTER / "nbgrader", *arguments],
        cwd=course.root,
        env={"PATH": os.defpath, "HOME": str(course.root), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
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
    nbgrader(course, "generate_assignment", NAME)
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
    fast = [sys.executable, "-m", "autograder", "grade", NAME, "--course", course.root, "--force"]
    subprocess.run(fast, check=True, capture_output=True)
    after = json.loads(course.result(NAME, "ann").read_text())
    assert {**before, "seconds": 0} == {**after, "seconds": 0}


def test_missing_isolation_stops_the_command(course, solution_text):
    submit(course, "ann", solution_text)
    os.symlink(sys.executable, course.root / "python3")  # a PATH without bwrap
    done = subprocess.run(
        [JUPYTER / "nbgrader", "autograde", NAME],
        cwd=course.root,
        env={"PATH": str(course.root), "HOME": str(course.root)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "apt-get install bubblewrap" in done.stderr
    assert not course.result(NAME, "ann").exists()
    done = subprocess.run(
        [JUPYTER / "nbgrader", "autograde", NAME, "--TrustedAutograde.isolation=process"],
        cwd=course.root,
        env={"PATH": str(course.root), "HOME": str(course.root)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(course.result(NAME, "ann").read_text())
    assert (result["score"], result["isolation"]["missing"]) == (SVM_POINTS, ["bubblewrap"])


@pytest.mark.parametrize("arguments", [("autograde", "nonsense"), ("generate_assignment", "nonsense")])
def test_a_misspelt_name_is_named(course, arguments):
    assert "there are: linear_classifiers" in nbgrader(course, *arguments, code=1)


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
        assert files == {path.name for path in course.release(NAME).iterdir()}
        assert (course.submitted(NAME, student) / "linear_svm.py").read_text() == solution_text


@pytest.mark.parametrize("solved", [True, False])
def test_validate_tells_a_student_the_truth(course, assignment, solved, stand_in_dir):
    folder = submit(course, "ann")
    if solved:
        demo.solution(folder, assignment)
    done = subprocess.run(
        [JUPYTER / "nbgrader", "validate", "2_svm.ipynb"],
        cwd=folder,
        env={**os.environ, "CIFAR10_DIR": str(stand_in_dir)},
        capture_output=True,
        text=True,
    )
    if solved:
        assert "Success! Your notebook passes all the tests." in done.stdout
    else:
        assert "VALIDATION FAILED ON 4 CELL(S)" in done.stdout
        assert "svm_loss_naive is not started" in done.stdout
