"""A small term from the first roster to the last day of grace, against what its students know of it.

Whatever is written is held against `Facts.rows`: another computation, from what each handed in when, and not
from anything that the kit keeps.
"""

from dataclasses import replace
from random import Random

import pytest

from autograder.grading import run
from tests import quick, term_course, term_facts
from tests.term_course import Term
from tests.term_downloads import MADE_BY
from tests.term_facts import (
    AFTER,
    BEFORE,
    BEST,
    CANVAS_1,
    CANVAS_2,
    CANVAS_4,
    CLASS,
    EXCHANGE_2,
    FIRST,
    GRADESCOPE_2,
    GRADESCOPE_3,
    MOODLE_1,
    MOODLE_3,
    MOODLE_4,
    NAMES,
    NEWEST,
    PLAIN_1,
    PLAIN_3,
    SECOND,
    THIRD,
    WHO,
    Facts,
)

SECRETS = [reason.encode() for reason in (term_facts.ILL, term_facts.STRIKE, term_facts.WEDDING)]


@pytest.fixture
def term(tmp_path, monkeypatch, capsys, caplog):
    monkeypatch.setattr(run, "grade", quick.graded)
    monkeypatch.setattr(run, "require_sound", lambda *_: None)
    monkeypatch.setenv("COLUMNS", "200")
    made = Term(term_course.lay_course(tmp_path / "course"), capsys, caplog, Random(1))
    made.decree(NEWEST)
    return made


def require(term, facts):
    """Row for row, the same is in the gradebook, in the CSV, on the pages, and in truth."""
    wanted = facts.rows()
    assert term_course.attempts(term) == facts.attempts()
    assert term_course.times_kept(term) == {key: row[0] for key, row in wanted.items()}
    assert close(term_course.in_csv(term)) == close(wanted)
    assert close(term_course.on_pages(term), 2) == close(wanted, 2)
    assert close(term_course.in_gradebook(term)) == close({key: row[3:] for key, row in wanted.items()})
    for id, marks in term_course.marks(term).items():
        owners = {who for who in WHO if facts.id(who) == id}
        assert all(owners & {*mark.split("+")} for mark, _ in marks), id
    for path in term.root.rglob("*"):
        is_secret = path.is_file() and any(secret in path.read_bytes() for secret in SECRETS)
        assert not is_secret or path.is_relative_to(term.course.people)


def close(rows, digits=9):
    """Rounded, and in an order."""
    return {
        key: tuple(n if n is None else round(float(n), digits) for n in row)
        for key, row in sorted(rows.items())
    }


def first_week(term):
    """Canvas, Moodle and a mail: late by 20 hours, by a minute too few, by a day of 23 hours; a group."""
    term.roster(CLASS)
    term.extend(BEFORE)
    (term.course.people / "groups.csv").write_text(
        f"assignment,group,id\n{FIRST},Team 7,eve\n{FIRST},Team 7,fay\n"
    )
    term.collect(CANVAS_1, as_zip=True, dies=40)
    assert "marked late, but the download holds no times: bob, di" in term.said
    term.tell_times(CANVAS_1)
    term.collect(MOODLE_1)
    term.collect(PLAIN_1)
    term.tell_times(PLAIN_1)
    term.run("grade", FIRST)
    given = (((FIRST, "ada"), 1.5), ((FIRST, "bob"), 2.0), ((FIRST, "eve"), 0.5))
    term.give(given)
    term.run("grade", FIRST)
    return Facts(NEWEST, extensions=BEFORE, given=given).came(CANVAS_1, MOODLE_1, PLAIN_1)


def second_week(term, facts):
    """Gradescope, the exchange, and Canvas without names; somebody has left; an extension after grading."""
    stayed = [student for student in CLASS if student.id != "gus"]
    term.roster(stayed)
    assert "not in what Moodle gave" in term.said and "--complete): gus" in term.said  # it has no sections
    term.roster(stayed, "--complete")
    assert term_course.active(term) == {student.id for student in stayed}
    for download in (GRADESCOPE_2, EXCHANGE_2, CANVAS_2):
        term.collect(download)
    term.tell_times(CANVAS_2)
    term.run("grade", SECOND, dies=60)
    facts = facts.came(GRADESCOPE_2, EXCHANGE_2, CANVAS_2)
    require(term, facts)

    term.extend((*BEFORE, AFTER))
    term.run("late")
    assert "bob" in term.said
    require(term, facts)  # nothing is written yet
    term.run("late", "--apply", dies=12)
    facts = replace(facts, extensions=(*BEFORE, AFTER))
    require(term, facts)

    term.run("collect", SECOND, "--names", term.file("names.csv", "anonymous,id\nanon-a1B2c,hal\n"))
    term.run("grade", SECOND)
    return replace(facts, named=("hal",))


def third_week(term, facts):
    """The rest; then two hand in the first assignment again, and one of them spends grace of the others."""
    for download in (PLAIN_3, GRADESCOPE_3, MOODLE_3):
        term.collect(download)
    term.tell_times(PLAIN_3)
    term.run("grade", THIRD)
    facts = facts.came(PLAIN_3, GRADESCOPE_3, MOODLE_3)
    require(term, facts)
    term.collect(CANVAS_4)
    term.tell_times(CANVAS_4)
    term.collect(MOODLE_4)
    term.run("grade", FIRST)
    assert f"what lateness costs in {THIRD} would change for ida, and was left as it is" in term.said
    term.run("late", "--apply")
    return facts.came(CANVAS_4, MOODLE_4)


def nothing_is_new(term):
    """All downloads once more, the oldest first."""
    before = term.state()
    for download in MADE_BY:
        term.collect(download)
    for name in NAMES:
        term.run("grade", name)
    term.run("late", "--apply")
    assert term.state() == before


def test_a_term(term):
    facts = first_week(term)
    require(term, facts)
    facts = second_week(term, facts)
    require(term, facts)
    facts = third_week(term, facts)
    require(term, facts)

    term.decree(BEST)
    for name in (FIRST, SECOND):  # of which somebody has several attempts
        term.run("grade", name)
    term.run("late", "--apply")
    require(term, replace(facts, policy=BEST))
    nothing_is_new(term)
