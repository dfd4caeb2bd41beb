"""The files of an arrival, as they are graded: archives unpacked, numbers taken off names."""

import unicodedata
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from autograder.collecting.guarded import (
    ARCHIVE,
    NUMBERED,
    Entry,
    HandIn,
    bad_name,
    require_zip,
    take,
    unzipped,
)
from autograder.course.text import one_line
from cs231n_utils.promises.hand_in import MAX_TOTAL_BYTES

HERE = PurePath()


def files(arrival, student, kinds, origin, known):
    """-> {name: content}, notes on what was not taken.  Raises Refused.

    `kinds`: suffixes that are collected; `origin`: the assignment's Origin; `known`: names of its files.
    """
    hand_in = HandIn(student, arrival.shown, partial(_entries, arrival, known))
    taken, notes = take(hand_in, kinds, origin.saved)
    origin.require(hand_in, taken)
    return {str(target): content for target, content in taken.items()}, notes


def _entries(arrival, known):
    """-> (Entries, bytes they may have in all).  Raises Refused, and whatever zipfile stumbles over."""
    entries, most, archives = [], 0, {}
    for piece in arrival.pieces:
        if ARCHIVE.search(piece.path.name):
            require_zip(piece.path.name, one_line(piece.path.name))
            archives.setdefault(piece.read(MAX_TOTAL_BYTES), piece.path)
        else:
            entries.append(_loose(piece, known))
            most = MAX_TOTAL_BYTES
    for content, path in archives.items():
        inside, room = unzipped(content, one_line(path.name), HERE)
        within = path.with_suffix("") if len(archives) > 1 else HERE
        entries += [replace(entry, path=within / entry.path) for entry in inside]
        most = max(most, room)
    return entries, most


def _loose(piece, known):
    """A file that stands in the download itself, where an LMS or a browser may have numbered it."""
    path, first = piece.path, piece.path.with_stem(NUMBERED.sub("", piece.path.stem) or piece.path.stem)
    if path.name not in known and first.name in known:
        path = first
    return Entry(path, HERE / unicodedata.normalize("NFC", path.name), piece.read, bad_name(path.name))
