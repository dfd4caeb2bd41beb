"""Oracles of the losses: loss and gradient at many sizes and scales, arguments left alone, no Python loop.

At a kink of the hinge any slope will do, and there is none to be tried.  A probability may have up to EPSILON
added in its logarithm; one that underflows may be 0 in it.
"""

import sys
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone
from cs231n_utils.losses import forms
from cs231n_utils.losses.cases import Case

from . import reference

SIZES = ((1, 1, 2), (1, 4, 3), (2, 2, 2), (4, 4, 4), (6, 1, 3), (3, 6, 7), (11, 5, 3), (30, 3, 12))  # N, D, C
MANY_CLASSES = (2, 3, 300)  # more violated margins than eight bits can count
SCALES = (0.0, 1e-4, 0.1, 1.0, 10.0, 300.0, 1e4)  # of the scores
REGS = (0.0, 1e-3, 0.5, 40.0)
DELTAS = (0.2, 1.0, 7.0)
LIFTS = (0.0, 1e4, -1e4)  # added to all scores of an example, another in each
EPSILON = 1e-10
DEEPEST = 600.0  # gaps above which a probability may be 0
NEAREST = 1e-6  # to a kink, in units of the largest score
STEPS = 20  # of Python, which more examples or classes may cost


@dataclass(frozen=True)
class Answer:
    """What is right: a loss between two bounds, and a gradient."""

    least: float
    most: float
    gradient: np.ndarray

    def deviation(self, given):
        """Of a pair (loss, gradient) that a function returned."""
        loss, gradient = given
        loss, gradient = forms.number(loss), forms.array(gradient, self.gradient.shape)
        if np.isnan(loss):
            return BROKEN
        inside = np.clip(loss, self.least, self.most)
        beside = 0.0 if inside == loss else deviation(loss, inside)
        return max(beside, deviation(gradient, self.gradient))


def hinge(W, X, y, reg):
    terms = reference.svm(W, X, y, reg)
    return Answer(terms.loss, terms.loss, terms.dW)


def cross_entropy(W, X, y, reg):
    terms, gaps = reference.softmax(W, X, y, reg), _gaps(X @ W, y)
    minus_log_p = np.log(np.sum(np.exp(gaps - gaps.max(axis=1, keepdims=True)), axis=1)) + gaps.max(axis=1)
    least = terms.penalty - np.mean(np.log(np.exp(-minus_log_p) + EPSILON))
    most = np.inf if gaps.max() > DEEPEST else terms.loss
    return Answer(min(least, most), most, terms.dW)


def _gaps(scores, y):
    """s_j − s_y, (N, C)"""
    return scores - scores[np.arange(len(y)), y][:, np.newaxis]


def _near_a_kink(scores, y, delta=1.0):
    others = np.arange(scores.shape[1]) != y[:, np.newaxis]
    margins = (_gaps(scores, y) + delta)[others]
    return np.min(np.abs(margins)) < NEAREST * max(1.0, np.max(np.abs(scores)))


# --- f(W, X, y, reg) --------------------------------------------------------------------------------------


def loss(right, item, function, rng):
    """`right(W, X, y, reg) -> Answer`; in an item that is called vectorized no loop may be."""
    found = [_on(right, function, case) for case in _cases(rng)]
    if item.endswith("vectorized") and _loops(function, rng):
        return BROKEN
    return max(found)


def _on(right, function, case):
    given = case.arguments()
    answer = right(*given).deviation(function(*given))
    return max(answer, left_alone(given, case.arguments()))


def _cases(rng):
    for N, D, C in SIZES:
        for turn, scale in enumerate(SCALES):
            for lifted in (False, True):
                yield _case(rng, N, D, C, scale, REGS[(turn + lifted) % len(REGS)], lifted)


def _case(rng, N, D, C, scale, reg, lifted=False):
    while True:
        X, y = rng.normal(size=(N, D)), rng.integers(C, size=N)
        W = scale * rng.normal(size=(D, C))
        if lifted:
            X[:, -1], W[-1] = rng.permutation(np.resize(LIFTS, N)), 1.0
        if not _near_a_kink(X @ W, y):
            return Case(W, X, y, reg)


def _loops(function, rng):
    """Whether more examples, or more classes, take more steps of Python."""
    cases = [_case(rng, N, 5, C, 1.0, 0.5) for N, C in ((3, 4), (60, 4), (3, 30))]
    with patch("builtins.print"):  # to print an array takes NumPy a step a number
        few, many_examples, many_classes = (_steps(function, case) for case in cases)
    return max(many_examples, many_classes) - few > STEPS


def _steps(function, case):
    """How many lines of Python one call runs."""
    count, before = 0, sys.gettrace()

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        function(*case.arguments())
    finally:
        sys.settrace(before)
    return count


def svm(item, function, rng):
    counted = _on(hinge, function, _case(rng, *MANY_CLASSES, 1.0, 0.5))
    return max(counted, loss(hinge, item, function, rng))


softmax = partial(loss, cross_entropy)


# --- f(scores, y) -----------------------------------------------------------------------------------------


def svm_example(item, function, rng):
    def right(scores, y, **delta):
        value, slopes = reference.svm_example(scores, y, **delta)
        return Answer(value, value, slopes)

    return max(_of_scores(right, function, rng, **delta) for delta in ({}, *({"delta": d} for d in DELTAS)))


def softmax_example(item, function, rng):
    def right(scores, y):
        answer = cross_entropy(scores[np.newaxis], np.ones((1, 1)), np.array([y]), 0.0)
        return Answer(answer.least, answer.most, answer.gradient[0])

    return _of_scores(right, function, rng)


def _of_scores(right, function, rng, **delta):
    found = []
    for C in (2, 3, 4, 7, 12):
        for scale in SCALES:
            for lift in LIFTS:
                scores, y = _scores(rng, C, scale, lift, **delta)
                given = scores.copy()
                found.append(right(scores, y, **delta).deviation(function(given, y, **delta)))
                found.append(left_alone([given], [scores]))
    return max(found)


def _scores(rng, C, scale, lift, delta=1.0):
    while True:
        scores, y = scale * rng.normal(size=C) + lift, int(rng.integers(C))
        if not _near_a_kink(scores[np.newaxis], np.array([y]), delta):
            return scores, y
