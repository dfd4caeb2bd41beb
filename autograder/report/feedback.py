"""The feedback: one page a student, as HTML that needs neither script nor network, and as plain text.

`nbgrader generate_feedback`, formgrader's button and `python -m autograder grade` all come through here.
"""

import base64
import hashlib
import json
import re
import shutil
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from traitlets import Bool

from autograder.course.assignment import Assignment
from autograder.course.folders import Course, close
from autograder.course.gradebook import GradebookUnusable, is_lacking, opened
from autograder.course.lookup import BadSettings
from autograder.course.submission import TIMESTAMP, Refused, digest, read_plain
from autograder.grading.grade import code_digest
from autograder.report import helped
from autograder.report.listing import linked
from autograder.report.missing import Behind, NothingToShow
from autograder.report.page import Page
from autograder.report.verdict import number
from autograder.term import applied, history
from autograder.term.penalties import Term
from autograder.term.people import BadTable
from autograder.term.words import say

HERE = Path(__file__).parent
HTML, TEXT = "feedback.html", "feedback.txt"
SECRET = "submission_secret.txt"
HEX = re.compile(rb"[0-9a-f]{128}")
PAGE_CODE = (  # what decides how pages look
    "autograder/report/feedback*",
    "autograder/report/notebooks.py",
    "autograder/report/page.py",
    "autograder/report/helped.py",
    "autograder/report/listing.py",
    "autograder/report/markdown.py",
    "autograder/report/mathml.py",
    "autograder/report/standing.py",
    "autograder/report/verdict.py",
    "autograder/course/sanitize.py",
    "autograder/course/text.py",
    "autograder/term/words.py",
)
MAX_BYTES = 1000


class OnePageFeedback(GenerateFeedback):
    """nbgrader's generate_feedback, with one page in place of a page for each notebook."""

    settles = Bool(True, help="Whether penalties follow the scores first.")

    def convert_notebooks(self):
        """As nbgrader's; what stands in the way of a page is a line, not a traceback."""
        self.problems = []
        try:
            if self.settles:
                term = Term(self.coursedir)
                say(term.settle(), self.log)
                history.notice_all(term.course, term.db_url)
            super().convert_notebooks()
        except (BadSettings, BadTable, GradebookUnusable) as problem:
            self.log.error("%s", problem)
            self.problems.append(str(problem))
        except NbGraderException as error:
            self.problems.append(str(error))
        if self.problems:
            raise NbGraderException("; ".join(dict.fromkeys(self.problems)))

    def init_destination(self, assignment_id, student_id):
        """-> whether the page was written: nbgrader leaves a student without one aside.

        One that is there is made anew, for it may be older than a grade.
        """
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        course = Course.of(self.coursedir)
        folder = course.feedback(assignment_id, student_id)
        try:
            written = self._written(assignment_id, student_id)
        except (NothingToShow, Behind, GradebookUnusable) as problem:
            self.log.error("%s", problem)
            self.problems.append(str(problem))
            if isinstance(problem, NothingToShow):
                shutil.rmtree(folder, ignore_errors=True)
            return False
        shutil.rmtree(folder, ignore_errors=True)
        close(folder.parents[1], course.mode)
        folder.mkdir(parents=True)
        for name, content in written.items():
            (folder / name).write_bytes(content)
        return True

    def _written(self, name, student):
        """{file: content} of all that stands in a student's folder."""
        course = Course.of(self.coursedir)
        with opened(self.coursedir.db_url) as gradebook:
            page = Page(course, Assignment.find(course, name), gradebook.find_submission(name, student))
            files = {HTML: html(page).encode(), TEXT: text(page).encode()}
        if ticket := exchange_ticket(course, name, student):
            files |= ticket | {f"{Path(notebook).stem}.html": files[HTML] for notebook in self.notebooks}
        return files

    def init_assignment(self, assignment_id, student_id):
        """In place of nbgrader's copy of all files: the student has them, formgrader would serve them."""

    def convert_single_notebook(self, notebook_filename):
        """Nothing is left to do: the page is about all of them."""


def exchange_ticket(course, name, student):
    """The files by which `nbgrader release_feedback` finds a student; {} where they did not hand in that way.

    Its exchange hands feedback out notebook by notebook: there the page stands under each notebook's name.
    """
    try:
        secret = read_plain(course.submitted(name, student) / SECRET, MAX_BYTES)
        timestamp = read_plain(course.autograded(name, student) / TIMESTAMP, MAX_BYTES)
    except Refused:
        return {}
    return {SECRET: secret, TIMESTAMP: timestamp} if HEX.fullmatch(secret) else {}


def html(page):
    style = (HERE / "feedback.css").read_text()
    fingerprint = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    link = partial(linked, listings=page.listings)
    template = templates().get_template("feedback.html.j2")
    return template.render(page=page, style=Markup(style), fingerprint=fingerprint, linked=link)


def text(page):
    return templates().get_template("feedback.txt.j2").render(page=page)


def breakable(id):
    """An item's id, which a narrow screen may break behind each word."""
    return escape(id).replace("_", Markup("_<wbr>"))


@cache
def templates():
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=lambda name: name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": number, "breakable": breakable}
    return environment


def made_from(course, name, submission):
    """A digest of all that stands on the page of nbgrader's `submission`."""
    student = submission.student.id
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    comments = [comment for notebook in submission.notebooks for comment in notebook.comments]
    rows = [
        [submission.student.first_name, submission.student.last_name, str(submission.timestamp)],
        [submission.score, submission.max_score, submission.late_submission_penalty],
        sorted(
            [grade.name, grade.score, str(grade.manual_score), grade.needs_manual_grade, is_lacking(grade)]
            for grade in grades
        ),
        sorted([comment.name, str(comment.manual_comment)] for comment in comments),
    ]
    inputs = {"rows": json.dumps(rows).encode(), "code": code_digest(*PAGE_CODE).encode()}
    inputs["late"] = repr(applied.read(course).get((name, student))).encode()
    inputs["help"] = helped.said(course, name, student).encode()
    inputs["words"] = Assignment.find(course, name).misconceptions.digest().encode()
    graded, released = course.autograded(name, student), course.release(name)
    files = [*graded.glob("*.py"), *graded.glob("*.ipynb"), *released.glob("*.ipynb")]
    for path in [course.result(name, student), *files]:
        inputs[str(path.relative_to(course.root))] = path.read_bytes() if path.is_file() else b""
    return digest(inputs | exchange_ticket(course, name, student))
