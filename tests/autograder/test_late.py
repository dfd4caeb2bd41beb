"""What lateness costs, against a computation of its own: fractions, whole seconds, and no clock of a place."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traitlets.config import Config

from autograder.course.lookup import BadSettings
from autograder.term import grace
from autograder.term.dues import Dues, Extension, NoMoment, moment, shown
from autograder.term.grace import HandIn
from autograder.term.late import Policy

ZONES = ("America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "UTC", "+05:30")
NAMES = ("a", "b", "c", "d")


def policy(tmp_path=None, **late):
    return Policy.of(Config(Late=late), tmp_path)


# the policy once more: by the second, with fractions, the due dates as seconds since 1970


def seconds(text):
    """Of a local time with a zone since 1970; offsets by the zone's own table, and integers from there on."""
    clock, zone = text[:16], text[17:]
    local = datetime.strptime(clock, "%Y-%m-%d %H:%M")
    whole = (local - datetime(1970, 1, 1)) // timedelta(seconds=1)
    if zone[0] in "+-":
        return whole - (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 3600 + int(zone[4:]) * 60)
    for offset in range(-14 * 3600, 14 * 3600 + 1, 900):  # which offset does that place have at that moment?
        there = datetime.fromtimestamp(whole - offset, ZoneInfo(zone))
        if there.replace(tzinfo=None) == local:
            return whole - offset
    raise AssertionError(text)


def days_late(due, time, tolerance):
    if time - due <= tolerance:
        return 0
    days = 0
    while due + days * 86400 < time:
        days += 1
    return days


def expected(late, dues, attempts):
    """{assignment: (key, days, grace, penalty, score)}; `attempts`: {name: [(key, second, marked, raw, max)]}"""
    left, found = late["grace_days"], {}
    for name in sorted(late["due"], key=lambda name: (seconds(late["due"][name]), name)):
        rows = []
        for key, second, marked, raw, maximum in attempts.get(name, ()):
            tolerance = Fraction(late["tolerance"]) * 60
            days = 0 if second is None else days_late(dues[name], second, tolerance)
            pays = min(left, days)
            cost = Fraction(late["rate"]) * (days - pays) * Fraction(raw if late["of"] == "raw" else maximum)
            if late["cap"] is not None:
                cost = min(cost, Fraction(late["cap"]))
            counts = late["last_day"] is None or days <= late["last_day"]
            score = max(Fraction(0), Fraction(raw) - cost) if counts else Fraction(0)
            days = None if second is None and marked else days
            rows.append((counts, score, pays if counts else 0, key, days, Fraction(raw) - score))
        if not rows:
            continue
        taken = [row for row in rows if row[0]] or rows[-1:]
        chosen = taken[-1]
        if late["counts"] == "best" and any(row[0] for row in rows):
            best = max(row[1] for row in taken)
            fewest = min(row[2] for row in taken if row[1] == best)
            chosen = [row for row in taken if row[1] == best and row[2] == fewest][-1]
        _, score, pays, key, days, penalty = chosen
        left -= pays
        found[name] = (key, days, pays, penalty, score)
    return found


@st.composite
def terms(draw):
    """A term of one student: settings, extensions, attempts, around the changes of the clocks."""
    zone = draw(st.sampled_from(ZONES))
    days = st.sampled_from(
        ("2026-03-07", "2026-03-08", "2026-03-28", "2026-04-04", "2026-10-24", "2026-10-31")
    )
    dues = st.builds(lambda day, clock: f"{day} {clock} {zone}", days, st.sampled_from(("23:59", "12:00")))
    late = {
        "due": {name: draw(dues) for name in NAMES},
        "tolerance": draw(st.sampled_from((0, 0.5, 15, 60))),
        "rate": draw(st.sampled_from((0, 0.125, 0.25, 1))),
        "of": draw(st.sampled_from(("raw", "maximum"))),
        "cap": draw(st.sampled_from((None, 0, 2.5, 50))),
        "grace_days": draw(st.integers(0, 4)),
        "last_day": draw(st.sampled_from((None, 0, 1, 3))),
        "counts": draw(st.sampled_from(("newest", "best"))),
    }
    extensions = draw(
        st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(("ann", "section:1")), dues))
    )
    whole = st.builds(
        lambda days, nudge: days * 86400 + nudge,
        st.integers(-2, 5),
        st.sampled_from((-3600, -1, 0, 1, 29, 30, 31, 900, 901, 3599, 3600, 3601)),
    )
    scores = st.sampled_from((0, 1, 2.5, 8, 10))
    one = st.tuples(st.one_of(whole, st.none()), st.booleans(), scores)
    hand_ins = {name: draw(st.lists(one, max_size=3)) for name in NAMES}
    return late, extensions, hand_ins


@settings(max_examples=1500, deadline=None)
@given(terms())
def test_any_term_is_as_computed_another_way(term):
    late, extensions, hand_ins = term
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
    given_in = {
        name: [
            HandIn(
                key, None if s is None else datetime.fromtimestamp(s, UTC), marked, float(raw), float(most)
            )
            for key, s, marked, raw, most in theirs
        ]
        for name, theirs in attempts.items()
    }
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
    [(-1, 0, 0), (0, 0, 0), (1, 0, 1), (86400, 0, 1), (86401, 0, 2)]
    + [(900, 15, 0), (901, 15, 1), (86400, 15, 1), (86401, 15, 2)],
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
    assert [(name, row.grace, row.penalty) for name, row in rows.items()] == [
        ("a", 2, 0),
        ("b", 1, 10),
        ("c", 0, 20),
    ]
    assert [row.extended for row in rows.values()] == [True, False, False]


def test_of_equal_attempts_the_one_with_the_fewest_days_of_grace_counts():
    rules = policy(due={"a": DUE}, grace_days=2, rate=0.1, counts="best")
    times = [AT + timedelta(days=days) for days in (0, 1, 2)]
    attempts = [
        HandIn(str(i), time, None, raw, 100.0)
        for i, (time, raw) in enumerate(zip(times, (70.0, 80.0, 80.0), strict=True))
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
        assert shown(moment(f"{day} {zone}")) == f"{day} {zone}".removesuffix(":00" if False else "")
    there = moment(f"2026-10-25 00:30 {zone}")
    for hours in range(24 * 20):
        time = (there.astimezone(UTC) + timedelta(hours=hours)).astimezone(there.tzinfo)
        assert moment(shown(time)) == time


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
    "2026-02-10 23:59 +99:00": "",
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
