"""Schedules as students write them: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

FIRST_LINES = {
    "step_decay": "def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):",
    "inverse_decay": "def inverse_decay(step, total_steps, learning_rate, decay=1e-3):",
    "cosine_with_warmup": "def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):",
}


def code(item, body):
    """The whole function; what stands before a line of dashes stands before it in the file."""
    before, _, inside = body.rpartition("---\n")
    lines = "\n".join(f"    {line}" for line in inside.strip("\n").split("\n"))
    return f"import math\nimport numpy as np\n{before}\n\n{FIRST_LINES[item]}\n{lines}\n"


def wrong(item, misconception, style, body, **options):
    return Wrong(item, misconception, style, code(item, body), **options)


def right(item, style, body):
    return Unusual(item, style, code(item, body))


WARMUP = "if step < warmup_steps:\n    return learning_rate * step / warmup_steps\n"
PROGRESS = "progress = (step - warmup_steps) / (total_steps - warmup_steps)\n"
WAVE = "return learning_rate * (1 + np.cos(np.pi * progress)) / 2"

WRONG = [
    # --- step decay
    wrong("step_decay", "base_rate_ignored", "own", "return 0.1 * factor ** (step // every)"),
    wrong(
        "step_decay",
        "schedule_remembers",
        "global",
        """
_rate = None
---
global _rate
if _rate is None or step == 0:
    _rate = learning_rate
elif step % every == 0:
    _rate *= factor
return _rate
""",
    ),
    wrong("step_decay", "schedule_setting_ignored", "half", "return learning_rate * 0.5 ** (step // every)"),
    wrong(
        "step_decay",
        "schedule_setting_ignored",
        "thousand",
        "return learning_rate * factor ** (step // 1000)",
    ),
    wrong(
        "step_decay",
        "schedule_depends_on_total",
        "thirds",
        "return learning_rate * factor ** (3 * step // total_steps)",
    ),
    wrong(
        "step_decay",
        "rate_rises",
        "divided",
        "for _ in range(step // every):\n    learning_rate /= factor\nreturn learning_rate",
    ),
    wrong(
        "step_decay",
        "rate_rises",
        "low_at_the_drop_only",
        "return learning_rate if step % every else learning_rate * factor ** (step // every)",
    ),
    wrong(
        "step_decay",
        "",
        "held_from_below",
        "return np.maximum(learning_rate * factor ** (step // every), 0.01 * learning_rate)",
    ),
    wrong(
        "step_decay",
        "drops_by_something_else",
        "as_much_each_time",
        "return learning_rate * max(0, 1 - (1 - factor) * (step // every))",
    ),
    wrong(
        "inverse_decay",
        "",
        "held_from_below",
        "return max(learning_rate / (1 + decay * step), learning_rate / 150)",
    ),
    wrong(
        "step_decay", "decays_between_drops", "fraction", "return learning_rate * factor ** (step / every)"
    ),
    wrong(
        "step_decay",
        "decays_between_drops",
        "polyline",
        """
done, part = divmod(step, every)
high, low = factor**done, factor ** (done + 1)
return learning_rate * (high + (low - high) * part / every)
""",
    ),
    wrong("step_decay", "decays_every_step", "power", "return learning_rate * factor**step"),
    wrong(
        "step_decay",
        "decays_every_step",
        "loop",
        "for _ in range(step):\n    learning_rate = learning_rate * factor\nreturn learning_rate",
    ),
    wrong(
        "step_decay", "drops_too_early", "plus_one", "return learning_rate * factor ** ((step + 1) // every)"
    ),
    wrong(
        "step_decay", "drops_too_early", "one_more", "return learning_rate * factor ** (1 + step // every)"
    ),
    wrong("step_decay", "drops_too_early", "rounded", "return learning_rate * factor ** round(step / every)"),
    wrong(
        "step_decay",
        "drops_too_early",
        "ceiling",
        "return learning_rate * factor ** math.ceil(step / every)",
    ),
    wrong(
        "step_decay",
        "drops_too_late",
        "strict",
        "while step > every:\n    learning_rate *= factor\n    step -= every\nreturn learning_rate",
    ),
    wrong(
        "step_decay",
        "drops_too_late",
        "minus_one",
        "return learning_rate * factor ** (max(step - 1, 0) // every)",
    ),
    wrong(
        "step_decay",
        "drops_once",
        "if",
        "if step >= every:\n    return learning_rate * factor\nreturn learning_rate",
    ),
    wrong(
        "step_decay",
        "drops_by_something_else",
        "one_minus",
        "return learning_rate * (1 - factor) ** (step // every)",
    ),
    wrong(
        "step_decay",
        "rate_rises",
        "only_at_the_drop",
        "return learning_rate * (factor if step and step % every == 0 else 1)",
    ),
    wrong(
        "step_decay",
        "drops_by_something_else",
        "product",
        "return learning_rate * factor * (step // every)",
    ),
    wrong(
        "step_decay",
        "drops_by_something_else",
        "power_and_base_exchanged",
        "return learning_rate * (step // every) ** factor",
    ),
    wrong(
        "step_decay",
        "drops_by_something_else",
        "count",
        "drops = step // every\nreturn learning_rate / (1 + factor * drops)",
    ),
    wrong(
        "step_decay",
        "drops_by_something_else",
        "exponential",
        "return learning_rate * math.exp(-factor * (step // every))",
    ),
    # --- one over the time
    wrong("inverse_decay", "base_rate_ignored", "one", "return 1 / (1 + decay * step)"),
    wrong(
        "inverse_decay",
        "schedule_remembers",
        "product",
        """
