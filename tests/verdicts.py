"""The tables of student-like solutions, and what the trusted checks say of a submission on many seeds."""

import os
from functools import partial

import pytest

from autograder.course.submission import Submission
from autograder.grading.checks import run_checks, trusted_checks
from autograder.grading.grade import laid_out
from autograder.grading.plugin import Grading
from autograder.grading.result import item_result
from autograder.sandbox.student import Session
from autograder.verify.rows import Unusual
from cs231n_utils.promises import run as promises
from cs231n_utils.promises.loader import Files
from cs231n_utils.promises.public import public
from tests import home
from tests.attacks import table

SOURCE = home.assignment("linear_classifiers")
PUBLIC = public(SOURCE.source)
MISCONCEPTIONS = PUBLIC.misconceptions
run = partial(promises.run, PUBLIC)  # of an item by its id, on a module
_files = Files.read(SOURCE.source, "*/**/*.py")
_NAMES = ("blind", "example_losses", "linear_svm", "nameless", "pairs", "softmax", "training")
blind, example_losses, linear_svm, nameless, pairs, softmax, training = (
    _files.load(f"variants.{name}") for name in _NAMES
)
FILES = {item: file for file, items in table.FILES.items() for item in items}  # a row's code goes to its end
SEEDS = range(int(os.environ.get("CS231N_SEEDS", "3")))  # on which every verdict has to hold
FEW = 3  # seeds: on which names are looked at
TABLES = (example_losses, linear_svm, softmax, training)
WRONG = [row for table in TABLES for row in table.WRONG]
UNUSUAL = [row for table in TABLES for row in table.UNUSUAL]


def rows_of(tables):
    """Singles, pairs and correct solutions."""
    kinds = ("WRONG", "PAIRS", "UNUSUAL")
    return [row for table in tables for kind in kinds for row in getattr(table, kind, [])]


def true_ids(row):
    """The ids of a row's mistakes."""
    return set() if isinstance(row, Unusual) else set(row.misconception.split())


def by_the_clock(row):
    """Whether the verdict on this row, or a name of it, is a matter of time."""
    return bool(true_ids(row) & {"numeric_gradient", "loop_in_vectorized"})


ALL_ROWS = sorted(rows_of((*TABLES, pairs, blind, nameless)), key=by_the_clock)


def part(name, room="public"):
    """A module of the assignment's own, with the modules around it."""
    return _files.load(f"{room}.{name}")


def solution():
    """{file: the solution}"""
    return SOURCE.solution


def with_row(row):
    file = FILES[row.item]
    return solution() | {file: f"{solution()[file]}\n\n{row.code}"}


class Repeated(Grading):
    """Runs the checks once for each seed in one pytest session; names mistakes on the first `named` seeds.

    After the first seed only the checks of `item`, if one is given, and after the named ones until one fails.
    """

    def __init__(self, session, seeds, data_set, item, named, only):
        super().__init__(SOURCE.code, session, data_set=data_set, only=only or "")
        self.seeds, self.item, self.named = seeds, item, named
        self.by_seed = []  # outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        for turn, seed in enumerate(self.seeds):
            self.seed, self.shared, self.outcomes, self.failures = seed, {}, [], []
            self.session.begin()
            for check in session.items:
                if turn == 0 or self.item in (None, check.callspec.params["item_id"]):
                    check.config.hook.pytest_runtest_protocol(item=check, nextitem=None)
                if self.item and turn >= max(1, self.named) and self.outcomes and self.outcomes[-1].part < 1:
                    break  # the verdict stands
            if turn < self.named:
                self.name_failures()
            self.by_seed.append(self.outcomes)
        return True


def outcomes(files, session_of, seeds, data=None, only=None, item=None, named=0):
    """[outcomes for each seed] from one worker; `only` one file's checks, all seeds for `item`.

    `session_of(folder, modules)` makes the session; mistakes are named on the first `named` seeds.
    """
    content = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    modules = (only,) if only else SOURCE.modules
    with laid_out(Submission("x", content)) as folder:
        session = session_of(folder, modules)
        try:
            return run_checks(SOURCE.code, Repeated(session, seeds, data, item, named, only)).by_seed
        finally:
            session.close()


def scores(files, level, seeds, data=None, only=None):
    """[{item: score} for each seed], from a worker as the grader has it."""
    found = outcomes(files, lambda *where: Session(*where, level, SOURCE.limits), seeds, data, only)
    return [items_of(outcomes) for outcomes in found]


def items_of(outcomes):
    """{item: score} of the items that were checked."""
    checked = {outcome.item for outcome in outcomes}
    return {
        item: item_result(item, points, outcomes, trusted_checks(SOURCE)[item]).score
        for item, points in SOURCE.points.items()
        if item in checked
    }


def full(score):
    return {item: SOURCE.points[item] for item in score}


def is_right(row, score):
    """Whether a wrong row loses its item and no other, or an unusual one gets full marks."""
    if isinstance(row, Unusual):
        return score == full(score)
    loses = score[row.item] < SOURCE.points[row.item]
    return loses and {**score, row.item: 0} == {**full(score), row.item: 0}
