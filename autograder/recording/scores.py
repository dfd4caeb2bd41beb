"""The scores of one notebook in the gradebook: the machine's from the result, a person's as they are."""

import hashlib

from nbgrader.api import Assignment, BaseCell, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.utils import compute_checksum

from autograder.course.gradebook import opened


def save(where, nb, result, unread, reviewed):
    """Write the scores of one notebook: machine scores from the `result`, answers marked for a person.

    What a person did stays: hand-given scores and comments always, and the reviewed state of a cell
    until what was reviewed changes.  `where`: nbgrader's words for the notebook; `unread`: ids of the cells
    whose answers may stand in something that cannot be read; `reviewed`: {cell: digest}, brought up to date.
    """
    items, cells = {item.id: item for item in result.items}, _cells(nb)
    with Gradebook(where["db_url"]) as gradebook:
        notebook = gradebook.find_submission_notebook(
            where["notebook"], where["assignment"], where["student"]
        )
        known = notebook.notebook._base_cells  # read at once and held: or each grade asks for its own
        for grade in notebook.grades:
            evidence = _evidence(grade.name, items, cells)
            is_lacking = grade.name in result.lacking  # neither a score nor a task: report.standing
            grade.auto_score = None if is_lacking else _auto_score(grade.name, items, cells)
            if grade.manual_score is None:
                is_open = grade.auto_score is None or (grade.name in unread and grade.name not in items)
                grade.needs_manual_grade = is_open and not is_lacking
            elif reviewed.get(grade.name) != evidence:
                grade.needs_manual_grade = True
            reviewed[grade.name] = evidence
        for comment in notebook.comments:
            if comment.name in result.lacking:
                comment.auto_comment = "This question was not in the release that was handed in."
                continue
            unanswered = _unanswered(cells.get(comment.name)) and comment.name not in unread
            comment.auto_comment = "No response." if unanswered else None
        gradebook.db.commit()
    del known


def recorded_scores(db_url, course, name):
    """{student: {cell: score by machine}} of those in the gradebook whose graded copy is there."""
    found = {}
    with opened(db_url) as gradebook:
        for student, cell, score in _by_machine(gradebook).filter(Assignment.name == name):
            found.setdefault(student, {})[cell] = score
    return {student: found[student] for student in found if course.autograded(name, student).is_dir()}


def _by_machine(gradebook):
    """A query for (student id, cell id, score by machine): objects, one for each grade, would take longer."""
    return (
        gradebook.db.query(SubmittedAssignment.student_id, BaseCell.name, Grade.auto_score)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
    )


def _cells(nb):
    return {cell.metadata.nbgrader.grade_id: cell for cell in nb.cells if "nbgrader" in cell.metadata}


def _auto_score(id, items, cells):
    """A float, or None where a person has to decide.  An item or answer that is not there is worth 0."""
    if id in items:
        return items[id].score
    return 0.0 if _unanswered(cells.get(id)) else None


def _unanswered(cell):
    return cell is None or cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)


def _evidence(id, items, cells):
    """What a person looks at when reviewing: the score of a machine's item, the text of an answer."""
    shown = str(items[id].score) if id in items else cells[id].source if id in cells else ""
    return hashlib.sha256(shown.encode()).hexdigest()
