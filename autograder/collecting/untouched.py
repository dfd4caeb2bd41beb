"""Whether a hand-in is the release as it was handed out."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cs231n_utils.promises.hand_in import NOTE


@dataclass(frozen=True)
class Untouched:
    """The release in `folder`, whose `stubs` are files of these names."""

    folder: Path
    stubs: frozenset

    def is_all(self, files):
        """Whether the files of a hand-in, {name: content}, hold nothing that is not in the release."""
        work = {name: content for name, content in files.items() if name != NOTE}
        code = {name: content for name, content in work.items() if not _is_notebook(name)}
        if not self.stubs & {*code} or any(self._files.get(name) != code[name] for name in code):
            return False
        read = {name: _sources(content) for name, content in work.items() if _is_notebook(name)}
        return all(cells and cells == self._cells.get(name) for name, cells in read.items())

    @cached_property
    def _files(self):
        return {path.name: path.read_bytes() for path in self.folder.glob("*") if path.is_file()}

    @cached_property
    def _cells(self):
        return {name: _sources(content) for name, content in self._files.items() if _is_notebook(name)}


def _is_notebook(name):
    return name.endswith(".ipynb")


def _sources(content):
    """What stands in the cells; None of what is no notebook."""
    try:
        cells = json.loads(content)["cells"]
        return ["".join(cell["source"]) for cell in cells]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
