"""Solutions students write, as edits of the right one: wrong ones fail and are named, unusual ones pass."""

from dataclasses import dataclass

import pytest

from cs231n_utils.promises.report import explain
from tests.verdicts import PUBLIC, run
from tests.whole import SEEDS, sample

# The places of the solution where mistakes are made: "naive" ones first, then vectorised.
TEST = "if c != label and margin > 0:"
MARGIN = "margin = scores[c] - scores[label] + 1.0"
ADD_OTHER, ADD_CORRECT = "dW[:, c] += x", "dW[:, label] -= x"
N_MEAN, N_PENALTY = "loss = loss / len(X)", " + reg * np.sum(W * W)\n    dW = dW"
N_DW = "dW = dW / len(X) + 2 * reg * W"
ZERO_CORRECT = "margins[rows, y] = 0.0"
COUNT = "dscores[rows, y] = -dscores.sum(axis=1)"
V_MEAN, V_DW = "margins.sum() / len(X)", "dW = X.T @ dscores / len(X) + 2 * reg * W"
RETURN = "return loss, dW"

GRADIENT_IN_A_LOOP_OF_ITS_OWN = """
    for i in range(len(X)):
        for c in range(W.shape[1]):
            if c != y[i] and scores[c] - scores[y[i]] + 1.0 > 0:
                dW[:, c] += X[i]
                dW[:, y[i]] -= X[i]
    """

GRADIENT_OF_THE_FIRST = """
        if reg == 0 and "first" not in locals():
            first = dW.copy()
    dW = first if reg == 0 else dW"""

DIFFERENCES = """if "at" not in globals():
        globals()["at"] = True
        try:
            for k in np.ndindex(W.shape):
                step = np.zeros(W.shape)
                step[k] = 1e-5
                ends = [svm_loss_naive(W + s * step, X, y, reg)[0] for s in (1, -1)]
                dW[k] = (ends[0] - ends[1]) / 2e-5
        finally:
            del globals()["at"]
    """
DIFFERENCES_OF_THE_DATA_TERM = DIFFERENCES.replace("y, reg)", "y, 0.0)").replace(
    "/ 2e-5", "/ 2e-5 + 2 * reg * W[k]"
)
DIFFERENCES_OF_THE_OTHER = """from cs231n_utils import gradient_check
    dW = gradient_check.numeric_gradient(lambda V: svm_loss_naive(V, X, y, reg)[0], W)[0]"""

FANCY_INDEX = """dW = X.T @ dscores
    dW[:, y] -= X.T * counts
    dW = dW / len(X) + 2 * reg * W"""

STACKED_ROWS = "margins = np.array([np.where(np.arange(W.shape[1]) == y[i], 0, margins[i]) for i in rows])"


def penalty(text):
    """The penalty of the naive loss exchanged for `text`."""
    return N_PENALTY, f"{text}\n    dW = dW"


@dataclass(frozen=True)
class Wrong:
    """Edits of the solution, and the names the checks give what comes out."""

    item: str
    ids: str
    edits: tuple

    def __str__(self):
        return f"{self.item}-{self.ids}"


def naive(ids, *edits):
    return Wrong("svm_loss_naive", ids, edits)


def vectorized(ids, *edits):
    return Wrong("svm_loss_vectorized", ids, edits)


