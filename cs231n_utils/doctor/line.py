"""A line that a doctor says."""

from typing import NamedTuple

GOOD, LATER, WARNING, BAD = "✓", "…", "!", "✗"


class Line(NamedTuple):
    """`says` is one line; a BAD one also says what to do, in `remedy` or at its end."""

    mark: str
    says: str
    remedy: str = ""
