"""Bring results into nbgrader's gradebook: nbgrader's own autograde, on staged copies, without a kernel.

`nbgrader autograde`, formgrader's button and `python -m autograder grade` all come through here.
"""

import hashlib
import json
import shutil
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from nbgrader.utils import compute_checksum
from traitlets import Dict, Enum, Integer, List

from autograder import data, run
from autograder.assignment import Assignment, NoSuchAssignment, Ungradable
from autograder.course import Course, read_json, write_json
from autograder.grade import ChecksBroken, code_digest
from autograder.sandbox import isolation
from autograder.staging import plain_files, stage
from autograder.submission import Submission, digest
from autograder.text import one_line, printable

STAGING = ".staging"
RECORD_CODE = (  # what decides how a submission looks in the gradebook
    *("autograder/record.py", "autograder/staging.py", "autograder/sanitize.py"),
    *("autograder/report/verdict.py", "cs231n_utils/misconceptions.py"),
)


class Unrecordable(Exception):
    """The submission or the course is not fit to be recorded; the message says what to do."""


PROBLEMS = (
    *(NoSuchAssignment, Ungradable, ChecksBroken, Unrecordable),
    *(isolation.IsolationMissing, data.NoDataSet),
)


class SaveTrustedScores(NbGraderPreprocessor):
    """Write the scores of one notebook: machine scores from the result, answers marked for a person.

    What a person did stays: hand-given scores and comments always, and the reviewed state of a cell
    until what was reviewed changes.
    """

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        converter = self.parent.parent  # nbgrader copies `resources`, so they could not carry anything back
        items = {item.id: item for item in converter.results[where["student"]].items}
        replaced = where["notebook"] in converter.replaced[where["student"]]
        reviewed, cells = converter.reviewed, _cells(nb)
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(
                where["notebook"], where["assignment"], where["student"]
            )
            for grade in notebook.grades:
                evidence = _evidence(grade.name, items, cells)
                grade.auto_score = _auto_score(grade.name, items, cells)
                unread = replaced and grade.name not in items  # an answer may stand in what cannot be read
                if grade.manual_score is None:
                    grade.needs_manual_grade = unread or grade.auto_score is None
                elif reviewed.get(grade.name) != evidence:
                    grade.needs_manual_grade = True
                reviewed[grade.name] = evidence
            for comment in notebook.comments:
                unanswered = _unanswered(cells.get(comment.name))
                comment.auto_comment = "No response." if unanswered else None
            gradebook.db.commit()
        return nb, resources


def _cells(nb):
    return {cell.metadata.nbgrader.grade_id: cell for cell in nb.cells if "nbgrader" in cell.metadata}


def _auto_score(id, items, cells):
    """A float, or None where a person has to decide.  An item or answer that is not there is worth 0."""
    if id in items:
        return items[id].score
    return 0.0 if _unanswered(cells.get(id)) else None


def _unanswered(cell):
    return cell is None or cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)


def _evidence(id, items, cells):
    """What a person looks at when reviewing: the score of a machine's item, the text of an answer."""
    shown = str(items[id].score) if id in items else cells[id].source if id in cells else ""
    return hashlib.sha256(shown.encode()).hexdigest()


