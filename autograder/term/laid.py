"""Which attempt counts, and how it comes to stand in submitted/: the old or the new one, never half of it."""

import shutil
from pathlib import Path

from autograder.course.submission import TIMESTAMP, digest
from autograder.term.swap import swap


def newest(attempts):
    """The one that counts of several: by their system's numbers, else by their times, else as collected."""
    first, *others = sorted(attempts, key=lambda attempt: attempt.collected)
    for other in others:
        first = other if _is_newer(other, first) else first
    return first


def _is_newer(other, first):
    """Whether `other`, which was collected later, is also the newer one."""
    if other.system == first.system and None not in (other.number, first.number):
        return other.number > first.number
    return not (other.time and first.time) or other.time >= first.time


def files(folder):
    """{path within: content} of the plain files that were handed in; None where there is no folder."""
    if not folder.is_dir():
        return None
    found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.name != TIMESTAMP
    }


def is_laid(target, attempt, timestamp):
    """Whether this attempt stands there already, with its time: the text of timestamp.txt or None."""
    there = files(target)
    path = target / TIMESTAMP
    known = path.read_text() if path.is_file() and not path.is_symlink() else None
    return there is not None and digest(there) == attempt.digest and known == timestamp


def _part(target):
    return target.with_name(f".{target.name}.part")


def tidy(target):
    """What a run that was stopped left beside `target` goes; it stands among the attempts."""
    for name in (_part(target).name, f"{_part(target).name}.old"):
        shutil.rmtree(target.with_name(name), ignore_errors=True)


def lay(source: Path, target: Path, timestamp):
    """Make `target` a copy of the folder `source`, with `timestamp` in its timestamp.txt if it is known."""
    new = _part(target)
    tidy(target)
    shutil.copytree(source, new)
    if timestamp is not None:
        (new / TIMESTAMP).write_text(timestamp)
    if target.is_dir():
        swap(new, target)
        shutil.rmtree(new)
    else:
        new.rename(target)
