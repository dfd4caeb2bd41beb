"""A rule of the student's under way, and what is drawn to try it on."""

import numpy as np

from autograder.sandbox.remote import Remote
from autograder.sandbox.student import Fault, Unusable
from autograder.words.vocabulary import Failed
from cs231n_utils.losses import forms

from .reference_rules import RULES

RANGES = {  # of what is drawn; small enough for a few steps to tell one value from another
    "learning_rate": (0.1, 0.6),
    "momentum": (0.3, 0.8),
    "decay_rate": (0.4, 0.8),
    "beta1": (0.3, 0.6),
    "beta2": (0.7, 0.9),
    "epsilon": (1e-9, 1e-8),
}
SHAPES = ((5,), (3, 4), (2, 3, 2))


class Run:
    """Steps of the rule, one after the other.  config stays in the student's process, whatever it holds.

    `config`: a dict, None, or left out of the first call.  `finite`: whether a step has to be one of numbers;
    else w stays where it is none, and what stands in config is looked at all the same.
    """

    def __init__(self, student, rule, w, *config, finite=True):
        self.student, self.rule, self.w, self.config = student, rule, np.array(w), config
        self.finite = finite

    def step(self, dw):
        """-> by how much w moved.  `dw`: an array, or one kept in the student's process."""
        pair = self.student.make_pair(self.rule, self.w, dw, *self.config)
        if pair is None or not self.goes_on(pair[1]):
            text = "what is returned is not a pair (next_w, config) of an array and a dict"
            raise Failed(text, ["pair_not_returned"])
        next_w, config = pair
        move = numbers(next_w, self.w.shape, "next_w", self.finite) - self.w
        self.config = (config,)
        self.w = np.where(np.isfinite(move), self.w + move, self.w)
        return move

    def goes_on(self, config):
        """Whether what the first step returned can be asked as a dict can."""
        if self.config and isinstance(self.config[0], Remote):
            return True
        try:
            config.call("get", "learning_rate")
        except Unusable:
            raise
        except Fault:
            return False
        return True

    def steps(self, gradients):
        """-> moves (steps, *w.shape)"""
        return np.array([self.step(dw) for dw in gradients])

    def change(self, key, value):
        (config,) = self.config
        config.call("__setitem__", key, value)

    def number(self, key):
        """A setting, as a float; nan if it is none any more."""
        try:
            return forms.number(self.entry(key))
        except forms.BadForm:
            return np.nan

    def has(self, key):
        try:
            self.entry(key)
        except Failed:
            return False
        return True

    def entry(self, key):
        """What stands under a key of config."""
        (config,) = self.config
        if not isinstance(config, Remote):
            return config[key]
        try:
            return config.call("__getitem__", key)
        except Unusable:
            raise
        except Fault:
            raise Failed(f"config has no entry {key!r} that holds numbers") from None

    def state(self, key):
        """The same, of the shape that this state has."""
        return numbers(self.entry(key), () if key == "t" else self.w.shape, f"config[{key!r}]")


def numbers(value, shape, what, finite=True):
    """An array of floats, all finite unless they need not be.  Raises Failed."""
    try:
        array = forms.array(value, shape) if shape else np.float64(forms.number(value))
    except forms.BadForm as error:
        shown = f", where w has shape {shape}" if shape and error.shape else ""
        raise Failed(f"{what} {error}{shown}", ["rule_shape_lost"] if error.shape else ()) from None
    if finite and not np.isfinite(array).all():
        raise Failed(f"{what} holds inf or nan")
    return array


def settings(rng, rule, **given):
    """{name: value}, each drawn from its range unless given."""
    return {name: float(rng.uniform(*RANGES[name])) for name in RULES[rule].defaults} | given


def may_be_0(rule):
    """The settings for which 0 means something: without epsilon there may be 0/0."""
    return [name for name in RULES[rule].defaults if name != "epsilon"]


def gradients(rng, steps, shape):
    """Of either sign, none near zero, and none of the same size as another for long."""
    size = (steps, *shape)
    return rng.choice([-1.0, 1.0], size=size) * np.exp(rng.uniform(-0.7, 1.6, size=size))


def weights(rng, shape):
    """Some are zero, as they are at the start of many a training."""
    return rng.uniform(-1.0, 1.0, size=shape) * (rng.permutation(np.prod(shape)) > 0).reshape(shape)


def preset(rng, rule, shape):
    """A state from which a rule may go on; it is none that any gradients have led to."""
    squares = {"velocity": False, "cache": True, "m": False, "v": True}
    state = {}
    for name in RULES[rule].state:
        drawn = gradients(rng, 1, shape)[0]
        state[name] = int(rng.integers(2, 6)) if name == "t" else drawn**2 if squares[name] else 0.5 * drawn
    return state
