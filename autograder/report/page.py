"""What stands on a student's feedback page: views of the result, the gradebook and the graded copy."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from nbgrader.api import Grade

from autograder.course.folders import read_json
from autograder.course.gradebook import is_lacking
from autograder.course.text import one_line
from autograder.grading.result import ItemResult, Result
from autograder.report import helped
from autograder.report.listing import listings
from autograder.report.markdown import page_html
from autograder.report.missing import Behind, NothingToShow
from autograder.report.notebooks import Notebooks, source
from autograder.report.standing import max_score
from autograder.report.verdict import number
from autograder.term import applied
from autograder.term.dues import shown
from autograder.term.words import handed_in, why

CANCELLED = "cancelled: it counts for nobody"  # what an instructor has set to 0 points


@dataclass(frozen=True)
class Checked:
    """An item that is graded by machine; its score is the machine's unless a person gave another."""

    item: ItemResult
    grade: Grade
    mistakes: list  # the rows of those that were recognised, each once

    @property
    def id(self):
        return self.item.id

    @property
    def score(self):
        return self.grade.score

    @property
    def max_score(self):
        return self.item.max_score

    @property
    def waits(self):
        return self.grade.needs_manual_grade and self.max_score > 0

    @property
    def is_scored(self):
        return self.max_score > 0

    @property
    def faulty(self):
        """Whether a check failed, whatever a person made of it."""
        return self.item.score < self.item.max_score

    @property
    def outcome(self):
        """What it came to, in points."""
        if self.overruled:
            return f"{number(self.score)} of {number(self.max_score)} points, given by a person"
        return f"{number(self.max_score - self.score)} of {number(self.max_score)} points lost"

    @property
    def anchor(self):
        return f"item-{self.id}" if self.faulty else ""

    @property
    def overruled(self):
        return self.grade.manual_score is not None

    @cached_property
    def shared_reason(self):
        """The message, if all failed checks have the same: said once."""
        messages = {check.message for check in self.item.checks if not check.passed}
        return messages.pop() if len(messages) == 1 else ""

    @property
    def summary(self):
        """What is wrong, in one line."""
        if not self.faulty:
            said = "everything that was checked holds" if self.max_score else CANCELLED
        elif self.mistakes:
            said = "; ".join(row.title for row in self.mistakes)
        else:
            failed = [check for check in self.item.checks if not check.passed]
            said = self.shared_reason or failed[0].message or failed[0].promise
        if self.waits:
            return f"{said} (a person will look at it again)"
        return f"{said} (score given by a person)" if self.overruled else said


@dataclass(frozen=True)
class Answer:
    """An answer that a person reads: its cell as handed in and as released, the grade, the comment."""

    notebook: str
    cell: dict
    released: dict
    question: str
    grade: Grade
    comment: str

    @property
    def id(self):
        return self.grade.name

    @property
    def score(self):
        return self.grade.score

    @property
    def max_score(self):
        return self.grade.max_score

    @property
    def anchor(self):
        return f"answer-{self.id}"

    @property
    def waits(self):
        return self.grade.needs_manual_grade and self.max_score > 0

    @property
    def is_scored(self):
        return self.max_score > 0 and (not self.waits or self.grade.manual_score is not None)

    @property
    def outcome(self):
        """What it came to, in points."""
        if not self.is_scored:
            return (
                f"not graded yet, {number(self.max_score)} points possible" if self.max_score else CANCELLED
            )
        again = ", to be read again" if self.waits else ""
        return f"{number(self.score)} of {number(self.max_score)} points{again}"

    @property
    def is_there(self):
        return self.source != source(self.released)

    @property
    def summary(self):
        if self.waits:
            return "to be read again" if self.is_scored else "not graded yet"
        if not self.is_there or not self.max_score:
            return "no answer" if self.max_score else CANCELLED
        return "read by a person, with a comment" if self.comment else "read by a person"

    @property
    def source(self):
        return source(self.cell)

    @property
    def html(self):
        attachments = self.cell.get("attachments", {})
        code = self.cell["cell_type"] == "code"
        return page_html(f"~~~~python\n{self.source}\n~~~~" if code else self.source, attachments)

    @property
    def question_html(self):
        return released_html(self.question)

    @property
    def comment_html(self):
        return page_html(self.comment)


