"""How the public checks speak: what goes to stdout, what to stderr, and what unfinished work looks like."""

import ast
import re
from pathlib import Path

import pytest

from cs231n_utils import NotStarted, checks
from cs231n_utils.data import batches
from cs231n_utils.losses import gradient_checks
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.promises import report
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.source import load
from tests.modules import edited
from tests.verdicts import MISCONCEPTIONS, PUBLIC, SOURCE, run

HALVED = ("dW = dW / len(X) + 2 * reg * W", "dW = dW / len(X) + reg * W")
NO_GRADIENT = ("dW = dW / len(X) + 2 * reg * W", "dW = None")


def test_success_goes_to_stdout_only(solution_with, capsys):
    assert checks.check("svm_loss_naive", solution_with()) is None
    out, err = capsys.readouterr()
    assert err == "" and out.splitlines()[-1] == "svm_loss_naive: all 17 checks pass, done."


def test_a_failure_goes_to_stderr_and_fits_a_screen(solution_with, capsys):
    checks.check("svm_loss_naive", solution_with(HALVED))
    out, err = capsys.readouterr()
    assert "✓ W = 0 gives the right loss" in out and "✗" not in out
    assert err.startswith("✗ svm_loss_naive: The penalty's gradient is half")
    assert "20:23" in err and len((out + err).splitlines()) <= 30
    assert max(map(len, err.splitlines())) <= 110


def test_what_is_not_started_is_one_line_that_says_what_to_do(stubs, capsys):
    checks.check("svm_loss_vectorized", stubs)
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1
    assert "write svm_loss_vectorized in linear_svm.py" in err


def test_the_loss_can_be_checked_before_the_gradient_is_written(solution_with, capsys):
    checks.check("svm_loss_naive", solution_with(NO_GRADIENT), up_to="loss")
    out, err = capsys.readouterr()
    assert err == "" and out.splitlines()[-1] == "svm_loss_naive: all 9 checks pass, the loss part is done."


def complaint(capsys, module, id="svm_loss_naive", up_to=None):
    """What a check writes to stderr, its line breaks undone."""
    checks.check(id, module, up_to)
    return " ".join(capsys.readouterr().err.split())


def test_an_exception_in_the_students_code_has_its_file_and_line(solution_with, capsys):
    err = complaint(capsys, solution_with(("loss += margin", "loss += margins")))
    assert "✗ svm_loss_naive: Your function stops with an error: NameError: name 'margins' is not" in err
    assert re.search(r"linear_svm\.py, line \d+", err) and "does not hold" not in err and "Hint:" in err
    assert "Traceback" not in err and "checks.py" not in err


def test_exit_is_an_error_like_any_other(solution_with, capsys):
    err = complaint(capsys, solution_with(("loss = 0.0\n", "loss = 0.0\n    raise SystemExit\n")))
    assert "stops with an error: it calls exit (linear_svm.py, line 24" in err


def test_who_stops_a_check_reads_in_one_line_where_it_was(solution_with):
    stopped = solution_with(("loss = 0.0\n", "loss = 0.0\n    raise KeyboardInterrupt\n"))
    with pytest.raises(KeyboardInterrupt) as stop:
        checks.check("svm_loss_naive", stopped)
    line = "Interrupted: stopped in linear_svm.py, line 24"
    assert stop.value._render_traceback_() == [line]


def test_arguments_that_do_not_fit_point_at_the_def(solution_with, capsys):
    err = complaint(capsys, solution_with(("svm_loss_naive(W, X, y, reg):", "svm_loss_naive(W, X, y):")))
    assert "takes 3 positional arguments but 4 were given (linear_svm.py, line 8" in err


def test_nothing_returned_is_no_complaint_about_something_else(solution_with, capsys):
    err = complaint(capsys, solution_with(("return loss, dW", "pass")))
    assert "It returned None (is there a return?)" in err and "Check: it returns (loss, dW)" in err


SWAPPED = {
    "svm_loss_naive": ("linear_svm.py", ("return loss, dW", "return dW, loss"), "(dW, loss)"),
    "svm_loss_vectorized": ("linear_svm.py", ("return loss, dW", "return dW, [loss]"), "(dW, loss)"),
    "svm_example_loss": (
        "example_losses.py",
        ("return np.sum(margins), dscores", "return dscores, np.sum(margins)"),
        "(dscores, loss)",
    ),
}


