"""Every attack is worth what its honest work is worth, and no more; its neighbours are untouched.

A broken sandbox looks like an attack that failed.  So known-good work is graded among the attacks, and the
means of attacks are tried on what is within their reach (WITHIN_REACH): there they work.
"""

import json
from collections import Counter

import pytest

from tests.attacks import elsewhere, ground, reading
from tests.attacks.field import ATTACKS, KNOWN_GOOD, OPEN, TRIED, WITHIN_REACH, Field
from tests.attacks.table import FILES, FULL

READING = [row for row in ATTACKS if row.family == reading.READ][:4]  # of the kit itself
FAMILIES = Counter(row.family for row in ATTACKS)

HOST_GROWTH = 600 << 20  # bytes: a few frames as large as may be
SLACK = 25  # seconds: starts of workers are in nobody's budget, and the machine may have other work


@pytest.fixture(scope="module")
def field(bubblewrap, installed_kit, tmp_path_factory, stand_in_dir):
    """All attacks, on an installed kit."""
    return elsewhere.field(installed_kit, tmp_path_factory.mktemp("attacks"), stand_in_dir)


@pytest.fixture(scope="module")
def checkout_field(bubblewrap, tmp_path_factory, stand_in_dir):
    """Those that read, on a checkout."""
    return Field(tmp_path_factory.mktemp("checkout"), READING, bubblewrap, brief=True)


@pytest.fixture(scope="module")
def open_field(tmp_path_factory, stand_in_dir):
    return Field(tmp_path_factory.mktemp("open"), OPEN, "process", brief=True)


def expected(row, field):
    """{item: points}: all of the other files that there are, and the row's worth."""
    points = ground.assignment().points
    beside = {item: points[item] for file in field.beside(row) for item in FILES[file]}
    return dict.fromkeys(points, 0.0) | beside | dict.fromkeys(FULL, 0.0) | row.worth


def assert_worth(row, outcome, field):
    """Points, time, memory and words of one outcome."""
    assert outcome.error is None
    scores = {item.id: item.score for item in outcome.result.items}
    if row.own_harm:
        assert {item: score for item, score in scores.items() if score > expected(row, field)[item]} == {}
    else:
        assert scores == expected(row, field)
    limits = field.limits[field.beside(row)]
    assert outcome.seconds < limits.submission + limits.call + SLACK
    assert outcome.bytes < HOST_GROWTH
    assert outcome.descriptors <= 0
    messages = [check.message for item in outcome.result.items for check in item.checks]
    assert row.says in " ".join(messages)
    for text in (*messages, *outcome.result.events, *outcome.result.notes):
        assert text.isprintable() and len(text) < 1000


@pytest.mark.parametrize("row", TRIED, ids=str)
def test_an_attack_is_worth_its_honest_work(row, field):
    assert_worth(row, field.of(row), field)


@pytest.mark.parametrize("row", WITHIN_REACH, ids=str)
def test_its_means_work_on_what_is_within_reach(row, field):
    assert_worth(row, field.of(row), field)


@pytest.mark.parametrize("row", READING, ids=str)
def test_nothing_of_a_checkout_is_read(row, checkout_field):
    assert_worth(row, checkout_field.of(row), checkout_field)


@pytest.mark.parametrize("row", OPEN, ids=str)
def test_scores_hold_without_a_sandbox(row, open_field):
    assert_worth(row, open_field.of(row), open_field)


@pytest.mark.parametrize("name", ["field", "checkout_field", "open_field"])
def test_neighbours_are_untouched(name, request):
    """Known-good work among the attacks is worth full marks, in good time; every file is as it was."""
    field = request.getfixturevalue(name)
    for id in field.controls:
        assert_worth(KNOWN_GOOD, field.outcomes[id], field)
    assert field.digest() == field.before


@pytest.mark.parametrize("name", ["field", "checkout_field", "open_field"])
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
