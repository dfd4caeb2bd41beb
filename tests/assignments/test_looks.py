"""What `1_color_and_edges` draws and measures: pixels that move, colours and slopes by hand."""

import colorsys
from importlib import import_module

import matplotlib.pyplot as plt
import numpy as np
import pytest

from autograder.course.folders import ASSIGNMENTS


@pytest.fixture
def drawing(monkeypatch):
    """f(name) -> a module that lies beside the notebooks."""
    monkeypatch.syspath_prepend(ASSIGNMENTS / "image_features")
    return import_module


@pytest.fixture
def pictures():
    return np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), dtype=np.uint8)


@pytest.mark.parametrize("shift", (0, 2, 8))
def test_a_window_moves_by_whole_columns_and_invents_nothing(drawing, pictures, shift):
    seen = drawing("looks").window(pictures, shift)
    assert seen.shape == (5, 24, 24, 3)
    assert np.array_equal(seen, pictures[:, 4:28, shift : shift + 24])


def test_a_stranger_is_nearer_only_if_it_is(drawing):
    places = np.array([0.0, 1.0, 5.0])[:, np.newaxis]  # the nearest others are 1, 1 and 4 away
    assert drawing("looks").nearer_strangers([places, places + 2, places - 9]) == pytest.approx([0, 2 / 3, 1])


def test_the_nearest_mean_of_a_class_is_asked_about_other_rows(drawing):
    rows = np.array([0.0, 10, 2, 12, 1, 11, 4, 5])[:, np.newaxis]
    labels = np.array([0, 1, 0, 1, 0, 1, 1, 0])
    assert drawing("looks").right_by_means(rows, labels, known=4) == 0.75


def test_what_is_done_to_pictures_is_what_it_says(drawing, pictures):
    looks = drawing("looks")
    plain, changed = looks.disturbed(pictures, np.random.default_rng(0))
    assert np.array_equal(changed["mirrored"][..., ::-1, :], plain)
    assert np.array_equal(255 - changed["negative"], plain)
    assert np.array_equal(changed["half as bright"] * 2, plain)
    assert np.array_equal(np.sort(changed["pixels shuffled"], axis=None), np.sort(plain, axis=None))
    assert looks.moves(plain.reshape(5, -1), {"not at all": plain.reshape(5, -1)}) == {"not at all": 0}


def test_right_hues_meet_their_colour_on_the_circle(drawing, capsys):
    hues = drawing("hues")
    hues.on_the_circle([colorsys.rgb_to_hsv(*pixel)[0] for pixel in hues.PIXELS])
    lines = [line for line in capsys.readouterr().out.splitlines() if "without its grey" in line]
    assert len(lines) == 4
    for line in lines:
        pure, there = line.split(" is ")[1:]
        assert pure.split(";")[0] == there


@pytest.mark.parametrize(
    ("name", "answers"),
    [("hues", lambda hues: hues.on_the_circle([0.1])), ("edges", lambda edges: edges.patch([1]))],
)
def test_answers_of_another_form_leave_no_half_drawn_picture(drawing, name, answers):
    with pytest.raises((ValueError, AttributeError)):
        answers(drawing(name))
    assert not plt.get_fignums()
