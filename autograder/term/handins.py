"""What each student handed in of a term, as the policy sees it."""

from dataclasses import replace

from autograder.course.submission import TIMESTAMP, Refused, read_plain
from autograder.course.timestamp import moment_of
from autograder.term.attempts import Attempts
from autograder.term.grace import HandIn


def hand_ins(course, policy, known):
    """{student: {assignment: [HandIn]}}, the oldest first.

    `known`: {(assignment, student): book.Recorded}.  Who has no attempts has one hand-in, what stands in
    submitted/, with nbgrader's time stamp.
    """
    found = {}
    for name in policy.due:
        attempts = Attempts(course, name)
        students = {*course.students(name), *attempts.students(), *(s for a, s in known if a == name)}
        for student in students:
            recorded = known.get((name, student))
            theirs = attempts.in_order(student) or [_submitted(course, name, student, recorded)]
            found.setdefault(student, {})[name] = [_scored(hand_in, recorded) for hand_in in theirs]
    return found


def _submitted(course, name, student, recorded):
    """Of a submission that no download brought here; where only the gradebook has it, by that."""
    folder = course.submitted(name, student)
    if not folder.is_dir():
        return HandIn(time=recorded and recorded.time)
    try:
        return HandIn(time=moment_of(read_plain(folder / TIMESTAMP)))
    except Refused:
        return HandIn()


def _scored(attempt, recorded):
    hand_in = HandIn(attempt.key, attempt.time, attempt.late)
    return replace(hand_in, raw=recorded.raw, maximum=recorded.maximum) if recorded else hand_in
