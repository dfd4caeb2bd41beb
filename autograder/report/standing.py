"""What a grade in nbgrader's gradebook says besides its score."""

from nbgrader.api import Assignment, Grade, GradeCell, Notebook

from autograder.course.gradebook import is_lacking
from autograder.course.text import one_line
from autograder.report.verdict import number


def max_score(submission):
    """What a student can reach with what was handed in."""
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return submission.max_score - sum(grade.max_score for grade in grades if is_lacking(grade))


def above_maximum(gradebook, name):
    """Lines on the scores given by hand that are above what their cell is worth (now)."""
    found = {}
    for grade, cell in _graded(gradebook, name).filter(Grade.manual_score > GradeCell.max_score):
        said = f"{one_line(grade.student.id)} {number(grade.manual_score)}"
        found.setdefault((cell.name, cell.max_score), []).append(said)
    return [
        f"the maximum of {name} is {number(points)}; above it, and left as given by hand: {named(said)}"
        for (name, points), said in found.items()
    ]


def lacking(gradebook, name):
    """Lines on what was not in the release handed in, and has no points given by hand: cell and students."""
    found = {}
    without = (Grade.auto_score.is_(None), Grade.manual_score.is_(None), ~Grade.needs_manual_grade)
    for grade, cell in _graded(gradebook, name).filter(*without):  # as `is_lacking`
        found.setdefault(cell.name, []).append(one_line(grade.student.id))
    return [
        f"{id} was not in the release handed in, and does not count, for {len(students)}: {named(students)}"
        for id, students in found.items()
    ]


def _graded(gradebook, name):
    """A query for the (Grade, GradeCell) of an assignment."""
    cells = gradebook.db.query(Grade, GradeCell).join(GradeCell, Grade.cell_id == GradeCell.id)
    return (
        cells.join(Notebook, GradeCell.notebook_id == Notebook.id)
        .join(Notebook.assignment)
        .filter(Assignment.name == name)
    )


def named(students):
    return one_line(", ".join(sorted(students)), 2000)
