"""Where results are kept that were made anew and do not count yet: `results/NAME/anew/`."""

import shutil
from dataclasses import dataclass

from autograder.course.folders import Course, read_json, write_json


@dataclass(frozen=True)
class OfAttempts(Course):
    """The course, but for what the attempts at `regraded` are worth: that is read and written aside."""

    regraded: str = ""

    @classmethod
    def beside(cls, course, name):
        return cls(course.root, course.assignments, course.shared, name)

    def attempt_result(self, assignment, student, key):
        if assignment != self.regraded:
            return super().attempt_result(assignment, student, key)
        return self.anew_attempts(assignment, student) / f"{key}.json"


@dataclass(frozen=True)
class Aside(OfAttempts):
    """And but for the results themselves."""

    def result(self, assignment, student):
        return self.anew(assignment, student)


def begin(course, name, student):
    """What attempts are worth that do not need to be graded anew is known aside, too."""
    source = course.attempt_result(name, student, "").parent
    if source.is_dir() and not course.anew_attempts(name, student).exists():
        shutil.copytree(source, course.anew_attempts(name, student))


def drop(course, name, student):
    """What was graded aside is not needed any more."""
    course.anew(name, student).unlink(missing_ok=True)
    shutil.rmtree(course.anew_attempts(name, student), ignore_errors=True)


def take(course, name, student):
    """Make what was graded aside what counts; attempts first, for their results are known by this one's."""
    for path in sorted(course.anew_attempts(name, student).glob("*.json")):
        _take(path, course.attempt_result(name, student, path.stem))
    _take(course.anew(name, student), course.result(name, student))


def differs(old, new):
    """Whether two results, as JSON, say different things; how long it took is no difference."""
    return {**(old or {}), "seconds": None} != {**(new or {}), "seconds": None}


def _take(source, target):
    new = read_json(source)
    if new is not None and differs(read_json(target), new):
        write_json(target, new)
