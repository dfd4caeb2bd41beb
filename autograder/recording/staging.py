"""A submission as nbgrader gets to see it: complete, clean, with the verdicts in the check cells."""

import os
from copy import deepcopy
from pathlib import Path
from types import MappingProxyType

import nbformat

from autograder.course.cells import is_grade, is_solution
from autograder.course.sanitize import clean, read
from autograder.course.submission import TIMESTAMP, Refused, read_plain
from autograder.course.timestamp import moment_of
from autograder.report.notebooks import NOTE
from autograder.report.verdict import verdict_text
from cs231n_utils.promises.hand_in import MAX_FILES, MAX_NOTEBOOK_BYTES, MAX_TOTAL_BYTES
from cs231n_utils.promises.outline import outline, recognised


def stage(submitted: Path, destination: Path, submission, result, misconceptions, originals, earlier=()):
    """Lay a copy of `submitted` into `destination`; -> (notes for the instructor, ids for a person).

    `originals`: {name: released notebook}, which stay as they are.
    Notebooks that are missing or unreadable are the released ones, with a cell that says so; the graded
    files are those of `submission`, and `result` stands in the check cells.  Of other files there is only
    the time stamp: formgrader would serve any.  An answer counts wherever it stands: in notebooks of this
    release, and in those `earlier` ones from which its cell was moved.
    """
    destination.mkdir(parents=True)
    notes, unread = list(result.notes), set()
    for name, content in plain_files(submitted, notes):
        if name == TIMESTAMP and not moment_of(content):
            notes.append(f"{TIMESTAMP} holds no date: taken as not late")
        elif name == TIMESTAMP:
            (destination / name).write_bytes(content)
    for name, content in submission.files.items():
        (destination / name).write_bytes(content)
    paths = {name: submitted / f"{name}.ipynb" for name in dict.fromkeys([*originals, *earlier])}
    cells = {id: cell for original in originals.values() for id, cell in _cells(original).items()}
    read = {name: read_notebook(path, originals.get(name), cells) for name, path in paths.items()}
    answers = {name: deepcopy(_cells(notebook)) for name, (notebook, *_) in read.items() if notebook}
    damaged = [name for name in paths if name not in answers and os.path.lexists(paths[name])]
    notes += [read[name][1] for name in damaged if name not in originals]
    for name, original in originals.items():
        notebook, note, unclear = read[name]
        elsewhere = {id: cell for other in answers if other != name for id, cell in answers[other].items()}
        asked = {id for id, cell in _cells(original).items() if is_grade(cell)}
        lost = asked - {*answers.get(name, ()), *elsewhere, *result.lacking}
        if lost and (note or damaged):  # an answer may stand in what cannot be read
            unread |= asked
        may_be = lost | asked & answers.get(name, {}).keys()
        if unclear := sorted(may_be & unclear - {item.id for item in result.items}):
            unread.update(unclear)
            note = f"{name}.ipynb: it cannot be told which cells answer {', '.join(unclear)}: look through it"
        if not notebook:
            notebook = deepcopy(original)
            notebook.cells = [_answered(cell, elsewhere) for cell in original.cells]
            if asked and not lost and name not in damaged:
                note = None  # it was not in the release handed in
        notebook = show_verdicts(restore(notebook, original, elsewhere), result, misconceptions)
        if note:
            notes.append(note)
            text = f"**Note from the grader:** {note}"
            notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, metadata={NOTE: note}))
            with_unique_ids(notebook)
        nbformat.write(notebook, destination / f"{name}.ipynb")
    return list(dict.fromkeys(notes)), unread


def plain_files(folder: Path, notes):
    """Yields (name, content) of the plain files directly in `folder`; what is refused goes to `notes`."""
    total = 0
    first = sorted(
        os.listdir(folder), key=lambda name: (name != TIMESTAMP, not name.endswith(".ipynb"), name)
    )
    for name in first[: 5 * MAX_FILES]:
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            continue
        try:
            content = read_plain(folder / name, min(MAX_NOTEBOOK_BYTES, MAX_TOTAL_BYTES - total))
        except Refused as refused:
            notes.append(str(refused))
            continue
        total += len(content)
        yield name, content


def read_notebook(path, released=None, cells=MappingProxyType({})):
    """-> (cleaned notebook, None, ids that cannot be told) or (None, why it cannot be read, no ids).

    Its cells carry their marks again, if it was made from `released`; answers are of the kind that they have
    in `cells`, {id: released cell}.
    """
    in_place = "the released notebook stands in its place"
    if not path.exists() and not path.is_symlink():
        return None, f"{path.name} is missing; {in_place}", set()
    try:
        notebook = read(read_plain(path, MAX_NOTEBOOK_BYTES))
        unclear = with_marks(notebook, released) if released else set()
        notebook.cells = [of_its_kind(cell, cells) for cell in notebook.cells]
        nbformat.validate(clean(with_unique_ids(notebook)))
    except Refused as refused:
        return None, f"{refused}; {in_place}", set()
    except Exception as error:  # a notebook is untrusted JSON: nbformat raises whatever it stumbles over
        return None, f"{path.name} cannot be read ({type(error).__name__}); {in_place}", set()
    return notebook, None, unclear


def with_marks(notebook, released):
    """Mark the cells that bear nbgrader's names, and no copies; -> the names whose answer cannot be told."""
    known, unclear = recognised(outline(released.cells), outline(notebook.cells))
    for cell in notebook.cells:
        if _id(cell) in known:
            del cell.metadata["nbgrader"]
    for id, place in known.items():
        notebook.cells[place].metadata["nbgrader"] = {"grade_id": id}
    return unclear


def of_its_kind(cell, released):
    """The cell, or the text of an answer that was turned into another kind in one of its own: {id: cell}."""
    original = released.get(_id(cell))
    if original is None or cell.cell_type == original.cell_type or not is_solution(original):
        return cell
    return _with_text(original, cell)


def restore(notebook, released, elsewhere=MappingProxyType({})):
    """`notebook` with every cell of nbgrader's as released, but for the answers and the outputs.

    Cells that are not in it come back at their place, with the answer from `elsewhere`, {id: cell}, if there
    is one; copies and forged cells become ordinary ones.
    """
    originals = _cells(released)
    found = {}
    for cell in notebook.cells:
        id = _id(cell)
        original = originals.get(id)
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
            cells.insert(after, _answered(original, elsewhere))
            after += 1
    notebook.metadata = released.metadata
    return with_unique_ids(notebook)


def _cells(notebook):
    """{id: cell} of nbgrader's; of copies the first."""
    found = {}
    for cell in notebook.cells:
        if id := _id(cell):
            found.setdefault(id, cell)
    return found


def _id(cell):
    metadata = cell.metadata.get("nbgrader")
    id = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return id if isinstance(id, str) else None


def _answered(original, elsewhere):
    """A copy of a released cell, with the answer to it that stands in another notebook."""
    answer = elsewhere.get(_id(original))
    if answer and answer.cell_type == original.cell_type and is_solution(original):
        return _with_text(original, answer)
    return deepcopy(original)


def _with_text(original, answer):
    cell = deepcopy(original)
    cell.source = answer.source
    if cell.cell_type != "code" and "attachments" in answer:
        cell.attachments = answer.attachments
    return cell


def with_unique_ids(notebook):
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    return notebook


def show_verdicts(notebook, result, misconceptions):
    """The check cells' outputs are what the trusted side says, not what the student's kernel said."""
    items = {item.id: item for item in result.items}
    for cell in notebook.cells:
        if item := items.get(_id(cell)):
            text = verdict_text(item, misconceptions)
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]
    return notebook
