"""Attacks with answers that are right for another reason, and source files that are no source."""

import io
import zipfile

import numpy as np

from tests.attacks.table import FULL, NAIVE, VECTORIZED, Attack, instead

INPUTS, NUMERIC, DETECT, SOURCE, CONTROL = "inputs", "numeric gradients", "time and size", "source", "control"
LOSS = {NAIVE: 4.0, VECTORIZED: 4.0}  # the loss is right, and arguments are left alone

LOSS_ALONE = """
def data_loss(W, X, y):
    scores = X @ W
    margins = scores - scores[np.arange(len(X)), y][:, None] + 1.0
    return (margins * (margins.real > 0)).sum(axis=1) - 1.0

def loss_alone(W, X, y, reg):
    return data_loss(W, X, y).mean() + reg * (W * W).sum()
"""

DIFFERENCES = """
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros_like(W)
    for i in np.ndindex(*W.shape):
        h = {step}
        up, down = W.copy(), W.copy()
        up[i] += h
        down[i] -= h
        dW[i] = (loss_alone(up, X, y, reg) - loss_alone(down, X, y, reg)) / (2 * h)
    return loss_alone(W, X, y, reg), dW
svm_loss_vectorized = svm_loss_naive
"""

EACH_EXAMPLE = """
def svm_loss_naive(W, X, y, reg):
    '''Differences of every example's own loss, with steps in proportion; only the penalty is derived.'''
    dW = np.zeros_like(W)
    for i in np.ndindex(*W.shape):
        h = max(1e-6, 1e-6 * abs(W[i]))
        up, down = W.copy(), W.copy()
        up[i] += h
        down[i] -= h
        dW[i] = ((data_loss(up, X, y) - data_loss(down, X, y)) / (up[i] - down[i])).mean()
    return loss_alone(W, X, y, reg), dW + 2 * reg * W
svm_loss_vectorized = svm_loss_naive
"""

COMPLEX_STEP = """
def svm_loss_naive(W, X, y, reg):
    dW = np.zeros_like(W)
    for i in np.ndindex(*W.shape):
        up = W.astype(complex)
        up[i] += 1e-200j
        dW[i] = loss_alone(up, X, y, reg).imag / 1e-200
    return loss_alone(W, X, y, reg), dW
svm_loss_vectorized = svm_loss_naive
"""

FRACTIONS = """
from fractions import Fraction

def exact(W, X, y, reg):
    total = Fraction(0)
    for x, label in zip(X, y):
        scores = [sum((a * w for a, w in zip(x, column) if a), Fraction(0)) for column in W.T]
        total += sum(max(Fraction(0), s - scores[label] + 1) for c, s in enumerate(scores) if c != label)
    return total / len(X) + reg * sum(w * w for w in W.flat)

def svm_loss_naive(W, X, y, reg):
    W, X = (np.vectorize(Fraction, otypes=[object])(a) for a in (W, X))
    reg, h, dW = Fraction(reg), Fraction(1, 2**60), np.zeros(W.shape)
    here = exact(W, X, y, reg)
    for i in np.ndindex(*W.shape):
        up = W.copy()
        up[i] += h
        dW[i] = (exact(up, X, y, reg) - here) / h
    return float(here), dW
svm_loss_vectorized = svm_loss_naive
"""

DUAL = """
class Dual:
    '''A value and its derivatives by all weights.'''
    def __init__(self, value, slope): self.value, self.slope = value, slope
    def __add__(self, o): return Dual(self.value + o.value, self.slope + o.slope)
    def __sub__(self, o): return Dual(self.value - o.value, self.slope - o.slope)
    def __mul__(self, o): return Dual(self.value * o.value, self.slope * o.value + o.slope * self.value)

def svm_loss_naive(W, X, y, reg):
    number = lambda value: Dual(float(value), np.zeros(W.size))
    weights = np.empty(W.shape, object)
    for k, i in enumerate(np.ndindex(*W.shape)):
        weights[i] = Dual(W[i], np.eye(1, W.size, k)[0])
    total = number(0)
    for x, label in zip(X, y):
        scores = [sum((number(a) * w for a, w in zip(x, column)), number(0)) for column in weights.T]
        for c, score in enumerate(scores):
            margin = score - scores[label] + number(1)
            if c != label and margin.value > 0: total = total + margin * number(1 / len(X))
    for w in weights.flat: total = total + w * w * number(reg)
    return total.value, total.slope.reshape(W.shape)
svm_loss_vectorized = svm_loss_naive
"""

SPOILED = """
def spoiled(function):
    def answer(W, X, y, reg):
        loss, dW = function(W, X, y, reg)
        {spoil}
        return loss, dW
    return answer
svm_loss_naive, svm_loss_vectorized = map(spoiled, right)
"""
CHANGED = {NAIVE: 7.5, VECTORIZED: 9.5}

ONLY = """
def only(function):
    def answer(W, X, y, reg):
        return function(W, X, y, reg) if {when} else nothing(W, X, y, reg)
    return answer
svm_loss_naive, svm_loss_vectorized = map(only, right)
"""


def numeric(name, code, **more):
    """Worth its loss at most: where arguments hold large numbers, differences may be too coarse."""
    return Attack(name, NUMERIC, LOSS_ALONE + code, **({"worth": LOSS, "own_harm": True} | more))


def source(name, content, worth=None, family=SOURCE, **more):
    """linear_svm.py is `content`, which may be a function of the solution."""
    return Attack(name, family, files={"linear_svm.py": content}, worth=worth or {}, **more)


