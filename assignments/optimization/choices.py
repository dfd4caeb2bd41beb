"""Whether what you chose in a cell of your own has the form that its docstring shows.

What has not is told in a line before anything is trained. What has comes back as it is. `cell` is how the
line names it.
"""

import numpy as np

from cs231n_utils.promises.speech import OneLine, shortened

RULES = ("sgd", "sgd_momentum", "nesterov", "adagrad", "rmsprop", "adam")
SETTINGS = ("learning_rate", "momentum", "decay_rate", "beta1", "beta2", "epsilon")
FINAL = ("name", "config", "reg", "epochs")


class WrongForm(OneLine, ValueError):
    """What a cell returned cannot be used; the message says what should be there."""


def numbers(cell, found, most):
    """A list of one to `most` numbers."""
    shape = _shape(found)
    fits = shape is not None and len(shape) == 1 and 1 <= shape[0] <= most
    _require(fits, cell, found, f"a list of 1 to {most} numbers")
    return found


def rows(cell, found, shape):
    """As many rows of as many numbers as `shape` says."""
    _require(_shape(found) == shape, cell, found, f"{shape[0]} rows of {shape[1]} numbers")
    return found


def rates(cell, found):
    """{rule: list of learning rates}"""
    for rule, each in _by_rule(cell, found, "a list of learning rates"):
        numbers(f"{cell}[{rule!r}]", each, most=20)
    return found


def settings(cell, found):
    """{rule: its settings}, and they are {setting: number}."""
    for rule, each in _by_rule(cell, found, "{setting: number}"):
        _config(f"{cell}[{rule!r}]", each)
    return found


def final(cell, found, tried):
    """What the last training takes; `tried` are the rules that it may name."""
    _keys(cell, found, FINAL, needed=FINAL)
    name, config, reg, epochs = (found[key] for key in FINAL)
    _require(name in tried, f"{cell}['name']", name, f"one of {', '.join(tried)}")
    _config(f"{cell}['config']", config, needed=["learning_rate"])
    _require(_shape(reg) == (), f"{cell}['reg']", reg, "a number")
    _require(isinstance(epochs, int) and epochs > 0, f"{cell}['epochs']", epochs, "a whole number above 0")
    return found


def _by_rule(cell, found, each):
    """The pairs of a dict whose keys are rules."""
    _require(isinstance(found, dict) and found, cell, found, f"{{rule: {each}}}")
    _keys(cell, found, RULES)
    return found.items()


def _config(cell, found, needed=()):
    _keys(cell, found, SETTINGS, needed)
    for name, value in found.items():
        _require(_shape(value) == (), f"{cell}[{name!r}]", value, "a number")


def _keys(cell, found, known, needed=()):
    _require(isinstance(found, dict), cell, found, f"a dict with keys among {', '.join(known)}")
    for key in found:
        if key not in known:
            raise WrongForm(f"{cell} has the key {shortened(repr(key))}, which is none of {', '.join(known)}")
    for key in needed:
        if key not in found:
            raise WrongForm(f"{cell} has no {key!r}")


def _shape(found):
    """Of numbers, () for a single one; None for anything else."""
    try:
        array = np.asarray(found)
    except ValueError:  # rows of different lengths
        return None
    return array.shape if array.dtype.kind in "iuf" else None


def _require(holds, cell, found, wanted):
    if not holds:
        raise WrongForm(f"{cell} is {shortened(repr(found))}, where {wanted} should be")
