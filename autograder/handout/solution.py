"""What students get after the deadline: the release, solved, as `nbgrader generate_solution` has run it.

Model answers to questions are in it; how they are marked is not.
"""

from pathlib import Path

import nbformat

from autograder.course import stubs
from autograder.course.cells import is_solution
from autograder.handout import assistants, engine
from autograder.handout.engine import zipped
from autograder.handout.leaks import MARKER
from autograder.handout.release import Unreleasable

MARKING = "**Marking"  # begins the line from which on an answer's cell is for those who grade
HIDDEN = ("HIDDEN TESTS", "MARK SCHEME")
SAID = """\
# {title}: solved

The notebooks as they were run, and the files beside them with their solutions. A question has one model
answer here; others are right, too. To run them, unzip this folder beside your own: the engine that you
installed for the assignment is all they need, and nothing of yours is replaced.
"""


def write(assignment, released: Path, solved: Path, destination: Path):
    """Write the zip; -> (names in it, ids of answers in which no line begins with MARKING).

    `solved`: the folder that generate_solution fills.  Raises Unreleasable.
    """
    _require_ran_with(assignment, solved)
    files = {path.relative_to(released).as_posix(): path for path in sorted(released.rglob("*"))}
    left_out = (*assistants.NAMES, f"{engine.FOLDER}/")  # for those who still work; students have the engine
    content = {
        name: path.read_bytes()
        for name, path in files.items()
        if path.is_file() and not name.startswith(left_out)
    }
    content |= {name: text.encode() for name, text in assignment.solution.items()}
    content |= {f"{name}.ipynb": _notebook(assignment, name, solved) for name in assignment.notebooks}
    content["README.md"] = SAID.format(title=assignment.manifest.title).encode()
    _require_clean(content)
    destination.write_bytes(zipped({f"{destination.stem}/{name}": data for name, data in content.items()}))
    return list(content), unmarked(assignment)


def unmarked(assignment):
    """Ids of text answers of which nothing is held back."""
    return [
        cell.metadata.nbgrader.grade_id
        for notebook in assignment.notebooks.values()
        for cell in notebook.cells
        if is_solution(cell) and cell.cell_type == "markdown" and f"\n{MARKING}" not in cell.source
    ]


def shown(cell):
    """A cell's source without markers, and without what is for those who grade."""
    kept, hidden = [], False
    for line in cell.source.split("\n"):
        if any(f"BEGIN {kind}" in line for kind in HIDDEN) or _is_marking(cell, line):
            hidden = True
        elif MARKER.search(line):
            hidden = False
        elif not hidden:
            kept.append(line)
    return "\n".join(kept).strip("\n")


def _is_marking(cell, line):
    return cell.cell_type == "markdown" and is_solution(cell) and line.startswith(MARKING)


def _notebook(assignment, name, solved):
    """The bytes of a notebook as it ran.  Raises Unreleasable unless it is the source's."""
    path = solved / f"{name}.ipynb"
    try:
        notebook = nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise _again(assignment, f"{path} is not there") from None
    there = iter([shown(cell) for cell in notebook.cells])  # a header or a footer may stand around them
    if not all(shown(cell) in there for cell in assignment.notebooks[name].cells):
        raise _again(assignment, f"{path} is older than the source")
    for cell in notebook.cells:
        cell.source = shown(cell)
    return nbformat.writes(notebook).encode()


def _require_ran_with(assignment, solved):
    """Raises Unreleasable when other stubs than those of now were there."""
    for path in stubs.sources(assignment.source):
        ran = solved / path.name
        if not ran.is_file() or ran.read_bytes() != path.read_bytes():
            raise _again(assignment, f"{ran} is not there, or older than the source")


def _again(assignment, why):
    how = "get the data set first: it runs the notebooks"
    return Unreleasable(f"{why}: run `nbgrader generate_solution {assignment.name} --force` ({how})")


def _require_clean(content):
    for name, data in content.items():
        if name.endswith((".ipynb", ".py")) and (found := MARKER.search(data.decode())):
            raise Unreleasable(f"{name} would hold {found[0]}: mend the markers in the source")
