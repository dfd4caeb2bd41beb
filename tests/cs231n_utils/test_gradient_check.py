"""Right gradients pass, wrong entries are found, kinks are told from mistakes."""

import numpy as np
import pytest

from cs231n_utils import gradient_check

SHAPE = (40, 25)


def smooth(W):
    return float(np.sum(np.sin(W)))


def bent_at_zero(W):
    return float(np.sum(np.abs(W)))


@pytest.fixture
def W():
    return np.random.default_rng(0).normal(size=SHAPE)


def test_a_right_gradient_has_small_errors(W):
    probes = gradient_check.compare(smooth, W, np.cos(W))
    assert len(probes) == 22 and not any(probe.kink for probe in probes)
    assert gradient_check.worst(probes).error < gradient_check.FINE


def test_one_direction_finds_what_ten_coordinates_miss(W):
    dW = np.cos(W)
    dW[7, 3] += 0.5
    coordinates = gradient_check.compare(smooth, W, dW, coordinates=10, directions=0)
    direction = gradient_check.compare(smooth, W, dW, coordinates=0, directions=1)
    assert gradient_check.worst(coordinates).error < gradient_check.FINE
    assert gradient_check.worst(direction).error > 1e-4


def test_the_same_seed_picks_the_same_probes(W):
    first, again, other = (gradient_check.compare(smooth, W, np.cos(W), seed=seed) for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize("distance", [0.0, 1e-7, 9e-7, 1e-6 / 1.1, 2e-6, 9e-6])
def test_a_kink_within_the_step_is_seen(distance):
    W = np.array([[distance, 1.0]])
    numeric, kinks = gradient_check.numeric_gradient(bent_at_zero, W, h=1e-5)
    assert kinks.tolist() == [[True, False]]
    assert numeric[0, 1] == pytest.approx(1.0)


def test_a_kink_beyond_the_step_and_curvature_are_none():
    W = np.array([[2e-5, -1.0]])
    assert not gradient_check.numeric_gradient(bent_at_zero, W, h=1e-5)[1].any()
    steep = gradient_check.numeric_gradient(lambda V: float(1e3 * np.sum(V**2)), W, h=1e-2)
    assert not steep[1].any()
    np.testing.assert_allclose(steep[0], 2e3 * W, rtol=1e-6)


def test_a_kink_is_not_counted_as_an_error():
    W = np.array([[0.0, 1.0]])
    probes = gradient_check.compare(bent_at_zero, W, np.ones((1, 2)), directions=0)
    assert gradient_check.worst(probes).where == (0, 1)
    assert "1 probes without a kink" in gradient_check.summary(
        probes
    ) and "1 at a kink" in gradient_check.summary(probes)


def test_only_kinks_leave_nothing_to_compare():
    probes = gradient_check.compare(bent_at_zero, np.zeros((1, 2)), np.zeros((1, 2)))
    assert gradient_check.worst(probes) is None
    assert "nothing to compare" in gradient_check.summary(probes)


def test_relative_error_of_two_zeros_is_zero():
    assert gradient_check.relative_error(0.0, 0.0) == 0
    assert gradient_check.relative_error(1.0, -1.0) == 2


def test_few_digits_are_rounding_and_no_kinks(W):
    probes = gradient_check.compare(lambda V: np.float32(smooth(V)), W, np.cos(W), h=1e-4)
    assert all(probe.rounding and not probe.kink for probe in probes)
    assert "drown in rounding" in gradient_check.summary(probes) and "float32" in gradient_check.summary(
        probes
    )


def test_a_kink_that_passes_for_rounding_leaves_doubt():
    W = np.array([[5e-3, 1.0]])
    probes = gradient_check.compare(
        lambda V: np.float32(5 + 0.02 * bent_at_zero(V)), W, np.full((1, 2), 0.02), directions=0, h=1e-2
    )
    bent, straight = sorted(probes, key=lambda probe: probe.where)
    assert bent.error > 0.1 and not bent.kink and bent.doubt > bent.error / 2
    assert straight.doubt < 0.01


def test_a_loss_in_an_array_of_one_number_will_do(W):
    plain = gradient_check.compare(smooth, W, np.cos(W))
    assert gradient_check.compare(lambda V: np.array([smooth(V)]), W, np.cos(W)) == plain
