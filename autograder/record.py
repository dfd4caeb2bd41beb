"""Bring results into nbgrader's gradebook: nbgrader's own autograde, on staged copies, without a kernel.

`nbgrader autograde`, formgrader's button and `python -m autograder grade` all come through here.
"""

import hashlib
import json
import shutil
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from nbgrader.utils import compute_checksum
from traitlets import Dict, Enum, Integer, List

from autograder import run
from autograder.assignment import Assignment, NoSuchAssignment
from autograder.course import Course, read_json, write_json
from autograder.grade import code_digest
from autograder.sandbox import isolation
from autograder.staging import plain_files, stage
from autograder.submission import digest

STAGING = ".staging"
RECORD_CODE = (  # what decides how a submission looks in the gradebook
    *("autograder/record.py", "autograder/staging.py", "autograder/sanitize.py"),
    *("autograder/report/verdict.py", "cs231n_utils/misconceptions.py"),
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
        reviewed, cells = converter.reviewed, _cells(nb)
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(
                where["notebook"], where["assignment"], where["student"]
            )
            for grade in notebook.grades:
                evidence = _evidence(grade.name, items, cells)
                score = _auto_score(grade.name, items, cells)
                if grade.manual_score is None:
                    grade.needs_manual_grade = score is None
                elif reviewed.get(grade.name) != evidence:
                    grade.needs_manual_grade = True
                grade.auto_score = score
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
    jobs = Integer(None, allow_none=True, help="Workers at a time; as many as there are processors.").tag(
        config=True
    )
    sanitize_preprocessors = List([])  # staging has cleaned the notebooks before nbgrader reads them
    autograde_preprocessors = List([SaveTrustedScores, AssignLatePenalties])

    results = Dict(help="{student: Result} of the last start()")
    failures = Dict(help="{student: error} of the last start(): failures of this machine")
    recorded = List(help="the students recorded by the last start()")

    def start(self):
        """Grade what changed, then record what changed.  Raises NbGraderException when anything failed."""
        self.course = Course(Path(self.coursedir.root))
        name = self.coursedir.assignment_id
        try:
            self.assignment_source = Assignment.find(name)
            students = self._students(name)
            self.results, self.failures = run.grade_students(
                self.course, self.assignment_source, students, self.isolation, self.jobs, self.force
            )
        except (NoSuchAssignment, isolation.IsolationMissing) as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from None
        self._record(name)
        for student, error in self.failures.items():
            self.log.error("%s was not graded, a failure of this machine: %s", student, error)
        if self.failures:
            raise NbGraderException(f"{len(self.failures)} submissions could not be graded: run it again")

    def _students(self, name):
        students = self.course.students(name, self.coursedir.student_id)
        excluded = set(self.coursedir.student_id_exclude.split(","))
        students = [student for student in students if student not in excluded]
        if not students:
            message = f"nothing was submitted: {self.course.submitted(name, self.coursedir.student_id)}"
            self.log.error(message)
            raise NbGraderException(message)
        return students

    def _record(self, name):
        released = self.course.release(name)
        if not list(released.glob("*.ipynb")):
            message = f"{released} holds no notebooks: run `nbgrader generate_assignment {name}` first"
            self.log.error(message)
            raise NbGraderException(message)
        with FileLock(self.course.root / "gradebook.lock"), self._staging():  # sqlite: one writer
            known = self._recorded_students(name)
            self.keys = {student: self._key(student) for student in self.results}
            changed = [
                student
                for student, key in self.keys.items()
                if self.force or student not in known or self._record_of(student).get("key") != key
            ]
            for student in changed:
                self._stage(student)
                shutil.rmtree(self.course.autograded(name, student), ignore_errors=True)
            if changed:
                super().start()
            self.recorded = changed

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

    def _recorded_students(self, name):
        with Gradebook(self.coursedir.db_url) as gradebook:
            submissions = gradebook.assignment_submissions(name)
            students = {submission.student.id for submission in submissions}
        return {student for student in students if self.course.autograded(name, student).is_dir()}

    def _stage(self, student):
        name = self.assignment_source.name
        folder = self.course.submitted(name, student)
        task = run.task(self.course, self.assignment_source, folder, self.isolation, student)
        destination = self.course.root / STAGING / student / name
        for note in stage(
            folder, self.course.release(name), destination, task.submission, self.results[student]
        ):
            self.log.warning("%s: %s", student, note)

    def _key(self, student):
        """Changes whenever the record could: with the result, the submitted files and the release."""
        name = self.assignment_source.name
        inputs = {"code": code_digest(*RECORD_CODE).encode()}
        inputs |= {"result": json.dumps(self.results[student].to_json()["items"]).encode()}
        folders = {"submitted": self.course.submitted(name, student), "release": self.course.release(name)}
        for where, folder in folders.items():
            inputs |= {f"{where}/{file}": data for file, data in plain_files(folder, []).items()}
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
