"""Every attack is worth what its honest work is worth, and no more; its neighbours are untouched.

A broken sandbox looks like an attack that failed.  So known-good work is graded among the attacks, and the
means of attacks are tried on what is within their reach (WITHIN_REACH): there they work.
"""

import hashlib
import json
import secrets
import socket
from collections import Counter

import pytest

from autograder.assignment import Assignment
from autograder.course import Course
from tests.attacks import answers, ground, inside, machine, reading, replies
from tests.attacks.table import FULL, Attack

TABLES = (reading, inside, replies, machine, answers)
ATTACKS = [row for table in TABLES for row in table.ATTACKS]
WITHIN_REACH = [row for table in TABLES for row in getattr(table, "WITHIN_REACH", [])]
HARMLESS = {inside.STACK, inside.PATCH, inside.LIES, replies.WIRE, answers.INPUTS}
OPEN = [
    row for row in ATTACKS if row.family in HARMLESS and "sock." not in row.code
]  # tried without a sandbox
FAMILIES = Counter(row.family for row in ATTACKS)

EVERY = 12  # attacks between two known-good submissions
HOST_GROWTH = 600 << 20  # bytes: a few frames as large as may be
SLACK = 25  # seconds: starts of workers are in nobody's budget, and the machine may have other work


class Field:
    """A course in which attacks lie among known-good submissions, and their Outcomes."""

    def __init__(self, root, rows, level):
        self.course, self.temporary = Course(root / "course"), root / "temporary"
        self.temporary.mkdir()
        self.course.root.mkdir()
        self.mark = secrets.token_hex(20)
        self.ids = {row: f"attack-{number}" for number, row in enumerate(rows)}
        self.controls = [f"control-{number}" for number in range(len(rows) // EVERY + 2)]
        with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
            abstract.bind(f"\0{self.mark}")
            abstract.listen()
            self.lay(server.getsockname()[1])
            tasks = {id: ground.task(self.course, id, level) for id in self.order()}
            self.before = self.digest()
            self.seconds = ground.budget(tasks[self.controls[0]])
            self.outcomes = ground.grade_all(tasks, self.temporary, self.mark, self.seconds)

    def lay(self, port):
        facts = (str(ground.KIT), str(self.course.root), str(self.temporary), self.mark, port)
        for row, id in self.ids.items():
            ground.lay(self.course, row, id, facts)
        for id in self.controls:
            ground.lay(self.course, Attack("known good", "control"), id, facts)

    def order(self):
        """A control first, last, and after every few attacks."""
        ids = list(self.ids.values())
        for number, control in enumerate(self.controls):
            yield control
            yield from ids[number * EVERY : (number + 1) * EVERY]

    def of(self, row):
        return self.outcomes[self.ids[row]]

    def digest(self):
        """Of everything in the course."""
        paths = sorted(
            path for path in self.course.root.rglob("*") if path.is_file() and not path.is_symlink()
        )
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture(scope="module")
def field(bubblewrap, tmp_path_factory, stand_in_dir):
    return Field(tmp_path_factory.mktemp("attacks"), [*ATTACKS, *WITHIN_REACH], bubblewrap)


@pytest.fixture(scope="module")
def open_field(tmp_path_factory, stand_in_dir):
    return Field(tmp_path_factory.mktemp("open"), OPEN, "process")


def expected(row):
    """{item: points}: all of the other files, no saved classifiers, and the row's worth."""
    points = Assignment.find(ground.NAME).points | {"best_svm": 0.0, "best_softmax": 0.0}
    return points | dict.fromkeys(FULL, 0.0) | row.worth


def assert_worth(row, outcome, field):
    """Points, time, memory and words of one outcome."""
    assert outcome.error is None
    scores = {item.id: item.score for item in outcome.result.items}
    if row.own_harm:
        assert {item: score for item, score in scores.items() if score > expected(row)[item]} == {}
    else:
        assert scores == expected(row)
    assert outcome.seconds < (ground.CALLS + 1) * field.seconds + SLACK
    assert outcome.bytes < HOST_GROWTH
    assert outcome.descriptors <= 0
    messages = [check.message for item in outcome.result.items for check in item.checks]
    assert row.says in " ".join(messages)
    for text in (*messages, *outcome.result.events, *outcome.result.notes):
        assert text.isprintable() and len(text) < 1000


@pytest.mark.parametrize("row", ATTACKS, ids=str)
def test_an_attack_is_worth_its_honest_work(row, field):
    assert_worth(row, field.of(row), field)


@pytest.mark.parametrize("row", WITHIN_REACH, ids=str)
def test_its_means_work_on_what_is_within_reach(row, field):
    assert_worth(row, field.of(row), field)


@pytest.mark.parametrize("row", OPEN, ids=str)
def test_scores_hold_without_a_sandbox(row, open_field):
    assert_worth(row, open_field.of(row), open_field)


@pytest.mark.parametrize("name", ["field", "open_field"])
def test_neighbours_are_untouched(name, request):
    """Known-good work among the attacks is worth full marks, in good time; every file is as it was."""
    field = request.getfixturevalue(name)
    row = Attack("known good", "control", worth=FULL)
    for id in field.controls:
        assert_worth(row, field.outcomes[id], field)
    assert field.digest() == field.before


@pytest.mark.parametrize("name", ["field", "open_field"])
def test_nothing_is_left(name, request):
    """No process and no temporary file; it is not before that, that the next run starts."""
    field = request.getfixturevalue(name)
    assert ground.survivors(field.temporary) == []
    assert list(field.temporary.iterdir()) == []


def test_no_secret_is_in_a_result(field):
    for outcome in field.outcomes.values():
        text = json.dumps(outcome.result and outcome.result.to_json())
        assert field.mark not in text
        assert field.course.secret().decode() not in text


def test_there_are_attacks_of_every_kind():
    names = [str(row) for row in [*ATTACKS, *WITHIN_REACH]]
    assert len(names) == len(set(names))
    assert len(ATTACKS) >= 60
    assert min(FAMILIES.values()) >= 3
