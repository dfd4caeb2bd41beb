"""What is checked of numeric gradients."""

from cs231n_utils.promises.item import Item
from cs231n_utils.promises.law import promise

from . import slope_misconceptions_laws as laws
from .slope_checks import Centred, Forward
from .slope_worked import OF_SLOPES


def promises(calls, points, exact, off):
    """In the words of each item: how often f is called, where, and on what the formula is exact."""
    return (
        promise(
            "points",
            points,
            laws.asks_beside_x,
            "Print x inside of f. In how many entries does each point differ from x, and by how much?",
        ),
        promise(
            "points",
            calls,
            laws.asks_as_often_as_needed,
            "Count the calls for an x of two numbers, on paper and in your code. Which is one too many?",
        ),
        promise(
            "slopes",
            "the gradient has the shape of x",
            laws.gives_the_shape_of_x,
            "What does your function return for an x of shape (2, 3)? Print it, and its shape.",
        ),
        promise(
            "slopes",
            exact,
            laws.is_exact_where_the_formula_is,
            "Take one number, x = 3, with h = 0.1, and write out each value of f, their difference, and what "
            "it is divided by.",
        ),
        promise(
            "slopes",
            off,
            laws.is_off_as_the_formula_is,
            "Take f(x) = x³ at x = 2 with h = 0.1 and work the formula out on paper. Which number of your "
            "code is the first that differs?",
        ),
        promise(
            "x",
            "x is bit for bit what it was",
            laws.leaves_x_alone,
            "What is 0.1 + 0.3 - 0.3 in Python? Which array do your lines write into?",
        ),
        promise(
            "x",
            "integers are taken as floats",
            laws.takes_integers,
            "What does NumPy do when 3.1 is written into an array of integers? Print the dtypes of yours.",
        ),
    )


FORWARD = promises(
    "f is called x.size + 1 times",
    "f is asked about x, and about x with one entry larger by h",
    "the slope of a straight line is exact",
    "on x³ the slope is off by 3 x h + h²",
)
CENTRED = promises(
    "f is called 2 x.size times",
    "f is asked about x with one entry larger by h, and smaller by h",
    "the slope of a parabola is exact",
    "on x³ the slope is off by h², for any h",
)

ITEMS = (
    Item("forward_gradient", "numeric_gradient", FORWARD, Forward, OF_SLOPES),
    Item("numeric_gradient", "numeric_gradient", CENTRED, Centred, OF_SLOPES),
)
