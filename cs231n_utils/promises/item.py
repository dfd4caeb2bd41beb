"""The rows of the table of what is checked, and the contracts that an assignment keeps in them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


class TrialLike(Protocol):
    """Calls a student's code for the promises: made of the code and of a seed for what it is tried on."""

    printed: tuple | None  # by the first call that did: (how it was called, text)
    kept: dict  # what the trials of one run keep for each other

    def __init__(self, code, seed: int = 0): ...


@dataclass(frozen=True)
class Promise:
    """One thing that must hold: its part, in words, the function that tests it, and where to look if not.

    `test` gets an item's trial and raises a `Finding`. The hint is for a promise that is broken in a way
    that has no name.
    """

    part: str
    title: str
    test: Callable[[TrialLike], None]
    hint: str


@dataclass(frozen=True)
class Twin:
    """Another function in the same file that must give the same: its id, and the promise made of its code."""

    id: str
    agrees: Callable[[str, object], Promise]  # of id and code


@dataclass(frozen=True)
class Examples:
    """Inputs small enough to follow by hand, by kind: f(trial, report) -> lines with the student's numbers.

    Which kind is shown says a misconception, else `by_part` by the part of the item that failed, or `usual`;
    a part in `always` has its own kind, whatever the misconception.
    """

    kinds: dict[str, Callable]
    usual: str
    by_part: dict[str, str] = field(default_factory=dict)
    always: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Item:
    """One graded function: its id is its name, `module` the file it stands in without `.py`."""

    id: str
    module: str
    promises: tuple[Promise, ...]
    trial: type[TrialLike]
    examples: Examples
    twin: Twin | None = None
    holder: str = ""  # the class, if it is a method

    @property
    def file(self):
        return f"{self.module}.py"

    @property
    def name(self):
        """As the file defines it: "f" or "Class.f"."""
        return f"{self.holder}.{self.id}" if self.holder else self.id

    def find(self, module):
        """What `trial` is made of: the function, or the class that holds it; None if it is not there."""
        holder = getattr(module, self.holder, None) if self.holder else module
        function = getattr(holder, self.id, None)
        return holder if self.holder and function else function
