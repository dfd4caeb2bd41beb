"""The public checks say of the table of student-like solutions what the trusted grader says."""

from types import SimpleNamespace

import pytest

from cs231n_utils import checks
from cs231n_utils.report import explain
from tests.variants.linear_svm import UNUSUAL, WRONG

# Seen as wrong, but the numbers leave several explanations: no name, and the promise's own hint.
UNNAMED = {
    "svm_loss_vectorized-wrong_axis-one_hot_sum",
    "svm_loss_naive-repeated_labels_lost-one_class_at_a_time",
    "svm_loss_naive-stale_scores-margins_kept",
    "svm_loss_naive-stale_scores-correct_score_met_too_late",
    "svm_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
    "svm_loss_vectorized-overwritten_instead_of_added-second_product_replaces_first",
    "svm_loss_naive-sign_flipped-margin",
}


def report_of(row, solution_text, seed):
    namespace = {"__name__": "linear_svm"}
    exec(compile(f"{solution_text}\n\n{row.code}", "linear_svm.py", "exec"), namespace)
    return checks.run(checks.ITEMS[row.item], SimpleNamespace(**namespace), seed=seed)


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_wrong_solution_fails_and_gets_its_name_or_none(row, solution_text):
    for seed in range(2):
        report = report_of(row, solution_text, seed)
        assert not report.ok
        names = () if str(row) in UNNAMED else (row.misconception,)
        assert report.finding.misconceptions == names, explain(report)


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_passes(row, solution_text):
    for seed in range(2):
        report = report_of(row, solution_text, seed)
        assert report.ok, explain(report)
