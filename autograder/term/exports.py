"""Lists of students as Canvas, Moodle, Gradescope or a spreadsheet write them: which it is, and its lines."""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from autograder.term import columns
from autograder.term.people import CONTROL, BadTable

CANVAS, MOODLE, GRADESCOPE, OTHER = "canvas", "moodle", "gradescope", "list"
TITLES = {CANVAS: "Canvas", MOODLE: "Moodle", GRADESCOPE: "Gradescope", OTHER: "a list"}
KNOWN = {  # the ids of a person in each system, as columns of the roster
    CANVAS: ("canvas_id", "canvas_sis_id", "canvas_login", "canvas_integration_id"),
    MOODLE: ("moodle_username", "moodle_idnumber"),
    GRADESCOPE: ("gradescope_sid",),
    OTHER: (),
}
DELIMITERS = ",;\t"
ARCHIVE = b"PK\3\4"  # the first bytes of a zip, which a workbook is, too
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))
QUOTED = re.compile(r'="(.*)"', re.DOTALL)  # what Canvas makes of a cell that begins with =
PARTICIPANT = re.compile(r"([^\W\d_]\D*)(?<=\s)\d+|(.*\D)\d+")  # "Participant 1234567", in any language
WORKSHEET = 5  # columns at least of Moodle's grading worksheet
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ASSIGNMENT = re.compile(r".*\s\(\d+\)")  # a column of Canvas
SCORES = {"current score", "final score", "current points", "final points", "current grade", "final grade"}
ROUNDED = re.compile(r"\d([.,]\d+)?E\+?\d+")  # what a spreadsheet makes of a long number
HASH = re.compile(r"[0-9a-f]{40}")  # the login of Canvas's test student
TEST_STUDENT = ("student, test", "test student")
HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # no part of an id or an address
SEPARATOR = re.compile(r"\Asep=.\r?\n")  # what some spreadsheets are told
MOST = 500  # characters in a cell


class Unreadable(BadTable):
    """A file is no list of students that is known; the message names it and says what to do."""


@dataclass(frozen=True)
class Entry:
    """One line: what it says of a person.  `known`: {column of the roster: id}, without empty ones."""

    file: str
    line: int
    id: str = ""
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    section: str = ""
    known: dict = field(default_factory=dict)
    splits: bool = True  # whether it says which of the names is the last one

    @property
    def name(self):
        return " ".join(filter(None, (self.first_name, self.last_name)))


@dataclass(frozen=True)
class Export:
    """A file of a system; `faults`: [(line, why)] of what cannot be taken; `others`: lines of no student."""

    file: str
    system: str
    entries: tuple
    faults: tuple = ()
    others: int = 0


def read(path):
    """-> Export.  Raises Unreadable."""
    table = _table(path)
    if not table:
        raise Unreadable(f"{path} is empty: export the list of students again")
    (_, header), lines = table[0], table[1:]
    system, places = recognised(header, [cells for _, cells in lines])
    if not places:
        raise Unreadable(
            f"{path} is no list of students that is known: its first line has to name columns, with an id or "
            "an e-mail address among them (such as id, name, email, section)"
        )
    entries, faults, others = [], [], 0
    before_first = True  # in Canvas lines without an id stand above the students: points, how they are posted
    for line, cells in lines:
        row = {name: _cell(cells[place]) for name, place in places.items() if place < len(cells)}
        if _is_nobody(system, row, before_first):
            others += 1
            continue
        before_first = False
        if why := _fault(row, cells, header):
            faults.append((line, why))
        else:
            entries.append(_entry(str(path), line, row))
    if not entries and not faults:
        raise Unreadable(f"{path} holds no student: export the list of students again")
    return Export(str(path), system, tuple(entries), tuple(faults), others)


def recognised(header, lines):
    """-> (system, {field: place of its column}); without places where no system writes such a file."""
    header = [_cell(cell) for cell in header]
    canvas = columns.found(header, columns.CANVAS) | _sis(header)
    if "canvas_id" in canvas and _is_canvas(header, canvas):
        return CANVAS, _without_full(canvas)
    gradescope = columns.found(header, columns.GRADESCOPE)
    marks = {"submission id", "total score", "sections", "sid"} & set(map(columns.plain, header))
    if "email" in gradescope and marks and any(name in gradescope for name in columns.NAMES):
        return GRADESCOPE, _without_full(gradescope)
    if worksheet := _worksheet(header, lines):
        return MOODLE, worksheet
    moodle, other = columns.found(header, columns.MOODLE), columns.found(header, columns.OTHER)
    own = {moodle[name] for name in KNOWN[MOODLE] if name in moodle}
    if (
        "email" in moodle
        and any(name in moodle for name in columns.NAMES)
        and other.get("id") in {None, *own}
    ):
        return MOODLE, _without_full(moodle)
    kept = {
        name: place for name in sum(KNOWN.values(), ()) for place, cell in enumerate(header) if cell == name
    }
    if "id" in other or "email" in other or kept:
        return OTHER, _without_full(other) | kept
    return OTHER, {}


def _is_canvas(header, places):
    first = columns.plain(header[0])
    named = places.get("full_name") == 0 or {places.get("last_name"), places.get("first_name")} == {0, 1}
    marks = {"canvas_sis_id", "canvas_login", "canvas_integration_id"} & set(places)
    marks |= SCORES & set(map(columns.plain, header))
    return (named or "student" in first) and bool(marks or any(map(ASSIGNMENT.fullmatch, header)))


