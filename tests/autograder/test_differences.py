"""Tables of scores that became others: the lowered ones first, and no number is cut."""

import re

import pytest
from rich.console import Console

from autograder.report import differences
from autograder.term.state import Change, State

LONG = "annabella.quillington-featherstone@university.example.edu"
ITEMS = ("svm_loss_naive", "softmax_loss_vectorized")


def state(*cells, penalty=0.0):
    return State(dict(zip(ITEMS, cells, strict=True)), penalty)


def by_machine(*points):
    return [(each, None, None) for each in points]


BEFORE = state(*by_machine(8.0, 20.0), penalty=1.25)
CHANGES = [
    Change("one", "up", state(*by_machine(0.0, 1.0)), state(*by_machine(8.0, 1.0))),
    Change(
        "one",
        "stays",
        state((8.0, 3.5, None), *by_machine(20.0)),
        state((2.0, 3.5, None), (20.0,) + 2 * (None,)),
    ),
    Change("one", "a.little", BEFORE, state(*by_machine(7.0, 20.0), penalty=1.25)),
    Change("one", LONG, BEFORE, state(*by_machine(3.25, 12.5), penalty=2.5)),
    Change("one", "first", None, state(*by_machine(1.0, 0.0))),
]


@pytest.mark.parametrize("width", (120, 80, 56))
def test_who_loses_stands_first_and_nothing_is_cut(width, capsys):
    differences.print_changes(CHANGES, 200, "one", Console(width=width))
    said = capsys.readouterr().out
    scores = re.findall(r"^ \S+ +((?:\S+ → )?\S+) +([−+±]\S+) ", said, re.MULTILINE)
    assert scores == [
        ("26.75 → 13.25", "−13.5"),
        ("26.75 → 25.75", "−1"),
        ("23.5", "±0"),
        ("– → 1", "+1"),
        ("1 → 9", "+8"),
    ]
    start = next(line.index("items") for line in said.splitlines() if "items" in line)
    items = "".join(line[start:] for line in said.splitlines()).replace(" ", "")
    assert all(part in items for part in ("8→3.25", "20→12.5", "3.5byapersonstays(machine:8→2)"))
    assert "2 lowered (by 14.5 in all, at most 13.5), 2 raised" in " ".join(said.split())
    assert "196 unchanged" in " ".join(said.split()) and "…" not in said


def test_a_change_in_one_line():
    lines = [str(change) for change in CHANGES]
    assert lines[0] == "score 1 -> 9, svm_loss_naive 0 -> 8"
    assert lines[1] == "score 23.5 -> 23.5, svm_loss_naive by machine 8 -> 2"
    assert lines[3].endswith(", penalty 1.25 -> 2.5")
    assert lines[4] == "score 0 -> 1, svm_loss_naive none -> 1, softmax_loss_vectorized none -> 0"
