"""Where a linear classifier of points in the plane draws its lines: W (3, C), the biases in its last row."""

import numpy as np

BORDER = 1.25  # the plane that is drawn reaches from −BORDER to BORDER in both directions
CORNERS = BORDER * np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
ARROW = 0.25  # length of what shows in which direction a score grows


def regions(W):
    """For every class the polygon (M, 2) of the points where its score is the highest; M may be 0."""
    return [_region(W, c) for c in range(W.shape[1])]


def zero_lines(W):
    """For every class the two ends (2, 2) of the line on which its score is 0; None if it is out of sight."""
    return [_zero_line(weights) for weights in W.T]


def arrows(W):
    """For every class an arrow (2, 2), from its line or else from the middle, to where its score grows."""
    return [_arrow(weights, line) for weights, line in zip(W.T, zero_lines(W), strict=True)]


def _region(W, c):
    polygon = CORNERS
    for other in range(W.shape[1]):
        if other != c and len(polygon):
            polygon = _kept(polygon, W[:, c] - W[:, other])
    return polygon


def _kept(polygon, weights):
    """The part of a polygon (M, 2) where x·w + b is not negative (Sutherland and Hodgman)."""
    values = polygon @ weights[:2] + weights[2]
    kept = []
    for k in range(len(polygon)):
        here, before = values[k], values[k - 1]
        if (here >= 0) != (before >= 0):
            kept.append(polygon[k - 1] + (polygon[k] - polygon[k - 1]) * before / (before - here))
        if here >= 0:
            kept.append(polygon[k])
    return np.array(kept).reshape(-1, 2)


def _zero_line(weights):
    values = CORNERS @ weights[:2] + weights[2]
    ends = []
    for k in range(len(CORNERS)):
        here, before = values[k], values[k - 1]
        if (here > 0) != (before > 0):
            ends.append(CORNERS[k - 1] + (CORNERS[k] - CORNERS[k - 1]) * before / (before - here))
    return np.array(ends) if len(ends) == 2 else None


def _arrow(weights, line):
    foot = np.zeros(2) if line is None else line.mean(axis=0)
    length = np.linalg.norm(weights[:2])
    return np.array([foot, foot + ARROW * weights[:2] / length]) if length else None
