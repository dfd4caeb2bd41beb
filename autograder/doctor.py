"""`python -m autograder doctor`: is grading safe here, and if not, which command mends it?

Safe means: student code is shut in, nothing would stop grading, and nobody who handed in is left out.
"""

import platform
import shlex
import shutil
import tempfile
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from nbgrader.api import Gradebook, MissingEntry
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rich.text import Text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from autograder import commands
from autograder.course import data
from autograder.course.assignment import Assignment, names
from autograder.course.folders import KIT, Course
from autograder.course.text import one_line
from autograder.grading.checks import trusted_checks
from autograder.handout.release import Unreleasable, handed_out, require_good
from autograder.recording.record import TrustedAutograde
from autograder.sandbox import isolation
from autograder.sandbox.host import Worker, WorkerLost

GOOD, LATER, WARNING, BAD = "✓", "…", "!", "✗"
STYLES = {GOOD: "green", LATER: "", WARNING: "yellow", BAD: "red"}
AGAIN = "python -m autograder doctor"
ENOUGH_DISK, SHORTEST_SECRET = 1e9, 16  # bytes
ONLY_FOR_TESTS = ("pytest-xdist", "ruff", "playwright")


class Line(NamedTuple):
    """`says` is one line; that of a BAD one ends with the command that mends it, in backticks."""

    mark: str
    says: str


@dataclass(frozen=True)
class Examined:
    """A course and what its settings name."""

    course: Course
    isolation: str
    dataset: str
    db_url: str

    @classmethod
    def of(cls, course):
        """Raises commands.CommandFailed, and whatever is wrong in the settings."""
        config, coursedir = commands.settings(course)
        grader = TrustedAutograde(config=config)
        return cls(course, grader.isolation, grader.dataset, coursedir.db_url)

    def assignments(self):
        """Those that were released or handed in; all of them as long as there are none."""
        places = ("release/{}", "submitted/*/{}")
        used = [n for n in names() if any(any(self.course.root.glob(p.format(n))) for p in places)]
        return [Assignment.find(name) for name in used or names()]


def python(examined):
    needed = _project()["requires-python"]
    if platform.python_version() not in SpecifierSet(needed):
        fix = "`rm -r .venv && make demo PYTHON=python3.12`"
        return Line(BAD, f"{platform.python_version()}, but {needed} is needed; name one that fits: {fix}")
    return Line(GOOD, f"{platform.python_version()} on {platform.system()}")


def libraries(examined):
    project = _project()
    lines = [*project["dependencies"], *project["optional-dependencies"]["grader"]]
    needed = [r for line in lines if (r := Requirement(line)).name not in ONLY_FOR_TESTS]
    installed = {r: _installed(r.name) for r in needed}
    if unfit := [r for r, found in installed.items() if not found or found not in r.specifier]:
        said = ", ".join(f"{r} is needed (here: {installed[r] or 'none'})" for r in unfit)
        return Line(BAD, f"{said}: `python -m pip install -r requirements.txt`")
    return Line(GOOD, ", ".join(f"{r.name} {v}" for r, v in installed.items()))


def _project():
    return tomllib.loads((KIT / "pyproject.toml").read_text())["project"]


def _installed(name):
    with suppress(PackageNotFoundError):
        return version(name)
    return None


def named_isolation(examined):
    level, reason = examined.isolation, isolation.why_no_bubblewrap()
    promise = f"{level}: {isolation.LEVELS[level]}"
    if level == "bubblewrap":
        return Line(BAD, reason) if reason else Line(GOOD, promise)
    config = _quoted(examined.course.root / commands.CONFIG)
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


def data_set(examined):
    try:
        found = data.find(examined.dataset)
    except data.NoDataSet:
        fix = data.NAMES[examined.dataset]
        return Line(BAD, f"{examined.dataset}, on which classifiers are scored, is not here: `{fix}`")
    return Line(GOOD, f"{found.name} in {found.folder}")


def secret(examined):
    path = examined.course.root / "course_secret"
    if not path.exists():
        return Line(LATER, "made on first use")
    quoted = _quoted(path)
    if len(path.read_bytes()) < SHORTEST_SECRET:
        return Line(BAD, f"too short to be one; have it made anew: `rm {quoted}`")
    if path.stat().st_mode & 0o077:
        return Line(WARNING, f"others on this machine may read or change it: `chmod 600 {quoted}`")
    return Line(GOOD, "there, for your eyes only")


def disk(examined):
    free = shutil.disk_usage(examined.course.root).free
    if free < ENOUGH_DISK:
        return Line(WARNING, f"only {free / 1e6:.0f} MB are free: results may not fit")
    return Line(GOOD, f"{free / 1e9:.0f} GB are free")


def checks(examined, assignment):
    count = sum(map(len, trusted_checks(assignment).values()))
    return Line(GOOD, f"{count}, for {len(assignment.points)} items")


def release(examined, assignment):
    folder, fix = examined.course.release(assignment.name), _generate(examined, assignment)
    if not folder.is_dir():
        return Line(BAD, f"not made yet: {fix}")
    files = [*handed_out(assignment), *(f"{name}.ipynb" for name in assignment.notebooks)]
    if missing := [name for name in files if not (folder / name).is_file()]:
        return Line(BAD, f"it lacks {', '.join(missing)}: {fix}")
    try:
        require_good(assignment, folder)
        cells = Assignment(assignment.name, folder).graded
    except Unreleasable as error:
        return Line(BAD, f"{one_line(str(error))}: {fix}")
    except (ValueError, AttributeError, KeyError) as error:  # what nbformat says of a damaged notebook
        return Line(BAD, f"a notebook is damaged ({type(error).__name__}): {fix}")
    if cells != assignment.graded:
        return Line(BAD, f"made with other cells or points than the source has now: {fix}")
    if old := [n for n, content in handed_out(assignment).items() if (folder / n).read_bytes() != content]:
        return Line(WARNING, f"the source has changed since: {', '.join(old)}: {fix}")
    return Line(GOOD, f"made, and fits: {len(cells)} graded cells, no solution")


