"""The course of the term of `tests.term_facts`: laid, fed with downloads, and looked at in all places."""

import csv
import json
import re
from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import Gradebook

from autograder.commandline import main
from autograder.course.folders import Course
from autograder.handout import init, new
from autograder.handout.release import release
from tests import term_downloads as made
from tests.downloads import lay
from tests.killed import killed
from tests.policy import seconds
from tests.term_facts import KNOWN, NAMES

ANSWER = "q_cats"
ONE = """

@item("share", share=1)
def test_a_single_example(student, draw):
    \"\"\"The share of a single example is 0 or 1.\"\"\"
    scores, y = draw.rng.normal(size=(1, 4)), draw.rng.integers(4, size=1)
    if not abs(student.share(scores, y) - reference.share(scores, y)) < 1e-6:
        raise Failed("the share is another one")
"""
MARK = re.compile(rb"work of ([a-z+]+), number (\d+)")
LINE = re.compile(r"^(Score|Handed in|Late penalty|Lateness)[^:]*: *-?(.*)$", re.MULTILINE)
UTC = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d):(\d\d)(\.0*)?( UTC)?")
KEPT = (
    *("submitted", "autograded", "feedback", "results", "records", "gradebook.db"),
    *("people/attempts", "people/roster.csv", "people/log.csv", "people/anonymous.csv"),
)


def lay_course(root):
    """Three small assignments with an item of two checks and an answer each, and releases of them."""
    course = Course(root, root / "assignments")
    init.scratch(course)
    for name in NAMES:
        folder = new.begin(course, name, "share")
        with open(folder / "trusted" / f"test_{name}.py", "a") as file:
            file.write(ONE)
        release(course, name)
    return course


@dataclass
class Term:
    """`seed`: a Random, of where commands are killed; `said`: what the last command said."""

    course: Course
    capsys: object
    caplog: object
    seed: object
    said: str = ""

    @property
    def root(self):
        return self.course.root

    def decree(self, policy):
        init.scratch(self.course)
        with open(self.root / "nbgrader_config.py", "a") as file:
            file.write("c.TrustedAutograde.isolation = 'process'\nc.TrustedAutograde.jobs = 1\n")
            file.writelines(f"c.Late.{name} = {value!r}\n" for name, value in policy.items())

    def run(self, *arguments, fails=False, dies=0):
        """One command; before that it is killed before one of its first `dies` steps, drawn at random."""
        arguments = [*map(str, arguments), "--course", str(self.root)]
        if dies:
            assert killed(arguments, self.seed.randint(1, dies)), arguments
        self.capsys.readouterr()
        self.caplog.clear()
        code = main(arguments)
        self.said = "".join((*self.capsys.readouterr(), self.caplog.text))
        assert code == fails, self.said

    def roster(self, students, *options):
        texts = {"canvas": made.roster_of_canvas(students), "moodle": made.roster_of_moodle(students)}
        self.run("roster", *(self.file(f"{name}.csv", text) for name, text in texts.items()), *options)

    def file(self, name, text):
        path = self.root.parent / name
        path.write_text(text)
        return path

    def collect(self, download, as_zip=False, **how):
        """And what an instructor has to say besides."""
        name = made.hands_in(download)[0].assignment
        released = (self.course.release(name) / f"1_{name}.ipynb").read_text()
        path = lay(self.root.parent / download, made.files_of(download, released), as_zip)
        options = []
        if made.MADE_BY[download] is made.moodle:
            sheet = made.worksheet(made.hands_in(download), released)
            options = ["--worksheet", self.file(f"{download}.csv", sheet), "--zone", made.THERE]
        _, reasons = made.STRANGE.get(download, ((), ()))
        self.run("collect", name, path, *options, fails=bool(reasons), **how)
        for reason in reasons:
            assert reason in self.said, self.said

    def tell_times(self, download):
        hands = made.hands_in(download)
        self.run("collect", hands[0].assignment, "--times", self.file("times.csv", made.times(hands)))

    def extend(self, extensions):
        rows = [("assignment", "who", "due", "reason"), *extensions]
        (self.course.people / "extensions.csv").write_text(made.table(rows[0], rows[1:]))

    def give(self, given):
        """Points by a person, as formgrader writes them."""
        with self.gradebook() as book:
            for (name, student), points in given:
                grade = book.find_grade(ANSWER, f"1_{name}", name, student)
                grade.manual_score, grade.needs_manual_grade = points, False
            book.db.commit()

    def gradebook(self):
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}")

    def state(self):
        """{path: (content, when it was written)} of what a command with nothing to do leaves alone."""
        paths = [path for name in KEPT for path in [self.root / name, *(self.root / name).rglob("*")]]
        found = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths if path.is_file()}
        return found | {"grades": (self.root / "grades.csv").read_bytes()}


