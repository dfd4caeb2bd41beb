"""Take what students handed in out of an LMS's download: `nbgrader zip_collect`, on archives by strangers.

In downloaded/NAME/archive stands one hand-in for each student: a zip, or a folder of files.  Only plain
files of the collected kinds leave it.  A hand-in that is refused leaves nothing, so that what its student
has in submitted/ stays as it is.
"""

import io
import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePath, PureWindowsPath

from nbgrader.plugins import ExtractorPlugin

from autograder.collecting.origin import Origin
from autograder.course.submission import Refused, read_plain
from autograder.course.text import one_line
from cs231n_utils.promises import manifest
from cs231n_utils.promises.hand_in import (
    MAX_FILES,
    MAX_TOTAL_BYTES,
    NO_ID,
    STUDENT_ID,
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
PUBLIC = ("public", "items.py")  # with all that is beside it: everybody was given that
NUMBERED = re.compile(r"( ?\(\d+\)|[-_ ]\d+)$")  # what LMSs and browsers add to a name that is taken


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


class GuardedExtractor(ExtractorPlugin):
    """nbgrader's extractor, which takes nothing from an archive on trust and never mixes two students."""

    def extract(self, archive_path, extracted_path):
        """Lay each hand-in that can be taken into `extracted_path`; the exit code is 1 when one cannot."""
        refused, origin = [], Origin.of(self.parent.coursedir)
        for hand_ins in by_student(self._hand_ins(Path(archive_path), Path(extracted_path))):
            student = one_line(hand_ins[0].student)
            try:
                hand_in = only(hand_ins)
                files, notes = take(hand_in, self._kinds(), origin.saved)
                origin.require(hand_in, files)
            except Refused as refusal:
                refused.append(f"{student}: {refusal}")
                continue
            for note in notes:
                self.log.warning("%s: %s", student, note)
            for target, content in files.items():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        if origin.others:
            self.log.warning(
                "made with another release than the one in release/: %s", ", ".join(origin.others)
            )
        if refused:
            with suppress(SystemExit):  # nbgrader's next step: the others are collected first
                self.parent.process_extracted_files()
            self.parent.fail("\n  ".join(["not collected, submitted/ stays as it is:", *refused]))

    def _hand_ins(self, archive, extracted):
        """One HandIn for each archive, and one for the loose files of each student."""
        found, loose, left_out = [], {}, []
        for path in files_in(archive):
            name = str(path.relative_to(archive))
            target = extracted / unicodedata.normalize("NFC", name)
            if ARCHIVE.search(path.name):
                folder = target.with_name(ARCHIVE.sub("", target.name))
                student = self._student(folder / f"any{self._kinds()[0]}")  # whatever files it holds
                found.append(HandIn(student or name, name, partial(archived, path, name, student, folder)))
            elif path.suffix not in self._kinds():
                left_out.append(name)
            elif student := self._student(target):
                entry = Entry(PurePath(name), target, partial(read_plain, path), bad_name(path.name))
                loose.setdefault(student, []).append(entry)
            else:
                found.append(HandIn(name, name, partial(nobodys, name)))
        if left_out:
            self.log.warning("left out: %s", one_line(", ".join(left_out), 500))
        for student, entries in loose.items():
            name = f"{entries[0].path.parent}/"
            found.append(HandIn(student, name, lambda entries=entries: (entries, MAX_TOTAL_BYTES)))
        return found

    def _student(self, target):
        """Whose the file is, by `named_regexp` in the settings; None when it does not say."""
        info = self.parent.collector_plugin_inst.collect(str(target))
        return info and info["student_id"]

    def _kinds(self):
        return self.parent.collector_plugin_inst.valid_ext


def files_in(folder):
    """The paths of all files and links under `folder`, but for junk."""
    for root, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        folders[:] = [name for name in folders if not is_junk(name)]
        yield from (Path(root) / name for name in sorted(links + files) if not is_junk(name))


def by_student(hand_ins):
    """Lists of HandIns, one list for each student.

    `ann.zip`, `ann.ZIP`, `Ann.zip`, `ann (1).zip` and `ann-1.zip` may all be Ann's.
    """
    students = {}
    for hand_in in hand_ins:
        students.setdefault(folded(hand_in.student), []).append(hand_in)
    for student in sorted(students, reverse=True):  # `ann-1-1` joins `ann-1` before that joins `ann`
        first = NUMBERED.sub("", student)
        if first != student and first in students:
            students[first] += students.pop(student)
    return [students[student] for student in sorted(students)]


def only(hand_ins):
    """The one HandIn of a student.  Raises Refused: which of several counts cannot be told from a name."""
    if len(hand_ins) > 1:
        names = " and ".join(one_line(hand_in.name) for hand_in in hand_ins)
        raise Refused(
            f"{names} are refused, as they may be of the same student: leave the one that counts (or, if "
            "they are of several students, collect one after the other)"
        )
    (hand_in,) = hand_ins
    if not STUDENT_ID.fullmatch(hand_in.student):
        refuse(hand_in.name, "the name is no student id (letters, digits, . _ @ + ' -): rename it")
    if hand_in.student.casefold() == NO_ID.casefold():
        refuse(hand_in.name, "its student left this in place of an id: give it the student's")
    return hand_in


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
    if path.suffix.lower() != ".zip":
        refuse(name, "only .zip archives are taken: unpack it into a folder of the student's name instead")
    content = read_plain(path, MAX_TOTAL_BYTES)
    if content.count(ENTRY) > MAX_ENTRIES:  # zipfile makes an object of each before it can be asked
        refuse(name, f"it holds more than {MAX_ENTRIES} entries")
    archive = zipfile.ZipFile(io.BytesIO(content))
    infos = [info for info in archive.infolist() if not info.filename.endswith(("/", "\\"))]
    if any(info.flag_bits & ENCRYPTED for info in infos):
        refuse(name, "it is encrypted: ask for it without a password")
    if any(info.compress_type not in COMPRESSIONS for info in infos):
        refuse(name, "it is compressed in an unusual way: ask for an ordinary zip")
    return [zip_entry(archive, info, folder) for info in infos], room(len(content))


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
