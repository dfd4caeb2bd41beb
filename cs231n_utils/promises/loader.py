"""Load an assignment's own Python files, as bytes, as a package whose name is made of what stands in them.

Two assignments with equal file names live in one process, an edited file is a new package in a living
process, and the files can be sent to a machine that does not have them. They import each other relatively;
no `__init__.py` is needed, nothing is written, and `sys.path` stays as it is.
"""

import ast
import hashlib
import importlib
import sys
import traceback
from dataclasses import dataclass
from functools import cached_property
from importlib.abc import InspectLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

PREFIX = "assignment_"
_loaded = {}  # name of a package: its Files
_filenames = set()


@dataclass(frozen=True, eq=False)
class Files:
    """Python files of an assignment: `content` is {"public/items.py": bytes, …}, `folder` where they were."""

    folder: str
    content: dict[str, bytes]

    @classmethod
    def read(cls, folder, *patterns):
        """Those in an assignment's folder to which the `patterns` lead."""
        folder = Path(folder).resolve()
        paths = sorted(path for pattern in patterns for path in folder.glob(pattern))
        return cls(str(folder), {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})

    def __hash__(self):
        return hash(self.digest)

    def __eq__(self, other):
        return isinstance(other, Files) and self.digest == other.digest

    @cached_property
    def digest(self):
        known = hashlib.sha256()
        for name, content in sorted(self.content.items()):
            for part in (name.encode(), content):
                known.update(b"%d:" % len(part) + part)
        return known.hexdigest()

    def load(self, name):
        """The module `name`, such as "public.items"."""
        return importlib.import_module(f"{self.package}.{name}")

    @property
    def package(self):
        """The name of the package that holds the modules."""
        name = f"{PREFIX}{self.digest[:16]}"
        if name not in sys.modules:
            _loaded[name] = self
            sys.modules[name] = ModuleType(name, f"The assignment in {self.folder}.")
            sys.modules[name].__path__ = []
        return name

    def reached(self, *names):
        """The Files to which imports lead from the files `names`, themselves among them."""
        found, todo = {}, [*names]
        while todo:
            if (name := todo.pop()) in self.content and name not in found:
                found[name] = self.content[name]
                todo += _imported(name, found[name])
        return Files(self.folder, found)

    def path(self, name):
        """What tracebacks call the file."""
        return str(Path(self.folder, name))


def holds(filename):
    """Whether code of this file was loaded from an assignment's own files."""
    return filename in _filenames


def where(error):
    """'ValueError: … (public/items.py, line 42: the line)': the last frame in an assignment's own files."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = [*(f for f in frames if holds(f.filename))][-1:] or frames[-1:]
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, SyntaxError) or not frame:  # it says so itself
        return said
    place = "/".join(Path(frame[0].filename).parts[-2:])
    return f"{said} ({place}, line {frame[0].lineno}: {frame[0].line})"


def _imported(name, content):
    """The names of files that a file may import relatively; not all of them need exist."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError):  # who loads it is told
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            beside = name.split("/")[: -node.level]
            module = "/".join([*beside, *(node.module.split(".") if node.module else ())])
            yield from (f"{module}.py", *(f"{module}/{alias.name}.py" for alias in node.names))


class _Loader(InspectLoader):
    def __init__(self, files, name):
        self.files, self.name = files, name

    def get_source(self, fullname):
        return self.files.content[self.name].decode()

    def get_code(self, fullname):
        filename = self.files.path(self.name)
        _filenames.add(filename)
        return compile(self.files.content[self.name], filename, "exec", dont_inherit=True)


class _Finder:
    """Finds the modules of these packages; a folder in one is a package, too."""

    @staticmethod
    def find_spec(fullname, path=None, target=None):
        package, _, name = fullname.partition(".")
        if package not in _loaded:
            return None
        files, name = _loaded[package], name.replace(".", "/")
        if f"{name}.py" in files.content:
            loader = _Loader(files, f"{name}.py")
            spec = spec_from_loader(fullname, loader, origin=files.path(f"{name}.py"), is_package=False)
            spec.has_location = True  # so that it has a __file__
            return spec
        if any(file.startswith(f"{name}/") for file in files.content):
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = []
            return spec
        return None


sys.meta_path.insert(0, _Finder)
