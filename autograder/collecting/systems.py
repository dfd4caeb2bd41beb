"""Which system a download is of: a table with a row for each."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from autograder.collecting import canvas, exchange, gradescope, moodle, plain


@dataclass(frozen=True)
class System:
    """`matches(download, about)` -> of how many things at its top the name is the system's.

    `hand_ins(download, about)` -> (Arrivals, Lefts).  `about`: an About, what is known beforehand.
    """

    id: str
    title: str
    matches: Callable
    hand_ins: Callable


SYSTEMS = (
    System("gradescope", "Gradescope", gradescope.matches, gradescope.hand_ins),
    System("exchange", "nbgrader's exchange", exchange.matches, exchange.hand_ins),
    System("moodle", "Moodle", moodle.matches, moodle.hand_ins),
    System("canvas", "Canvas", canvas.matches, canvas.hand_ins),
)
PLAIN = System("plain", "named by their students' ids", plain.matches, plain.hand_ins)
MOST_FOLDERS = 3  # around everything: of the archive's name, of the course's


@dataclass(frozen=True)
class About:
    """What is known before a download is read.  `files`: names of the files that the assignment has."""

    assignment: str
    files: frozenset
    roster: object
    groups: dict  # {group: ids of its members}
    worksheet: object = None  # Moodle's, or None


def recognised(download, about):
    """-> (System, the Download from where its hand-ins stand)

    It is of a system when at least half of the names at its top are: one strange name changes nothing.
    """
    inner, around = download, []
    while inner and len(around) <= MOST_FOLDERS:
        counts = {system: system.matches(inner, about) for system in SYSTEMS}
        best = max(counts, key=counts.get)
        if counts[best] and 2 * counts[best] >= len(inner.tops()):
            return best, inner
        around.append(inner)
        inner = inner.inside()
    return PLAIN, _hand_ins_in(around, about)


def _hand_ins_in(around, about):
    """Of nested folders the one in which the students' hand-ins stand."""
    for outer, inner in itertools.pairwise(around):
        (name,) = outer.tops()
        is_student = plain.is_one(outer, about) or plain.is_one(inner, about) or about.roster.who("id", name)
        if is_student or name in about.groups or (len(inner.tops()) == 1 and not len(about.roster)):
            return outer
    return around[-1]
