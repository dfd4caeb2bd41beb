"""The plane of momentum: path and rates are the rule's own, the map is theory, and no rule is in the kit."""

import json
import re

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.path import Path

from cs231n_utils import NotStarted
from cs231n_utils.live.convergence import RECURSIONS, measured_rate, promised_rate
from cs231n_utils.live.descent import with_settings
from cs231n_utils.live.momentum_plane import LEVELS, STEPS, MomentumPlane

POINTS = ((1.3, 0.45), (0.13, 0.45), (0.001, 0.9), (0.9, 0.0), (1.2, 0.99), (50.0, 0.5), (1.0, 0.33))


def momentum(w, dw, config):
    velocity = config["momentum"] * config.get("velocity", np.zeros_like(w)) - config["learning_rate"] * dw
    return w + velocity, config | {"velocity": velocity}


def nesterov(w, dw, config):
    before = config.get("velocity", np.zeros_like(w))
    _, config = momentum(w, dw, config)
    return w - config["momentum"] * before + (1 + config["momentum"]) * config["velocity"], config


def broken(w, dw, config):
    return w[7], config


def unfinished(w, dw, config):
    raise NotStarted


RULES = {"momentum": momentum, "Nesterov": nesterov}


def plane(rules=RULES, **moved):
    live = MomentumPlane(rules)
    return ask(live, "move", **moved) if moved else live


def ask(live, operation, **arguments):
    live.answer({"ask": "id", "do": operation, "with": arguments})
    return live


@pytest.mark.parametrize("point", POINTS, ids=str)
@pytest.mark.parametrize("kind", RULES)
def test_a_right_rule_keeps_to_the_map(kind, point):
    rule = with_settings(RULES[kind], learning_rate=point[0], momentum=point[1])
    assert measured_rate(rule) == pytest.approx(float(promised_rate(kind, *point)), rel=2e-3)


@pytest.mark.parametrize(("kind", "edge"), [("momentum", 3.8), ("Nesterov", 3.8 / 2.8)])
def test_the_map_has_the_border_on_paper(kind, edge):
    assert promised_rate(kind, edge, 0.9) == pytest.approx(1)
    assert promised_rate(kind, 0.98 * edge, 0.9) < 1 < promised_rate(kind, 1.02 * edge, 0.9)


def test_each_direction_has_its_rate_and_the_path_is_the_rules_own():
    state = plane(rate=1.0, momentum=0.0).state
    along, across = state["readings"]
    assert (along["promised"], across["promised"]) == pytest.approx((0.9, 1.0))
    assert (along["measured"], across["measured"]) == pytest.approx((0.9, 1.0))
    k = np.arange(STEPS + 1)
    expected = np.column_stack([-3.5 * 0.9**k, 0.8 * (-1.0) ** k])
    assert np.array(state["path"]) == pytest.approx(expected, abs=2e-3)


@pytest.mark.parametrize(
    ("point", "verdict"),
    [
        ((0.0, 0.5), "w is left as it was; so says the map."),
        ((1.0, 0.0), "It neither diverges nor arrives across the ravine; so says the map."),
        ((1.8, 0.5), "It diverges across the ravine; so says the map."),
        (
            (0.5, 0.0),
            "It converges, slower along the ravine: in the end 135 steps leave a thousandth of the distance; "
            "so says the map.",
        ),
        (
            (1.3, 0.5),
            "It converges, equally fast in both directions: in the end 20 steps leave a thousandth of the "
            "distance; so says the map.",
        ),
    ],
    ids=str,
)
def test_what_becomes_of_it_is_said_in_words(point, verdict):
    assert plane(rate=point[0], momentum=point[1]).state["verdict"] == verdict


