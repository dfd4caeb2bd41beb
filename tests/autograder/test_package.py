"""What a student unzips, from the zip to the feedback page."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from autograder import commands
from autograder.handout.release import require_no_solution
from autograder.verify import samples
from cs231n_utils import __version__
from tests.warm import python_m

NAME = "linear_classifiers"


def run(folder, *arguments, code=0, **environment):
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def unzipped(course, tmp_path):
    assert python_m("autograder", "package", NAME, "--course", course.root, folder=tmp_path).returncode == 0
    with zipfile.ZipFile(tmp_path / f"{NAME}.zip") as archive:
        archive.extractall(tmp_path / "home")
    return tmp_path / "home" / NAME


def test_the_package_holds_all_that_is_needed_and_no_more(unzipped, assignment):
    names = {path.name for path in unzipped.iterdir()}
    assert names == {"README.md", "requirements.txt", "pyproject.toml", NAME, "cs231n_utils", "datasets"}
    require_no_solution(assignment, unzipped)
    text = (unzipped / "pyproject.toml").read_text()
    assert "numpy" in text
    assert "nbgrader" not in text
    assert "pytest" not in text
    assert __version__ in text


def test_from_the_zip_to_the_feedback_page(unzipped, course, sample):
    work = unzipped / NAME
    student = {"PYTHONPATH": str(unzipped)}
    said = run(unzipped, "-m", "cs231n_utils.submit", "ann", NAME, code=1, **student)
    assert "best_svm.npz is missing" in said
    samples.solution(work, sample)
    said = run(unzipped, "-m", "cs231n_utils.submit", "ann", NAME, **student)
    assert "hand it in as it is" in said

    archive = course.root / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    shutil.copy(unzipped / "ann.zip", archive)
    assert python_m("nbgrader", "zip_collect", NAME, folder=course.root).returncode == 0
    done, problems = commands.grade_course(course, NAME)
    assert not problems
    assert done.results["ann"].score == sum(sample.assignment.points.values())
    assert not done.results["ann"].notes
    assert "72 of 72" in (course.feedback(NAME, "ann") / "feedback.html").read_text()


def test_the_state_of_live_pictures_is_not_handed_in(unzipped):
    path = unzipped / NAME / "2_svm.ipynb"
    notebook = json.loads(path.read_text())
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": "x" * 100_000}}
    path.write_text(json.dumps(notebook))
    (unzipped / NAME / "scratch.ipynb").write_text("no notebook at all")
    run(unzipped, "-m", "cs231n_utils.submit", "ann", NAME, code=1, PYTHONPATH=str(unzipped))
    with zipfile.ZipFile(unzipped / "ann.zip") as archive:
        handed_in = json.loads(archive.read(f"{NAME}/2_svm.ipynb"))
        assert archive.read(f"{NAME}/scratch.ipynb") == b"no notebook at all"
    assert handed_in["cells"] == notebook["cells"]
    assert "widgets" not in handed_in["metadata"]


def test_the_package_brings_the_scripts_of_its_live_pictures(unzipped):
    said = run(
        unzipped,
        "-c",
        "from cs231n_utils.live import playground as p; print(p.__file__, len(p.LinearPlayground._esm))",
    )
    assert str(unzipped) in said


def test_another_version_of_the_kit_is_mentioned(unzipped, course):
    folder = shutil.copytree(unzipped / NAME, course.submitted(NAME, "ben"))
    (folder / "submission.json").write_text(json.dumps({"kit_version": "0.0.1"}))
    done, _ = commands.grade_course(course, NAME)
    assert done.results["ben"].notes == [f"made with version 0.0.1 of the kit, graded with {__version__}"]


def test_submit_where_there_is_nothing_to_hand_in(unzipped, tmp_path):
    (tmp_path / "empty").mkdir()
    said = run(tmp_path, "-m", "cs231n_utils.submit", "ann", "empty", code=2)
    assert "is not the folder of an assignment" in said
    assert not (tmp_path / "ann.zip").exists()
