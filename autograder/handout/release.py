"""Make a release: nbgrader's own generate_assignment, with stubs stripped and nothing leaked."""

import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import temp_attrs
from traitlets import Dict

from autograder.course import stubs
from autograder.course.assignment import Assignment, NoSuchAssignment
from autograder.course.folders import Course
from autograder.course.gradebook import GradebookUnusable, alone, opened
from autograder.course.lookup import settings
from autograder.course.releases import Damaged, Releases, layout
from autograder.course.text import one_line
from autograder.grading.checks import ChecksBroken, Ungradable, trusted_checks
from autograder.handout import assistants, engine
from autograder.handout.gradebook import NoteCells, adapt
from autograder.handout.leaks import leaks
from autograder.handout.policy import Policy, is_outdated
from autograder.handout.stamp import stamp
from autograder.recording.record import TrustedAutograde
from autograder.report.standing import above_maximum
from cs231n_utils.promises import manifest
from cs231n_utils.promises.manifest import BadManifest
from cs231n_utils.promises.public import NoAssignment, public

BEFORE = ".before"  # the old release, for the moment in which the two are exchanged
NEW = ".new."  # what the folder of a release that is made begins with, beside the release


class Unreleasable(Exception):
    """The assignment's source must be mended first; the message names the file or the cell."""


FAULTS = (
    *(NoSuchAssignment, BadManifest, Ungradable, ChecksBroken),
    *(stubs.BadMarkers, Damaged, Unreleasable),
)


class TrustedGenerate(GenerateAssignment):
    """nbgrader's generate_assignment; it fails rather than release something wrong.

    Release and gradebook change together, when all of the new release is made, or stay as they were.
    """

    fault = ""  # why it did
    cells = Dict(help="{notebook: handout.gradebook.Cells} of the release that is made")

    def start(self):
        try:
            self.course = Course.of(self.coursedir)
            self.assignment_source = Assignment.find(self.course, self.coursedir.assignment_id)
            require_releasable(self.assignment_source)
            if self.coursedir.notebook_id != "*":
                raise Unreleasable("an assignment is released as a whole: leave --notebook out")
            with alone(self.course.root):
                self._make()
        except FAULTS as error:
            self._fail(str(error))
        except (GradebookUnusable, OSError) as error:
            self._fail(f"release and gradebook are as they were: {one_line(str(error), 1000)}")

    def _fail(self, why):
        self.fault = why
        self.log.error("%s", why)
        raise NbGraderException(why) from None

    def _make(self):
        name = self.assignment_source.name
        old = Releases.read(self.course, name)
        self.releases = old.with_layout(layout(self.assignment_source.notebooks))
        steps = [NoteCells if step is SaveCells else step for step in self.preprocessors]
        self.preprocessors = [Policy, *steps]
        released, folder = self.course.release(name), self.course.release(f"{NEW}{name}")
        made, aside = folder / name, folder / BEFORE
        if aside.exists() and not released.exists():  # a run was killed between two steps of the exchange
            os.rename(aside, released)
        if released.exists() and not self.force:
            self.log.warning("%s is there already, and stays as it is: --force makes it anew", released)
            return
        with self._aside(folder):
            super().start()
            said = self._exchange(old, released, made, aside)
        for line in said:
            self.log.warning("%s", line)

    @contextmanager
    def _aside(self, folder):
        """nbgrader writes what it makes into `folder`, and leaves the gradebook alone."""
        directory = self.coursedir.release_directory
        shutil.rmtree(folder, ignore_errors=True)
        self.cells, self.no_database = {}, True
        self.coursedir.release_directory = f"{directory}/{folder.name}"
        try:
            yield
        finally:
            self.coursedir.release_directory = directory
            shutil.rmtree(folder, ignore_errors=True)

    def _exchange(self, old, released, made, aside):
        """The release, the gradebook and what is known of releases become the new ones, or stay.

        -> what changed for those who handed in, in lines.
        """
        name = self.assignment_source.name
        with opened(self.coursedir.db_url, self.coursedir.course_id) as gradebook, ExitStack() as undo:
            said = adapt(gradebook, name, self.cells, self.releases.dropped)
            undo.callback(old.write, self.course, name)
            self.releases.write(self.course, name)
            if released.exists():
                os.rename(released, aside)
                undo.callback(os.rename, aside, released)
            os.rename(made, released)
            undo.callback(os.rename, released, made)
            gradebook.db.commit()
            undo.pop_all()
            if not said or not gradebook.assignment_submissions(name):
                return []
            again = f"the next `python -m autograder grade {name}` brings all that was handed in up to date"
            return [*said, *above_maximum(gradebook, name), again]

    def init_assignment(self, assignment_id, student_id):
        """nbgrader copies nothing: not for a moment is a solution in the release."""
        with temp_attrs(self.coursedir, ignore=["*"]):
            super().init_assignment(assignment_id, student_id)
        destination = Path(self._format_dest(assignment_id, student_id))
        for name, content in handed_out(self.assignment_source).items():
            (destination / name).parent.mkdir(parents=True, exist_ok=True)
            (destination / name).write_bytes(content)

    def set_permissions(self, assignment_id, student_id):
        """nbgrader's last step: an exception here makes it remove the release."""
        try:
            made = Path(self._format_dest(assignment_id, student_id)).resolve()
            files = as_released(self.assignment_source, made, dataset_of(self.config))
            (made / manifest.FILE).write_bytes(files[manifest.FILE])
            require_no_solution(self.assignment_source, made)
        except Exception as error:  # nbgrader logs it, and says no more than that it has
            self.fault = str(error) if isinstance(error, FAULTS) else f"{type(error).__name__}: {error}"
            raise
        super().set_permissions(assignment_id, student_id)
        if self.coursedir.groupshared:
            with suppress(PermissionError):  # its owner has done it
                os.chmod(made.parents[1], made.parents[1].stat().st_mode | 0o2770)


