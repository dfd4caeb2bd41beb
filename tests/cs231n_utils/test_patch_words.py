"""A place and its words: patches and codes are answers of the functions that were handed in."""

import json
from functools import partial

import numpy as np
import pytest
from matplotlib.figure import Figure

from cs231n_utils import NotStarted
from cs231n_utils.live.patch_words import SHOWN, PatchWords
from cs231n_utils.plots.patches import faces, sheet, tiles

RNG = np.random.default_rng(0)
PICTURES = {
    "noise": RNG.integers(0, 256, (16, 20, 3), dtype=np.uint8),
    "flat": np.full((16, 20, 3), 7, np.uint8),
}
WORDS = RNG.normal(size=(12, 108)).astype(np.float32)


def cut(pictures):
    rows = [
        pictures[:, row : row + 6, col : col + 6].reshape(len(pictures), -1)
        for row in range(11)
        for col in range(15)
    ]
    return np.stack(rows, axis=1).astype(np.float32)


def centre(patches):
    return patches - patches.mean(axis=2, keepdims=True)


def nearness(patches, words=WORDS):
    distances = np.linalg.norm(patches[..., np.newaxis, :] - words, axis=-1)
    return np.maximum(distances.max(axis=-1, keepdims=True) - distances, 0)


def unfinished(patches):
    raise NotStarted


def place(cut=cut, encode=nearness, **stages):
    return PatchWords(PICTURES, {"cut out": cut, "centred": centre} | stages, encode, WORDS)


def ask(live, operation="go", **arguments):
    live.answer({"ask": "id", "do": operation, "with": arguments})
    return live.state


@pytest.mark.parametrize("corner", [(0, 0), (3, 7), (14, 10)])
def test_the_patch_is_cut_where_the_hand_points_and_the_code_is_its_own(corner):
    live, (col, row) = place(), corner
    state = ask(live, x=col + 2.7, y=row + 2.3)
    assert state["corner"] == [col, row] and state["middle"] == [col + 2.5, row + 2.5]
    patch = PICTURES["noise"][row : row + 6, col : col + 6]
    (name, pixels), _ = state["stages"]
    assert name == "cut out" and pixels[0][0] == "#{:02x}{:02x}{:02x}".format(*patch[0, 0])
    (codes,) = nearness(centre(patch.reshape(1, 1, 108).astype(np.float32)))[0]
    found = [(k, code) for k, code, _ in state["most"]]
    assert [k for k, _ in found] == np.argsort(-codes)[:SHOWN].tolist()
    assert [code for _, code in found] == pytest.approx(np.sort(codes)[::-1][:SHOWN])


def test_a_place_is_within_the_picture_and_compared_with_the_one_before():
    live = place()
    state = ask(live, x=99, y=-5)
    assert state["corner"] == [14, 0]
    assert "were among them at the place before." in state["verdict"]
    assert ask(live, x=99, y=-4)["verdict"] == state["verdict"], "the same place is not one before itself"
    assert "place before" not in ask(live, "choose", index=1)["verdict"]


@pytest.mark.parametrize(
    ("functions", "told"),
    [
        ({"cut": lambda pictures: pictures[7]}, "IndexError"),
        ({"cut": lambda pictures: cut(pictures)[:, ::2]}, "finite numbers of shape (1, 165, 108)"),
        ({"centred": lambda patches: None}, "it returned None, where finite numbers of shape (1, 1, 108)"),
        ({"encode": unfinished}, "unfinished is not started. Next: write unfinished in test_patch_words.py."),
        ({"encode": partial(nearness, words=WORDS[:5])}, "it returned an array of shape (1, 1, 5), where"),
        ({"encode": lambda patches: np.full((1, 1, 12), np.nan)}, "with inf or nan in it"),
    ],
    ids=["raises", "other patches", "None", "not started", "other words", "nan"],
)
def test_a_function_that_fails_is_told_of_and_what_went_before_is_shown(functions, told):
    live = place(**functions)
    assert told in live.state["trouble"]
    assert live.state["verdict"] == "There is no code: a function fails." and live.state["most"] == []
    assert len(live.state["stages"]) == ("cut" not in functions) + ("encode" in functions)
    live.model.draw(Figure())
    json.dumps(ask(live, x=3, y=3), allow_nan=False)


def test_the_still_says_what_it_shows():
    form = place()._png()
    assert form["image/png"].startswith(b"\x89PNG")
    assert form["text/plain"].startswith("noise, the patch from row 5, column 7. Its code: word ")


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [("explode", {}), ("go", {"x": "a", "y": 1}), ("go", {"x": np.nan, "y": 1}), ("choose", {"index": 5})],
)
def test_odd_questions_do_no_harm(operation, arguments):
    live = place()
    before = live.state
    after = ask(live, operation, **arguments)
    assert {key: after[key] for key in before if key != "fault"} == {
        key: value for key, value in before.items() if key != "fault"
    }


def test_the_whole_state_is_small():
    assert len(json.dumps(place().state, allow_nan=False)) < 30_000


def test_patches_become_pictures():
    rows = np.stack([np.zeros(108), np.full(108, 4.0), np.full(108, -4.0), np.full(108, 0.01)])
    assert tiles(rows, 4.0)[:, 0, 0, 0] == pytest.approx([0.5, 1, 0, 0.5], abs=0.01)
    assert tiles(np.full((1, 108), 255)).max() == 1
    assert np.isfinite(faces(rows)).all() and faces(rows)[3, 0, 0, 0] == pytest.approx(0.505)
    assert sheet(tiles(rows, 4.0), 3).shape == (13, 20, 3)
