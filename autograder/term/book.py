"""What nbgrader's gradebook holds of a term: scores come out of it, penalties go into it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.course.gradebook import is_lacking


@dataclass
class Recorded:
    """A submission as recorded.

    `raw`, `maximum`: points, with those given by hand and without what was not in its release; `by_hand`:
    {cell: score}, `by_machine`: of the other cells; `time`: nbgrader's; `notebooks`: {id: score};
    `penalties`: {id: points}; `waits`: whether some of it is still to be graded by a person.
    """

    time: datetime | None
    maximum: float = 0.0
    by_hand: dict = field(default_factory=dict)
    by_machine: dict = field(default_factory=dict)
    notebooks: dict = field(default_factory=dict)
    penalties: dict = field(default_factory=dict)
    waits: bool = False

    @property
    def raw(self):
        return sum(self.notebooks.values())

    @property
    def penalty(self):
        return sum(self.penalties.values())


def recorded(gradebook, assignments):
    """{(assignment, student): Recorded} of these assignments."""
    found = {}
    for line in cells(gradebook, assignments):
        time = line.timestamp and line.timestamp.replace(tzinfo=UTC)
        submission = found.setdefault((line.assignment, line.student), Recorded(time))
        submission.penalties[line.notebook] = line.late_submission_penalty or 0.0
        submission.notebooks.setdefault(line.notebook, 0.0)
        if line.cell is None:
            continue
        submission.notebooks[line.notebook] += line.score
        submission.maximum += 0.0 if is_lacking(line) else line.max_score
        submission.waits |= bool(line.needs_manual_grade and line.max_score > 0)
        if line.manual_score is not None:
            submission.by_hand[line.cell] = line.manual_score
        elif line.auto_score is not None:
            submission.by_machine[line.cell] = line.auto_score
    return found


def maxima(gradebook, assignments):
    """{assignment: points} of those that are in the gradebook."""
    found = gradebook.db.query(Assignment.name, Assignment.max_score)
    return dict(map(tuple, found.filter(Assignment.name.in_(list(assignments)))))


def cells(gradebook, assignments):
    """A line a graded cell: everything in one query, for there may be thousands."""
    columns = (
        *(Assignment.name.label("assignment"), Student.id.label("student"), SubmittedAssignment.timestamp),
        *(SubmittedNotebook.id.label("notebook"), SubmittedNotebook.late_submission_penalty),
        *(BaseCell.name.label("cell"), Grade.score.label("score"), Grade.max_score.label("max_score")),
        *(Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade),
    )
    return (
        gradebook.db.query(*columns)
        .select_from(SubmittedNotebook)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Student, SubmittedAssignment.student_id == Student.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .outerjoin(BaseCell, Grade.cell_id == BaseCell.id)
        .filter(Assignment.name.in_(list(assignments)))
        .order_by(Assignment.name, Student.id, Notebook.name, BaseCell.name)
    )


def spread(penalty, notebooks):
    """{id: points} that sum to the penalty; `notebooks`: {id: score}, at least the penalty in all.

    The best notebook carries as much as it is worth, then the next: mostly one carries all of it, and no
    sum is rounded.  nbgrader wants no penalty above its notebook's score.
    """
    shares = {}
    for id in sorted(notebooks, key=lambda id: (-notebooks[id], id)):
        shares[id] = min(penalty, max(0.0, notebooks[id]))
        penalty -= shares[id]
    return shares


def write(gradebook, submission, penalty):
    """Not committed.  -> whether anything is different."""
    wanted = spread(penalty, submission.notebooks)
    changed = {id: points for id, points in wanted.items() if points != submission.penalties[id]}
    for id, points in changed.items():
        gradebook.db.get(SubmittedNotebook, id).late_submission_penalty = points
    return bool(changed)
