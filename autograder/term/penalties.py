"""The penalties of a whole term: computed anew from raw scores, and written where nothing stands against it.

A row that was applied once changes by itself only with its score, or when its own assignment is graded; all
else that would change is held until an instructor has seen it and says so.
"""

from copy import copy
from dataclasses import dataclass, field, replace
from math import isclose

from autograder.course.folders import Course
from autograder.course.gradebook import alone, opened
from autograder.term import applied, book, grace, log
from autograder.term.dues import Dues
from autograder.term.handins import hand_ins
from autograder.term.late import Policy


@dataclass(frozen=True)
class Change:
    """A penalty in the gradebook that is another one by what is known now.

    `old`, `new`: Rows with the scores of now, or None; `written`: the points in the gradebook.
    """

    assignment: str
    student: str
    old: grace.Row | None
    new: grace.Row | None
    written: float

    @property
    def wanted(self):
        return self.new.penalty if self.new else 0.0

    @property
    def is_of_another(self):
        """Whether another attempt counts than the one in the gradebook: only grading brings that there."""
        return self.new is not None and not self.new.hand_in.recorded


@dataclass
class Settled:
    """`rows`: {(assignment, student): Row} by what is known now; `held`: Changes that were not written."""

    rows: dict = field(default_factory=dict)
    held: list = field(default_factory=list)
    due: dict = field(default_factory=dict)  # for all: {assignment: datetime}
    strays: list = field(default_factory=list)  # lines on extensions that reach nobody

    @property
    def unknown(self):
        """{assignment: students} who are late, and nobody knows by how much."""
        found = {}
        for (name, student), row in sorted(self.rows.items()):
            if row.days is None:
                found.setdefault(name, []).append(student)
        return found


class Term:
    def __init__(self, coursedir):
        """`coursedir`: nbgrader's, with the course's settings.  Raises lookup.BadSettings."""
        self.course, self.db_url = Course.of(coursedir), coursedir.db_url
        self.policy = Policy.of(coursedir.config, self.course.root)

    def in_view_of(self, course):
        """The same term by what is known in `course`, a Course that keeps something elsewhere."""
        other = copy(self)
        other.course = course
        return other

    @property
    def is_in_use(self):
        return bool(self.policy.due) or applied.path(self.course).exists()

    def covers(self, assignment):
        """Whether its penalties are the policy's; all others are nbgrader's own affair."""
        return assignment in self.policy.due

    def require(self):
        """Raises people.BadTable when what penalties rest on cannot be read."""
        if self.is_in_use:
            Dues.read(self.course, self.policy.due)

    def settle(self, may_change=()):
        """Compute all, write what nothing stands against.  -> Settled.

        `may_change`: keys (assignment, student) whose applied row may become another.  A run that is killed
        leaves the old or the new: the rows are written first, and whoever settles next makes the gradebook
        fit them.  Raises people.BadTable, GradebookUnusable.
        """
        if not self.is_in_use:
            return Settled()
        with alone(self.course.root), opened(self.db_url) as gradebook:
            before = applied.read(self.course)
            dues, known, rows = self.look(gradebook, {name for name, _ in before})
            settled = Settled(rows, due=self.policy.due)
            settled.strays = list(dues.strays({student for _, student in settled.rows}))
            found = {key: _change(key, before.get(key), rows.get(key), known[key]) for key in known}
            changes = {key: change for key, change in found.items() if change}
            held = {key for key, change in changes.items() if change.is_of_another or key not in may_change}
            settled.held = [changes[key] for key in changes if key in held]
            changed = [changes[key] for key in changes if key not in held]
            kept = {key: row for key in known if (row := (before if key in held else rows).get(key))}
            log.add(self.course, changed, dues)
            applied.write(self.course, kept)
            for key in {*kept, *before} & {*known}:
                book.write(gradebook, known[key], _penalty(kept.get(key), known[key]))
            gradebook.db.commit()
        return settled

    def look(self, gradebook, assignments=()):
        """-> (Dues, {(assignment, student): Recorded}, {…: Row} by what is known now).  Nothing is written.

        `assignments`: to look at besides those of the policy.  Raises people.BadTable.
        """
        dues = Dues.read(self.course, self.policy.due)
        known = book.recorded(gradebook, {*self.policy.due, *assignments})
        maxima, found = book.maxima(gradebook, self.policy.due), {}
        for student, theirs in hand_ins(self.course, self.policy, known, maxima).items():
            own = {name: dues.of(name, student) for name in theirs}
            rows = grace.rows(self.policy, student, own, theirs)
            found |= {(name, student): row for name, row in rows.items()}
        return dues, known, found


def _change(key, old, new, submission):
    """The Change, or None where the gradebook says the same, and the same grace is spent."""
    if new is None or new.hand_in.recorded:
        new = _scored(new, submission)
    old = _scored(old, submission)
    change = Change(*key, old, new, submission.penalty)
    if change.is_of_another:
        return change
    if old is None:
        return None if isclose(change.wanted, submission.penalty, abs_tol=1e-9) else change
    if new is None:
        return change if old.penalty else None
    if (new.grace, new.counted) == (old.grace, old.counted):
        return None if isclose(new.penalty, old.penalty, abs_tol=1e-9) else change
    return change


def _scored(row, submission):
    scores = {"raw": submission.raw, "maximum": submission.maximum}
    return row and replace(row, hand_in=replace(row.hand_in, **scores))


def _penalty(row, submission):
    return row.penalty_on(submission.raw, submission.maximum) if row else 0.0
