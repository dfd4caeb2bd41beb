"""Tests of the tests: stubs fail, solutions pass, every mistake costs its item and no other."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from autograder.grade import laid_out, run_checks, trusted_checks
from autograder.result import item_result
from autograder.student import SUBMISSION_SECONDS, Session
from autograder.submission import Submission
from tests.variants.linear_svm import UNUSUAL, WRONG

SEEDS = range(20)
ITEMS = ("svm_loss_naive", "svm_loss_vectorized")
POINTS = 12.0
CHECKS = trusted_checks("linear_classifiers")


def scores(code, level):
    """[{item: score} for each seed], from one worker."""
    found = []
    with laid_out(Submission("x", {"linear_svm.py": code.encode()})) as folder:
        session = Session(folder, ("linear_svm",), level)
        for seed in SEEDS:
            session.deadline = time.monotonic() + SUBMISSION_SECONDS
            outcomes = run_checks("linear_classifiers", session, seed)
            found.append({item: item_result(item, POINTS, outcomes, CHECKS[item]).score for item in ITEMS})
        session.close()
    return found


@pytest.fixture(scope="module")
def scored(solution_text, strongest):
    """{row: scores} of the whole table, worked out on all processors."""
    rows = [*WRONG, *UNUSUAL]
    codes = [f"{solution_text}\n\n{row.code}" for row in rows]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return dict(zip(rows, pool.map(scores, codes, [strongest] * len(codes)), strict=True))


def test_the_untouched_stub_is_worth_nothing(assignment, strongest):
    stub = assignment.stubs["linear_svm.py"]
    assert all(set(score.values()) == {0.0} for score in scores(stub, strongest))


def test_the_solution_is_worth_everything(solution_text, level):
    assert all(set(score.values()) == {POINTS} for score in scores(solution_text, level))


def test_there_is_a_wrong_row_for_both_functions():
    assert {row.item for row in WRONG} == set(ITEMS) == {row.item for row in UNUSUAL}


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_wrong_solution_loses_its_item_and_no_other(row, scored):
    (other,) = set(ITEMS) - {row.item}
    for score in scored[row]:
        assert score[row.item] < POINTS
        assert score[other] == POINTS


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_gets_full_marks(row, scored):
    for score in scored[row]:
        assert set(score.values()) == {POINTS}
