"""The kit's own assignments and data, for tests that lay no course of their own."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from autograder.course import data
from autograder.course.assignment import Assignment
from autograder.course.folders import ASSIGNMENTS, CODE, KIT, Course


def course(root=CODE / "autograder"):
    """A Course in the folder `root`, with the kit's assignments."""
    return Course(Path(root), ASSIGNMENTS)


def assignment(name):
    return Assignment.find(course(), name)


def stand_in():
    """The DataSet; raises what mends it where it is not there."""
    return data.find("stand-in", KIT)


@contextmanager
def workplace():
    """A folder to lay courses in, which find the kit's data sets above them."""
    with tempfile.TemporaryDirectory() as name:
        Path(name, "datasets").symlink_to(KIT / "datasets")
        yield Path(name)
