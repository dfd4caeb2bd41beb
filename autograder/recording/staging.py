"""A submission as nbgrader gets to see it: complete, clean, with the verdicts in the check cells."""

import json
import os
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from autograder.course.sanitize import clean
from autograder.course.submission import Refused, read_plain
from autograder.report.page import NOTE
from autograder.report.verdict import verdict_text
from cs231n_utils.promises.hand_in import MAX_FILES, MAX_NOTEBOOK_BYTES, MAX_TOTAL_BYTES


def stage(submitted: Path, released: Path, destination: Path, submission, result, misconceptions):
    """Lay a copy of `submitted` into `destination`; -> (notes for the instructor, replaced notebooks).

    Notebooks that are missing or unreadable are the released ones, with a cell that says so; the graded
    files are those of `submission`, and `result` stands in the check cells.  Of other files there is only
    the time stamp: formgrader would serve any.
    """
    destination.mkdir(parents=True)
    notes, replaced = list(result.notes), []
    for name, content in plain_files(submitted, notes):
        if name == "timestamp.txt" and not is_timestamp(content):
            notes.append("timestamp.txt holds no date: taken as not late")
        elif name == "timestamp.txt":
            (destination / name).write_bytes(content)
    for name, content in submission.files.items():
        (destination / name).write_bytes(content)
    for path in sorted(released.glob("*.ipynb")):
        original = nbformat.read(path, as_version=4)
        notebook, note = read_notebook(submitted / path.name)
        if note:
            notes.append(note)
            replaced.append(path.stem)
            notebook = nbformat.from_dict(json.loads(json.dumps(original)))
        notebook = show_verdicts(restore(notebook, original), result, misconceptions)
        if note:
            text = f"**Note from the grader:** {note}"
            notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, metadata={NOTE: note}))
            with_unique_ids(notebook)
        nbformat.write(notebook, destination / path.name)
    return list(dict.fromkeys(notes)), replaced


def is_timestamp(content):
    """nbgrader would stop at one that it cannot read, or that is out of all proportion."""
    try:
        return 2000 <= parse_utc(content.decode().strip()).year <= 2100
    except Exception:  # dateutil raises whatever it stumbles over
        return False


def plain_files(folder: Path, notes):
    """Yields (name, content) of the plain files directly in `folder`; what is refused goes to `notes`."""
    total = 0
    for name in sorted(os.listdir(folder))[: 5 * MAX_FILES]:
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            continue
        try:
            content = read_plain(folder / name, min(MAX_NOTEBOOK_BYTES, MAX_TOTAL_BYTES - total))
        except Refused as refused:
            notes.append(str(refused))
            continue
        total += len(content)
        yield name, content


def read_notebook(path):
    """-> (cleaned notebook, None) or (None, why it cannot be read)."""
    if not path.exists() and not path.is_symlink():
        return None, f"{path.name} is missing; the released notebook stands in its place"
    try:
        content = read_plain(path, MAX_NOTEBOOK_BYTES)
        notebook = clean(with_unique_ids(nbformat.reads(content.decode(), as_version=4)))
        nbformat.validate(notebook)
    except Refused as refused:
        return None, f"{refused}; the released notebook stands in its place"
    except Exception as error:  # a notebook is untrusted JSON: nbformat raises whatever it stumbles over
        reason = type(error).__name__
        return None, f"{path.name} cannot be read ({reason}); the released notebook stands in its place"
    return notebook, None


def restore(notebook, released):
    """`notebook` with every cell of nbgrader's as released, but for the answers and the outputs.

    Cells that were deleted come back at their place, copies and forged cells become ordinary ones.
    """
    originals = {cell.metadata.nbgrader.grade_id: cell for cell in released.cells if _known(cell)}
    found = {}
    for cell in notebook.cells:
        metadata = cell.metadata.get("nbgrader")
        id = metadata.get("grade_id") if isinstance(metadata, dict) else None
        original = originals.get(id) if isinstance(id, str) else None
        if original is None or id in found or cell.cell_type != original.cell_type:
            cell.metadata = nbformat.NotebookNode()
            continue
        found[id] = cell
        cell.metadata = original.metadata
        if not original.metadata.nbgrader.solution:
            cell.source = original.source
    cells = notebook.cells
    after = 0
    for id, original in originals.items():
        if id in found:
            after = next(i for i, cell in enumerate(cells) if cell is found[id]) + 1
        else:
            cells.insert(after, original)
            after += 1
    notebook.metadata = released.metadata
    return with_unique_ids(notebook)


def _known(cell):
    return "nbgrader" in cell.metadata


def with_unique_ids(notebook):
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    return notebook


def show_verdicts(notebook, result, misconceptions):
    """The check cells' outputs are what the trusted side says, not what the student's kernel said."""
    items = {item.id: item for item in result.items}
    for cell in notebook.cells:
        if _known(cell) and (item := items.get(cell.metadata.nbgrader.grade_id)):
            text = verdict_text(item, misconceptions)
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]
    return notebook
