"""What `3_visual_words` draws and measures: k-means by hand, patches, and words."""

from importlib import import_module

import matplotlib.pyplot as plt
import numpy as np
import pytest

from autograder.course.folders import ASSIGNMENTS
from cs231n_utils.live.kmeans_steps import GRAIN, SIDE

ANSWER = (0, 1, 0, 1, 1, 1), [(1.5, 0), (5.25, 6)], 216
RNG = np.random.default_rng(0)


@pytest.fixture
def drawing(monkeypatch):
    """f(name) -> a module that lies beside the notebooks."""
    monkeypatch.syspath_prepend(ASSIGNMENTS / "image_features")
    return import_module


def test_the_step_by_hand_adds_up(drawing, capsys):
    drawing("words").by_hand(*ANSWER)
    assert "of your lines add up to 216; you say 216." in capsys.readouterr().out


@pytest.mark.parametrize(
    "answer",
    [
        ((0, 1), *ANSWER[1:]),
        ((0, 1, 0, 1, 1, 7), *ANSWER[1:]),
        (ANSWER[0], [1, 2, 3], 216),
        (*ANSWER[:2], None),
    ],
    ids=["too few labels", "no such centroid", "no places", "no cost"],
)
def test_answers_of_another_form_leave_no_half_drawn_picture(drawing, answer):
    with pytest.raises((ValueError, IndexError, TypeError)):
        drawing("words").by_hand(*answer)
    assert not plt.get_fignums()


def test_points_in_the_plane_are_where_a_hand_could_put_them(drawing):
    for points in map(np.array, drawing("words").PLANES.values()):
        assert points.shape[1] == 2 and len(points) >= 6
        assert np.all((points >= 0) & (points <= SIDE) & (points % GRAIN == 0))


def test_a_sample_holds_as_many_different_patches_of_each_picture(drawing):
    pictures = np.arange(3)[:, np.newaxis] * 100 + np.zeros((3, 5))
    rows = drawing("patches").sample(
        lambda some: some[..., np.newaxis] + np.arange(5)[:, np.newaxis], pictures, 4, RNG
    )
    assert rows.shape == (12, 1)
    assert (rows[:, 0] // 100).tolist() == [0] * 4 + [1] * 4 + [2] * 4 and len(np.unique(rows)) == 12


def test_what_pixels_share_is_a_correlation(drawing, capsys):
    patches = drawing("patches")
    rows = np.repeat(RNG.normal(size=(500, 36)), 3, axis=1)  # grey ones: the three numbers of a pixel are one
    together = patches._correlations(rows)
    assert together[3, 3] == pytest.approx(np.ones(3)) and abs(together[0]).max() < 0.2
    patches.eigenvalues(rows, rows / 10, eps=1.0)
    assert "36 of 108 eigenvalues are above ε, 72 are 0 but for rounding" in capsys.readouterr().out


def test_pictures_of_a_few_words_can_be_drawn(drawing):
    words, patches = drawing("words"), drawing("patches")
    few, picture = RNG.normal(size=(3, 108)), RNG.integers(0, 256, (13, 11, 3), dtype=np.uint8)
    assert words.mosaic(few, np.array([0, 2, 2])).tolist() == [1, 0, 2]
    words.written(picture, RNG.integers(0, 3, (8, 6)), few)
    words.quarters(picture, RNG.normal(size=(4, 3)), few)
    words.falling([3.0], 10)
    patches.cut_up(picture, RNG.random((48, 108)))
    assert not plt.get_fignums()
    assert words.duration(lambda *given: None, few, 3, 10, RNG) >= 0


@pytest.mark.parametrize("K", [None, "400", 50.0, 0, 401])
def test_a_number_of_words_that_does_not_count_is_said(drawing, K):
    words = drawing("words")
    with pytest.raises(words.NotAsked, match="a whole number from 1 to 400 should be"):
        words.allowed(K)
    assert words.allowed(np.int64(400)) == 400


def test_costs_that_are_no_numbers_are_said(drawing):
    words = drawing("words")
    with pytest.raises(words.NotAsked, match="the costs hold inf or nan"):
        words.falling([3.0, np.nan], 10)


@pytest.mark.parametrize(
    "answer",
    [
        ("ACBDEF", [(1, 1), (7, 7)], 1),
        ([(0, 2), (1, 3, 4, 5)], [(1, 1), (7, 7)], 1),
        ((1, 2, 1, 2, 2, 2), [(1, 1), (7, 7)], 1),
        ((0, 0, 0, 1, 1, 1), [1, 7], 1),
        ((0, 0, 0, 1, 1, 1), [(1, 1), (7, 7)], None),
    ],
    ids=["names", "lists", "from 1 on", "no places", "no cost"],
)
def test_a_step_by_hand_of_another_form_is_said(drawing, answer):
    words = drawing("words")
    with pytest.raises(words.NotAsked, match="six labels, each 0 or 1, a cost, and two"):
        words.by_hand(*answer)
