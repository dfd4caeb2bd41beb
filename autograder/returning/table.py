"""A CSV file cell by cell, each as it is written: what is not changed stays byte for byte."""

import codecs
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from autograder.term import exports

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
)
LINE_END = re.compile(r"\r\n|\r|\n")
QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(.*)', re.DOTALL)


@dataclass(frozen=True)
class Record:
    """`line`: of the file, on which it begins; `cells`: as they are written, with quotation marks."""

    line: int
    cells: tuple
    end: str

    @cached_property
    def values(self):
        return [value(cell) for cell in self.cells]

    def text(self, place):
        """What stands there; nothing, where the line is shorter."""
        return self.values[place].strip() if place < len(self.cells) else ""

    def with_cell(self, place, cell):
        return replace(self, cells=(*self.cells[:place], cell, *self.cells[place + 1 :]))

    def only(self, places):
        return replace(self, cells=tuple(self.cells[place] for place in places))


@dataclass(frozen=True)
class Table:
    """`mark`: the bytes in front of the text; `records`: all of them, empty ones too."""

    mark: bytes
    encoding: str
    delimiter: str
    records: tuple

    @classmethod
    def read(cls, path):
        """Of a file that `term.exports` or `term.people` could read."""
        content = Path(path).read_bytes()
        mark, encoding = next(row for row in MARKS if content.startswith(row[0]))
        text = content[len(mark) :].decode(encoding)
        delimiter = exports.delimiter_of(exports.SEPARATOR.sub("\n", text))
        return cls(mark, encoding, delimiter, tuple(_records(text, delimiter)))

    @cached_property
    def header(self):
        """The first Record that names columns."""
        return next(record for record in self.records if self._holds(record))

    @cached_property
    def lines(self):
        """The Records below the header that are not empty."""
        return [record for record in self.records if record.line > self.header.line and self._holds(record)]

    def _holds(self, record):
        written = self.delimiter.join(record.cells) + "\n"
        return any(map(str.strip, record.values)) and not exports.SEPARATOR.fullmatch(written)

    def cell(self, text, like):
        """`text` as it is written in place of the cell `like`."""
        special = any(sign in text for sign in (self.delimiter, '"', "\r", "\n"))
        return '"' + text.replace('"', '""') + '"' if special or like.startswith('"') else text

    def content(self, records):
        """The bytes of a file that has these Records."""
        text = "".join(self.delimiter.join(record.cells) + record.end for record in records)
        return self.mark + text.encode(self.encoding)


def value(cell):
    """What a cell says."""
    quoted = QUOTED.fullmatch(cell)
    return quoted[1].replace('""', '"') + quoted[2] if quoted else cell


def _records(text, delimiter):
    other = rf"[^{re.escape(delimiter)}\r\n]*"
    cell = re.compile(rf'("[^"]*(?:""[^"]*)*"{other}|{other})({re.escape(delimiter)}|\r\n|\r|\n|\Z)')
    place, line, start, cells = 0, 1, 0, []
    while place < len(text) or cells:
        found = cell.match(text, place)
        cells.append(found[1])
        place = found.end()
        if found[2] != delimiter:
            yield Record(line, tuple(cells), found[2])
            line += len(LINE_END.findall(text[start:place]))
            start, cells = place, []
