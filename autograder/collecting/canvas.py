"""Hand-ins as Canvas zips them: `{name}[_LATE]_{user}_{attachment}_{file}`, one file for each attachment."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from autograder.collecting.arrival import Arrival, Claim, Left, letters
from autograder.term.exports import TEST_STUDENT

LATE = "LATE"
NUMBER = re.compile(r"[0-9]{1,18}")
ANONYMOUS = re.compile(r"(LATE_)?anon_([0-9A-Za-z]{1,40})_([0-9]{1,18})_(.+)", re.DOTALL)
COLLAPSED = re.compile(r"_[0-9]+_")  # never in a person's name: Canvas takes it out
TESTS = {*map(letters, TEST_STUDENT)}
UNREAD = "its name is not as Canvas writes it: NAME_USER_ATTACHMENT_FILE"
OF_TEST = "Canvas's test student, which is nobody: left out"
UNCLEAR = (
    "a file's name can be read as one's or another's, and no name in the roster tells which: bring Canvas's "
    "gradebook export with `roster`, and collect again"
)


@dataclass(frozen=True)
class Reading:
    """One way to read a file's name."""

    called: str
    late: bool
    user: str
    attachment: int
    file: str
    is_anonymous: bool = False


def readings(name):
    """All Readings of a file's name: those of persons and of files may hold numbers and `_`, too."""
    tokens, found = name.split("_"), []
    for place in range(1, len(tokens) - 2):
        user, attachment = tokens[place : place + 2]
        late = tokens[place - 1] == LATE
        called, file = "_".join(tokens[: place - late]), "_".join(tokens[place + 2 :])
        if NUMBER.fullmatch(user) and NUMBER.fullmatch(attachment) and file and not COLLAPSED.search(called):
            found.append(Reading(called, late, user, int(attachment), file))
    return found


def matches(download, about):
    """How many of its files have such names."""
    flat = [piece.path.name for piece in download.pieces if len(piece.path.parts) == 1]
    return sum(1 for name in flat if ANONYMOUS.fullmatch(name) or readings(name))


def hand_ins(download, about):
    """-> (Arrivals, Lefts); all files of a user are one attempt."""
    found, left, unclear = {}, [], set()
    read = _anonymous if _is_anonymous(download) else _named
    for piece in download.pieces:
        options = read(piece.path.name, about.roster) if len(piece.path.parts) == 1 else []
        if not options:
            left.append(Left(str(piece.path), UNREAD))
        elif len(options) > 1:
            unclear.update(_owner(option) for option in options)
        else:
            of_file = replace(piece, path=PurePath(options[0].file))
            found.setdefault(_owner(options[0]), []).append((options[0], of_file))
    known = sorted(user for user in unclear if user in found or about.roster.who("canvas_id", user))
    if unclear:
        left.append(Left(f"Canvas's user {' or '.join(known or sorted(unclear))}", UNCLEAR))
    clear = [files for owner, files in found.items() if owner not in unclear]
    tests = [files for files in clear if _is_test(files[0][0], about.roster)]
    left += [Left(_arrival(files).shown, OF_TEST, is_nobodys=True) for files in tests]
    return [_arrival(files) for files in clear if files not in tests], left


def _is_test(reading, roster):
    """Whether it is of Canvas's test student, whom no list of students has."""
    is_called_so = not reading.is_anonymous and letters(reading.called) in TESTS
    return is_called_so and not roster.who("canvas_id", reading.user)


def _owner(reading):
    return ("anonymous " if reading.is_anonymous else "") + reading.user


def _is_anonymous(download):
    """Whether the assignment is graded anonymously: all of its files are; a person may be called anon."""
    found = [ANONYMOUS.fullmatch(piece.path.name) for piece in download.pieces]
    return all(found) and not all(read[2].isdigit() for read in found)


def _anonymous(name, roster):
    """The Readings of an anonymous file's name, and one as that of a user of this number."""
    late, id, attachment, file = ANONYMOUS.fullmatch(name).groups()
    clash = [reading for reading in readings(name) if reading.user == id and roster.who("canvas_id", id)]
    return [Reading("", bool(late), id, int(attachment), file, True), *clash]


def _named(name, roster):
    """The Readings among which the roster cannot decide: one, where it is clear whose the file is."""
    anonymous = ANONYMOUS.fullmatch(name)
    found = [] if anonymous and not anonymous[2].isdigit() else readings(name)
    named = [reading for reading in found if len(found) > 1 and _is_named(reading, roster)]
    return named or found


def _is_named(reading, roster):
    """Whether the roster knows this user by this name, or it is that of the test student."""
    if _is_test(reading, roster):
        return True
    persons = roster.who("canvas_id", reading.user)
    return any(letters(reading.called) == letters(p.last_name + p.first_name) != "" for p in persons)


def _arrival(files):
    reading, last = files[0][0], max(reading.attachment for reading, _ in files)
    return Arrival(
        shown=f"Canvas's {'' if reading.is_anonymous else 'user '}{_owner(reading)}",
        pieces=tuple(piece for _, piece in files),
        key=f"canvas-{last}",
        claims=() if reading.is_anonymous else (Claim({"canvas_id": reading.user}),),
        anonymous=reading.user if reading.is_anonymous else "",
        called=reading.called,
        number=last,
        late=any(reading.late for reading, _ in files),
    )
