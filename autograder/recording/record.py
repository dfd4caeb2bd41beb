"""Bring results into nbgrader's gradebook: nbgrader's own autograde, on staged copies, without a kernel.

`nbgrader autograde`, formgrader's button and `python -m autograder grade` all come through here.
"""

import json
import shutil
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import nbformat
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Dict, Enum, Integer, List, Unicode

from autograder.course import data, gradebook
from autograder.course.assignment import Assignment, NoSuchAssignment
from autograder.course.folders import Course, read_json, write_json
from autograder.course.lookup import BadSettings
from autograder.course.releases import Damaged
from autograder.course.submission import digest
from autograder.course.text import one_line, printable, similar, some
from autograder.grading import run
from autograder.grading.checks import ChecksBroken, Ungradable
from autograder.grading.engines import NoEngine, engine
from autograder.grading.grade import code_digest
from autograder.grading.result import Result
from autograder.recording.anew import announce
from autograder.recording.chosen import choose
from autograder.recording.fit import Unrecordable, require_release
from autograder.recording.handed_in import files_digest
from autograder.recording.released import Released, digests
from autograder.recording.scores import recorded_scores, save
from autograder.recording.staging import stage
from autograder.report import standing
from autograder.sandbox import isolation
from autograder.term import history
from autograder.term.penalties import Term
from autograder.term.people import BadTable
from autograder.term.roster import Roster
from autograder.term.words import lines
from cs231n_utils.promises.manifest import BadManifest

STAGING = ".staging"
BATCH = 10  # recorded at a time: what a killed run has graded but not recorded is at most that many
RECORD_CODE = (  # what decides how a submission looks in the gradebook
    "autograder/recording",
    "autograder/course/sanitize.py",
    "autograder/report/verdict.py",
    "cs231n_utils/promises/outline.py",
)


