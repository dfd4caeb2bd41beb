"""Grades into Moodle's worksheet: by another reading of its rules, the intended cells change, no others."""

import csv
import io

import pytest

from autograder.term.attempts import Attempt, Attempts
from tests import moodle_import
from tests.moodle_import import ENGLISH, GERMAN, State
from tests.returned import CLASS, FINAL, GIVEN, NAME, NUMBER

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own, harmless

MODIFIED = "Sunday, 1 February 2026, 1:00 PM"
HEADERS = {
    ENGLISH: (
        *("Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade"),
        *("Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments"),
    ),
    GERMAN: (
        *("ID", "Vollständiger Name", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung"),
        *("Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)"),
        "Feedback als Kommentar",
    ),
}
OLD = {"ada": "8.51", "bob": "9.00", "none": "3.00", "exc": "1.00"}
LOCKED = {"exc"}
COMMENT = 'Well "done", now\nread the page'


def worksheet(words=ENGLISH, blind=False, maximum="10.00", old=OLD, end="\r\n"):
    """The text of a worksheet with everybody in it, quoted as Moodle's PHP does."""
    yes, no = ("Ja", "Nein") if words is GERMAN else ("Yes", "No")
    rows = [HEADERS[words]]
    for id, last, first in CLASS:
        rows.append(
            (
                f"{words.participant}{NUMBER[id]}", f"{first} {last}", f"{id}@example.edu", "Submitted",
                old.get(id, "").replace(".", words.sign), maximum.replace(".", words.sign),
                no if id in LOCKED else yes, MODIFIED, MODIFIED if id in old else "-", COMMENT,
            )
        )  # fmt: skip
    rows = [row[:1] + row[3:] for row in rows] if blind else rows
    return "".join(",".join(map(quoted, row)) + end for row in rows)


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ' ",\t\n') else text


def states():
    graded = moodle_import.datetime.strptime(MODIFIED, moodle_import.FORMAT).timestamp()
    return {
        NUMBER[id]: State(
            float(OLD[id]) if id in OLD else None,
            locked=id in LOCKED,
            graded=graded if id in OLD else None,
            comment=COMMENT,
        )
        for id, *_ in CLASS
    }


def wanted(ids=GIVEN):
    return {NUMBER[id]: float(FINAL[id]) for id in ids if OLD.get(id) != FINAL[id]}


def cells(content):
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["english", "german"])
def test_an_upload_changes_exactly_the_grades_of_who_has_one(desk, words):
    before = worksheet(words).encode()
    written = desk.export("moodle", before, "--partial")
    assert moodle_import.changes(states(), written, words) == wanted()
    place = HEADERS[words].index(words.grade)
    others = [[row[:place] + row[place + 1 :] for row in cells(text)] for text in (before, written)]
    assert others[0] == others[1]
    untouched = [
        line for line in before.split(b"\r\n") if b"exc@" in line or b"none@" in line or b"ada@" in line
    ]
    assert len(untouched) == 3 and all(line in written.split(b"\r\n") for line in untouched)
    assert desk.export("moodle", before, "--partial") == written
    assert "9 grades for Moodle, 7 new, 1 changed, 1 the same" in desk.said
    assert "left as it is, locked in Moodle: 1 (exc)" in desk.said


def test_a_grade_that_is_newer_in_moodle_wins(desk):
    known = states()
    known[NUMBER["bob"]] = State(5.0, graded=known[NUMBER["bob"]].graded + 3600, comment=COMMENT)
    written = desk.export("moodle", worksheet(), "--partial")
    assert moodle_import.changes(known, written) == wanted([id for id in GIVEN if id != "bob"])


