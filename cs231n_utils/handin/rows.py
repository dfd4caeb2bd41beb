"""How far a student's work is: a row for each graded cell and each file that notebooks save."""

from dataclasses import dataclass
from pathlib import Path

from cs231n_utils import saved
from cs231n_utils.handin.apart import DONE, NOT_STARTED, OPEN, said_of
from cs231n_utils.promises.notebooks import ANSWER, saving
from cs231n_utils.promises.outline import NOTHING

ITEM, FILE, OTHER = "item", "file", "other"  # kinds of rows, besides an ANSWER
UNKNOWN = "·"  # the mark of what only the grader checks
ONE_CELL = "write it into one text cell, between the cells that came before and after it, unchanged"
UNWRITTEN = "is not answered. Next: write the answer into its cell in {}, and save the notebook"
BESIDE = "a text of yours stands beside its cell in {}: move it into the cell that was given, and save it"
COPIES = "copies of its cell in {} hold different answers: keep one, and save it"


@dataclass(frozen=True)
class Row:
    """What is to be done, how far it is, and what to do next."""

    kind: str
    mark: str
    id: str
    points: float | int | None
    text: str


@dataclass(frozen=True)
class Task:
    """What is to be done: a graded cell, or one that no cell grades but that is checked or handed in."""

    kind: str
    id: str
    points: float | int | None = None
    notebook: str = ""  # where it stands
    cell: object = None


def tasks(work):
    """The Tasks in the notebooks' order, then what stands in none of their cells."""
    items = work.public.items if work.public else {}
    files = {Path(name).stem: name for name in work.saved}
    found = {}
    for cell in work.cells:
        kind = (
            ANSWER
            if cell.kind == ANSWER
            else FILE
            if cell.id in files
            else ITEM
            if cell.id in items
            else OTHER
        )
        found[cell.id] = Task(kind, cell.id, cell.points, cell.notebook, cell)
    others = [Task(ITEM, id) for id in items]
    others += [Task(FILE, stem, notebook=saving(work.folder, name)) for stem, name in files.items()]
    return [*found.values(), *(task for task in others if task.id not in found)]


def rows(work):
    """Yields the Row of each task as soon as it is known."""
    todo = tasks(work)
    said = said_of(work.folder, [task.id for task in todo if task.kind == ITEM])
    for task in todo:
        mark, text = next(said) if task.kind == ITEM else STATES[task.kind](work, task)
        yield Row(task.kind, mark, task.id, task.points, text)


def answer(work, task):
    """A text answer: written as soon as it is not what was released."""
    now = work.found.get(task.id)
    if why := work.unread.get(task.notebook):
        return OPEN, f"{task.notebook} {why}"
    is_clear = task.id not in work.unclear
    if now is None and not is_clear:
        return OPEN, f"which cell in {task.notebook} is its answer cannot be told: {ONE_CELL}"
    if now is None:
        return OPEN, f"its cell is gone from {task.notebook}: copy your answers into the released notebook"
    placeholder = work.released and now.digest == task.cell.digest
    is_written = not placeholder and now.digest != NOTHING
    if not is_clear:
        return OPEN, (COPIES if is_written else BESIDE).format(task.notebook)
    if is_written:
        return DONE, "answered; a person will grade it"
    return NOT_STARTED, UNWRITTEN.format(task.notebook)


def file(work, task):
    """What a notebook saves: there, readable, and from the data set that counts."""
    (name,) = (name for name in work.saved if Path(name).stem == task.id)
    if not (work.folder / name).is_file():
        return NOT_STARTED, f"{name} is not saved. Next: run {task.notebook} to its end"
    counts = work.released.data if work.released else ""
    if trouble := saved.trouble(work.folder / name, counts):
        return OPEN, trouble
    return DONE, f"{name} is saved, and can be read{_outdated(work, task, name)}"


def _outdated(work, task, name):
    """What to say where something that the file is used with was saved later than it, or ''."""
    if task.id not in work.manifest.apart:
        return ""
    there = [path for other in work.manifest.apart[task.id].files if (path := work.folder / other).is_file()]
    saved_at = (work.folder / name).stat().st_mtime
    later = [path.name for path in there if path.stat().st_mtime > saved_at]
    if not later:
        return ""
    return f"; {', '.join(later)} later: if other numbers come of that, run {task.notebook} again"


def other(work, task):
    """A check cell that neither is about an item nor about a file."""
    if work.no_public:
        return OPEN, "cannot be checked: the folder public is broken"
    return UNKNOWN, "only the grader checks this"


STATES = {ANSWER: answer, FILE: file, OTHER: other}
