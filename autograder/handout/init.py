"""Lay a course: a folder of an instructor's own, with copies of the kit's assignments to edit."""

import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.course.folders import ASSIGNMENTS, DATASETS, PRIVATE, names_in, read_json, write_json
from autograder.course.lookup import CONFIG
from autograder.course.submission import digest
from autograder.handout import policy
from autograder.sandbox import isolation
from cs231n_utils import __version__

TEMPLATES = Path(__file__).resolve().parent / "templates"
NOTE = ".kit.json"  # of which kit the copies are, {name: {"kit": version, "digest": …}}
SCRATCH = '''"""A course: nbgrader's commands work here as they do in any other."""

from pathlib import Path

from autograder.settings import configure

c = configure(get_config(), Path(__file__).parent, assignments="{assignments}")  # noqa: F821
c.TrustedAutograde.isolation = "{isolation}"
c.TrustedAutograde.dataset = "stand-in"
'''
JUNK = shutil.ignore_patterns("__pycache__", ".*", "*.npz", "*~")


class Refused(Exception):
    """Something stands in the way; nothing was written."""


@dataclass(frozen=True)
class Copy:
    """A course's copy of one of the kit's assignments, compared with what it was made from."""

    name: str
    version: str  # of the kit from which it was made
    edited: bool
    behind: bool  # the kit has another one now


def lay(folder, names):
    """Make a course in `folder`, or add assignments to the one that is there.  Raises Refused.

    `names`: of the kit's assignments; none: all of them.  -> the names of what was copied.
    """
    known = names_in(ASSIGNMENTS)
    if unknown := [name for name in names if name not in known]:
        raise Refused(f"the kit has no assignment {', '.join(unknown)}; it has: {', '.join(known)}")
    if around := next((place for place in folder.parents if (place / CONFIG).is_file()), None):
        raise Refused(f"{folder} lies in the course {around}: choose a folder outside of it")
    if (folder / CONFIG).is_file():
        _add(folder, names)
    elif taken := in_the_way(folder):
        raise Refused(f"{taken} is there already, and {folder} is no course: choose another folder")
    else:
        _begin(folder, names or known)
    return names or known


def in_the_way(folder):
    """What is in `folder` besides a repository, or the folder itself if it is none; None for nothing."""
    if folder.is_dir():
        return next((path for path in sorted(folder.iterdir()) if path.name != ".git"), None)
    return folder if folder.exists() else None


def _begin(folder, names):
    """All of it elsewhere first: a course is whole or not there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as work:
        made = Path(work, "course")
        (made / "datasets").mkdir(parents=True)
        for path in DATASETS.glob("*.py"):
            shutil.copy(path, made / "datasets")
        words = {"COURSE_ID": re.sub(r"[^\w.-]", "_", folder.name), "POLICY": policy.DEFAULT}
        for path in template("course"):
            name = ".gitignore" if path.name == "gitignore" else path.name
            (made / name).write_text(filled(path, words), encoding="utf-8")
        for name in names:
            _copy(name, made)
        folder.mkdir(PRIVATE, exist_ok=True)
        for path in sorted(made.iterdir(), key=lambda path: path.name == CONFIG):  # that makes it a course
            os.replace(path, folder / path.name)


def filled(path, words):
    """The text of a template's file, with `words`, {what stands for it: text}, in it."""
    return re.sub("|".join(words), lambda match: words[match[0]], path.read_text(encoding="utf-8"))


def template(kind):
    """The files of one, under TEMPLATES / kind; not what an installer compiles of them."""
    paths = (TEMPLATES / kind).rglob("*")
    return sorted(path for path in paths if path.is_file() and path.parent.name != "__pycache__")


def _add(folder, names):
    if not names:
        raise Refused(f"{folder} is a course already: name the assignments that are to be added")
    for name in names:
        if (folder / "assignments" / name).exists():
            raise Refused(f"{folder / 'assignments' / name} is there already: it stays as it is")
    for name in names:
        _copy(name, folder)


def _copy(name, course):
    with tempfile.TemporaryDirectory(dir=course, prefix=".new-") as work:
        made = shutil.copytree(ASSIGNMENTS / name, Path(work, name), ignore=JUNK)
        (course / "assignments").mkdir(exist_ok=True)
        os.replace(made, course / "assignments" / name)
    note = {"kit": __version__, "digest": digest_of(ASSIGNMENTS / name)}
    write_json(course / NOTE, (read_json(course / NOTE) or {}) | {name: note})


def scratch(course):
    """A Course to try things in, on the stand-in and with what isolation there is; nbgrader works there."""
    course.root.mkdir(parents=True, exist_ok=True)
    text = SCRATCH.format(assignments=course.assignments.as_posix(), isolation=isolation.strongest())
    (course.root / CONFIG).write_text(text)


def copies(course):
    """The Copies of the kit's assignments that a Course holds."""
    noted = read_json(course.root / NOTE) or {}
    return [
        Copy(
            name,
            note["kit"],
            edited=digest_of(course.assignments / name) != note["digest"],
            behind=digest_of(ASSIGNMENTS / name) != note["digest"],
        )
        for name, note in sorted(noted.items())
        if (course.assignments / name).is_dir()
    ]


def digest_of(folder):
    """Of all that is copied."""
    ignored = JUNK
    files = {}
    for where, folders, names in os.walk(folder):
        skipped = ignored(where, [*folders, *names])
        folders[:] = sorted(set(folders) - skipped)
        for path in (Path(where, name) for name in names if name not in skipped):
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return digest(files)
