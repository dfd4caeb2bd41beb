"""What each student handed in of a term, as the policy sees it."""

from autograder.course.folders import read_json
from autograder.course.submission import TIMESTAMP, Refused, read_plain
from autograder.course.timestamp import moment_of
from autograder.term.attempts import Attempts
from autograder.term.grace import HandIn
from autograder.term.laid import newest
from autograder.term.late import BEST


def hand_ins(course, policy, known, maxima):
    """{student: {assignment: [HandIn]}}, the oldest first.

    `known`: {(assignment, student): book.Recorded}; `maxima`: {assignment: points}.  Who has no attempts has
    one hand-in, what stands in submitted/, with nbgrader's time stamp.
    """
    found = {}
    for name in policy.due:
        attempts = Attempts(course, name)
        students = {*course.students(name), *attempts.students(), *(s for a, s in known if a == name)}
        for student in students:
            recorded, theirs = known.get((name, student)), in_order(attempts.of(student).values())
            if not theirs:
                made = [_submitted(course, name, student, recorded)]
            elif policy.counts == BEST and len(theirs) > 1:
                made = [_with_own_score(course, name, each, recorded, maxima.get(name)) for each in theirs]
            else:
                made = [_hand_in(each, recorded) for each in theirs]
            found.setdefault(student, {})[name] = made
    return found


def in_order(attempts):
    """The oldest first."""
    left, found = list(attempts), []
    while left:
        found.append(newest(left))
        left.remove(found[-1])
    return found[::-1]


def _submitted(course, name, student, recorded):
    """Of a submission that no download brought here; where only the gradebook has it, by that."""
    folder = course.submitted(name, student)
    scores = _scores(recorded)
    if not folder.is_dir():
        return HandIn(time=recorded and recorded.time, **scores)
    try:
        return HandIn(time=moment_of(read_plain(folder / TIMESTAMP)), **scores)
    except Refused:
        return HandIn(**scores)


def _hand_in(attempt, recorded):
    return HandIn(attempt.key, attempt.time, attempt.late, **_scores(recorded))


def _scores(recorded):
    return {"raw": recorded.raw, "maximum": recorded.maximum} if recorded else {}


def _with_own_score(course, name, attempt, recorded, maximum):
    """One of several: the machine's scores are its own, and what a person gave counts for each of them."""
    hand_in = HandIn(attempt.key, attempt.time, attempt.late, recorded=False)
    own = read_json(course.attempt_result(name, attempt.student, attempt.key))
    if not own:
        return hand_in
    if not recorded:
        return hand_in.with_score(own["score"], maximum or own["max_score"])
    there = read_json(course.result(name, attempt.student)) or own
    by_machine = sum(item["score"] for item in own["items"] if item["id"] not in recorded.by_hand)
    raw = recorded.raw - sum(recorded.by_machine.values()) + by_machine
    return hand_in.with_score(raw, recorded.maximum, own["input_hash"] == there["input_hash"])
