"""Take what students handed in out of an LMS's download: `nbgrader zip_collect`, on archives by strangers.

In downloaded/NAME/archive stands one hand-in for each student: a zip, or a folder of files.  Only plain
files of the collected kinds leave it.  A hand-in that is refused leaves nothing, so that what its student
has in submitted/ stays as it is.
"""

import unicodedata
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath

from nbgrader.plugins import ExtractorPlugin

from autograder.collecting.guarded import (
    ARCHIVE,
    NUMBERED,
    Entry,
    HandIn,
    archived,
    bad_name,
    files_in,
    nobodys,
    refuse,
    take,
)
from autograder.collecting.origin import Origin
from autograder.course.submission import Refused, read_plain
from autograder.course.text import one_line
from cs231n_utils.promises.hand_in import MAX_TOTAL_BYTES, NO_ID, STUDENT_ID, folded


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
