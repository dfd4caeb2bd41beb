"""A term of a class, typed as an instructor types it and killed in between: its minutes; nothing is lost.

`CS231N_TERM` is the number of students; the check that is mended is one of the assignment `CS231N_BENCH`.
"""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.course.folders import KIT, Course
from autograder.course.submission import digest
from autograder.grading import sound
from autograder.sandbox import isolation
from autograder.verify.samples import Sample
from tests import bench_term_class as many
from tests import bench_term_held as held
from tests import home
from tests.attacks.ground import survivors
from tests.soak import KILLS, NAME
from tests.term_downloads import roster_of_canvas

STUDENTS = int(os.environ.get("CS231N_TERM", "600"))
NAMES = home.course().names()
DUES = {
    name: datetime(2025, 2, 10, 23, 59, tzinfo=UTC) + timedelta(weeks=2 * n) for n, name in enumerate(NAMES)
}
LATE = {
    "due": {name: f"{due:%Y-%m-%d %H:%M} UTC" for name, due in DUES.items()},
    "tolerance": 15, "rate": 0.1, "of": "raw", "cap": None,
    "grace_days": 1, "last_day": 5, "counts": "newest",
}  # fmt: skip
COLUMNS = {name: f"{home.assignment(name).manifest.title} ({4711 + n})" for n, name in enumerate(NAMES)}
FILE = "student-*[0-9].json"  # of a student's result, or record
PAGE = "student-*[0-9].page.json"
EVERY_OVERRULED = 10  # of the students has got another score for an item than the machine's
ASKED = 3  # students ask for a second look
MENDED = "the check counted for too little"
SHARE = re.compile(r"share=([0-9.]+)")


@dataclass
class Desk:
    """Where an instructor types, in the course's folder.

    `kills`: how many commands were killed; `submitted`: what was handed in, as `files` has it; `comments`:
    {(assignment, student): {cell: what a person said}}; `reasons`: {student: why the score is another one}.
    """

    folder: Path
    students: list
    kills: int = 0
    submitted: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    reasons: dict = field(default_factory=dict)

    @cached_property
    def course(self):
        return Course(self.folder / "course", self.folder / "course" / "assignments")

    @cached_property
    def facts(self):
        points = {name: home.assignment(name).graded for name in NAMES}
        return held.Facts(self.course, many.hands(self.students, NAMES), LATE, DUES, points, {})

    def types(self, *words, module="autograder", within=None):
        """A command that comes to its end."""
        with self._typed(words, module, within) as process:
            code = process.wait()
        assert code == 0, self.said()

    def killed(self, *words, files, part):
        """A command that is killed as soon as it has written so many of these files: a part of the class."""
        started, enough = time.time(), part * len(self.facts.hands[words[1]])
        with self._typed(words, "autograder", None) as process:
            while sum(path.stat().st_mtime >= started for path in self.course.root.glob(files)) < enough:
                assert process.poll() is None, self.said()
                time.sleep(0.02)
            process.kill()
        assert process.returncode == -signal.SIGKILL, self.said()
        self.kills += 1

    def _typed(self, words, module, within):
        command = [sys.executable, "-m", module, *map(str, words)]
        with open(self.folder / "said", "a") as out:
            print("$", *command[2:], file=out, flush=True)
            environment = os.environ | {"PYTHONPATH": str(KIT), "TMPDIR": str(self.folder)}
            return subprocess.Popen(
                command, cwd=within or self.course.root, env=environment, stdout=out, stderr=out
            )

    def said(self):
        """The last lines on the screen."""
        return (self.folder / "said").read_text()[-4000:]

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def gradebook(self):
        return Gradebook(f"sqlite:///{self.course.root / 'gradebook.db'}")


def run():
    with home.workplace() as folder:
        desk = Desk(folder, many.invented(STUDENTS))
        for part in (begin, collect, grade, grade_by_hand, mend_a_check, export):
            part(desk)
        held_in_the_end(desk)
        print(
            f"{STUDENTS} students, {desk.kills} commands killed: nothing lost, all scores the same everywhere"
        )


@contextmanager
def minutes(what):
    started = time.monotonic()
    yield
    print(f"{what:70}{(time.monotonic() - started) / 60:7.2f} minutes", flush=True)


def begin(desk):
    with minutes("the course, its roster, releases"):
        desk.types("init", desk.course.root, within=desk.folder)
        settings = {
            **{f"Late.{name}": value for name, value in LATE.items()},
            "TrustedAutograde.isolation": isolation.strongest(),
            "TrustedAutograde.dataset": "stand-in",
        }
        with open(desk.course.root / "course_settings.py", "a") as file:
            file.writelines(f"c.{name} = {value!r}\n" for name, value in settings.items())
        desk.types("roster", from_canvas(desk))
        for name in NAMES:
            desk.types("generate_assignment", name, module="nbgrader")


def from_canvas(desk):
    """The path of its gradebook, as it is exported."""
    return desk.file("canvas.csv", roster_of_canvas(desk.students, COLUMNS.values(), "100.00"))


def collect(desk):
    for name, hands in desk.facts.hands.items():
        with minutes(f"{name}: what its solution hands in, made once for a course"):
            sound.handed_in(desk.course, home.assignment(name), home.stand_in())
        download = many.download(desk.folder / f"{name}.zip", hands, desk.course)
        times = desk.file("times.csv", many.times(hands, DUES[name]))
        with minutes(f"{name}: {len(hands)} hand-ins collected"):
            desk.types("collect", name, download, "--times", times)
    desk.submitted = files(desk)


