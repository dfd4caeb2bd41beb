"""The example by hand: it shows what is wrong, and no two mistakes look alike on it."""

import pytest

from cs231n_utils.promises import example
from cs231n_utils.promises.report import explain
from tests.verdicts import run

MEAN_OF_DW = "dW = dW / len(X) + 2 * reg * W"
PENALTY = " + reg * np.sum(W * W)\n    dW = dW"

FACTORS = ("dW", "dW * 2 / len(X)", "dW / 2 / len(X)", "dW / W.shape[1]", "-dW / len(X)", "dW / len(X) ** 2")

PENALTIES = {  # edits, and what then stands in the example
    "half of it in dW": ((MEAN_OF_DW, "dW = dW / len(X) + reg * W"), "adds the rows (1, 2, 0, -1)"),
    "none in dW": ((MEAN_OF_DW, "dW = dW / len(X)"), "adds the rows (0, 0, 0, 0)"),
    "uphill": ((MEAN_OF_DW, "dW = dW / len(X) - 2 * reg * W"), "adds the rows (-2, -4, 0, 2)"),
    "the norm": ((PENALTY, PENALTY.replace("np.sum(W * W)", "np.linalg.norm(W)")), "reg = 10 adds 41.2311"),
    "divided": ((PENALTY, PENALTY.replace("W)", "W) / len(X)")), "adds 5.66667 to your loss"),
}


def by_hand(report):
    """The lines of the failure from the example on."""
    return explain(report).partition("follow by hand")[2]


def test_no_two_factors_look_alike(solution_with):
    reports = [
        run("svm_loss_naive", solution_with((MEAN_OF_DW, f"dW = {factor} + 2 * reg * W")))
        for factor in FACTORS
    ]
    shown = {"\n".join(example.lines("slopes", report)) for report in reports}
    assert len(shown) == len(FACTORS) and all("slopes of your loss" in text for text in shown)


@pytest.mark.parametrize("edit, told", PENALTIES.values(), ids=PENALTIES)
def test_a_wrong_penalty_is_shown_without_the_data(edit, told, solution_with):
    report = run("svm_loss_naive", solution_with(edit))
    text = " ".join(by_hand(report).split())
    assert report.failed.part == "penalty"
    assert "ΣW² = 17" in text and told in text and "correct class" not in text
