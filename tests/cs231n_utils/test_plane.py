"""What can be done with a plane, how it is undone, and that it follows the student's file."""

import itertools
import json
import os

import numpy as np
import pytest

from cs231n_utils.live.formulations import KIT
from cs231n_utils.live.plane import (
    CURVE,
    LABELS,
    MOST_POINTS,
    POINTS,
    REACH,
    REGS,
    STEP_SIZES,
    TOO_LARGE,
    Plane,
)
from cs231n_utils.promises.source import load
from tests.choices import STUDENTS, formulations
from tests.modules import edited
from tests.verdicts import FILES, solution

pytestmark = pytest.mark.filterwarnings("error")

LOSSES = range(len(STUDENTS) + len(KIT))


@pytest.fixture(scope="session")
def functions():
    """The instructor's six."""
    return [getattr(edited(FILES[name]), name) for name in STUDENTS]


@pytest.fixture
def plane(functions):
    """Driven by svm_loss_naive, svm_loss_vectorized and the kit's own."""
    return Plane(formulations(functions[2:4]))


def drawn(plane):
    """What the browser gets; what JSON cannot hold raises ValueError."""
    return json.loads(json.dumps(plane.snapshot(), allow_nan=False))


def places(plane):
    return [(point["x"], point["y"], point["label"]) for point in drawn(plane)["points"]]


def do(plane, *operations):
    for operation, *arguments in operations:
        getattr(plane, operation)(*arguments)


# --- operations ---------------------------------------------------------------------------------------------

NINE = [(*place, label) for place, label in zip(POINTS, LABELS, strict=True)]
CHANGES = [  # operations, and the points after them
    ([("move", 4, 0.25, -0.5)], [*NINE[:4], (0.25, -0.5, 1), *NINE[5:]]),
    ([("move", 0, 7, -1.21)], [(REACH, -REACH, 0), *NINE[1:]]),
    ([("move", 8, "-0.5", 1)], [*NINE[:8], (-0.5, 1.0, 2)]),
    ([("add", 0.1, 0.2, 2)], [*NINE, (0.1, 0.2, 2)]),
    ([("add", -9, 9, 0)], [*NINE, (-REACH, REACH, 0)]),
    ([("remove", 3)], NINE[:3] + NINE[4:]),
    ([("remove", 0)] * 8, NINE[8:]),
    ([("remove", 0)] * 20, NINE[8:]),
    ([("add", 0, 0, 1)] * (MOST_POINTS - 9), NINE + [(0, 0, 1)] * (MOST_POINTS - 9)),
    ([("add", 0, 0, 1)] * MOST_POINTS, NINE + [(0, 0, 1)] * (MOST_POINTS - 9)),
    ([("relabel", 5, 0)], [*NINE[:5], (*NINE[5][:2], 0), *NINE[6:]]),
    ([("move", 1, 0, 0), ("remove", 2), ("reset",)], NINE),
]


@pytest.mark.parametrize("operations, after", CHANGES)
def test_points_are_where_they_were_put(plane, operations, after):
    do(plane, *operations)
    assert places(plane) == after


@pytest.mark.parametrize("value, kept", [(0.5, 0.5), (-2, -2), (1e9, TOO_LARGE), (-1e9, -TOO_LARGE)])
def test_one_weight_is_set(plane, value, kept):
    expected = np.array(drawn(plane)["W"])
    expected[1, 2] = kept
    plane.weight(1, 2, value)
    assert drawn(plane)["W"] == expected.tolist()


@pytest.mark.parametrize("size", STEP_SIZES)
def test_a_step_goes_down_the_gradient_by_the_step_size(plane, size):
    before = drawn(plane)
    do(plane, ("step_size", size), ("step",))
    assert np.array(drawn(plane)["W"]) == pytest.approx(np.array(before["W"]) - size * np.array(before["dW"]))


def test_the_step_size_changes_no_position(plane):
    before = drawn(plane)
    plane.step_size(3.0)
    assert drawn(plane) == {**before, "step_size": 3.0}


@pytest.mark.parametrize("reg", REGS)
def test_the_penalty_is_reg_times_the_squares(plane, reg):
    plane.reg(reg)
    state = drawn(plane)
    assert state["total"] - state["data"] == pytest.approx(reg * np.sum(np.square(state["W"])), abs=1e-12)
    assert state["reg"] == reg


def test_seeds_are_shown_and_repeat(plane):
    seen = []
    for operation in ["reset", *["randomise"] * 3] * 2:
        do(plane, (operation,))
        seen.append((drawn(plane)["seed"], drawn(plane)["W"]))
    assert seen[:4] == seen[4:]
    assert [seed for seed, _ in seen[:4]] == [0, 1, 2, 3]
    assert len({str(W) for _, W in seen}) == 4


def test_the_seed_shown_is_that_of_W_after_an_undo(plane):
    do(plane, ("randomise",), ("randomise",))
    seed, W = drawn(plane)["seed"], drawn(plane)["W"]
    for operation in ("randomise", "reset"):
        do(plane, (operation,), ("undo",))
        assert (drawn(plane)["seed"], drawn(plane)["W"]) == (seed, W)


