"""Is a course fit to be recorded?  The release and the gradebook have the cells and points of the source."""

from nbgrader.api import MissingEntry

from autograder.course import gradebook


class Unrecordable(Exception):
    """The submission or the course is not fit to be recorded; the message says what to do."""


def require_release(course, assignment, db_url):
    """Raises Unrecordable, GradebookUnusable."""
    name = assignment.name
    remedy = f"run `nbgrader generate_assignment {name} --force`"
    if not list(course.release(name).glob("*.ipynb")):
        raise Unrecordable(f"{course.release(name)} holds no notebooks: {remedy}")
    gradebook.require_writable(db_url)
    with gradebook.opened(db_url) as book:
        try:
            points = gradebook.cells(book, name)
        except MissingEntry:
            raise Unrecordable(f"the gradebook knows no {name}: {remedy}") from None
    if points != assignment.graded:
        raise Unrecordable(f"the release was made with other cells or points: {remedy}")
