"""The public checks of the softmax loss: the lecture's numbers, part by part, and what overflows."""

from functools import partial

import numpy as np
import pytest

from cs231n_utils.losses import cases
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.report import explain
from tests.modules import edited
from tests.verdicts import PUBLIC, part, run
from tests.whole import SEEDS

softmax_checks = part("softmax_checks")

ITEMS = ("softmax_loss_naive", "softmax_loss_vectorized")

module = partial(edited, "softmax.py")


@pytest.mark.parametrize("id", ITEMS)
def test_the_solution_passes_on_many_seeds(id):
    for seed in SEEDS:
        report = run(id, module(), seed=seed)
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
    item = PUBLIC.items["softmax_loss_naive"]
    assert run(item.id, module(edit), up_to=part).ok
    assert not run(item.id, module(edit)).ok


def test_scores_that_differ_by_much_within_one_example_are_no_requirement():
    for _, case in (softmax_checks.ALL_LARGER, softmax_checks.FAR_APART):
        assert np.ptp(case.W, axis=1).max() < 600
    assert np.ptp(softmax_checks.FAR_APART[1].W) > 700


def test_a_smaller_shift_for_a_whole_batch_is_told_apart_from_none():
    for edit, name in (
        (("scores -= np.max(scores)  #", "#"), "no_max_shift"),
        (("scores -= np.max(scores)  #", "scores -= np.max(X @ W)  #"), "global_max_shift"),
    ):
        report = run("softmax_loss_naive", module(edit), up_to="stability")
        assert report.finding.misconceptions == (name,)


def test_the_numbers_of_the_lecture_are_those_of_the_solution():
    solution = LossFunction(module().softmax_loss_naive)
    losses = [solution.loss(cases.LECTURE.single(i)) for i in range(3)]
    assert np.allclose(losses, softmax_checks.lecture_slips.SOFTMAX_LOSSES, atol=1e-8)
    assert np.allclose(np.exp(-np.array(losses)), softmax_checks.lecture_slips.PROBABILITIES, atol=1e-8)
    minus = cases.LECTURE.with_W(-cases.LECTURE.W)
    losses = [solution.loss(minus.single(i)) for i in range(3)]
    assert np.allclose(losses, softmax_checks.lecture_slips.SOFTMAX[-1][1], atol=1e-8)


def test_a_mistake_without_a_name_gets_none():
    """Half of the gradient has no row of its own."""
    half = ("exponentials[c] / total - (c == label)", "exponentials[c] / total / 2 - (c == label) / 2")
    report = run("softmax_loss_naive", module(half))
    assert report.finding.misconceptions == ()


def test_negative_losses_are_seen():
    def below_zero(W, X, y, reg):
        return np.float64(-0.1), np.zeros_like(W)

    with pytest.raises(Finding, match="below 0"):
        softmax_checks.probabilities_sum_to_one(LossFunction(below_zero))
