"""nbgrader's gradebook; whatever is wrong with it is one line that says what to do."""

import shlex
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout
from nbgrader import api
from nbgrader.api import Gradebook, InvalidEntry
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from autograder.course.folders import GROUPS, mode_in
from autograder.course.text import one_line

LOCK_SECONDS = 20
FAULTS = (DatabaseError, InvalidEntry)  # the second is what nbgrader makes of some of the first
REMEDIES = {  # sign in what the data base says: what to do
    "locked": "another program is writing it: run this again when that is done; nothing is lost",
    "no such column": "bring it up to date: `cd {folder} && nbgrader db upgrade`",
    "readonly": "make it yours to write: `chmod u+w {path} {folder}`",
    "": "put your backup in its place, after `mv {path} {path}.broken`",
}


# nbgrader opens the gradebook a dozen times a submission, each time with an engine of its own, for which
# SQLAlchemy compiles every statement anew.
api.create_engine = cache(api.create_engine)


class GradebookUnusable(Exception):
    """The gradebook cannot be read or written; the message says why, and what to do."""

    @classmethod
    def because(cls, error, db_url):
        """Of one of FAULTS."""
        reason = one_line(str(getattr(error, "orig", error)))
        path = make_url(db_url).database or ""
        named = {"path": shlex.quote(path), "folder": shlex.quote(path.rpartition("/")[0] or ".")}
        remedy = next(remedy for sign, remedy in REMEDIES.items() if sign in reason)
        return cls(f"the gradebook {path} cannot be used ({reason}); {remedy.format(**named)}")


@contextmanager
def opened(db_url, *course_id):
    """nbgrader's Gradebook.  Raises GradebookUnusable."""
    try:
        with Gradebook(db_url, *course_id) as gradebook:
            _share(make_url(db_url))
            yield gradebook
    except FAULTS as error:
        raise GradebookUnusable.because(error, db_url) from None


def is_there(db_url):
    """Whether there is one: to open one that is not makes it."""
    database = make_url(db_url)
    return database.get_backend_name() != "sqlite" or Path(database.database or "").exists()


def _share(database):
    """sqlite makes files that only their owner may write; in a folder that its group shares, that one may."""
    path = Path(database.database or "")
    if database.get_backend_name() == "sqlite" and path.is_file() and mode_in(path.parent) == GROUPS:
        with suppress(PermissionError):  # its owner has done it
            path.chmod(GROUPS)


@contextmanager
def alone(root, seconds=LOCK_SECONDS):
    """No other command of the kit writes the gradebook of the course in `root`.  Raises GradebookUnusable."""
    lock = FileLock(root / "gradebook.lock", seconds, mode=mode_in(root))
    try:
        lock.acquire()
    except Timeout:
        raise GradebookUnusable("another command is at work in this course: wait for its end") from None
    try:
        yield
    finally:
        lock.release()


class Stop(KeyboardInterrupt):
    """The gradebook cannot be used: of all else nbgrader would show a traceback, and go on."""


@contextmanager
def stopping(db_url):
    """Around what nbgrader does with the gradebook.  Raises Stop, with its cause."""
    try:
        yield
    except FAULTS as error:
        raise Stop from GradebookUnusable.because(error, db_url)


def require_writable(db_url):
    """Raises GradebookUnusable when somebody else is writing: nbgrader would show a traceback."""
    with opened(db_url) as gradebook:
        if make_url(db_url).get_backend_name() == "sqlite":
            gradebook.db.execute(text("BEGIN IMMEDIATE"))
            gradebook.db.rollback()


def cells(gradebook, name):
    """{cell id: points} of everything graded in an assignment.  Raises MissingEntry."""
    notebooks = gradebook.find_assignment(name).notebooks
    return {cell.name: cell.max_score for notebook in notebooks for cell in notebook.grade_cells}


def is_lacking(grade):
    """Whether its cell was not in the release that was handed in: it counts neither as 0 nor in the maximum.

    Recording leaves such a grade without a score and not waiting for one; it counts as soon as a person
    gives points for it.
    """
    return grade.auto_score is None and grade.manual_score is None and not grade.needs_manual_grade
