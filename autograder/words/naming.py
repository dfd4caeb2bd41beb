"""The words in which a module of checks names mistakes once the verdicts stand, in its `name_mistakes`.

A namer asks the student's function whatever it likes, within a time; whatever it does, the verdicts stand.
"""

from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Protocol

from autograder.sandbox.student import Fault, Student
from autograder.words.draw import Draw
from autograder.words.losses import CheckedLoss
from autograder.words.vocabulary import Failed
from cs231n_utils.losses import diagnosis

SECONDS = 1.0  # that naming may take
SYMPTOMS = {"not_finite"}  # what needs no name where a mistake has one


@dataclass(frozen=True)
class Mistakes:
    """Ids of what is wrong, by the part that they explain ("the loss", …); the `unexplained` have no name.

    `elsewhere`: ids of no part that a check asks for by itself; they stand beside every failed check.
    """

    parts: dict = field(default_factory=dict)
    elsewhere: tuple = ()
    unexplained: tuple = ()

    def of(self, about=(), certain=()):
        """The ids that explain a failed check about these parts (or all), with those it was `certain` of."""
        about = about or self.parts
        ids = [id for part in about for id in self.parts.get(part, ())]
        certain = [id for id in certain if id not in SYMPTOMS or not ids]
        return diagnosis.among(self.all(certain), (*ids, *self.elsewhere, *certain))

    def all(self, more=()):
        return diagnosis.settle((*more, *self.elsewhere, *(id for ids in self.parts.values() for id in ids)))

    def measured(self, about=()):
        """What a message adds where a part of what it is about has no name."""
        parts = [part for part in self.unexplained if not about or part in about]
        return f"; no known mistake explains {' and '.join(parts)}" if parts else ""

    def joined(self, other):
        """The same with the parts of another one."""
        return replace(
            self, parts=self.parts | other.parts, unexplained=(*self.unexplained, *other.unexplained)
        )

    def with_names(self, part, *ids):
        """The same with ids of a part; then it is no longer unexplained."""
        if not ids:
            return self
        parts = self.parts | {part: diagnosis.settle((*self.parts.get(part, ()), *ids))}
        return replace(self, parts=parts, unexplained=tuple(p for p in self.unexplained if p != part))


class Namer(Protocol):
    """Says which mistakes explain the failed checks of an item; `found`: the ids that these checks gave."""

    def __call__(self, student: Student, item: str, draw: Draw, found: tuple[str, ...]) -> Mistakes: ...


class OutOfTime(Exception):
    """Naming takes longer than it may."""


class Asked:
    """The student's function, within the time that naming may take."""

    def __init__(self, student, item):
        self.function, self.deadline = CheckedLoss(student, item), perf_counter() + SECONDS

    @property
    def name(self):
        return self.function.name

    def __call__(self, *arguments):
        """-> (loss, dW); None for one that has no usable form.  Raises Failed, Fault or OutOfTime."""
        left = self.deadline - perf_counter()
        if left <= 0:
            raise OutOfTime
        return self.function.timed_parts(*arguments, limit=left)


def attempt(test):
    """A test that says nothing where the function does not answer."""

    def tried(*arguments):
        try:
            return test(*arguments)
        except (Failed, Fault, TypeError):  # None stands for a part of no usable form
            return None

    return tried
