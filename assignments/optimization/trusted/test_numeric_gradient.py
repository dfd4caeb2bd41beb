"""numeric_gradient.py: gradients by differences, of a function that lives here and notes its points."""

import numpy as np
import pytest

from autograder.sandbox.student import Fault
from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import item

from ..public import slope_misconceptions_laws as laws
from ..public.slope_misconceptions_record import Slope

ONE_SIDED, TWO_SIDED = "forward_gradient", "numeric_gradient"


class Sloper:
    """The student's gradient, as the laws want it."""

    def __init__(self, student, item_id, draw):
        self.student, self.function = student, getattr(student, item_id)
        self.two_sided, self.rng = item_id == TWO_SIDED, draw.rng

    def slope(self, f, x, h):
        kept = self.student.keep(x)
        try:
            returned = self.function(f, kept, h)
        except Fault:
            if refused := f.refused():
                raise refused from None
            raise
        return Slope(f, x, h, returned, kept.fetch())

    def keeps(self, *those):
        assert_keeps(self, *those)


@pytest.fixture
def sloper(student, item_id, draw):
    return Sloper(student, item_id, draw)


@item(ONE_SIDED, TWO_SIDED, share=1)
def test_f_is_called_as_often_as_needed(sloper):
    """f is called x.size + 1 times for differences to one side, 2 x.size times for both."""
    sloper.keeps(laws.asks_as_often_as_needed)


@item(ONE_SIDED, TWO_SIDED, share=1)
def test_f_is_asked_beside_x(sloper):
    """f is asked about x with one entry h away, and, to one side, about x itself."""
    sloper.keeps(laws.asks_beside_x)


@item(ONE_SIDED, TWO_SIDED, share=3)
def test_the_slopes(sloper):
    """The gradient is what the formula gives, for x of any shape."""
    sloper.keeps(laws.gives_the_shape_of_x, laws.is_off_as_the_formula_is)


@item(ONE_SIDED, TWO_SIDED, share=1)
def test_x_is_left_alone(sloper):
    """x is bit for bit what it was."""
    sloper.keeps(laws.leaves_x_alone)


@item(ONE_SIDED, TWO_SIDED, share=1)
def test_integers(sloper):
    """Integers are taken as floats."""
    sloper.keeps(laws.takes_integers)
