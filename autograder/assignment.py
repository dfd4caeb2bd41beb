"""What an assignment consists of, read from its own files: stubs, items and their points."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade, is_solution

from autograder import stubs
from autograder.course import ASSIGNMENTS, CHECKS


class NoSuchAssignment(Exception):
    """There is no folder of this name under `assignments/`."""


@dataclass(frozen=True)
class Assignment:
    """One folder under `assignments/`, the source that an instructor edits."""

    name: str
    source: Path
    checks: Path

    @classmethod
    def find(cls, name):
        source = ASSIGNMENTS / name
        if not name or not source.is_dir():
            names = ", ".join(sorted(path.name for path in ASSIGNMENTS.iterdir() if path.is_dir()))
            raise NoSuchAssignment(f"no assignment is called {name!r}; there are: {names}")
        return cls(name, source, CHECKS / name)

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
    def points(self):
        """{item id: points} of everything graded by machine, in the notebooks' order."""
        return {
            cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
            for notebook in self.notebooks.values()
            for cell in notebook.cells
            if is_machine_graded(cell)
        }


def is_machine_graded(cell):
    """Check cells: graded code that the student does not write."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
