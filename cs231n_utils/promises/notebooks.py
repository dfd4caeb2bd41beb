"""The graded cells of notebooks, read with json alone: their ids, points, and what stands in them."""

import contextlib
import json
import re
from dataclasses import dataclass, replace

from cs231n_utils.promises.outline import digest, outline, recognised

CHECK, ANSWER = "check", "answer"  # kinds of cells: checked by machine, written for a person to grade


class Unreadable(Exception):
    """The file is no notebook; the message says why."""


@dataclass(frozen=True)
class Cell:
    """A graded cell.  `digest` tells whether its text is still the one that was released."""

    notebook: str  # the file
    id: str
    points: float | int
    kind: str
    digest: str


def graded(paths):
    """{id: Cell} of the notebooks that can be read, in their order; of copies the first counts."""
    found = {}
    for path in paths:
        for cell in _readable(path)[0]:
            found.setdefault(cell.id, cell)
    return found


def found(folder, released):
    """({id: Cell}, {ids whose answer cannot be told}) of released notebooks, also where marks are lost."""
    paths = [folder / name for name in released.notebooks]
    cells, unclear = graded(paths), set()
    for path in paths:
        now = _readable(path)[1]
        places, untold = recognised(released.texts.get(path.name, ()), now)
        for cell in released.cells:
            if cell.notebook == path.name and cell.id in places:
                cells[cell.id] = _changed(cell, now[places[cell.id]])
        if now:
            unclear |= untold & places.keys() | untold - cells.keys()
    return cells, unclear


def saving(folder, name):
    """The notebook in a folder whose code saves the file of this name, or else 'the notebook'."""
    call = re.compile(rf'save\w*\(\\"{re.escape(name)}\\"')  # as it stands in JSON
    for path in sorted(folder.glob("*.ipynb")):
        with contextlib.suppress(OSError):
            if call.search(path.read_text("utf-8", errors="replace")):
                return path.name
    return "the notebook"


def _changed(cell, text):
    """A released Cell as it is now, from its text in the outline: a check that is no code is none."""
    kind, digest, *_ = text.split(" ")
    return replace(cell, kind=cell.kind if kind == "code" else ANSWER, digest=digest)


def _readable(path):
    try:
        return read(path)
    except (Unreadable, FileNotFoundError):
        return [], []


def read(path):
    """(graded Cells, outline) of one notebook.  Raises Unreadable, or FileNotFoundError."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return [Cell(path.name, *_graded(cell)) for cell in cells if _is_graded(cell)], outline(cells)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(f"it is no notebook, or damaged ({type(error).__name__})") from None


def _is_graded(cell):
    about = cell["metadata"].get("nbgrader", {})
    return about.get("grade", False) and isinstance(about.get("grade_id"), str)


def _graded(cell):
    about = cell["metadata"]["nbgrader"]
    is_check = cell["cell_type"] == "code" and not about.get("solution", False)
    return about["grade_id"], float(about["points"]), CHECK if is_check else ANSWER, digest(cell["source"])
