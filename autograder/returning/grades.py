"""Who has a grade to be given back, and of what it is made: a view of the gradebook and the roster."""

from dataclasses import dataclass

from nbgrader.api import Assignment, Student

from autograder.course.gradebook import opened
from autograder.term import book
from autograder.term.people import CONTROL
from autograder.term.roster import Person, Roster
from cs231n_utils.promises.hand_in import folded


@dataclass(frozen=True)
class Grade:
    """Of a recorded hand-in; nobody else has one.

    `maximum`: what this student could reach; `waits`: whether a person has still to grade some of it.
    """

    student: str
    raw: float
    penalty: float
    maximum: float
    waits: bool

    @property
    def final(self):
        return max(0.0, self.raw - self.penalty)


@dataclass(frozen=True)
class Grades:
    """Of one assignment: {folded id: Grade}; `points`: what can be reached in it now."""

    points: float
    known: dict

    def of(self, student):
        return self.known.get(folded(student))

    def __iter__(self):
        return iter(self.known.values())


def read(db_url, only=None):
    """{assignment: Grades} of all in the gradebook, or of `only` one.  Raises GradebookUnusable."""
    with opened(db_url) as gradebook:
        names = [name for (name,) in gradebook.db.query(Assignment.name).order_by(Assignment.name)]
        names = [name for name in names if only in (None, name)]
        maxima, found = book.maxima(gradebook, names), {name: {} for name in names}
        for (name, student), its in book.recorded(gradebook, names).items():
            found[name][folded(student)] = Grade(student, its.raw, its.penalty, its.maximum, its.waits)
    return {name: Grades(maxima[name], found[name]) for name in names}


def roster_of(course, db_url):
    """The Roster; of a course that keeps none: who is in the gradebook.  Raises people.BadTable."""
    roster = Roster.read(course)
    if len(roster):
        return roster
    columns = Student.id, Student.last_name, Student.first_name, Student.email
    with opened(db_url) as gradebook:
        rows = [[CONTROL.sub("", text or "") for text in row] for row in gradebook.db.query(*columns)]
    return Roster({row[0]: Person(*row) for row in sorted(rows)})
