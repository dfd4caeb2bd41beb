"""The folder of all that is about persons, and the tables in it: CSV files that a spreadsheet opens."""

import csv
import io
import re

from autograder.course.folders import close, write_text

FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
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
    return read_table(path, needed)[1]


def read_table(path, needed):
    """-> (the columns in their order, [Line]).  Raises BadTable.

    As `read`.  Cells stand between commas, or between what some spreadsheets write instead.
    """
    if not path.exists():
        return [], []
    text, line = _text(path), 1
    try:
        reader, rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True), []
        for cells in reader:
            rows.append((line, [_plain(cell) for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadTable(f"{path}, line {line}, cannot be read ({error}): save it as CSV again") from None
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if not rows:
        return [], []
    (_, header), *rows = rows
    _require(path, header, needed)
    for line, cells in rows:
        if len(cells) != len(header):
            raise BadTable(
                f"{path}, line {line}: it has {len(cells)} cells, the first line {len(header)} columns"
            )
        if any(CONTROL.search(cell) for cell in cells):
            raise BadTable(f"{path}, line {line}: it holds characters that no text has: delete them")
    return header, [Line(zip(header, cells, strict=True), line) for line, cells in rows]


def _text(path):
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadTable(f"{path}, line {line}, is not in UTF-8: save it as CSV in UTF-8") from None
    except OSError as error:
        raise BadTable(f"{path} cannot be read: {error.strerror}") from None


class Line(dict):
    """{column: text} of the line `line` of a file."""

    def __init__(self, cells, line):
        super().__init__(cells)
        self.line = line


def _require(path, header, needed):
    if absent := [name for name in needed if name not in header]:
        raise BadTable(f"{path}, line 1: there is no column {', '.join(absent)}")
    if twice := [name for name in dict.fromkeys(header) if header.count(name) > 1]:
        raise BadTable(
            f"{path}, line 1: two columns have {f'the name {twice[0]}' if twice[0] else 'no name'}"
        )


def _delimiter(text):
    first = text.partition("\n")[0]
    return ";" if ";" in first and "," not in first else ","


def write(path, columns, rows):
    """Atomically, readable by nobody else (`folders.write_bytes`).

    Raises BadTable for what could not be read again.
    """
    if any(CONTROL.search(row.get(name, "")) for row in rows for name in columns):
        raise BadTable(f"{path} is left as it is: what was to be written holds characters that no text has")
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(row.get(name, "")) for name in columns} for row in rows)
    write_text(path, text.getvalue())


def _guarded(text):
    """A spreadsheet takes nothing for a formula; plain numbers stay numbers."""
    if NUMBER.fullmatch(text):
        return text
    return APOSTROPHE + text if FORMULA.match(text) or text.startswith(APOSTROPHE) else text


def _plain(text):
    guarded = text.startswith(APOSTROPHE) and (FORMULA.match(text[1:]) or text[1:].startswith(APOSTROPHE))
    return text[1:].strip() if guarded else text.strip()
