"""What is checked of searching without a slope."""

from cs231n_utils.promises.item import Item
from cs231n_utils.promises.law import promise

from . import search_misconceptions_laws as laws
from .search_checks import Caller, LocalCaller
from .search_worked import OF_SEARCH

SHAPE = promise(
    "calls",
    "W may have any shape",
    laws.takes_any_shape,
    "Which line of your code takes for granted that a shape has two numbers?",
)
SIZES = promise(
    "special losses",
    "losses may be huge, or below zero",
    laws.takes_losses_of_any_size,
    "With what is the first loss compared? Can a loss be above that, or below?",
)
SMALL = promise(
    "special losses",
    "a loss that is lower by very little is lower",
    laws.sees_small_improvements,
    "By how much does a loss have to be lower before your code takes it?",
)
TIES = promise(
    "special losses",
    "of equal losses the first one counts",
    laws.gives_the_first_of_equals,
    "Follow the second of two equal losses through your code. What does it change?",
)
NAN = promise(
    "special losses",
    "a loss of nan is never the lowest",
    laws.ignores_nan,
    "What is nan < 3 in Python, and what is 3 < nan? Follow a nan through your code, first and later.",
)

RANDOM_SEARCH = (
    promise(
        "calls",
        "one call of the loss for each of num_tries tries",
        laws.asks_once_a_try,
        "Print a line wherever your code calls loss. How many lines does one try give?",
    ),
    SHAPE,
    promise(
        "best",
        "W and best_loss are those of the try with the lowest loss",
        laws.gives_the_lowest,
        "When a try is better than all before it: what has to be kept of it, and in which variables?",
    ),
    promise(
        "best",
        "history holds the lowest loss so far after each try",
        laws.keeps_a_history,
        "Take the losses that are shown, and write the lowest so far below each. What does your list hold?",
    ),
    SIZES,
    SMALL,
    TIES,
    NAN,
    promise(
        "numbers",
        "all random numbers come from rng",
        laws.draws_from_rng,
        "Which object gives your random numbers, and who made it?",
    ),
    promise(
        "numbers",
        "every entry of a try is scale times a standard normal number",
        laws.draws_normal_numbers,
        "Draw many numbers as your code does. What are their mean and their standard deviation?",
    ),
)

LOCAL_SEARCH = (
    promise(
        "calls",
        "one call of the loss for the start, and one for each of num_steps steps",
        laws.asks_once_a_try,
        "Print a line wherever your code calls loss. How many lines before the loop, and in one step?",
    ),
    SHAPE,
    promise(
        "calls",
        "the W that was given is left as it was",
        laws.leaves_the_start_alone,
        "Which of your lines writes into an array, and where was this array made?",
    ),
    promise(
        "steps",
        "a try is the best W so far plus a step",
        laws.steps_from_the_best,
        "To what does your code add the random numbers, after a step up and after a step down?",
    ),
    promise(
        "steps",
        "W and best_loss are those of the lowest loss, the start among them",
        laws.gives_the_lowest,
        "When a try is better than all before it: what has to be kept of it, and in which variables?",
    ),
    promise(
        "steps",
        "history holds the lowest loss so far after each try",
        laws.keeps_a_history,
        "Take the losses that are shown, and write the lowest so far below each. What does your list hold?",
    ),
    SIZES,
    SMALL,
    TIES,
    NAN,
    promise(
        "numbers",
        "all random numbers come from rng",
        laws.draws_from_rng,
        "Which object gives your random numbers, and who made it?",
    ),
    promise(
        "numbers",
        "every entry of a step is step_size times a standard normal number",
        laws.draws_normal_numbers,
        "Draw many numbers as your code does. What are their mean and their standard deviation?",
    ),
)

ITEMS = (
    Item("random_search", "search", RANDOM_SEARCH, Caller, OF_SEARCH),
    Item("random_local_search", "search", LOCAL_SEARCH, LocalCaller, OF_SEARCH),
)
