"""The tables of `linear_classifiers`, and what both sides say of its rows (`tests.tables`)."""

from functools import partial

from cs231n_utils.promises import run as promises
from tests import tables

_TABLES = tables.EVERY["linear_classifiers"]
SOURCE, JUDGE = _TABLES.assignment, _TABLES.judge
PUBLIC = JUDGE.public_side
MISCONCEPTIONS = PUBLIC.misconceptions
run = partial(promises.run, PUBLIC)  # of an item by its id, on a module
WRONG, UNUSUAL, FILES = _TABLES.wrong, _TABLES.unusual, _TABLES.files


def part(name, room="public"):
    """A module of the assignment's own, with the modules around it."""
    return _TABLES.variants.load(f"{room}.{name}")


def solution():
    """{file: the solution}"""
    return SOURCE.solution


blind = part("blind", "variants")
with_row, scores, full, is_right = JUDGE.with_row, JUDGE.scores, JUDGE.full, JUDGE.is_right