@pytest.mark.parametrize("id, file, edit, said", [(id, *row) for id, row in SWAPPED.items()])
def test_two_answers_in_the_other_order_are_told_so(id, file, edit, said, capsys):
    checks.check(id, edited(file, edit))
    out, err = (" ".join(text.split()) for text in capsys.readouterr())
    assert "✓" not in out and f"seem to be in the wrong order: {said}" in err
    assert 'checks.explain("wrong_shape")' in err


def test_an_error_in_compiled_code_is_at_the_students_line(solution_with, capsys):
    draws = "loss = 0.0\n    np.random.choice(3, 9, replace=False)\n"
    err = complaint(capsys, solution_with(("loss = 0.0\n", draws)))
    assert "(linear_svm.py, line 24" in err and ".pyx" not in err


def test_a_progress_bar_is_not_what_the_student_printed(capsys):
    bar = "for learning_rate, reg in progress:\n            print('pair', learning_rate, reg)"
    loop = ("for learning_rate, reg in progress:", bar)
    checks.check("tune", edited("tuning.py", loop, ("return results, best", "return best")))
    err = capsys.readouterr().err
    assert err.count("    pair 0.1 20.0\n") == 1 and "it/s" not in err and "\r" not in err


def test_a_progress_bar_alone_is_nothing_printed(capsys):
    err = complaint(capsys, edited("tuning.py", ("return results, best", "return best")), "tune")
    assert "It returned a" in err and "Printed" not in err


TRAINING = {  # what is edited: what is said
    "predict prints": (
        ("predict", "linear_classifier.py", "return np.argmax(", "print('here')\n        return np.argmin("),
        "Printed by the call with X (3, 5), W (5, 5): here",
    ),
    "loss": (
        ("train", "linear_classifier.py", "self.loss(X[rows], y[rows], reg)", "self.loss(X[rows], y[rows])"),
        "TypeError: self.loss() missing 1 required positional argument: 'reg' (linear_classifier.py",
    ),
    "attribute": (
        ("train", "linear_classifier.py", "self.W -=", "self.w -="),
        "AttributeError: 'LinearClassifier' object has no attribute 'w' (linear_classifier.py",
    ),
    "train": (
        ("tune", "tuning.py", "reg, num_iters, batch_size)", "reg, steps=num_iters)"),
        "TypeError: train() got an unexpected keyword argument 'steps' (tuning.py",
    ),
}


@pytest.mark.parametrize("edit, said", TRAINING.values(), ids=TRAINING)
def test_what_goes_wrong_beside_the_kit_s_own_classes_is_in_the_student_s_words(edit, said, capsys):
    id, file, *texts = edit
    assert said in complaint(capsys, edited(file, tuple(texts)), id)


def test_what_the_failed_call_printed_is_shown(solution_with, capsys):
    prints = "for i in range(30):\n        print('row', i)\n    "
    err = complaint(capsys, solution_with(HALVED, ("return loss, dW", f"{prints}return loss, dW")))
    assert "Printed by the call with W (6, 5)" in err and "row 20" in err and "row 29" in err
    assert "row 19" not in err and err.count("row 29") == 1


@pytest.mark.parametrize("item", PUBLIC.items.values(), ids=PUBLIC.items)
def test_without_a_name_there_is_a_hint_for_every_promise(item):
    for promise in item.promises:
        unnamed = report.Report(item, PUBLIC.misconceptions, (), promise, Finding("something"))
        assert "Hint: " in report.explain(unnamed) and len(promise.hint) > 40


@pytest.mark.parametrize(
    "id, up_to, told",
    [
        ("svm_loss", None, "The items are: svm_example_loss, softmax_example_loss, svm_loss_naive"),
        ("svm_loss_naive", "lose", "It has: loss, gradient, penalty, formula, many classes."),
    ],
)
def test_a_misspelt_argument_is_told_what_there_is(solution_with, capsys, id, up_to, told):
    assert told in complaint(capsys, solution_with(), id, up_to)


