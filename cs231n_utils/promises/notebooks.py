"""The graded cells of notebooks, read with json alone: their ids, points, and what stands in them."""

import hashlib
import json
from dataclasses import dataclass

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


NOTHING = hashlib.sha256(b"").hexdigest()[:16]  # the digest of an empty cell


def graded(paths):
    """{id: Cell} of the notebooks that can be read, in their order; of copies the first counts."""
    found = {}
    for path in paths:
        try:
            cells = read(path)
        except (Unreadable, FileNotFoundError):
            continue
        for cell in cells:
            found.setdefault(cell.id, cell)
    return found


def read(path):
    """The graded Cells of one notebook.  Raises Unreadable, or FileNotFoundError."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return [Cell(path.name, *_graded(cell)) for cell in cells if _is_graded(cell)]
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


def digest(source):
    """Of a cell's text; blanks that an editor may add or take away change nothing."""
    lines = "".join(source).strip().splitlines()
    return hashlib.sha256("\n".join(map(str.rstrip, lines)).encode(errors="replace")).hexdigest()[:16]
