"""A student's folder, as far as it can be read: what is to be handed in, and what is not as it should be."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cs231n_utils.handin.typed import quoted
from cs231n_utils.promises import manifest, notebooks
from cs231n_utils.promises.hand_in import MAX_FILES, folded, is_usual, most_bytes
from cs231n_utils.promises.manifest import BadManifest
from cs231n_utils.promises.notebooks import CHECK, Unreadable
from cs231n_utils.promises.public import NoAssignment, public

HANDED_IN = ("*.py", "*.ipynb")  # and the files that assignment.toml names
PUBLIC = "public/items.py"


class NotHere(Exception):
    """This is not the folder of an assignment; the message names those that are near."""


@dataclass(frozen=True)
class Work:
    """An assignment's folder.  Nothing in it has to be whole: each fault is a line of `problems`."""

    folder: Path

    @classmethod
    def find(cls, folder, command):
        """Raises NotHere; `command` is what was typed but for the folder."""
        folder = folder.parent if folder.is_file() else folder
        if is_assignment(folder):
            return cls(folder)
        below = [path for depth in ("*/", "*/*/") for path in sorted(folder.glob(depth))]
        near = [path for path in (*below, folder / "..") if is_assignment(path)]
        does = "; or ".join(f"{command} {quoted([path])}" for path in near or ["FOLDER"])
        remedy = f"Give the assignment's folder: {does}"
        if is_assignment(Path()):
            remedy = f"You are in one: leave the folder out: {command}"
        raise NotHere(
            f"{folder.resolve()} is not the folder of an assignment: it holds no {PUBLIC}.\n{remedy}"
        )

    @cached_property
    def _manifest(self):
        """(what stands in assignment.toml, ""), or (None, why it cannot be read)."""
        try:
            return manifest.read(self.folder), ""
        except BadManifest as error:
            return None, str(error)

    @cached_property
    def _public(self):
        try:
            return public(self.folder), ""
        except NoAssignment as error:
            return None, str(error)

    @property
    def manifest(self):
        return self._manifest[0]

    @property
    def released(self):
        """What the release wrote down; None in what was not released, or where it cannot be read."""
        return self.manifest and self.manifest.released

    @property
    def public(self):
        """What is checked in public; None where it cannot be loaded."""
        return self._public[0]

    @property
    def no_public(self):
        """Why it cannot be loaded, or ''."""
        return self._public[1]

    @property
    def saved(self):
        """{name: bytes at most} of what notebooks save."""
        return self.manifest.files if self.manifest else {}

    @property
    def name(self):
        """The assignment's, however the student calls the folder."""
        return self.released.assignment if self.released else self.folder.resolve().name

    @cached_property
    def _found(self):
        if self.released:
            return notebooks.found(self.folder, self.released)
        return notebooks.graded(sorted(self.folder.glob("*.ipynb"))), set()

    @property
    def found(self):
        """{id: Cell} of the graded cells as they are now; those of copied notebooks do not count."""
        return self._found[0]

    @property
    def unclear(self):
        """The ids of those whose answer may stand in one of several cells."""
        return self._found[1]

    @cached_property
    def unread(self):
        """{notebook: what is the matter with it} of those that cannot be read."""
        names = [*self.files, *(self.released.notebooks if self.released else ())]
        said = {name: _unread(self.folder / name) for name in names if name.endswith(".ipynb")}
        return {name: why for name, why in said.items() if why}

    @property
    def cells(self):
        """The graded cells that there should be."""
        return self.released.cells if self.released else [*self.found.values()]

    @cached_property
    def there(self):
        """{name: path} of all that might be handed in; where assignment.toml cannot say what, of any kind."""
        patterns = (*HANDED_IN, *self.saved) if self.manifest else (*HANDED_IN, "*.npz")
        paths = [path for pattern in patterns for path in sorted(self.folder.glob(pattern))]
        return {path.name: path for path in paths if path.is_file()}

    @cached_property
    def files(self):
        """{name: path} of what is handed in: of names that may be taken for the same, the one asked for."""
        asked = (*self.released.stubs, *self.released.notebooks) if self.released else ()
        first = {folded(name): name for name in (*reversed(self.there), *filter(self.there.get, asked))}
        kept = {name for name in first.values() if is_usual(name)}
        return {name: path for name, path in self.there.items() if name in kept}

    @cached_property
    def expected(self):
        """The names of the stubs and notebooks that there should be."""
        if self.released:
            return (*self.released.stubs, *self.released.notebooks)
        stubs = tuple(f"{module}.py" for module in self.public.modules) if self.public else ()
        return stubs if any(name.endswith(".ipynb") for name in self.files) else ("the notebook", *stubs)

    def problems(self):
        """What is missing, unreadable, too large, or edited and should not be: a line each."""
        broken = (self._manifest[1], self.no_public)
        yield from (f"{said}. Unpack it again from what you were given" for said in broken if said)
        if unfit := self.manifest and manifest.unfit(self.folder):
            yield unfit
        missing = {name: "is missing" for name in self.expected if name not in self.files}
        yield from (f"{name} {why}" for name, why in (missing | self.unread).items())
        left_out = [ascii(name) for name in self.there if name not in self.files]
        if left_out:
            yield f"left out, with names that are unusual or another file's: {', '.join(left_out)}"
        for name, path in self.files.items():
            yield from _faults_of(name, path, most_bytes(name, self.saved))
        graded = [name for name in self.files if not name.endswith(".ipynb")]
        if len(graded) > MAX_FILES:
            yield f"there are {len(graded)} files to grade, and the grader reads {MAX_FILES}: move some away"
        yield from self._edited()

    def _edited(self):
        for cell in self.cells:
            now = self.found.get(cell.id)
            can_be_seen = cell.kind == CHECK and cell.notebook not in self.unread
            if can_be_seen and (not now or (now.kind, now.digest) != (cell.kind, cell.digest)):
                what = "was edited" if now else "is gone"
                yield f"{cell.notebook}: the check cell of {cell.id} {what}; the released one counts"


def is_assignment(folder):
    paths = (folder / name for name in (manifest.FILE, PUBLIC))
    return any(map(os.path.isfile, paths))  # False where it may not look


def _faults_of(name, path, most):
    size = path.stat().st_size
    if size > most:
        advice = "clear its outputs (they are left out)" if name.endswith(".ipynb") else "it is left out"
        yield f"{name} has {size / 1e6:.1f} MB, and the grader takes {most / 1e6:.1f}: {advice}"
    elif not name.endswith(".ipynb"):
        try:
            path.open("rb").close()
        except OSError as error:
            yield f"{name} cannot be read: {error.strerror}"


def _unread(path):
    """What is the matter with a notebook, or ''."""
    try:
        notebooks.read(path)
    except FileNotFoundError:
        return "is missing"
    except Unreadable as error:
        return f"cannot be read: {error}"
    return ""
