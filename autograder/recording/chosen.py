"""Of several attempts the one that counts by the course's policy stands in submitted/ when grading begins."""

from dataclasses import dataclass

from autograder.course.folders import read_json, write_json
from autograder.course.gradebook import opened
from autograder.course.timestamp import stamp_of
from autograder.grading import run
from autograder.grading.result import Result
from autograder.grading.sound import require_sound
from autograder.term import laid
from autograder.term.attempts import Attempt, Attempts
from autograder.term.late import BEST
from autograder.term.words import why_counts


@dataclass(frozen=True)
class Counting:
    """The Attempt that counts of a student's, {key: Attempt}; `why`: in words."""

    attempt: Attempt
    theirs: dict
    why: str


def choose(term, assignment, students, how, workers):
    """-> lines on what was laid.  `how`: level of isolation and name of the data set, as grading has them."""
    counting, said = counted(term, assignment, students, how, workers)
    for chosen in counting.values():
        said += _laid(Attempts(term.course, assignment.name), chosen)
    return said


def counted(term, assignment, students, how, workers):
    """-> ({student: Counting} of who has several, lines on problems)

    Nothing is laid.  Where the best counts, each has a result when this is through.
    """
    name = assignment.name
    if not term.covers(name):
        return {}, []
    attempts = Attempts(term.course, name)
    several = {student: theirs for student in students if len(theirs := attempts.of(student)) > 1}
    said = _graded(attempts, assignment, several, how, workers) if term.policy.counts == BEST else []
    if not several:
        return {}, said
    with opened(term.db_url) as gradebook:
        _, _, rows = term.look(gradebook)
    found = {student: rows[name, student] for student in several}
    return {
        student: Counting(several[student][row.hand_in.key], several[student], why_counts(term.policy, row))
        for student, row in found.items()
    }, said


def folder(attempts, counting):
    """The folder whose files are graded when this attempt counts; files that are no attempt's stay."""
    target = attempts.course.submitted(attempts.assignment, counting.attempt.student)
    return target if _is_strange(target, counting.theirs) else attempts.files(counting.attempt)


def _graded(attempts, assignment, several, how, workers):
    """Each attempt has a result of its own; -> lines on those that could not be graded."""
    course, name = attempts.course, attempts.assignment
    known = {
        (student, key): attempt for student, theirs in several.items() for key, attempt in theirs.items()
    }
    run.require(course, assignment, *how)
    tasks, errors = run.guarded(
        known,
        lambda which: run.task(course, assignment, attempts.files(known[which]), *how, which[0]),
    )
    todo = {which: task for which, task in tasks.items() if not _is_graded(course, name, which, task)}
    if todo:
        require_sound(course, assignment, how[0], run.data_set(course, assignment, how[1]))
    for which, outcome in run.grade_all(todo, workers):
        if isinstance(outcome, Result):
            write_json(course.attempt_result(name, *which), outcome.to_json())
        else:
            errors[which] = outcome
    return [f"{student}: the attempt {key} was not graded: {errors[student, key]}" for student, key in errors]


def _is_graded(course, name, which, task):
    """Its result is there, or is that of what was graded last."""
    own = course.attempt_result(name, *which)
    for path in (own, course.result(name, which[0])):
        known = read_json(path)
        if isinstance(known, dict) and known.get("input_hash") == task.input_hash():
            if path != own:
                write_json(own, known)
            return True
    return False


def _laid(attempts, counting):
    """Files that are no attempt's stay."""
    attempt, theirs = counting.attempt, counting.theirs
    target = attempts.course.submitted(attempts.assignment, attempt.student)
    timestamp = stamp_of(attempt.time) if attempt.time else None
    laid.tidy(target)
    if laid.is_laid(target, attempt, timestamp):
        return []
    if _is_strange(target, theirs):
        return [f"{target} holds other files than {attempt.key}, which counts: they stay, and are graded"]
    laid.lay(attempts.files(attempt), target, timestamp)
    known = read_json(attempts.course.attempt_result(attempts.assignment, attempt.student, attempt.key))
    if known:
        write_json(attempts.course.result(attempts.assignment, attempt.student), known)
    return [f"{attempt.student}: of {len(theirs)} attempts {attempt.key} counts, {counting.why}"]


def _is_strange(target, theirs):
    return laid.digest(laid.files(target) or {}) not in {one.digest for one in theirs.values()}
