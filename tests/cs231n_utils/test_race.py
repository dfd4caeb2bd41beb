"""The race: the ways down are the rules' own, whatever a rule does; the kit itself has no rule."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.figure import Figure

from autograder.course import stubs
from cs231n_utils import NotStarted
from cs231n_utils.live.race import STYLES, Race, trained_by
from cs231n_utils.live.surfaces import (
    LEVELS,
    RAVINE,
    SADDLE,
    Relief,
    Surface,
    points_on_a_line,
    surface_of_loss,
)

FOLDER = Path(__file__).parents[2] / "assignments/linear_classifiers"
SURFACES = [RAVINE, SADDLE]


def downhill(rate):
    return lambda w, dw, config: (w - rate * dw, config)


def momentum(w, dw, config):
    """With a memory: what the next step needs is in its config."""
    config = config or {"velocity": np.zeros_like(w)}
    config["velocity"] = 0.9 * config["velocity"] - 0.1 * dw
    return w + config["velocity"], config


def broken(w, dw, config):
    return w[7], config


def unfinished(w, dw, config):
    raise NotStarted


def module(name, read):
    """A file of the assignment as a module: as `read` by stubs.solution or by stubs.strip."""
    path = FOLDER / f"{name}.py"
    namespace = {}
    exec(compile(read(path.read_text("utf-8")), path.name, "exec"), namespace)
    return SimpleNamespace(**namespace)


@pytest.fixture
def svm(monkeypatch):
    """The student's two files, solved."""
    monkeypatch.setitem(sys.modules, "linear_svm", module("linear_svm", stubs.solution))
    return SimpleNamespace(
        svm_loss=sys.modules["linear_svm"].svm_loss_vectorized,
        LinearSVM=module("linear_classifier", stubs.solution).LinearSVM,
    )


def ask(race, operation, **arguments):
    race.answer({"ask": "id", "do": operation, "with": arguments})
    return race.state


def way(rule, surface=RAVINE, **options):
    """The only run of a race."""
    (found,) = Race(surface, {"it": rule}, **options).model.runs.values()
    return found


def test_the_gradient_of_the_ravine_is_the_one_on_paper():
    for w in np.random.default_rng(0).normal(size=(20, 2)):
        assert RAVINE.gradient(w) == pytest.approx([w[0] / 10, 2 * w[1]], abs=1e-8)


def test_steps_are_the_rules_own():
    x, y = -3.5 * 0.98 ** np.arange(101), 1.5 * 0.6 ** np.arange(101)
    found = way(downhill(0.2))
    assert found.points == pytest.approx(np.column_stack([x, y]), abs=1e-8)
    assert found.losses == pytest.approx(x**2 / 20 + y**2, abs=1e-8)


def test_a_rule_gets_its_config_back_and_none_at_first():
    w, velocity, points = np.array([2.0, -1.0]), np.zeros(2), []
    for _ in range(51):
        points.append(w)
        velocity = 0.9 * velocity - 0.1 * np.array([w[0] / 10, 2 * w[1]])
        w = w + velocity
    race = Race(RAVINE, {"momentum": momentum}, steps=50)
    shown = ask(race, "start", x=2.0, y=-1.0)["runs"][0]["points"]
    assert race.model.runs["momentum"].points == pytest.approx(np.array(points), abs=1e-7)
    assert np.array(shown) == pytest.approx(np.array(points), abs=2e-3)


def test_a_rule_may_change_its_arguments_in_place():
    def hasty(w, dw, config):
        w -= 0.2 * dw
        dw[:] = 0.0
        return w, config

    assert way(hasty).points == pytest.approx(way(downhill(0.2)).points)


def test_a_way_that_leaves_the_picture_ends_at_its_border():
    found = way(downhill(1.02))  # every step multiplies the second weight by -1.04: 1.5 -> 2.5 in 14 steps
    assert found.end == "diverged after 14 steps"
    assert (len(found.points), len(found.losses)) == (15, 14)
    assert abs(found.points[-1, 1]) == pytest.approx(2.5)
    assert RAVINE.holds(found.points, beyond=1e-9).all()


