"""Every number of the playground against formulas written here; wrong gradients are seen, right ones never.

The kit differentiates what it shows; here the gradients are the ones on paper.
"""

import math
import re

import numpy as np
import pytest

from cs231n_utils.live.plane import LABELS, REGS, Plane, random_weights, read
from cs231n_utils.losses.cases import Case
from cs231n_utils.promises.source import load
from tests.choices import STUDENTS, formulations
from tests.modules import edited, module_of
from tests.verdicts import FILES, MISCONCEPTIONS, UNUSUAL, WRONG, blind, with_row
from tests.whole import sample

pytestmark = pytest.mark.filterwarnings("error")

CLASSES = range(3)


# --- the formulas: the scores of one example and its class -> its loss and the slopes of its scores ---------


def hinge(scores, label):
    margins = [0.0 if c == label else max(0.0, scores[c] - scores[label] + 1.0) for c in CLASSES]
    slopes = [float(margin > 0) for margin in margins]
    slopes[label] = -sum(slopes)
    return sum(margins), slopes


def cross_entropy(scores, label):
    shares = softmax(scores)
    return -math.log(shares[label]), [shares[c] - (c == label) for c in CLASSES]


def softmax(scores):
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


def one_against_all(scores, label):
    towards = [1.0 if c == label else -1.0 for c in CLASSES]
    missing = [max(0.0, 1.0 - towards[c] * scores[c]) for c in CLASSES]
    return sum(missing), [-towards[c] * (missing[c] > 0) for c in CLASSES]


def structured(scores, label):
    rival = max((c for c in CLASSES if c != label), key=lambda c: scores[c])
    missing = max(0.0, 1.0 + scores[rival] - scores[label])
    return missing, [(missing > 0) * ((c == rival) - (c == label)) for c in CLASSES]


def squared_hinge(scores, label):
    margins = [0.0 if c == label else max(0.0, scores[c] - scores[label] + 1.0) for c in CLASSES]
    slopes = [2 * margin for margin in margins]
    slopes[label] = -sum(slopes)
    return sum(margin**2 for margin in margins), slopes


PAPER = [*(hinge if "svm" in name else cross_entropy for name in STUDENTS)]
PAPER += [one_against_all, structured, squared_hinge]
NAMES = [*STUDENTS, *(formula.__name__ for formula in PAPER[-3:])]
BY_PAPER = pytest.mark.parametrize("chosen", range(len(PAPER)), ids=NAMES.__getitem__)


def gradient_on_paper(formula, points, labels, W, reg):
    """dW (3, 3), row by row: what the examples add, then the penalty, the bias row's too."""
    dW = 2 * reg * np.array(W)
    for (x, y), label in zip(points, labels, strict=True):
        _, slopes = formula(scores_of(W, x, y), label)
        dW += np.outer([x, y, 1.0], slopes) / len(labels)
    return dW


def scores_of(W, x, y):
    return [x * W[0][c] + y * W[1][c] + W[2][c] for c in CLASSES]


# --- numbers ------------------------------------------------------------------------------------------------

STATES = {
    "first": [],
    "moved": [("move", 0, -0.9, 0.65), ("move", 5, 1.1, -1.15), ("reg", 0.0)],
    "added": [("add", 0.25, -0.85, 1), ("add", -1.1, -1.0, 0), ("reg", 1.0)],
    "removed": [("remove", 2), ("remove", 6), ("reg", 3.0)],
    "relabelled": [("relabel", 3, 2), ("relabel", 0, 1), ("reg", 0.03)],
    "a class is missing": [("relabel", k, 0) for k in (3, 4, 5)],
    "weights edited": [("weight", 2, 1, -1.75), ("weight", 0, 0, 3.2), ("weight", 1, 2, 0.0), ("reg", 0.3)],
    "another W": [*[("randomise",)] * 3, ("reg", 0.001)],
    "after some updates": [("step_size", 0.03), *[("step",)] * 7],
}
HAND = [("remove", 0)] * 8 + [("move", 0, 1.0, 0.5), ("relabel", 0, 1)]  # one point: scores 1, 0.5 and −0.25
HAND += [("weight", row, c, w) for row, of_row in enumerate([(1, 0, 0), (0, 1, 0), (0, 0, -0.25)])
         for c, w in enumerate(of_row)]  # fmt: skip


@pytest.fixture(scope="module")
def shown():
    """f(chosen, operations): what is drawn after them, driven by the instructor's functions."""
    functions = [getattr(edited(FILES[name]), name) for name in STUDENTS]

    def state(chosen, operations):
        plane = Plane(formulations(functions))
        for operation, *arguments in [("choose", chosen), *operations]:
            getattr(plane, operation)(*arguments)
        return plane.snapshot()

    return state


