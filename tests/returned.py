"""A class with grades that go back: names that break what is careless, and reasons why some get none."""

import csv
import io
import zipfile
from dataclasses import dataclass

from nbgrader.api import Gradebook

from autograder.commandline import main
from autograder.handout import init
from autograder.term.attempts import Attempt, Attempts
from autograder.term.roster import Person, Roster
from tests import home

NAME = "linear_classifiers"
TITLE = home.assignment(NAME).manifest.title
MACHINE, ANSWER = 6.0, 4.0  # points
MARK = "\u200f"  # right to left
CLASS = (  # id, last name, first name; what each of them is there for
    ("ada", "Lovelace", "Ada"),
    ("eve", "=1+1", 'cmd "x", Eve'),
    ("bob", 'O"Brien', '"Bob"'),
    ("omar", f"{MARK}كريم", f"عمر{MARK}"),
    ("long", "x" * 200, "Lea"),
    ("tw1", "Wei", "Zhang"),
    ("tw2", "Wei", "Zhang"),
    ("late", "Late", "Lou"),  # with a penalty
    ("zero", "Zero", "Zoe"),  # graded, with no point
    ("wait", "Wait", "Will"),  # an answer is not graded
    ("exc", "Excused", "Emil"),
    ("none", "None", "Nora"),  # handed in nothing
)
NUMBER = {id: str(1001 + place) for place, (id, *_) in enumerate(CLASS)}  # of the systems
SCORES = {  # machine, answer; None: not graded
    "ada": (6.0, 2.507), "eve": (6.0, 4.0), "bob": (3.0, 1.0), "omar": (2.25, 1.0), "long": (1.0, 1.0),
    "tw1": (2.0, 2.0), "tw2": (5.0, 3.0), "late": (6.0, 3.0), "zero": (0.0, 0.0), "wait": (6.0, None),
    "exc": (6.0, 4.0),
}  # fmt: skip
PENALTY = {"late": 1.8}
FINAL = {
    id: f"{machine + (answer or 0) - PENALTY.get(id, 0):.2f}" for id, (machine, answer) in SCORES.items()
}
GIVEN = [id for id in SCORES if id not in ("wait", "exc")]


def lay(root):
    """-> the Course, with a roster, a gradebook and a page of each who has a grade."""
    course = home.course(root)
    root.mkdir(exist_ok=True)
    init.scratch(course)
    persons = [
        Person(id, last, first, f"{id}@example.edu", "Sec 1", known={"canvas_id": NUMBER[id]})
        for id, last, first in CLASS
    ]
    Roster({person.id: person for person in persons}).write(course)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        book.add_assignment(NAME)
        book.add_notebook("one", NAME)
        book.add_grade_cell("code", "one", NAME, max_score=MACHINE, cell_type="code")
        book.add_grade_cell("answer", "one", NAME, max_score=ANSWER, cell_type="markdown")
        book.add_solution_cell("answer", "one", NAME)
        for id in SCORES:
            book.add_student(id)
        for id in SCORES:
            hand_in(book, id, *SCORES[id])
        book.db.commit()
    for number, id in enumerate(SCORES):
        page = course.feedback(NAME, id) / "feedback.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"page of {id}")
        key = f"canvas-{2001 + number}"
        attempt = Attempt(id, key, "canvas", "zip", "", 2001 + number, collected=1)
        Attempts(course, NAME).note(attempt)
    return course


def hand_in(book, id, machine, answer):
    submission = book.add_submission(NAME, id)
    submission.notebooks[0].late_submission_penalty = PENALTY.get(id, 0)
    code, text = (book.find_grade(cell, "one", NAME, id) for cell in ("code", "answer"))
    code.auto_score, code.needs_manual_grade = machine, False
    text.manual_score, text.needs_manual_grade = answer, answer is None


@dataclass
class Desk:
    """Where somebody types `export`, with what a system gave in a file; `said`: what was answered."""

    course: object
    capsys: object
    said: str = ""

    def export(self, system, content=None, *options, name=NAME, code=0):
        """-> the bytes of what was written, or None."""
        words = [name] if name else []
        file = self.course.root.parent / "downloaded.csv"
        if content is not None:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths = [file] if content is not None else []
        self.capsys.readouterr()
        command = ["export", *words, "--to", system, *paths, *options, "--course", self.course.root]
        assert main([*map(str, command)]) == code
        self.said = "".join(self.capsys.readouterr())
        written = self.course.root / f"grades-{system}-{NAME}.csv"
        return written.read_bytes() if written.exists() else None

    def pages(self, system):
        """{name in the archive: text}"""
        with zipfile.ZipFile(self.course.root / f"feedback-{system}-{NAME}.zip") as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}

    def book(self):
        return Gradebook(f"sqlite:///{self.course.root / 'gradebook.db'}")


def table(rows, delimiter=",", end="\n"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()