def test_a_way_that_stays_close_has_left_but_not_diverged():
    found = way(lambda w, dw, config: (w + np.array([0.0, 0.15]), config), steps=12)
    assert found.end == "left the picture after 7 steps"


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_way_out_of_the_numbers_ends_at_the_last_finite_place(bad):
    def rule(w, dw, count):
        return (w + 0.1 if (count or 0) < 3 else w * bad), (count or 0) + 1

    found = way(rule)
    assert found.end == "diverged after 4 steps"
    assert found.points[-1] == pytest.approx([-3.2, 1.8])
    first = way(lambda w, dw, config: (w * bad, config))
    assert (first.end, len(first.points)) == ("diverged after 1 step", 1)


def test_a_rule_that_raises_is_told_of_with_its_line_and_the_others_run():
    state = Race(RAVINE, {"broken": broken, "fine": downhill(0.2)}).state
    assert state["trouble"].startswith("broken: IndexError")
    assert (
        f"(test_race.py, line {broken.__code__.co_firstlineno + 1}: return w[7], config)" in state["trouble"]
    )
    assert [len(run["points"]) for run in state["runs"]] == [0, 101]


@pytest.mark.parametrize("answer", [None, 3.0, "ab", (np.zeros(3), None), (None, None), np.zeros(2)])
def test_what_is_no_step_is_shown_with_the_place_it_came_from(answer):
    def odd(w, dw, config):
        return answer

    state = Race(RAVINE, {"odd": odd, "fine": downhill(0.2)}).state
    assert f"line {odd.__code__.co_firstlineno}: def odd" in state["trouble"]
    assert "next_w, of shape (2,)" in state["trouble"]
    assert [len(run["points"]) for run in state["runs"]] == [0, 101]


def test_rules_with_the_same_trouble_share_a_line():
    state = Race(RAVINE, {"one": unfinished, "two": unfinished}).state
    assert state["trouble"] == "one, two: unfinished is not started. Next: write unfinished in test_race.py."


def test_the_students_train_gives_the_way_of_its_own_step(svm):
    for rate in (0.05, 0.9, 1.02):
        assert way(trained_by(svm.LinearSVM, rate)).points == pytest.approx(way(downhill(rate)).points)


def test_a_rule_from_train_leaves_its_arguments_alone(svm):
    w, dw = np.array([1.0, 2.0]), np.array([0.5, -0.5])
    next_w, config = trained_by(svm.LinearSVM, 0.1)(w, dw, None)
    assert (w.tolist(), dw.tolist(), config) == ([1.0, 2.0], [0.5, -0.5], None)
    assert next_w == pytest.approx([0.95, 2.05])


def test_an_untouched_train_is_one_line_and_the_surface_is_there():
    stub = module("linear_classifier", lambda text: stubs.strip(text, "linear_classifier.py"))
    rules = {f"{rate}": trained_by(stub.LinearSVM, rate) for rate in (0.1, 0.2)}
    state = Race(RAVINE, rules).state
    assert state["trouble"] == "0.1, 0.2: train is not started. Next: write train in linear_classifier.py."
    assert len(state["outlines"]) == LEVELS


def test_a_train_that_spoils_W_is_named(svm):
    class Spoilt(svm.LinearSVM):
        def train(self, X, y, learning_rate, reg, num_iters, batch_size):
            self.W = None

    assert "def train" in Race(RAVINE, {"it": trained_by(Spoilt, 0.1)}).state["trouble"]


def test_a_surface_of_the_students_loss_is_that_loss(svm):
    X, y = points_on_a_line()
    surface = surface_of_loss(svm.svm_loss, X, y, 0.01)
    slope, bias = 1.5, -0.2
    margins = 1 - 2 * (2 * y - 1) * (slope * X[:, 0] + bias)
    assert surface.loss(np.array([slope, bias])) == pytest.approx(
        np.maximum(0, margins).mean() + 0.01 * 2 * (slope**2 + bias**2)
    )
    assert surface.holds(np.array(surface.start))


