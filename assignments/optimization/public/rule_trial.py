"""A student's update rule, taken a few steps: for what must hold of any rule, and of each one."""

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.speech import shortened

SETTINGS = {  # other than the defaults, so that it shows whether they are used
    "sgd_momentum": {"learning_rate": 0.2, "momentum": 0.6},
    "nesterov": {"learning_rate": 0.2, "momentum": 0.6},
    "adagrad": {"learning_rate": 0.2, "epsilon": 1e-12},
    "rmsprop": {"learning_rate": 0.2, "decay_rate": 0.7, "epsilon": 1e-12},
    "adam": {"learning_rate": 0.2, "beta1": 0.6, "beta2": 0.8, "epsilon": 1e-12},
}
GENTLE = {"adam": {"beta1": 0.1, "beta2": 0.15}}  # with these, the more of a slip gives numbers
DEFAULTS = {  # as the docstrings give them
    "sgd_momentum": {"learning_rate": 1e-2, "momentum": 0.9},
    "nesterov": {"learning_rate": 1e-2, "momentum": 0.9},
    "adagrad": {"learning_rate": 1e-2, "epsilon": 1e-8},
    "rmsprop": {"learning_rate": 1e-2, "decay_rate": 0.99, "epsilon": 1e-8},
    "adam": {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}
STATE = {
    "sgd_momentum": ("velocity",),
    "nesterov": ("velocity",),
    "adagrad": ("cache",),
    "rmsprop": ("cache",),
    "adam": ("m", "v", "t"),
}
CLOSE = 1e-4  # relative; single precision will do


class Steps(Trial):
    """Calls rule(w, dw, config), one step after the other."""

    rule = ""  # whose SETTINGS, DEFAULTS and STATE count

    def __init__(self, function, seed=0):
        self.function, self.random = function, np.random.default_rng(seed)
        self.config = None  # what the last call returned

    @property
    def settings(self):
        return dict(SETTINGS[self.rule])

    def step(self, w, dw, *config):
        """-> by how much w moved, an array; the returned config stands in `self.config`.

        `config` may be left out.
        """
        move = self.move(w, np.array(dw, dtype=float), *config)
        if not np.isfinite(move).all():
            raise Finding(f"next_w holds inf or nan; dw was {row(dw)}.")
        return move

    def move(self, w, dw, *config):
        """The same, where dw is handed over as it is, and inf or nan may come."""
        w = np.array(w, dtype=float)
        shown = f", config = {beginning(config[0], 40)}" if config else ""
        returned = self.attempt(self.function, f"w and dw of shape {w.shape}{shown}", w.copy(), dw, *config)
        next_w, self.config = pair(returned)
        return numbers(next_w, w.shape, "next_w") - w

    def path(self, dws, w=None, config=None, alter=None):
        """-> moves (steps, *w.shape) from w, by default zeros.  `config`: by default SETTINGS.

        `alter(step, config)`: changes config before the step of this number, from 0.
        """
        dws = np.asarray(dws, dtype=float)
        w = np.zeros(dws.shape[1:]) if w is None else w
        config, moves = self.settings if config is None else dict(config), []
        for k, dw in enumerate(dws):
            if alter:
                alter(k, config)
            moves.append(self.step(w, dw.copy(), config))
            w, config = w + moves[-1], self.config
        return np.array(moves)

    def state(self, name, shape):
        """What config holds under this name now."""
        if name not in self.config:
            there = ", ".join(map(str, self.config))
            raise Finding(f"config has no {name!r} after the call. Its keys: {shortened(there)}.")
        return numbers(self.config[name], shape, f"config[{name!r}]")

    def draw(self, *shape):
        """Gradients of either sign, none near zero."""
        size = np.exp(self.random.uniform(-0.7, 1.6, size=shape))
        return size * self.random.choice([-1.0, 1.0], size=shape)


def pair(returned):
    if not isinstance(returned, tuple | list) or len(returned) != 2:
        kind = type(returned).__name__
        raise Finding(f"It returned a {kind}, where a pair (next_w, config) should be.", "pair_not_returned")
    if not isinstance(returned[1], dict):
        kind = type(returned[1]).__name__
        raise Finding(f"The second value returned is a {kind}, not config, a dict.", "pair_not_returned")
    return returned


def numbers(value, shape, what):
    """An array of floats.  Raises Finding."""
    try:
        return forms.array(value, shape) if shape else np.float64(forms.number(value))
    except forms.BadForm as error:
        names = ["rule_shape_lost"] if error.shape else []
        raise Finding(f"{what} {error}; w has shape {shape}.", *names) from None


def same(a, b, size=None):
    """Whether moves agree, step by step, in units of the largest entry of the step (or of `size`)."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    a, b = a.reshape(len(a), -1), b.reshape(len(b), -1)
    unit = np.abs(b).max(axis=1, keepdims=True) if size is None else size
    return bool(np.all(np.abs(a - b) <= CLOSE * np.maximum(unit, 1e-300)))


def beginning(config, most):
    """`config` as short text.  What is not shown of it is not written out: that takes longer than a step."""
    if not isinstance(config, dict):
        return shortened(config, most)
    text = "{"
    for key, value in config.items():
        text += f"{', ' * (len(text) > 1)}{key!r}: {value!r}"
        if len(text) > most:
            break
    return shortened(f"{text}}}", most)


def row(values):
    return "(" + ", ".join(f"{float(value):.4g}" for value in np.ravel(values)[:6]) + ")"


def of(rule):
    """The trial of this rule."""
    return type(rule, (Steps,), {"rule": rule})
