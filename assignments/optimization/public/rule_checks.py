"""What must hold of any update rule, one small function a promise; none of them knows what the rule is."""

import numpy as np

from cs231n_utils.promises.finding import Crash, Finding
from cs231n_utils.promises.speech import shortened

from . import rule_fingerprints as fingerprints
from .rule_fingerprints import SLOPES
from .rule_trial import DEFAULTS, GENTLE, numbers, row, same

SHAPES = ((3,), (2, 3), (2, 3, 2))


def returns_a_pair(steps):
    for shape in SHAPES:
        steps.move(steps.draw(*shape), steps.draw(*shape), steps.settings)


def steps_are_numbers(steps):
    """With slopes that are not zero."""
    moves = _moves(steps, steps.settings)
    if np.isfinite(moves).all():
        return
    if steps.rule == "adam" and np.array_equal(steps.config.get("t"), 0):
        names = ("t_stuck",)
    else:
        names = fingerprints.named(steps.rule, moves, steps.settings) or _names_of_gentle(steps)
    step = 1 + int(np.argmin(np.isfinite(moves).all(axis=1)))
    seen = f"dw = {row(SLOPES)} in every step: step {step} moves w by {row(moves[step - 1])}."
    raise Finding(seen, *names)


def _moves(steps, config):
    """While the slope stays the same, each from w = 0, whatever comes."""
    moves = []
    for _ in range(fingerprints.STEPS):
        with np.errstate(all="ignore"):
            moves.append(steps.move(np.zeros(len(SLOPES)), SLOPES.copy(), config))
        config = steps.config
    return np.array(moves)


def _names_of_gentle(steps):
    """Of what explains the steps for settings with which there are some."""
    if steps.rule not in GENTLE:
        return ()
    settings = steps.settings | GENTLE[steps.rule]
    moves = _moves(steps, dict(settings))
    return fingerprints.named(steps.rule, moves, settings) if np.isfinite(moves).all() else ()


def needs_no_config(steps):
    """Left out, None and empty are the same."""
    dw = steps.draw(3)
    empty = steps.step(np.ones(3), dw, {})
    for config in ((), (None,)):
        how = "without a config" if not config else "with config = None"
        try:
            move = steps.step(np.ones(3), dw, *config)
        except Crash as crash:
            crash.misconceptions = ("config_none_not_handled",)
            raise
        if not same([move], [empty]):
            raise Finding(
                f"dw = {row(dw)}: w moves by {row(move)} {how}, by {row(empty)} with config = {{}}."
            )


def alone(steps, dws):
    """The moves of a run that begins without a config."""
    config, moves, w = (), [], np.zeros(dws.shape[1:])
    for dw in dws:
        moves.append(steps.step(w, dw.copy(), *config))
        w, config = w + moves[-1], (steps.config,)
    return np.array(moves)


def runs_know_nothing_of_each_other(steps):
    """The same run once more, and two in turn."""
    dws = steps.draw(2, 4, 3)
    first, second = (alone(steps, each) for each in dws)
    again = alone(steps, dws[0])
    if not same(again, first):
        step = next(k for k in range(4) if not same(again[k : k + 1], first[k : k + 1]))
        seen = f"The same run twice, each from a new start: step {step + 1} moves w by {row(first[step])}, "
        raise Finding(f"{seen}then by {row(again[step])}.", "state_outside_config")
    configs, moves, at = [(), ()], [[], []], np.zeros((2, 3))
    for k in range(4):
        for one in range(2):
            move = steps.step(at[one], dws[one, k].copy(), *configs[one])
            moves[one].append(move)
            at[one] += move
            configs[one] = (steps.config,)
    for one, expected in enumerate((first, second)):
        if not same(moves[one], expected):
            seen = "Two runs in turn, each with its own config, do not go where each goes alone."
            raise Finding(seen, "state_outside_config")


def entries_stay(steps):
    given = steps.settings | {"note": "kept?"}
    config = dict(given)
    for k in range(3):
        steps.step(np.ones(3), steps.draw(3), config)
        config = steps.config
        for name, value in given.items():
            if name not in config:
                raise Finding(f"After step {k + 1} config has no {name!r} any more.", "config_entries_lost")
            if not np.array_equal(config[name], value):
                default = np.array_equal(config[name], DEFAULTS[steps.rule].get(name))
                now = shortened(config[name])
                seen = f"config[{name!r}] was given as {value!r}; after step {k + 1} it is {now}."
                raise Finding(seen, "given_setting_ignored" if default else "config_entries_lost")


