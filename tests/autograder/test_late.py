"""What lateness costs, against another computation of it: fractions and whole seconds since 1970."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from random import Random
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from traitlets.config import Config

from autograder.course.lookup import BadSettings
from autograder.report import lateness
from autograder.term import grace
from autograder.term.dues import Dues, Extension, NoMoment, moment, shown
from autograder.term.grace import HandIn
from autograder.term.late import Policy
from autograder.term.words import why_counts
from tests.policy import NAMES, ZONES, a_term, expected, seconds


def policy(tmp_path=None, **late):
    return Policy.of(Config(Late=late), tmp_path)


def hand_in(key, second, marked, raw, maximum):
    time = None if second is None else datetime.fromtimestamp(second, UTC)
    return HandIn(key, time, marked, float(raw), float(maximum))


WHY = {  # the settings, whether the attempt is graded, whether it came until the last day: why it counts
    ("newest", None, True, True): "the newest (",
    ("newest", 5, True, True): "the newest of those until the last day (",
    ("best", None, True, True): "the one with the best score after lateness (",
    ("best", 5, True, True): "the one with the best score after lateness of those until the last day (",
    ("best", None, False, True): "the newest (",
    ("best", 5, True, False): "the newest: none came until the last day",
}


@pytest.mark.parametrize("case", WHY, ids=str)
def test_why_an_attempt_counts(case):
    counts, last_day, graded, counted = case
    row = SimpleNamespace(score=1.0 if graded else None, counted=counted)
    assert why_counts(policy(counts=counts, last_day=last_day), row).startswith(WHY[case])


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 2**32))
def test_any_term_is_as_computed_another_way(seed):
    late, extensions, hand_ins = a_term(Random(seed))
    rules = policy(**late)
    later = [Extension(name, who, moment(due), 2) for name, who, due in extensions]
    dues = Dues(rules.due, later, {"ann": "1"})
    known = {}
    for name in NAMES:
        own = [seconds(due) for other, _, due in extensions if other == name]
        known[name] = max([seconds(late["due"][name]), *own])
    attempts = {
        name: [
            (str(i), None if after is None else known[name] + after, marked, raw, 10)
            for i, (after, marked, raw) in enumerate(theirs)
        ]
        for name, theirs in hand_ins.items()
    }
    given_in = {name: [hand_in(*one) for one in theirs] for name, theirs in attempts.items()}
    found = grace.rows(rules, "ann", {name: dues.of(name, "ann") for name in NAMES}, given_in)
    wanted = expected(late, known, attempts)
    assert list(found) == list(wanted)
    for name, row in found.items():
        assert (row.hand_in.key, row.days, row.grace, row.penalty, row.score) == wanted[name]
        assert row.score == row.hand_in.raw - row.penalty


# by hand: what a reader can check


DUE = "2026-02-10 23:59 America/Los_Angeles"
AT = datetime(2026, 2, 11, 7, 59, tzinfo=UTC)  # the same


def row(seconds_late, raw=80.0, due=DUE, at=AT, **late):
    rules = policy(due={"a": due}, **{"rate": 0.1, **late})
    hand_in = HandIn("", at + timedelta(seconds=seconds_late), None, raw, 100.0)
    return grace.rows(rules, "ann", rules.due, {"a": [hand_in]})["a"]


@pytest.mark.parametrize(
    "late, tolerance, days",
    [
        *((-1, 0, 0), (0, 0, 0), (1, 0, 1), (86400, 0, 1), (86401, 0, 2)),
        *((900, 15, 0), (901, 15, 1), (86400, 15, 1), (86401, 15, 2)),
    ],
)
def test_a_day_begins_with_its_first_second(late, tolerance, days):
    assert row(late, tolerance=tolerance).days == days


COSTS = {  # what a hand-in of 80 of 100 points, three days late, costs
    "a tenth of the score a day": ({}, 24),
    "of the maximum": ({"of": "maximum"}, 30),
    "at most 20 points": ({"cap": 20}, 20),
    "never more than there is": ({"of": "maximum", "rate": 0.5}, 80),
    "a day of grace": ({"grace_days": 1}, 16),
    "all of them": ({"grace_days": 5}, 0),
    "the last day": ({"last_day": 3}, 24),
    "after the last day": ({"last_day": 2, "grace_days": 3}, 80),
}


@pytest.mark.parametrize("late, penalty", COSTS.values(), ids=COSTS)
def test_what_three_days_cost(late, penalty):
    assert row(3 * 86400 - 5, **late).penalty == pytest.approx(penalty)


def test_after_the_last_day_no_grace_is_spent():
    assert (row(3 * 86400, last_day=2, grace_days=3).grace, row(3 * 86400, last_day=2).counted) == (0, False)


SUMMER = ("2026-03-07 23:59 America/Los_Angeles", datetime(2026, 3, 8, 7, 59, tzinfo=UTC))
WINTER = ("2026-10-31 23:59 America/Los_Angeles", datetime(2026, 11, 1, 6, 59, tzinfo=UTC))


@pytest.mark.parametrize("due, at", (SUMMER, WINTER), ids=("to summer time", "back"))
def test_a_day_has_24_hours_whatever_the_clocks_do(due, at):
    assert moment(due) == at
    assert row(86400, due=due, at=at).days == 1 and row(86401, due=due, at=at).days == 2
    on_the_clock = at.astimezone(ZoneInfo("America/Los_Angeles")) + timedelta(days=1)
    rules = policy(due={"a": due})
    assert rules.days(rules.due["a"], on_the_clock) == (1 if due is SUMMER[0] else 2)  # 23 or 25 hours


def test_grace_goes_by_the_first_due_dates_and_pays_in_part():
    due = {"b": "2026-02-20 12:00 UTC", "a": "2026-02-10 12:00 UTC", "c": "2026-02-28 12:00 UTC"}
    rules = policy(due=due, grace_days=3, rate=0.1)
    dues = rules.due | {"a": moment("2026-03-30 12:00 UTC")}  # extended: later than all others, still first
    late = {name: [HandIn("", dues[name] + timedelta(days=2), None, 100.0, 100.0)] for name in due}
    rows = grace.rows(rules, "ann", dues, late)
    spent = {name: (row.grace, row.penalty) for name, row in rows.items()}
    assert spent == {"a": (2, 0), "b": (1, 10), "c": (0, 20)} and list(spent) == ["a", "b", "c"]
    assert [row.extended for row in rows.values()] == [True, False, False]


def test_of_equal_attempts_the_one_with_the_fewest_days_of_grace_counts():
    rules = policy(due={"a": DUE}, grace_days=2, rate=0.1, counts="best")
    attempts = [
        HandIn(str(days), AT + timedelta(days=days), None, raw, 100.0)
        for days, raw in enumerate((70.0, 80.0, 80.0))
    ]
    chosen = grace.rows(rules, "ann", rules.due, {"a": attempts})["a"]
    assert (chosen.hand_in.key, chosen.grace, chosen.score) == ("1", 1, 80)


def test_an_attempt_without_a_time_is_on_time_unless_it_was_marked():
    rules = policy(due={"a": DUE}, grace_days=2, rate=1)
    for marked, days in ((None, 0), (False, 0), (True, None)):
        found = grace.rows(rules, "ann", rules.due, {"a": [HandIn("", None, marked, 50.0, 100.0)]})["a"]
        assert (found.days, found.grace, found.score) == (days, 0, 50)


# moments and settings that are wrong


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_shown_is_the_moment(zone):
    for day in ("2026-01-31 00:00", "2026-07-04 23:59:59"):
        assert shown(moment(f"{day} {zone}")) == f"{day} {zone}"
    there = moment(f"2026-10-25 00:30 {zone}")
    for hours in range(24 * 20):
        time = (there.astimezone(UTC) + timedelta(hours=hours)).astimezone(there.tzinfo)
        assert moment(shown(time)).astimezone(UTC) == time.astimezone(UTC)


WRONG = {
    "2026-02-10 23:59": "with a zone",
    "2026-02-10": "with a zone",
    "10.2.2026 23:59 UTC": "with a zone",
    "2026-02-30 23:59 UTC": "no such date",
    "2026-02-10 24:00 UTC": "no such date",
    "2026-02-10 23:59 PST": "with a zone",
    "2026-02-10 23:59 America/Los_Angles": "no time zone 'America/Los_Angles'",
    "2026-02-10 23:59 ../etc/passwd": "with a zone",
    "2026-03-08 02:30 America/Los_Angeles": "the clocks change in that hour",
    "2026-11-01 01:30 America/Los_Angeles": "the clocks change in that hour",
    "2026-02-10 23:59 +99:00": "no time zone",
}


@pytest.mark.parametrize("text, says", WRONG.items(), ids=list(WRONG))
def test_what_is_no_moment_is_refused(text, says):
    with pytest.raises(NoMoment, match=says):
        moment(text)


FAULTS = {
    "due": ({"a": "2026-02-10 23:59"}, "with a zone"),
    "dues": ({"a": DUE}, "there is no c.Late.dues"),
    "rate": (-0.1, "rate is -0.1"),
    "tolerance": (float("nan"), "tolerance is nan"),
    "cap": ("much", "cap"),
    "of": ("all", "of"),
    "counts": ("oldest", "counts"),
    "grace_days": (1.5, "grace_days"),
    "last_day": (-1, "last_day is -1"),
}


@pytest.mark.parametrize("name, fault", FAULTS.items(), ids=list(FAULTS))
def test_a_fault_in_the_policy_is_one_line_that_names_the_file(name, fault, tmp_path):
    value, says = fault
    (tmp_path / "course_settings.py").touch()
    with pytest.raises(BadSettings, match=says) as caught:
        policy(tmp_path, **{name: value})
    assert str(tmp_path / "course_settings.py") in str(caught.value) and "\n" not in str(caught.value)


def test_a_narrow_terminal_breaks_lines_and_loses_no_word():
    text = "366 days late, after the last day: not counted"
    console = Console(width=80, file=StringIO())
    table = lateness._table("title", "student", "handed in", "days", "grace", "penalty", "score", "why")
    table.add_row("lise.meitner", "2026-11-13 04:10:00", "366", "0", "15.2", "69", text)
    console.print(table)
    lines = console.file.getvalue().splitlines()
    (column,) = (line.index("why") for line in lines if "why" in line)
    last = "".join(line[column:] for line in lines)
    assert text.replace(" ", "") in last.replace(" ", "")
