"""An assignment changes while the term runs: nothing that was given is lost, nothing is silently 0."""

import csv
import json
import os
import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from sqlalchemy.exc import OperationalError

from autograder import commands
from autograder.commandline import main
from autograder.course.folders import Course
from autograder.course.releases import MARK, Damaged, Releases
from autograder.handout import init
from autograder.handout import release as handout
from autograder.handout.release import Unreleasable, release
from tests import colab

NAME = "knn"
FOLDER = Path(__file__).parents[1] / "assignments" / NAME
FIRST, SECOND = "1_neighbours", "2_more"
NEW_ITEM = '''

@item("predict_one", share=1)
def test_one_example(student, draw):
    """For a single example, its own label."""
    X, y = draw.rng.normal(size=(20, 4)), draw.rng.integers(3, size=20) + 50
    if student.predict(X, y, X[:1])[0] != y[0]:
        raise Failed("the label is not its own")
'''


# what an instructor edits


class Source:
    """The assignment's folder; `with` it, its cells can be edited."""

    def __init__(self, course):
        self.folder = course.assignments / NAME

    def cells(self, name=FIRST):
        path = self.folder / f"{name}.ipynb"
        if not path.exists():
            nbformat.write(nbformat.v4.new_notebook(cells=[text(f"# {name}")]), path)
        return _Edited(path)

    def add_check(self):
        path = self.folder / "trusted" / "test_neighbours.py"
        path.write_text(path.read_text() + NEW_ITEM)

    def drop_check(self):
        path = self.folder / "trusted" / "test_neighbours.py"
        path.write_text(path.read_text().replace(NEW_ITEM, ""))


class _Edited:
    def __init__(self, path):
        self.path, self.notebook = path, nbformat.read(path, as_version=4)

    def __enter__(self):
        return self.notebook.cells

    def __exit__(self, *error):
        nbformat.write(self.notebook, self.path)


def text(source):
    return nbformat.v4.new_markdown_cell(source)


def graded(id, points, kind="markdown"):
    cell = text("The model answer.") if kind == "markdown" else nbformat.v4.new_code_cell("print(1)")
    by_hand = kind == "markdown"
    cell.metadata.nbgrader = {"grade": True, "grade_id": id, "points": points, "schema_version": 3}
    cell.metadata.nbgrader |= {"locked": not by_hand, "solution": by_hand, "task": False}
    return cell


def locked(id):
    cell = nbformat.v4.new_code_cell("import numpy as np")
    cell.metadata.nbgrader = {"grade_id": id, "locked": True, "schema_version": 3}
    cell.metadata.nbgrader |= {"grade": False, "solution": False, "task": False}
    return cell


def taken(cells, id):
    """The cell, taken out."""
    return cells.pop(next(i for i, cell in enumerate(cells) if id_of(cell) == id))


def find(cells, id):
    return next(cell for cell in cells if id_of(cell) == id)


def id_of(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


# what students and graders do


def hand_in(course, student):
    """All of the release, solved and answered."""
    folder = shutil.copytree(course.release(NAME), course.submitted(NAME, student))
    solved = (FOLDER / "neighbours.py").read_text()
    (folder / "neighbours.py").write_text(solved)
    for path in folder.glob("*.ipynb"):
        with _Edited(path) as cells:
            for cell in cells:
                if cell.metadata.get("nbgrader", {}).get("solution"):
                    cell.source = f"{student} on {id_of(cell)}"


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}")