@BY_PAPER
@pytest.mark.parametrize("name", sample(STATES, 4))
def test_every_number_is_the_one_on_paper(shown, name, chosen):
    state, formula = shown(chosen, STATES[name]), PAPER[chosen]
    points, W = state["points"], state["W"]
    scores = [scores_of(W, point["x"], point["y"]) for point in points]
    losses = [formula(of_point, point["label"])[0] for of_point, point in zip(scores, points, strict=True)]
    penalty = state["reg"] * sum(w * w for row in W for w in row)
    places, labels = [(point["x"], point["y"]) for point in points], [point["label"] for point in points]
    assert [point["scores"] for point in points] == [pytest.approx(of_point) for of_point in scores]
    assert [point["loss"] for point in points] == pytest.approx(losses)
    assert [point["right"] for point in points] == [
        max(s) == s[k] for s, k in zip(scores, labels, strict=True)
    ]
    assert state["data"] == pytest.approx(sum(losses) / len(losses))
    assert state["total"] - state["data"] == pytest.approx(penalty, abs=1e-12)
    on_paper = gradient_on_paper(formula, places, labels, W, state["reg"])
    assert np.array(state["dW"]) == pytest.approx(on_paper, abs=1e-6)
    gives_shares = formula is cross_entropy
    shares = [pytest.approx(softmax(of_point)) if gives_shares else None for of_point in scores]
    assert [point["probabilities"] for point in points] == shares


@BY_PAPER
@pytest.mark.parametrize("name", sample(STATES, 4))
def test_the_terms_that_are_spelled_out_give_the_loss(shown, name, chosen):
    for point in shown(chosen, STATES[name])["points"]:
        rounded = [float(f"{score:.2f}") for score in point["scores"]]
        assert value_of(point["terms"]) == pytest.approx(PAPER[chosen](rounded, point["label"])[0])
        most = 0.01 * (2 + sum(map(abs, PAPER[chosen](rounded, point["label"])[1])))
        assert value_of(point["terms"]) == pytest.approx(point["loss"], abs=most)


def value_of(terms):
    """What a formula such as 'max(0, 0.67 − 1.41 + 1)²' gives."""
    code = re.sub(r"\be\^", "e**", terms.replace("−", "-").replace("²", "**2"))
    return eval(code, {"__builtins__": {}}, {"e": math.e, "log": math.log, "max": max})


@BY_PAPER
def test_the_numbers_of_one_point_are_those_worked_out_by_hand(shown, chosen):
    losses = {
        hinge: 1.75,
        one_against_all: 3.25,
        structured: 1.5,
        squared_hinge: 2.3125,
        cross_entropy: 1.138181,
    }
    slopes = {
        hinge: (1, -2, 1),
        one_against_all: (1, -1, 1),
        structured: (1, -1, 0),
        squared_hinge: (3, -3.5, 0.5),
        cross_entropy: (0.528252, -0.679599, 0.151347),
    }
    state, (a, b, c) = shown(chosen, HAND), slopes[PAPER[chosen]]
    assert state["points"][0]["scores"] == [1, 0.5, -0.25]
    assert state["data"] == pytest.approx(losses[PAPER[chosen]], abs=1e-6)
    assert state["total"] - state["data"] == pytest.approx(0.20625)  # 0.1 (1² + 1² + 0.25²)
    by_hand = [[a + 0.2, b, c], [a / 2, b / 2 + 0.2, c / 2], [a, b, c - 0.05]]
    assert np.array(state["dW"]) == pytest.approx(np.array(by_hand), abs=2e-6)


@BY_PAPER
def test_the_first_losses_are_as_noted_once(shown, chosen):
    noted = {hinge: 2.927050, cross_entropy: 1.820837, one_against_all: 4.163395}
    noted |= {structured: 1.969958, squared_hinge: 7.048729}
    assert shown(chosen, [])["total"] == pytest.approx(noted[PAPER[chosen]], abs=1e-6)


@BY_PAPER
def test_with_all_weights_zero_the_loss_is_the_one_of_the_lecture(shown, chosen):
    zero = [("weight", row, c, 0.0) for row in range(3) for c in range(3)]
    known = {hinge: 2, cross_entropy: math.log(3), one_against_all: 3, structured: 1, squared_hinge: 2}
    assert shown(chosen, zero)["total"] == pytest.approx(known[PAPER[chosen]])


# --- what is said of a gradient -----------------------------------------------------------------------------

