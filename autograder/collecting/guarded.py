"""What leaves an archive or a folder by strangers: plain files of the collected kinds, nothing on trust."""

import io
import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePath, PureWindowsPath

from autograder.course.submission import Refused, read_plain
from autograder.course.text import one_line
from cs231n_utils.promises import manifest
from cs231n_utils.promises.hand_in import (
    MAX_FILES,
    MAX_TOTAL_BYTES,
    folded,
    is_usual,
    most_bytes,
    room,
)

MAX_ENTRIES = 25 * MAX_FILES
ENTRY = b"PK\1\2"  # the first bytes of each entry in a zip's directory
ENCRYPTED = 0x1  # a flag of an entry
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ARCHIVE = re.compile(r"(\.tar)?\.(zip|tar|t?gz|bz2|xz|zst|7z|rar)$", re.IGNORECASE)
JUNK = (".*", "__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", manifest.FILE)
NUMBERED = re.compile(r"( ?\(\d+\)|[-_ ]\d+)$")  # what LMSs and browsers add to a name that is taken
PUBLIC = ("public", "items.py")  # with all that is beside it: everybody was given that


@dataclass(frozen=True)
class Entry:
    """A file of a hand-in: `path` where it stands in it, `target` where it is extracted to."""

    path: PurePath
    target: Path
    read: Callable[[int], bytes]  # the whole content; raises Refused when it has more bytes than this
    problem: str | None = None


@dataclass(frozen=True)
class HandIn:
    """What an archive or a folder holds for one student; `open()` -> (Entries, most bytes in all)."""

    student: str
    name: str
    open: Callable[[], tuple[list[Entry], int]]


def files_in(folder):
    """The paths of all files and links under `folder`, but for junk."""
    for root, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        folders[:] = [name for name in folders if not is_junk(name)]
        yield from (Path(root) / name for name in sorted(links + files) if not is_junk(name))


def take(hand_in, kinds, saved):
    """-> ({target: content}, notes on what was not taken).  Raises Refused: nothing can be taken.

    `saved`: {name: bytes at most} of what notebooks save.
    """
    try:
        entries, left = hand_in.open()
        entries, notes = chosen(hand_in.name, entries, kinds)
        files = {}
        for entry in entries:
            try:
                content = entry.read(most_bytes(entry.path.name, saved))
            except Refused as refusal:
                notes.append(str(refusal))
                continue
            left -= len(content)
            if left < 0:
                refuse(hand_in.name, "it unpacks to more than a submission may hold")
            files[entry.target] = content
    except Refused:
        raise
    except Exception as error:  # zipfile raises whatever it stumbles over
        refuse(hand_in.name, f"it is damaged ({type(error).__name__})")
    if not files:
        refuse(hand_in.name, "; ".join([f"it holds nothing to collect ({' '.join(kinds)})", *notes]))
    return files, notes


def chosen(name, entries, kinds):
    """-> (the Entries to read, notes on the others).

    Of files of the same name the one nearest to the top counts; raises Refused when none is nearest.
    """
    nearest, notes, left_out = {}, [], []
    entries = sorted(entries, key=lambda entry: len(entry.path.parts))
    public = {entry.path.parent for entry in entries if entry.path.parts[-2:] == PUBLIC}
    for entry in entries:
        shown = one_line(str(entry.path))
        if any(is_junk(part) for part in entry.path.parts) or entry.path.parent in public:
            continue
        if entry.problem:
            notes.append(f"{shown} is refused: {entry.problem}")
        elif entry.path.suffix not in kinds:
            left_out.append(shown)
        elif (first := nearest.setdefault(folded(entry.path.name), entry)) is entry:
            continue
        elif len(first.path.parts) == len(entry.path.parts):
            refuse(name, f"it holds {first.path} and {entry.path}, and it cannot be told which counts")
        else:
            notes.append(f"{shown} is left out: {one_line(str(first.path))} is nearer to the top")
    if left_out:
        notes.append(one_line(f"left out, of a kind that is not collected: {', '.join(left_out)}", 500))
    return list(nearest.values()), notes


def archived(path, name, student, folder):
    """-> (the Entries of a zip, extracted to `folder`, bytes they may have in all).

    Raises Refused, and whatever zipfile stumbles over.
    """
    if student is None:
        nobodys(name)
    require_zip(path.name, name)
    return unzipped(read_plain(path, MAX_TOTAL_BYTES), name, folder)


def require_zip(file, name):
    """Raises Refused for an archive of another kind."""
    if not file.lower().endswith(".zip"):
        refuse(name, "only .zip archives are taken: unpack it into a folder of the student's name instead")


def unzipped(content, name, folder):
    """As `archived`, of a zip's bytes."""
    if content.count(ENTRY) > MAX_ENTRIES:  # zipfile makes an object of each before it can be asked
        refuse(name, f"it holds more than {MAX_ENTRIES} entries")
    archive = zipfile.ZipFile(io.BytesIO(content))
    infos = [info for info in archive.infolist() if not info.filename.endswith(("/", "\\"))]
    for info in infos:
        if why := unreadable(info):
            refuse(name, why)
    return [zip_entry(archive, info, folder) for info in infos], room(len(content))


def unreadable(info):
    """Why an entry of a zip is not read; None when it is."""
    if info.flag_bits & ENCRYPTED:
        return "it is encrypted: ask for it without a password"
    if info.compress_type not in COMPRESSIONS:
        return "it is compressed in an unusual way: ask for an ordinary zip"
    return None


def zip_entry(archive, info, folder):
    path = PureWindowsPath(info.filename)  # some archives have \ between the names, and it knows of drives
    kind = stat.S_IFMT(info.external_attr >> 16)
    if path.anchor or ".." in path.parts:
        problem = "a name that leads out of the archive"
    elif kind == stat.S_IFLNK:
        problem = "a link"
    elif kind not in (0, stat.S_IFREG):
        problem = "not a plain file"
    elif ARCHIVE.search(path.name):
        problem = "an archive in the archive"
    else:
        problem = bad_name(path.name)
    target = folder / unicodedata.normalize("NFC", path.name)
    return Entry(PurePath(path.as_posix()), target, partial(read_entry, archive, info), problem)


def read_entry(archive, info, limit):
    """The content; one that goes on after the size that the archive states has a wrong checksum."""
    if info.file_size > limit:
        refuse(info.filename, f"larger than {round(limit / 1e6, 1):g} MB")
    with archive.open(info) as file:
        return file.read(info.file_size + 1)  # asked for all there is, zipfile would unpack it in one go


def refuse(name, why):
    raise Refused(f"{one_line(name)} is refused: {one_line(why, 500)}")


def nobodys(name):
    refuse(name, "it names no student: ID.zip, or a folder ID, or see named_regexp in autograder/settings.py")


def bad_name(name):
    """What is wrong with a file's name; None when nothing is."""
    return None if is_usual(name) else "an unusual name"


def is_junk(name):
    return name != ".." and any(fnmatch(name, pattern) for pattern in JUNK)
