"""The public checks of the softmax loss: every known mistake fails, every unusual right solution passes."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from cs231n_utils import cases, checks, softmax_checks
from cs231n_utils.report import explain
from cs231n_utils.student import Finding, Student
from tests.variants.softmax import UNUSUAL, WRONG

SOURCE = Path(__file__).parents[2] / "assignments/linear_classifiers/softmax.py"
ITEMS = ("softmax_loss_naive", "softmax_loss_vectorized")

# Seen as wrong, but the numbers leave several explanations: no name, and the promise's own hint.
UNNAMED = {
    "softmax_loss_naive-stale_scores-sum_never_reset",
    "softmax_loss_naive-numeric_gradient-one_sided",
    "softmax_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
    "softmax_loss_vectorized-overwritten_instead_of_added-second_product_replaces_first",
}


def module(*edits, code=""):
    """The solution, with (old, new) pieces of its text exchanged and `code` after it."""
    text = SOURCE.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, f"the solution no longer holds {old!r}: adapt this edit"
        text = text.replace(old, new)
    namespace = {"__name__": "softmax"}
    exec(compile(f"{text}\n\n{code}", "softmax.py", "exec"), namespace)
    return SimpleNamespace(**namespace)


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_wrong_solution_fails_and_gets_its_name_or_none(row):
    for seed in range(2):
        report = checks.run(checks.ITEMS[row.item], module(code=row.code), seed=seed)
        assert report.finding is not None
        names = () if str(row) in UNNAMED else (row.misconception,)
        assert report.finding.misconceptions == names, explain(report)


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_passes(row):
    for seed in range(2):
        report = checks.run(checks.ITEMS[row.item], module(code=row.code), seed=seed)
        assert report.ok, explain(report)


@pytest.mark.parametrize("id", ITEMS)
def test_the_solution_passes_on_many_seeds(id):
    for seed in range(30):
        report = checks.run(checks.ITEMS[id], module(), seed=seed)
        assert report.ok, explain(report)


@pytest.mark.parametrize(
    "part, edit",
    [
        ("loss", ("dW[:, c] += (exponentials[c] / total - (c == label)) * x", "pass")),
        ("stability", ("dW[:, c] += (exponentials[c] / total - (c == label)) * x", "pass")),
        ("gradient", ("+ reg * np.sum(W * W)", "")),
    ],
)
def test_a_part_can_pass_before_the_next_one_is_written(part, edit):
    item = checks.ITEMS["softmax_loss_naive"]
    assert checks.run(item, module(edit), up_to=part).ok
    assert not checks.run(item, module(edit)).ok


def test_scores_that_differ_by_much_within_one_example_are_no_requirement():
    for _, case in (softmax_checks.ALL_LARGER, softmax_checks.FAR_APART):
        assert np.ptp(case.W, axis=1).max() < 600
    assert np.ptp(softmax_checks.FAR_APART[1].W) > 700


def test_a_smaller_shift_for_a_whole_batch_is_told_apart_from_none():
    for edit, name in (
        (("scores -= np.max(scores)  #", "#"), "no_max_shift"),
        (("scores -= np.max(scores)  #", "scores -= np.max(X @ W)  #"), "global_max_shift"),
    ):
        report = checks.run(checks.ITEMS["softmax_loss_naive"], module(edit), up_to="stability")
        assert report.finding.misconceptions == (name,)


def test_the_numbers_of_the_lecture_are_those_of_the_solution():
    solution = Student(module().softmax_loss_naive)
    losses = [solution.loss(cases.LECTURE.single(i)) for i in range(3)]
    assert np.allclose(losses, softmax_checks.LECTURE_LOSSES, atol=1e-8)
    assert np.allclose(np.exp(-np.array(losses)), softmax_checks.LECTURE_PROBABILITIES, atol=1e-8)
    minus = cases.LECTURE.with_W(-cases.LECTURE.W)
    losses = [solution.loss(minus.single(i)) for i in range(3)]
    assert np.allclose(losses, softmax_checks.LECTURE_SLIPS[-1][1], atol=1e-8)


def test_a_mistake_without_a_name_gets_none():
    """Half of the gradient has no row of its own."""
    half = ("exponentials[c] / total - (c == label)", "exponentials[c] / total / 2 - (c == label) / 2")
    report = checks.run(checks.ITEMS["softmax_loss_naive"], module(half))
    assert report.finding.misconceptions == ()


def test_negative_losses_are_seen():
    def below_zero(W, X, y, reg):
        return np.float64(-0.1), np.zeros_like(W)

    with pytest.raises(Finding, match="below 0"):
        softmax_checks.probabilities_sum_to_one(Student(below_zero))