def test_the_versions_are_compared_only_if_the_naive_one_passes(solution_with):
    report = run("svm_loss_vectorized", solution_with(HALVED))
    assert report.ok and not any("svm_loss_naive" in title for title in report.passed)


def test_two_versions_that_disagree_are_told_so(solution_with):
    agrees = gradient_checks.same_as(solution_with(HALVED).svm_loss_naive)
    with pytest.raises(Finding) as caught:
        agrees(LossFunction(solution_with().svm_loss_vectorized))
    assert caught.value.misconceptions == ("naive_and_vectorized_disagree",)


check_dscores = load(SOURCE.source / "by_hand.py")[0].check_dscores
SCORES, LABELS = [[3.2, 5.1, -1.7], [2.2, 2.5, -3.1]], [0, 2]


def test_slopes_filled_in_by_hand(solution_with, capsys):
    check_dscores([[-1, 1, 0], [1, 1, -2]], SCORES, LABELS, solution_with())
    out, err = capsys.readouterr()
    assert err == "" and out.count("✓") == 2
    check_dscores([[-1, 1, 0], [1, 1, -1]], SCORES, LABELS, solution_with())
    out, err = capsys.readouterr()
    assert out.count("✓") == 1 and "picture 1: for class 2 your number is not the slope" in err


def test_slopes_by_hand_wait_for_the_numbers_and_for_the_loss(solution_with, stubs, capsys):
    for answer, module in (
        ([[None] * 3] * 2, solution_with()),
        ([[...] * 3] * 2, stubs),
        ([[0] * 3] * 2, stubs),
    ):
        check_dscores(answer, SCORES, LABELS, module)
        out, err = capsys.readouterr()
        assert out == "" and len(err.splitlines()) == 1


def test_a_demonstration_waits_for_unfinished_work(stubs, capsys):
    with checks.when_ready():
        stubs.svm_loss_naive(None, None, None, 0.0)
    out, err = capsys.readouterr()
    assert err == "" and len(out.splitlines()) == 1
    assert "left out for now: svm_loss_naive is not started. Next: write svm_loss_naive in" in out


def test_a_demonstration_goes_on_after_an_error(solution_with, capsys):
    with checks.when_ready():
        solution_with().svm_loss_naive([[1.0]], [[1.0]], [0], 0.0)
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1 and "… left out: TypeError" in err and "linear_svm.py, line" in err
    with checks.when_ready():
        raise batches.DataSetMissing("No data. Run this.")
    with checks.when_ready():
        made_by_an_earlier_cell  # noqa: B018, F821
    assert capsys.readouterr().err == (
        "… left out: No data. Run this.\n"
        "… left out: an earlier cell makes `made_by_an_earlier_cell`: run that one first.\n"
    )


def test_a_cell_without_what_another_should_have_made_says_what_that_one_lacked(capsys):
    def unwritten():
        raise NotStarted  # a stub's gap

    notebook = {"checks": checks, "unwritten": unwritten}
    for cell in ("first = unwritten()", "second = first + 1", "second * 2", "missing"):
        exec(f"with checks.when_ready():\n    {cell}", notebook)
    cause = "unwritten is not started. Next: write unwritten in test_checks.py."
    out, err = capsys.readouterr()
    assert out == f"… left out for now: {cause}\n"
    assert err.splitlines() == [
        f"… left out: an earlier cell makes `first`, and it was left out when it ran: {cause}",
        f"… left out: an earlier cell makes `second`, and it was left out when it ran: {cause}",
        "… left out: an earlier cell makes `missing`: run that one first.",
    ]


def test_every_name_a_check_can_give_is_in_the_table():
    known = {row.id for row in MISCONCEPTIONS}
    engine = sorted((Path(checks.__file__).parent / "losses").glob("*.py"))
    for path in (*engine, *(SOURCE.source / "public").glob("svm_*_checks.py")):
        tree = ast.parse(path.read_text("utf-8"))
        texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        ids = {text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z]+(_[a-z]+)+", text)}
        assert ids - {"batch_size", "num_iters", "learning_rate"} <= known
