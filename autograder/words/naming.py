"""The words in which a module of checks names mistakes once the verdicts stand, in its `name_mistakes`.

A namer asks the student's function whatever it likes, within a time; whatever it does, the verdicts stand.
"""

from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from autograder.sandbox.student import Fault, Student
from autograder.words.draw import Draw
from autograder.words.losses import CheckedLoss
from autograder.words.vocabulary import Failed
from cs231n_utils.losses import diagnosis

SECONDS = 1.0  # that naming may take
CERTAIN = {"inputs_changed", "loop_in_vectorized", "numeric_gradient", "wrong_shape", "not_finite"}


@dataclass(frozen=True)
class Mistakes:
    """Ids of what is wrong in the loss, in the gradient and elsewhere; `unexplained` parts have no name."""

    loss: tuple = ()
    gradient: tuple = ()
    other: tuple = ()
    unexplained: tuple = ()

    def of(self, about=None):
        """The ids that explain a failed check `about` the loss or the gradient, or about neither."""
        everything = diagnosis.settle((*self.other, *self.loss, *self.gradient))
        parts = {"the loss": self.loss, "the gradient": self.gradient}.get(about, everything)
        return diagnosis.among(everything, (*self.other, *parts)) or everything

    def measured(self):
        """What a message may add where nothing has a name."""
        return f"; no known mistake explains {' and '.join(self.unexplained)}" if self.unexplained else ""


class Namer(Protocol):
    """Says which mistakes explain the failed checks of an item; `found`: the ids that these checks gave."""

    def __call__(self, student: Student, item: str, draw: Draw, found: tuple[str, ...]) -> Mistakes: ...


class OutOfTime(Exception):
    """Naming takes longer than it may."""


class Asked:
    """The student's function, within the time that naming may take."""

    def __init__(self, function):
        self.function, self.deadline = function, perf_counter() + SECONDS

    def __call__(self, *arguments):
        left = self.deadline - perf_counter()
        if left <= 0:
            raise OutOfTime
        return self.function.timed(*arguments, limit=left)[0]


def named(student, item, found, take_apart):
    """The Mistakes of the student's function `item`, by `take_apart(asked, certain)`.

    `found`: the ids that its checks gave. Those among them that are certain are all there is to say where no
    numbers come back, or when time is over.
    """
    certain = tuple(id for id in found if id in CERTAIN)
    if {"wrong_shape", "not_finite"} & set(certain):
        return Mistakes(other=certain)
    try:
        return take_apart(Asked(CheckedLoss(student, item)), certain)
    except OutOfTime:
        return Mistakes(other=certain)


def attempt(test):
    """A test that says nothing where the function does not answer."""

    def tried(*arguments):
        try:
            return test(*arguments)
        except (Failed, Fault, OutOfTime):
            return None

    return tried
