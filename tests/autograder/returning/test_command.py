"""What holds of any export: the kit's own CSV, wrong turns, penalties that follow, who is forgotten."""

import csv
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from autograder import commands
from autograder.commandline import main
from autograder.course.folders import write_json, written
from autograder.recording.handed_in import files_digest
from autograder.returning.numbers import number, sign_in
from autograder.returning.table import Table
from autograder.term.attempts import Attempts
from autograder.term.roster import Roster
from tests.canvas_gradebook import gradebook
from tests.returned import GIVEN, NAME, SCORES

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own, harmless


def rows(desk, name=""):
    with open(desk.course.root / f"grades-by-student{name}.csv", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_one_line_a_student_over_all_assignments(desk):
    with desk.book() as book:
        book.add_assignment("another")
        book.add_student("stranger")
        book.db.commit()
    desk.export("csv", None, "--partial", name=None)
    found = rows(desk)
    assert list(found) == [*Roster.read(desk.course).persons]
    points = [found["late"][f"{NAME}_{what}"] for what in ("raw", "penalty", "final", "maximum")]
    assert points == ["9", "1.8", "7.2", "10"] and found["ada"][f"{NAME}_raw"] == "8.507"
    assert found["late"]["section"] == "Sec 1" and found["eve"]["last_name"] == "'=1+1"
    assert {id for id in found if found[id][f"{NAME}_final"]} == {*GIVEN, "exc"}
    assert not any(row["another_final"] for row in found.values())
    assert f"left empty, not graded to the end in {NAME}: wait" in desk.said


def test_a_csv_of_one_assignment_and_of_a_course_without_a_roster(desk):
    (desk.course.people / "roster.csv").unlink()
    desk.export("csv", None, "--partial")
    assert set(rows(desk, f"-{NAME}")) == set(SCORES)


WRONG = {  # what is typed after the name: what is said
    ("--to", "csv"): "answers are not all graded",
    ("--to", "blackboard"): "--to knows canvas, moodle, csv",
    ("--to", "canvas"): "say: export NAME --to canvas FILE",
    ("--to", "csv", "file.csv"): "say: export [NAME] --to csv",
    ("--to", "csv", "--scale"): "of a system's file",
    ("--to", "moodle", "nowhere.csv"): "nowhere.csv",
    ("--to", "canvas", "nowhere.csv"): "nowhere.csv",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_turns_are_told(desk, words):
    assert main(["export", NAME, *words, "--course", str(desk.course.root)]) == 1
    said = "".join(desk.capsys.readouterr())
    assert WRONG[words] in said and "Traceback" not in said
    assert not list(desk.course.root.glob("grades-*"))


def test_what_was_written_is_no_file_to_fill_in(desk):
    desk.export("canvas", gradebook(), "--partial")
    target = desk.course.root / f"grades-canvas-{NAME}.csv"
    assert main(["export", NAME, "--to", "canvas", str(target), "--course", str(desk.course.root)]) == 1
    assert "is what this command writes" in desk.capsys.readouterr().err


def test_without_anything_recorded_the_next_step_is_told(desk):
    with desk.book() as book:
        for id in SCORES:
            book.remove_submission(NAME, id)
    desk.export("canvas", gradebook(), code=1)
    assert f"nothing of it was recorded yet, `python -m autograder grade {NAME}`" in desk.said
    for name in (NAME, None):
        desk.export("csv", name=name, code=1)
        assert f"recorded yet, `python -m autograder grade {name or 'NAME'}` does it" in desk.said
    assert not list(desk.course.root.glob("grades-by-student*"))


def test_a_file_before_its_system_is_told_where_it_belongs(desk):
    with pytest.raises(SystemExit):
        main(["export", NAME, "file.csv", "--to", "canvas", "--course", str(desk.course.root)])
    assert "unknown: file.csv (a FILE stands after its system" in desk.capsys.readouterr().err


def test_a_grade_of_an_earlier_hand_in_is_named(desk):
    for id in GIVEN:
        folder = desk.course.submitted(NAME, id)
        folder.mkdir(parents=True)
        (folder / "stub.py").write_text("now")
        if id != "late":  # whose record is of an earlier version of the kit, which kept no digest
            known = {"submitted": files_digest(desk.course, NAME, id)}
            write_json(desk.course.record(NAME, id), known)
    (desk.course.submitted(NAME, "ada") / "stub.py").write_text("again")
    (desk.course.submitted(NAME, "bob") / "timestamp.txt").write_text("2026-02-10 23:59:00 UTC")
    for system, text in (("canvas", gradebook()), ("csv", None)):
        desk.export(system, text, "--partial")
        (line,) = [line for line in desk.said.splitlines() if "earlier hand-in" in line]
        assert line.endswith(f"(`python -m autograder grade {NAME}`): 1 (ada)")


def test_penalties_follow_before_grades_go(desk):
    with open(desk.course.root / "nbgrader_config.py", "a") as file:
        file.write(f"c.Late.due = {{{NAME!r}: '2026-02-10 23:59 UTC'}}\nc.Late.rate = 0.5\n")
    attempts = Attempts(desk.course, NAME)
    (attempt,) = attempts.of("bob").values()
    attempts.note(replace(attempt, time=datetime(2026, 2, 11, 12, tzinfo=UTC)))
    commands.late(desk.course, apply=True)
    with desk.book() as book:
        book.find_grade("answer", "one", NAME, "bob").manual_score = 3.0
        book.db.commit()
    desk.export("csv", None, "--partial")
    assert [rows(desk, f"-{NAME}")["bob"][f"{NAME}_{what}"] for what in ("raw", "final")] == ["6", "3"]


def test_pages_that_cannot_be_made_anew_do_not_go(desk, monkeypatch):
    monkeypatch.setattr(commands, "bring_feedback", lambda course, name: {"ada": "is to be graded anew"})
    desk.export("canvas", gradebook(), "--partial", code=1)
    assert "page of ada" not in desk.pages("canvas").values()
    assert "feedback of ada: is to be graded anew" in desk.said and "none for 1 (ada)" in desk.said


def test_a_person_who_is_forgotten_is_in_no_file_that_was_made(desk):
    desk.export("canvas", gradebook(), "--partial")
    desk.export("csv", None, "--partial")
    root = desk.course.root
    with open(root / "tmpx.zip.part", "wb") as file:
        file.write(b"PK")
    assert main(["forget", "ada", "--yes", "--course", str(root)]) == 0
    assert not list(root.glob("grades-canvas-*")) + list(root.glob("feedback-*")) + list(root.glob("*.part"))
    assert "ada" not in rows(desk, f"-{NAME}") and "bob" in rows(desk, f"-{NAME}")
    assert "`python -m autograder export` makes it anew" in desk.capsys.readouterr().out


CELLS = ("", '""', '"a,b"', '"a\nb"', '"a""b"', "a b", '="x"', '"=""x"""', "\u200fعمر")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_cell_by_cell_and_written_byte_for_byte(tmp_path, end):
    lines = ["id,email,x", *(f"{cell},y,{cell}" for cell in CELLS), "", "last,line,"]
    path = tmp_path / "any.csv"
    path.write_bytes(end.join(lines).encode("utf-16"))
    table = Table.read(path)
    assert table.content(table.records) == path.read_bytes()
    text = path.read_bytes().decode("utf-16")
    assert [record.values for record in table.records if any(record.cells)] == [
        row for row in csv.reader(text.splitlines(keepends=True)) if row
    ]


def test_numbers_are_read_as_they_are_written():
    assert sign_in(["10,00", "x"]) == "," and sign_in(["10.00", "1,5"]) == "." and sign_in([]) == "."
    assert number("1.234,50", ",") == number("1,234.50", ".") == number("1 234.5", ".") == 1234.5
    assert number("EX", ".") is number("", ".") is number("nan", ".") is number("1.2.3", ".") is None


def test_a_file_that_is_not_written_to_its_end_is_not_there(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), written(tmp_path / "a.zip") as file:
        file.write(b"new")
        raise ZeroDivisionError
    assert (tmp_path / "a.zip").read_bytes() == b"old"
    assert [path.suffixes[-2:] for path in tmp_path.glob("tmp*")] == [[".zip", ".part"]]
    assert os.stat(next(tmp_path.glob("tmp*"))).st_mode & 0o077 == 0
