"""K-means step by step: what is seen are answers of the function that was handed in, whatever it answers."""

import json

import numpy as np
import pytest
from matplotlib.figure import Figure

from cs231n_utils import NotStarted
from cs231n_utils.live.groups import Asked
from cs231n_utils.live.kmeans_steps import KMeansSteps

SIX = [(0, 0), (0, 3), (3, 0), (6, 6), (9, 6), (6, 9)]
COLUMNS = [(x, y) for x in (1, 9) for y in (3, 5, 7)]
HEAP = [(2, 2)] * 5 + [(8, 3), (7, 4), (8, 8), (3, 8)]


def grouping(X, K, num_iters, rng, choose=None):
    """Groups of rows around K of them."""
    choose = choose or (lambda: rng.choice(len(X), K, replace=False))
    centroids, costs = X[choose()].copy(), []
    for _ in range(num_iters):
        squared = np.sum((X[:, np.newaxis] - centroids) ** 2, axis=2)
        labels = np.argmin(squared, axis=1)
        costs.append(squared.min(axis=1).sum())
        for k in set(labels):
            centroids[k] = X[labels == k].mean(axis=0)
    return centroids, labels, np.array(costs)


def permuting(X, K, num_iters, rng):
    return grouping(X, K, num_iters, rng, lambda: rng.permutation(len(X))[:K])


def always_the_first(X, K, num_iters, rng):
    return grouping(X, K, num_iters, rng, lambda: range(K))


def by_global_chance(X, K, num_iters, rng):
    return grouping(X, K, num_iters, rng, lambda: np.random.permutation(len(X))[:K])


def far_apart(X, K, num_iters, rng):
    return grouping(X, K, num_iters, rng, lambda: np.argsort(X[:, 0])[:K])


def with_no_row_twice(X, K, num_iters, rng):
    assert len(np.unique(X, axis=0)) == len(X)
    return grouping(X, K, num_iters, rng)


def summing(X, K, num_iters, rng):
    centroids, labels, costs = grouping(X, K, num_iters, rng)
    return centroids, labels, np.arange(num_iters) + costs


def unfinished(X, K, num_iters, rng):
    raise NotStarted


def ask(live, operation, **arguments):
    live.answer({"ask": "id", "do": operation, "with": arguments})
    return live.state


def steps(points=SIX, kmeans=grouping, K=2):
    live = KMeansSteps(kmeans, {"points": points})
    ask(live, "groups", K=K)
    return live


@pytest.mark.parametrize("kmeans", [grouping, permuting, always_the_first], ids=lambda f: f.__name__)
@pytest.mark.parametrize("K", range(1, 7))
def test_the_start_is_read_off_the_functions_own_answers(kmeans, K):
    for seed in range(20):
        known = np.random.default_rng(seed).choice(8, K, replace=False)
        rows = known if kmeans is grouping else np.random.default_rng(seed).permutation(8)[:K]
        assert Asked(kmeans, K, seed).first_rows(8) == list(range(K) if kmeans is always_the_first else rows)


def test_half_steps_are_what_the_function_does():
    live = steps()
    assert live.state["labels"] == [] and all(tuple(c) in SIX for c in live.state["centroids"])
    for step in range(1, 4):
        before, now = (
            grouping(np.float32(SIX), 2, t, np.random.default_rng(1)) if t else None for t in (step - 1, step)
        )
        seen = ask(live, "assign")
        assert seen["labels"] == now[1].tolist() and seen["costs"] == pytest.approx(now[2])
        assert step == 1 or np.array(seen["centroids"]) == pytest.approx(before[0])
        seen = ask(live, "average")
        assert np.array(seen["centroids"]) == pytest.approx(now[0])
    assert seen["verdict"] == "It has arrived after 3 steps, at a cost of 24: nothing changes any more."
    assert ask(live, "back")["labels"] and not ask(live, "back")["can"]["average"]


def test_two_starts_end_differently_and_the_table_keeps_both():
    live = steps(COLUMNS)
    for _ in range(6):
        ask(live, "finish")
        ask(live, "another")
    assert {cost for _, _, cost in live.state["ends"]} == {16, 100}
    assert not ask(live, "move", index=0, x=3, y=3)["ends"], "other points end elsewhere"