PROBLEMS = (
    *(NoSuchAssignment, BadManifest, Ungradable, ChecksBroken, Unrecordable),
    *(isolation.IsolationMissing, data.NoDataSet, NoEngine, Damaged, gradebook.GradebookUnusable),
    *(BadSettings, BadTable),
)


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
    scheduler = Unicode("", help="The address of a Dask scheduler whose workers grade, such as tcp://…").tag(
        config=True
    )
    only = List(Unicode(), help="The students to look at; none named: all.")

    results = Dict(help="{student: Result} of the last start()")
    failures = Dict(help="{student: error} of the last start()")
    recorded = List(help="the students recorded by the last start()")
    changes = List(help="what the last start() noted in the history of scores: Changes")
    strays = List(help="what the last start() found of extensions that reach nobody")

    def start(self):
        """`grade_changed` as nbgrader's own commands call it: they say nothing of problems and results."""
        try:
            self.grade_changed()
        except PROBLEMS as problem:
            self.log.error("%s", problem)
            raise NbGraderException(str(problem)) from None
        finally:
            for student in self.recorded:
                self._warn(student, self.results[student].notes)
            for line in self.strays:
                self.log.warning("%s", line)

    def grade_changed(self, students=None):
        """Grade what changed and record what changed, as results come in.

        `students`: some of those whom `prepare` gave; None: it is called here.  Raises one of PROBLEMS when
        nothing can be graded, NbGraderException when anything failed.
        """
        students, name = self.prepare() if students is None else students, self.coursedir.assignment_id
        with gradebook.alone(self.course.root):  # sqlite: one writer
            self._notice(name, under_way=False)
            self._grade_and_record(name, students)
        settled = self.term.settle({(name, student) for student in {*self.results} - {*self.failures}})
        self.strays = settled.strays
        for line in lines(settled):
            self.log.warning("%s", line)
        if self.recorded or self.term.is_in_use:
            with suppress(gradebook.GradebookUnusable), gradebook.alone(self.course.root):
                self._notice(name)  # or the next command does
        self._say_what_stands_out(name)
        unusable = self.course.unusable(name, self.coursedir.student_id)
        self.failures |= {student: Unrecordable(problem) for student, problem in unusable.items()}
        if self.failures:
            self._complain()

    def prepare(self):
        """-> the students to look at.  Raises one of PROBLEMS when nothing can be graded."""
        self.course, self.term = Course.of(self.coursedir), Term(self.coursedir)
        name = self.coursedir.assignment_id
        self.results, self.failures, self.recorded, self.keys, self.unread = {}, {}, [], {}, {}
        self.changes = []
        self.assignment_source = Assignment.find(self.course, name)
        require_release(self.course, self.assignment_source, self.coursedir.db_url)
        self.released = Released.read(self.course, name)
        self.words = self.assignment_source.misconceptions.digest().encode()
        self.term.require()
        return self._students(name)

    def _notice(self, name, under_way=True):
        """What formgrader, or a command that was killed, changed; what this one did."""
        with gradebook.opened(self.coursedir.db_url) as book:
            self.changes += history.notice(self.course, book, [name], under_way)

    def _grade_and_record(self, name, students):
        known, ready = recorded_scores(self.coursedir.db_url, self.course, name), []
        where, how = (self.course, self.assignment_source), (self.isolation, self.dataset)
        with engine(self.jobs, self.scheduler) as workers:
            for line in choose(self.term, self.assignment_source, students, how, workers):
                self.log.warning("%s", line)
            self.tasks, self.failures = run.tasks(*where, students, *how)
            announce(self.course, name, run.outdated(self.course, self.tasks), self.log)
            grading = run.grade_students(*where, self.tasks, *how, workers, self.force)
            with closing(grading):
                for student, outcome in grading:
                    if not isinstance(outcome, Result):
                        self.failures[student] = outcome
                        continue
                    self.results[student] = outcome
                    if self._is_new(student, known.get(student)):
                        ready.append(student)
                    if len(ready) == BATCH:
                        self._record(ready)
                        ready = []
        self._record(ready)

    def _say_what_stands_out(self, name):
        """What an earlier hand-in could not contain, and scores above what is possible now."""
        with suppress(gradebook.GradebookUnusable), gradebook.opened(self.coursedir.db_url) as book:
            for line in [*standing.lacking(book, name), *standing.above_maximum(book, name)]:
                self.log.warning("%s", line)

    def _complain(self):
        alike = {}
        for student, error in self.failures.items():
            alike.setdefault(f"{type(error).__name__}: {error}", []).append(one_line(student))
        for text, students in alike.items():
            self.log.error("not graded or not recorded: %s\n%s", ", ".join(students), printable(text, 3000))
        raise NbGraderException(
            f"{len(self.failures)} submissions were not graded or not recorded: see above"
        )

    def _students(self, name):
        pattern = self.coursedir.student_id
        excluded = set(self.coursedir.student_id_exclude.split(","))
        students = [student for student in self.course.students(name, pattern) if student not in excluded]
        if not students and not self.course.unusable(name, pattern):
            raise Unrecordable(f"nothing was submitted: {self.course.submitted(name, pattern)}")
        if unknown := sorted(set(self.only) - set(students)):
            raise Unrecordable(
                f"nothing for {name} in submitted/ of: {some(unknown)}{similar(unknown, students)}"
            )
        students = [student for student in students if not self.only or student in self.only]
        if without := self.course.without(name, pattern):
            self.log.warning("nothing for %s in submitted/ of: %s", name, some(without))
        if strangers := Roster.read(self.course).strangers(students):
            self.log.warning("in submitted/, and not in the roster: %s", some(strangers, 20))
        return students

    def _is_new(self, student, scores):
        """Whether the gradebook's `scores`, {cell: score} or None, are not what was recorded last."""
        try:
            self.keys[student] = self._key(student)
        except Exception as error:
            self.failures[student] = error
            return False
        if self.force or scores is None or self._record_of(student).get("key") != self.keys[student]:
            return True
        return any(scores.get(item.id) != item.score for item in self.results[student].items)

    def _record(self, students):
        with self._staging():
            staged, errors = run.guarded(students, self._stage)
            self.unread |= staged
            self.failures |= errors
            try:
                if staged:
                    gradebook.require_writable(self.coursedir.db_url)
                    super().start()
            except (NbGraderException, gradebook.GradebookUnusable, gradebook.Stop) as error:
                self.failures |= {s: error.__cause__ or error for s in staged if s not in self.recorded}

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

    def _stage(self, student):
        """-> the ids of the cells whose answers may stand in something that cannot be read."""
        name = self.assignment_source.name
        source, result = self.assignment_source, self.results[student]
        graded = self.tasks[student].submission, result  # as it was when it was graded
        destination = self.course.root / STAGING / student / name
        try:
            folders = self.course.submitted(name, student), destination
            known = self.released.notebooks, self.released.earlier
            notes, unread = stage(*folders, *graded, source.misconceptions, *known)
        except BaseException:
            shutil.rmtree(destination, ignore_errors=True)  # what is half staged must not be recorded
            raise
        shutil.rmtree(self.course.autograded(name, student), ignore_errors=True)
        self._warn(student, [note for note in notes if note not in result.notes])
        return unread

    def _warn(self, student, notes):
        for note in notes:
            self.log.warning("%s: %s", student, one_line(note))

    def _key(self, student):
        """Changes whenever the record could: with the result, the submitted files and the release."""
        name = self.assignment_source.name
        inputs = {"code": code_digest(*RECORD_CODE).encode()}
        inputs |= {"words": self.words}
        for what in ("items", "lacking"):
            inputs[what] = json.dumps(getattr(self.results[student], what), default=vars).encode()
        files = {"submitted": digests(self.course.submitted(name, student)), "release": self.released.digests}
        inputs |= {f"{where}/{file}": known for where in files for file, known in files[where].items()}
        return digest(inputs)

    def _record_of(self, student):
        record = read_json(self.course.record(self.assignment_source.name, student))
        return record if isinstance(record, dict) else {}

    def init_assignment(self, assignment_id, student_id):
        """As nbgrader's, but the student's stubs are not overwritten with the instructor's solutions."""
        self.exclude_overwriting = {assignment_id: list(self.assignment_source.stubs)}
        self.reviewed = dict(self._record_of(student_id).get("reviewed", {}))
        self.destination = self._format_dest(assignment_id, student_id)
        with gradebook.stopping(self.coursedir.db_url):
            super().init_assignment(assignment_id, student_id)

    def convert_single_notebook(self, notebook_filename):
        """In place of nbgrader's passes through an exporter: nothing is left to clean or to execute."""
        shutil.copy(notebook_filename, self.destination)
        resources = self.init_single_notebook_resources(notebook_filename)
        where, nb = resources["nbgrader"], nbformat.v4.reads(Path(notebook_filename).read_text("utf-8"))
        student = where["student"]
        with gradebook.stopping(self.coursedir.db_url):
            save(where, nb, self.results[student], self.unread[student], self.reviewed)
            if not self.term.covers(where["assignment"]):  # else the penalty follows when all is recorded
                AssignLatePenalties(parent=self).preprocess(nb, resources)

    def set_permissions(self, assignment_id, student_id):
        """nbgrader's last step for a submission: only now is it recorded."""
        super().set_permissions(assignment_id, student_id)
        known = {"key": self.keys[student_id], "reviewed": self.reviewed}
        known["submitted"] = files_digest(self.course, assignment_id, student_id)
        write_json(self.course.record(assignment_id, student_id), known)
        self.recorded.append(student_id)
