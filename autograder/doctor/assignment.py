"""Is an assignment released, recorded and handed in as it should be?"""

from pathlib import Path

from nbgrader.api import MissingEntry
from sqlalchemy.engine import make_url

from autograder.course.assignment import Assignment
from autograder.course.gradebook import GradebookUnusable, cells, opened
from autograder.course.text import one_line, some
from autograder.doctor.examined import AGAIN, quoted
from autograder.grading.checks import trusted_checks
from autograder.handout.release import Unreleasable, handed_out, outdated, require_good
from cs231n_utils.doctor.line import BAD, GOOD, LATER, WARNING, Line


def checks(examined, assignment):
    count = sum(map(len, trusted_checks(assignment).values()))
    return Line(GOOD, f"{count}, for {len(assignment.points)} items")


def release(examined, assignment):
    folder, fix = examined.course.release(assignment.name), _generate(examined, assignment)
    if not folder.is_dir():
        return Line(BAD, f"not made yet: {fix}")
    files = [*handed_out(assignment), *(f"{name}.ipynb" for name in assignment.notebooks)]
    if missing := [name for name in files if not (folder / name).is_file()]:
        return Line(BAD, f"it lacks {', '.join(missing)}: {fix}")
    try:
        require_good(assignment, folder)
        cells = Assignment(assignment.name, folder).graded
    except Unreleasable as error:
        return Line(BAD, f"{one_line(str(error))}: {fix}")
    except (ValueError, AttributeError, KeyError) as error:  # what nbformat says of a damaged notebook
        return Line(BAD, f"a notebook is damaged ({type(error).__name__}): {fix}")
    if cells != assignment.graded:
        return Line(BAD, f"made with other cells or points than the source has now: {fix}")
    if old := outdated(assignment, folder, examined.config):
        return Line(WARNING, f"the source or the settings have changed since: {', '.join(old)}: {fix}")
    return Line(GOOD, f"made, and fits: {len(cells)} graded cells, no solution")


def not_released(examined, assignment):
    return Line(LATER, f"not released yet; when it is to go out: {_generate(examined, assignment)}")


def gradebook(examined, assignment):
    database, fix = make_url(examined.db_url), _generate(examined, assignment)
    if database.get_backend_name() == "sqlite" and not Path(database.database).exists():
        return Line(BAD, f"not made yet: {fix}")
    try:
        with opened(examined.db_url) as book:
            points = cells(book, assignment.name)
            students = len(book.assignment_submissions(assignment.name))
    except MissingEntry:
        return Line(BAD, f"knows no {assignment.name}: {fix}")
    except GradebookUnusable as error:
        return Line(BAD, f"{error}; then look again: `{AGAIN}`")
    if points != assignment.graded:
        return Line(BAD, f"made with other cells or points than the source has now: {fix}")
    return Line(GOOD, f"knows the assignment, points fit; {students} recorded")


def submissions(examined, assignment):
    course, name = examined.course, assignment.name
    if unusable := course.unusable(name):
        said = "; ".join(f"{one_line(student)}: {problem}" for student, problem in unusable.items())
        fix = " && ".join(_made_usable(course.submitted(name, student)) for student in unusable)
        return Line(BAD, f"{said}: `{fix}`")
    if without := course.without(name):
        return Line(WARNING, f"nothing for {name} in submitted/ of: {some(without)}")
    count = len(course.students(name))
    return Line(GOOD, f"all of {count} can be taken") if count else Line(LATER, "nobody handed in yet")


def _made_usable(path):
    """The command, for a submission that Course.unusable() names."""
    folder, copy = quoted(path.parent), quoted(f"{path.parent}.copy")
    if path.is_symlink() or path.parent.is_symlink():
        return f"cp -rL {folder} {copy} && rm -r {folder} && mv {copy} {folder}"
    if not path.is_dir():
        return f"mv {quoted(path)} {quoted(f'{path}.not-a-folder')}"
    return f"mv {folder} {quoted(path.parents[1] / 'THE-RIGHT-ID')}"


def _generate(examined, assignment):
    """The command that makes release and gradebook fit the source."""
    return f"`cd {quoted(examined.course.root)} && nbgrader generate_assignment {assignment.name} --force`"


CHECKS = {  # what is looked at: (Examined, Assignment) -> Line
    "trusted checks": checks,
    "release": release,
    "gradebook": gradebook,
    "submissions": submissions,
}
