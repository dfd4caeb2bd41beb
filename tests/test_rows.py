"""Tests of the tests: every mistake costs its item and no other, on both sides, and gets its name or none.

A row is judged once (`tests.judge`), for its verdict and its names, by the grader and by the public checks.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from autograder.verify.judge import FEW
from autograder.verify.pool import judged as judge
from autograder.verify.pool import pool
from autograder.verify.rows import Unusual, by_the_clock, true_ids
from tests.confusion import figures, named
from tests.tables import EVERY, OF
from tests.whole import SEEDS, WHOLE, sample

ALL_ROWS = sorted(OF, key=by_the_clock)
JOBS = 1  # of each assignment: a process takes a while to load what it knows
WRONG = [row for tables in EVERY.values() for row in tables.wrong]
UNUSUAL = [row for tables in EVERY.values() for row in tables.unusual]
BLIND = {row for tables in EVERY.values() for row in tables.blind}
PROMISED = {*WRONG}  # a name of its own, or none
FEWER = SEEDS[: FEW if WHOLE else 1]  # for these: they measure names
ONE_OF_EACH = {*{(row.item, WHOLE and row.misconception): row for row in reversed(WRONG)}.values()}
MISTAKES = [(tables, row.id) for tables in EVERY.values() for row in tables.misconceptions]


@dataclass(frozen=True)
class Bars:
    """Shares: named right by the grader, of blind rows by the public checks, and wrong names at most."""

    single: float = 0.9
    pairs: float = 0.8
    wrong: float = 0.01
    blind: float = 0.8


BARS = {
    "linear_classifiers": Bars(single=0.95, wrong=0.02),
    "optimization": Bars(pairs=0.6),
    "image_features": Bars(pairs=0.0),  # few rows, of two mistakes to six
}

# Seen as wrong by the public checks, but the numbers leave several explanations: no name, and the promise's
# own hint.  Of an assignment that has no list here, any row may be such a one.
UNNAMED = {
    "linear_classifiers": {
        "softmax_example_loss-overwritten_instead_of_added-sum",
        "softmax_example_loss-not_finite-jacobian",
        "svm_loss_naive-penalty_once_per_example-for_each_class",
        "svm_loss_naive-some_are_skipped-last_class",
        "svm_loss_vectorized-wrong_axis-one_hot_sum",
        "svm_loss_naive-repeated_labels_lost-one_class_at_a_time",
        "svm_loss_naive-stale_scores-margins_kept",
        "svm_loss_naive-stale_scores-correct_score_met_too_late",
        "svm_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
        "softmax_loss_naive-line_in_the_wrong_loop-sum_never_reset",
        "softmax_loss_naive-numeric_gradient-one_sided",
        "softmax_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
        "train-num_iters_ignored-num_iters_epochs",
        "train-wrong_shape-classes_in_rows",
        "predict-some_are_skipped-last_class",
        "tune-tune_chooses_on_training-lowest_training_loss",
        "tune-tune_chooses_on_training-validation_accuracy_of_the_training_set",
    }
}


def params(rows):
    return [
        pytest.param(row, id=f"{OF[row]}-{row}", marks=[pytest.mark.clock] * by_the_clock(row))
        for row in rows
    ]


every_assignment = pytest.mark.parametrize("tables", EVERY.values(), ids=str)
every_mistake = pytest.mark.parametrize(("tables", "id"), MISTAKES, ids=str)


@pytest.fixture(scope="module")
def judged(request):
    """f(row): what both sides say of it.  The rows of all tests that will run are begun at once."""
    with ExitStack() as pools:

        @cache
        def executor(tables):
            return pools.enter_context(pool(tables.assignment, JOBS))

        @cache
        def begun(row):
            seeds = FEWER if row in BLIND else SEEDS
            return executor(OF[row]).submit(judge, row, seeds, named=1, whole=row in ONE_OF_EACH)

        rows = {item.callspec.params["row"] for item in request.session.items if _asks_for_a_row(item)}
        for row in (row for row in ALL_ROWS if row in rows and not by_the_clock(row)):
            begun(row)  # those that the clock decides are asked for last: then they run alone
        yield lambda row: begun(row).result()


def _asks_for_a_row(item):
    return item.path == Path(__file__) and hasattr(item, "callspec") and "row" in item.callspec.params


@every_assignment
def test_every_item_but_the_saved_ones_has_wrong_and_unusual_rows(tables):
    saved = {Path(file).stem for file in tables.assignment.manifest.files}
    functions = set(tables.assignment.points) - saved
    assert {row.item for row in tables.wrong} == {row.item for row in tables.unusual} == functions


@pytest.mark.parametrize("row", params(ALL_ROWS))
def test_a_row_is_judged_rightly_on_every_seed(row, judged):
    found = judged(row)
    the_grader_is_right(row, found.trusted)
    the_public_checks_come_to_the_same_verdict(row, found.public)
    if row in PROMISED:
        it_gets_its_name_from_the_public_checks_or_none(row, found.public)


def the_grader_is_right(row, found):
    """That no other item of the file is lost, is looked at for one row of an item; in CI, of each mistake."""
    assert all(OF[row].judge.is_right(row, said.scores) for said in found), found
    assert not any(said.trouble for said in found)


def the_public_checks_come_to_the_same_verdict(row, found):
    """But for a row that only the grader can see: it says why."""
    for said in found:
        assert said.passed == (isinstance(row, Unusual) or bool(row.unseen)), said.said


def it_gets_its_name_from_the_public_checks_or_none(row, found):
    """Or one of two names, where no table says for which rows they have none."""
    own, unnamed = set(row.misconception.split()), UNNAMED.get(OF[row].name)
    for said in found:
        names = set(said.names)
        right = names <= own if unnamed is None else names == (set() if str(row) in unnamed else own)
        assert said.passed or right, said.said


@pytest.mark.parametrize("row", params(sample(UNUSUAL, 3)))
def test_an_unusual_solution_gets_full_marks_in_the_sandbox(row, strongest):
    assert OF[row].judge.passes(row, SEEDS[0], strongest)


@every_assignment
def test_few_rows_are_wrong_only_to_the_grader(tables):
    wrong = [row for row in tables.every if not isinstance(row, Unusual)]
    assert len([row for row in wrong if row.unseen]) <= 5


# --- names: the bars that both sides reach ----------------------------------------------------------------


def of(side, rows, judged):
    return [said for row in rows for said in named(row, judged(row)) if said.side == side]


def told(found):
    """The rows that are not named right, for the message of a failure."""
    return "\n".join(f"{said.row}: {said.names}" for said in found if not said.right)


def reach(found, bars, single):
    """Those figures of which there are rows."""
    reached = {name: value for name, value in figures(found).items() if value is not None}
    assert reached.get("single mistakes named right", 1) >= single, told(found)
    assert reached.get("pairs named right", 1) >= bars.pairs, told(found)


@every_assignment
def test_the_grader_reaches_its_bars(tables, judged):
    found, bars = of("trusted", tables.every, judged), BARS.get(tables.name, Bars())
    reached = figures(found)
    reach(found, bars, bars.single)
    assert reached["verdicts right"] == 1, told(found)
    assert reached["false alarms on correct solutions"] == 0, told(found)
    assert reached["wrong names"] <= bars.wrong, told(found)


@every_assignment
def test_who_knew_no_detector_is_named_as_well(tables, judged):
    """By the grader as well as others are; by the public checks a little less often, and never wrongly."""
    bars = BARS.get(tables.name, Bars())
    wrong = [row for row in tables.blind if not isinstance(row, Unusual)]
    reach(of("trusted", wrong, judged), bars, bars.single)
    found = of("public", tables.blind, judged)
    assert (figures(found)["single mistakes named right"] or 0) >= bars.blind, told(found)
    assert not figures(found)["false alarms on correct solutions"], told(found)


def test_there_are_enough_pairs_in_several_styles():
    pairs = EVERY["linear_classifiers"].variants.load("variants.pairs").PAIRS
    assert len(pairs) >= 20 and all(len(true_ids(row)) == 2 for row in pairs)
    assert len({row.style for row in pairs}) >= 4
    assert {row.item.split("_")[0] for row in pairs} == {"svm", "softmax"}


# --- the table of mistakes: every row has an example and a near miss --------------------------------------


def called(id, row, judged):
    """Whether one side or the other calls the row by this id alone."""
    return any(set(said.names) == {id} for said in named(row, judged(row)))


def near_misses(tables, id):
    """Of its items: right solutions that look unusual, and one solution with each other mistake."""
    near, ids = [], [row.id for row in tables.misconceptions]
    for item in {row.item for row in tables.wrong if row.misconception == id}:
        others = {row.misconception: row for row in tables.wrong if row.item == item}
        alike = [row for misconception, row in others.items() if misconception in ids and misconception != id]
        near += [*[row for row in tables.unusual if row.item == item][:3], *alike]
    return near


@every_mistake
def test_a_mistake_has_an_example_that_gets_its_name(tables, id, judged):
    rows = (row for row in tables.wrong if row.misconception == id)
    assert any(called(id, row, judged) for row in rows), f"no wrong solution in variants/ is called {id}"


@every_mistake
def test_near_misses_do_not_get_its_name(tables, id, judged):
    near = near_misses(tables, id)
    assert near
    public = [said for row in near for said in named(row, judged(row)) if said.side == "public"]
    assert not [str(said.row) for said in public if id in said.names]
