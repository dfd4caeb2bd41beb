"""What is checked of update rules, and what must hold of each."""

from functools import partial

from cs231n_utils.promises.item import Item, Promise

from . import rule_checks, rule_paths
from .rule_trial import STATE, of
from .worked_steps import OF_RULES

CALL = (
    Promise(
        "call",
        "a pair (next_w, config) comes back, next_w shaped as w",
        rule_checks.returns_a_pair,
        "Write the shapes of w, dw and of everything that is remembered beside each line.",
    ),
    Promise(
        "call",
        "dw is left as it was",
        rule_checks.leaves_dw_alone,
        "Which of your lines write into an array, and which make a new one?",
    ),
    Promise(
        "call",
        "next_w holds numbers, neither inf nor nan",
        rule_checks.steps_are_numbers,
        "In which line is something divided by 0, or a root taken of a negative number? Print what goes in.",
    ),
    Promise(
        "call",
        "two runs know nothing of each other",
        rule_checks.runs_know_nothing_of_each_other,
        "Where does your rule keep what it needs in the next step? Is that place anybody else's, too?",
    ),
    Promise(
        "call",
        "config may be left out, be None or be empty",
        rule_checks.needs_no_config,
        "What does the given sgd do in its first two lines?",
    ),
    Promise(
        "call",
        "what was given in config stays in it",
        rule_checks.entries_stay,
        "Print config before and after a step. Which lines write into it, and which make another dict?",
    ),
)
STEPS = (
    Promise(
        "steps",
        "a step depends on dw and config, not on where w is",
        rule_checks.anywhere_alike,
        "Which of your lines read w?",
    ),
    Promise(
        "steps",
        "each entry of w goes by its own slopes",
        rule_checks.each_entry_by_itself,
        "Is there a line in which many numbers become a single one?",
    ),
    Promise(
        "steps",
        "without a slope there is no step",
        rule_checks.no_slope_no_step,
        "Follow your lines with dw = 0 from the start, number by number. Which is not 0, or is divided by 0?",
    ),
    Promise(
        "steps",
        "the same slope in every step: known steps",
        rule_paths.constant_slope,
        "Work out the first two steps on paper, with a slope of 2. At which of them does your rule go apart?",
    ),
    Promise(
        "steps",
        "one push and then no slope: known steps",
        rule_paths.after_a_push,
        "What does your rule remember of the push, and what is left of it a step later?",
    ),
    Promise(
        "steps",
        "gradients the other way round, steps the other way round",
        rule_paths.the_other_way,
        "Where does the sign of dw get lost in your lines?",
    ),
)
ADDING = Promise(
    "steps",
    "what two rows of gradients do together is the sum of what each does",
    rule_paths.pushes_add_up,
    "Follow a step whose slope differs from that of the step before, on paper.",
)
SCALE = Promise(
    "steps",
    "gradients a thousand times as large give the same steps",
    rule_paths.scale_does_not_matter,
    "By what does your rule divide, and how large is that when all gradients are ten times as large?",
)
CACHE = Promise(
    "steps",
    "pushes add up in the cache as their squares do",
    rule_paths.squares_add_up,
    "Follow the cache over three steps with different slopes, on paper.",
)
AVERAGES = Promise(
    "state",
    "pushes add up in what config holds",
    rule_paths.pushes_add_up_in_config,
    "Which entries of config does a step change, and does each of them follow from dw and itself alone?",
)
PYTHAGORAS = Promise(
    "steps",
    "slopes whose squares add up to squares",
    rule_paths.three_four_twelve,
    "Work out the cache after each of these slopes on paper, and its root.",
)
HELD = Promise(
    "state",
    "config holds what the docstring lists",
    rule_paths.what_config_holds,
    "Print what stands in config after one step and after three, beside what the docstring says.",
)
RATE = Promise(
    "state",
    "a learning rate that is changed on the way counts from then on",
    rule_paths.learning_rate_may_change,
    "Which learning rate does what your rule remembers contain: the one of then, or the one of now?",
)
ZERO = Promise(
    "details",
    "a setting of 0 counts",
    rule_paths.zero_counts,
    "What do your lines make of a setting that is there, and is 0? Is 0 true or false in Python?",
)
DETAILS = (
    Promise(
        "details",
        "dw may be overwritten after the call",
        rule_checks.keeps_no_dw,
        "Is what your rule remembers an array of its own, or another name for dw?",
    ),
    Promise(
        "details",
        "the defaults are those of the docstring",
        rule_paths.defaults,
        "Compare your defaults with the docstring, digit by digit.",
    ),
    ZERO,
)
EPSILON = Promise(
    "details",
    "epsilon acts beside the root, or inside it",
    rule_paths.epsilon_in_a_right_place,
    "Where does epsilon stand in your line, and which epsilon is it: the one in config?",
)


def _item(rule):
    with_velocity = "velocity" in STATE[rule]
    given = rule_paths.from_a_given_velocity if with_velocity else rule_paths.from_a_given_state
    resumed = (
        Promise(
            "state",
            "settings and state are enough to go on",
            partial(rule_checks.goes_on_from_what_config_holds, names=STATE[rule]),
            "Under which names does your rule look for what it remembers? The docstring lists them.",
        ),
        Promise(
            "state",
            "a state that is given is where it goes on",
            given,
            "What does your rule do with what it finds in config at its first call?",
        ),
    )
    own = {"adagrad": (SCALE, CACHE, PYTHAGORAS), "rmsprop": (SCALE, CACHE), "adam": (SCALE,)}
    averages, last = ((), ()) if with_velocity else ((AVERAGES,), (EPSILON,))
    held = (HELD, *resumed, *averages, RATE)
    promises = (*CALL, *STEPS, *own.get(rule, (ADDING,)), *held, *DETAILS, *last)
    return Item(rule, "optim", promises, of(rule), OF_RULES)


ITEMS = tuple(map(_item, STATE))
