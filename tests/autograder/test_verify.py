"""An assignment begun with `new` holds together; what is spoiled in it is found, and named in a line."""

import json
import re
import shutil
from pathlib import Path

import pytest

from autograder.course.assignment import Assignment
from autograder.course.folders import Course
from autograder.course.lookup import course_in
from autograder.handout import init, new
from autograder.handout.init import Refused
from autograder.handout.release import FAULTS, release, require_releasable
from autograder.verify import run
from autograder.verify.run import BAD, GOOD, STEPS, verify
from cs231n_utils.promises import manifest
from tests import home

NAME = "own"
ASSIGNMENTS = Path(__file__).resolve().parents[1] / "assignments"


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A course with an assignment as `new` writes it."""
    folder = tmp_path_factory.mktemp("begun")
    course = Course(folder, folder / "assignments")
    init.scratch(course)
    new.begin(course, NAME)
    return course


@pytest.fixture
def course(begun, tmp_path):
    root = Path(shutil.copytree(begun.root, tmp_path / "course"))
    course = Course(root, root / "assignments")
    init.scratch(course)
    return course


def found(course, name=NAME, seeds=3):
    """(what holds, what does not, the rows)"""
    *lines, came = verify(Assignment.find(course, name), course.root, seeds, jobs=1)
    return *([line for mark, line in lines if mark == wanted] for wanted in (GOOD, BAD)), came


def test_nothing_in_what_new_writes_is_left_to_be_named(begun):
    """That it holds together is tried from a wheel."""
    assert not [path for path in (begun.assignments / NAME).rglob("*") if "NAME" in path.name]
    text = "".join(path.read_text() for path in (begun.assignments / NAME).rglob("*.*"))
    assert not re.search(r"\b(NAME|TITLE|VERSION|FUNCTION)\b", text)


def test_new_names_its_item_as_it_is_told(tmp_path):
    course = Course(tmp_path, tmp_path / "assignments")
    with pytest.raises(Refused, match="no name of a function"):
        new.begin(course, NAME, "2nd")
    new.begin(course, NAME, "hits")
    assert list(Assignment.find(course, NAME).points) == ["hits"]
    assert "def hits(scores, y):" in Assignment.find(course, NAME).stubs[f"{NAME}.py"]


def test_an_old_assignment_holds_together(tmp_path, name="frozen"):
    """`frozen` is as an author wrote it for version 1.0.0, and stays so: later versions run it as it is."""
    course = Course(tmp_path / "course", tmp_path / "assignments")
    shutil.copytree(ASSIGNMENTS / name, course.assignments / name)
    init.scratch(course)
    good, bad, came = found(course, name, seeds=3)
    assert bad == [] and good == list(STEPS)
    assert [(str(one.row), set(one.by_grader), set(one.by_checks)) for one in came] == [
        ("accuracy-counted_not_shared-sum", {"counted_not_shared"}, {"counted_not_shared"}),
        ("accuracy-loop", set(), set()),
    ]
    assert manifest.unfit(course.assignments / name) == ""


ROWS = run.rows_come_to_what_is_right
SPOILED = {  # (step, file, old, new): what is said
    (ROWS, "trusted/test_own.py", "abs(share - right) < 1e-6", "share <= 25"): (
        "accuracy-counted_not_shared-sum: the grader gives accuracy 4 of 4"
    ),
    (ROWS, "trusted/test_own.py", "abs(share - right) < 1e-6", "share == right"): (
        "accuracy-loop: the grader gives accuracy 0 of 4"
    ),
    (ROWS, "public/items.py", "share != 1:", "1 / 0:"): (
        "ZeroDivisionError: division by zero (public/items.py, line 27: if 1 / 0:)"
    ),
    (ROWS, "variants/own.py", "counted_not_shared", "row_by_row"): "is called counted_not_shared",
    (ROWS, "variants/own.py", "WRONG = [", "ELSE = ["): "variants/ has no wrong row of accuracy",
    (run.solution_passes_in_public, "public/items.py", "share != 1:", "share > 0:"): (
        "accuracy-the solution fails its public checks"
    ),
    (run.solution_is_worth_everything, "own.py", "== y))", "!= y))"): "the solution itself fails the check",
    (
        run.solution_is_worth_everything,
        *("trusted/test_own.py", "    share, right = ", "    1 / 0\n    share, right = "),
    ): ("ZeroDivisionError: division by zero (trusted/test_own.py, line 16: 1 / 0)"),
    (run.pictures_have_words, "1_own.ipynb", "## The share", "![](attachment:x.png)"): "without a text",
    (
        run.release_holds_no_solution,
        *("1_own.ipynb", "Write `accuracy`.", "return float(np.mean(np.argmax(scores, axis=1) == y))"),
    ): "the release would hold a solution: 1_own.ipynb",
    (run.untouched_notebooks_reach_their_end, "1_own.ipynb", "import numpy", "import nowhere, numpy"): (
        "1_own.ipynb: stops with ModuleNotFoundError: No module named 'nowhere'"
    ),
    (run.stubs_are_worth_nothing, "own.py", "import NotStarted", "import CheckFailed"): (
        "the untouched stub of accuracy does not say that it is not started: Your function stops with"
    ),
    (None, "public/items.py", '"accuracy",', '"precision",'): "the item 'precision' has no check cell",
    (None, "assignment.toml", "hours = 1", "hours = 'one'"): "assignment.toml: hours is not a number",
}


@pytest.mark.parametrize("what, says", SPOILED.items(), ids=list(SPOILED.values()))
def test_what_is_spoiled_is_found(course, tmp_path, what, says):
    step, file, *pieces = what
    path = course.assignments / NAME / file
    old, spoiled = (json.dumps(piece)[1:-1] if path.suffix == ".ipynb" else piece for piece in pieces)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, spoiled))
    faults = faults_of(step, Assignment.find(course, NAME), tmp_path / "bench")
    assert any(says in fault for fault in faults), faults
    assert all("\n" not in fault for fault in faults)


def faults_of(step, assignment, folder):
    """What one step finds, or what stands in the way of all of them."""
    try:
        require_releasable(assignment)
    except FAULTS as fault:
        return [str(fault)]
    bench = run.Bench(assignment, folder, folder, seeds=1, jobs=1)
    if step is run.untouched_notebooks_reach_their_end:
        release(bench.course, NAME)
    return list(run.faults(step, bench))


@pytest.mark.parametrize(
    "name, says",
    {"numpy": "a module numpy", "Own": "no name", "class": "no name", NAME: "there already"}.items(),
)
def test_a_name_that_cannot_be_used(begun, name, says):
    with pytest.raises(Refused, match=says):
        new.begin(begun, name)


def test_init_lays_a_course_and_never_over_something(tmp_path):
    folder = tmp_path / "my course"
    assert init.lay(folder, []) == home.course().names()
    course = course_in(folder)
    assert course.names() == home.course().names()
    assert [(c.edited, c.behind) for c in init.copies(course)] == [(False, False)] * len(course.names())
    stub = course.assignments / course.names()[0] / next(iter(home.assignment(course.names()[0]).stubs))
    stub.write_text(stub.read_text() + "\n# edited\n")
    assert init.copies(course)[0].edited
    for again in ([], course.names()):
        with pytest.raises(Refused, match="already"):
            init.lay(folder, again)
    assert stub.read_text().endswith("# edited\n")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert init.lay(tmp_path / "repository", []) and course_in(tmp_path / "repository").names()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.tex").touch()
    with pytest.raises(Refused, match="already"):
        init.lay(tmp_path / "full", [])
    with pytest.raises(Refused, match="lies in the course"):
        init.lay(folder / "assignments" / "inner", [])
    with pytest.raises(Refused, match="has no assignment"):
        init.lay(tmp_path / "other", ["no_such"])
    assert not (tmp_path / "other").exists()


def test_a_copy_that_is_behind_the_kit_is_known(tmp_path):
    init.lay(tmp_path / "course", [])
    note = tmp_path / "course" / init.NOTE
    content = json.loads(note.read_text())
    for copy in content.values():
        copy["digest"] = "of an older kit"
    note.write_text(json.dumps(content))
    assert all(copy.behind for copy in init.copies(course_in(tmp_path / "course")))