def in_gradebook(term):
    """{(assignment, id): (penalty, score)}"""
    with term.gradebook() as book:
        return {
            (name, s.student.id): (s.late_submission_penalty, s.score - s.late_submission_penalty)
            for name in NAMES
            for s in book.assignment_submissions(name)
        }


def in_csv(term):
    """{(assignment, id): (second, days, grace, penalty, score)} of those who handed in."""
    with open(term.root / "grades.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["raw_score"] != "0.0" or row["needs_manual_grade"]]
    return {
        (row["assignment"], row["student_id"]): (
            second_of(row["timestamp"]), number(row["days_late"]), int(row["grace_days"]),
            float(row["late_submission_penalty"]), float(row["score"]),
        )
        for row in rows
    }  # fmt: skip


def number(text):
    return int(text) if text else None


def second_of(text):
    """Of a time in UTC, or None of none."""
    found = UTC.fullmatch(text)
    return seconds(f"{found[1]} UTC") + int(found[2]) if text else None


def on_pages(term):
    """As `in_csv`, read off the pages."""
    paths = term.root.glob("feedback/*/*/feedback.txt")
    return {(path.parts[-2], path.parts[-3]): on_page(path.read_text()) for path in paths}


def on_page(text):
    head = dict(LINE.findall(text.partition("SCORES")[0]))
    why, time = head.get("Lateness", ""), head.get("Handed in")
    days = None if "nobody knows" in why else amount(r"(\d+) days? late", why)
    if time:
        clock, zone = time.rsplit(" ", 1)
        time = seconds(f"{clock[:16]} {zone}") + int(clock[17:] or 0)
    score = float(head["Score"].partition(" of ")[0])
    return time, days, amount(r"(\d+) days? of grace", why), float(head.get("Late penalty", 0)), score


def amount(pattern, text):
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


def times_kept(term):
    """{(assignment, id): second} of what stands in submitted/, by its time stamp; None without one."""
    found = {}
    for folder in (term.root / "submitted").glob("*/*"):
        stamp = folder / "timestamp.txt"
        found[folder.name, folder.parent.name] = second_of(stamp.read_text()) if stamp.exists() else None
    return found


def marks(term):
    """{id: {(owners, number)}} in all bytes that are kept of a student."""
    found = {}
    for path in term.root.rglob("*"):
        parts = path.relative_to(term.root).parts
        if path.is_file() and parts[0] in ("submitted", "autograded", "feedback", "people"):
            id = parts[3] if parts[:2] == ("people", "attempts") else parts[1]
            inside = {(owners.decode(), int(number)) for owners, number in MARK.findall(path.read_bytes())}
            found.setdefault(id, set()).update(inside)
    return found


def attempts(term):
    """{(assignment, id): when each attempt came, the oldest first, those without a time before them}"""
    found = {}
    for path in term.course.people.glob("attempts/*/*/*.json"):
        time = json.loads(path.read_text())["time"]
        second = datetime.fromisoformat(time).timestamp() if time else None
        found.setdefault((path.parts[-3], path.parts[-2]), []).append(second)
    return {key: sorted(seconds, key=lambda second: second or 0) for key, seconds in found.items()}


def active(term):
    with open(term.course.people / "roster.csv", newline="") as file:
        return {row["id"] for row in csv.DictReader(file) if row["active"] == "yes"} & {*KNOWN}
