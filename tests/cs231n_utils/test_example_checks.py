"""The public checks of the losses of one example: every known mistake fails, every right solution passes."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from cs231n_utils import checks
from cs231n_utils.report import explain
from tests.variants.example_losses import UNUSUAL, WRONG

SOURCE = Path(__file__).parents[2] / "assignments/linear_classifiers/example_losses.py"
ITEMS = ("svm_example_loss", "softmax_example_loss")

# Seen as wrong, but the numbers leave several explanations: no name, and the promise's own hint.
UNNAMED = {
    "svm_example_loss-overwritten_instead_of_added-correct_class",
    "softmax_example_loss-overwritten_instead_of_added-sum",
}


def module(*edits, code=""):
    """The solution, with (old, new) pieces of its text exchanged and `code` after it."""
    text = SOURCE.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, f"the solution no longer holds {old!r}: adapt this edit"
        text = text.replace(old, new)
    namespace = {"__name__": "example_losses"}
    exec(compile(f"{text}\n\n{code}", "example_losses.py", "exec"), namespace)
    return SimpleNamespace(**namespace)


def run(id, *edits, **options):
    return checks.run(checks.ITEMS[id], module(*edits), **options)


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_wrong_solution_fails_and_gets_its_name_or_none(row):
    for seed in range(3):
        report = checks.run(checks.ITEMS[row.item], module(code=row.code), seed=seed)
        assert report.finding is not None
        names = () if str(row) in UNNAMED else (row.misconception,)
        assert report.finding.misconceptions == names, explain(report)


@pytest.mark.parametrize("row", UNUSUAL, ids=str)
def test_an_unusual_solution_passes(row):
    for seed in range(10):
        report = checks.run(checks.ITEMS[row.item], module(code=row.code), seed=seed)
        assert report.ok, explain(report)


@pytest.mark.parametrize("id", ITEMS)
def test_the_solution_passes_on_many_seeds(id):
    for seed in range(100):
        assert run(id, seed=seed).ok


@pytest.mark.parametrize("id", ITEMS)
def test_the_loss_can_be_checked_before_the_slopes_are_written(id):
    returns = {"svm_example_loss": "return np.sum(margins)", "softmax_example_loss": "- shifted[y]"}[id]
    no_slopes = (f"{returns}, dscores", f"{returns}, None")
    assert run(id, no_slopes, up_to="loss").ok
    assert not run(id, no_slopes).ok


def test_a_slope_of_either_side_is_right_at_a_kink():
    assert run("svm_example_loss", ("np.where(margins > 0, 1.0, 0.0)", "np.heaviside(margins, 0.0)")).ok


def test_an_exception_has_its_line_and_the_scores(capsys):
    checks.check("svm_example_loss", module(("np.sum(margins), dscores", "np.sum(margin), dscores")))
    err = " ".join(capsys.readouterr().err.split())
    assert "NameError: name 'margin' is not defined" in err and "Called with scores (" in err


def test_nothing_returned_is_told_so(capsys):
    checks.check("softmax_example_loss", module(("return np.log(total) - shifted[y], dscores", "pass")))
    assert "It returned None (is there a return?)" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("id", ITEMS)
def test_without_a_name_there_is_a_hint_for_every_promise(id):
    assert all(len(promise.hint) > 40 for promise in checks.ITEMS[id].promises)
