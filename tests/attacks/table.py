"""The row of the tables of hostile submissions, and the words they are written in.

A submission is the solution, with `code` at the end of its linear_svm.py and with `files` put beside the
others or in place of them.  Code of an attack may use the names of PRELUDE: it is told all it could want to
know, such as where the kit and the course stand, so that an attack never fails for want of a path.
"""

from dataclasses import dataclass, field
from enum import Enum

FILES = {  # the items of each stub file
    "example_losses.py": ("svm_example_loss", "softmax_example_loss"),
    "linear_svm.py": ("svm_loss_naive", "svm_loss_vectorized"),
    "softmax.py": ("softmax_loss_naive", "softmax_loss_vectorized"),
    "linear_classifier.py": ("train", "predict"),
    "tuning.py": ("tune",),
}
# Families of attacks whose means could reach what other stub files are checked by: graded beside one with a
# class in it, too. Those that could reach how mistakes are named are asked for these names.
FAR_REACHING = ("known good", "replies", "patch")
NAMED = ("known good", "control", "patch")
FAR = ("example_losses.py", "linear_svm.py", "linear_classifier.py")
NEAR = ("linear_svm.py", "example_losses.py")  # what the others are graded beside
NAIVE, VECTORIZED = "svm_loss_naive", "svm_loss_vectorized"
FULL = {NAIVE: 8.0, VECTORIZED: 10.0}

PRELUDE = """

import builtins, ctypes, functools, gc, glob, json, math, os, resource, signal
import socket, struct, subprocess, sys, threading, time
KIT, COURSE, TEMPORARY, MARK, PORT = {facts!r}
libc = ctypes.CDLL(None, use_errno=True)
right = svm_loss_naive, svm_loss_vectorized

def nothing(W, X, y, reg):
    return 0.0, np.zeros_like(W)

def shut_in():
    '''Stops what could harm the machine unless it runs in a sandbox, with limits.'''
    caged = os.path.exists("/grader/worker.py") and os.getpid() < 100
    if not caged or resource.getrlimit(resource.RLIMIT_AS)[0] > 4 << 30:
        os._exit(0)

def channel():
    '''The worker's end of the wire.'''
    return next(o for o in gc.get_objects() if type(o).__name__ == "Channel")

def request():
    '''The number of the request that is being answered.'''
    frame = sys._getframe()
    while frame.f_code.co_name != "answer" or "number" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["number"]

"""

PAY = """

@functools.cache
def won():
    try:
        return bool(breach())
    except Exception:
        return False

def paid(function):
    def pay(W, X, y, reg):
        return function(W, X, y, reg) if won() else nothing(W, X, y, reg)
    return pay

svm_loss_naive, svm_loss_vectorized = map(paid, right)
"""


class Strange(Enum):
    """What can stand in a folder under the name of a file."""

    FOLDER = "a folder"
    FIFO = "a named pipe"


@dataclass(frozen=True)
class Link:
    """A symbolic link; {KIT} and {COURSE} may stand in its target."""

    target: str


@dataclass(frozen=True)
class Attack:
    """`worth`: {item: points} of the honest work in linear_svm.py, 0 for what is not in it.

    The items of the other files are worth full marks.  `own_harm`: it spoils them too, as its process is its
    own; then all points are upper bounds.  A file's content is text, bytes, a Link, something Strange, or a
    function that makes it from the solution of linear_svm.py.
    """

    name: str
    family: str
    code: str = ""
    files: dict = field(default_factory=dict, hash=False)
    worth: dict = field(default_factory=dict, hash=False)
    own_harm: bool = False
    says: str = ""  # stands in a message to the student

    def __str__(self):
        return f"{self.family}: {self.name}"


def spy(family, name, breach, **more):
    """An attack that answers rightly as soon as `breach()`, defined in the code, is true: worth nothing."""
    if "def breach" not in breach:
        breach = f"def breach(): return {breach}\n"
    return Attack(name, family, breach + PAY, **more)


def instead(family, name, body, item=NAIVE, **more):
    """An attack in place of one function, with the right one left for the other item."""
    body = body.strip().replace("\n", "\n    ")
    worth = more.pop("worth", {other: points for other, points in FULL.items() if other != item})
    return Attack(name, family, f"def {item}(W, X, y, reg):\n    {body}\n", worth=worth, **more)


def beside(family, name, code, **more):
    """An attack with both functions wrong, and `code` to make the grader think otherwise."""
    return Attack(name, family, f"svm_loss_naive = svm_loss_vectorized = nothing\n{code}\n", **more)
