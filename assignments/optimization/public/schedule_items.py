"""What is checked of schedules of the learning rate."""

from cs231n_utils.promises.item import Examples, Item, Promise
from cs231n_utils.promises.speech import shortened

from . import schedule_checks as rates


def by_hand(student, report):
    """The student's rates of a short training, step by step."""
    name, told = student.schedule.__name__, []
    for total, settings in BY_HAND[name]:
        said = "".join(f", {key} = {value:g}" for key, value in settings.items())
        answers = [_rate(student, step, total, settings) for step in range(total + 1)]
        told += [f"learning_rate = 1, total_steps = {total}{said}: at the steps 0, 1, 2, … your rates are"]
        told += [", ".join(answers)]
    return told


def _rate(student, step, total, settings):
    try:
        return f"{student.rate(step, total, 1.0, **settings):.4g}"
    except Exception as error:
        return shortened(getattr(error, "title", "") or "no number", 60)


BY_HAND = {
    "step_decay": ((8, {"factor": 0.1, "every": 3}),),
    "inverse_decay": ((6, {"decay": 0.5}),),
    "cosine_with_warmup": ((6, {"warmup_steps": 2}), (4, {})),
}
EXAMPLES = Examples({"rates": by_hand}, usual="rates")

A_NUMBER = Promise(
    "start",
    "a number at every step",
    rates.a_number_at_every_step,
    "Follow your function at the step that is shown: which line gives no number there?",
)
FROM_THE_START = Promise(
    "start",
    "at step 0 it is learning_rate",
    rates.highest_at_the_start,
    "Put step = 0 into your formula. What is left of it?",
)
WITHOUT_TOTAL = Promise(
    "curve",
    "total_steps do not matter",
    rates.total_steps_do_not_matter,
    "Does the docstring's formula have total_steps in it?",
)
IN_PROPORTION = Promise(
    "curve",
    "seven times the learning_rate is seven times the rate",
    rates.learning_rate_sets_the_scale,
    "Where does learning_rate stand in your formula: is everything multiplied by it?",
)
IN_ANY_ORDER = Promise(
    "curve",
    "the same question has the same answer, whatever was asked before",
    rates.asked_in_any_order,
    "What does your function keep from one call to the next? It should keep nothing.",
)

STEP_DECAY = (
    A_NUMBER,
    FROM_THE_START,
    Promise(
        "curve",
        "constant between the drops",
        rates.constant_between_drops,
        "Count by hand how often the rate was multiplied at each of the two steps. Which number is whole?",
    ),
    Promise(
        "curve",
        "multiplied by factor at every, 2 every, 3 every, …",
        rates.drops_by_factor,
        "What does your function hold at the step before the drop, and what at the drop itself?",
    ),
    WITHOUT_TOTAL,
    IN_PROPORTION,
    IN_ANY_ORDER,
    Promise(
        "curve",
        "factor is 0.5 and every is 1000 if they are left out",
        rates.defaults_of_step_decay,
        "Compare the first line of your function with the one that was given.",
    ),
)

INVERSE_DECAY = (
    A_NUMBER,
    FROM_THE_START,
    Promise(
        "curve",
        "at step 1/decay it is half of learning_rate",
        rates.half_at_one_over_decay,
        "What is decay times step there, and what does your formula make of it?",
    ),
    Promise(
        "curve",
        "one over the rate grows in a straight line",
        rates.one_over_the_rate_is_a_line,
        "Write down learning_rate over your rate at steps 0, 1 and 2. By how much should it grow?",
    ),
    WITHOUT_TOTAL,
    IN_PROPORTION,
    IN_ANY_ORDER,
)

COSINE = (
    A_NUMBER,
    Promise(
        "start",
        "at step warmup_steps it is learning_rate, or at step 0 without a warm-up",
        rates.highest_after_the_warmup,
        "What is progress at this step, and what is its cosine?",
    ),
    Promise(
        "start",
        "at step total_steps it is 0",
        rates.nothing_at_the_end,
        "What is progress at the last step? Work it out with the numbers that are shown.",
    ),
    Promise(
        "curve",
        "it rises in a straight line from 0",
        rates.rises_in_a_line,
        "Which share of the warm-up is over at step 0, and which at step warmup_steps?",
    ),
    Promise(
        "curve",
        "it falls as far above the middle as below",
        rates.as_far_above_as_below,
        "Draw your curve. Where is it half of learning_rate, and where should it be?",
    ),
    Promise(
        "curve",
        "it never rises after the warm-up",
        rates.only_falls,
        "Which part of a wave should the fall be, and where does the wave turn?",
    ),
    Promise(
        "curve",
        "between its two ends it is a cosine",
        rates.a_wave_of_one_piece,
        "What goes into your cosine at the steps that are shown? It should grow by as much in every step.",
    ),
    Promise(
        "curve",
        "ten times as many steps are the same curve",
        rates.longer_is_the_same_curve,
        "Is there a number in your formula that should follow total_steps and warmup_steps?",
    ),
    IN_PROPORTION,
    IN_ANY_ORDER,
)

ITEMS = tuple(
    Item(id, "schedules", promises, rates.Rates, EXAMPLES)
    for id, promises in (
        ("step_decay", STEP_DECAY),
        ("inverse_decay", INVERSE_DECAY),
        ("cosine_with_warmup", COSINE),
    )
)
