"""Tests of the tests: stubs fail, solutions pass, every mistake costs its item and no other."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from autograder import stubs
from autograder.assignment import Assignment
from autograder.data import find
from autograder.demo import trained
from autograder.grade import laid_out, run_checks
from autograder.plugin import Grading
from autograder.result import item_result
from autograder.student import SUBMISSION_SECONDS, Session
from autograder.submission import Submission
from tests.variants import example_losses, linear_svm, softmax, training

SEEDS = range(int(os.environ.get("CS231N_SEEDS", "20")))
SOURCE = Assignment.find("linear_classifiers")
FILES = {  # the file that holds an item; a row's code goes to its end
    "svm_example_loss": "example_losses.py",
    "softmax_example_loss": "example_losses.py",
    "svm_loss_naive": "linear_svm.py",
    "svm_loss_vectorized": "linear_svm.py",
    "softmax_loss_naive": "softmax.py",
    "softmax_loss_vectorized": "softmax.py",
    "train": "linear_classifier.py",
    "predict": "linear_classifier.py",
    "tune": "tuning.py",
}
TABLES = (example_losses, linear_svm, softmax, training)
WRONG = [row for table in TABLES for row in table.WRONG]
UNUSUAL = [row for table in TABLES for row in table.UNUSUAL]


def solution():
    """{file: the solution}"""
    return {name: stubs.solution((SOURCE.source / name).read_text()) for name in SOURCE.stubs}


def with_row(row):
    files = solution()
    files[FILES[row.item]] += f"\n\n{row.code}"
    return files


class Repeated(Grading):
    """Runs the checks once for each seed in one pytest session, whose start costs more than the checks."""

    def __init__(self, session, seeds, data_set):
        super().__init__(session, data_set=data_set)
        self.seeds = seeds
        self.by_seed = []  # outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        for seed in self.seeds:
            self.seed, self.implementations, self.outcomes = seed, {}, []
            self.session.deadline = time.monotonic() + SUBMISSION_SECONDS
            for check in session.items:
                check.config.hook.pytest_runtest_protocol(item=check, nextitem=None)
            self.by_seed.append(self.outcomes)
        return True


def scores(files, level, seeds=SEEDS, data=None, only=None):
    """[{item: score} for each seed], from one worker; `only` the checks of one file's items."""
    content = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    where = f"{SOURCE.name}/test_{only}.py" if only else SOURCE.name
    with laid_out(Submission("x", content)) as folder:
        session = Session(folder, tuple(name.removesuffix(".py") for name in SOURCE.stubs), level)
        by_seed = run_checks(where, Repeated(session, seeds, data)).by_seed
        session.close()
    return [items_of(outcomes) for outcomes in by_seed]


def items_of(outcomes):
    """{item: score} of the items that were checked."""
    checked = {outcome.item for outcome in outcomes}
    return {
        item: item_result(item, points, outcomes, SOURCE.trusted_checks[item]).score
        for item, points in SOURCE.points.items()
        if item in checked
    }


def row_scores(row, level):
    """Of the items in the row's file."""
    file = FILES[row.item].removesuffix(".py")
    return scores(with_row(row), level, only=file)


@pytest.fixture(scope="module")
def scored(strongest):
    """{row: scores} of all tables, worked out on all processors."""
    rows = [*WRONG, *UNUSUAL]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = pool.map(row_scores, rows, [strongest] * len(rows), chunksize=4)
        return dict(zip(rows, found, strict=True))


def full(score):
    return {item: SOURCE.points[item] for item in score}


def test_the_untouched_stubs_are_worth_nothing(strongest, stand_in_dir):
    data = find("stand-in")
    for score in scores(SOURCE.stubs, strongest, SEEDS, data):
        assert set(score) == set(SOURCE.points)
        assert set(score.values()) == {0.0}


def test_the_solution_is_worth_everything(level, stand_in_dir):
    files = solution() | {path.name: path.read_bytes() for path in trained(SOURCE)}
    for score in scores(files, level, SEEDS, find("stand-in")):
        assert score == SOURCE.points


def test_every_item_but_the_saved_ones_has_wrong_and_unusual_rows():
    assert {row.item for row in WRONG} == {row.item for row in UNUSUAL} == set(FILES)
    assert set(SOURCE.points) - set(FILES) == {"best_svm", "best_softmax"}


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_wrong_solution_loses_its_item_and_no_other(row, scored):
    for score in scored[row]:
        assert score[row.item] < SOURCE.points[row.item]
        assert {**score, row.item: 0} == {**full(score), row.item: 0}


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_gets_full_marks(row, scored):
    for score in scored[row]:
        assert score == full(score)