WRONG = [
    naive("penalty_gradient_halved", (N_DW, "dW = dW / len(X) + reg * W")),
    naive("half_convention", penalty(" + 0.5 * reg * np.sum(W * W)"), (N_DW, "dW = dW / len(X) + reg * W")),
    naive("penalty_gradient_missing", (N_DW, "dW = dW / len(X)")),
    naive("penalty_loss_missing", penalty("")),
    naive("gradient_missing", (ADD_OTHER, "pass"), (ADD_CORRECT, "pass")),
    naive("gradient_missing", (N_DW, "dW = 2 * reg * W")),
    naive("correct_class_counted", (TEST, "if margin > 0:")),
    naive("correct_class_counted", (TEST, "if margin > 0:"), (N_MEAN, "loss = loss")),
    naive("correct_class_gradient_missing", (ADD_CORRECT, "pass")),
    naive("not_averaged", (N_MEAN, "loss = loss"), (N_DW, "dW = dW + 2 * reg * W")),
    naive("loss_not_averaged", (N_MEAN, "loss = loss")),
    naive("gradient_not_averaged", (N_DW, "dW = dW + 2 * reg * W")),
    naive("penalty_divided", penalty(" + reg * np.sum(W * W) / len(X)")),
    naive("penalty_divided", (N_DW, "dW = (dW + 2 * reg * W) / len(X)")),
    naive("penalty_without_reg", penalty(" + np.sum(W * W)")),
    naive("penalty_without_reg", (N_DW, "dW = dW / len(X) + 2 * W")),
    naive("hard_coded_sizes", ("range(W.shape[1])", "range(10)")),
    naive("hard_coded_sizes", (N_MEAN, "loss = loss / 500")),
    naive("some_are_skipped", ("range(W.shape[1])", "range(1, W.shape[1])")),
    naive("wrong_axis", ("range(W.shape[1])", "range(W.shape[0])")),
    naive("wrong_axis", (N_MEAN, "loss = loss / W.shape[1]")),
    naive("wrong_axis", (N_DW, "dW = dW / W.shape[1] + 2 * reg * W")),
    naive("wrong_axis", (N_DW, "dW = dW / len(W) + 2 * reg * W")),
    naive("stale_scores", (ADD_OTHER, "pass"), (ADD_CORRECT, "pass"),
          (N_MEAN, GRADIENT_IN_A_LOOP_OF_ITS_OWN + N_MEAN)),
    naive("overwritten_instead_of_added", (ADD_OTHER, "dW[:, c] = x"), (ADD_CORRECT, "dW[:, label] = -x")),
    naive("overwritten_instead_of_added", (ADD_OTHER, "dW[:, c] = x")),
    naive("overwritten_instead_of_added", (ADD_CORRECT, "dW[:, label] = -x")),
    naive("overwritten_instead_of_added", ("loss += margin", "loss = margin")),
    naive("sign_flipped", (ADD_OTHER, "dW[:, c] -= x"), (ADD_CORRECT, "dW[:, label] += x")),
    naive("bias_row_unpenalised", penalty(" + reg * np.sum(W[:-1] ** 2)")),
    naive("inputs_changed", ("loss = 0.0\n", "loss = 0.0\n    X -= X.mean(axis=0)\n")),
    naive("inputs_changed", (N_DW, N_DW + "\n    W *= 0.9")),
    naive("margin_missing", (MARGIN, "margin = scores[c] - scores[label]")),
    naive("squared_hinge", ("loss += margin", "loss += margin**2")),
    naive("returns_too_early", (ADD_CORRECT, ADD_CORRECT + "\n        return loss, dW")),
    naive("returns_too_early", (ADD_CORRECT, ADD_CORRECT + "\n        return loss / len(X), dW / len(X)")),
    naive("returns_too_early", (ADD_CORRECT, ADD_CORRECT + GRADIENT_OF_THE_FIRST)),
    naive("penalty_once_per_example", (ADD_CORRECT, ADD_CORRECT + "\n        dW += 2 * reg * W"),
          (N_DW, "dW = (dW - 2 * reg * W * len(X)) / len(X) + 2 * reg * W * len(X)")),
    naive("margin_missing_in_gradient", (ADD_OTHER, "dW[:, c] += x * (margin > 1)"),
          (ADD_CORRECT, "dW[:, label] -= x * (margin > 1)")),
    naive("margins_as_slopes", (ADD_OTHER, "dW[:, c] += margin * x"),
          (ADD_CORRECT, "dW[:, label] -= margin * x")),
    naive("numeric_gradient", (RETURN, DIFFERENCES + RETURN)),
    naive("numeric_gradient", (RETURN, DIFFERENCES_OF_THE_DATA_TERM + RETURN)),
    naive("wrong_shape", (N_DW, "dW = dW.T")),
    naive("wrong_shape", (RETURN, "return loss")),
    naive("wrong_shape", (RETURN, "pass")),
    naive("not_finite", (N_MEAN, "loss = np.log(0 * reg) + loss")),
    vectorized("count_includes_correct_class", (ZERO_CORRECT, "pass"), (V_MEAN, V_MEAN + " - 1")),
    vectorized("correct_class_gradient_missing", (COUNT, "pass")),
    vectorized("correct_class_gradient_once", (COUNT, "dscores[rows, y] = -np.sign(dscores.sum(axis=1))")),
    vectorized("wrong_axis", (COUNT, "dscores[rows, y] = -dscores.sum(axis=0)")),
    vectorized("wrong_axis", ("scores[rows, y][:, np.newaxis]", "scores[rows, y]")),
    vectorized("repeated_labels_lost", (COUNT, "counts = dscores.sum(axis=1)"), (V_DW, FANCY_INDEX)),
    vectorized("loop_in_vectorized", (ZERO_CORRECT, "for i in rows:\n        margins[i, y[i]] = 0.0")),
    vectorized("loop_in_vectorized", (ZERO_CORRECT, STACKED_ROWS)),
    vectorized("loop_in_vectorized",
               ("margins.sum() / len(X)", "np.apply_along_axis(np.sum, 1, margins).mean()")),
    vectorized("count_in_a_boolean", ("(margins > 0).astype(W.dtype)", "margins > 0")),
    vectorized("margins_as_slopes", ("(margins > 0).astype(W.dtype)", "margins.copy()")),
    vectorized("numeric_gradient", (V_DW, DIFFERENCES_OF_THE_OTHER)),
    vectorized("penalty_gradient_halved", (V_DW, "dW = X.T @ dscores / len(X) + reg * W")),
    vectorized("gradient_not_averaged", (V_DW, "dW = X.T @ dscores + 2 * reg * W")),
    vectorized("sign_flipped", (V_DW, "dW = -X.T @ dscores / len(X) + 2 * reg * W")),
]  # fmt: skip


