"""Grades as CSV: nbgrader's columns, then one for each graded cell."""

import csv
import io
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from autograder.course.folders import write_text
from autograder.course.text import one_line
from autograder.report.standing import is_lacking, max_score
from autograder.term.people import FORMULA

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

    def export(self, gradebook):
        rows = [
            row(gradebook, assignment, student)
            for assignment in gradebook.assignments
            if not self.assignment or assignment.name in map(str, self.assignment)
            for student in sorted(gradebook.students, key=by_name)
            if not self.student or student.id in map(str, self.student)
        ]
        write(self.to or "-".join(["grades", *map(str, self.assignment)]) + ".csv", rows)


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
        "raw_score": submission.score,
        "late_submission_penalty": penalty,
        "max_score": max_score(submission),
        "score": max(0.0, submission.score - penalty),
        "needs_manual_grade": submission.needs_manual_grade,
    }
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return cells | {grade.name: "" if is_lacking(grade) else grade.score for grade in grades}


def write(path, rows):
    items = dict.fromkeys(name for row in rows for name in row if name not in COLUMNS)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*COLUMNS, *items], restval="", quoting=csv.QUOTE_NONNUMERIC)
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
