"""The files of one submission that are graded, read once and carried as bytes."""

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from autograder.text import one_line

MAX_FILE_BYTES = 1 << 20
MAX_FILES = 40


@dataclass(frozen=True)
class Submission:
    """`files`: {name: content}; `notes`: what a person should know of how they were read."""

    id: str
    files: dict
    notes: list = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path, stubs: dict, id=None):
        """The plain `.py` files in `folder`; a stub that is missing or refused is the released one.

        A student may split code over several files, so all of them are taken, not only the stubs.
        """
        files, notes = {name: text.encode() for name, text in stubs.items()}, []
        found = sorted(path.name for path in folder.glob("*.py"))
        names = [*(name for name in stubs if name in found), *(name for name in found if name not in stubs)]
        for name in names[:MAX_FILES]:
            try:
                files[name] = read_plain(folder / name)
            except Refused as refused:
                notes.append(str(refused))
        notes += [f"{name} is missing: graded as not started" for name in stubs if name not in names]
        if len(names) > MAX_FILES:
            notes.append(f"{len(names)} .py files: only {MAX_FILES} were read")
        return cls(id or folder.name, files, notes)

    def digest(self):
        return digest(self.files)


class Refused(Exception):
    """A file that is not read; the message says why."""


def read_plain(path, limit=MAX_FILE_BYTES):
    """The bytes of a plain file of at most `limit` bytes; never of what a link points to."""
    name = one_line(path.name)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise Refused(f"{name} is refused: {'a link' if path.is_symlink() else error.strerror}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused(f"{name} is refused: not a plain file")
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise Refused(f"{name} is refused: larger than {limit / 1e6:.0f} MB")
    return content


def digest(files):
    """SHA-256 over names and contents, independent of the order."""
    hasher = hashlib.sha256()
    for name in sorted(files):
        hasher.update(f"{name}\0{len(files[name])}\0".encode(errors="surrogateescape"))
        hasher.update(files[name])
    return hasher.hexdigest()
