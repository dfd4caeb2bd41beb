"""Attempts that were collected: each is kept once, and the newest of a student's stands in submitted/."""

from dataclasses import replace

from autograder.collecting.times import stamp, utc
from autograder.course.submission import TIMESTAMP, Refused, digest
from autograder.course.text import one_line
from autograder.course.timestamp import stamp_of
from autograder.term import laid
from autograder.term.attempts import Attempt
from autograder.term.laid import newest

FOUND = "found"  # the system of what stood in submitted/ already
BY_HAND = "--times"  # who says a time that an instructor wrote down


def attempt_of(arrival, student, system, source, files, group):
    """The Attempt as which an arrival is kept."""
    hash = digest(files)
    return Attempt(
        student=student,
        key=arrival.key + hash[:12] if arrival.key.endswith("-") else arrival.key,
        system=system,
        source=source,
        digest=hash,
        number=arrival.number,
        time=arrival.time,
        says=arrival.says,
        late=arrival.late,
        group=group,
    )


def keep(attempts, attempt, files):
    """-> (whether it is new, notes).  Raises Refused: it is known with other files."""
    known = attempts.of(attempt.student)
    if attempt.key not in known:
        target = attempts.course.submitted(attempts.assignment, attempt.student)
        if is_strange(attempts, attempt.student, target):
            keep_found(attempts, attempt.student, target)
        attempt, notes = _fresh(attempt, attempts.of(attempt.student).values())
        attempts.add(attempt, files)
        return True, notes
    old = known[attempt.key]
    if old.digest != attempt.digest:
        raise Refused(
            f"{attempt.key} was collected before with other files, which stay: to take these, remove "
            f"{attempts.files(attempt)} with the note beside it"
        )
    new, notes = with_time(old, attempt.time, attempt.says)
    new = replace(
        new, late=old.late if attempt.late is None else attempt.late, group=attempt.group or old.group
    )
    if new != old:
        attempts.note(new)
    return False, notes


def _fresh(attempt, others):
    """-> (the Attempt as one that came in last, notes)"""
    attempt = replace(attempt, collected=max((one.collected for one in others), default=0) + 1)
    earlier = [
        one.key for one in others if attempt.time and (one.time, one.says) == (attempt.time, attempt.says)
    ]
    if attempt.number is None and earlier:
        note = f"{attempt.says} has the time of {earlier[0]}, so it is older than the download: bring it anew"
        return replace(attempt, time=None, says=""), [note]
    return attempt, []


def with_time(attempt, time, says):
    """-> (the Attempt with this time, notes); a time that is known stays, but where a person corrects it."""
    if time is None or time == attempt.time:
        return attempt, []
    if attempt.time is None or says == BY_HAND:
        return replace(attempt, time=time, says=says), []
    return attempt, [
        f"{says} says that {attempt.key} is of {utc(time)}, and {attempt.says} said {utc(attempt.time)}, "
        f"which stays; {BY_HAND} FILE corrects it"
    ]


def settle(course, attempts, student, chosen=False):
    """Lay what counts into submitted/; -> (the Attempt that counts, notes).

    `chosen`: whether grading may have chosen another attempt that stands there, which stays then.
    """
    known = attempts.of(student)
    counts = newest(known.values())
    target = course.submitted(attempts.assignment, student)
    timestamp = _timestamp(counts)
    if target.is_symlink() or target.parent.is_symlink():
        return counts, [f"{target} is a link: it stays as it is, and {counts.key} is kept beside it"]
    laid.tidy(target)
    if laid.is_laid(target, counts, timestamp) or (chosen and _is_one_of(target, known.values())):
        return counts, []
    if is_strange(attempts, student, target):
        return counts, [f"{target} holds other files than {counts.key}, which counts: they stay"]
    target.parent.mkdir(parents=True, exist_ok=True)
    laid.lay(attempts.files(counts), target, timestamp)
    return counts, []


def _timestamp(attempt):
    return stamp_of(attempt.time) if attempt.time else None


def _is_one_of(target, attempts):
    return any(laid.is_laid(target, attempt, _timestamp(attempt)) for attempt in attempts)


def is_strange(attempts, student, target):
    """Whether files stand in `target` that are no attempt's."""
    there = laid.files(target)
    return bool(there) and digest(there) not in {one.digest for one in attempts.of(student).values()}


def keep_found(attempts, student, target):
    """What somebody laid there, or collected in another way, is an attempt, too: the oldest."""
    files = laid.files(target)
    try:
        time = stamp((target / TIMESTAMP).read_text())
    except (OSError, ValueError):
        time = None
    hash = digest(files)
    found = Attempt(
        student=student,
        key=f"{FOUND}-{hash[:12]}",
        system=FOUND,
        source=one_line(str(target)),
        digest=hash,
        time=time,
        says=TIMESTAMP if time else "",
    )
    attempts.add(found, files)
