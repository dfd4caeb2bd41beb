"""The settings of nbgrader for a course: right and safe scores from its plain commands."""

import os
import re
import sys
import traceback
import warnings
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
import nbgrader.apps.exportapp
import nbgrader.apps.generateassignmentapp
import nbgrader.apps.generatefeedbackapp
import nbgrader.server_extensions.formgrader.formgrader
from sqlalchemy.exc import SAWarning

from autograder.collecting.collect import GuardedExtractor
from autograder.course import stubs
from autograder.course.folders import SHARED, names_in
from autograder.course.gradebook import GradebookUnusable, opened
from autograder.course.lookup import SETTINGS, BadSettings
from autograder.course.text import nearest
from autograder.handout.release import TrustedGenerate
from autograder.recording.record import TrustedAutograde
from autograder.report.export import SafeCsvExport
from autograder.report.feedback import OnePageFeedback
from autograder.report.markdown import OfflineExporter
from autograder.term.late import Policy
from autograder.term.people import BadTable
from cs231n_utils.promises import manifest

NOT_RELEASED = [".*", "__pycache__", "*.pyc", "*~", "#*#", "*.bak", "*.orig", "*.swp", "trusted", "variants"]
ARCHIVES = {  # what an LMS calls them: the pattern that finds the student's id in it
    "plain": r"(?P<student_id>[^/]+)",
    "canvas": r"[^/]+_\d+_\d+_(?P<student_id>[^/]+)",
}
OURS = ("Late", "Policy", "TrustedAutograde", "CourseDirectory")  # classes that instructors set
LIKE = 0.8
TEXT_STUB = "*Your answer: double-click here. Formulas go between dollar signs, as in $x^2$.*"


def course(c, root, assignments="assignments"):
    """Fill nbgrader's config `c` for the course in the folder `root`, as its own settings say; -> c.

    A fault in the settings ends the process: nbgrader would go on, without what makes it safe.
    """
    configure(c, root, assignments)
    path = Path(root) / SETTINGS
    names = {"c": c, "archives": partial(archives, Path(root).resolve())}
    try:
        exec(compile(path.read_bytes(), path, "exec"), names)
        require_spelt(c, path)
        Policy.of(c, Path(root)).require_known(names_in(Path(root, assignments)), path)
    except BadSettings as fault:
        raise SystemExit(str(fault)) from None
    except Exception as error:
        raise SystemExit(f"{path} cannot be used: {shown(error, path)}") from None
    if c.CourseDirectory.get("groupshared"):  # nbgrader's own commands leave it to the umask
        os.umask(~SHARED & 0o777)
    return c


def require_spelt(c, path):
    """Raises BadSettings for the name of a class that is nearly one of OURS: traitlets would be silent."""
    for name in c:
        near = nearest(name, OURS, LIKE)
        if near and name != near:
            lines = path.read_text().splitlines()
            line = next((n for n, text in enumerate(lines, 1) if re.search(rf"\bc\.{name}\b", text)), 1)
            raise BadSettings(f"{path} cannot be used: line {line}: c.{name} is nothing: write c.{near}")


def shown(error, path):
    """The error, and its line in the file."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    return f"{type(error).__name__}: {error}" + (f" (line {lines[-1]})" if lines else "")


def archives(root, kind):
    """The expression that finds a student's id in what nbgrader has extracted; `kind`: one of ARCHIVES."""
    extracted = re.escape(f"{root}/downloaded/") + "[^/]+/extracted/"
    return rf"{extracted}{ARCHIVES[kind]}/(?:.*/)?(?P<file_id>[^/]+)$"


def configure(c, root, assignments="assignments"):
    """Fill nbgrader's config `c` for the course in the folder `root`, whose sources are in `assignments`."""
    root = Path(root).resolve()
    _use_our_converters()
    warnings.filterwarnings("ignore", category=SAWarning)  # nbgrader's own, on SQLAlchemy 2; harmless
    # nbgrader runs `alembic`, which is not found in an environment that was not activated
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = "cs231n"
    # relative, because nbgrader takes an absolute path for a regular expression
    c.CourseDirectory.source_directory = os.path.relpath(root / assignments, root)
    c.CourseDirectory.ignore = NOT_RELEASED

    c.Execute.store_widget_state = False  # a live picture leaves a still, not 100 kB of script
    c.Execute.timeout = -1  # none: what learns on real pictures takes minutes

    c.ClearSolutions.code_stub = {"python": stubs.GAP}
    c.ClearSolutions.text_stub = TEXT_STUB

    c.ExportApp.plugin_class = SafeCsvExport

    # One zip or folder for each student in downloaded/NAME/archive.
    c.ZipCollectApp.extractor_plugin = GuardedExtractor
    c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".py", ".json", *saved_suffixes(root / assignments)]
    c.FileNameCollectorPlugin.named_regexp = archives(root, "plain")
    return c


def saved_suffixes(assignments):
    """Of the files that some assignment's notebooks save, such as ".npz"."""
    return sorted({suffix for path in assignments.glob(f"*/{manifest.FILE}") for suffix in _saved(path)})


def _saved(path):
    try:
        return {Path(name).suffix for name in manifest.read(path.parent).files}
    except manifest.BadManifest:  # whoever uses that assignment will hear of it
        return set()


@contextmanager
def _gradebook_or_end(db_url, course_id):
    """For `nbgrader export`: of one that cannot be used, it would show a traceback."""
    try:
        with opened(db_url) as book:
            yield book
    except (GradebookUnusable, BadTable) as problem:
        raise SystemExit(f"nbgrader export: {problem}") from None


def _use_our_converters():
    """nbgrader has no setting for its converters' classes, so the names it uses are replaced (0.9.6)."""
    nbgrader.apps.autogradeapp.Autograde = TrustedAutograde
    nbgrader.apps.generateassignmentapp.GenerateAssignment = TrustedGenerate
    nbgrader.apps.exportapp.Gradebook = _gradebook_or_end
    nbgrader.apps.api.Autograde = TrustedAutograde
    nbgrader.apps.generatefeedbackapp.GenerateFeedback = OnePageFeedback
    nbgrader.apps.api.GenerateAssignment = TrustedGenerate
    nbgrader.apps.api.GenerateFeedback = OnePageFeedback
    nbgrader.server_extensions.formgrader.formgrader.HTMLExporter = OfflineExporter
