"""Make a release: nbgrader's own generate_assignment, with stubs stripped and nothing leaked."""

import re
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.utils import is_solution, temp_attrs

from autograder import stubs
from autograder.assignment import Assignment, NoSuchAssignment, Ungradable
from autograder.grade import ChecksBroken

MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
TOKEN = re.compile(r"\w+|[^\w\s]")
MIN_TOKENS = 8


class Unreleasable(Exception):
    """The assignment's source must be mended first; the message names the file or the cell."""


class TrustedGenerate(GenerateAssignment):
    """nbgrader's generate_assignment; it fails rather than release something wrong."""

    def start(self):
        try:
            self.assignment_source = Assignment.find(self.coursedir.assignment_id)
            self.assignment_source.require_gradable()
        except (NoSuchAssignment, Ungradable, ChecksBroken, stubs.BadMarkers) as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from None
        super().start()

    def init_assignment(self, assignment_id, student_id):
        """nbgrader never copies the stub files: not for a moment does a solution lie in the release."""
        stripped = self.assignment_source.stubs
        links = [path.name for path in self.assignment_source.source.rglob("*") if path.is_symlink()]
        made_by_running = ["*.npz"]
        with temp_attrs(self.coursedir, ignore=[*self.coursedir.ignore, *links, *stripped, *made_by_running]):
            super().init_assignment(assignment_id, student_id)
        destination = Path(self._format_dest(assignment_id, student_id))
        destination.mkdir(parents=True, exist_ok=True)
        for name, text in stripped.items():
            (destination / name).write_text(text)

    def set_permissions(self, assignment_id, student_id):
        """nbgrader's last step: an exception here makes it remove the release."""
        require_no_solution(
            self.assignment_source, Path(self._format_dest(assignment_id, student_id)).resolve()
        )
        super().set_permissions(assignment_id, student_id)


def require_no_solution(assignment: Assignment, folder):
    """Raises Unreleasable when a file in `folder` holds a marker or a statement of a solution."""
    secret = set(solution_statements(assignment))
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_text(errors="replace")
        if path.suffix == ".ipynb":
            text = "\n".join(cell.source for cell in nbformat.reads(text, as_version=4).cells)
        if found := MARKER.search(text):
            raise Unreleasable(f"the release would hold a marker: {path.name}: {found.group()}")
        released = normalise(text)
        for statement in secret:
            if statement in released:
                raise Unreleasable(f"the release would hold a solution: {path.name}: {statement[:80]}")


def solution_statements(assignment: Assignment):
    """Every line of a solution with at least MIN_TOKENS tokens, normalised."""
    for path in stubs.sources(assignment.source):
        yield from _statements(path.read_text())
    for notebook in assignment.notebooks.values():
        for cell in notebook.cells:
            if is_solution(cell):
                whole = cell.source if stubs.BEGIN in cell.source else f"{stubs.BEGIN}\n{cell.source}"
                yield from _statements(whole)


def _statements(text):
    inside = False
    for line in text.splitlines():
        if stubs.BEGIN in line or stubs.END in line:
            inside = stubs.BEGIN in line
        elif inside and len(TOKEN.findall(line)) >= MIN_TOKENS:
            yield normalise(line)


def normalise(text):
    """Tokens with single spaces between, so that layout does not hide a copy."""
    return " ".join(TOKEN.findall(text))