def test_reset_keeps_the_loss_and_the_step_size(plane):
    first = drawn(plane)
    do(plane, ("choose", 2), ("step_size", 1.0), ("reg", 3.0), ("randomise",), ("add", 0, 0, 0), ("reset",))
    state = drawn(plane)
    assert (state["chosen"], state["step_size"], state["seed"]) == (2, 1.0, 0)
    assert all(state[key] == first[key] for key in ("W", "reg"))


@pytest.mark.parametrize("chosen", LOSSES)
def test_60_steps_lower_the_loss(functions, chosen):
    plane = Plane(formulations(functions))
    do(plane, ("choose", chosen), *[("step", "run")] * 60)
    curve = drawn(plane)["curve"][1:]
    assert len(curve) == 61 and drawn(plane)["trouble"] == ""
    assert curve[-1] < 0.5 * curve[0] and max(curve[-30:]) < min(curve[:5])
    assert not drawn(plane)["check"].startswith("✗")


# --- undo ---------------------------------------------------------------------------------------------------

ONCE = {  # what one gesture does: operations, and how many losses it adds to the curve
    "a move": ([("move", 0, 0, 0)], 1),
    "a drag": ([("move", 0, x, -x, "drag") for x in (0.1, 0.2, 0.3, 0.4)], 1),
    "a step": ([("step",)], 1),
    "a run": ([("step", "run")] * 5, 5),
    "an addition": ([("add", 0, 0, 1)], 1),
    "a removal": ([("remove", 3)], 1),
    "a relabelling": ([("relabel", 3, 0)], 1),
    "a weight": ([("weight", 0, 0, 1.0)], 1),
    "reg": ([("reg", 1.0)], 1),
    "a choice": ([("choose", 1)], 1),
    "a draw": ([("randomise",)], 1),
    "nothing": ([("remove", 0), ("undo",), ("step_size", 0.1)], 0),
}


@pytest.mark.parametrize("name", ONCE)
def test_what_one_gesture_did_is_undone_at_once(plane, name):
    do(plane, ("move", 2, 0.1, 0.1), ("reg", 0.3))
    before, (operations, grown) = drawn(plane), ONCE[name]
    do(plane, *operations)
    after = drawn(plane)
    assert after["curve"][: len(before["curve"])] == before["curve"]
    assert len(after["curve"]) == len(before["curve"]) + grown
    assert after["curve"][-1] == after["total"]
    if grown:
        assert after["undoes"] == before["undoes"] + 1
        plane.undo()
    assert drawn(plane) == before


def test_gestures_after_each_other_are_undone_one_by_one(plane):
    gestures = [*[("move", 0, x, x, "first") for x in (0.1, 0.2)], *[("step", "run")] * 3]
    gestures += [("move", 0, 0.4, 0.4, "second"), ("reg", 1.0), ("move", 0, 0.5, 0.5, "second"), ("undo",)]
    gestures += [("move", 0, 0.6, 0.6, "second"), ("move", 0, 0.7, 0.7, "second")]
    do(plane, *gestures)
    seen = []
    while drawn(plane)["undoes"]:
        seen.append((places(plane)[0][0], drawn(plane)["reg"], len(drawn(plane)["curve"])))
        plane.undo()
    assert seen == [(0.7, 1.0, 8), (0.4, 1.0, 7), (0.4, 0.1, 6), (0.2, 0.1, 5), (0.2, 0.1, 2)]


def test_whatever_was_done_can_be_undone_to_the_beginning(plane):
    random, states = np.random.default_rng(0), [drawn(plane)]
    names = list(ONCE)[:-1]
    for _ in range(60):
        do(plane, *ONCE[names[random.integers(len(names))]][0])
        states.append(drawn(plane))
    while (now := drawn(plane))["undoes"]:
        while states[-1]["undoes"] > now["undoes"]:
            states.pop()
        assert now == states[-1]
        plane.undo()
    plane.undo()
    assert drawn(plane) == states[0]


def test_the_curve_holds_the_last_losses():
    plane = Plane(formulations([])[-1:])
    do(plane, *[("step", "run")] * (CURVE + 20))
    curve = drawn(plane)["curve"]
    assert len(curve) == CURVE and curve[-1] == drawn(plane)["total"]


@pytest.mark.parametrize("chosen", LOSSES)
def test_a_run_that_diverges_says_so_stays_finite_and_is_undone(functions, chosen):
    plane = Plane(formulations(functions))
    do(plane, ("choose", chosen), ("reg", 3.0), ("step_size", 10.0))
    before = drawn(plane)
    do(plane, *[("step", "run")] * 30)
    after = drawn(plane)
    assert after["trouble"].startswith("It diverges: the weights grow without end. Undo")
    assert np.max(np.abs(after["W"])) < TOO_LARGE and np.isfinite(after["curve"]).all()
    plane.undo()
    assert drawn(plane) == before
    do(plane, ("step_size", 0.1), ("step",))
    assert drawn(plane)["trouble"] == ""


# --- the student's file -------------------------------------------------------------------------------------

