"""When what is due, for whom: moments with their zone, and the extensions in `people/extensions.csv`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.term import people
from autograder.term.roster import Roster
from cs231n_utils.promises.hand_in import folded

FILE = "extensions.csv"
COLUMNS = ("assignment", "who", "due", "reason")
SECTION = "section:"  # before the name of one, in the column `who`
EXAMPLE = "2026-02-10 23:59 America/Los_Angeles"
MOMENT = re.compile(
    r"(?P<time>\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?) *"
    r"(?P<zone>Z|UTC|[+-]\d{2}:?\d{2}|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)"
)


class NoMoment(ValueError):
    """A text that is no moment; the message says what is wrong with it."""


def moment(text):
    """The datetime of a text such as EXAMPLE, or with an offset in place of the zone.  Raises NoMoment."""
    if not (found := MOMENT.fullmatch(text.strip())):
        raise NoMoment(f"{text!r} is no date and time with a zone, such as {EXAMPLE!r}")
    try:
        time = datetime.fromisoformat(found["time"])
    except ValueError:
        raise NoMoment(f"{text!r}: there is no such date or time") from None
    time = time.replace(tzinfo=_zone(found["zone"]))
    if time.utcoffset() != time.replace(fold=1).utcoffset():
        raise NoMoment(f"{text!r}: the clocks change in that hour; write it with an offset, such as +02:00")
    return time


def _zone(text):
    if text in ("Z", "UTC"):
        return UTC
    try:
        return datetime.fromisoformat(f"2000-01-01T00:00{text}").tzinfo if text[0] in "+-" else ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NoMoment(f"there is no time zone {text!r}; one is written as in {EXAMPLE!r}") from None


def shown(time):
    """The text of which `moment` makes this time, but for fractions of a second."""
    zone = getattr(time.tzinfo, "key", None)
    clear = zone and time.utcoffset() == time.replace(fold=1 - time.fold).utcoffset()
    clock = time.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    return f"{clock} {zone if clear else time.isoformat()[-6:] if time.utcoffset() else 'UTC'}"


def in_zone_of(time, other):
    """The same moment on the clocks of `other`'s place."""
    return time.astimezone(other.tzinfo)


@dataclass(frozen=True)
class Extension:
    """`who`: a student id, or SECTION and a name."""

    assignment: str
    who: str
    due: datetime
    line: int
    reason: str = ""


def extensions(course):
    """Those in the file.  Raises people.BadTable."""
    path, found = course.people / FILE, []
    for row in people.read(path, COLUMNS[:3]):
        try:
            if not (row["assignment"] and row["who"]):
                raise NoMoment("assignment and who are needed")
            found.append(
                Extension(row["assignment"], row["who"], moment(row["due"]), row.line, row.get("reason", ""))
            )
        except NoMoment as problem:
            raise people.BadTable(f"{path}, line {row.line}: {problem}") from None
    return found


@dataclass(frozen=True)
class Dues:
    """`own`: {assignment: due}; `later`: [Extension]; `sections`: {folded student id: section}.

    `path`: where the extensions stand.
    """

    own: dict
    later: list
    sections: dict
    path: Path = Path(FILE)

    @classmethod
    def read(cls, course, own):
        """Raises people.BadTable."""
        sections = {folded(person.id): person.section for person in Roster.read(course)}
        return cls(own, extensions(course), sections, course.people / FILE)

    def of(self, assignment, student):
        """The latest of the assignment's, the student's and the section's."""
        return max([self.own[assignment], *(e.due for e in self.granted(assignment, student))])

    def granted(self, assignment, student):
        """The Extensions that are the student's."""
        section = self.sections.get(folded(student))
        names = {folded(student)} | ({folded(SECTION + section)} if section else set())
        return [e for e in self.later if e.assignment == assignment and _who(e) in names]

    def strays(self, students):
        """Lines on extensions that reach nobody, of whom and of what is known: misspelt?"""
        known = {*self.sections, *map(folded, students)}
        known |= {folded(SECTION + section) for section in self.sections.values() if section}
        for extension in self.later:
            if extension.assignment not in self.own:
                yield f"{self.path}, line {extension.line}: c.Late.due has no {extension.assignment}"
            elif _who(extension) not in known:
                yield f"{self.path}, line {extension.line}: nobody is {extension.who}"


def _who(extension):
    """`section: A` is `section:A`."""
    kind, colon, name = extension.who.partition(":")
    is_section = colon and folded(kind.strip() + ":") == SECTION
    return folded(SECTION + name.strip()) if is_section else folded(extension.who)