class TrustedAutograde(Autograde):
    """nbgrader's autograde, with scores from the trusted grader and nothing executed.

    What is unchanged since it was recorded is left alone; `--force` grades and records again.
    """

    isolation = Enum(
        list(isolation.LEVELS), "bubblewrap", help="How student code is shut in while it is graded."
    ).tag(config=True)
    dataset = Enum(
        list(data.NAMES), "CIFAR-10", help="The data set on which saved classifiers are scored."
    ).tag(config=True)
    jobs = Integer(None, allow_none=True, help="Workers at a time; as many as there are processors.").tag(
        config=True
    )
    sanitize_preprocessors = List([])  # staging has cleaned the notebooks before nbgrader reads them
    autograde_preprocessors = List([SaveTrustedScores, AssignLatePenalties])

    results = Dict(help="{student: Result} of the last start()")
    failures = Dict(help="{student: error} of the last start()")
    recorded = List(help="the students recorded by the last start()")

    def start(self):
        """Grade what changed, then record what changed.  Raises NbGraderException when anything failed."""
        self.course = Course(Path(self.coursedir.root))
        name = self.coursedir.assignment_id
        try:
            self.assignment_source = Assignment.find(name)
            self._require_release(name)
            students = self._students(name)
            self.results, self.failures = run.grade_students(
                self.course,
                self.assignment_source,
                students,
                self.isolation,
                self.dataset,
                self.jobs,
                self.force,
            )
        except PROBLEMS as problem:
            self.log.error("%s", problem)
            raise NbGraderException(str(problem)) from None
        unusable = self.course.unusable(name, self.coursedir.student_id)
        self.failures |= {student: Unrecordable(problem) for student, problem in unusable.items()}
        with FileLock(self.course.root / "gradebook.lock"), self._staging():  # sqlite: one writer
            self._record(name)
        if self.failures:
            self._complain()

    def _complain(self):
        alike = {}
        for student, error in self.failures.items():
            alike.setdefault(f"{type(error).__name__}: {error}", []).append(one_line(student))
        for text, students in alike.items():
            self.log.error("not graded or not recorded: %s\n%s", ", ".join(students), printable(text, 3000))
        raise NbGraderException(
            f"{len(self.failures)} submissions were not graded or not recorded: see above"
        )

    def _require_release(self, name):
        """The release and the gradebook have the cells and points of the source."""
        remedy = f"run `nbgrader generate_assignment {name} --force`"
        if not list(self.course.release(name).glob("*.ipynb")):
            raise Unrecordable(f"{self.course.release(name)} holds no notebooks: {remedy}")
        with Gradebook(self.coursedir.db_url) as gradebook:
            try:
                notebooks = gradebook.find_assignment(name).notebooks
            except MissingEntry:
                raise Unrecordable(f"the gradebook knows no {name}: {remedy}") from None
            points = {cell.name: cell.max_score for book in notebooks for cell in book.grade_cells}
        if points != self.assignment_source.graded:
            raise Unrecordable(f"the release was made with other cells or points: {remedy}")

    def _students(self, name):
        pattern = self.coursedir.student_id
        excluded = set(self.coursedir.student_id_exclude.split(","))
        students = [student for student in self.course.students(name, pattern) if student not in excluded]
        if not students and not self.course.unusable(name, pattern):
            raise Unrecordable(f"nothing was submitted: {self.course.submitted(name, pattern)}")
        if without := self.course.without(name, pattern):
            self.log.warning("nothing for %s in submitted/ of: %s", name, one_line(", ".join(without), 1000))
        return students

    def _record(self, name):
        known = self._recorded_scores(name)
        self.keys, errors = run.guarded(self.results, self._key)
        self.failures |= errors
        changed = [s for s in self.keys if self.force or self._is_new(s, known.get(s))]
        self.replaced, errors = run.guarded(changed, self._stage)
        self.failures |= errors
        try:
            if self.replaced:
                super().start()
        finally:
            self.recorded = [s for s in self.replaced if self._record_of(s).get("key") == self.keys[s]]

    def _is_new(self, student, scores):
        """Whether the gradebook's `scores`, {cell: score} or None, are not what was recorded last."""
        if scores is None or self._record_of(student).get("key") != self.keys[student]:
            return True
        return any(scores.get(item.id) != item.score for item in self.results[student].items)

    @contextmanager
    def _staging(self):
        """nbgrader reads the staged copies in place of the submissions."""
        submitted = self.coursedir.submitted_directory
        shutil.rmtree(self.course.root / STAGING, ignore_errors=True)
        self.coursedir.submitted_directory = STAGING
        try:
            yield
        finally:
            self.coursedir.submitted_directory = submitted
            shutil.rmtree(self.course.root / STAGING, ignore_errors=True)

    def _recorded_scores(self, name):
        """{student: {cell: score by machine}} of those in the gradebook whose graded copy is there."""
        with Gradebook(self.coursedir.db_url) as gradebook:
            return {
                submission.student.id: {
                    grade.name: grade.auto_score for book in submission.notebooks for grade in book.grades
                }
                for submission in gradebook.assignment_submissions(name)
                if self.course.autograded(name, submission.student.id).is_dir()
            }

    def _stage(self, student):
        """-> the names of the notebooks that had to be replaced."""
        name = self.assignment_source.name
        folder = self.course.submitted(name, student)
        submission = Submission.read(folder, self.assignment_source.stubs, student)
        destination = self.course.root / STAGING / student / name
        try:
            notes, replaced = stage(
                folder, self.course.release(name), destination, submission, self.results[student]
            )
        except BaseException:
            shutil.rmtree(destination, ignore_errors=True)  # what is half staged must not be recorded
            raise
        shutil.rmtree(self.course.autograded(name, student), ignore_errors=True)
        for note in notes:
            self.log.warning("%s: %s", student, one_line(note))
        return replaced

    def _key(self, student):
        """Changes whenever the record could: with the result, the submitted files and the release."""
        name = self.assignment_source.name
        inputs = {"code": code_digest(*RECORD_CODE).encode()}
        inputs |= {"result": json.dumps(self.results[student].to_json()["items"]).encode()}
        folders = {"submitted": self.course.submitted(name, student), "release": self.course.release(name)}
        for where, folder in folders.items():
            for file, content in plain_files(folder, []):
                inputs[f"{where}/{file}"] = hashlib.sha256(content).digest()
        return digest(inputs)

    def _record_of(self, student):
        record = read_json(self.course.record(self.assignment_source.name, student))
        return record if isinstance(record, dict) else {}

    def init_assignment(self, assignment_id, student_id):
        """As nbgrader's, but the student's stubs are not overwritten with the instructor's solutions."""
        self.exclude_overwriting = {assignment_id: list(self.assignment_source.stubs)}
        self.reviewed = dict(self._record_of(student_id).get("reviewed", {}))
        super().init_assignment(assignment_id, student_id)

    def set_permissions(self, assignment_id, student_id):
        """nbgrader's last step for a submission: only now is it recorded."""
        super().set_permissions(assignment_id, student_id)
        write_json(
            self.course.record(assignment_id, student_id),
            {"key": self.keys[student_id], "reviewed": self.reviewed},
        )