BATCHES = [name for name in STUDENTS if name.endswith(("naive", "vectorized"))]
GRADIENTS = [row for row in WRONG if row.item in BATCHES and row.misconception != "too_few_digits"]
RIGHT = [row for row in (*UNUSUAL, *blind.UNUSUAL) if row.item in STUDENTS]
UNNAMED = {  # their checks find no name, either
    "svm_loss_naive-penalty_once_per_example-for_each_class",
    "softmax_loss_vectorized-epsilon_in_the_logarithm-plus_1e-2",
    "svm_loss_vectorized-wrong_axis-one_hot_sum",
    "svm_loss_naive-repeated_labels_lost-one_class_at_a_time",
    "svm_loss_naive-stale_scores-margins_kept",
    "svm_loss_naive-stale_scores-correct_score_met_too_late",
    "svm_loss_naive-sign_flipped-margin",
    "svm_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
    "svm_loss_vectorized-overwritten_instead_of_added-second_product_replaces_first",
    "softmax_loss_vectorized-overwritten_instead_of_added-penalty_replaces_loss",
    "softmax_loss_vectorized-overwritten_instead_of_added-second_product_replaces_first",
    "softmax_loss_naive-line_in_the_wrong_loop-sum_never_reset",
}
HARMLESS = {  # here, with a right loss
    "inputs_changed": "every call gets copies",
    "no_max_shift": "the scores are small",
    "global_max_shift": "the scores are small",
    "wrong_shift": "the scores are small",
    "epsilon_in_the_logarithm": "no probability is that small",
    "counter_overflows": "the classes are few",
    "not_finite": "the scores are small",
    "loop_in_vectorized": "the numbers are right",
    "numeric_gradient": "the numbers are right",
}
STOPS = {"wrong_shape", "wrong_axis", "hard_coded_sizes", "not_finite"}  # some of these say so instead


PLANES = []  # as the playground can have them
for seed in range(20):
    random = np.random.default_rng((seed, 1))
    X = np.column_stack([random.uniform(-1.2, 1.2, size=(9, 2)), np.ones(9)])
    PLANES.append(Case(random_weights(seed), X, np.array(LABELS), random.choice(REGS[1:])))


@pytest.fixture
def loss_of(beside_public):
    """f(row): a loss driven by the function of a row, which stands in a file."""

    def make(row):
        path = beside_public / FILES[row.item]
        path.write_text(with_row(row)[path.name], encoding="utf-8")
        return formulations([getattr(load(path)[0], row.item)])[0]

    return make


def slopes_of(loss, case, h=1e-5):
    """By differences of what a student's function says is the loss, (3, 3)."""
    steps = h * np.eye(9).reshape(9, 3, 3)
    ends = [[loss.total(case.with_W(case.W + way)) for way in (step, -step)] for step in steps]
    return (np.subtract(*np.transpose(ends)) / (2 * h)).reshape(3, 3)


@pytest.mark.parametrize("row", sample(GRADIENTS, 4), ids=str)
def test_a_gradient_is_marked_if_and_only_if_it_is_not_the_slope_of_its_loss(row, loss_of):
    loss, marks = loss_of(row), set()
    for case in (PLANES[0].with_reg(0.1), PLANES[1].with_reg(0.3)):
        reading = read(loss, case)
        if reading.trouble:
            assert row.misconception in STOPS
            return
        wrong = not np.allclose(reading.dW, slopes_of(loss, case), atol=1e-3)
        marks.add(reading.check[0])
        assert reading.check[0] == ("✗" if wrong else "✓")
        if wrong and str(row) not in UNNAMED:
            assert MISCONCEPTIONS.get(row.misconception).title in reading.check
    formula = PAPER[NAMES.index(row.item)]
    losses = [formula(x @ case.W, label)[0] for x, label in zip(case.X, case.y, strict=True)]
    loss_is_right = reading.total == pytest.approx(np.mean(losses) + case.reg * np.sum(case.W**2))
    assert "✗" in marks or row.misconception in HARMLESS or not loss_is_right


@pytest.mark.parametrize("k", sample(range(len(RIGHT)), 4), ids=[str(row) for row in RIGHT].__getitem__)
def test_a_right_gradient_is_never_marked(k):
    """For each row in 2 of the planes, for all rows together in every one."""
    row = RIGHT[k]
    (loss, *_) = formulations([getattr(module_of(row.code, FILES[row.item]), row.item)])
    for case in PLANES[k % 10 :: 10]:
        assert read(loss, case).check.startswith(f"✓ {loss.agrees}.")


LONE = Case(np.zeros((3, 3)), np.array([[0.0, 0.0, 1.0]]), np.array([0]))  # its scores are the biases


def test_a_loss_far_below_zero_warns_of_nothing():
    def softmax_loss_naive(W, X, y, reg):
        return -1e4, 0 * W

    assert read(*formulations([softmax_loss_naive])[:1], LONE).total == -1e4


def test_single_precision_raises_no_false_alarm_next_to_a_kink():
    W = np.array([(0, 0, 0), (0, 0, 0), (0, 30, -1.009)])
    for row in RIGHT:
        if row.item.startswith("svm"):
            (loss, *_) = formulations([getattr(module_of(row.code, FILES[row.item]), row.item)])
            assert not read(loss, LONE.with_W(W)).check.startswith("✗"), row


def test_a_class_that_is_out_of_the_question_does_no_harm():
    W = np.array([(0, 0, 0), (0, 0, 0), (1000.0, 0, 0)])
    for row in RIGHT:
        if row.item.startswith("softmax"):
            (loss, *_) = formulations([getattr(module_of(row.code, FILES[row.item]), row.item)])
            reading = read(loss, LONE.with_W(W))
            assert (reading.trouble, reading.total) == ("", pytest.approx(0.0, abs=1e-9)), row