def test_without_names_the_number_says_who_handed_in(desk):
    """Collected under blind marking: named later, or not yet, or of two."""
    attempts, unnamed = Attempts(desk.course, NAME), f"anon-{NUMBER['zero']}"
    own = {id: NUMBER[id] for id in ("ada", "eve", "tw1", "tw2")} | {
        unnamed: NUMBER["zero"],
        "bob": NUMBER["tw1"],
    }
    for id, number in own.items():
        attempts.note(Attempt(id, f"moodle-{number}-0af3", "moodle", "zip", "", collected=1))
    with desk.book() as book:
        book.find_submission(NAME, "zero").student = book.update_or_create_student(unnamed)
        book.db.commit()
    written = desk.export("moodle", worksheet(blind=True), "--partial")
    assert moodle_import.changes(states(), written) == wanted(["ada", "eve", "tw2", "zero"])
    assert "not in the roster: 8 (" in desk.said and NUMBER["tw1"] in desk.said
    assert f"Participant_{NUMBER['ada']}_assignsubmission_file_/feedback.html" in desk.pages("moodle")


def test_a_grade_above_the_maximum_is_left_and_said(desk):
    with desk.book() as book:
        book.find_grade("answer", "one", NAME, "eve").manual_score = 4.5
        book.db.commit()
    written = desk.export("moodle", worksheet(), "--partial", code=1)
    assert moodle_import.changes(states(), written) == wanted([id for id in GIVEN if id != "eve"])
    assert "not given back, above the 10 points that Moodle takes: 1 (eve)" in desk.said


def test_a_line_that_may_be_of_two_is_left_out_whatever_its_number_says(desk):
    key = f"moodle-{NUMBER['bob']}-0af3"
    Attempts(desk.course, NAME).note(Attempt("bob", key, "moodle", "zip", "", collected=2))
    written = desk.export("moodle", worksheet().replace("bob@example", "ada@example"), "--partial", code=1)
    assert moodle_import.changes(states(), written) == wanted(
        [id for id in GIVEN if id not in ("ada", "bob")]
    )
    assert "have an id or an address in common" in desk.said


REFUSED = {  # what is wrong: (the text, options, what is said)
    "ungraded": (worksheet(), (), "answers are not all graded of 1 (wait)"),
    "another maximum": (worksheet(maximum="100.00"), ("--partial",), "has 10 points, Moodle 100"),
    "a scale": (worksheet().replace("10.00", "Good"), (), "grade by points, not on a scale"),
    "no worksheet": ("id,email\nada,ada@example.edu\n", (), "is no grading worksheet"),
    "a column": (worksheet(), ("--column", "x (1)"), "--column is of Canvas"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_go_back_as_it_is_is_refused(desk, what):
    text, options, said = REFUSED[what]
    assert desk.export("moodle", text, *options, code=1) is None
    assert said in desk.said and "Traceback" not in desk.said


def test_the_reading_of_moodle_sees_what_must_not_happen():
    known, ada, exc = states(), b"Submitted,8.51,", b"Submitted,1.00,"
    before = worksheet().encode()
    assert moodle_import.changes(known, before) == {}
    for grade, changed in {b"9.00": {NUMBER["ada"]: 9.0}, b"": {}, b"-1": {}, b"10.5": {}}.items():
        assert moodle_import.changes(known, before.replace(ada, b"Submitted,%s," % grade)) == changed
    assert moodle_import.changes(known, before.replace(exc, b"Submitted,2.00,")) == {}  # it is locked
    assert len(moodle_import.changes(known, before.replace(b"read the page", b"?"))) == len(NUMBER)


def test_scores_are_scaled_to_what_moodle_has(desk):
    written = desk.export("moodle", worksheet(maximum="50.00", old={}), "--partial", "--scale")
    known = {number: State(maximum=50.0, comment=COMMENT) for number in NUMBER.values()}
    found = moodle_import.changes(known, written)
    assert found[NUMBER["bob"]] == 20.0 and found[NUMBER["ada"]] == pytest.approx(42.535, abs=0.006)


def test_pages_stand_in_folders_that_moodle_gives_to_their_students(desk):
    desk.export("moodle", worksheet(), "--partial")
    pages = desk.pages("moodle")
    assert {moodle_import.answered(name, NUMBER.values()): text for name, text in pages.items()} == {
        NUMBER[id]: f"page of {id}" for id in GIVEN
    }
    assert all(len(part.encode()) < 255 for name in pages for part in name.split("/"))
