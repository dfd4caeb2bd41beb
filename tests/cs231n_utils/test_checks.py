"""The public checks: right solutions pass, however unusual; wrong ones fail and are named."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from cs231n_utils import NotStarted, checks, misconceptions
from cs231n_utils import svm_checks as svm_checks_module

SOURCE = Path(__file__).parents[2] / "assignments/linear_classifiers/linear_svm.py"


def module(*edits):
    """The instructor's stub file as a module, with (old, new) pieces of text exchanged."""
    text = SOURCE.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, f"the solution no longer holds {old!r}: adapt this test"
        text = text.replace(old, new)
    namespace = {}
    exec(compile(text, "linear_svm.py", "exec"), namespace)
    return SimpleNamespace(**namespace)


def stubs():
    """The module as a student gets it: every solution region raises NotStarted."""
    region = re.compile(r"^( *)### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL | re.MULTILINE)
    text = region.sub(r"\1raise NotStarted", SOURCE.read_text(encoding="utf-8"))
    namespace = {}
    exec(compile(text, "linear_svm.py", "exec"), namespace)
    return SimpleNamespace(**namespace)


@dataclass(frozen=True)
class Wrong:
    """What a student would write, as edits of the solution, and the names the checks should give it."""

    item: str
    ids: str
    edits: tuple

    def __str__(self):
        return f"{self.item}-{self.ids.replace(' ', '+')}"


def wrong_naive(ids, *edits):
    return Wrong("svm_loss_naive", ids, edits)


def wrong_vectorized(ids, *edits):
    return Wrong("svm_loss_vectorized", ids, edits)


N_LOSS = ("loss = loss / len(X) + reg * np.sum(W * W)", "loss = {}")
N_DW = ("dW = dW / len(X) + 2 * reg * W", "dW = {}")
V_LOSS = ("loss = margins.sum() / len(X) + reg * np.sum(W * W)", "loss = {}")
V_DW = ("dW = X.T @ dscores / len(X) + 2 * reg * W", "dW = {}")
COUNT = ("dscores[rows, y] = -dscores.sum(axis=1)", "{}")
ADD_OTHER = ("dW[:, c] += x", "{}")
ADD_CORRECT = ("dW[:, label] -= x", "{}")
TEST = ("if c != label and margin > 0:", "if {}:")
MARGIN = ("margin = scores[c] - scores[label] + 1.0", "margin = {}")


def to(edit, new):
    return edit[0], edit[1].format(new)


SEPARATE_GRADIENT_LOOP = """
    for i in range(len(X)):
        for c in range(W.shape[1]):
            if c != y[i] and scores[c] - scores[y[i]] + 1.0 > 0:
                dW[:, c] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)"""

WRONG = [
    wrong_naive("penalty_gradient_halved", to(N_DW, "dW / len(X) + reg * W")),
    wrong_naive("half_convention", to(N_LOSS, "loss / len(X) + 0.5 * reg * np.sum(W * W)"), to(N_DW, "dW / len(X) + reg * W")),
    wrong_naive("penalty_gradient_missing", to(N_DW, "dW / len(X)")),
    wrong_naive("penalty_loss_missing", to(N_LOSS, "loss / len(X)")),
    wrong_naive("gradient_missing", to(ADD_OTHER, "pass"), to(ADD_CORRECT, "pass")),
    wrong_naive("gradient_missing", to(N_DW, "2 * reg * W")),
    wrong_naive("correct_class_counted", to(TEST, "margin > 0")),
    wrong_naive("correct_class_gradient_missing", to(ADD_CORRECT, "pass")),
    wrong_naive("not_averaged", to(N_LOSS, "loss + reg * np.sum(W * W)"), to(N_DW, "dW + 2 * reg * W")),
    wrong_naive("loss_not_averaged", to(N_LOSS, "loss + reg * np.sum(W * W)")),
    wrong_naive("correct_class_counted not_averaged", to(TEST, "margin > 0"), to(N_LOSS, "loss"), to(N_DW, "dW")),
    wrong_naive("gradient_not_averaged", to(N_DW, "dW + 2 * reg * W")),
    wrong_naive("penalty_divided", to(N_LOSS, "(loss + reg * np.sum(W * W)) / len(X)")),
    wrong_naive("penalty_divided", to(N_DW, "(dW + 2 * reg * W) / len(X)")),
    wrong_naive("penalty_without_reg", to(N_DW, "dW / len(X) + 2 * W")),
    wrong_naive("hard_coded_sizes", ("range(W.shape[1])", "range(10)")),
    wrong_naive("hard_coded_sizes", to(N_LOSS, "loss / 500 + reg * np.sum(W * W)")),
    wrong_naive("wrong_axis", to(N_LOSS, "loss / W.shape[1] + reg * np.sum(W * W)")),
    wrong_naive("stale_scores", to(ADD_OTHER, "pass"), to(ADD_CORRECT, "pass"), ("\n    " + N_LOSS[0], SEPARATE_GRADIENT_LOOP)),
    wrong_naive("overwritten_instead_of_added", to(ADD_OTHER, "dW[:, c] = x"), to(ADD_CORRECT, "dW[:, label] = -x")),
    wrong_naive("overwritten_instead_of_added", to(ADD_OTHER, "dW[:, c] = x")),
    wrong_naive("overwritten_instead_of_added", to(ADD_CORRECT, "dW[:, label] = -x")),
    wrong_naive("overwritten_instead_of_added", ("loss += margin", "loss = margin")),
    wrong_naive("sign_flipped", to(ADD_OTHER, "dW[:, c] -= x"), to(ADD_CORRECT, "dW[:, label] += x")),
    wrong_naive("bias_row_unpenalised", to(N_LOSS, "loss / len(X) + reg * np.sum(W[:-1] ** 2)")),
    wrong_naive("inputs_changed", ("loss = 0.0\n", "loss = 0.0\n    X -= X.mean(axis=0)\n")),
    wrong_naive("inputs_changed", to(N_DW, "dW / len(X) + 2 * reg * W\n    W *= 0.9")),
    wrong_naive("margin_missing", to(MARGIN, "scores[c] - scores[label]")),
    wrong_naive("squared_hinge", ("loss += margin", "loss += margin**2")),
    wrong_naive("wrong_shape", to(N_DW, "dW.T")),
    wrong_naive("wrong_shape", ("return loss, dW", "return loss")),
    wrong_naive("wrong_shape", ("return loss, dW", "pass")),
    wrong_naive("not_finite", to(N_LOSS, "loss / len(X) + np.log(0 * reg)")),
    wrong_vectorized("count_includes_correct_class", ("margins[rows, y] = 0.0", "pass"), ("margins.sum() / len(X)", "margins.sum() / len(X) - 1")),
    wrong_vectorized("correct_class_gradient_missing", to(COUNT, "pass")),
    wrong_vectorized("correct_class_gradient_once", to(COUNT, "dscores[rows, y] = -(dscores.sum(axis=1) > 0)")),
    wrong_vectorized("wrong_axis", to(COUNT, "dscores[rows, y] = -dscores.sum(axis=0)")),
    wrong_vectorized("wrong_axis", ("scores[rows, y][:, np.newaxis]", "scores[rows, y]")),
    wrong_vectorized("repeated_labels_lost", to(COUNT, "counts = dscores.sum(axis=1)"), to(V_DW, "X.T @ dscores\n    dW[:, y] -= X.T * counts\n    dW = dW / len(X) + 2 * reg * W")),
    wrong_vectorized("loop_in_vectorized", ("margins[rows, y] = 0.0", "for i in range(len(X)):\n        margins[i, y[i]] = 0.0")),
    wrong_vectorized("loop_in_vectorized", ("margins[rows, y] = 0.0", "margins = np.array([np.where(np.arange(W.shape[1]) == y[i], 0, margins[i]) for i in rows])")),
    wrong_vectorized("penalty_gradient_halved", to(V_DW, "X.T @ dscores / len(X) + reg * W")),
    wrong_vectorized("gradient_not_averaged", to(V_DW, "X.T @ dscores + 2 * reg * W")),
    wrong_vectorized("sign_flipped", to(V_DW, "-X.T @ dscores / len(X) + 2 * reg * W")),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=str)
@pytest.mark.parametrize("seed", range(5))
def test_a_wrong_solution_fails_and_is_named(wrong, seed):
    report = checks.run(checks.ITEMS[wrong.item], module(*wrong.edits), seed=seed)
    assert not report.ok
    assert set(report.finding.misconceptions) == set(wrong.ids.split())


# Correct, and not what one expects: these must pass.
UNUSUAL = {
    "the solution": (),
    "a matrix as gradient": (to(N_DW, "np.asmatrix(dW / len(X) + 2 * reg * W)"), to(V_DW, "np.asmatrix(X.T @ dscores / len(X) + 2 * reg * W)")),
    "a 0-d array as loss": (("return loss, dW", "return np.array(loss), dW"),),
    "a 1×1 matrix as loss": (("return loss, dW", "return np.asmatrix(loss), dW"),),
    "float32 results": (("return loss, dW", "return np.float32(loss), dW.astype(np.float32)"),),
    "float32 inside": (("return loss, dW", "return float(np.float32(loss)), dW"), ("dW = np.zeros_like(W)", "dW = np.zeros(W.shape, np.float32)")),
    "an extra argument": (("(W, X, y, reg)", "(W, X, y, reg, delta=1.0)"),),
    "prints and warnings": (("return loss, dW", "print(loss)\n    np.log(np.zeros(1))\n    return loss, dW"),),
    "the sum minus N": (("margins[rows, y] = 0.0", "pass"), ("margins.sum() / len(X)", "margins.sum() / len(X) - 1.0"), to(COUNT, "dscores[rows, y] -= dscores.sum(axis=1)")),
    "np.choose": (("scores[rows, y][:, np.newaxis]", "np.choose(y, scores.T)[:, None]"),),
    "all pairs of examples": (("scores[rows, y][:, np.newaxis]", "np.diag(scores[:, y])[:, None]"),),
    "a list as index": (("rows = np.arange(len(X))", "rows = [*range(len(X))]"),),
    "a masked array": (("margins[rows, y] = 0.0", "margins = np.ma.array(margins, mask=np.eye(W.shape[1])[y])"), ("(margins > 0)", "np.ma.filled(margins > 0, False)")),
    "own copies changed": (("rows = np.arange", "W = W.copy()\n    W += 0.0\n    rows = np.arange"),),
}  # fmt: skip


@pytest.mark.parametrize("name", UNUSUAL)
@pytest.mark.parametrize("item", checks.ITEMS.values(), ids=checks.ITEMS)
def test_an_unusual_solution_passes(name, item):
    for seed in range(10):
        report = checks.run(item, module(*UNUSUAL[name]), seed=seed)
        assert report.ok, checks.explain(report)


def test_the_solution_passes_on_many_seeds():
    solution = module()
    for item in checks.ITEMS.values():
        for seed in range(100):
            assert checks.run(item, solution, seed=seed).ok


def test_success_goes_to_stdout_only(capsys):
    assert checks.check("svm_loss_naive", module()) is None
    out, err = capsys.readouterr()
    assert err == "" and out.splitlines()[-1] == "svm_loss_naive: all 13 checks pass."


def test_a_failure_goes_to_stderr_and_fits_a_screen(capsys):
    checks.check("svm_loss_naive", module(to(N_DW, "dW / len(X) + reg * W")))
    out, err = capsys.readouterr()
    assert "✓ W = 0 gives C − 1" in out and "✗" not in out
    assert err.startswith("✗ svm_loss_naive: The penalty's gradient is half")
    assert "20:23" in err and len((out + err).splitlines()) < 24 and max(map(len, err.splitlines())) <= 110


def test_what_is_not_started_is_one_line_that_says_what_to_do(capsys):
    checks.check("svm_loss_vectorized", stubs())
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1
    assert "write svm_loss_vectorized in linear_svm.py" in err


def test_the_loss_can_be_checked_before_the_gradient_is_written(capsys):
    checks.check("svm_loss_naive", module(to(N_DW, "None")), up_to="loss")
    assert capsys.readouterr().err == ""


def test_an_exception_in_the_students_code_has_its_file_and_line(capsys):
    checks.check("svm_loss_naive", module(("loss += margin", "loss += margins")))
    err = capsys.readouterr().err
    assert "NameError: name 'margins' is not defined" in err and "linear_svm.py, line 2" in err
    assert "Traceback" not in err and "checks.py" not in err


def test_the_versions_are_compared_only_if_the_naive_one_passes():
    halved = to(V_DW, "X.T @ dscores / len(X) + 2 * reg * W")
    report = checks.run(checks.ITEMS["svm_loss_vectorized"], module(halved, to(N_DW, "dW")))
    assert report.ok and len(report.passed) == 14
    with pytest.raises(svm_checks_module.Finding) as caught:
        student = svm_checks_module.Student(module().svm_loss_vectorized)
        svm_checks_module.same_as(module(to(N_DW, "dW")).svm_loss_naive)(student)
    assert caught.value.misconceptions == ("naive_and_vectorized_disagree",)


SCORES, LABELS = [[3.2, 5.1, -1.7], [2.2, 2.5, -3.1]], [0, 2]


def test_slopes_filled_in_by_hand(capsys):
    checks.dscores_by_hand([[-1, 1, 0], [1, 1, -2]], SCORES, LABELS, module())
    out, err = capsys.readouterr()
    assert err == "" and out.count("✓") == 2
    checks.dscores_by_hand([[-1, 1, 0], [1, 1, -1]], SCORES, LABELS, module())
    out, err = capsys.readouterr()
    assert out.count("✓") == 1 and "picture 1: not the slope of your loss for class 2" in err
    for unfinished, solution in (([[None] * 3] * 2, module()), ([[0] * 3] * 2, stubs())):
        checks.dscores_by_hand(unfinished, SCORES, LABELS, solution)
        out, err = capsys.readouterr()
        assert out == "" and len(err.splitlines()) == 1


def test_a_demonstration_waits_for_unfinished_work(capsys):
    with checks.when_ready():
        stubs().svm_loss_naive(None, None, None, 0.0)
    assert capsys.readouterr() == ("… left out for now: this needs svm_loss_naive, in linear_svm.py.\n", "")
    with pytest.raises(ZeroDivisionError), checks.when_ready():
        1 / 0


def test_every_name_a_check_can_give_is_in_the_table():
    folder = Path(checks.__file__).parent
    known = {row.id for row in misconceptions.TABLE}
    assert len(known) == len(misconceptions.TABLE)
    for name in ("diagnosis.py", "svm_checks.py", "student.py"):
        texts = {
            n.value
            for n in ast.walk(ast.parse((folder / name).read_text("utf-8")))
            if isinstance(n, ast.Constant)
        }
        looks_like_id = {
            text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z]+(_[a-z]+)+", text)
        }
        assert looks_like_id - {"cs231n_utils"} <= known
