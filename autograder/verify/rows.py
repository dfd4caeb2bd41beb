"""The two kinds of row in the tables of student-like solutions.

`code` is complete source that defines the one function `item`. Appended to the reference
solution's file it replaces that function and nothing else.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """A solution with one mistake in it, which a grader has to see and to name."""

    item: str
    misconception: str  # its id; '' for one that has no name
    style: str
    code: str
    named: bool = True  # by one side or the other; False where the numbers leave several explanations
    unseen: str = ""  # why the public checks let it pass, if they do: what only the grader can see

    def __str__(self):
        return f"{self.item}-{self.misconception}-{self.style}"


@dataclass(frozen=True)
class Unusual:
    """A right solution that does not look like the reference: it earns full marks."""

    item: str
    style: str
    code: str

    def __str__(self):
        return f"{self.item}-{self.style}"


TIMED = {"numeric_gradient", "loop_in_vectorized"}  # mistakes that are known by how long they take


def true_ids(row):
    """The ids of a row's mistakes."""
    return set() if isinstance(row, Unusual) else set(row.misconception.split())


def by_the_clock(row):
    """Whether the verdict on this row, or a name of it, is a matter of time."""
    return bool(true_ids(row) & TIMED)
