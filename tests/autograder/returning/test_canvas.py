"""Grades into Canvas: by another reading of its rules, an upload changes the intended cells and no others."""

import pytest

from autograder.term.roster import Roster
from tests import canvas_import
from tests.canvas_gradebook import COLUMN, OLD, OTHERS, SWEDISH, TWO, gradebook
from tests.returned import FINAL, GIVEN, NAME, NUMBER, TITLE

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own, harmless


def wanted(ids=GIVEN, sign=".", old=OLD):
    """The changes that an instructor means."""
    return {
        (NUMBER[id], COLUMN): (old.get(id, "").replace(".", sign), FINAL[id].replace(".", sign))
        for id in ids
        if old.get(id) != FINAL[id]
    }


FORMS = {  # as Canvas writes them: (the text, its sign before decimals, how it is encoded)
    "english": (gradebook(), ".", "utf-8"),
    "with a mark, of Windows": (gradebook(end="\r\n"), ".", "utf-8-sig"),
    "two names": (gradebook(TWO), ".", "utf-8"),
    "swedish": (gradebook(SWEDISH, sign=",", delimiter=";", read_only="(läs endast)"), ",", "utf-8-sig"),
    "comma in a comma file": (gradebook(sign=","), ",", "utf-8"),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_upload_changes_exactly_the_cells_of_who_has_a_grade(desk, form):
    text, sign, encoding = FORMS[form]
    before = text.encode(encoding)
    written = desk.export("canvas", before, "--partial")
    assert canvas_import.changes(before, written) == wanted(sign=sign)
    lines = written.splitlines(keepends=True)
    known = {line.rsplit(b"Sec 1", 1)[0] for line in before.splitlines(keepends=True)}
    assert len(lines) == 2 + len(GIVEN) and all(line.rsplit(b"Sec 1", 1)[0] in known for line in lines[2:])
    assert written[:3] == before[:3] and (b"\r\n" in written) == (b"\r\n" in before)
    assert desk.export("canvas", before, "--partial") == written
    assert (desk.course.root / f"grades-canvas-{NAME}.csv").stat().st_mode & 0o077 == 0


def test_who_is_left_out_is_said_by_id_alone(desk):
    desk.export("canvas", gradebook(), "--partial")
    for line in (
        "9 grades for Canvas, 7 new, 1 changed, 1 the same",
        "changed: 1 (bob 9.00 → 4.00)",
        "left as it is, excused in Canvas (EX): 1 (exc)",
        "left as it is, not graded to the end: 1 (wait)",
        f"in Canvas's file, without a grade of {NAME}: 1 (none)",
    ):
        assert line in desk.said
    assert "Lovelace" not in desk.said and "@" not in desk.said


def test_a_file_and_a_roster_that_differ_are_told_apart_in_both_directions(desk):
    roster = Roster.read(desk.course)
    Roster({id: person for id, person in roster.persons.items() if id not in ("ada", "tw1")}).write(
        desk.course
    )
    before = "".join(line for line in gradebook().splitlines(True) if ",bob," not in line)
    before = before.replace(f",{NUMBER['tw1']},A{NUMBER['tw1']},tw1,", ",777,A777,seven,").encode()
    written = desk.export("canvas", before, "--partial")
    others = [id for id in GIVEN if id not in ("ada", "bob", "tw1")]
    assert canvas_import.changes(before, written) == wanted(others)
    assert "with a grade, not in Canvas's file: 1 (bob)" in desk.said
    assert "with a grade, not in the roster: 2 (ada, tw1)" in desk.said
    assert "by its own number, not in the roster: 2 (1001, 777)" in desk.said


def test_a_first_column_that_canvas_may_refuse_is_said_and_stays(desk):
    written = desk.export("canvas", gradebook().replace("Student,ID", "Elev,ID"), "--partial")
    assert written.startswith(b"Elev,ID,") and "if it refuses this one, export" in desk.said


def test_a_line_that_may_be_of_two_is_left_out(desk):
    before = gradebook().replace(",tw1,", ",tw2,").encode()
    written = desk.export("canvas", before, "--partial", code=1)
    assert canvas_import.changes(before, written) == wanted([id for id in GIVEN if id != "tw1"])
    assert "downloaded.csv, line 9: its ids and addresses are of tw1 and of tw2" in desk.said


ABOVE = "".join(gradebook().splitlines(keepends=True)[:3])
STRANGERS = f'{ABOVE}"Nobody, Ned",7001,A7001,ned,Sec 1\n'
REFUSED = {  # what is wrong: (the text, options, what is said)
    "ungraded": (gradebook(), (), "answers are not all graded of 1 (wait)"),
    "another maximum": (gradebook(points="100.00"), ("--partial",), "has 10 points, Canvas 100"),
    "no column": (gradebook().replace(COLUMN, "Homework (4711)"), ("--partial",), '"Homework (4711)"'),
    "two columns": (gradebook().replace(OTHERS[1], f"{TITLE} (4712)"), ("--partial",), "2 columns"),
    "no number": (gradebook().replace(COLUMN, TITLE), ("--partial",), "has no column "),
    "no points": (gradebook(points="(read only)"), ("--partial",), "does not say how many points"),
    "another course": (STRANGERS, ("--partial",), "nobody in it is in the roster"),
    "a workbook": (b"PK\3\4" + bytes(9), (), "is a zip or a workbook"),
    "no gradebook": ("id,email\nada,ada@example.edu\n", (), "is no gradebook of Canvas"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_go_back_as_it_is_is_refused(desk, what):
    text, options, said = REFUSED[what]
    assert desk.export("canvas", text, *options, code=1) is None
    assert said in desk.said and "Traceback" not in desk.said
    assert not list(desk.course.root.glob("feedback-*"))


def test_a_column_is_named_and_scores_are_scaled(desk):
    before = gradebook(old={"exc": "EX"}, points="100.00").replace(COLUMN, "Homework (4711)").encode()
    written = desk.export("canvas", before, "--partial", "--scale", "--column", "homework (4711)")
    scaled = {(NUMBER[id], "Homework (4711)"): ("", f"{10 * (float(FINAL[id])):.2f}") for id in GIVEN}
    scaled[NUMBER["ada"], "Homework (4711)"] = ("", "85.07")
    assert canvas_import.changes(before, written) == scaled


def test_one_whose_release_lacked_a_question_is_scaled_or_refused(desk):
    with desk.book() as book:
        grade = book.find_grade("answer", "one", NAME, "bob")
        grade.manual_score = grade.auto_score = None
        grade.needs_manual_grade = False
        book.db.commit()
    desk.export("canvas", gradebook(), "--partial", code=1)
    assert "not all 10 points could be reached by 1 (bob)" in desk.said
    before = gradebook().encode()
    after = canvas_import.changes(before, desk.export("canvas", before, "--partial", "--scale"))
    assert after == wanted() | {(NUMBER["bob"], COLUMN): ("9.00", "5.00")}


def test_pages_go_to_the_hand_in_that_they_answer(desk):
    desk.export("canvas", gradebook(), "--partial")
    files = {NUMBER[id]: {str(2001 + place)} for place, id in enumerate(FINAL)}
    found = {canvas_import.answered(name, files): text for name, text in desk.pages("canvas").items()}
    assert found == {NUMBER[id]: f"page of {id}" for id in GIVEN}
    assert f"feedback-canvas-{NAME}.zip: {len(GIVEN)} feedback pages" in desk.said


def test_the_reading_of_canvas_sees_what_must_not_happen():
    before = gradebook().encode()
    blank = before.replace(b",9.00,", b",,")
    assert canvas_import.changes(before, before) == {}
    assert canvas_import.changes(before, blank) == {(NUMBER["bob"], COLUMN): ("9.00", "")}
    new = canvas_import.changes(before, before.replace(COLUMN.encode(), b"Homework"))
    assert (NUMBER["ada"], "new assignment Homework") in new
    with pytest.raises(canvas_import.NotTaken):
        canvas_import.changes(before, before.replace(b"Section", b"Where"))
