"""What notebooks descend on or train: the student's own from another assignment, or else one that is given.

    chosen = demonstration.loss("f", beside="../another_assignment")
    print(f"The loss is {chosen.name} ({chosen.why}).")
    loss, dW = chosen(W, X, y, reg)

    chosen = demonstration.tuner("g", "Classifier", needs=["f"], beside="../another_assignment")
    results, best = chosen(X_train, y_train, X_val, y_val, learning_rates, regs)

A demonstration never depends on another assignment's work: where that is missing or wrong, the squared error
stands in for it, a loss that no item asks for, or its lowest point, for which nobody has to train.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from cs231n_utils import least_squares
from cs231n_utils.promises import run, source
from cs231n_utils.promises.public import NoAssignment, PublicBroken, public
from cs231n_utils.promises.speech import quiet

GIVEN = "squared error"
GIVEN_TUNER = "least squares"
SOLVED = "given"  # the folder, beside the assignment's, in which a course hands out solved stubs of others


class Unusable(Exception):
    """A folder has no such work that can be used; the message says why."""


@dataclass(frozen=True)
class Chosen:
    """A function, the name to show beside its numbers, and why it was chosen."""

    function: Callable
    name: str
    why: str
    is_own: bool = True  # the one that was asked for, and not the given one

    def __call__(self, *arguments, **settings):
        return self.function(*arguments, **settings)


class Loss(Chosen):
    """f(W, X, y, reg) -> (loss, dW)"""

    def __call__(self, W, X, y, reg):
        with quiet():  # a demonstration calls it thousands of times, and some let it overflow
            return self.function(W, X, y, reg)


def loss(id, beside):
    """The function `id` of the assignment in the folder `beside`, if it passes its checks there: a `Loss`.

    The student's own comes first, then one that the course has given solved, then the squared error.
    """
    own, why = nearest(beside, lambda folder: found(folder, id)[0])
    return Loss(own, id, why) if own else Loss(squared_error, GIVEN, why, is_own=False)


def tuner(id, classifier, needs, beside):
    """What tries settings on a class `classifier`, if it and what it `needs` pass their checks: a `Chosen`.

    f(X_train, y_train, X_val, y_val, learning_rates, regs, …) -> (results, best): the function `id` of the
    assignment in the folder `beside` is that, with the class before these; the class stands in a file of the
    items in `needs`. `results` and `best` are as in `least_squares.tune`, which stands in.
    """

    def own(folder):
        tune, _ = found(folder, id)
        modules = [module for _, module in (found(folder, need) for need in needs)]
        classes = [vars(module)[classifier] for module in modules if classifier in vars(module)]
        if not classes:
            raise Unusable(f"{os.path.relpath(folder)} has no class {classifier}")
        return partial(beside_its_files, folder, tune, classes[0])

    function, why = nearest(beside, own)
    if function:
        return Chosen(function, f"{classifier} with {id}", why)
    return Chosen(least_squares.tune, GIVEN_TUNER, why, is_own=False)


def beside_its_files(folder, function, *arguments, **settings):
    """What the function gives, while what it imports is looked for in `folder` first."""
    with apart(folder):
        return function(*arguments, **settings)


def nearest(beside, usable):
    """(usable(folder), whose it is) of the nearest folder that has it, or (None, why there is none)."""
    reasons = []
    for folder, whose in places(Path(os.path.abspath(beside))).items():
        if not folder.is_dir():
            continue
        try:
            return usable(folder), f"{whose}, from {os.path.relpath(folder)}"
        except Unusable as error:
            reasons.append(str(error))
        except KeyboardInterrupt as error:
            raise source.Interrupted(error) from None
    reason = [*reasons, f"there is no folder {beside}"][0]
    return None, f"given: {reason}"


def places(beside):
    """{folder: whose work stands there}, with zips unpacked side by side or one assignment beside another."""
    return {
        beside: "yours",
        beside.parent.parent / beside.name / beside.name: "yours",
        beside.parent / SOLVED / beside.name: "your course's",
    }


def found(folder, id):
    """The function `id` of the assignment in `folder`, and the module in which it stands.

    Raises Unusable unless it passes its checks there.
    """
    where = os.path.relpath(folder)
    try:
        known = public(folder)
    except PublicBroken as error:
        raise Unusable(str(error)) from None
    except NoAssignment:
        raise Unusable(f"{where} is not the folder of an assignment") from None
    if id not in known.items:
        raise Unusable(f"{where} has no item {id}")
    item = known.items[id]
    if not (folder / item.file).is_file():
        raise Unusable(f"{where} has no {item.file}")
    with apart(folder):
        module, trouble = source.load(folder / item.file)
        report = None if trouble else run.run(known, id, module)
    if trouble:
        raise Unusable(f"in {where}, {trouble}")
    if report.to_do:
        raise Unusable(f"{id} is not written yet in {where}")
    if not report.ok:
        raise Unusable(f"{id} in {where} does not pass its checks yet")
    return item.find(module), module


@contextlib.contextmanager
def apart(folder):
    """Files of `folder` find each other, and none takes the place of a notebook's own, then or later."""
    names = {path.stem for path in folder.glob("*.py")}
    own = {name: sys.modules.pop(name) for name in names if stands_in(Path.cwd(), name)}
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in names:
            if stands_in(folder, name):
                del sys.modules[name]
        sys.modules.update(own)


def stands_in(folder, name):
    """Whether the imported module of this name is a file of `folder`."""
    path = getattr(sys.modules.get(name), "__file__", None)
    return bool(path) and Path(path).resolve().parent == folder.resolve()


def squared_error(W, X, y, reg):
    """Half the mean squared distance of the scores from one-hot labels, with the penalty reg ΣW².

    W: (D, C), X: (N, D), y: (N,) integers in [0, C).  Returns loss: float, dW: (D, C).
    """
    off = X @ W
    off[np.arange(len(y)), y] -= 1
    loss = 0.5 * np.sum(off**2) / len(y) + reg * np.sum(W**2)
    return float(loss), X.T @ off / len(y) + 2 * reg * W
