"""The public checks of the losses of one example: part by part, and what they say."""

from functools import partial

import pytest

from cs231n_utils import checks
from tests.modules import edited
from tests.verdicts import PUBLIC, run
from tests.whole import SEEDS

ITEMS = ("svm_example_loss", "softmax_example_loss")

module = partial(edited, "example_losses.py")


def run_with(id, *edits, **options):
    return run(id, module(*edits), **options)


@pytest.mark.parametrize("id", ITEMS)
def test_the_solution_passes_on_many_seeds(id):
    for seed in SEEDS:
        assert run_with(id, seed=seed).ok


@pytest.mark.parametrize("id", ITEMS)
def test_the_loss_can_be_checked_before_the_slopes_are_written(id):
    returns = {"svm_example_loss": "return np.sum(margins)", "softmax_example_loss": "- shifted[y]"}[id]
    no_slopes = (f"{returns}, dscores", f"{returns}, None")
    assert run_with(id, no_slopes, up_to="loss").ok
    assert not run_with(id, no_slopes).ok


def test_a_slope_of_either_side_is_right_at_a_kink():
    assert run_with("svm_example_loss", ("np.where(margins > 0, 1.0, 0.0)", "np.heaviside(margins, 0.0)")).ok


def test_an_exception_has_its_line_and_the_scores(capsys):
    checks.check("svm_example_loss", module(("np.sum(margins), dscores", "np.sum(margin), dscores")))
    err = " ".join(capsys.readouterr().err.split())
    assert "NameError: name 'margin' is not defined" in err and "Called with scores (" in err


def test_scores_are_moved_to_where_exponentials_overflow(capsys):
    plain = ("shifted = scores - np.max(scores)", "shifted = scores")
    checks.check("softmax_example_loss", module(plain))
    assert "With 10000 added to every score" in " ".join(capsys.readouterr().err.split())


def test_nothing_returned_is_told_so(capsys):
    checks.check("softmax_example_loss", module(("return np.log(total) - shifted[y], dscores", "pass")))
    assert "It returned None (is there a return?)" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("id", ITEMS)
def test_without_a_name_there_is_a_hint_for_every_promise(id):
    assert all(len(promise.hint) > 40 for promise in PUBLIC.items[id].promises)