def test_an_untouched_loss_is_one_line_and_other_surfaces_work():
    surface = surface_of_loss(
        module("linear_svm", lambda text: stubs.strip(text, "linear_svm.py")).svm_loss_vectorized,
        *points_on_a_line(),
        0.01,
    )
    race = Race([surface, RAVINE], {"it": downhill(0.2)})
    assert "svm_loss_vectorized is not started" in race.state["trouble"]
    assert (race.state["outlines"], race.state["runs"][0]["points"]) == ([], [])
    race.model.draw(Figure())
    assert not ask(race, "choose", index=1)["trouble"]
    assert len(race.state["runs"][0]["points"]) == 101


@pytest.mark.parametrize("loss", [lambda w: np.nan, lambda w: 1.0, lambda w: np.inf if w[0] > 0 else w[1]])
def test_odd_surfaces_do_no_harm(loss):
    race = Race(Surface("odd", loss, RAVINE.bounds, RAVINE.start), {"it": downhill(0.2)})
    race.model.draw(Figure())
    json.dumps(race.state, allow_nan=False)


def test_outlines_are_where_the_surface_has_that_height():
    relief = Relief(SADDLE)
    for level, outline in zip(relief.levels[::-1], relief.outlines, strict=True):
        corners = outline.replace("Z", "").replace("M", "L").split("L")[1:]
        points = np.array([corner.split() for corner in corners], dtype=float)
        (left, right), (bottom, top) = SADDLE.bounds
        walls = np.isin(points[:, 0], (left, right)) | np.isin(points[:, 1], (bottom, top))
        heights = np.array([SADDLE.loss(w) for w in points[~walls]])
        assert heights == pytest.approx(level, abs=0.02 + 0.02 * level)


def test_the_whole_state_is_small(svm):
    surfaces = [*SURFACES, surface_of_loss(svm.svm_loss, *points_on_a_line(), 0.01)]
    race = Race(surfaces, {f"learning rate {rate}": downhill(rate) for rate in np.linspace(0.05, 0.9, 5)})
    for index in range(len(surfaces)):
        assert len(json.dumps(ask(race, "choose", index=index), allow_nan=False)) < 75_000


def test_a_start_outside_the_picture_is_brought_in():
    state = ask(Race(RAVINE, {"it": downhill(0.2)}), "start", x=99, y=-99)
    assert state["start"] == [4.0, -2.5]
    assert state["runs"][0]["points"][0] == [4.0, -2.5]


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("explode", {}),
        ("snapshot", {}),
        ("choose", {"index": 9}),
        ("start", {"x": "a", "y": 0}),
        ("start", {}),
    ],
)
def test_odd_questions_do_no_harm(operation, arguments):
    race = Race(SURFACES, {"it": downhill(0.2)})
    before = race.state
    after = ask(race, operation, **arguments)
    assert {key: after[key] for key in before} == before
    assert after["ask"] == "id"


def test_choosing_a_surface_starts_where_it_says():
    race = Race(SURFACES, {"it": downhill(0.2)})
    ask(race, "start", x=1.0, y=1.0)
    state = ask(race, "choose", index=1)
    assert (state["chosen"], state["start"]) == (1, list(SADDLE.start))


def test_the_still_says_what_it_shows():
    rules = {"slow": downhill(0.05), "far": downhill(1.02), "broken": broken}
    race = Race(RAVINE, rules)
    assert race._png()["image/png"].startswith(b"\x89PNG")
    figure = Figure()
    race.model.draw(figure)
    told = [text.get_text().replace("\n", ": ") for text in figure.legends[0].get_texts()]
    assert told == ["slow: loss 0.225", "far: diverged after 14 steps", "broken: no path"]
    trouble = race.state["trouble"]
    assert trouble.startswith("broken: IndexError")
    assert race.model.words() == f"{RAVINE.title}, after 100 steps: {'; '.join(told)}. {trouble}"
    assert " ".join(figure.get_suptitle().split()) == f"{RAVINE.title} {trouble}"


def test_more_rules_than_styles_are_refused():
    with pytest.raises(ValueError, match="cannot be told apart"):
        Race(RAVINE, {str(i): downhill(0.1) for i in range(len(STYLES) + 1)})
