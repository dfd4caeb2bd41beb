"""Code with numbered lines, each of them a place to link to."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.course.text import one_line, printable

MAX_CHARS = 80_000  # of all files of a student
PLACE = re.compile(r"(?P<file>\w[\w.-]*\.py), line (?P<line>\d{1,6})")
LEXER = PythonLexer(stripnl=False)
FORMATTER = HtmlFormatter(nowrap=True)


@dataclass(frozen=True)
class Listing:
    """One file; `named`: the numbers of the lines of which a message speaks."""

    name: str
    lines: list[str]
    named: frozenset

    @classmethod
    def read(cls, path, messages, limit):
        """The file as Python counts its lines, with nothing in it that shows otherwise than it is."""
        text = path.read_bytes().decode(errors="replace")
        text = printable(text.replace("\r\n", "\n").replace("\r", "\n"), limit)
        named = {
            int(line) for message in messages for file, line in PLACE.findall(message) if file == path.name
        }
        return cls(one_line(path.name), text.removesuffix("\n").split("\n"), frozenset(named))

    @property
    def anchor(self):
        """An id for the page; the name itself wherever a message can speak of it."""
        return re.sub(r"[^\w.-]", "_", self.name)

    def highlighted(self):
        """Yields (number, HTML of the line, whether a message names it)."""
        text = "\n".join(self.lines)
        for number, line in enumerate(highlight(text, LEXER, FORMATTER).removesuffix("\n").split("\n"), 1):
            yield number, Markup(line), number in self.named


def listings(paths, messages):
    """Yields a Listing for each file; what is beyond all measure is cut."""
    left = MAX_CHARS
    for path in paths:
        listing = Listing.read(path, messages, left)
        left = max(0, left - sum(map(len, listing.lines)))
        yield listing


def linked(message, listings):
    """`message` as HTML, where "FILE.py, line N" leads to that line of a listing."""
    lengths = {listing.name: len(listing.lines) for listing in listings}
    pieces, end = [], 0
    for place in PLACE.finditer(message):
        file, line = place["file"], int(place["line"])
        if 1 <= line <= lengths.get(file, 0):
            link = Markup('<a href="#{}-{}">{}</a>').format(file, line, place[0])
            pieces += [escape(message[end : place.start()]), link]
            end = place.end()
    return Markup("").join([*pieces, escape(message[end:])])
