"""What has to hold when a term is over: what persons did is there, and all say the same scores."""

import csv
import json
import zipfile
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from nbgrader.api import Gradebook

from tests import canvas_import, policy
from tests.bench_term_class import came
from tests.soak import SIGNED
from tests.term_course import on_page

CENT = 0.0051  # what is shown has two decimals
EXACT = 1e-4


@dataclass(frozen=True)
class Score:
    raw: float
    penalty: float
    maximum: float

    @property
    def final(self):
        return max(0.0, self.raw - self.penalty)


@dataclass
class Facts:
    """What happened, as those know it who were there.

    `hands`: {assignment: Hands}; `late`: the settings; `dues`: {assignment: datetime}; `points`: {assignment:
    {cell: points}}; `given`: {(assignment, student): {cell: points by a person}}.
    """

    course: object
    hands: dict
    late: dict
    dues: dict
    points: dict
    given: dict

    def scores(self):
        """{(assignment, student): Score}: results, what was given, and lateness reckoned in the other way."""
        raw, found = {(name, hand.student.id): self._raw(name, hand) for name, hand in self._all()}, {}
        for student in {student for _, student in raw}:
            for name, penalty in self._penalties(student, raw).items():
                maximum = sum(self.points[name].values())
                found[name, student] = Score(raw[name, student], float(penalty), maximum)
        return found

    def _all(self):
        return [(name, hand) for name, hands in self.hands.items() for hand in hands]

    def _raw(self, name, hand):
        cells = machine(self.course, name, hand.student.id) | self.given[name, hand.student.id]
        assert cells.keys() == self.points[name].keys(), (name, hand)
        return sum(cells.values())

    def _penalties(self, student, raw):
        """{assignment: points}"""
        attempts = {
            name: [(None, self._second(hand), bool(hand.days), raw[name, student], 0)]
            for name, hand in self._all()
            if hand.student.id == student
        }
        dues = {name: policy.seconds(due) for name, due in self.late["due"].items()}
        return {name: row[3] for name, row in policy.expected(self.late, dues, attempts).items()}

    def _second(self, hand):
        return came(hand, self.dues[hand.assignment]).timestamp() if hand.days else None


def machine(course, name, student):
    """{item: points} in the result that counts."""
    return items_in(course.result(name, student))


def items_in(path):
    """{item: points} in a result."""
    return {item["id"]: item["score"] for item in json.loads(path.read_text())["items"]}


def require_equal(what, found, wanted, within):
    """{key: numbers} each; raises AssertionError with the first few that differ."""
    assert found.keys() == wanted.keys(), (what, sorted(found.keys() ^ wanted.keys())[:5])
    different = [
        (key, found[key], wanted[key])
        for key in wanted
        if not all(isclose(a, b, abs_tol=within) for a, b in zip(found[key], wanted[key], strict=True))
    ]
    assert not different, (what, different[:5])


def require_by_hand(facts, comments):
    """Every score and comment that a person gave is there, and nothing waits for one."""
    with Gradebook(f"sqlite:///{facts.course.root / 'gradebook.db'}") as book:
        for name in facts.hands:
            for submission in book.assignment_submissions(name):
                key = name, submission.student.id
                grades = [grade for part in submission.notebooks for grade in part.grades]
                hand = {g.name: g.manual_score for g in grades if g.manual_score is not None}
                assert hand == facts.given[key], key
                own = machine(facts.course, *key)
                assert {g.name: g.auto_score for g in grades if g.name in own} == own, key
                assert not [g.name for g in grades if g.needs_manual_grade], key
                said = {c.name: c.manual_comment for part in submission.notebooks for c in part.comments}
                assert {id: said[id] for id in comments[key]} == comments[key], key


def in_gradebook(facts):
    """{key: (raw, penalty)}"""
    with Gradebook(f"sqlite:///{facts.course.root / 'gradebook.db'}") as book:
        return {
            (name, one.student.id): (one.score, one.late_submission_penalty)
            for name in facts.hands
            for one in book.assignment_submissions(name)
        }


def on_pages(facts):
    """{key: (penalty, final)}"""
    paths = facts.course.root.glob("feedback/*/*/feedback.txt")
    return {(path.parts[-2], path.parts[-3]): on_page(path.read_text())[-2:] for path in paths}


def in_csv(facts, students):
    """{key: (raw, penalty, final, maximum)} of those with a grade; everybody has a line."""
    with open(facts.course.root / "grades-by-student.csv", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [row["id"] for row in rows] == [student.id for student in students]
    return {
        (name, row["id"]): tuple(
            float(row[f"{name}_{what}"]) for what in ("raw", "penalty", "final", "maximum")
        )
        for row in rows
        for name in facts.hands
        if row[f"{name}_raw"]
    }


def in_canvas(facts, gradebook, columns):
    """{key: (final,)} as Canvas takes them; `columns`: {assignment: its title in Canvas}."""
    ids = {hand.student.canvas_id: hand.student.id for hands in facts.hands.values() for hand in hands}
    found = {}
    for name, column in columns.items():
        written = (facts.course.root / f"grades-canvas-{name}.csv").read_bytes()
        for (user, where), (old, new) in canvas_import.changes(gradebook, written).items():
            assert (where, old) == (column, ""), (user, where, old)
            found[name, ids[user]] = (float(new),)
    return found


def require_pages_given_back(facts):
    """Each page in an archive answers its own student's hand-in."""
    for name, hands in facts.hands.items():
        files = {hand.student.canvas_id: {str(hand.attachment)} for hand in hands}
        own = {hand.student.canvas_id: facts.course.feedback(name, hand.student.id) for hand in hands}
        with zipfile.ZipFile(facts.course.root / f"feedback-canvas-{name}.zip") as archive:
            users = {canvas_import.answered(page, files): page for page in archive.namelist()}
            assert users.keys() == files.keys(), name
            for user, page in users.items():
                assert archive.read(page) == (own[user] / "feedback.html").read_bytes(), page


def require_logged(facts, reasons):
    """A line for whoever's points by machine changed, and no other.  `reasons`: {student: why}."""
    with open(facts.course.people / "log.csv", newline="") as file:
        logged = [(row["id"], row["reason"]) for row in csv.DictReader(file)]
    assert sorted(logged) == sorted(reasons.items())


def owners(folder: Path):
    """{student: whose work stands in the files of theirs} in submitted/ or autograded/."""
    return {
        path.name: {
            found.decode()
            for file in path.rglob("*")
            if file.is_file()
            for found in SIGNED.findall(file.read_bytes())
        }
        for path in folder.iterdir()
    }
