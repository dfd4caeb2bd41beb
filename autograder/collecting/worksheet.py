"""Moodle's grading worksheet: whose a participant's number is, and when they handed in.

Its words are in the instructor's language, so that columns are known by their order and by what they hold.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from autograder.course.submission import Refused
from autograder.term import people

FOLDER = "worksheets"
SAYS = "Moodle's worksheet"
IDENTIFIER = re.compile(r"(\D{0,60}?)\s*([0-9]{1,18})")  # "Participant 1234567", in whatever language
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
DATE = re.compile(r"(?=.*\b(19|20)\d\d\b)(?=.*\d\d?[:.h]\d\d).*", re.DOTALL)
NO_DATE = ("", "-")
OWN_COLUMNS = {"ID number": "moodle_idnumber", "Username": "moodle_username"}
FORMATS = ("%A, %d %B %Y, %I:%M %p", "%A, %d %B %Y, %H:%M", "%A, %B %d, %Y, %I:%M %p", "%Y-%m-%d %H:%M")
ASK_ZONE = (
    "its dates have no zone: say that of your Moodle account with --zone, such as --zone America/Los_Angeles"
)
ASK_FORMAT = (
    "say how it writes dates with --date-format (as Python's strptime has it, such as '%d.%m.%Y, %H:%M'), or "
    "download it again with Moodle in English"
)


@dataclass(frozen=True)
class Row:
    """`columns`: {column of the roster: text}, none under blind marking."""

    columns: dict
    word: str  # before the number: "Participant", in some language; of everybody under blind marking the name
    name: str = ""
    time: datetime | None = None
    says: str = ""


@dataclass(frozen=True)
class Worksheet:
    """{participant's number: Row}"""

    rows: dict


def place(course, assignment):
    """Where an assignment's worksheet is kept."""
    return course.people / FOLDER / f"{assignment}.csv"


def kept(course, assignment):
    """The one that was brought last, without its times: they are those of the hand-ins of its day."""
    path = place(course, assignment)
    return read(path) if path.exists() else None


def read(path):
    """-> Worksheet of the file `path`, without times, line by line.  Raises Refused, people.BadTable."""
    return Worksheet(_rows(path, None))


def brought(course, assignment, path, zone, formats, roster):
    """-> Worksheet of the file `path`, of which is kept what is about nobody outside of the `roster`.

    `zone`: the text of --zone or None; `formats`: that of --date-format, in a list, or none.  Raises Refused,
    people.BadTable.
    """
    rows, table = _rows(path, lambda text: _time(text, path, zone, formats or FORMATS)), people.read(path, ())
    strangers = {number for number, row in rows.items() if len(roster) and _is_stranger(row, roster)}
    first = next(iter(table[0]))
    lines = [line for line in table if IDENTIFIER.fullmatch(line[first])[2] not in strangers]
    people.folder(course)
    target = place(course, assignment)
    target.parent.mkdir(exist_ok=True)
    people.write(target, list(table[0]), lines)
    return Worksheet(rows)


def _is_stranger(row, roster):
    """Of a person whom the roster does not have: nothing of theirs is kept, as of who was forgotten."""
    return bool(row.columns) and not any(roster.who(column, text) for column, text in row.columns.items())


def _rows(path, time):
    table = people.read(path, ())
    names = list(table[0]) if table else []
    if not table or not all(IDENTIFIER.fullmatch(row[names[0]]) for row in table):
        raise Refused(
            f"{path} is no grading worksheet of Moodle, whose first column has Participant and a number: "
            "download that one"
        )
    columns, dated = _columns(table, names), _dated(table, names)
    name = names[1] if len(names) > 1 and "email" in columns.values() else None
    found = {}
    for row in table:
        word, number = IDENTIFIER.fullmatch(row[names[0]]).groups()
        texts = {column: row[own] for own, column in columns.items() if row[own]}
        when = time(row[dated]) if time and dated and row[dated] not in NO_DATE else None
        if number in found:
            raise Refused(f"{path} has participant {number} twice")
        found[number] = Row(texts, word, row[name] if name else "", when, SAYS if when else "")
    return found


def _columns(table, names):
    """{column of the worksheet: column of the roster}"""
    found = {name: OWN_COLUMNS[name] for name in names if name in OWN_COLUMNS}
    for name in names[1:4]:
        texts = [row[name] for row in table if row[name]]
        if texts and all(ADDRESS.fullmatch(text) for text in texts):
            return found | {name: "email"}
    return found


def _dated(table, names):
    """The column of when the submission was last modified: the first that holds dates, if one does."""
    for name in names[1:]:
        texts = [row[name] for row in table if row[name] not in NO_DATE]
        if texts and all(DATE.fullmatch(text) for text in texts):
            return name
    return None


def _time(text, path, zone, formats):
    """Raises Refused: what is missing has to be said."""
    if not zone:
        raise Refused(f"{path}: {ASK_ZONE}")
    try:
        place = ZoneInfo(zone)
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        raise Refused(f"there is no time zone {zone!r}") from None
    except KeyError:
        raise Refused(f"there is no time zone {zone!r}; one is called like America/Los_Angeles") from None
    for format in formats:
        try:
            time = datetime.strptime(text, format).replace(tzinfo=place)
        except ValueError:
            continue
        if time.utcoffset() != time.replace(fold=1).utcoffset():
            raise Refused(f"{path}: {text!r} is in the hour in which the clocks change: use --times for it")
        return time
    raise Refused(f"{path}: {text!r} is not understood: {ASK_FORMAT}")
