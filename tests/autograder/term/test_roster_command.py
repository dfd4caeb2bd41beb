"""`python -m autograder roster`: exports into the roster's file, and from there into the gradebook."""

import os
from contextlib import contextmanager

import nbgrader.api
import pytest
from filelock import FileLock
from nbgrader.api import Gradebook

from autograder.commandline import main
from autograder.course import gradebook as used
from autograder.handout import init
from autograder.term import people, view
from autograder.term.roster import Person, Roster
from tests import home

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,HW (4711)
    Points Possible,,,,,10.00
"Lovelace, Ada",1001,A123,ada,Sec 1,8.50
"Ross, Bob",1002,A124,bob,Sec 1,8.50
"""
GRADESCOPE = """First Name,Last Name,SID,Email,Sections
Ada,Lovelace,A123,ada@example.edu,Sec 1
Bob,Ross,A124,bob@example.edu,Sec 1
Eve,Else,A124,ada@example.edu,Sec 1
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """One without a gradebook."""
    monkeypatch.setattr(nbgrader.api, "get_alembic_version", lambda: "")  # it asks another process
    made = home.course(tmp_path / "course")
    made.root.mkdir()
    init.scratch(made)
    return made


@contextmanager
def gradebook(course):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        yield book


def students(course):
    with gradebook(course) as book:
        return {s.id: (s.first_name, s.last_name, s.email, s.lms_user_id) for s in book.students}


@pytest.fixture
def roster(course, tmp_path, monkeypatch):
    """f(*texts): the exit code of the command on files that hold them."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*texts, complete=False):
        paths = [tmp_path / f"export-{n}.csv" for n in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        options = ["--complete"] if complete else []
        return main(["roster", *map(str, paths), "--course", str(course.root), *options])

    return run


def states(course):
    """The course's files but for locks: their content, and when they were written."""
    paths = [path for path in course.root.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in paths}


def test_two_systems_are_one_roster_and_the_gradebook_follows(course, roster, capsys):
    assert roster(GRADESCOPE.rpartition("Eve")[0], CANVAS) == 0
    assert Roster.read(course).persons["ada"] == Person(
        *("ada", "Lovelace", "Ada", "ada@example.edu", "Sec 1"),
        known={
            "canvas_id": "1001",
            "canvas_sis_id": "A123",
            "canvas_login": "ada",
            "gradescope_sid": "A123",
            "systems": "canvas gradescope",
        },
    )
    assert students(course) == {
        "ada": ("Ada", "Lovelace", "ada@example.edu", "1001"),
        "bob": ("Bob", "Ross", "bob@example.edu", "1002"),
    }
    said = capsys.readouterr().out
    assert "Canvas, 2 students, 1 lines of no student" in said and "Gradescope, 2 students" in said
    assert "2 new, 0 changed, 0 inactive now, 0 active again, 0 refused" in said


def test_the_same_again_writes_nothing(course, roster):
    roster(CANVAS, GRADESCOPE)
    before = states(course)
    roster(CANVAS, GRADESCOPE)
    assert states(course) == before and len(before) > 3


def test_what_is_refused_is_named_by_its_line_alone(course, roster, capsys):
    assert roster(CANVAS, GRADESCOPE) == 1
    said = capsys.readouterr().err
    assert (
        said.count(": refused: ") == 1
        and "export-1.csv, line 4: refused: its ids and addresses are of ada and of bob" in said
    )
    assert not any(text in said for text in ("Eve", "Else", "Ross", "@example.edu"))
    assert set(students(course)) == {"ada", "bob"}


@pytest.mark.parametrize("text", [b"\xff", "", "some,thing\n1,2\n"])
def test_a_file_that_cannot_be_read_stops_all(text, course, roster, capsys):
    before = states(course)
    assert roster(CANVAS, text) == 1
    assert "export-1.csv" in capsys.readouterr().err
    assert states(course) == before


def test_changes_are_shown_and_nobody_is_deleted(course, roster, capsys):
    roster(CANVAS)
    with gradebook(course) as book:
        book.add_assignment("hw")
        book.add_submission("hw", "bob")
        book.add_student("guest", last_name="Guest")
    capsys.readouterr()
    lines = CANVAS.replace("Lovelace, Ada", "King, Ada").splitlines()[:3]
    assert roster("\n".join(lines)) == 0
    said = capsys.readouterr().out
    assert "inactive now: bob" in said and "1 changed, 1 inactive now" in said
    assert [line.split() for line in said.splitlines() if "last_name" in line] == [
        ["ada", "last_name", "Lovelace", "King"]
    ]
    assert not Roster.read(course).persons["bob"].active
    assert students(course)["ada"][1] == "King" and {"bob", "guest"} < set(students(course))
    with gradebook(course) as book:
        assert book.find_submission("hw", "bob")
    assert roster(CANVAS) == 0
    assert "active again: bob" in capsys.readouterr().out


