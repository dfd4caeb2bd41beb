"""The tables of `linear_classifiers`, and what both sides say of its rows (`autograder.verify.judge`)."""

import os
from functools import partial

from autograder.verify.judge import Judge
from autograder.verify.rows import by_the_clock
from autograder.verify.tables import Variants
from cs231n_utils.promises import run as promises
from tests import home

SOURCE = home.assignment("linear_classifiers")
JUDGE = Judge(SOURCE)
PUBLIC = JUDGE.public_side
MISCONCEPTIONS = PUBLIC.misconceptions
run = partial(promises.run, PUBLIC)  # of an item by its id, on a module
_variants = Variants.of(SOURCE)
_NAMES = (
    "blind",
    "example_losses",
    "forms",
    "linear_svm",
    "mechanisms",
    "mutants",
    "nameless",
    "pairs",
    "softmax",
    "training",
    "unstable",
)
(
    blind,
    example_losses,
    forms,
    linear_svm,
    mechanisms,
    mutants,
    nameless,
    pairs,
    softmax,
    training,
    unstable,
) = (_variants.load(f"variants.{name}") for name in _NAMES)
SEEDS = range(int(os.environ.get("CS231N_SEEDS", "3")))  # on which every verdict has to hold
TABLES = (example_losses, linear_svm, softmax, training, mechanisms, unstable)
WRONG, UNUSUAL = (
    [row for table in TABLES for row in getattr(table, kind, ())] for kind in ("WRONG", "UNUSUAL")
)
FILES = {row.item: JUDGE.file(row.item) for row in WRONG}  # a row's code goes to its end


def rows_of(tables):
    """Singles, pairs and correct solutions."""
    kinds = ("WRONG", "PAIRS", "UNUSUAL")
    return [row for table in tables for kind in kinds for row in getattr(table, kind, [])]


ALL_ROWS = sorted(rows_of((*TABLES, pairs, blind, nameless, forms, mutants)), key=by_the_clock)


def part(name, room="public"):
    """A module of the assignment's own, with the modules around it."""
    return _variants.load(f"{room}.{name}")


def solution():
    """{file: the solution}"""
    return SOURCE.solution


with_row, scores, full, is_right = JUDGE.with_row, JUDGE.scores, JUDGE.full, JUDGE.is_right
