"""One attempt of somebody as a download has it, before it is known whose it is."""

from dataclasses import dataclass, field
from datetime import datetime

from autograder.course.text import one_line
from cs231n_utils.promises.hand_in import folded


@dataclass(frozen=True)
class Claim:
    """What a system says of one person: `{column of the roster: text}`, all of which has to be theirs."""

    columns: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Arrival:
    """An attempt in a download.

    `shown`: how messages call it, without a name of a person.  `claims`: one for each person who handed it
    in, or none.  `anonymous`: its own id, where the system names nobody.  `called`: the person's or group's
    name as the system has it, "" where it tells none.  `key` and those below `number`: as in Attempt; a key
    that ends with `-` lacks the digest of the files.
    """

    shown: str
    pieces: tuple  # Pieces, whose paths are those within the hand-in
    key: str
    claims: tuple = ()
    anonymous: str = ""
    called: str = ""
    number: int | None = None
    time: datetime | None = None
    says: str = ""
    late: bool | None = None
    notes: tuple = ()  # what a person should know of it


@dataclass(frozen=True)
class Left:
    """What was left in the download, and why.  `is_nobodys`: no student misses it."""

    shown: str
    why: str
    is_nobodys: bool = False

    def __str__(self):
        return f"{one_line(self.shown, 500)}: {one_line(self.why, 500)}"


def letters(name):
    """What two writings of the same name have in common."""
    return "".join(filter(str.isalnum, folded(name)))