def _sis(header):
    """Canvas's columns in other languages: SIS stands in them, and the user's comes before the login's."""
    places = [place for place, cell in enumerate(header) if re.search(r"\bSIS\b", cell)]
    return dict(zip(("canvas_sis_id", "canvas_login"), places, strict=False)) if len(places) == 2 else {}


def _worksheet(header, lines):
    """Of Moodle's grading worksheet, whatever its language: the columns of a name and an address.

    Its first column holds "Participant 1234567", the second the name; none of it for blind marking.
    """
    filled = [cells for cells in lines if any(cells)]
    if not filled or len(header) < WORKSHEET or not all(_is_participant(_cell(cells[0])) for cells in filled):
        return {}
    addresses = [
        place
        for place in range(2, len(header))
        if any(texts := [_cell(cells[place]) for cells in filled if place < len(cells)])
        and all(ADDRESS.fullmatch(text) for text in texts if text)
    ]
    known = columns.found(header, columns.MOODLE)
    own = {name: known[name] for name in ("email", "section", *KNOWN[MOODLE]) if name in known}
    return {"full_name": 1, "email": addresses[0]} | own if addresses else {}


def _is_participant(text):
    """Where the word is known, there may be nothing between it and the number."""
    found = PARTICIPANT.fullmatch(text)
    return bool(found) and (bool(found[1]) or columns.plain(found[2]) in columns.words(columns.PARTICIPANT))


def _without_full(places):
    """First and last name say more than the two as one."""
    if {"last_name", "first_name"} <= set(places):
        return {name: place for name, place in places.items() if name != "full_name"}
    return places


def _is_nobody(system, row, before_first):
    """A line of points or of the test student; of staff, where there is a column of roles."""
    ids = [row.get(name, "") for name in KNOWN[CANVAS]]
    if system == CANVAS and before_first and not any(ids) and not row.get("section"):
        return True
    name = row.get("full_name") or f"{row.get('last_name', '')}, {row.get('first_name', '')}"
    if system == CANVAS and (
        HASH.fullmatch(row.get("canvas_login", ""))
        or (columns.plain(name) in TEST_STUDENT and not row.get("canvas_sis_id"))
    ):
        return True
    return not any(row.values()) or columns.plain(row.get("role", "")) in columns.words(columns.STAFF)


def _fault(row, cells, header):
    if len(cells) > len(header) and any(cells[len(header) :]):
        return "has more cells than the first line has columns: is a quotation mark missing?"
    if any(CONTROL.search(text) for text in row.values()):
        return "holds characters that no text has"
    if any(len(text) > MOST for text in row.values()):
        return f"holds a cell of more than {MOST} characters: is a quotation mark missing?"
    if row.get("email") and not ADDRESS.fullmatch(HIDDEN.sub("", row["email"])):
        return "holds no e-mail address where one should be"
    named = [row.get(name, "") for name in ("id", "email", *sum(KNOWN.values(), ()))]
    if any(map(ROUNDED.fullmatch, named)):
        return "holds an id that a spreadsheet has rounded: take the file as it was downloaded"
    return None if any(named) else "has neither an id nor an e-mail address"


def _entry(file, line, row):
    names = {name: row.get(name, "") for name in ("last_name", "first_name", "section")}
    splits = any(row.get(name) for name in ("last_name", "first_name"))
    if not splits and row.get("full_name"):
        names |= _split(row["full_name"])
        splits = "," in row["full_name"]
    exact = {name: HIDDEN.sub("", text).strip() for name, text in row.items() if name not in names}
    known = {name: exact[name] for name in sum(KNOWN.values(), ()) if exact.get(name)}
    return Entry(
        file, line, exact.get("id", ""), email=exact.get("email", ""), known=known, splits=splits, **names
    )


def _split(full):
    """Of "Last, First", or else with the last word as the last name."""
    if "," in full:
        last, first = full.split(",", 1)
    else:
        first, _, last = full.rpartition(" ")
    return {"last_name": last.strip(), "first_name": first.strip()}


def _cell(text):
    quoted = QUOTED.fullmatch(text.strip())
    return " ".join((quoted[1].replace('""', '"') if quoted else text).split())


def _table(path):
    """[(line, cells)] of what is not empty, in UTF-8 or what a byte order mark says."""
    try:
        content = Path(path).read_bytes()
        if content.startswith(ARCHIVE):
            raise Unreadable(f"{path} is a zip or a workbook: take what the system exports as CSV")
        text = content.decode(next(name for mark, name in MARKS if content.startswith(mark)))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{path}, line {line}, is not in UTF-8: save it as CSV in UTF-8") from None
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from None
    text = SEPARATOR.sub("\n", text)
    line = 1
    try:
        reader, table = (
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True),
            [],
        )
        for cells in reader:
            if any(cell.strip() for cell in cells):
                table.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"{path}, line {line}, cannot be read ({error}): export it again") from None
    return table


def delimiter_of(text):
    """The one with which most columns of the first line are known."""

    def known(delimiter):
        header = next(csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter), [])
        return len(recognised(header, [])[1]), len(header)

    return max(DELIMITERS, key=known)
