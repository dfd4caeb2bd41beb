"""The student's file: load it fresh, and say where in it something went wrong or is unfinished."""

import ast
import importlib.util
import linecache
import sys
import sysconfig
import traceback
from pathlib import Path
from typing import ClassVar

from cs231n_utils import CheckFailed, NotStarted
from cs231n_utils.promises import loader
from cs231n_utils.promises.speech import OneLine, quiet

LIBRARIES = (sysconfig.get_path("stdlib"), str(Path(__file__).parents[1]), "<")
PACKAGES = {"site-packages", "dist-packages"}  # the environment's, the system's below it, a person's own

ENDINGS = {SystemExit: "it calls exit", KeyboardInterrupt: "it was stopped"}


class NotLoaded(OneLine, CheckFailed):
    """A file cannot be loaded as it was saved, or has lost what was asked of it."""

    told: ClassVar[set] = set()  # what somebody was told already

    def __init__(self, what, to_do="Mend that first, and save"):
        self.told.add(what)
        super().__init__(f"{what}. {to_do}.")
        self.what = what


def why(path, error):
    """Why the file in `path` cannot be loaded, in a line."""
    if isinstance(error, NotLoaded):  # a file that it imports
        return error.what
    if isinstance(error, FileNotFoundError) and str(error.filename) == str(path):
        return f"{path.name} is not in this folder"
    if isinstance(error, SyntaxError) and error.filename in (str(path), None):
        line = f" (line {error.lineno})" if error.lineno else ""
        return f"{path.name} cannot be read: {error.msg}{line}"
    return f"{path.name} cannot be loaded: {where_it_failed(error)}"


def fresh(module):
    """What stands in the module's file now, and ''; or None and why the file cannot be loaded.

    A module whose last reload failed still holds old code, and a check of old code says nothing.
    """
    path = getattr(module, "__file__", None)
    return load(Path(path)) if path else (module, "")


def load(path):
    """The module in `path` and '', or None and why it cannot be loaded."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(path.stem, module)  # what a dataclass in the file asks for
    try:
        with quiet():
            exec(compile(path.read_bytes(), path, "exec"), module.__dict__)
    except (Exception, SystemExit) as error:
        if sys.modules[path.stem] is module:  # half of a file is no module for anybody who imports it later
            del sys.modules[path.stem]
        return None, why(path, error)
    return module, ""


class Interrupted(OneLine, KeyboardInterrupt):
    """The student stopped a check; the message says where their code was, if it was that which ran."""

    def __init__(self, error):
        super().__init__(f"stopped in {_where(error)}" if _places(error) else "stopped")


class Code:
    """A function as its file has it now: an edit is taken up as soon as it is saved."""

    def __init__(self, function):
        self.name = function.__name__
        self.path = Path(function.__code__.co_filename)
        # What was imported may be older than the file; a function within another stands in no file's module.
        self.version = self._stamp() if "<locals>" in function.__qualname__ else None
        self._function, self.module = function, None  # the file's module; None for what stands in no file

    @property
    def is_outdated(self):
        """Whether the file was saved since it was read."""
        return self._stamp() != self.version

    def now(self):
        """The function.  Raises NotLoaded if the file cannot be loaded or has lost it."""
        if self.is_outdated:
            self.version = self._stamp()
            self.module, trouble = load(self.path)
            self._function = getattr(self.module, self.name, None)
            self._trouble = trouble or f"{self.name} is not in {self.path.name}"
        if self._function is None:
            raise NotLoaded(self._trouble)
        return self._function

    def _stamp(self):
        """What the file holds, since two saves may have one time; None if there is none."""
        try:
            return self.path.read_bytes()
        except OSError:
            return None


def where_it_failed(error, function=None):
    """'ValueError: … (linear_svm.py, line 42: the line)'."""
    if isinstance(error, OneLine):
        return str(error)
    what = ENDINGS.get(type(error), f"{type(error).__name__}: {error}")
    return f"{what} ({_where(error, function)})"


def _where(error, function=None):
    """'linear_svm.py, line 42: the line': the last frame that is not a library's.

    If no such frame exists, `function` could not even be entered: then it is its `def`.
    """
    places = _places(error)
    if not places and function is not None:
        places = [(function.__code__.co_filename, function.__code__.co_firstlineno)]
    filename, number = (places or _frames(error))[-1]
    linecache.checkcache(filename)
    line = linecache.getline(filename, number).strip()
    return f"{_file(filename)}, line {number}{line and ': ' + line}"


def _frames(error):
    """[(file, line)]"""
    return [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]


def _places(error):
    """Those that are not a library's."""
    return [place for place in _frames(error) if not _is_a_library(place[0])]


def trouble_of(error):
    """What went wrong in student code, in one line: it is unfinished, a check saw it, or it raised."""
    if isinstance(error, NotStarted):
        return f"{traceback.extract_tb(error.__traceback__)[-1].name} {to_do(error)}."
    if isinstance(error, CheckFailed):
        return f"{getattr(error, 'title', '')} {error}".strip()
    return where_it_failed(error)


def to_do(error):
    """What a `NotStarted` asks for, as a sentence whose subject is the function that raised it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    file = _file(frame.filename)
    linecache.checkcache(frame.filename)
    line = linecache.getline(frame.filename, frame.lineno)
    if line and "NotStarted" not in line:  # it was saved since, and the number is that of an older line
        return f"was not started when {file} was loaded. Run a cell, so that it is loaded again"
    if _is_begun(frame):
        return f"still raises NotStarted in line {frame.lineno} of {file}: delete that line"
    return f"is not started. Next: write {frame.name} in {'its cell' if _is_a_cell(frame.filename) else file}"


def _is_begun(frame):
    """Whether the gap has company that was not given: anything in a function, what is before it in a loop."""
    tree = ast.parse("".join(linecache.getlines(frame.filename)))
    for node in ast.walk(tree):
        block = getattr(node, "body", None)
        lines = [statement.lineno for statement in block] if isinstance(block, list) else []
        if frame.lineno in lines and isinstance(node, ast.FunctionDef):
            return len(lines) - (ast.get_docstring(node) is not None) > 1
        if frame.lineno in lines:
            return lines[0] < frame.lineno
    return False


def _is_a_library(filename):
    """Compiled code names a file of its authors' (numpy/random/mtrand.pyx), wherever that stood."""
    if not filename.endswith(".py") or filename.startswith(LIBRARIES):
        return True
    return not PACKAGES.isdisjoint(Path(filename).parts) or loader.holds(filename)


def _file(filename):
    return "this cell" if _is_a_cell(filename) else Path(filename).name


def _is_a_cell(filename):
    return "ipykernel" in filename
