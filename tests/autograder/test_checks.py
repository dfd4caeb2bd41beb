"""Tests of the tests: stubs fail, solutions pass, every mistake costs its item and no other."""

import os

import pytest

from autograder.data import find
from autograder.demo import trained
from tests.verdicts import FILES, SOURCE, UNUSUAL, WRONG, is_right, scores, solution, table_scores

SEEDS = range(int(os.environ.get("CS231N_SEEDS", "20")))


@pytest.fixture(scope="module")
def scored(strongest):
    """{row: scores} of all tables"""
    return dict(table_scores([*WRONG, *UNUSUAL], strongest, SEEDS))


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
    assert all(is_right(row, score) for score in scored[row]), scored[row]


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_gets_full_marks(row, scored):
    assert all(is_right(row, score) for score in scored[row]), scored[row]
