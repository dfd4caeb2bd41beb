"""What an assignment consists of, read from its own folder: notebooks, stubs, points, misconceptions."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from autograder.course import stubs
from autograder.course.cells import is_grade, is_machine_graded
from cs231n_utils.promises import manifest
from cs231n_utils.promises.loader import Files

CHECKS = "trusted/test_*.py"
TRUSTED = ("trusted/**/*.py", "public/**/*misconception*.py")  # all that grading, and its tests, may import


class NoSuchAssignment(Exception):
    """The course has no assignment of this name."""


@dataclass(frozen=True)
class Assignment:
    """One folder among a course's assignments, the source that an instructor edits."""

    name: str
    source: Path

    @classmethod
    def find(cls, course, name):
        """Raises NoSuchAssignment."""
        if name not in (known := course.names()):
            there = f"there are: {', '.join(known)}" if known else "there is none"
            raise NoSuchAssignment(f"no assignment in {course.assignments} is called {name!r}; {there}")
        return cls(name, course.assignments / name)

    @cached_property
    def manifest(self):
        """What stands in its assignment.toml."""
        return manifest.read(self.source)

    @property
    def limits(self):
        return self.manifest.limits

    @cached_property
    def code(self):
        """The Files that grading needs, which travel with every task: checks, and what they import."""
        checks = sorted(path.relative_to(self.source).as_posix() for path in self.source.glob(CHECKS))
        return self.trusted.reached("public/misconceptions.py", *checks)

    @cached_property
    def trusted(self):
        """The Files of `code`, and the oracle, on which no result depends."""
        return Files.read(self.source, *TRUSTED)

    @property
    def misconceptions(self):
        """The Table of the mistakes that its checks can name.  Raises NoSuchAssignment."""
        if "public/misconceptions.py" not in self.code.content:
            raise NoSuchAssignment(f"{self.source} lacks public/misconceptions.py")
        return self.code.load("public.misconceptions").TABLE

    @cached_property
    def notebooks(self):
        """{name without suffix: notebook}"""
        paths = sorted(self.source.glob("*.ipynb"))
        return {path.stem: nbformat.read(path, as_version=4) for path in paths}

    @cached_property
    def stubs(self):
        """{file name: the stub a student starts from}"""
        return {path.name: stubs.strip(path.read_text(), path) for path in stubs.sources(self.source)}

    @cached_property
    def solution(self):
        """{file name: the stub with its solution}"""
        return {path.name: stubs.solution(path.read_text()) for path in stubs.sources(self.source)}

    @property
    def modules(self):
        """The names under which the stubs are imported."""
        return tuple(name.removesuffix(".py") for name in self.stubs)

    @cached_property
    def points(self):
        """{item id: points} of everything graded by machine, in the notebooks' order."""
        return {
            cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
            for notebook in self.notebooks.values()
            for cell in notebook.cells
            if is_machine_graded(cell)
        }

    @cached_property
    def graded(self):
        """{cell id: points} of everything graded, by machine or by a person."""
        return {
            cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
            for notebook in self.notebooks.values()
            for cell in notebook.cells
            if is_grade(cell)
        }
