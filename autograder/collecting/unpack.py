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
    numbered = []
    hand_in = HandIn(student, arrival.shown, partial(_entries, arrival, known, numbered))
    taken, notes = take(hand_in, kinds, origin.saved)
    origin.require(hand_in, taken)
    return {str(target): content for target, content in taken.items()}, [*notes, *numbered]


def _entries(arrival, known, notes):
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
        entries += [
            replace(entry, path=within / entry.path) for entry in _without_numbers(inside, known, notes)
        ]
        most = max(most, room)
    return entries, most


def _without_numbers(entries, known, notes):
    """The Entries, where a copy with a number stands for a known file that is not there; `notes` say it."""
    there, copies = {entry.path.name for entry in entries}, {}
    for entry in entries:
        first = entry.path.with_stem(NUMBERED.sub("", entry.path.stem) or entry.path.stem).name
        if entry.path.name not in known and first in known:
            copies.setdefault(first, []).append(entry)
    taken = {}
    for first, several in copies.items():
        names = " and ".join(one_line(entry.path.name) for entry in several)
        if first in there or len(several) > 1:
            which = f"{first} counts" if first in there else f"none of them is taken for {first}: rename one"
            notes.append(f"{names}: {which}")
        else:
            notes.append(f"{names} is taken for {first}")
            taken[id(several[0])] = first
    return [
        replace(entry, path=entry.path.with_name(first), target=HERE / first)
        if (first := taken.get(id(entry)))
        else entry
        for entry in entries
    ]


def _loose(piece, known):
    """A file that stands in the download itself, where an LMS or a browser may have numbered it."""
    path, first = piece.path, piece.path.with_stem(NUMBERED.sub("", piece.path.stem) or piece.path.stem)
    if path.name not in known and first.name in known:
        path = first
    return Entry(path, HERE / unicodedata.normalize("NFC", path.name), piece.read, bad_name(path.name))
