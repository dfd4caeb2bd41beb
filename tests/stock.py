"""The same checks as stock nbgrader runs them: in the student's kernel, one process, for `make bench`."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np

from autograder.course.cells import is_grade, is_machine_graded
from autograder.course.folders import KIT
from autograder.sandbox.student import Fault, Student
from autograder.sandbox.worker import Server
from autograder.words.draw import Draw
from autograder.words.losses import CheckedLoss
from autograder.words.vocabulary import Failed
from tests import home
from tests.soak import NAME

CONFIG = """c = get_config()
c.CourseDirectory.course_id = "stock"
c.Autograde.exclude_overwriting = {{"{name}": {stubs}}}
"""


class Direct:
    """A session without a worker: student code runs in this very process."""

    def __init__(self, folder):
        self.folder, self.refused = folder, {}
        self.server = Server(None, str(folder))

    def ask(self, item, op, keep=False, limit=None, **fields):
        fields = {name: own(self.server.resolve(value)) for name, value in fields.items()}
        try:
            value = self.server.operations[op](**fields)
        except Exception as error:
            raise Fault(str(error)) from None
        return self.server.keep(value) if keep else value

    def offer(self, function):
        return function

    def awake(self):
        pass


def own(value):
    """What crosses to another process is a copy."""
    return value.copy() if isinstance(value, np.ndarray) else value


def score(item, seed=0):
    """The points of an item of the submission in the current folder; a check cell's last line."""
    assignment, session = home.assignment(NAME), Direct(Path.cwd())
    earned, total, kept = 0.0, 0.0, {}
    for check in checks_of(item, assignment):
        share = next(mark.args[0] for mark in check.pytestmark if mark.name == "share")
        student = Student(session, item, check.__module__.rpartition(".test_")[2])
        fixtures = {
            "item_id": item,
            "student": student,
            "implementation": CheckedLoss(student, item),
            "draw": Draw([seed, len(check.__name__)]),
            "data": home.stand_in(),
            "kept": kept,
        }
        total += share
        try:
            check(*(fixtures[name] for name in inspect.signature(check).parameters))
            earned += share
        except Failed as failure:
            earned += share * failure.part
        except Fault:
            pass
    return round(assignment.points[item] * earned / total, 4)


def checks_of(item, assignment):
    for path in sorted((assignment.source / "trusted").glob("test_*.py")):
        module = assignment.code.load(f"trusted.{path.stem}")
        for name, check in vars(module).items():
            marks = {mark.name: mark for mark in getattr(check, "pytestmark", ())}
            if name.startswith("test_") and item in marks["parametrize"].args[1]:
                yield check


def make_course(root, submissions):
    """A course of stock nbgrader: our graded cells and nothing else, each check cell with the same checks."""
    assignment = home.assignment(NAME)
    source = root / "source" / NAME
    source.mkdir(parents=True)
    for name, notebook in assignment.notebooks.items():
        notebook.cells = [cell for cell in notebook.cells if is_grade(cell)]
        for cell in filter(is_machine_graded, notebook.cells):
            cell.source = f"from tests.stock import score\nscore({cell.metadata.nbgrader.grade_id!r})"
        nbformat.write(notebook, source / f"{name}.ipynb")
    for name, text in assignment.stubs.items():
        (source / name).write_text(text)
    (root / "nbgrader_config.py").write_text(CONFIG.format(name=NAME, stubs=list(assignment.stubs)))
    nbgrader(root, "generate_assignment")
    for submitted in submissions:
        folder = root / "submitted" / submitted.parent.name / NAME
        folder.mkdir(parents=True)
        for path in submitted.iterdir():
            if path.is_file() and path.suffix != ".ipynb":
                (folder / path.name).write_bytes(path.read_bytes())
        for path in (root / "release" / NAME).glob("*.ipynb"):
            (folder / path.name).write_bytes(path.read_bytes())


def nbgrader(root, command):
    bin = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([bin, os.environ["PATH"]]), "PYTHONPATH": str(KIT)}
    subprocess.run(
        [sys.executable, "-m", "nbgrader", command, NAME],
        cwd=root,
        env=environment,
        check=True,
        capture_output=True,
    )
