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


def part(target):
    """Where the folder is made that takes the place of `target`."""
    return target.with_name(f".{target.name}.part")


def tidy(target):
    """What a run that was stopped left beside `target` goes; it can be made again."""
    for name in (part(target).name, f"{part(target).name}.old"):
        shutil.rmtree(target.with_name(name), ignore_errors=True)


def put(target):
    """What is made in `part` takes the place of `target`, in one step; what stood there goes."""
    if target.is_dir():
        swap(part(target), target)
        shutil.rmtree(part(target))
    else:
        part(target).rename(target)


def lay(source: Path, target: Path, timestamp):
    """Make `target` a copy of the folder `source`, with `timestamp` in its timestamp.txt if it is known."""
    tidy(target)
    shutil.copytree(source, part(target))
    if timestamp is not None:
        (part(target) / TIMESTAMP).write_text(timestamp)
    put(target)
