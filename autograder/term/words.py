"""Lateness in words: for a student's page, the CSV, and whoever grades."""

from autograder.course.text import some
from autograder.term.dues import in_zone_of, shown
from autograder.term.late import BEST, NEWEST, RAW

COUNTS = {NEWEST: "the newest", BEST: "the one with the best score after lateness"}
SHOW, APPLY = "python -m autograder late", "python -m autograder late --apply"


def why(row):
    """What lateness made of a hand-in; empty for one that was on time.  No reason of an extension."""
    said = [_days(row)] if row.days != 0 else []
    if row.extended:
        said.append(f"due date extended to {shown(row.due)}")
    return "; ".join(said)


def _days(row):
    if row.days is None:
        return "late, nobody knows by how much: no penalty"
    late = _number(row.days, "day late", "days late")
    if not row.counted:
        return f"{late}, after the last day: not counted"
    said = [late]
    if row.grace:
        said.append(_number(row.grace, "day of grace", "days of grace"))
    if row.paid and row.terms.rate:
        said.append(f"{row.paid} at {_terms(row.terms, ' each' if row.paid > 1 else '')}")
    return ", ".join(said)


def _terms(terms, each):
    of = "score" if terms.of == RAW else "maximum"
    most = "" if terms.cap is None else f", at most {terms.cap:g} points"
    return f"{terms.rate * 100:g} % of the {of}{each}{most}"


def _number(count, one, many):
    return f"{count} {one if count == 1 else many}"


def why_counts(policy, row):
    """Why this attempt, and no other of the student's."""
    if not row.counted:
        return "the newest: none came until the last day"
    rule = policy.counts if row.score is not None else NEWEST  # while none of them is graded
    until = "" if policy.last_day is None else " of those until the last day"
    return f"{COUNTS[rule]}{until} (c.Late.counts)"


def handed_in(row, zone=True):
    """On the clocks of where it was due; empty where nobody knows."""
    time = row.hand_in.time
    if time is None:
        return ""
    there = in_zone_of(time, row.due)
    return shown(there) if zone else f"{there:%Y-%m-%d %H:%M:%S}"


def lines(settled, shown=()):
    """What whoever grades should know of a Settled, but for its `strays`, which are to be mended.

    `shown`: Changes that need no line any more.
    """
    found, names, others = [], {}, {}
    for change in (change for change in settled.held if change not in shown):
        kind = others if change.is_of_another else names
        kind.setdefault(change.assignment, []).append(change.student)
    for name, students in others.items():
        found.append(
            f"another attempt at {name} counts than the one in the gradebook for {some(students)}: "
            f"`python -m autograder grade {name}` takes it"
        )
    for name, students in names.items():
        found.append(
            f"what lateness costs in {name} would change for {some(students)}, and was left as it is: "
            f"`{SHOW}` shows the difference, `{APPLY}` writes it"
        )
    for name, students in settled.unknown.items():
        found.append(
            f"late in {name}, nobody knows by how much, so without a penalty: {some(students)}; "
            f"`python -m autograder collect {name} DOWNLOAD --times CSV` tells"
        )
    return found


def say(settled, log):
    for line in [*lines(settled), *settled.strays]:
        log.warning("%s", line)
