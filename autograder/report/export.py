"""Grades as CSV: nbgrader's columns, then one for each graded cell."""

import csv
import io
from datetime import UTC
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool

from autograder.course.folders import write_text
from autograder.course.gradebook import is_lacking
from autograder.course.text import one_line
from autograder.report.standing import max_score
from autograder.term import applied, history
from autograder.term.penalties import Term
from autograder.term.people import FORMULA
from autograder.term.words import say, why

DECIMALS = 4  # as the scores of items have
LATE = ["days_late", "grace_days", "late_why"]  # where a course has a policy
COLUMNS = [
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "needs_manual_grade",
]


class SafeCsvExport(ExportPlugin):
    """Every student and assignment, quoted, with nothing that a spreadsheet takes for a formula."""

    settles = Bool(True, help="Whether penalties follow the scores first.")

    def export(self, gradebook):
        term = Term(CourseDirectory(parent=self))
        if self.settles:
            say(term.settle(), self.log)
        history.notice_all(term.course, term.db_url)
        late = applied.read(term.course)
        rows = [
            row(gradebook, assignment, student) | _late(late.get((assignment.name, student.id)))
            for assignment in gradebook.assignments
            if not self.assignment or assignment.name in map(str, self.assignment)
            for student in sorted(gradebook.students, key=by_name)
            if not self.student or student.id in map(str, self.student)
        ]
        write(self.to or "-".join(["grades", *map(str, self.assignment)]) + ".csv", rows)


def _late(row):
    if row is None:
        return {}
    times = {"duedate": row.due, "timestamp": row.hand_in.time}
    said = {"days_late": "" if row.days is None else row.days, "grace_days": row.grace, "late_why": why(row)}
    return {name: time and time.astimezone(UTC).replace(tzinfo=None) for name, time in times.items()} | said


def by_name(student):
    return student.last_name or "", student.first_name or "", student.id


def row(gradebook, assignment, student):
    """One line as a dict; who did not submit has a score of 0 and empty cells.

    A cell is empty, too, that was not in the release handed in, and `max_score` is without it.
    """
    cells = {
        "assignment": assignment.name,
        "duedate": assignment.duedate,
        "student_id": student.id,
        "last_name": student.last_name,
        "first_name": student.first_name,
        "email": student.email,
        "max_score": assignment.max_score,
        "raw_score": 0.0,
        "late_submission_penalty": 0.0,
        "score": 0.0,
    }
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        return cells
    penalty = submission.late_submission_penalty
    cells |= {
        "timestamp": submission.timestamp,
        "raw_score": round(submission.score, DECIMALS),
        "late_submission_penalty": round(penalty, DECIMALS),
        "max_score": max_score(submission),
        "score": round(max(0.0, submission.score - penalty), DECIMALS),
        "needs_manual_grade": submission.needs_manual_grade,
    }
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return cells | {grade.name: "" if is_lacking(grade) else grade.score for grade in grades}


def write(path, rows):
    late = [name for name in LATE if any(name in row for row in rows)]
    items = dict.fromkeys(name for row in rows for name in row if name not in (*COLUMNS, *LATE))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*COLUMNS, *late, *items], restval="", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    write_text(Path(path), text.getvalue())


def safe(value, most=200):
    """Numbers as they are; a text that starts like a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = one_line(value, most)
        return "'" + text if FORMULA.match(text) else text
    return value
