"""`assignment.toml`: what an assignment says of itself. Every error names the file and the key."""

import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from types import UnionType
from typing import get_args

from cs231n_utils import __version__
from cs231n_utils.promises.notebooks import Cell

FILE = "assignment.toml"
NAMES = {str: "text", float: "a number", int: "a whole number", dict: "a table", list: "a list", bool: "true"}


class BadManifest(Exception):
    """The file cannot be used; the message names it and the key."""


@dataclass(frozen=True)
class Limits:
    """What the grader grants student code.  What runs out of time is tried once more, alone."""

    call: float | int = 10.0  # seconds
    submission: float | int = 60.0  # seconds, all calls together
    answer: int = 64 << 20  # bytes of one answer, and never more

    def __post_init__(self):
        for limit in fields(self):
            if getattr(self, limit.name) <= 0:
                raise BadManifest(f"limits.{limit.name} is not more than 0")


@dataclass(frozen=True)
class Apart:
    """How an item is graded by itself: in a time of its own, again only when what it needs has changed."""

    seconds: float | int  # all calls together
    files: list  # names of the stubs and saved files that it needs

    def __post_init__(self):
        if self.seconds <= 0 or not self.files:
            raise BadManifest("apart: an item needs more than 0 seconds, and files")


@dataclass(frozen=True)
class Released:
    """What the release adds: how a student's side knows what is to be handed in, and what was changed."""

    assignment: str
    release: str  # a digest of what went out
    data: str  # the data set on which saved files count; "" if none is needed
    stubs: list  # names of files
    cells: list  # the graded Cells, as they went out
    texts: dict = field(default_factory=dict)  # {notebook: the outline of all its cells}

    def __post_init__(self):
        object.__setattr__(self, "cells", [made(Cell, cell, "released.cells.") for cell in self.cells])
        for name, texts in self.texts.items():
            if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
                raise BadManifest(f"released.texts.{name} is not a list of texts")

    @property
    def notebooks(self):
        return tuple(dict.fromkeys(cell.notebook for cell in self.cells))


@dataclass(frozen=True)
class Manifest:
    """What stands in the file, key by key."""

    title: str
    lecture: str
    hours: float | int  # that it takes a student
    engine: str  # the oldest version of the kit that it works with
    data: str = ""  # the data set that its notebooks and saved files are about
    files: dict = field(default_factory=dict)  # {name: bytes at most}: handed in beside stubs and notebooks
    release: list = field(default_factory=list)  # names of files that students get besides code and notebooks
    limits: Limits = Limits()
    apart: dict = field(default_factory=dict)  # {item id: Apart}: graded by themselves
    released: Released | None = None

    def __post_init__(self):
        if not re.fullmatch(r"\d+(\.\d+)*", self.engine):
            raise BadManifest(f"engine is {self.engine!r}, which is no version such as 1.2.3")
        for name in self.release:
            if not isinstance(name, str) or Path(name).name != name:
                raise BadManifest(f"release holds {name!r}, which is not the name of a file")
        apart = {item: made(Apart, asked, f"apart.{item}.") for item, asked in self.apart.items()}
        object.__setattr__(self, "apart", apart)
        for name, size in self.files.items():
            if type(size) is not int or size <= 0 or Path(name).name != name:
                raise BadManifest(f"files.{name} is not the name of a file with its size in bytes")


def unfit(folder):
    """What to say where the assignment in `folder` was not made for this version of the kit, or ''.

    It runs on every later one of the same major version.
    """
    needed = read(folder).engine
    if parts(needed) <= parts(__version__) and parts(needed)[0] == parts(__version__)[0]:
        return ""
    return (
        f"This assignment asks for version {needed} of the kit; this is {__version__}: "
        "install what is in its folder `engine`"
    )


def counts(folder):
    """The data set on which what notebooks save in `folder` counts; "" where nothing says so."""
    try:
        released = read(folder).released
    except BadManifest:  # `check` says so
        return ""
    return released.data if released else ""


def parts(version):
    return [int(part) for part in version.split(".")]


def read(folder):
    """The Manifest of the assignment in `folder`.  Raises BadManifest."""
    path = Path(folder) / FILE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, kind in {"limits": Limits, "released": Released}.items():
            if name in content:
                content[name] = made(kind, content[name], f"{name}.")
        return made(Manifest, content)
    except FileNotFoundError:
        raise BadManifest(f"{path} is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadManifest(f"{path}: {error}") from None
    except BadManifest as error:
        raise BadManifest(f"{path}: {error}") from None


def made(kind, content, before=""):
    """A `kind` of the values in `content`, each of its own type."""
    if not isinstance(content, dict):
        raise BadManifest(f"{before[:-1]} is not a table")
    known = {key.name: key for key in fields(kind)}
    for name, value in content.items():
        if name not in known:
            raise BadManifest(f"{before}{name} is no key; there are: {', '.join(known)}")
        types = get_args(known[name].type) if isinstance(known[name].type, UnionType) else (known[name].type,)
        if type(value) not in types:
            raise BadManifest(f"{before}{name} is not {NAMES[types[0]]}")
    for name, key in known.items():
        if name not in content and key.default is MISSING and key.default_factory is MISSING:
            raise BadManifest(f"{before}{name} is missing")
    return kind(**content)