def release(course, name):
    """Generate the release of an assignment anew.  Raises Unreleasable."""
    config, coursedir = settings(course.root, assignment_id=name)
    converter = TrustedGenerate(coursedir=coursedir, config=config, force=True)
    try:
        converter.start()
    except NbGraderException as error:
        raise Unreleasable(converter.fault or str(error)) from None


def dataset_of(config):
    """The name of the data set that counts in a course with these settings."""
    return TrustedAutograde(config=config).dataset


def require_releasable(assignment: Assignment):
    """Raises one of FAULTS unless all that goes out is there and belongs together."""
    if assignment.manifest.released:
        raise Unreleasable(f"{assignment.source / manifest.FILE}: the release writes [released]: take it out")
    require_public(assignment)
    trusted_checks(assignment)
    handed_out(assignment)
    require_own_names(assignment)
    require_own_ids(assignment)


def require_own_ids(assignment: Assignment):
    """Raises Unreleasable for an id that two graded cells have, whatever notebook they are in."""
    ids = [id for ids in layout(assignment.notebooks).values() for id in ids]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise Unreleasable(
            f"{assignment.source}: two graded cells have the id {', '.join(twice)}; rename one"
        )


def require_own_names(assignment: Assignment):
    """Raises Unreleasable for a stub whose name another assignment of the course has, too."""
    for other in sorted(assignment.source.parent.glob("*/*.ipynb")):
        for path in stubs.sources(other.parent) if other.parent != assignment.source else ():
            if path.name in assignment.stubs:
                raise Unreleasable(f"{assignment.source / path.name}: there is {path}, too; rename one")


def require_public(assignment: Assignment):
    """Raises Unreleasable unless what is checked in public can be loaded and is about this assignment."""
    try:
        found = public(assignment.source)
    except NoAssignment as error:
        raise Unreleasable(str(error)) from None
    for item in found.items.values():
        where = f"{assignment.source / 'public'}: the item {item.id!r}"
        if item.id not in assignment.points:
            raise Unreleasable(f"{where} has no check cell; there are: {', '.join(assignment.points)}")
        if item.module not in assignment.modules:
            raise Unreleasable(f"{where} is to stand in {item.module}.py, which is no stub")


def handed_out(assignment: Assignment):
    """{path in the release: content} of all that goes out besides the notebooks, the engine among it.

    Raises Unreleasable for what assignment.toml names and is not there.
    """
    source = assignment.source
    named = [source / name for name in (manifest.FILE, *assignment.manifest.release)]
    paths = [*source.glob("*.py"), *source.glob("public/**/*.py"), *named]
    plain = [path for path in paths if path.is_file() and not path.is_symlink()]
    if missing := [path.name for path in named if path not in plain]:
        raise Unreleasable(f"{source} lacks {', '.join(missing)}, or it is a link")
    files = {path.relative_to(source).as_posix(): path.read_bytes() for path in plain}
    files |= {name: text.encode() for name, text in assignment.stubs.items()}
    return assistants.files(assignment.manifest) | files | engine.files()


def require_good(assignment: Assignment, folder):
    """Raises Unreleasable unless the release in `folder` can be used, and holds no solution."""
    require_public(assignment)
    require_no_solution(assignment, folder)


def as_released(assignment: Assignment, folder, dataset):
    """What is `handed_out`, with what the release in `folder` says of itself and of its notebooks."""
    files = handed_out(assignment)
    own = {name: content for name, content in files.items() if not name.startswith(f"{engine.FOLDER}/")}
    return files | {manifest.FILE: files[manifest.FILE] + stamp(assignment, own, folder, dataset).encode()}


def outdated(assignment: Assignment, folder, config):
    """The names of files in a release that are not what the source and the settings would give now."""
    files = as_released(assignment, folder, dataset_of(config))
    old = [name for name, content in files.items() if not _is(folder / name, content)]
    first = f"{min(assignment.notebooks)}.ipynb"
    return [*old, f"{first} (its policy)"] if is_outdated(folder / first, config) else old


def _is(path, content):
    return path.is_file() and path.read_bytes() == content


def require_no_solution(assignment: Assignment, folder):
    """Raises Unreleasable when a file in `folder` holds a marker or a statement of a solution."""
    for leak in leaks(assignment, folder):
        raise Unreleasable(f"the release would hold {leak}")