def test_a_group_without_points_is_told_of():
    live = steps(HEAP, K=4)
    told = [
        ask(live, "assign")["verdict"],
        *(ask(live, "another") and ask(live, "assign")["verdict"] for _ in range(5)),
    ]
    assert any("No point belongs to centroid" in words for words in told)


def test_a_point_that_is_dragged_is_asked_about_at_the_same_step():
    live = steps()
    ask(live, "assign")
    state = ask(live, "move", index=3, x=0.2, y=99)
    assert state["points"][3] == [0, 10] and len(state["costs"]) == 1
    state = ask(live, "move", index=3, x=np.nan, y=1)
    assert state["points"][3] == [0, 10]


def test_a_centroid_that_is_no_number_is_left_out_and_everything_is_still_drawn():
    def broken(X, K, num_iters, rng):
        centroids, labels, costs = grouping(X, K, num_iters, rng)
        return np.where([[True], [False]], np.nan, centroids), labels, costs

    live = steps(kmeans=broken)
    ask(live, "assign")
    state = ask(live, "average")
    assert state["centroids"][0] == [None, None] and "Nowhere, as inf or nan: centroid 0." in state["verdict"]
    live.model.draw(Figure())


@pytest.mark.parametrize(
    ("kmeans", "told"),
    [
        (lambda X, K, n, rng: X[99], "IndexError"),
        (unfinished, "unfinished is not started. Next: write unfinished in test_kmeans_steps.py."),
        (
            lambda X, K, n, rng: None,
            "it returned None, where centroids (2, 2), labels (6,) below 2 and finite",
        ),
        (lambda *a: grouping(*a)[:2], "it returned arrays of shapes (2, 2), (6,), where"),
        (
            lambda *a: (*grouping(*a)[:2], np.zeros(9)),
            "it returned arrays of shapes (2, 2), (6,), (9,), where",
        ),
        (lambda *a: (*grouping(*a)[:2], np.full(a[2], np.nan)), "(2, 2), (6,), (1,) with inf or nan, where"),
        (by_global_chance, "it goes another way: does chance come from rng alone?"),
    ],
    ids=["raises", "not started", "None", "two", "too many costs", "nan", "another chance"],
)
def test_a_function_that_fails_is_told_of(kmeans, told):
    np.random.seed(0)
    live = steps(kmeans=kmeans)
    for _ in range(4):
        for operation in ("assign", "average"):
            ask(live, operation)
        if live.state["trouble"]:
            break
    assert told in live.state["trouble"]
    assert live.state["verdict"] == "There are no groups: the function fails."
    live.model.draw(Figure())
    json.dumps(live.state, allow_nan=False)


@pytest.mark.parametrize("kmeans", [far_apart, with_no_row_twice], ids=lambda f: f.__name__)
def test_a_start_that_depends_on_the_data_is_not_seen_but_all_that_follows(kmeans):
    live = steps(kmeans=kmeans)
    assert live.state["verdict"] == "Start 1: the first centroids are 2 of the points, which cannot be seen."
    assert live.state["centroids"] == [[None, None]] * 2
    ask(live, "assign")
    live.model.draw(Figure())
    assert ask(live, "finish")["verdict"].startswith("It has arrived after") and not live.state["trouble"]


def test_a_cost_that_rises_is_seen():
    live = steps(kmeans=summing)
    ask(live, "groups", K=6)
    for operation in ("assign", "average", "assign"):
        state = ask(live, operation)
    assert state["verdict"] == "Step 2: the cost rose from 0 to 1. It never should."


def test_the_still_says_what_it_shows():
    live = steps()
    ask(live, "assign")
    form = live._png()
    assert form["image/png"].startswith(b"\x89PNG")
    assert form["text/plain"] == "6 points in 2 groups. Step 1, assigned: 6 new labels, cost 45. Costs: 45."


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("explode", {}),
        ("choose", {"index": 9}),
        ("move", {"index": 0, "x": "a", "y": 0}),
        ("groups", {"K": None}),
    ],
)
def test_odd_questions_do_no_harm(operation, arguments):
    live = steps()
    before = live.state
    after = ask(live, operation, **arguments)
    assert {key: after[key] for key in before if key != "fault"} == {
        key: value for key, value in before.items() if key != "fault"
    }


def test_the_whole_state_is_small():
    live = steps()
    assert len(json.dumps(ask(live, "finish"), allow_nan=False)) < 10_000
