"""Names belong to the checks that they explain, and whatever happens over them, the verdicts stand."""

from types import SimpleNamespace

import pytest

from autograder.grading.plugin import Grading
from autograder.grading.result import Outcome
from autograder.sandbox.host import WorkerLost
from autograder.sandbox.student import Fault, Unusable
from autograder.words import naming
from autograder.words.draw import Draw
from autograder.words.vocabulary import Failed
from cs231n_utils.losses import diagnosis
from tests.verdicts import SOURCE, part


def test_every_slip_has_a_name_of_the_vocabulary():
    batch = Draw(0).case(5, 4, 3)
    for family in (part("slips", "trusted").svm, part("slips", "trusted").softmax):
        table = family(batch.X @ batch.W, batch.y)
        for ids, matrix in (*table.losses, *table.slopes):
            assert matrix.shape == (5, 3) and diagnosis.settle(ids.split()) == tuple(ids.split())
        assert table.losses[0][0] == table.slopes[0][0] == ""


class NoSession:
    lost = None


def graded(namer):
    """An Outcome and a session after a failed check whose item is named by `namer`."""
    grading = Grading(SOURCE.code).begin(NoSession(), seed=1)
    outcome = Outcome("item", "check", "It holds.", share=1, part=0.0, message="it is off")
    grading._name(namer, SimpleNamespace(), [(outcome, Failed("it is off", about=("the loss",)))])
    return outcome, grading.session


def test_names_go_to_the_checks_that_they_explain():
    said = naming.Mistakes({"the loss": ("loss_not_averaged",), "the gradient": ("sign_flipped",)})
    outcome, _ = graded(lambda *_: said)
    assert outcome.misconceptions == ["loss_not_averaged"] and outcome.message == "it is off"
    assert said.of(("the gradient",)) == ("sign_flipped",)
    assert said.of(("the penalty in the loss",)) == ()
    assert said.of() == said.all() == ("loss_not_averaged", "sign_flipped")
    assert said.of(("the gradient",), ("inputs_changed",)) == ("inputs_changed", "sign_flipped")


def test_two_halves_of_one_mistake_are_one_name_for_both_checks():
    said = naming.Mistakes({"the loss": ("loss_not_averaged",), "the gradient": ("gradient_not_averaged",)})
    assert said.of(("the loss",)) == said.of(("the gradient",)) == ("not_averaged",)


def test_what_has_no_name_is_said_also_beside_names():
    said = naming.Mistakes({"the gradient": ("sign_flipped",)}, ("inputs_changed",), ("the loss",))
    outcome, _ = graded(lambda *_: said)
    assert outcome.misconceptions == ["inputs_changed"]
    assert outcome.message.endswith("no known mistake explains the loss")
    assert said.measured(("the gradient",)) == ""
    named = said.with_names("the loss", "squared_hinge")
    assert named.unexplained == () and named.of(("the loss",)) == ("inputs_changed", "squared_hinge")


@pytest.mark.parametrize("error", [ZeroDivisionError("oops"), WorkerLost("gone")])
def test_naming_that_breaks_changes_no_verdict(error):
    def broken(*_):
        raise error

    outcome, session = graded(broken)
    assert (outcome.part, outcome.message, outcome.misconceptions) == (0.0, "it is off", [])
    assert session.lost is None
    assert bool(outcome.event) == (not isinstance(error, WorkerLost))


@pytest.mark.parametrize("fault, asked", [(Unusable("not started yet"), 0), (Fault("ValueError"), 1)])
def test_code_that_cannot_be_called_is_not_taken_apart(fault, asked):
    calls = []
    grading = Grading(SOURCE.code).begin(NoSession(), seed=1)
    grading.namers = {"item": ("module", lambda *found: calls.append(found) or naming.Mistakes())}
    outcome = Outcome("item", "check", "It holds.", share=1, part=0.0, message=str(fault))
    grading.failures = [(outcome, fault)]
    grading.name_failures()
    assert len(calls) == asked


class Slow:
    """A student's function that is right and counts its calls."""

    def __init__(self):
        self.calls = 0

    def timed(self, name, *arguments, limit=None):
        self.calls += 1
        terms = part("mistakes", "trusted").SVM.oracle(*arguments)
        return (terms.loss, terms.dW), 0.0


def test_time_is_limited(monkeypatch):
    monkeypatch.setattr(naming, "SECONDS", 0)
    student = Slow()
    with pytest.raises(naming.OutOfTime):
        naming.Asked(student, "svm_loss_naive")(*Draw(0).case(5, 4, 3))
    assert student.calls == 0
