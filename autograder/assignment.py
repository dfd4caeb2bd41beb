"""What an assignment consists of, read from its own files: stubs, items and their points."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import nbformat
from nbgrader.utils import is_grade, is_solution

from autograder import stubs
from autograder.course import ASSIGNMENTS, CHECKS
from autograder.grade import collect
from autograder.student import Limits


class NoSuchAssignment(Exception):
    """There is no folder of this name under `assignments/`."""


class Ungradable(Exception):
    """Check cells and trusted checks do not belong together; the message names the cell."""


@dataclass(frozen=True)
class Assignment:
    """One folder under `assignments/`, the source that an instructor edits."""

    name: str
    source: Path
    checks: Path
    limits: ClassVar = Limits()

    @classmethod
    def find(cls, name):
        names = sorted(path.name for path in ASSIGNMENTS.iterdir() if path.is_dir())
        if name not in names:
            raise NoSuchAssignment(f"no assignment is called {name!r}; there are: {', '.join(names)}")
        return cls(name, ASSIGNMENTS / name, CHECKS / name)

    @cached_property
    def notebooks(self):
        """{name without suffix: notebook}"""
        paths = sorted(self.source.glob("*.ipynb"))
        return {path.stem: nbformat.read(path, as_version=4) for path in paths}

    @cached_property
    def stubs(self):
        """{file name: the stub a student starts from}"""
        return {path.name: stubs.strip(path.read_text(), path) for path in stubs.sources(self.source)}

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

    @cached_property
    def trusted_checks(self):
        """{item id: names of its checks}.  Raises Ungradable unless they fit the machine-graded cells."""
        checks = self._collected.checks
        for id in self.points:
            if id not in checks:
                raise Ungradable(
                    f"the cell {id!r} is graded by machine but has no trusted check: add one with "
                    f"@item({id!r}) under {self.checks}"
                )
        for id in checks:
            if id not in self.points:
                raise Ungradable(f"{self.checks}: there are checks of {id!r}, but no such check cell")
        return checks

    @property
    def needs_data(self):
        """The ids of the items of which a check needs the data set; perhaps none."""
        return self._collected.needs_data

    @cached_property
    def _collected(self):
        return collect(self.name)

    def require_gradable(self):
        """Raises Ungradable or ChecksBroken unless every machine-graded cell has its trusted checks."""
        return self.trusted_checks


def is_machine_graded(cell):
    """Check cells: graded code that the student does not write."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
