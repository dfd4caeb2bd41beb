"""What is drawn of a W is what its scores say: regions, lines and arrows."""

import numpy as np
import pytest

from cs231n_utils.live.geometry import ARROW, BORDER, CORNERS, arrows, regions, zero_lines

pytestmark = pytest.mark.filterwarnings("error")

RANDOM = [np.random.default_rng(seed).normal(size=(3, 3)) for seed in range(100)]
FLAT = np.array([(0, 0, 0), (0, 0, 0), (0.5, -0.2, 0.1)])  # nothing but biases
THROUGH_CORNERS = np.array([(1, 1, 1), (1, -1, 1), (0, 0, -2 * BORDER)])
DEGENERATE = {
    "zeros": np.zeros((3, 3)),
    "ones": np.ones((3, 3)),
    "two equal columns": RANDOM[0][:, [0, 1, 1]],
    "three equal columns": RANDOM[0][:, [2, 2, 2]],
    "flat": FLAT,
    "no bias": RANDOM[0] * [[1], [1], [0]],
    "through corners": THROUGH_CORNERS,
    "along a side": np.array([(1, 0, 0), (0, 1, 0), (-BORDER, -BORDER, 0)]),
    "tiny": 1e-300 * RANDOM[0],
    "the largest": 1e6 * np.sign(RANDOM[0]),
    "huge": 1e150 * RANDOM[0],
    "one huge weight": np.diag([1e6, 0, 0]),
}


def scores(W, points):
    """Of points (..., 2): (..., C)."""
    return points[..., 0, np.newaxis] * W[0] + points[..., 1, np.newaxis] * W[1] + W[2]


def area(polygon):
    x, y = polygon.T
    return np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2


def inside(polygon, points):
    """Whether points (K, 2) lie in a convex polygon (M, 2) that runs anticlockwise, (K,)."""
    if not len(polygon):
        return np.zeros(len(points), dtype=bool)
    side = np.roll(polygon, -1, axis=0) - polygon
    way = points[:, np.newaxis] - polygon
    return np.all(side[:, 0] * way[..., 1] - side[:, 1] * way[..., 0] >= 0, axis=1)


def some_points(seed, count=200):
    return np.random.default_rng(seed).uniform(-BORDER, BORDER, size=(count, 2))


def on_the_border(points):
    return np.isclose(np.max(np.abs(points), axis=-1), BORDER, rtol=1e-12)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
def test_a_point_is_in_the_region_of_a_class_if_and_only_if_its_score_is_the_highest(scale):
    for seed, W in enumerate(RANDOM):
        points = some_points(seed)
        of_points = scores(W, points)
        low, high = np.sort(of_points, axis=1)[:, 1:].T
        clear = high - low > 1e-9
        for c, region in enumerate(regions(scale * W)):
            highest = of_points.argmax(axis=1) == c
            assert np.array_equal(inside(region, points)[clear], highest[clear]), seed


@pytest.mark.parametrize("W", [*RANDOM[:30], *(1e4 * W for W in RANDOM[:10]), THROUGH_CORNERS])
def test_the_regions_tile_the_square(W):
    assert sum(map(area, regions(W))) == pytest.approx((2 * BORDER) ** 2)
    assert all(np.all(np.abs(region) <= BORDER + 1e-12) for region in regions(W))


@pytest.mark.parametrize("W, areas", [(FLAT, (1, 0, 0)), (FLAT[:, ::-1], (0, 0, 1)), (0 * FLAT, (1, 1, 1))])
def test_without_directions_the_highest_bias_has_it_all(W, areas):
    assert [area(region) / (2 * BORDER) ** 2 for region in regions(W)] == pytest.approx(areas)


def test_two_classes_share_the_square_along_the_line_on_which_their_scores_are_equal():
    left, right = regions(np.array([(-1.0, 1.0), (0.0, 0.0), (0.0, -1.0)]))  # −x against x − 1: equal at 0.5
    assert (area(left), area(right)) == pytest.approx((1.75 * 2.5, 0.75 * 2.5))


def test_a_zero_line_has_the_score_0_at_both_ends_which_lie_on_the_border():
    for W in (*RANDOM, *(1e5 * W for W in RANDOM)):
        for c, line in enumerate(zero_lines(W)):
            at_corners = scores(W, CORNERS)[:, c]
            crosses = np.any(at_corners > 0) and np.any(at_corners < 0)
            assert (line is not None) == crosses
            if crosses:
                assert scores(W, line)[:, c] == pytest.approx(0, abs=1e-12 * np.abs(W).max())
                assert on_the_border(line).all()
                assert np.linalg.norm(line[1] - line[0]) > 0


@pytest.mark.parametrize(
    "column, ends",
    [
        ((1, 0, 0), {(0, -BORDER), (0, BORDER)}),
        ((0, -2, 1), {(-BORDER, 0.5), (BORDER, 0.5)}),
        ((1, 1, 0), {(-BORDER, BORDER), (BORDER, -BORDER)}),  # from corner to corner
        ((1, 1, -2.25), {(1, BORDER), (BORDER, 1)}),
        ((1, 0, -2), None),
        ((0, 0, 1), None),
        ((0, 0, 0), None),
    ],
)
def test_zero_lines_that_are_known(column, ends):
    (line,) = zero_lines(np.array(column, dtype=float)[:, np.newaxis])
    assert ends == (None if line is None else {tuple(end) for end in line.tolist()})


def test_an_arrow_points_to_where_the_score_grows_fastest():
    for W in RANDOM:
        for c, (arrow, line) in enumerate(zip(arrows(W), zero_lines(W), strict=True)):
            foot, tip = arrow
            grown = scores(W, tip)[c] - scores(W, foot)[c]
            assert grown == pytest.approx(ARROW * np.hypot(*W[:2, c]))  # no step of this length gains more
            assert foot == pytest.approx([0, 0] if line is None else line.mean(axis=0))


def test_without_a_direction_there_is_no_arrow():
    assert arrows(FLAT) == [None, None, None]


@pytest.mark.parametrize("name", DEGENERATE)
def test_odd_weights_raise_nothing_and_stay_within_the_picture(name):
    W = DEGENERATE[name]
    for region in regions(W):
        assert region.shape[1:] == (2,) and np.all(np.abs(region) <= BORDER * (1 + 1e-9))
    for line in zero_lines(W):
        assert line is None or on_the_border(line).all()
    for arrow in arrows(W):
        assert arrow is None or np.linalg.norm(arrow[1] - arrow[0]) == pytest.approx(ARROW)


@pytest.mark.parametrize("name", DEGENERATE)
def test_every_point_has_a_region_however_odd_the_weights(name):
    W = DEGENERATE[name]
    points = some_points(1)
    assert np.any([inside(region, points) for region in regions(W)], axis=0).all()