def files(desk):
    """{student: the digest of all that stands in submitted/}"""
    return {
        folder.name: digest({str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
        for folder in (desk.course.root / "submitted").iterdir()
    }


def grade(desk):
    for name, (where, part) in zip(NAMES, KILLS, strict=True):
        with minutes(f"{name}: graded, recorded, pages; killed once"):
            desk.killed("grade", name, files=f"{where}/{name}/{FILE}", part=part)
            desk.types("grade", name)


def grade_by_hand(desk):
    """Every answer has points and a comment; of some students an item is overruled."""
    item = Sample(desk.course, home.assignment(NAME), None).item
    with minutes("points and comments by hand, as formgrader writes them"), desk.gradebook() as book:
        for name in NAMES:
            for submission in book.assignment_submissions(name):
                student, given, said = submission.student.id, {}, {}
                for part in submission.notebooks:
                    said |= comment(part, student)
                    given |= points(part, int(student.rpartition("-")[2]), said, item)
                desk.facts.given[name, student], desk.comments[name, student] = given, said
            book.db.commit()


def comment(notebook, student):
    """-> {cell: what was said of it}"""
    said = {}
    for cell in notebook.comments:
        cell.manual_comment = said[cell.name] = f"{cell.name} of {student}: well seen"
    return said


def points(notebook, number, answers, item):
    """-> {cell: points}"""
    given = {}
    for place, grade in enumerate(notebook.grades):
        if grade.name in answers or (grade.name == item and number % EVERY_OVERRULED == 0):
            given[grade.name] = grade.manual_score = grade.max_score * ((number + place) % 5) / 4
            grade.needs_manual_grade = False
    return given


def mend_a_check(desk):
    """And three students who ask for it have their scores first."""
    before = machine(desk)
    mend(desk.course.assignments / NAME / "trusted")
    with minutes(f"{NAME}: graded anew by a mended check, differences shown"):
        desk.types("regrade", NAME, "--reason", MENDED)
    assert machine(desk) == before
    changed = to_change(desk, before)
    desk.reasons = dict.fromkeys(changed, MENDED) | {who: f"{who} asked" for who in changed[:ASKED]}
    for student in changed[:ASKED]:
        with minutes("a request: looked at, applied, its history"):
            asked = "regrade", NAME, "--student", student, "--reason", desk.reasons[student]
            desk.types(*asked)
            desk.types(*asked, "--apply")
            desk.types("history", NAME, student)
    with minutes(f"{NAME}: the mended check applied to all; killed once"):
        everybody = "regrade", NAME, "--reason", MENDED, "--apply"
        desk.killed(*everybody, files=f"records/{NAME}/{FILE}", part=0.5)
        desk.types(*everybody)
    assert changed == sorted(student for student in before if machine(desk)[student] != before[student])
    look_again(desk)


def mend(folder):
    """The first check of a stub whose items go wrong in samples counts twice as much."""
    sample = Sample(None, home.assignment(NAME), None)
    path = folder / f"test_{sample.stub}"
    text = path.read_text()
    path.write_text(SHARE.sub(lambda found: f"share={2 * float(found[1]):g}", text, count=1))
    assert path.read_text() != text


def machine(desk):
    """{student: {item: points}} of results that count."""
    hands = desk.facts.hands[NAME]
    return {hand.student.id: held.machine(desk.course, NAME, hand.student.id) for hand in hands}


def to_change(desk, before):
    """The students for whom other points are ready, and do not count yet."""
    new = {student: desk.course.anew(NAME, student) for student in before}
    return sorted(s for s, path in new.items() if path.exists() and held.items_in(path) != before[s])


def look_again(desk):
    """Where a person had overruled an item whose score is another now, a person confirms it."""
    with desk.gradebook() as book:
        for submission in book.assignment_submissions(NAME):
            for grade in (grade for part in submission.notebooks for grade in part.grades):
                if grade.needs_manual_grade:
                    assert grade.name in desk.facts.given[NAME, submission.student.id]
                    grade.needs_manual_grade = False
        book.db.commit()


def export(desk):
    file = from_canvas(desk)
    killed = next(name for name in NAMES if name != NAME)  # whose pages are older than what was given by hand
    for name in NAMES:
        which = "; killed once" if name == killed else ""
        with minutes(f"{name}: exported to Canvas, with its pages{which}"):
            if which:
                desk.killed("export", name, "--to", "canvas", file, files=f"records/{name}/{PAGE}", part=0.5)
            desk.types("export", name, "--to", "canvas", file)
    with minutes("everybody's scores as one CSV"):
        desk.types("export", "--to", "csv")
    for name in NAMES:
        with minutes(f"{name}: functions laid out for a search for copies"):
            desk.types("similarity", name)


def held_in_the_end(desk):
    facts = desk.facts
    scores = facts.scores()
    held.require_by_hand(facts, desk.comments)
    views = (
        ("gradebook", held.in_gradebook(facts), ("raw", "penalty"), held.EXACT),
        ("CSV", held.in_csv(facts, desk.students), ("raw", "penalty", "final", "maximum"), held.EXACT),
        ("pages", held.on_pages(facts), ("penalty", "final"), held.CENT),
        ("Canvas", held.in_canvas(facts, from_canvas(desk).read_bytes(), COLUMNS), ("final",), held.CENT),
    )
    for what, found, names, within in views:
        wanted = {key: [getattr(score, name) for name in names] for key, score in scores.items()}
        held.require_equal(what, found, wanted, within)
    held.require_pages_given_back(facts)
    held.require_logged(facts, desk.reasons)
    assert files(desk) == desk.submitted
    for folder in ("submitted", "autograded"):
        found = held.owners(desk.course.root / folder)
        assert found == {student.id: {student.id} for student in desk.students}, folder
    assert not survivors(desk.course.root)
