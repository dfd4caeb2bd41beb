"""A few steps of a student's rule, with its own numbers: small enough to follow by hand."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.item import Examples

from .rule_trial import STATE

BY_HAND = {  # settings with which paper is enough
    "sgd_momentum": {"learning_rate": 0.1, "momentum": 0.5},
    "nesterov": {"learning_rate": 0.1, "momentum": 0.5},
    "adagrad": {"learning_rate": 0.1, "epsilon": 1e-12},
    "rmsprop": {"learning_rate": 0.1, "decay_rate": 0.5, "epsilon": 1e-12},
    "adam": {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 1e-12},
}
SLOPES = {"adagrad": (3.0, 4.0, 12.0), "rmsprop": (4.0, 4.0, 0.0)}


def steps(student, report):
    """From w = 1: slopes, steps, and what config holds after each."""
    settings = BY_HAND[student.rule]
    given = ", ".join(f"{name} {value:g}" for name, value in settings.items() if name != "epsilon")
    lines, config, w = [f"w = 1, {given}:"], dict(settings), np.ones(1)
    for k, dw in enumerate(SLOPES.get(student.rule, (2.0, 2.0, 0.0)), start=1):
        move = student.step(w, [dw], config)
        w, config = w + move, student.config
        lines.append(f"step {k}: dw = {dw:g}, your w moves by {move[0]:.4g} to {w[0]:.4g}{_held(student)}")
    return lines


def _held(student):
    shown = []
    for name in STATE[student.rule]:
        try:
            value = student.state(name, () if name == "t" else (1,))
            shown.append(f"{name} {float(np.ravel(value)[0]):.4g}")
        except Finding:
            shown.append(f"no {name}")
    return f"; config then holds {', '.join(shown)}"


def state(student, report):
    """One step from a state that is given."""
    names, lines = STATE[student.rule], []
    given = {
        name: 1 if name == "t" else np.array([16.0 if name in ("cache", "v") else 1.0]) for name in names
    }
    told = ", ".join(f"{name} = {float(np.ravel(value)[0]):g}" for name, value in given.items())
    for dw in (0.0, 3.0):
        settings = BY_HAND[student.rule] | {
            name: np.copy(v) if name != "t" else v for name, v in given.items()
        }
        move = student.step(np.ones(1), [dw], settings)
        lines.append(f"config has {told}; dw = {dw:g}: your w moves by {move[0]:.4g}{_held(student)}")
    return lines


def sizes(student, report):
    """First steps for slopes of very different size."""
    lines = ["the first step, learning_rate 0.1 and else the defaults:"]
    for dw in (1000.0, 1.0, 1e-8, 0.0):
        try:
            said = f"{student.step(np.zeros(1), [dw], {'learning_rate': 0.1})[0]:.4g}"
        except Finding as finding:
            said = short(finding)
        lines.append(f"dw = {dw:g}: your w moves by {said}")
    return lines


OF_RULES = Examples(
    {"steps": steps, "state": state, "sizes": sizes},
    usual="steps",
    by_part={"state": "state", "details": "sizes"},
)