@pytest.mark.parametrize("wrong", sample(WRONG, 3), ids=str)
def test_a_wrong_solution_fails_and_is_named(solution_with, wrong):
    for seed in range(1 if "numeric_gradient" in wrong.ids else 3):  # those take long, whatever is drawn
        report = run(wrong.item, solution_with(*wrong.edits), seed=seed)
        assert not report.ok
        assert report.finding.misconceptions == tuple(wrong.ids.split())


# Wrong in a way of its own: fails, and no name is made up for it.
UNNAMED = {
    "a scale of its own": ((N_DW, "dW = 0.3 * dW / len(X) + 2 * reg * W"),),
    "margins from 1 on": ((TEST, "if c != label and margin >= 1:"),),
    "one in the beginning": (("loss = 0.0\n", "loss = 1.0\n"),),
    "dW over a fixed number": ((N_DW, "dW = dW / 500 + 2 * reg * W"),),
    "another margin": ((MARGIN, "margin = scores[c] - scores[label] + 1.5"),),
    "another penalty": (penalty(" + reg**2 * np.sum(W * W)"),),
    "one entry": ((N_DW, N_DW + "\n    dW[0, 0] += 0.01"),),
    "always zero": ((N_MEAN, "return 0.0, 0 * W"),),
    "always one": ((RETURN, "return 1.0, dW"),),
    "one too many": (("loss += margin", "loss += margin + 1"),),
    "the number of classes from the labels": (("range(W.shape[1])", "range(y.max() + 1)"),),
    "break instead of going on": (
        (TEST, "if margin <= 0:\n                break\n            if c != label:"),
    ),
    "two examples too many": ((N_MEAN, "loss = loss / (len(X) + 2)"),),
}


@pytest.mark.parametrize("name", UNNAMED)
def test_a_mistake_without_a_name_fails_and_gets_none(solution_with, name):
    report = run("svm_loss_naive", solution_with(*UNNAMED[name]))
    assert not report.ok and report.finding.misconceptions == ()
    assert "This does not hold" in explain(report) and "Hint:" in explain(report)


MASKED = (
    (ZERO_CORRECT, "margins = np.ma.array(margins, mask=np.eye(W.shape[1])[y])"),
    ("(margins > 0)", "np.ma.filled(margins > 0, False)"),
)
SUM_MINUS_N = (
    (ZERO_CORRECT, "pass"),
    (V_MEAN, f"{V_MEAN} - 1.0"),
    (COUNT, "dscores[rows, y] -= dscores.sum(axis=1)"),
)

UNUSUAL = {
    "the solution": (),
    "a matrix as gradient": ((RETURN, "return loss, np.asmatrix(dW)"),),
    "a 0-d array as loss": ((RETURN, "return np.array(loss), dW"),),
    "a 1×1 matrix as loss": ((RETURN, "return np.asmatrix(loss), dW"),),
    "a list of two": ((RETURN, "return [loss, dW]"),),
    "float32 results": ((RETURN, "return np.float32(loss), dW.astype(np.float32)"),),
    "a rounded loss": ((RETURN, "return float(np.float32(loss)), dW"),),
    "float32 inside": (("dW = np.zeros_like(W)", "dW = np.zeros(W.shape, np.float32)"),),
    "an extra argument": (("(W, X, y, reg)", "(W, X, y, reg, delta=1.0)"),),
    "prints and warns": ((RETURN, f"print(loss)\n    np.log(np.zeros(1))\n    {RETURN}"),),
    "the sum minus N": SUM_MINUS_N,
    "a masked array": MASKED,
    "all pairs of examples": (("scores[rows, y][:, np.newaxis]", "np.diag(scores[:, y])[:, None]"),),
    "a list as index": (("rows = np.arange(len(X))", "rows = [*range(len(X))]"),),
    "own copies changed": (("rows = np.arange", "W = W.copy()\n    W += 0.0\n    rows = np.arange"),),
}


SVM_ITEMS = [item for item in PUBLIC.items.values() if item.module == "linear_svm"]


@pytest.mark.parametrize("name", sample(UNUSUAL, 3))
@pytest.mark.parametrize("item", SVM_ITEMS, ids=lambda item: item.id)
def test_an_unusual_solution_passes(solution_with, name, item):
    for seed in range(3):
        report = run(item.id, solution_with(*UNUSUAL[name]), seed=seed)
        assert report.ok, explain(report)


# On these, a kink passes for rounding, or the penalty hides that dW was added up in single precision.
@pytest.mark.parametrize("seed", [9, 10, 16, 28, 32])
@pytest.mark.parametrize("name", ["float32 results", "a rounded loss", "float32 inside"])
def test_single_precision_is_as_good(solution_with, name, seed):
    for item in SVM_ITEMS:
        report = run(item.id, solution_with(*UNUSUAL[name]), seed=seed)
        assert report.ok, explain(report)


def test_the_solution_passes_on_many_seeds(solution_with):
    solution = solution_with()
    for item in SVM_ITEMS:
        for seed in SEEDS:
            assert run(item.id, solution, seed=seed).ok