state = {}
---
state["rate"] = learning_rate if step == 0 else state.get("rate", learning_rate) / (1 + decay)
return state["rate"]
""",
    ),
    wrong("inverse_decay", "schedule_setting_ignored", "default", "return learning_rate / (1 + 1e-3 * step)"),
    wrong(
        "inverse_decay",
        "schedule_depends_on_total",
        "share",
        "return learning_rate / (1 + decay * step / total_steps)",
    ),
    wrong("inverse_decay", "rate_rises", "no_brackets", "return learning_rate / 1 + decay * step"),
    wrong("inverse_decay", "rate_rises", "times", "return learning_rate * (1 + decay * step)"),
    wrong("inverse_decay", "one_missing_under_the_rate", "bare", "return learning_rate / (decay * step)"),
    wrong(
        "inverse_decay",
        "exponential_not_inverse",
        "exp",
        "return learning_rate * np.exp(-decay * step)",
    ),
    wrong("inverse_decay", "exponential_not_inverse", "power", "return learning_rate / (1 + decay) ** step"),
    wrong(
        "inverse_decay",
        "line_not_inverse",
        "clipped",
        "return max(0.0, learning_rate * (1 - decay * step))",
    ),
    wrong(
        "inverse_decay",
        "inverse_step_off_by_one",
        "plus",
        "return learning_rate / (1 + decay * (step + 1))",
    ),
    wrong(
        "inverse_decay",
        "another_power_of_the_time",
        "root",
        "return learning_rate / np.sqrt(1 + decay * step)",
    ),
    wrong(
        "inverse_decay",
        "another_power_of_the_time",
        "square",
        "return learning_rate / (1 + decay * step**2)",
    ),
    wrong("inverse_decay", "rate_in_stairs", "whole", "return learning_rate / (1 + int(decay * step))"),
    # --- the cosine
    wrong(
        "cosine_with_warmup",
        "base_rate_ignored",
        "from_one",
        WARMUP.replace("learning_rate * ", "") + PROGRESS + WAVE.replace("learning_rate * ", ""),
    ),
    wrong(
        "cosine_with_warmup",
        "schedule_remembers",
        "own_count",
        """
calls = -1
---
global calls
calls += 1
if calls >= total_steps:
    calls = 0
step = calls
"""
        + WARMUP
        + PROGRESS
        + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "warmup_missing",
        "never",
        "progress = max(0, step - warmup_steps) / (total_steps - warmup_steps)\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "warmup_missing",
        "ignored",
        "progress = step / total_steps\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "fall_counted_from_step_0",
        "share",
        WARMUP + "progress = step / total_steps\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "fall_counted_from_step_0",
        "overshoots",
        WARMUP + "progress = step / (total_steps - warmup_steps)\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "fall_divided_by_all_steps",
        "total",
        WARMUP + "progress = (step - warmup_steps) / total_steps\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "fall_off_by_one",
        "minus_one",
        WARMUP + "progress = (step - warmup_steps) / max(1, total_steps - warmup_steps - 1)\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "fall_off_by_one",
        "plus_one",
        WARMUP + "progress = (step - warmup_steps + 1) / (total_steps - warmup_steps + 1)\n" + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "another_part_of_the_wave",
        "whole",
        WARMUP + PROGRESS + WAVE.replace("np.pi", "2 * np.pi"),
    ),
    wrong(
        "cosine_with_warmup",
        "another_part_of_the_wave",
        "sine",
        WARMUP + PROGRESS + WAVE.replace("cos", "sin"),
    ),
    wrong("cosine_with_warmup", "pi_missing", "progress", WARMUP + PROGRESS + WAVE.replace("np.pi * ", "")),
    wrong(
        "cosine_with_warmup",
        "degrees_for_radians",
        "half_turn",
        WARMUP + PROGRESS + WAVE.replace("np.pi", "180"),
    ),
    wrong(
        "cosine_with_warmup",
        "wave_of_another_height",
        "not_halved",
        WARMUP + PROGRESS + WAVE.removesuffix(" / 2"),
    ),
    wrong(
        "cosine_with_warmup",
        "wave_of_another_height",
        "brackets",
        WARMUP + PROGRESS + "return learning_rate * (1 + math.cos(math.pi * progress) / 2)",
    ),
    wrong(
        "cosine_with_warmup",
        "wave_of_another_height",
        "negative",
        WARMUP + PROGRESS + "return learning_rate * math.cos(math.pi * progress)",
    ),
    wrong(
        "cosine_with_warmup",
        "rate_rises",
        "minus",
        WARMUP + PROGRESS + WAVE.replace("1 + ", "1 - "),
    ),
    wrong(
        "cosine_with_warmup",
        "line_instead_of_cosine",
        "line",
        WARMUP + PROGRESS + "return learning_rate * (1 - progress)",
    ),
    wrong(
        "cosine_with_warmup",
        "breaks_without_warmup",
        "minimum",
        "return min(step / warmup_steps, 1) * learning_rate if step <= warmup_steps else learning_rate * "
        "(1 + np.cos(np.pi * (step - warmup_steps) / (total_steps - warmup_steps))) / 2",
    ),
    wrong(
        "cosine_with_warmup",
        "rate_never_falls",
        "if_there_is_a_warmup",
        "if warmup_steps:\n    return min(1, step / warmup_steps) * learning_rate\n" + PROGRESS + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "rate_in_stairs",
        "whole",
        WARMUP + PROGRESS.replace(" / ", " // ") + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "warmup_starts_above_0",
        "plus_one",
        WARMUP.replace("learning_rate * step", "learning_rate * (step + 1)") + PROGRESS + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "warmup_arrives_elsewhere",
        "over_all",
        WARMUP.replace("/ warmup_steps", "/ total_steps") + PROGRESS + WAVE,
    ),
    wrong(
        "cosine_with_warmup",
        "warmup_not_a_line",
        "half_wave",
        WARMUP.replace(
            "learning_rate * step / warmup_steps",
            "learning_rate * (1 - np.cos(np.pi * step / warmup_steps)) / 2",
        )
        + PROGRESS
        + WAVE,
    ),
]

UNUSUAL = [
    right(
        "step_decay",
        "loop",
        "rate = learning_rate\nfor _ in range(every, step + 1, every):\n    rate *= factor\nreturn rate",
    ),
    right(
        "step_decay",
        "recursive",
        """
