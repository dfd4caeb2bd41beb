"""The folder of all that is about persons, and the tables in it: CSV files that a spreadsheet opens."""

import csv
import io
import re

from autograder.course.folders import close, write_text

FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")
APOSTROPHE = "'"  # before what a spreadsheet would take for a formula


class BadTable(Exception):
    """A table of persons cannot be used; the message names the file, the line, and what to do."""


def folder(course):
    """`people/` of the course, made on first use; git leaves it out whatever the course's own rules are."""
    place = course.people
    if not place.is_dir():
        close(place, course.mode)
    if not (place / ".gitignore").exists():
        write_text(place / ".gitignore", "*\n")
    return place


def read(path, needed):
    """A list of {column: text}, one for each line that is not empty.  Raises BadTable.

    `needed`: columns that must be there.  No file is an empty table.
    """
    if not path.exists():
        return []
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        rows = [(reader.line_num, row) for row in reader if any(row.values())]
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise BadTable(f"{path} cannot be read ({error}): save it as CSV in UTF-8") from None
    if absent := [name for name in needed if rows and name not in reader.fieldnames]:
        raise BadTable(f"{path} has no column {', '.join(absent)}")
    for line, row in rows:
        if None in row or None in row.values():
            raise BadTable(f"{path}, line {line}: as many cells are needed as the first line has columns")
    return [{name: _plain(text) for name, text in row.items()} for _, row in rows]


def write(path, columns, rows):
    """Atomically, readable by nobody else (`folders.write_bytes`)."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(row.get(name, "")) for name in columns} for row in rows)
    write_text(path, text.getvalue())


def _guarded(text):
    return APOSTROPHE + text if FORMULA.match(text) or text.startswith(APOSTROPHE) else text


def _plain(text):
    guarded = text.startswith(APOSTROPHE) and (FORMULA.match(text[1:]) or text[1:].startswith(APOSTROPHE))
    return text[1:].strip() if guarded else text.strip()