def gradebook(examined, assignment):
    database, fix = make_url(examined.db_url), _generate(examined, assignment)
    if database.get_backend_name() == "sqlite" and not Path(database.database).exists():
        return Line(BAD, f"not made yet: {fix}")
    try:
        with Gradebook(examined.db_url) as book:
            notebooks = book.find_assignment(assignment.name).notebooks
            points = {cell.name: cell.max_score for notebook in notebooks for cell in notebook.grade_cells}
            students = len(book.assignment_submissions(assignment.name))
    except MissingEntry:
        return Line(BAD, f"knows no {assignment.name}: {fix}")
    except DatabaseError as error:
        return Line(BAD, _trouble(examined, database, error))
    if points != assignment.graded:
        return Line(BAD, f"made with other cells or points than the source has now: {fix}")
    return Line(GOOD, f"knows the assignment, points fit; {students} recorded")


def _trouble(examined, database, error):
    reason, path = one_line(str(error.orig)), _quoted(database.database)
    remedies = {
        "locked": f"look again when the command that writes it is done: `{AGAIN}`",
        "no such column": f"bring it up to date: `cd {_quoted(examined.course.root)} && nbgrader db upgrade`",
        "": f"put your backup in its place, after `mv {path} {path}.broken`",
    }
    return f"{reason}; {next(remedy for sign, remedy in remedies.items() if sign in reason)}"


def submissions(examined, assignment):
    course, name = examined.course, assignment.name
    if unusable := course.unusable(name):
        said = "; ".join(f"{one_line(student)}: {problem}" for student, problem in unusable.items())
        fix = " && ".join(_made_usable(course.submitted(name, student)) for student in unusable)
        return Line(BAD, f"{said}: `{fix}`")
    if without := course.without(name):
        return Line(WARNING, f"nothing for {name} in submitted/ of: {one_line(', '.join(without), 1000)}")
    count = len(course.students(name))
    return Line(GOOD, f"all of {count} can be taken") if count else Line(LATER, "nobody handed in yet")


def _made_usable(path):
    """The command, for a submission that Course.unusable() names."""
    folder, copy = _quoted(path.parent), _quoted(f"{path.parent}.copy")
    if path.is_symlink() or path.parent.is_symlink():
        return f"cp -rL {folder} {copy} && rm -r {folder} && mv {copy} {folder}"
    if not path.is_dir():
        return f"mv {_quoted(path)} {_quoted(f'{path}.not-a-folder')}"
    return f"mv {folder} {_quoted(path.parents[1] / 'THE-RIGHT-ID')}"


def _generate(examined, assignment):
    """The command that makes release and gradebook fit the source."""
    return f"`cd {_quoted(examined.course.root)} && nbgrader generate_assignment {assignment.name} --force`"


def _quoted(path):
    return shlex.quote(str(path))


CHECKS = {  # what is looked at: Examined -> Line
    "python": python,
    "libraries": libraries,
    "isolation": named_isolation,
    "worker": real_worker,
    "data set": data_set,
    "course secret": secret,
    "disk space": disk,
}
CHECKS_OF_AN_ASSIGNMENT = {  # the same: (Examined, Assignment) -> Line
    "trusted checks": checks,
    "release": release,
    "gradebook": gradebook,
    "submissions": submissions,
}


def run(course, console):
    """Print what was found, line by line; -> the exit code: 0 exactly when grading is safe."""
    bad = 0
    for name, finding in findings(course):
        bad += finding.mark == BAD
        line = f"{finding.mark} {name}: {finding.says}"
        console.print(Text(line, STYLES[finding.mark]), soft_wrap=True)
    console.print(f"grading is not safe: mend what is marked {BAD}" if bad else "grading is safe")
    return 1 if bad else 0


def findings(course):
    """Yields (what was looked at, Line)."""
    try:
        examined = Examined.of(course)
    except commands.CommandFailed as failure:
        yield "settings", Line(BAD, f"{failure}; name the course's folder: `{AGAIN} --course DIR`")
        return
    except Exception as error:  # the settings are code of the instructor's
        where = _quoted(course.root / commands.CONFIG)
        yield "settings", Line(BAD, f"{_shown(error)}; mend that: `${{EDITOR:-nano}} {where}`")
        return
    for name, check in CHECKS.items():
        yield name, _looked_at(check, examined)
    for assignment in examined.assignments():
        for name, check in CHECKS_OF_AN_ASSIGNMENT.items():
            yield f"{name} of {assignment.name}", _looked_at(check, examined, assignment)


def _looked_at(check, examined, *more):
    """One check that cannot be made must not hide what the others find."""
    try:
        return check(examined, *more)
    except OSError as error:
        fix = f'sudo chown -R "$USER" {_quoted(examined.course.root)}'
        return Line(BAD, f"{_shown(error)}; where it is a matter of rights: `{fix}`")
    except Exception as error:
        return Line(BAD, f"{_shown(error)}; mend that and look again: `{AGAIN}`")


def _shown(error):
    return one_line(f"{type(error).__name__}: {error}", 500)
