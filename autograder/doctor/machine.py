"""Is this machine, and the course's settings, fit for grading?"""

import platform
import shlex
import shutil
import tempfile
from importlib.metadata import metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet

from autograder.course import data
from autograder.course.folders import ASSIGNMENTS, GROUPS, OWNERS
from autograder.course.lookup import SETTINGS, edited
from autograder.course.text import one_line
from autograder.doctor import persons
from autograder.doctor.examined import quoted
from autograder.handout import init
from autograder.sandbox import isolation
from autograder.sandbox.host import Worker, WorkerLost
from cs231n_utils.doctor import libraries as needs
from cs231n_utils.doctor.libraries import KIT
from cs231n_utils.doctor.line import BAD, GOOD, LATER, WARNING, Line

ENOUGH_DISK, SHORTEST_SECRET = 1e9, 16  # bytes


def python(examined):
    needed = metadata(KIT)["Requires-Python"]
    if platform.python_version() not in SpecifierSet(needed):
        fix = "`rm -r .venv && make demo PYTHON=python3.12`"
        return Line(BAD, f"{platform.python_version()}, but {needed} is needed; name one that fits: {fix}")
    return Line(GOOD, f"{platform.python_version()} on {platform.system()}")


def libraries(examined):
    found = needs.needed(KIT)
    if unfit := needs.unfit(found):
        fitting = " ".join(shlex.quote(str(requirement)) for requirement in unfit)
        return Line(BAD, f"{needs.missing(found)}: `python -m pip install {fitting}`")
    return Line(GOOD, ", ".join(f"{r.name} {v}" for r, v in found.items()))


def named_isolation(examined):
    level, reason = examined.isolation, isolation.why_no_bubblewrap()
    promise = f"{level}: {isolation.LEVELS[level]}"
    if level == "bubblewrap":
        if reason:
            return Line(BAD, reason)
        try:
            isolation.require_out_of_sight(level, *examined.course.folders())
        except isolation.IsolationMissing as seen:
            return Line(BAD, f"{seen}: `mv {quoted(examined.course.root)} ~`")
        return Line(GOOD, promise)
    config = quoted(edited(examined.course.root))
    fix = f'`sed -i \'s/isolation = "{level}"/isolation = "bubblewrap"/\' {config}`'
    return Line(BAD, f"the settings name {promise}; {reason or f'name bubblewrap, which works: {fix}'}")


def real_worker(examined):
    level = examined.isolation
    if level == "bubblewrap" and isolation.why_no_bubblewrap():
        return Line(LATER, "not started: see isolation")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the worker is somebody else when this is root
        try:
            with Worker(Path(folder), level) as worker:
                layers = worker.layers
        except WorkerLost as lost:
            fix = "make the environment anew: `rm -r .venv && make demo`"
            return Line(BAD, f"{one_line(str(lost), 500)}; {fix}")
    if missing := [layer for layer in isolation.missing(layers) if layer != "bubblewrap"]:
        fix = "`sudo prlimit --pid $$ --nofile=4096 --as=unlimited --fsize=unlimited --cpu=unlimited`"
        return Line(BAD, f"{', '.join(missing)} do not hold; give this shell higher limits: {fix}")
    return Line(GOOD, f"started, with {', '.join(layers)}")


def copies(examined):
    found = init.copies(examined.course)
    said = [f"{copy.name} is {'edited' if copy.edited else 'as it came'}" for copy in found]
    behind = [copy for copy in found if copy.behind]
    if behind:
        here = examined.course.assignments
        shown = (f"`diff -ru {quoted(ASSIGNMENTS / c.name)} {quoted(here / c.name)}`" for c in behind)
        why = ", ".join(f"{copy.name} is behind (made from {copy.version})" for copy in behind)
        return Line(WARNING, f"{', '.join(said)}; {why}; what the kit has now: {' '.join(shown)}")
    return Line(GOOD, ", ".join(said) or "none: the sources are the kit's own")


def data_set(examined):
    try:
        found = data.find(examined.dataset, examined.course.root)
    except data.NoDataSet:
        where = f"get it, or name another one in {SETTINGS}: `{data.NAMES[examined.dataset]}`"
        return Line(BAD, f"{examined.dataset}, on which classifiers are scored, is not here; {where}")
    return Line(GOOD, f"{found.name} in {found.folder}")


def secret(examined):
    path = examined.course.root / "course_secret"
    if not path.exists():
        return Line(LATER, "made on first use")
    named = quoted(path)
    if len(path.read_bytes()) < SHORTEST_SECRET:
        return Line(BAD, f"too short to be one; have it made anew: `rm {named}`")
    mode, whose = (GROUPS, "the course's group") if examined.course.shared else (OWNERS, "your eyes")
    if path.stat().st_mode & 0o777 & ~mode:
        return Line(WARNING, f"others on this machine may read or change it: `chmod {mode:o} {named}`")
    return Line(GOOD, f"there, for {whose} only")


def disk(examined):
    free = shutil.disk_usage(examined.course.root).free
    if free < ENOUGH_DISK:
        return Line(WARNING, f"only {free / 1e6:.0f} MB are free: results may not fit")
    return Line(GOOD, f"{free / 1e9:.0f} GB are free")


CHECKS = {  # what is looked at: Examined -> Line
    "python": python,
    "libraries": libraries,
    "isolation": named_isolation,
    "worker": real_worker,
    "copies of the kit's assignments": copies,
    "data set": data_set,
    "course secret": secret,
    "what is about persons": persons.folders,
    "disk space": disk,
}