@dataclass(frozen=True)
class Lacking:
    """A question that was not in the release handed in."""

    id: str
    max_score: float
    anchor = ""
    is_scored = waits = False
    summary = "not in the release that you handed in: it does not count for you"


class Page:
    """Everything about one submission that its student gets to read."""

    def __init__(self, course, assignment, submission):
        """`submission`: nbgrader's, from an open gradebook.  Raises NothingToShow."""
        student, name = submission.student, assignment.name
        self.assignment, self.student = name, one_line(student.id)
        self.person = one_line(" ".join(filter(None, (student.first_name, student.last_name))))
        self.late = applied.read(course).get((name, student.id))  # None where there is no policy
        self.why_late = why(self.late) if self.late else ""
        self.handed_in = _handed_in(self.late, submission.timestamp)
        self.raw_score, self.max_score = submission.score, max_score(submission)
        self.penalty = submission.late_submission_penalty
        folder = course.autograded(name, student.id)
        notebooks, released = Notebooks(folder), Notebooks(course.release(name))
        if not notebooks.hold(released):
            raise Behind(f"{self.student} is to be graded anew: run `python -m autograder grade {name}`")
        self.result = _result(course, name, student.id)
        items = {item.id: item for item in self.result.items}
        grades = {grade.name: grade for notebook in submission.notebooks for grade in notebook.grades}
        comments = [comment for notebook in submission.notebooks for comment in notebook.comments]
        by_hand = {comment.name: comment.manual_comment or "" for comment in comments}
        self.items, self.answers, self.lacking = [], [], []
        for id in filter(grades.get, released.cells):
            if is_lacking(grades[id]):
                self.lacking.append(Lacking(id, grades[id].max_score))
            elif id in items:
                self.items.append(_checked(items[id], grades[id], assignment.misconceptions))
            else:
                cells = notebooks.cells[id], released.cells[id]
                place, question = released.place[id], released.question(id)
                self.answers.append(Answer(place, *cells, question, grades[id], by_hand.get(id, "")))
        self.notes = [*self.result.notes, *notebooks.notes(released), *helped.notes(course, name, student.id)]
        given = {path.name: path.read_bytes() for path in course.release(name).glob("*.py")}
        own = [path for path in folder.glob("*.py") if _is_own(path, given, assignment.stubs)]
        own.sort(key=lambda path: (path.name not in assignment.stubs, path.name))
        self.listings = list(listings(own, self.messages))

    @property
    def rows(self):
        return [*self.items, *self.answers, *self.lacking]

    @property
    def faulty(self):
        return [item for item in self.items if item.faulty]

    @property
    def waiting(self):
        return [row for row in self.rows if row.waits]

    @property
    def score(self):
        return max(0.0, self.raw_score - self.penalty)

    @property
    def due(self):
        """The student's own; empty where there is no policy."""
        return shown(self.late.due) if self.late else ""

    @property
    def named(self):
        """Whether a message names a line of the code."""
        return any(listing.named for listing in self.listings)

    @property
    def messages(self):
        return [check.message for item in self.result.items for check in item.checks]

    def total(self, rows):
        """'12.5 of 18' for these rows."""
        return f"{number(sum(row.score for row in rows))} of {number(sum(row.max_score for row in rows))}"


@lru_cache(maxsize=100)
def released_html(text):
    """The same for everybody: rendered once."""
    return page_html(text)


def _result(course, name, student):
    try:
        return Result.from_json(read_json(course.result(name, student)))
    except (KeyError, TypeError):
        raise NothingToShow(f"there is no result for {student}: run `nbgrader autograde {name}`") from None


def _handed_in(late, timestamp):
    if late:
        return handed_in(late)
    return timestamp.strftime("%Y-%m-%d %H:%M UTC") if timestamp else ""


def _is_own(path, given, stubs):
    """Whether the student wrote in this file: in what is given besides the stubs, hardly anybody does."""
    return path.name in stubs or path.read_bytes() != given.get(path.name)


def _checked(item, grade, misconceptions):
    if grade.auto_score != item.score:
        raise NothingToShow(f"{item.id}: result and gradebook differ: run `nbgrader autograde` first")
    mistakes = misconceptions.rows(id for check in item.checks for id in check.misconceptions)
    return Checked(item, grade, mistakes)
