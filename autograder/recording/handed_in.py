"""Whether what stands in submitted/ is still what was recorded."""

from autograder.course.folders import read_json
from autograder.course.submission import TIMESTAMP, digest
from autograder.recording.released import digests


def files_digest(course, assignment, student):
    """Of a student's files; not of the time, which may be corrected without another hand-in."""
    files = digests(course.submitted(assignment, student))
    files.pop(TIMESTAMP, None)
    return digest(files)


def newer(course, assignment, students):
    """Those of the students whose files are no longer the recorded ones.

    A record of an earlier version of the kit does not say which they were: its student is none of these.
    """
    found = []
    for student in students:
        record = read_json(course.record(assignment, student))
        known = record.get("submitted") if isinstance(record, dict) else None
        there = course.submitted(assignment, student).is_dir()
        if known is not None and there and known != files_digest(course, assignment, student):
            found.append(student)
    return found