def give(course, student, id, notebook, score, comment):
    with gradebook(course) as book:
        grade = book.find_grade(id, notebook, NAME, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        book.find_comment(id, notebook, NAME, student).manual_comment = comment
        book.db.commit()


def standing(course):
    """{student: {cell: (notebook, by machine, by hand, waits)}}"""
    with gradebook(course) as book:
        return {
            submission.student.id: {
                grade.name: (part.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                for part in submission.notebooks
                for grade in part.grades
            }
            for submission in book.assignment_submissions(NAME)
        }


def line(course, student):
    with open(course.root / "grades.csv") as file:
        return next(row for row in csv.DictReader(file) if row["student_id"] == student)


def page(course, student):
    return (course.feedback(NAME, student) / "feedback.txt").read_text()


def grade(course):
    done, problems = commands.grade_course(course, NAME)
    assert not problems
    return done


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A class in the middle of the term: three handed in, and the answers of two were read."""
    root = tmp_path_factory.mktemp("changes") / "course"
    shutil.copytree(FOLDER, root / "assignments" / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    course = Course(root, root / "assignments")
    init.scratch(course)
    release(course, NAME)
    for student in ("ann", "ben", "dan"):
        hand_in(course, student)
    grade(course)
    give(course, "ann", "q_cost", FIRST, 2.0, "well said")
    give(course, "ben", "q_cost", FIRST, 1.0, "only half")
    return course


@pytest.fixture
def course(begun, tmp_path):
    root = Path(shutil.copytree(begun.root, tmp_path / "course"))
    made = Course(root, root / "assignments")
    init.scratch(made)
    return made


def test_a_term_in_which_much_changes(course, caplog):
    source = Source(course)
    # (a) a typo, (b) a new text question, (c) one that moves to a new notebook, (e) points, (f) a new item
    with source.cells() as cells, source.cells(SECOND) as more:
        cells[0].source += "!"
        for book in (cells, more):  # ids of what is not graded may be given twice
            book.append(locked("imports"))
        more += [text("What is the distance?"), taken(cells, "q_cost"), text("Why?"), graded("q_why", 3)]
        find(more, "q_cost").metadata.nbgrader.points = 1
        find(cells, "predict").metadata.nbgrader.points = 6
        cells.append(graded("predict_one", 2, "code"))
    source.add_check()
    release(course, NAME)
    for said in (
        "new: q_why, worth 3",
        "new: predict_one, worth 2",
        f"moved: q_cost, worth 1; from {FIRST} to {SECOND}",
        "predict: worth 4 before, 6 now",
        "the maximum of q_cost is 1; above it, and left as given by hand: ann 2",
    ):
        assert said in caplog.text
    hand_in(course, "cleo")
    (course.submitted(NAME, "dan") / f"{FIRST}.ipynb").write_text("{")
    caplog.clear()
    results = grade(course).results
    assert "q_why was not in the release handed in, and does not count, for 2: ann, ben" in caplog.text
    assert "above it, and left as given by hand: ann 2" in caplog.text
    earlier = {
        "predict": (FIRST, 6, None, False),
        "predict_one": (FIRST, None, None, False),
        "q_why": (SECOND, None, None, False),
    }
    new = {
        "predict": (FIRST, 6, None, False),
        "predict_one": (FIRST, 2, None, False),
        "q_cost": (SECOND, None, None, True),
        "q_why": (SECOND, None, None, True),
    }
    nothing = (SECOND, 0, None, True)  # but the answer may stand in the notebook that cannot be read
    assert standing(course) == {
        "ann": earlier | {"q_cost": (SECOND, None, 2, False)},
        "ben": earlier | {"q_cost": (SECOND, None, 1, False)},
        "cleo": new,
        "dan": new | {"q_cost": nothing, "q_why": nothing},
    }
    # and all views of it agree
    assert (results["ann"].max_score, results["cleo"].max_score) == (6, 8)
    assert (results["ann"].lacking, results["cleo"].lacking) == (["predict_one", "q_why"], [])
    assert [line(course, "ann")[name] for name in ("raw_score", "max_score", "q_why")] == ["8.0", "7.0", ""]
    assert [line(course, "cleo")[name] for name in ("raw_score", "max_score", "q_why")] == [
        "8.0",
        "12.0",
        "0.0",
    ]
    assert "Score:              8 of 7" in page(course, "ann") and "well said" in page(course, "ann")
    assert "q_why: – of 3 points; not in the release that you handed in" in page(course, "ann")
    assert "ann on q_cost" in page(course, "ann") and "Note:" not in page(course, "ann")
    assert "not in the release" not in page(course, "cleo")
    assert main(["insights", NAME, "--course", str(course.root)]) == 0
    assert "(not in the release)" in (course.root / f"insights-{NAME}.csv").read_text()
    # what a person gives all the same counts
    give(course, "ben", "q_why", SECOND, 3.0, "told me")
    caplog.clear()
    grade(course)
    assert "q_why was not in the release handed in, and does not count, for 1: ann" in caplog.text
    assert [line(course, "ben")[name] for name in ("raw_score", "max_score")] == ["10.0", "10.0"]

    # (d) questions are dropped, with what was given for them
    with source.cells() as cells:
        taken(cells, "predict_one")
    source.drop_check()
    (source.folder / f"{SECOND}.ipynb").rename(source.folder / "aside")
    caplog.clear()
    release(course, NAME)
    assert "dropped: q_cost, worth 1; scores that were given by hand are kept: 2" in caplog.text
    grade(course)
    assert all(set(cells) == {"predict"} for cells in standing(course).values())
    assert [line(course, "ann")[name] for name in ("raw_score", "max_score")] == ["6.0", "6.0"]
    kept = json.loads(course.releases(NAME).read_text())["dropped"]["q_cost"]["given"]
    assert kept["ann"] == {"manual_score": 2.0, "manual_comment": "well said"}

    # and come back
    (source.folder / "aside").rename(source.folder / f"{SECOND}.ipynb")
    caplog.clear()
    release(course, NAME)
    assert "new: q_cost, worth 1; scores that were given by hand are back: 2" in caplog.text
    before = page(course, "ann")
    problems = commands.write_feedback(course, NAME)  # too early: the page that is there stays
    assert problems and all("to be graded anew" in problem for problem in problems)
    assert page(course, "ann") == before
    grade(course)
    assert standing(course)["ann"]["q_cost"] == (SECOND, None, 2, False)
    assert standing(course)["ben"]["q_why"] == (SECOND, None, 3, False)
    assert standing(course)["cleo"]["q_cost"] == (SECOND, None, None, True)
    assert "well said" in page(course, "ann")


# all or nothing


def everything(course):
    """All files of the release and of what is known of releases, and the gradebook."""
    paths = [path for path in course.root.glob("re*/**/*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}, standing(course)


def broken_conversion(patch):
    patch.setattr(handout, "require_no_solution", lambda *_: 1 / 0)


def full_disk(number):
    def spoil(patch):
        calls, rename = [], os.rename

        def fails(*paths):
            calls.append(paths)
            if len(calls) == number:
                raise OSError("no space left on device")
            rename(*paths)

        patch.setattr(os, "rename", fails)

    return spoil


def at_the_end(error):
    def spoil(patch):
        def fails(*_):
            raise error

        patch.setattr(handout, "above_maximum", lambda *_: [])
        patch.setattr("sqlalchemy.orm.Session.commit", fails)

    return spoil


LOCKED = OperationalError("COMMIT", {}, Exception("database is locked"))


@pytest.mark.parametrize(
    "spoil, raised, says",
    [
        (broken_conversion, Unreleasable, "division by zero"),
        (full_disk(1), Unreleasable, "release and gradebook are as they were: no space left on device"),
        (full_disk(2), Unreleasable, "as they were: no space left"),
        (at_the_end(LOCKED), Unreleasable, "another program is writing it"),
        (at_the_end(KeyboardInterrupt), KeyboardInterrupt, None),
    ],
)
def test_a_release_that_fails_leaves_everything_as_it_was(course, monkeypatch, spoil, raised, says):
    before = everything(course)
    with Source(course).cells() as cells:
        taken(cells, "q_cost")
        cells.append(graded("q_why", 3))
    with monkeypatch.context() as patch, pytest.raises(raised, match=says):
        spoil(patch)
        release(course, NAME)
    assert everything(course) == before
    release(course, NAME)
    assert set(standing(course)["ann"]) == {"predict", "q_why"}


def test_a_release_that_was_killed_while_it_was_exchanged_is_found_again(course):
    before = everything(course)
    aside = course.release(f"{handout.NEW}{NAME}") / handout.BEFORE
    aside.parent.mkdir()
    course.release(NAME).rename(aside)
    (course.assignments / NAME / "public" / "items.py").rename(course.root / "items.py")
    with pytest.raises(Unreleasable):
        release(course, NAME)
    (course.root / "items.py").rename(course.assignments / NAME / "public" / "items.py")
    release(course, NAME)
    assert everything(course) == before


def test_an_id_is_given_once(course):
    with Source(course).cells(SECOND) as more:
        more.append(graded("q_cost", 3))
    with pytest.raises(Unreleasable, match="two graded cells have the id q_cost"):
        release(course, NAME)


def test_what_is_known_of_releases_is_not_lost_when_it_is_damaged(course):
    course.releases(NAME).write_text("{")
    with pytest.raises(Unreleasable, match=r"knn\.json is damaged"):
        release(course, NAME)
    with pytest.raises(commands.CommandFailed, match=r"knn\.json is damaged"):
        grade(course)
    assert course.releases(NAME).read_text() == "{"
    with pytest.raises(Damaged):
        Releases.read(course, NAME)


# what a hand-in could not contain

RELEASES = Releases(({"1": ["a"]}, {"1": ["a", "b"]}, {"1": ["a", "b"], "2": ["c"]}))


@pytest.mark.parametrize(
    "notebooks, lacking",
    [
        ({"1": (1, "a")}, ("b", "c")),
        ({"1": (2, "ab")}, ("c",)),
        ({"1": (3, "ab"), "2": (3, "c")}, ()),
        ({"1": (3, "a")}, ()),  # the rest was deleted
        ({"1": (1, "a"), "2": (3, "c")}, ()),  # parts of two releases
        ({"1": (1, "a"), "2": (1, "c")}, ()),  # the number is older than what stands there
        ({"1": (None, "ab")}, ("c",)),
        ({"1": (None, "a"), "2": (None, "")}, ("b", "c")),
        ({"1": (99, "ab")}, ("c",)),
        ({"1": ([], "ab")}, ("c",)),
        ({"1": None}, ()),  # nothing says which one it was
        ({}, ()),
    ],
)
def test_the_release_that_a_hand_in_was_made_from(tmp_path, notebooks, lacking):
    for name, marked in notebooks.items():
        content = '{"cells": [7], "metadata": []}'
        if marked:
            number, ids = marked
            cells = [{"metadata": {"nbgrader": {"grade_id": id}}} for id in ids] + [{"metadata": {}}]
            content = json.dumps({"cells": cells, "metadata": {MARK: number} if number else {}})
        (tmp_path / f"{name}.ipynb").write_text(content)
    assert RELEASES.lacking(tmp_path, tmp_path / "no release") == lacking


def test_a_hand_in_without_marks_had_what_is_in_it(tmp_path):
    released, handed_in = tmp_path / "released", tmp_path / "handed_in"
    cells = [text("first"), graded("a", 1), text("second"), graded("b", 1)]
    for folder, sources in {released: "  ", handed_in: "xy"}.items():
        folder.mkdir()
        for cell, source in zip(cells[1::2], sources, strict=True):
            cell.source = source
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "1.ipynb")
    colab.save(handed_in, colab.bare)
    assert RELEASES.lacking(handed_in, released) == ("c",)


def test_the_same_cells_are_the_same_release():
    assert RELEASES.with_layout({"1": ["a", "b"], "2": ["c"]}).number == 3
    assert RELEASES.with_layout({"1": ["a"]}).number == 4