def archive(name, claimed, real):
    """best_svm.npz with an array of zeros that claims to be `claimed` long."""

    def content(_):
        file, header = io.BytesIO(), io.BytesIO()
        description = {"descr": "<f8", "fortran_order": False, "shape": (claimed,)}
        np.lib.format.write_array_header_1_0(header, description)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("W.npy", header.getvalue() + bytes(8 * real))
        return file.getvalue()

    return Attack(name, SOURCE, files={"best_svm.npz": content}, worth=FULL)


def latin(solution):
    return b"# coding: latin-1\n" + solution.decode().encode("latin-1", errors="replace") + b"# \xe9\n"


ATTACKS = [
    Attack("W changed", INPUTS, SPOILED.format(spoil="W += 1.0"), worth=CHANGED),
    Attack("X changed", INPUTS, SPOILED.format(spoil="X[0, 0] = np.nan"), worth=CHANGED),
    Attack("y changed", INPUTS, SPOILED.format(spoil="y[:] = 0"), worth=CHANGED),
    Attack("W resized", INPUTS, SPOILED.format(spoil="W.resize((1, 1), refcheck=False)"), worth=CHANGED),
    Attack("W of another type", INPUTS, SPOILED.format(spoil="W.dtype = np.int64"), worth=CHANGED),
    numeric("differences", DIFFERENCES.format(step="1e-5")),
    numeric("differences with large steps", DIFFERENCES.format(step="1e-3 * max(1.0, abs(W[i]))")),
    numeric("differences of each example", EACH_EXAMPLE),
    numeric("complex steps", COMPLEX_STEP),
    numeric("exact fractions", FRACTIONS),
    numeric("dual numbers", DUAL),
    Attack("right at one size only", DETECT, ONLY.format(when="len(X) == 5"), worth={}),
    Attack("right on small inputs only", DETECT, ONLY.format(when="X.size < 10"), worth={}),
    Attack(
        "right the first time only",
        DETECT,
        "calls = []\n" + ONLY.format(when="calls.append(function) or calls.count(function) == 1"),
        worth={NAIVE: 1.5, VECTORIZED: 1.5},
    ),
    Attack(
        "right after some time",
        DETECT,
        "START = time.time()\n" + ONLY.format(when="time.time() > START + 600"),
    ),
    Attack("right in another year", DETECT, ONLY.format(when="time.localtime().tm_year > 2200")),
    Attack("right by chance", DETECT, ONLY.format(when="os.urandom(2) == b'ab'")),
    Attack(
        "each answer as late as may be",
        DETECT,
        SPOILED.format(spoil="time.sleep(0.9)"),
        worth=FULL,
        own_harm=True,
    ),
    Attack(
        "a clock that stands still",
        DETECT,
        "time.time = time.monotonic = time.perf_counter = lambda: 0.0\n"
        "svm_loss_naive = svm_loss_vectorized = nothing\n",
    ),
    instead(SOURCE, "recursion", "return svm_loss_naive(W, X, y, reg)", says="RecursionError"),
    instead(
        SOURCE, "recursion without limit", "sys.setrecursionlimit(10**9)\nreturn svm_loss_naive(W, X, y, reg)"
    ),
    instead(SOURCE, "recursion in C", "deep = []\nfor _ in range(10**6): deep = [deep]\nreturn repr(deep)"),
    instead(SOURCE, "a segmentation fault", "ctypes.string_at(0)", says="ended the Python process"),
    instead(
        SOURCE,
        "bytecode that is none",
        "svm_loss_naive.__code__ = svm_loss_naive.__code__.replace(co_code=bytes(2))\n"
        "return svm_loss_naive(W, X, y, reg)",
    ),
    source("nothing", ""),
    source("NUL", b"\x00"),
    source("NUL in the middle", lambda solution: b"x = 1\x00\n" + solution),
    source("UTF-16", lambda solution: solution.decode().encode("utf-16")),
    source("no encoding", bytes(range(128, 256))),
    source("another encoding", lambda solution: b"# coding: utf-7\n" + solution),
    source("an encoding that is none", lambda solution: b"# coding: nonsense\n" + solution),
    source("two million letters", lambda solution: solution + b"#" * 2_000_000),
    source("many brackets", b"x = " + b"(" * 500_000),
    source("a long sum", b"x = " + b"1+" * 400_000 + b"1"),
    source("a large literal", b"x = " + b"9" * 900_000),
    source("a lot of lines", lambda solution: b"x = [\n" + b"[],\n" * 50_000 + b"]\n" + solution, worth=FULL),
    source("a star of imports", "from linear_svm import *\nfrom linear_classifier import *\n"),
    source("an import that never ends", "while True: pass\n", says="while linear_svm.py was imported"),
    Attack(
        "an archive that is a bomb",
        SOURCE,
        files={"best_svm.npz": "ZIP BOMB"},
        worth=FULL,
    ),
    Attack(
        "an archive that is none", SOURCE, files={"best_svm.npz": b"PK\x03\x04" + bytes(1000)}, worth=FULL
    ),
]

WITHIN_REACH = [
    source("a byte order mark", lambda solution: b"\xef\xbb\xbf" + solution, FULL, CONTROL),
    source("lines of Windows", lambda solution: solution.replace(b"\n", b"\r\n"), FULL, CONTROL),
    source("Latin-1", latin, FULL, CONTROL),
    Attack(
        "inputs changed and restored",
        CONTROL,
        SPOILED.format(spoil="kept = W.copy(); W += 1.0; W[:] = kept"),
        worth=FULL,
    ),
    Attack(
        "half of the work",
        CONTROL,
        SPOILED.format(spoil="dW = dW - reg * W"),
        worth={NAIVE: 6.0, VECTORIZED: 8.0},
    ),
]