def each_entry_by_itself(steps):
    dws = steps.draw(4, 6)
    together = steps.path(dws)
    for k in range(6):
        single = steps.path(dws[:, k : k + 1])
        if not same(single, together[:, k : k + 1]):
            step = int(np.argmax(np.abs(single[:, 0] - together[:, k])))
            seen = f"An entry with dw = {row(dws[: step + 1, k])} moves by {single[step, 0]:.4g} in step "
            seen += f"{step + 1} if it is alone, by {together[step, k]:.4g} beside five others."
            raise Finding(seen, "not_elementwise")
    folded = steps.path(dws.reshape(4, 2, 3))
    if not same(folded, together):
        raise Finding("The same numbers move otherwise in a w of shape (2, 3) than in one of shape (6,).")


def anywhere_alike(steps):
    """A step follows from dw and config, not from where w is."""
    dws, w = steps.draw(3, 4), steps.draw(4)
    here, there = steps.path(dws), steps.path(dws, w=w)
    if not same(there, here, size=np.abs(here).max() + np.abs(w).max() * 1e-3):
        left_out = np.allclose(there[0] - here[0], -w, rtol=1e-3)
        seen = f"dw = {row(dws[0])}: from w = 0 the step is {row(here[0])}, from w = {row(w)} {row(there[0])}"
        raise Finding(
            f"{seen}, in steps 2 and 3 likewise.", "w_left_out" if left_out else "hidden_weight_decay"
        )


def no_slope_no_step(steps):
    """Where there never was a slope, w stays; entries beside it move."""
    w, dws = np.array([2.0, -1.0, 3.0]), np.array([(0.0, 0, 0), (0, 1, 0), (0, -2, 0)])
    try:
        moves = steps.path(dws, w=w)
    except Finding as finding:
        if "inf or nan" in finding.seen:
            steps.path(steps.draw(3, 3))  # with slopes it gives numbers
            finding.misconceptions = ("rule_not_finite",)
        raise
    idle = np.abs(moves[:, [0, 2]]).max()
    if idle > 1e-6:
        raise Finding(f"dw was 0 in all steps, and w moved by {idle:.3g}.")


def leaves_dw_alone(steps):
    for shape in SHAPES:
        dw = steps.draw(*shape)
        before, config = dw.copy(), steps.settings
        for _ in range(2):
            steps.move(np.ones(shape), dw, config)
            config = steps.config
            if not np.array_equal(dw, before):
                seen = f"dw was {row(before)} before the call, and is {row(dw)} after it."
                raise Finding(seen, "gradient_written_into")


def keeps_no_dw(steps):
    """What the caller writes into dw after a call changes nothing."""
    dws = steps.draw(3, 4)
    undisturbed, config, w = steps.path(dws), steps.settings, np.zeros(4)
    for k, dw in enumerate(dws):
        given = dw.copy()
        move = steps.move(w, given, config)
        if not same([move], undisturbed[k : k + 1]):
            seen = f"dw of step {k} was overwritten after its call: step {k + 1} moves by {row(move)}, "
            raise Finding(f"{seen}otherwise by {row(undisturbed[k])}.", "state_aliases_gradient")
        w, config = w + move, steps.config
        given.fill(7.0)


def goes_on_from_what_config_holds(steps, names):
    """Settings and the state that the docstring lists are enough to go on, in copies."""
    dws = steps.draw(5, 4)
    uninterrupted = steps.path(dws)
    steps.path(dws[:2])
    for name in names:
        if name not in steps.config:
            raise Finding(f"config has no {name!r} after two steps.", "state_under_another_name")
    shapes = {name: () if name == "t" else (4,) for name in names}
    state = {name: numbers(steps.config[name], shape, f"config[{name!r}]") for name, shape in shapes.items()}
    if "t" in state:
        state["t"] = int(state["t"])
    moves = steps.path(dws[2:], config=steps.settings | state)
    if not same(moves, uninterrupted[2:]):
        seen = f"A run goes on with settings and {', '.join(names)} of another: its steps are other ones, "
        raise Finding(
            f"{seen}first {row(moves[0])} instead of {row(uninterrupted[2])}.", "state_under_another_name"
        )
