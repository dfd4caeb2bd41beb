"""What of a solution would go out, wherever in a release it stands."""

import re

import nbformat

from autograder.course import stubs
from autograder.course.assignment import Assignment
from autograder.course.cells import is_solution

MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
TOKEN = re.compile(r"\w+|[^\w\s]")
MIN_TOKENS = 8


def leaks(assignment: Assignment, folder):
    """Yields in words each marker and each statement of a solution that a file in `folder` holds."""
    secret = set(solution_statements(assignment))
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_text(errors="replace")
        if path.suffix == ".ipynb":
            text = "\n".join(cell.source for cell in nbformat.reads(text, as_version=4).cells)
        if found := MARKER.search(text):
            yield f"a marker: {path.name}: {found.group()}"
        released = normalise(text)
        for statement in secret:
            if statement in released:
                yield f"a solution: {path.name}: {statement[:80]}"


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
