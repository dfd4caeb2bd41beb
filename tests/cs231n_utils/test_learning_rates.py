"""Live loss curves: the student's training, chunk by chunk, and whatever goes wrong in it."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.figure import Figure

from autograder.course import stubs
from cs231n_utils import NotStarted
from cs231n_utils.live import learning_rates
from cs231n_utils.live.learning_rates import CHUNK, MOST, RATES, SEED, LearningRates

FOLDER = Path(__file__).parents[2] / "assignments/linear_classifiers"
PNG = b"\x89PNG"


class Bowl:
    """The loss is Σw²/2, for a single weight that begins at 3; `made` counts the classifiers."""

    made = 0

    def __init__(self):
        type(self).made += 1
        self.w = np.array(3.0)

    def train(self, X, y, learning_rate, reg, num_iters):
        history = []
        for _ in range(num_iters):
            history.append(float(self.w**2 / 2))
            self.w = self.w - learning_rate * self.w
        return history


class Noisy(Bowl):
    """As training is: each of the numbers has digits of its own, and goes up and down."""

    def train(self, X, y, learning_rate, reg, num_iters):
        return list(9 * np.exp(np.random.randn(num_iters)))


def ask(widget, operation, **arguments):
    widget.answer({"ask": "id", "do": operation, "with": arguments})
    return widget.state


def to_the_end(widget):
    """Ask as the browser does."""
    while any(not run["end"] for run in widget.state["runs"]):
        ask(widget, "go_on")
    return widget.state


def trained(classifier_class, *rates, num_iters=100):
    widget = LearningRates(classifier_class, None, None, num_iters=num_iters)
    ask(widget, "train", rates=rates)
    to_the_end(widget)
    return widget


def history(widget, k=0):
    return widget.model.runs[k].losses


@pytest.fixture
def solution(monkeypatch):
    """The module linear_classifier as the instructor solves it."""
    modules = {}
    for name in ("linear_svm", "linear_classifier"):
        modules[name] = SimpleNamespace()
        monkeypatch.setitem(sys.modules, name, modules[name])
        exec(stubs.solution((FOLDER / f"{name}.py").read_text("utf-8")), vars(modules[name]))
    return modules["linear_classifier"]


@pytest.fixture
def data():
    """X: (90, 11), y: (90,) of three classes."""
    random = np.random.default_rng(1)
    return random.normal(size=(90, 11)).astype(np.float32), np.arange(90) % 3


def test_side_by_side_in_chunks_is_the_same_as_each_alone_in_one_go(solution, data):
    rates = (1e-2, 1e-3)
    widget = LearningRates(solution.LinearSVM, *data, reg=0.1, num_iters=75)
    ask(widget, "train", rates=rates)
    to_the_end(widget)
    for k, rate in enumerate(rates):
        np.random.seed(SEED)
        alone = solution.LinearSVM().train(*data, rate, 0.1, num_iters=75)
        assert history(widget, k) == alone


def test_the_notebooks_random_numbers_stay_as_they_are(solution, data):
    np.random.seed(7)
    expected = np.random.rand()
    np.random.seed(7)
    widget = LearningRates(solution.LinearSVM, *data, num_iters=CHUNK)
    ask(widget, "train", rates=[1e-3])
    to_the_end(widget)
    assert np.random.rand() == expected


def test_nothing_is_called_before_a_button_is_pressed():
    class Untouchable:
        def __init__(self):
            raise AssertionError

    widget = LearningRates(Untouchable, None, None)
    assert widget.state["runs"] == []
    assert "press Train" in widget.state["words"]


def test_every_run_trains_a_classifier_of_its_own():
    before = Bowl.made
    widget = trained(Bowl, 0.1, 0.2)
    assert Bowl.made == before + 2
    assert history(widget, 0)[0] == history(widget, 1)[0] == 4.5


def test_an_earlier_curve_of_the_same_rate_is_replaced():
    widget = trained(Bowl, 0.1, 0.2)
    state = ask(widget, "train", rates=[0.1])
    assert [(run["label"], run["end"]) for run in state["runs"]] == [("2e-1", "done"), ("1e-1", "")]


def test_all_curves_grow_together():
    widget = LearningRates(Bowl, None, None)
    ask(widget, "train", rates=[0.1, 0.2])
    for _ in range(4):
        ask(widget, "go_on")
    assert [len(run.losses) for run in widget.model.runs] == [2 * CHUNK, 2 * CHUNK]


def test_a_run_that_leaves_the_numbers_is_cut_and_named():
    widget = trained(Bowl, 1e200, 0.1)
    bad, good = widget.state["runs"]
    assert (bad["end"], bad["result"]) == ("blew up", "blew up after 1 step")
    assert bad["head"][0] == 0
    assert good["end"] == "done"
    assert history(widget) == [4.5]


def test_the_axis_does_not_follow_a_run_that_blows_up():
    widget = trained(Bowl, 10.0, 0.01)
    ticks = [tick for tick, _ in widget.state["ticks"]]
    assert ticks[0] >= 0.1
    assert ticks[-1] <= 1e8
    assert widget.state["runs"][0]["head"][1] == ticks[-1]


@pytest.mark.parametrize(
    "losses, labels",
    [
        ([9.0, 2.4], ["2", "5", "10"]),
        ([9.0, 4000.0, 2.4], ["1", "10", "100", "1,000", "10⁴"]),
        ([9.0, 9.0], ["5", "10"]),
        ([1e6, 1.5e6], ["10⁶", "2·10⁶"]),
    ],
)
def test_the_loss_axis_has_round_numbers(losses, labels):
    assert [learning_rates._tick_label(tick) for tick in learning_rates._ticks(losses)] == labels


@pytest.mark.parametrize("num_iters, every", [(1, 1), (20, 5), (75, 10), (400, 100), (600, 100), (1500, 200)])
def test_the_step_axis_has_round_numbers(num_iters, every):
    assert learning_rates._step_ticks(num_iters) == list(range(0, num_iters + 1, every))


def test_a_wrong_loss_below_zero_is_drawn_at_the_edge():
    class Negative(Bowl):
        def train(self, X, y, learning_rate, reg, num_iters):
            return [9.0] + [-1.0] * (num_iters - 1)

    widget = trained(Negative, 0.1)
    assert min(widget.state["runs"][0]["batches"][1]) > 0
    assert widget._png()["image/png"].startswith(PNG)


def test_a_stub_is_one_line_and_leaves_no_curve():
    class Stub(Bowl):
        def train(self, X, y, learning_rate, reg, num_iters):
            raise NotStarted

    widget = LearningRates(Stub, None, None)
    ask(widget, "train", rates=[0.1])
    state = ask(widget, "go_on")
    assert state["trouble"].startswith("train is not started")
    assert state["runs"] == []


def test_an_error_ends_its_run_and_no_other():
    class Fragile(Bowl):
        def train(self, X, y, learning_rate, reg, num_iters):
            if learning_rate == 0.1 and self.w < 3:
                raise ValueError("too small")
            return super().train(X, y, learning_rate, reg, num_iters)

    widget = LearningRates(Fragile, None, None, num_iters=100)
    ask(widget, "train", rates=[0.1, 0.2])
    troubles = [ask(widget, "go_on")["trouble"] for _ in range(3)]
    assert [bool(trouble) for trouble in troubles] == [False, False, True]
    assert troubles[2].startswith("ValueError: too small")
    broken, other = to_the_end(widget)["runs"]
    assert broken["result"].endswith(f"after {CHUNK} steps, then an error")
    assert other["end"] == "done"


@pytest.mark.parametrize("returned", [None, [], [1.0], 3.0])
def test_a_train_without_a_history_is_an_error_not_an_endless_loop(returned):
    class Short(Bowl):
        def train(self, X, y, learning_rate, reg, num_iters):
            return returned

    widget = LearningRates(Short, None, None)
    ask(widget, "train", rates=[0.1])
    assert f"a loss for each of its {CHUNK} steps" in ask(widget, "go_on")["trouble"]
    assert widget.state["runs"] == []


def test_what_is_stopped_stays_stopped_and_what_has_not_begun_goes():
    widget = LearningRates(Bowl, None, None)
    ask(widget, "train", rates=[0.1, 0.2])
    ask(widget, "go_on")
    ask(widget, "stop")
    (run,) = ask(widget, "go_on")["runs"]
    assert run["label"] == "1e-1"
    assert run["result"].endswith(f"after {CHUNK} steps, stopped")


@pytest.mark.parametrize("operation", ["go_on", "stop", "clear", "rest", "draw", "no such thing"])
def test_an_operation_out_of_place_does_nothing(operation):
    state = ask(LearningRates(Bowl, None, None), operation)
    assert (state["trouble"], state["runs"]) == ("", [])


def test_clear_takes_away_all_curves():
    assert ask(trained(Bowl, 0.1), "clear")["runs"] == []


def test_the_oldest_curve_goes_and_the_others_keep_their_colours():
    widget = trained(Bowl, *RATES[:MOST])
    before = {run["label"]: run["slot"] for run in widget.state["runs"]}
    after = {run["label"]: run["slot"] for run in ask(widget, "train", rates=[0.1])["runs"]}
    assert list(after) == [*list(before)[1:], "1e-1"]
    assert all(after[label] == before[label] for label in list(before)[1:])
    assert sorted(after.values()) == list(range(MOST))


@pytest.mark.parametrize("num_iters", [600, 5000])
def test_what_is_sent_with_every_answer_is_small(num_iters):
    runs = LearningRates(Noisy, None, None, num_iters=num_iters).model
    runs.train(RATES[:MOST])
    while not all(run.end for run in runs.runs):
        runs.go_on()
    state = runs.snapshot()
    assert [run["end"] for run in state["runs"]] == MOST * ["done"]
    assert len(json.dumps(state)) < 60_000


def test_the_still_is_a_picture_before_and_after():
    widget = LearningRates(Bowl, None, None)
    assert widget._png()["image/png"].startswith(PNG)
    widget = trained(Bowl, 0.1, 1e200)
    assert widget._png()["image/png"].startswith(PNG)
    assert "1e200: blew up after 1 step" in widget._png()["text/plain"]


def test_the_still_shows_every_curve_and_says_what_to_do_without():
    figure = Figure()
    LearningRates(Bowl, None, None).model.draw(figure)
    assert "press Train" in figure.axes[0].texts[0].get_text()
    figure = Figure(layout="constrained")
    trained(Bowl, 0.1, 0.01).model.draw(figure)
    shown = [text.get_text().split(":")[0] for text in figure.legends[0].get_texts()]
    assert shown == ["1e-1", "1e-2"]


def test_the_still_has_the_colours_and_dashes_of_the_live_picture():
    script, style = learning_rates.parts("learning_rates")
    for colour, _, dashes in learning_rates.STYLES:
        assert colour.lower() in style or colour == "black"
        assert dashes == "-" or f'"{" ".join(map(str, dashes[1]))}"' in script