def test_a_roster_by_hand_needs_no_lms(course, roster, capsys):
    path = people.folder(course) / "roster.csv"
    path.write_text(f"id,last_name\nada,{'x' * 200}\n")
    assert roster() == 0
    assert students(course)["ada"][1] == "x" * view.MOST
    path.write_text("id,last_name,active\nada,Lovelace,yes\nbob,Ross,sometimes\n")
    assert roster() == 1
    assert "roster.csv, line 3: bob is neither active (yes) nor inactive (no)" in capsys.readouterr().err
    assert students(course)["ada"][1] == "x" * view.MOST


def test_the_roster_is_no_export(course, roster, capsys):
    assert roster(CANVAS) == 0
    path, before = course.people / "roster.csv", Roster.read(course)
    assert main(["roster", str(path), "--course", str(course.root)]) == 1
    assert "is the roster itself: after an edit run `roster` without a FILE" in capsys.readouterr().err
    assert Roster.read(course) == before


def test_who_was_taken_out_of_the_roster_by_hand_is_named(course, roster, capsys):
    assert roster(CANVAS) == 0
    path = course.people / "roster.csv"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "bob" not in line))
    capsys.readouterr()
    assert roster() == 0
    assert "in the gradebook, and not in the roster: bob; write" in capsys.readouterr().out
    path.unlink()
    assert roster() == 0 and "not in the roster" not in capsys.readouterr().out


def test_two_lines_with_one_address_are_refused(course, roster, capsys):
    path = people.folder(course) / "roster.csv"
    path.write_text("id,email\nada,a@x.edu\ncy,\nbob,A@X.edu\ndi,\n")
    assert roster() == 1
    said = capsys.readouterr().err
    assert "roster.csv, lines 2 and 4: both have the same e-mail address" in said and "x.edu;" not in said


def test_an_empty_cell_takes_nothing_from_the_gradebook(course, roster):
    with gradebook(course) as book:
        book.add_student("ada", first_name="Ada", lms_user_id="7")
    (people.folder(course) / "roster.csv").write_text("id,last_name\nada,Lovelace\n")
    assert roster() == 0
    assert students(course) == {"ada": ("Ada", "Lovelace", None, "7")}


def test_an_id_in_use_is_written_as_it_is_there(course, roster, capsys):
    (course.root / "submitted" / "Ada").mkdir(parents=True)
    with gradebook(course) as book:
        book.add_student("BOB")
    assert roster(CANVAS) == 0
    assert set(students(course)) == set(Roster.read(course).persons) == {"Ada", "BOB"}
    assert "handed in already: is it the same student?: Ada, BOB" in capsys.readouterr().out
    path = people.folder(course) / "roster.csv"
    path.write_text(path.read_text().replace("BOB", "bob"))
    assert roster(CANVAS) == 1
    assert "bob is BOB in the gradebook: write it so in roster.csv" in capsys.readouterr().err
    assert set(students(course)) == {"Ada", "BOB"}


def test_stopped_before_the_gradebook_the_next_run_goes_on(course, roster, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(view, "show", stopped)
        assert roster(CANVAS) == 130
    assert set(Roster.read(course).persons) == {"ada", "bob"} and not students(course)
    assert roster(CANVAS) == 0
    assert set(students(course)) == {"ada", "bob"}


def test_stopped_while_writing_the_old_roster_is_there(course, roster, monkeypatch):
    roster(CANVAS)
    before = Roster.read(course)

    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopped)
        assert roster(CANVAS.replace("Lovelace", "King")) == 130
    assert Roster.read(course) == before
    assert set(students(course)) == {"ada", "bob"}


def test_one_command_at_a_time_and_an_unusable_gradebook_are_said(course, roster, capsys, monkeypatch):
    monkeypatch.setattr(used, "LOCK_SECONDS", 0.1)
    with FileLock(course.root / "gradebook.lock"):
        assert roster(CANVAS) == 1
    assert "another command is at work in this course" in capsys.readouterr().err
    (course.root / "gradebook.db").write_bytes(b"no data base" * 100)
    assert roster(CANVAS) == 1
    assert "the gradebook" in capsys.readouterr().err
    assert not course.people.exists()
