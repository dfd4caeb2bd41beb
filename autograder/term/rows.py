"""The lines of a CSV file that are about a student; all others stay as they are, byte for byte."""

import csv
import io
import re
from dataclasses import dataclass

from autograder.course.folders import write_bytes
from cs231n_utils.promises.hand_in import folded

IDS = ("id", "who", "student", "student_id")  # columns of the kit's own tables
MAILS = ("email", "email address", "e-mail")  # as LMSs call them, in whatever case
NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True)
class Marks:
    """By what a line is the student's: a name in a column of IDS or MAILS, Moodle's number in the first."""

    names: set
    participants: set


def of(path, marks):
    """The texts of the student's lines."""
    return [text for text, theirs in _marked(path, marks) if theirs]


def remove(path, marks):
    kept = "".join(text for text, theirs in _marked(path, marks) if not theirs)
    write_bytes(path, kept.encode("utf-8", "surrogateescape"))


def _marked(path, marks):
    """[(the text of a line, whether it is the student's)]; cells may hold line ends."""
    wanted = {folded(name) for name in marks.names}
    lines = list(_records(path.read_bytes().decode("utf-8", "surrogateescape")))
    if not lines:
        return []
    (first, header), *rest = lines
    header = [cell.removeprefix("\ufeff").strip() for cell in header]
    columns = [place for place, name in enumerate(header) if name in IDS or name.casefold() in MAILS]
    found = [(first, False)]
    for raw, cells in rest:
        named = {folded(cells[place].strip().removeprefix("'")) for place in columns if place < len(cells)}
        number = NUMBER.search(cells[0]) if cells and marks.participants else None
        found.append((raw, bool(named & wanted or (number and number[0] in marks.participants))))
    return found


def _records(text):
    """Yields (raw text, cells)."""
    taken = []

    def lines():
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    for cells in csv.reader(lines(), delimiter=delimiter):
        yield "".join(taken), cells
        taken.clear()
