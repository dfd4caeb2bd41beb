"""The files of one submission that are graded, read once and carried as bytes."""

import hashlib
import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.text import one_line
from cs231n_utils import __version__
from cs231n_utils.promises import elsewhere
from cs231n_utils.promises.hand_in import MAX_FILE_BYTES, MAX_FILES, NOTE

TIMESTAMP = "timestamp.txt"  # when it was handed in, as nbgrader keeps it


@dataclass(frozen=True)
class Submission:
    """`files`: {name: content}; `refused`: {name: why} of what is not among them.

    `notes`: what a person should know of how they were read.
    """

    id: str
    files: dict
    notes: list = field(default_factory=list)
    refused: dict = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, stubs: dict, saved: dict, id=None):
        """The plain files in `folder` that are graded: all code, and what notebooks save.

        `stubs`: {name: text}; one that is missing or refused is the released one. `saved`: {name: bytes
        at most}.
        """
        files, refused = {name: text.encode() for name, text in stubs.items()}, {}
        found = sorted(path.name for pattern in ("*.py", *saved) for path in folder.glob(pattern))
        names = [*(name for name in stubs if name in found), *(name for name in found if name not in stubs)]
        for name in names[:MAX_FILES]:
            try:
                files[name] = read_plain(folder / name, saved.get(name, MAX_FILE_BYTES))
            except Refused as why:
                refused[name] = str(why)
        notes = [*refused.values()]
        notes += [f"{name} is missing: graded as not started" for name in stubs if name not in names]
        notes += elsewhere_notes(files, stubs)
        notes += version_note(folder)
        if len(names) > MAX_FILES:
            notes.append(f"{len(names)} files: only {MAX_FILES} were read")
        return cls(id or folder.name, files, notes, refused)

    def digest(self):
        return digest(self.files | {f"refused: {name}": why.encode() for name, why in self.refused.items()})


def elsewhere_notes(files, stubs):
    """Notes on functions that were written, but not where they are graded."""
    code = {name: content for name, content in files.items() if name.endswith(".py")}
    there = {name: elsewhere.defined(content.decode(errors="replace")) for name, content in code.items()}
    given = {name: elsewhere.defined(stub) for name, stub in stubs.items()}
    known = {function: name for name in given for function in given[name]}
    gaps = [function for name in given for function in elsewhere.unfinished(given[name])]
    seen = {function: elsewhere.seen(function, there, known) for function in gaps}
    return [
        one_line(f"{function} {what[0]}: graded as not started") for function, what in seen.items() if what
    ]


def version_note(folder):
    """A note when the submission was made with another version of the kit than this one."""
    try:
        made_with = noted(read_plain(folder / NOTE)).get("kit_version", __version__)
    except Refused:
        return []
    if made_with == __version__:
        return []
    return [f"made with version {one_line(made_with, 20)} of the kit, graded with {__version__}"]


def noted(content):
    """{name: text} of what a hand-in's note says; a stranger wrote it."""
    try:
        note = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return (
        {key: text for key, text in note.items() if isinstance(text, str)} if isinstance(note, dict) else {}
    )


class Refused(Exception):
    """A file that is not read; the message says why."""


def read_plain(path, limit=MAX_FILE_BYTES):
    """The bytes of a plain file of at most `limit` bytes; never of what a link points to."""
    name = one_line(path.name)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise Refused(f"{name} is refused: {'a link' if path.is_symlink() else error.strerror}") from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise Refused(f"{name} is refused: not a plain file")
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(min(status.st_size, limit) + 1)
    if status.st_size > limit:
        raise Refused(f"{name} is refused: larger than {round(limit / 1e6, 1):g} MB")
    return content


def digest(files):
    """SHA-256 over names and contents, independent of the order."""
    hasher = hashlib.sha256()
    for name in sorted(files):
        hasher.update(f"{name}\0{len(files[name])}\0".encode(errors="surrogateescape"))
        hasher.update(files[name])
    return hasher.hexdigest()
