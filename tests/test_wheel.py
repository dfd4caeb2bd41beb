"""The kit as others have it: a wheel in an environment of its own, and no checkout anywhere."""

import json
import shutil
import subprocess
import zipfile

import nbformat
import pytest

from autograder.course import stubs
from autograder.course.folders import CODE
from tests import environments
from tests.environments import run
from tests.whole import only_whole

CHECKOUTS_OWN = ("autograder/nbgrader_config.py", "autograder/course_settings.py")
COURSE, NAME, OTHER = "course", "own", "second"


HANDED_IN = (  # student, what stands in the gap, what `check` says
    ("lazy", "", "… accuracy     4  is not started"),
    ("right", "return np.mean(scores.argmax(axis=1) == y)", "✓ accuracy"),
    (
        "wrong",
        "return np.sum(scores.argmax(axis=1) == y)",
        "✗ accuracy     4  The answer is a number of examples",
    ),
)


@pytest.fixture(scope="module")
def instructor(installed_kit, tmp_path_factory):
    """f(command…): what it says, run by an instructor who has the wheel, in their course."""
    place = tmp_path_factory.mktemp("instructor")
    python = installed_kit / "bin" / "python"

    def do(*command, folder=COURSE, code=0):
        return run(python, place / folder, "-m", *command, code=code)

    do("autograder", "init", COURSE, folder=".")
    do.place = place
    return do


def test_it_holds_what_git_has_and_no_more(wheel):
    tracked = subprocess.run(["git", "ls-files"], cwd=CODE, capture_output=True, text=True, check=True)
    homes = {"assignments/": "autograder/kit/assignments/", "datasets/": "autograder/kit/datasets/"}
    expected = set()
    for path in tracked.stdout.split():
        top = path.partition("/")[0] + "/"
        if top in ("autograder/", "cs231n_utils/", *homes) and path not in CHECKOUTS_OWN:
            expected.add(homes.get(top, top) + path.removeprefix(top))
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == expected


@only_whole
def test_the_whole_way_from_a_wheel(instructor, tmp_path):
    """Two assignments of the instructor's own; a student does nothing, one all, one has a mistake."""
    course = instructor.place / COURSE
    for name in (NAME, OTHER):
        assert "verify" in instructor("autograder", "new", name)
        instructor("nbgrader", "generate_assignment", name)
        instructor("autograder", "package", name)
    assert f"{NAME}: ✓ everything holds" in instructor("autograder", "verify", NAME, "--seeds", "1")

    student = environments.make(tmp_path / "environment")
    for name in (NAME, OTHER):
        with zipfile.ZipFile(course / f"{name}.zip") as archive:
            archive.extractall(tmp_path)
        requirements = f"{name}/{name}/engine/requirements.txt"
        environments.pip(student, tmp_path, "install", "--no-deps", "-r", requirements)
    work = tmp_path / NAME / NAME
    archive = course / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    stub, gap = work / f"{NAME}.py", stubs.GAP
    untouched = stub.read_text()
    assert "… q_cats       2  is not answered" in run(student, work, "-m", "cs231n_utils.check", code=1)
    (notebook,) = work.glob("*.ipynb")
    notebook.write_text(notebook.read_text().replace("*Your answer:", "The one that says *cat*:"))
    for id, code, says in HANDED_IN:
        stub.write_text(untouched.replace(gap, code or gap))
        assert says in run(student, work, "-m", "cs231n_utils.check", code=int(id != "right"))
        run(student, work, "-m", "cs231n_utils.submit", id, code=int(id != "right"))
        shutil.move(work / f"{id}.zip", archive)
    assert "… accuracy" in run(student, tmp_path, "-m", "cs231n_utils.check", f"{OTHER}/{OTHER}", code=1)

    instructor("nbgrader", "zip_collect", NAME)
    said = instructor("autograder", "grade", NAME)
    assert f"course: {course}" in said
    for id, score in {"lazy": 0, "right": 4, "wrong": 0}.items():
        assert json.loads((course / "results" / NAME / f"{id}.json").read_text())["score"] == score
        assert (course / "feedback" / id / NAME / "feedback.html").is_file()
    assert "a number of examples" in instructor("autograder", "insights", NAME)
    doctor = instructor("autograder", "doctor", code=1)  # nobody fetched CIFAR-10
    assert "linear_classifiers is as it came" in doctor


def test_a_course_holds_no_secret_that_git_would_take(instructor):
    course = instructor.place / COURSE
    (course / "course_secret").touch()
    subprocess.run(["git", "init", "--quiet"], cwd=course, check=True)
    subprocess.run(["git", "add", "--all"], cwd=course, check=True)
    taken = subprocess.run(["git", "ls-files"], cwd=course, capture_output=True, text=True).stdout.split()
    settings = {"nbgrader_config.py", "course_settings.py"}
    kept = {".gitignore", ".kit.json", "README.md", "assignments", "datasets"} | settings
    assert {path.partition("/")[0] for path in taken} <= kept


def test_a_command_outside_a_course_says_how_to_begin_one(instructor):
    assert "`python -m autograder init DIR`" in instructor("autograder", "grade", NAME, folder=".", code=1)


def test_no_file_of_the_kit_is_a_notebook_with_outputs(wheel):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".ipynb"):
                cells = nbformat.reads(archive.read(name).decode(), as_version=4).cells
                assert not any(cell.get("outputs") for cell in cells), name
