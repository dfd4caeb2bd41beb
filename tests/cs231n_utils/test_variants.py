"""The public checks say of the tables of student-like solutions what the trusted grader says."""

import pytest

from cs231n_utils import checks
from cs231n_utils.report import explain
from tests.modules import written
from tests.verdicts import UNUSUAL, WRONG

# Seen as wrong, but the numbers leave several explanations: no name, and the promise's own hint.
UNNAMED = {
    "svm_example_loss-overwritten_instead_of_added-correct_class",
    "softmax_example_loss-overwritten_instead_of_added-sum",
    "svm_loss_vectorized-wrong_axis-one_hot_sum",
    "svm_loss_naive-repeated_labels_lost-one_class_at_a_time",
    "svm_loss_naive-stale_scores-margins_kept",
    "svm_loss_naive-stale_scores-correct_score_met_too_late",
    "svm_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
    "svm_loss_vectorized-overwritten_instead_of_added-second_product_replaces_first",
    "svm_loss_naive-sign_flipped-margin",
    "softmax_loss_naive-stale_scores-sum_never_reset",
    "softmax_loss_naive-numeric_gradient-one_sided",
    "softmax_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
    "softmax_loss_vectorized-overwritten_instead_of_added-second_product_replaces_first",
    "train-num_iters_ignored-num_iters_epochs",
    "train-wrong_shape-classes_in_rows",
    "predict-wrong_shape-column",
    "predict-wrong_shape-one_hot",
    "predict-hard_coded_sizes-a_thousand_rows",
    "predict-hard_coded_sizes-ten_classes",
    "tune-tune_chooses_on_training-lowest_training_loss",
    "tune-tune_chooses_on_training-validation_accuracy_of_the_training_set",
    "tune-num_iters_ignored-not_passed_on",
    "tune-num_iters_ignored-always_1500",
    "tune-batch_size_ignored-not_passed_on",
    "tune-batch_size_ignored-always_200",
}
# Passed: the set is small, and the probe takes a W of any shape. The grader sees them.
UNSEEN = {
    "train-part_of_the_set_never_seen-first_thousand",
    "train-part_of_the_set_never_seen-first_ten_batches",
    "train-hard_coded_sizes-ten_classes",
    "train-hard_coded_sizes-whole_shape",
}


def reports(row):
    """Of several seeds: many where a check takes no time."""
    module = written(row)
    for seed in range(10 if row.item.endswith("example_loss") else 2):
        yield checks.run(checks.ITEMS[row.item], module, seed=seed)


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_wrong_solution_fails_and_gets_its_name_or_none(row):
    for report in reports(row):
        assert report.ok == (str(row) in UNSEEN)
        names = () if str(row) in UNNAMED else (row.misconception,)
        assert report.ok or report.finding.misconceptions == names, explain(report)


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_passes(row):
    for report in reports(row):
        assert report.ok, explain(report)
