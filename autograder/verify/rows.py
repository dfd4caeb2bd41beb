"""The two kinds of row in the tables of student-like solutions.

`code` is complete source that defines the one function `item`. Appended to the reference
solution's file it replaces that function and nothing else.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """A solution with one mistake in it, which a grader has to see and to name."""

    item: str
    misconception: str
    style: str
    code: str

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