if step < every:
    return learning_rate
return factor * step_decay(step - every, total_steps, learning_rate, factor, every)
""",
    ),
    right("step_decay", "numpy", "return learning_rate * np.power(factor, np.floor(step / every))"),
    right("step_decay", "int", "return learning_rate * pow(factor, int(step / every))"),
    right(
        "step_decay", "float32", "return np.float32(learning_rate) * np.float32(factor) ** (step // every)"
    ),
    right(
        "step_decay",
        "table",
        """
drops = np.arange(every, total_steps + 1, every)
return np.array([learning_rate * np.prod(np.full(np.sum(drops <= step), factor))])
""",
    ),
    right(
        "step_decay",
        "divmod",
        """
drops, _ = divmod(step, every)
return math.exp(math.log(learning_rate) + drops * math.log(factor))
""",
    ),
    right("inverse_decay", "reciprocal", "return 1 / ((1 + step * decay) / learning_rate)"),
    right("inverse_decay", "power", "return learning_rate * (1.0 + decay * step) ** -1"),
    right("inverse_decay", "array", "return np.divide(learning_rate, np.array(1 + decay * step))"),
    right(
        "inverse_decay",
        "times",
        "half_life = 1 / decay\nreturn learning_rate * half_life / (half_life + step)",
    ),
    right(
        "inverse_decay",
        "loop",
        """
below = 1.0
for _ in range(step):
    below += decay
return learning_rate / below
""",
    ),
    right(
        "cosine_with_warmup",
        "branches",
        """
if warmup_steps > 0 and step <= warmup_steps:
    share = step / warmup_steps
else:
    share = 0.5 + 0.5 * math.cos(math.pi * (step - warmup_steps) / (total_steps - warmup_steps))
return share * learning_rate
""",
    ),
    right(
        "cosine_with_warmup",
        "half_angle",
        WARMUP + PROGRESS + "return learning_rate * np.cos(np.pi / 2 * progress) ** 2",
    ),
    right(
        "cosine_with_warmup",
        "from_the_end",
        WARMUP + "left = (total_steps - step) / (total_steps - warmup_steps)\n"
        "return 0.5 * learning_rate * (1 - math.cos(left * math.pi))",
    ),
    right(
        "cosine_with_warmup",
        "interpolated",
        WARMUP
        + """
angle = np.interp(step, [warmup_steps, total_steps], [0, np.pi])
return np.array([[learning_rate * (np.cos(angle) + 1) / 2]])
""",
    ),
    right(
        "cosine_with_warmup",
        "minimum_of_both",
        """
rise = step / max(warmup_steps, 1) if warmup_steps else 1.0
after = max(step - warmup_steps, 0)
fall = (1 + math.cos(math.pi * after / (total_steps - warmup_steps))) / 2
return learning_rate * min(rise, 1.0) * fall
""",
    ),
    right(
        "cosine_with_warmup",
        "degrees",
        WARMUP + PROGRESS + "return learning_rate * (1 + np.cos(np.radians(180 * progress))) / 2",
    ),
]
