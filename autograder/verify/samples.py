"""Sample submissions of an assignment: its solution, with what students do to theirs.

Each is a function that changes a copy of the release: f(folder, sample).
"""

from dataclasses import dataclass
from functools import cached_property

import nbformat

from autograder.course import stubs
from autograder.course.assignment import Assignment
from autograder.course.cells import is_solution
from autograder.course.data import DataSet
from autograder.course.folders import Course
from autograder.grading.checks import module_of
from autograder.grading.sound import handed_in
from cs231n_utils.promises.loader import Files

ANSWER = "An answer for a person to read: $\\partial L_i / \\partial s_j = …$"
SYNTAX_ERROR = "def unfinished(W, X, y, reg)\n    return 0.0, W\n"
LOOP = "def {item}(*args, **kwargs):\n    while True:\n        pass\n"


@dataclass(frozen=True)
class Sample:
    """What samples are made of: the assignment, and the course and data set for which they are made."""

    course: Course
    assignment: Assignment
    data: DataSet

    @cached_property
    def typical(self):
        """The rows of `variants/samples.py`: typical mistakes, of one file."""
        return Files.read(self.assignment.source, "variants/**/*.py").load("variants.samples").TYPICAL

    @cached_property
    def wrong(self):
        """The rows of all tables in `variants/` whose item stands in the same stub."""
        files = Files.read(self.assignment.source, "variants/**/*.py")
        names = [
            path.removesuffix(".py").replace("/", ".") for path in files.content if "/hand_in." not in path
        ]
        rows = [row for name in names for row in getattr(files.load(name), "WRONG", ())]
        return [row for row in rows if f"{module_of(self.assignment, row.item)}.py" == self.stub]

    @property
    def item(self):
        """The id of the item that goes wrong."""
        return self.typical[0].item

    @property
    def stub(self):
        return f"{module_of(self.assignment, self.item)}.py"

    @property
    def notebook(self):
        """The file in which that item is checked."""
        for name, notebook in self.assignment.notebooks.items():
            if any(cell.metadata.get("nbgrader", {}).get("grade_id") == self.item for cell in notebook.cells):
                return f"{name}.ipynb"
        raise LookupError(self.item)


def solution(folder, sample):
    """Everything done: stubs, the cells that a student writes, saved files."""
    for name, text in sample.assignment.solution.items():
        (folder / name).write_text(text)
    for path in folder.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        solved = _by_grade_id(sample.assignment.notebooks[path.stem])
        for grade_id, cell in _by_grade_id(notebook).items():
            if is_solution(cell):
                is_code = cell.cell_type == "code"
                cell.source = stubs.solution(solved[grade_id].source) if is_code else ANSWER
        nbformat.write(notebook, path)
    for name, content in handed_in(sample.course, sample.assignment, sample.data).items():
        (folder / name).write_bytes(content)


def _by_grade_id(notebook):
    """{grade_id: cell} of the cells that nbgrader knows."""
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def appended(*codes):
    """The solution with `codes` at the end of the stub whose item goes wrong; {item} may stand in them."""

    def change(folder, sample):
        solution(folder, sample)
        path = folder / sample.stub
        own = [code.replace("{item}", sample.item) for code in codes]
        path.write_text("\n\n".join([path.read_text(), *own]))

    return change


def typical_mistakes(folder, sample):
    appended(*(row.code for row in sample.typical))(folder, sample)


def untouched(folder, sample):
    pass


def missing_notebook(folder, sample):
    solution(folder, sample)
    (folder / sample.notebook).unlink()


def corrupt_notebook(folder, sample):
    solution(folder, sample)
    (folder / sample.notebook).write_text('{"cells": [{"cell_type": "mark')


SAMPLES = {  # student: what was done to the release
    "full-solution": solution,
    "typical-mistakes": typical_mistakes,
    "untouched-stubs": untouched,
    "syntax-error": appended(SYNTAX_ERROR),
    "endless-loop": appended(LOOP),
    "missing-notebook": missing_notebook,
    "corrupt-notebook": corrupt_notebook,
}
