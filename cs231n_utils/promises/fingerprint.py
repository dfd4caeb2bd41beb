"""A student's functions as their files are saved now, and a fingerprint of all that they consist of."""

import ast
import hashlib
import sys
from functools import partial
from operator import attrgetter
from pathlib import Path

import numpy as np

from cs231n_utils.promises import source
from cs231n_utils.promises.speech import OneLine


class InNoFile(OneLine, ValueError):
    """A change in this function would not be seen."""


class Functions:
    """What is run, and of which files it consists: their own, and what they import from the same folder."""

    def __init__(self):
        self.modules, self.files, self.said = {}, {}, []

    def as_saved(self, function):
        """The function, or `functools.partial`, as its file has it now.  Raises InNoFile or NotLoaded.

        So are functions among what a `partial` fixes, which otherwise counts as what it holds.
        """
        if isinstance(function, partial):
            args, keywords = self._argument(list(function.args)), self._argument(function.keywords)
            return partial(self.as_saved(function.func), *args, **keywords)
        path = getattr(sys.modules.get(getattr(function, "__module__", None)), "__file__", None)
        name = getattr(function, "__qualname__", str(function))
        if path is None or "<" in name:
            raise InNoFile(
                f"{name} stands in no file. Write it into one, where a change in it is seen, and import it; "
                "for other settings of a function there is functools.partial"
            )
        self.said.append(f"{Path(path).name} {name}")
        return attrgetter(name)(self._module(Path(path)))

    def fingerprint(self):
        """Sixteen hexadecimal digits that change with any of it."""
        return short(repr([self.said, sorted(self.files.items())]).encode())

    def _argument(self, value):
        """The same, noted."""
        if isinstance(value, list | tuple | dict):
            self.said.append(f"{type(value).__name__} {len(value)}")
        match value:
            case list() | tuple():
                return type(value)(self._argument(part) for part in value)
            case dict():
                return {self._argument(name): self._argument(part) for name, part in value.items()}
            case np.ndarray():
                self.said.append(f"{value.dtype} {value.shape} {short(np.ascontiguousarray(value))}")
            case _ if callable(value):
                return self.as_saved(value)
            case _:
                self.said.append(repr(value))
        return value

    def _module(self, path):
        if path not in self.modules:
            self._read(path)
            self.modules[path], trouble = source.load(path)
            if trouble:
                raise source.NotLoaded(trouble)
        return self.modules[path]

    def _read(self, path):
        self.files[path.name] = path.read_bytes()
        for name in _imported(self.files[path.name]):
            other = path.with_name(f"{name}.py")
            if other.name not in self.files and other.is_file():
                self._read(other)


def _imported(text):
    """The names of the modules that are imported anywhere in it; none where it is no Python."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError):  # whoever loads it says so
        return []
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    taken = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return [name.partition(".")[0] for name in plain + taken]


def short(content):
    """Sixteen hexadecimal digits that stand for these bytes."""
    return hashlib.sha256(content).hexdigest()[:16]
