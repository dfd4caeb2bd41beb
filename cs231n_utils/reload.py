"""What is saved is what runs: before each cell, and before a live picture moves.

    from cs231n_utils import reload

    reload.watch()  # what you save is used by the next cell

From then on the files of the notebook's own folder are imported as they stand there. One that has changed
since is run again, whole, and so is what imports it; whatever was taken from it earlier runs the new code
(`promises/in_place.py`). A file that does not load says so in a line, and its names raise that line until it
does. Files are compared by what they hold: two saves may have one time.
"""

import ast
import contextlib
import importlib
import linecache
import os
import sys
import threading
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path

from IPython import get_ipython

from cs231n_utils import CheckFailed
from cs231n_utils.promises.in_place import Definitions, look_for_what_calls_made
from cs231n_utils.promises.source import NotLoaded, why
from cs231n_utils.promises.speech import complain

_files = {}  # {name of a module: its File}
_turn = threading.RLock()
_cells = []  # [the thread in which a cell runs]
_taken = set()  # (module, name, name in the notebook) of every `from … import … as …` in a cell


def watch():
    """To be called in the first cell, before the files are imported; a second call changes nothing."""
    if Finder not in sys.meta_path:
        sys.meta_path.insert(0, Finder)
    shell = get_ipython()
    if shell is not None:
        _cells[:] = [threading.get_ident()]
        shell.events.register("pre_run_cell", _before_a_cell)
        shell.events.register("post_run_cell", _after_a_cell)


def saved():
    """Load again what was saved since it was loaded, if there is a watch.

    Not while a cell runs in another thread: it would go on with half of each. Then this raises CheckFailed.
    """
    if Finder not in sys.meta_path:
        return
    with _turn:
        for name, module in list(sys.modules.items()):
            path = getattr(module, "__file__", None)
            if name not in _files and "." not in name and _is_own(path) and name != "__main__":
                _files[name] = File(name, path)  # it was imported before there was a watch
        outdated = [file for file in _files.values() if file.is_outdated]
        if outdated and _cells and _cells[0] != threading.get_ident():
            name = Path(outdated[0].path).name
            raise CheckFailed(f"{name} was saved while a cell runs: it is loaded when that is done")
        for file in outdated:
            file.look_ahead()
        if outdated:
            look_for_what_calls_made(_files[name].definitions for name in _due() if _files[name].definitions)
        renewed = {}
        for name in list(_files):
            _renew(name, renewed)


def _due():
    """The names of what was saved, of what did not load, and of all that imports one of them."""
    due = {name for name, file in _files.items() if file.trouble or file.is_outdated}
    while more := {name for name, file in _files.items() if file.imports & due} - due:
        due |= more
    return due


def _renew(name, renewed):
    """Load a file again if it, or one that it imports, was saved since; `renewed`: {name: whether it was}."""
    file, module = _files[name], sys.modules.get(name)
    if name in renewed or module is None:
        return
    renewed[name] = False  # if they import each other in a circle
    own = [other for other in sorted(file.imports) if other in _files]
    for other in own:
        _renew(other, renewed)
    follows = any(renewed.get(other) for other in own)
    if follows or file.trouble or file.is_outdated:
        before = file.content, file.trouble
        file.exec_module(module)
        renewed[name] = follows or before != (file.content, file.trouble)


def _before_a_cell(info):
    _cells[:] = [threading.get_ident()]
    saved()


def _after_a_cell(result):
    """Say what does not load, if nothing in the cell has said it; and see what it took from which file."""
    _cells.clear()
    for file in _files.values():
        if file.trouble and file.trouble not in NotLoaded.told:
            complain(f"✗ {NotLoaded(file.trouble)}")
    shell = get_ipython()
    try:
        tree = ast.parse(shell.input_transformer_manager.transform_cell(result.info.raw_cell))
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            _taken.update((node.module, alias.name, alias.asname or alias.name) for alias in node.names)


def _hand_over(module, old, new):
    """What the notebook has taken out of a module by `from … import`, and has not replaced since, is new."""
    shell = get_ipython()
    for source, name, taken in _taken if shell else ():
        if source == module:
            names = {taken: name} if name != "*" else {public: public for public in new if public[0] != "_"}
            for mine, theirs in names.items():
                if theirs in new and theirs in old and shell.user_ns.get(mine) is old[theirs]:
                    shell.user_ns[mine] = new[theirs]


class Finder:
    """Finds the files of the notebook's own folder, wherever `sys.path` would find them."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        spec = PathFinder.find_spec(name) if path is None else None
        if spec is None or not _is_own(spec.origin) or not isinstance(spec.loader, SourceFileLoader):
            return None
        if name not in _files or _files[name].path != spec.origin:
            _files[name] = File(name, spec.origin)
        spec.loader = _files[name]
        return spec


def _is_own(path):
    return bool(path) and os.path.dirname(path) == os.getcwd()


class File(SourceFileLoader):
    """Loads a file into one module, as often as it was saved."""

    content = None  # as it was run
    trouble = ""  # why it cannot be loaded
    imports = frozenset()  # the names of modules
    definitions = None

    @property
    def is_outdated(self):
        return self._held() != self.content

    def look_ahead(self):
        """What it imports has to be loaded before it."""
        with contextlib.suppress(Exception):
            self.imports = _imported(ast.parse(self._held()))

    def exec_module(self, module):
        """Run the file as it is now. What goes wrong is no error: it is the file's `trouble`."""
        if self.definitions is None or self.definitions.names is not vars(module):
            self.definitions, self.values = Definitions(module), {}
        self.content = None
        try:
            self.content = Path(self.path).read_bytes()
            tree = ast.parse(self.content, self.path)
            self.imports = _imported(tree)
            linecache.cache.pop(self.path, None)
            importlib.invalidate_caches()  # a file that it imports may be new
            self.definitions.run(compile(tree, self.path, "exec", dont_inherit=True))
        except (Exception, SystemExit, KeyboardInterrupt) as error:
            trouble = why(Path(self.path), error)
            self.definitions.refuse(trouble)
        else:
            trouble = ""
            old, self.values = self.values, dict(vars(module))
            _hand_over(self.name, old, self.values)
        if self.trouble != trouble:
            NotLoaded.told.discard(self.trouble)
        self.trouble = trouble

    def _held(self):
        try:
            return Path(self.path).read_bytes()
        except OSError:
            return None


def _imported(tree):
    """The names of the modules that a file imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names - {None}
