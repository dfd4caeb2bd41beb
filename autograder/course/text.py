"""Text from strangers, made fit to be shown."""

import difflib
import unicodedata


def printable(text, limit=500):
    """`text` without control characters, escapes, lone surrogates or reordering marks; cut to `limit`.

    Line feeds and tabs stay.
    """
    if len(text) <= limit and text.replace("\n", "").replace("\t", "").isprintable():  # as most of it is
        return text
    kept = (
        c if c in "\n\t" or not unicodedata.category(c).startswith("C") else "�" for c in text[: limit + 1]
    )
    text = "".join(kept)
    return text if len(text) <= limit else text[:limit] + " … (cut)"


def one_line(text, limit=200):
    """As `printable`, on one line: for names, notes and logs."""
    return printable(" ".join(text.split()), limit)


def some(names, most=5):
    """The first of many names, and how many there are besides: for a line that has to stay one."""
    shown = ", ".join(one_line(name, 40) for name in names[:most])
    return f"{shown} and {len(names) - most} others" if len(names) > most else shown


def nearest(name, known, like=0.6):
    """The one of the known names that was probably meant, in whatever case; None where none is like it."""
    right = {one.casefold(): one for one in known}
    return next((right[one] for one in difflib.get_close_matches(name.casefold(), right, 1, like)), None)


def similar(names, known):
    """The end of a line on names that are not known: those that were probably meant, or nothing."""
    found = dict.fromkeys(filter(None, (nearest(name, known) for name in names)))
    return f"; similar: {some([*found])}" if found else ""
