"""Which graded cells each release of an assignment had: what a hand-in made from an earlier one lacks.

A release has a number, which each of its notebooks carries in its metadata.  It is another one when its
graded cells, or the notebooks in which they stand, are others than those of the release before.
"""

import json
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.cells import is_grade
from autograder.course.folders import read_json, write_json
from autograder.course.sanitize import MAX_CELLS
from autograder.course.submission import Refused, read_plain
from cs231n_utils.promises import notebooks
from cs231n_utils.promises.hand_in import MAX_NOTEBOOK_BYTES
from cs231n_utils.promises.outline import outline, recognised

MARK = "release"  # in a notebook's metadata: the number


class Damaged(Exception):
    """What is known of the releases cannot be read; the message names the file."""


@dataclass(frozen=True)
class Releases:
    """`layouts`: {notebook: ids of its graded cells} of each release, the first one's first.

    `dropped`: {id: what was given for it} of the cells that are no longer asked (`handout.gradebook`).
    """

    layouts: tuple = ()
    dropped: dict = field(default_factory=dict)

    @classmethod
    def read(cls, course, name):
        """Raises Damaged."""
        path = course.releases(name)
        content = read_json(path) if path.exists() else {}
        if not isinstance(content, dict):
            raise Damaged(f"{path} is damaged: put your backup in its place")
        return cls(tuple(content.get("releases", ())), content.get("dropped", {}))

    def write(self, course, name):
        write_json(course.releases(name), {"releases": list(self.layouts), "dropped": self.dropped})

    def with_layout(self, layout):
        """These, and the release that is made now if it is another one than the last."""
        if self.layouts and self.layouts[-1] == layout:
            return Releases(self.layouts, deepcopy(self.dropped))
        return Releases((*self.layouts, layout), deepcopy(self.dropped))

    @property
    def number(self):
        """Of the last release."""
        return len(self.layouts)

    @property
    def notebooks(self):
        """The names of all that were ever released."""
        return sorted({name for layout in self.layouts for name in layout})

    def lacking(self, folder: Path, released: Path):
        """The ids of the last release's cells that the hand-in in `folder` could not contain, in order.

        What a student deleted, or left out, was in the release: its number says so, and so do cells that
        an earlier one did not have.
        """
        held = [_ids(layout) for layout in self.layouts]
        late = [id for id in held[-1] if any(id not in ids for ids in held)] if held else []
        names = [f"{name}.ipynb" for name in self.notebooks if late]
        found = [marked for name in names if (marked := _marked(folder / name, released / name))]
        if not found:
            return ()
        began = {id: turn for turn, ids in reversed([*enumerate(held)]) for id in ids}  # first release
        told = [number - 1 for number, _ in found if type(number) is int and 0 < number <= len(held)]
        seen = [began[id] for _, ids in found for id in ids if id in began]
        made_from = max([0, *told, *seen])
        had = {id for _, ids in found for id in ids} | {*held[made_from]}
        return tuple(id for id in late if id not in had)


def layout(notebooks):
    """{notebook: ids of its graded cells}"""
    return {
        name: [cell.metadata.nbgrader.grade_id for cell in notebook.cells if is_grade(cell)]
        for name, notebook in notebooks.items()
    }


def _ids(layout):
    return [id for ids in layout.values() for id in ids]


def _marked(path, released):
    """(number of the release, ids of nbgrader's cells) of a notebook that was handed in, or None."""
    try:
        notebook = json.loads(read_plain(path, MAX_NOTEBOOK_BYTES))
        cells = notebook["cells"][:MAX_CELLS]
        about = [cell["metadata"].get("nbgrader", {}) for cell in cells]
        ids = [str(marks["grade_id"]) for marks in about if "grade_id" in marks]
        if released.exists():  # marks may be lost
            known, unclear = recognised(notebooks.read(released)[1], outline(cells))
            ids += [*known, *unclear]
        return notebook["metadata"].get(MARK), ids
    except (Refused, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None
