"""The kit's own CSV: one line a student, over all assignments or one."""

from autograder.course.submission import Refused
from autograder.course.text import some
from autograder.returning.sheet import SHOWN
from autograder.term import people
from autograder.term.roster import Person
from cs231n_utils.promises.hand_in import folded

PERSON = ("id", "last_name", "first_name", "email", "section")
POINTS = ("raw", "penalty", "final", "maximum")


def write(path, grades, roster, partial=False):
    """-> {assignment: ids of those left out}.  `grades`: {assignment: Grades}.

    Who has no grade has empty cells.  Raises Refused: answers are not graded yet, and it is not `partial`.
    """
    waiting = {name: [grade.student for grade in its if grade.waits] for name, its in grades.items()}
    waiting = {name: ids for name, ids in waiting.items() if ids}
    if waiting and not partial:
        said = [f"{name}: {len(ids)} ({some(ids, SHOWN)})" for name, ids in waiting.items()]
        raise Refused(
            "\n  ".join(["answers are not all graded of", *said])
            + "\nGrade them in formgrader, or leave these cells empty with --partial"
        )
    columns = [*PERSON, *(f"{name}_{what}" for name in grades for what in POINTS)]
    people.write(path, columns, [_row(person, grades) for person in _everybody(grades, roster)])
    return waiting


def _everybody(grades, roster):
    """Those of the roster, then who has a grade and is not in it."""
    known = {folded(person.id) for person in roster}
    others = {id: grade.student for its in grades.values() for id, grade in its.known.items()}
    return [*roster, *(Person(others[id]) for id in sorted(others) if id not in known)]


def _row(person, grades):
    row = {name: getattr(person, name) for name in PERSON}
    for name, its in grades.items():
        grade = its.of(person.id)
        if grade and not grade.waits:
            row |= {f"{name}_{what}": _number(getattr(grade, what)) for what in POINTS}
    return row


def _number(points):
    return f"{points:.4f}".rstrip("0").rstrip(".")
