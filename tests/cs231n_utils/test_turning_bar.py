"""The turning bar: its histograms are those of the function that was handed in, whatever that answers."""

import json

import numpy as np
import pytest
from matplotlib.figure import Figure

from cs231n_utils import NotStarted
from cs231n_utils.live.turning_bar import CELLS, SIDE, TurningBar
from cs231n_utils.plots.glyphs import strokes


def angles(im, nbin=9, swapped=False):
    """Histograms of the angles in each cell."""
    down, right = np.gradient(im)[:: -1 if swapped else 1]
    bins = (np.degrees(np.arctan2(down, right)) % 180 // (180 / nbin)).astype(int) % nbin
    histograms, size = np.zeros((CELLS, CELLS, nbin)), SIDE // CELLS
    for (row, col), magnitude in np.ndenumerate(np.hypot(down, right)):
        histograms[row // size, col // size, bins[row, col]] += magnitude
    return histograms.ravel()


def unfinished(im):
    raise NotStarted


def ask(live, operation="change", **arguments):
    live.answer({"ask": "id", "do": operation, "with": arguments})
    return live.state


@pytest.fixture(scope="module")
def bar():
    return TurningBar(angles)


@pytest.fixture
def kept(bar):
    """The bar as it is at first, and kept so."""
    ask(bar, angle=35, x=11.5, y=11.5, contrast=60, light=100)
    ask(bar, "keep")
    return bar


def test_histograms_follow_the_bar_at_every_angle(kept):
    told = [ask(kept, angle=angle)["verdict"] for angle in range(0, 181, 3)]
    assert all(words.endswith(": they follow.") for words in told)
    assert told[15] == (  # at 45°
        "Across the bar the brightness changes at 135°. The histograms have most from 120° to 140°, 72 % of "
        "all: they follow."
    )


def test_histograms_with_another_angle_do_not_follow():
    swapped = TurningBar(lambda im: angles(im, swapped=True))
    assert ask(swapped, angle=20)["verdict"].endswith("they do not follow.")


@pytest.mark.parametrize(
    ("change", "cells", "together"),
    [
        ({"light": 150}, (0, 0), (0, 0)),
        ({"contrast": 30}, (0.5, 0), (0.5, 0)),
        ({"contrast": -60}, (0, 0), (0, 0)),
        ({"x": 12.5}, (0.16, 0.16), (0, 0)),
    ],
    ids=str,
)
def test_what_a_change_changes_is_measured(kept, change, cells, together):
    pixels, *seen = ask(kept, **change)["readings"]
    assert pixels[1] > 0.01
    for (_, *shares), expected in zip(seen, (cells, together), strict=True):
        assert shares == pytest.approx(expected, abs=0.03)


def test_settings_stay_within_their_bounds_and_on_their_grain(kept):
    state = ask(kept, angle=500, x=-3, y=7.3, light=101, contrast=-99)
    assert state["settings"] == {"angle": 180, "contrast": -80, "light": 100, "x": 0, "y": 7.25}
    assert all(0 <= value <= 255 for row in state["pixels"] for value in row)


@pytest.mark.parametrize(
    ("feature", "told"),
    [
        (lambda im: im[99], "IndexError"),
        (unfinished, "unfinished is not started. Next: write unfinished in test_turning_bar.py."),
        (
            lambda im: None,
            "it returned None, where one row of finite numbers, equally many for each of the 9",
        ),
        (lambda im: np.ones(10), "it returned an array of shape (10,), where one row"),
        (lambda im: im, "it returned an array of shape (24, 24), where one row"),
        (lambda im: np.full(81, np.nan), "it returned an array of shape (81,) with inf or nan in it"),
    ],
    ids=["raises", "not started", "None", "too few", "a table", "nan"],
)
def test_a_function_that_fails_is_told_of_and_the_bar_is_still_drawn(feature, told):
    live = TurningBar(feature)
    assert told in live.state["trouble"]
    assert live.state["verdict"] == "There are no histograms: the function fails."
    assert len(live.state["pixels"]) == SIDE and live.state["now"] == live.state["strokes"] == []
    live.model.draw(Figure())
    json.dumps(ask(live, "keep"), allow_nan=False)


def test_a_bar_without_contrast_is_nothing(kept):
    state = ask(kept, contrast=0)
    assert state["verdict"] == "All numbers are 0."
    assert state["readings"][1][1:] == [None, None]


def test_the_still_says_what_it_shows(kept):
    form = kept._png()
    assert form["image/png"].startswith(b"\x89PNG")
    assert form["text/plain"].startswith(
        "A bar at 35° around column 11.5, row 11.5; contrast 60, light 100. All cells together: 0° "
    )


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("explode", {}),
        ("change", {"size": 3}),
        ("change", {"angle": "a"}),
        ("change", {"angle": None}),
        ("change", {"x": np.nan}),
    ],
)
def test_odd_questions_do_no_harm(kept, operation, arguments):
    before = kept.state
    after = ask(kept, operation, **arguments)
    assert {key: after[key] for key in before if key != "fault"} == {
        key: value for key, value in before.items() if key != "fault"
    }


def test_the_whole_state_is_small(kept):
    assert len(json.dumps(kept.state, allow_nan=False)) < 20_000


def test_strokes_run_along_edges_as_long_as_their_bins():
    histograms = np.zeros((2, 3, 9))
    histograms[0, 2, 0], histograms[1, 0, 4] = 4.0, 2.0  # slopes near 10° and near 90°
    (upper, lower) = strokes(histograms)
    assert np.mean(upper, axis=0) == pytest.approx([2.5, 0.5])
    assert np.mean(lower, axis=0) == pytest.approx([0.5, 1.5])
    assert [np.linalg.norm(end - start) for start, end in (upper, lower)] == pytest.approx([1.0, 0.5])
    turned = [np.degrees(np.arctan2(*(end - start)[::-1])) % 180 for start, end in (upper, lower)]
    assert turned == pytest.approx([100, 0], abs=1e-6)
    assert len(strokes(np.zeros((2, 2, 9)))) == 0
