"""The tables of student-like solutions, and what the trusted checks say of a submission on many seeds."""

import os
from functools import cache

import pytest

from autograder import stubs
from autograder.assignment import Assignment
from autograder.grade import laid_out, run_checks
from autograder.plugin import Grading
from autograder.result import item_result
from autograder.student import Session
from autograder.submission import Submission
from tests.attacks import table
from tests.variants import blind, example_losses, linear_svm, nameless, pairs, softmax, training
from tests.variants.table import Unusual

SOURCE = Assignment.find("linear_classifiers")
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


@cache
def solution():
    """{file: the solution}"""
    return {name: stubs.solution((SOURCE.source / name).read_text()) for name in SOURCE.stubs}


def with_row(row):
    file = FILES[row.item]
    return solution() | {file: f"{solution()[file]}\n\n{row.code}"}


class Repeated(Grading):
    """Runs the checks once for each seed in one pytest session; names mistakes on the first `named` seeds.

    After the first seed only the checks of `item`, if one is given, and after the named ones until one fails.
    """

    def __init__(self, session, seeds, data_set, item, named):
        super().__init__(session, data_set=data_set)
        self.seeds, self.item, self.named = seeds, item, named
        self.by_seed = []  # outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        for turn, seed in enumerate(self.seeds):
            self.seed, self.implementations, self.outcomes, self.failures = seed, {}, [], []
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
    where, modules = (f"{SOURCE.name}/test_{only}.py", (only,)) if only else (SOURCE.name, SOURCE.modules)
    with laid_out(Submission("x", content)) as folder:
        session = session_of(folder, modules)
        try:
            return run_checks(where, Repeated(session, seeds, data, item, named)).by_seed
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
        item: item_result(item, points, outcomes, SOURCE.trusted_checks[item]).score
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
