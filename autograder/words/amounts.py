"""How wrong a number or an array is, in words that a student reads.

A ratio, roughly: no hidden input and no reference value can be read off it.
"""

import numpy as np

ALIKE = 5e-3  # to this a multiple of the right answer is one
FAR, COUNTLESS = 1.75, 1e6  # factors: from where on they are said as such, and where they say no more


def row_sizes(expected):
    """The largest |number| of each row of `expected`, (rows, 1), but not below what is usual in it; never 0.

    Rows, because an offset row is a trillion times larger than the others and must not hide them.
    """
    size = np.abs(np.atleast_2d(expected)).max(axis=1, keepdims=True)
    size = np.maximum(size, np.median(size))
    return np.where(size > 0, size, 1.0)


def how_wrong(actual, expected, error):
    """'is about 8 times too large'.  `error`: the largest one, in units of what it should be there."""
    if not np.any(actual):
        return "is 0" if np.size(actual) == 1 else "is 0 everywhere"
    factor = _factor(actual, expected)
    if factor is None and np.size(actual) == 1:
        return "is not what it should be"
    if factor is None:
        return f"is off in some places, by up to {_amount(error)}"
    if abs(factor + 1) <= ALIKE:
        return "has the wrong sign"
    sign = "has the wrong sign and " if factor < 0 else ""
    return f"{sign}is {_compared(abs(factor))}"


def _factor(actual, expected):
    """The number by which all of `expected` is multiplied in `actual`, or None; the parts of a row's size."""
    size = row_sizes(expected)
    a, e = np.atleast_2d(actual) / size, np.atleast_2d(expected) / size
    factor = np.vdot(e, a) / max(np.vdot(e, e), 1e-12)
    fits = np.abs(a - factor * e).max() <= ALIKE * abs(factor - 1)
    return factor if fits and abs(factor) > 1e-9 else None


def _compared(factor):
    """8 -> '8 times too large', 0.97 -> '3 % too small'"""
    way, times = ("too large", factor) if factor > 1 else ("too small", 1 / factor)
    return f"{_times(times)} times {way}" if times >= FAR else f"{_percent(abs(factor - 1))} {way}"


def _amount(error):
    return f"{_times(error)} times its size" if error >= FAR else f"{_percent(error)} of its size"


def _times(factor):
    return f"about {float(f'{factor:.2g}'):g}" if factor < COUNTLESS else "millions of"


def _percent(share):
    return f"about {float(f'{100 * share:.{2 if share > 0.1 else 1}g}'):g} %"
