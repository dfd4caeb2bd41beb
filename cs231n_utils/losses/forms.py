"""What counts as a number, and as an array of numbers: one rule, for public checks and those that grade.

Generous where the numbers are there: any precision, lists, matrices, arrays that hold a single number.  Not
complex numbers, truth values or text: a step of training could not use them.
"""

import numpy as np


class BadForm(ValueError):
    """What came is not of this form: "has shape (3,)", "is None", ….

    `shape`: of the numbers that came; () for None, and None where they are no numbers or have none.
    `misconceptions`: ids of what it is called.
    """

    misconceptions = ("wrong_shape",)

    def __init__(self, text, shape=None):
        super().__init__(text)
        self.shape = shape


class TooLarge(BadForm):
    """A whole number that no float can hold."""

    misconceptions = ("not_finite",)


class NotReal(BadForm):
    """Complex numbers, or truth values."""

    misconceptions = ()


def real(value):
    """Numbers in any shape -> float64 array.  Raises BadForm."""
    _shape(value)
    return _floats(value)


def array(value, shape):
    """An array, or lists in lists, of this very shape -> float64 array.  Raises BadForm."""
    if (found := _shape(value)) != shape:
        raise BadForm(f"has shape {found}" if found else "is a single number", found)
    return _floats(value)


def numbers(value, count):
    """`count` numbers in a line, in a row or in a column -> (count,) float64.  Raises BadForm."""
    found = _shape(value)
    if [size for size in found if size != 1] != [count] * (count != 1):
        raise BadForm(f"has shape {found}" if found else "is a single number", found)
    return _floats(value).reshape(count)


def number(value):
    """One number, or whatever holds a single one -> float.  Raises BadForm."""
    return float(numbers(value, 1)[0])


def _shape(value, verb="is"):
    """As NumPy would have it, without making an array: a forged answer may be large.  Raises BadForm."""
    if isinstance(value, list | tuple):
        shapes = {_shape(part, "holds") for part in value}
        if len(shapes) > 1:
            raise BadForm(f"{verb} a {type(value).__name__} of parts that do not fit together")
        return (len(value), *shapes.pop()) if shapes else (0,)
    kind = value.dtype.kind if isinstance(value, np.ndarray | np.generic) else type(value)
    if kind not in (int, float, *"iuf"):
        wrong = NotReal if kind in (bool, complex, *"bc") else BadForm
        raise wrong(f"{verb} {_in_words(value)}", () if value is None else None)
    return np.shape(value)


def _floats(value):
    try:
        return np.asarray(value).astype(np.float64)
    except OverflowError:
        raise TooLarge("holds a number too large for a float") from None


def _in_words(value):
    if isinstance(value, np.ndarray):
        return f"an array of dtype {value.dtype}"
    return "None" if value is None else f"a {type(value).__name__}"
