"""The two kinds of row in the table of what is checked.

A hint is for a promise that is broken in a way that has no name.
"""

from dataclasses import dataclass

from cs231n_utils.student import Student


@dataclass(frozen=True)
class Promise:
    """One thing that must hold: its part, in words, the function that tests it, and where to look if not."""

    part: str
    title: str
    test: object
    hint: str


@dataclass(frozen=True)
class Item:
    """One graded function: its id is its name, `module` the file it stands in without `.py`."""

    id: str
    module: str
    promises: tuple[Promise, ...]
    twin: str = ""  # the id of the function that must give the same results
    holder: str = ""  # the class, if it is a method
    student: type = Student  # made of the function or the holder, and a seed: calls it for the promises

    def find(self, module):
        """What `student` is made of: the function, or the class that holds it; None if it is not there."""
        holder = getattr(module, self.holder, None) if self.holder else module
        function = getattr(holder, self.id, None)
        return holder if self.holder and function else function