def test_the_still_says_what_it_shows():
    live = plane(rate=1.8, momentum=0.5)
    form = live._png()
    assert form["image/png"].startswith(b"\x89PNG")
    assert form["text/plain"] == (
        "momentum, learning rate 1.8, momentum 0.5. A step leaves: along (curvature 0.1) map 0.707, "
        "rule 0.707; across (curvature 2) map 1.826, rule 1.826. It diverges across the ravine; "
        "so says the map."
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            lambda w, dw, config: (w, config),
            "w is left as it was; the map says something else along and across.",
        ),
        (momentum, "the map says something else"),
        (
            lambda w, dw, config: (w * np.nan, config),
            "It diverges along the ravine; the map says something else",
        ),
    ],
    ids=["stays", "the other kind", "nan"],
)
def test_a_rule_that_is_another_one_is_seen(rule, said):
    live = plane({"Nesterov": rule}, rate=0.4, momentum=0.9)
    assert said in live.state["verdict"]
    assert not all(reading["agrees"] for reading in live.state["readings"])
    json.dumps(live.state, allow_nan=False)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (broken, f"test_momentum_plane.py, line {broken.__code__.co_firstlineno + 1}: return w[7], config"),
        (unfinished, "unfinished is not started. Next: write unfinished in test_momentum_plane.py."),
        (lambda w, dw, config: None, "it returned None, where next_w, of shape (2,), and config should be"),
    ],
    ids=["raises", "not started", "nonsense"],
)
def test_a_rule_that_fails_is_told_of_with_its_line_and_the_other_one_works(rule, told):
    live = plane({"momentum": rule, "Nesterov": nesterov})
    assert told in live.state["trouble"]
    assert live.state["verdict"] == "There is no path: the rule fails."
    live.model.draw(Figure())
    assert not ask(live, "choose", index=1).state["trouble"]
    assert len(live.state["path"]) == STEPS + 1


def test_points_are_those_of_a_grid_within_the_map():
    assert plane(rate=0.314, momentum=0.1234).state["point"] == [0.32, 0.12]
    assert plane(rate=99, momentum=-5).state["point"] == [2.0, 0.0]
    steep = MomentumPlane(RULES, (0.1, 20.0))
    assert steep.state["map"]["bounds"] == [[0.0, 0.2], [0.0, 0.99]]


@pytest.mark.parametrize("kind", RULES)
def test_an_outline_of_the_map_is_around_all_that_is_faster(kind):
    seen = plane().model.maps[kind]
    points = np.random.default_rng(0).uniform(*np.transpose(seen.bounds), size=(2000, 2))
    rates = [promised_rate(kind, points[:, 0] * each, points[:, 1]) for each in (0.1, 2.0)]
    for level, outline in zip(LEVELS[::-1], seen.outlines, strict=True):
        rings = [[corner.split() for corner in ring.split("L")] for ring in re.findall("M(.*?)Z", outline)]
        within = [Path(np.array(ring, dtype=float)).contains_points(points) for ring in rings]
        assert (
            np.mean(np.any([*within, np.zeros(2000, bool)], axis=0) != (np.max(rates, axis=0) < level)) < 0.01
        )


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("explode", {}),
        ("choose", {"index": 9}),
        ("move", {"rate": "a", "momentum": 0}),
        ("move", {"rate": np.nan, "momentum": 0}),
        ("move", {}),
    ],
)
def test_odd_questions_do_no_harm(operation, arguments):
    live = plane()
    before = live.state
    after = ask(live, operation, **arguments).state
    assert {key: after[key] for key in before} == before


@pytest.mark.parametrize("names", [(), ("adam",), ("momentum", "adam")])
def test_a_rule_without_a_theory_is_refused(names):
    with pytest.raises(ValueError, match=" or ".join(RECURSIONS)):
        MomentumPlane(dict.fromkeys(names, momentum))


def test_the_whole_state_is_small():
    live = plane(rate=0.2, momentum=0.9)
    for index in range(len(RULES)):
        assert len(json.dumps(ask(live, "choose", index=index).state, allow_nan=False)) < 60_000