RIGHT = solution()["linear_svm.py"]
STUB = "from cs231n_utils import NotStarted\n\n\ndef svm_loss_naive(W, X, y, reg):\n    raise NotStarted\n"
CLOCK = itertools.count(1_700_000_000, 5)  # an editor's saves: the file system's own may be too coarse


def test_a_reset_begins_a_new_curve_and_is_undone(plane):
    first = drawn(plane)
    do(plane, ("step",), ("reg", 0.3), ("add", 0, 0, 1), ("randomise",), ("choose", 0))
    before = drawn(plane)
    do(plane, ("reset",))
    assert drawn(plane) == {**first, "undoes": before["undoes"] + 1}
    do(plane, ("undo",))
    assert drawn(plane) == before


EDITS = {  # what the file holds after an edit, and what is said of it
    "a stub": (STUB, "svm_loss_naive is not started. Next: write svm_loss_naive in linear_svm.py."),
    "no Python": ("x = 1\ndef f(:\n", "linear_svm.py cannot be read: invalid syntax (line 2)"),
    "a missing import": ("\n\nimport no\n", "ModuleNotFoundError: No module named 'no' (linear_svm.py, line"),
    "exit": ("exit()\n", "linear_svm.py cannot be loaded: it calls exit (linear_svm.py, line 1: exit())"),
    "renamed": (RIGHT.replace("def svm_loss_naive", "def loss"), "svm_loss_naive is not in linear_svm.py"),
    "empty": ("", "svm_loss_naive is not in linear_svm.py"),
    "deleted": (None, "linear_svm.py is not in this folder"),
}


@pytest.fixture
def save(beside_public):
    """f(text): what an editor does; None deletes the file."""
    path = beside_public / "linear_svm.py"

    def write(text):
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
            os.utime(path, (next(CLOCK),) * 2)
        return path

    return write


def driven_by(path):
    return Plane(formulations([load(path)[0].svm_loss_naive]))


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_taken_up_at_the_next_operation(save, name):
    plane = driven_by(save(RIGHT))
    scores = [point["scores"] for point in drawn(plane)["points"]]
    for edit, trouble, total in [(*EDITS[name], type(None)), (RIGHT, "", float)] * 2:
        save(edit)
        plane.reg(0.3)
        state = drawn(plane)
        assert trouble in state["trouble"] and bool(trouble) == bool(state["trouble"])
        assert type(state["total"]) is type(state["curve"][-1]) is total
        assert [point["scores"] for point in state["points"]] == scores
        assert state["check"] == ("" if trouble else "✓ dW is the slope of your loss.")


@pytest.mark.parametrize("operation", [("move", 0, 0, 0), ("randomise",), ("step",)], ids=str)
def test_a_stub_that_was_filled_in_is_taken_up_by_any_operation(save, operation):
    plane = driven_by(save(STUB))
    save(RIGHT)
    do(plane, operation)
    assert drawn(plane)["check"].startswith("✓")


def test_an_update_never_follows_the_gradient_of_an_older_file(save):
    plane, mended = driven_by(save(RIGHT.replace("+ 2 * reg * W", ""))), driven_by(save(RIGHT))
    assert drawn(plane)["check"].startswith("✗")
    do(plane, ("step",))
    do(mended, ("step",))
    assert drawn(plane)["W"] == drawn(mended)["W"]


@pytest.mark.parametrize("name", list(EDITS)[:-1])
def test_an_edit_before_the_playground_is_made_counts_as_well(save, name):
    function, (text, said) = load(save(RIGHT))[0].svm_loss_naive, EDITS[name]
    save(text)
    assert said in Plane(formulations([function])).reading.trouble


@pytest.mark.parametrize("edit, title", [("+ reg * W", "half of what"), ("", "does not know about the")])
def test_what_the_check_says_is_of_the_file_as_it_is(save, edit, title):
    plane = driven_by(save(RIGHT))
    save(RIGHT.replace("+ 2 * reg * W", edit))
    plane.reg(1.0)
    assert drawn(plane)["check"].startswith("✗") and title in drawn(plane)["check"]


CELL = """
def svm_loss_naive(W, X, y, reg):
    margins = [sum(max(0, s - (x @ W)[k] + 1) for s in x @ W) - 1 for x, k in zip(X, y)]
    return sum(margins) / len(y) + reg * (W**2).sum(), {}
"""


@pytest.mark.parametrize(
    "dW, trouble, check",
    [("0 * W", "", "✗ dW is wrong: in b of the"), ("W[9]", "IndexError: index 9 is out of bounds for", "")],
)
def test_a_function_of_a_cell_works(dW, trouble, check):
    names = {}
    exec(compile(CELL.format(dW), "/tmp/ipykernel_1/23.py", "exec"), names)
    plane = Plane(formulations([names["svm_loss_naive"]]))
    plane.reg(0.3)
    state = drawn(plane)
    assert trouble in state["trouble"] and check in state["check"] and "\n" not in state["check"]
    assert ("this cell, line 4" in state["trouble"]) == bool(trouble)
    assert (state["data"] == pytest.approx(2.530578)) != bool(trouble)
