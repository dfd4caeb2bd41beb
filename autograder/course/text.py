"""Text from strangers, made fit to be shown."""

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
