"""What the trusted checks say of student-like solutions on many seeds, for the tests and for the bench."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from autograder import stubs
from autograder.assignment import Assignment
from autograder.grade import laid_out, run_checks
from autograder.plugin import Grading
from autograder.result import item_result
from autograder.student import SUBMISSION_SECONDS, Session
from autograder.submission import Submission
from tests.variants import example_losses, linear_svm, softmax, training
from tests.variants.table import Unusual

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
FEW = 3  # seeds: where the verdict is a matter of time, whatever is drawn, and for what a row leaves as it is
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
    """Runs the checks once for each seed in one pytest session, whose start costs more than the checks.

    After a few seeds only those of `item`, if one is given.
    """

    def __init__(self, session, seeds, data_set, item=None):
        super().__init__(session, data_set=data_set)
        self.seeds, self.item = seeds, item
        self.by_seed = []  # outcomes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        for turn, seed in enumerate(self.seeds):
            self.seed, self.implementations, self.outcomes, self.failures = seed, {}, [], []
            self.session.deadline = time.monotonic() + SUBMISSION_SECONDS
            for check in session.items:
                if turn >= FEW and self.item not in (None, check.callspec.params["item_id"]):
                    continue
                check.config.hook.pytest_runtest_protocol(item=check, nextitem=None)
            self.by_seed.append(self.outcomes)
        return True


def scores(files, level, seeds, data=None, only=None, item=None):
    """[{item: score} for each seed], from one worker; `only` one file's checks, most seeds for `item`."""
    content = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    where = f"{SOURCE.name}/test_{only}.py" if only else SOURCE.name
    with laid_out(Submission("x", content)) as folder:
        session = Session(folder, SOURCE.modules, level)
        by_seed = run_checks(where, Repeated(session, seeds, data, item)).by_seed
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


def row_scores(row, level, seeds):
    """Of the items in the row's file."""
    file = FILES[row.item].removesuffix(".py")
    return scores(with_row(row), level, seeds, only=file, item=row.item)


def table_scores(rows, level, seeds):
    """Yields (row, its row_scores), worked out on all processors."""
    of_row = [seeds[:FEW] if "-numeric_gradient-" in str(row) else seeds for row in rows]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = pool.map(row_scores, rows, [level] * len(rows), of_row, chunksize=4)
        yield from zip(rows, found, strict=True)


def full(score):
    return {item: SOURCE.points[item] for item in score}


def is_right(row, score):
    """Whether a wrong row loses its item and no other, or an unusual one gets full marks."""
    if isinstance(row, Unusual):
        return score == full(score)
    loses = score[row.item] < SOURCE.points[row.item]
    return loses and {**score, row.item: 0} == {**full(score), row.item: 0}
