"""What must hold of one update rule: known steps for slopes that are easy to follow, and what config holds.

Rules with a velocity are linear: what two rows of gradients do together is the sum of what each does alone.
"""

import copy

import numpy as np

from cs231n_utils.promises.finding import Finding

from . import rule_fingerprints as fingerprints
from . import rule_slope_naming
from .rule_fingerprints import SLOPES, STEPS, numbers_of
from .rule_trial import DEFAULTS, STATE, row, same

TINY = 1e-3  # a slope that shows a cache, and hardly adds to it


def _compare(steps, moves, right, what, names=()):
    if same(moves, right):
        return
    off = next(k for k in range(len(moves)) if not same(moves[k : k + 1], right[k : k + 1]))
    step = f"step {off + 1}" if len(moves) > 1 else "the step"
    raise Finding(f"{what}: {step} moves w by {row(moves[off])}; it should be {row(right[off])}.", *names)


def constant_slope(steps):
    s = steps.settings
    moves = steps.path(np.tile(SLOPES, (STEPS, 1)))
    right = fingerprints.expected(steps.rule, s)
    names = () if same(moves, right) else rule_slope_naming.names(steps, moves)
    _compare(steps, moves, right, f"dw = {row(SLOPES)} in every step, {settings(s)}", names)


def after_a_push(steps):
    s, pushed = steps.settings, np.zeros((STEPS, len(SLOPES)))
    pushed[0] = SLOPES
    moves, k = steps.path(pushed), numbers_of(STEPS)
    right = fingerprints.expected(steps.rule, s)[0] * fingerprints.after_a_push(steps.rule, k, s)
    names = ()
    if steps.rule == "adam":
        swapped = fingerprints.push_of_adam(k, s["beta2"], s["beta1"])
        if same(moves, moves[0] * swapped):
            names = ("betas_swapped",)
        elif not moves[1:].any():
            forgotten = not np.any(steps.config.get("v", 0))
            names = ("state_not_kept",) if forgotten else ("m_not_averaged",)
    if not same(moves, right, size=np.abs(right[0])):
        _compare(steps, moves, right, f"dw = {row(SLOPES)} in step 1, then 0, {settings(s)}", names)
        raise Finding("Steps after a push are too long.", *names)


def pushes_add_up(steps):
    """With a velocity."""
    one, two = steps.draw(2, 6, 3)
    together, sum_ = steps.path(one + two), steps.path(one) + steps.path(two)
    _compare(steps, together, sum_, "The sum of two rows of gradients (each alone, then added)")


def squares_add_up(steps):
    """With a cache: what two pushes leave in it is the sum of what each leaves alone."""
    first, second = np.array([1.0, 0, 0, 0]), np.array([0, 0, 1.0, 0])
    one, two = steps.draw(2, 3)
    runs = [np.outer(first, one), np.outer(second, two), np.outer(first, one) + np.outer(second, two)]
    for run in runs:
        run[3] = TINY
    of_one, of_two, of_both = (
        (TINY * steps.settings["learning_rate"] / steps.path(run)[3]) ** 2 for run in runs
    )
    if not np.allclose(of_both, of_one + of_two, rtol=1e-3):
        seen = f"dw = {row(one)} in step 1 and {row(two)} in step 3: what the two leave in the cache is not "
        raise Finding(f"{seen}the sum of what each leaves there alone.")


def scale_does_not_matter(steps):
    """Gradients that are all 1000 times as large give the same steps."""
    dws = steps.draw(5, 4)
    _compare(steps, steps.path(1000 * dws), steps.path(dws), "The same gradients times 1000")


def the_other_way(steps):
    dws = steps.draw(5, 4)
    _compare(steps, -steps.path(-dws), steps.path(dws), "The same gradients times -1, and the steps times -1")


def three_four_twelve(steps):
    """AdaGrad: the roots of the sums are 3, 5, 13 and 85."""
    dws = np.array([[3.0, 84], [-4, -12], [12, 4], [84, -3]])
    right = -0.2 * dws / np.array([[3, 84], [5, 7200**0.5], [13, 7216**0.5], [85, 85]])
    _compare(steps, steps.path(dws), right, "dw = 3, -4, 12, 84 and the same backwards, learning_rate 0.2")


# --- config -----------------------------------------------------------------------------------------------


def what_config_holds(steps):
    s = steps.settings
    for k in (3, 1):
        steps.path(np.tile(SLOPES, (k, 1)))
        for name, right in fingerprints.constant_state(steps.rule, k, SLOPES, s).items():
            if name not in steps.config:
                seen = f"config has no {name!r} after the call."
                raise Finding(seen, "state_under_another_name")
            value = steps.state(name, right.shape)
            if not np.allclose(value, right, rtol=1e-4):
                seen = f"After {k} steps with dw = {row(SLOPES)} config[{name!r}] is {row(value)}; "
                raise Finding(f"{seen}it should be {row(right)}.", *_name_state(name, value, right, k, s))


def pushes_add_up_in_config(steps):
    """What two pushes leave in the averages is the sum of what each leaves there alone."""
    one, two, left = steps.draw(3), steps.draw(3), []
    names = [name for name in STATE[steps.rule] if name != "t"]
    for sizes in ((1, 0), (0, 1), (1, 1)):
        steps.path(np.array([sizes[0] * one, 0 * one, sizes[1] * two, 0 * one]))
        left.append([steps.state(name, (3,)) for name in names])
    for name, of_one, of_two, of_both in zip(names, *left, strict=True):
        if not np.allclose(of_both, of_one + of_two, rtol=1e-4):
            seen = f"dw = {row(one)} in step 1 leaves {row(of_one)} in config[{name!r}] after step 4, "
            seen += f"dw = {row(two)} in step 3 {row(of_two)}, and both together {row(of_both)}."
            raise Finding(seen)


def _name_state(name, value, right, k, s):
    units = {
        "velocity_without_learning_rate": [1 / s["learning_rate"], -1 / s["learning_rate"]],
        "velocity_points_uphill": [-1.0],
    }
    if name == "velocity":
        return [
            id for id, factors in units.items() if any(np.allclose(value, f * right, 1e-4) for f in factors)
        ]
    if name == "t" and value == 0:  # the steps are right: it counts under another name
        return ["state_under_another_name"]
    if name == "t":
        return {k - 1: ["t_behind"], k + 1: ["t_ahead"]}.get(float(value), [])
    if name in "mv" and np.allclose(value * (1 - s[{"m": "beta1", "v": "beta2"}[name]] ** k), right, 1e-4):
        return ["corrected_averages_stored"]
    return []


GIVEN = {  # rule: [(settings, state, dw, the step in units of -learning_rate)]
    "adagrad": [({}, {"cache": 16.0}, 3.0, 0.6), ({}, {"cache": 25.0}, -12.0, -12 / 13)],
    "rmsprop": [
        ({"decay_rate": 0.5}, {"cache": 7.0}, 5.0, 1.25),
        ({"decay_rate": 0.75}, {"cache": 32.0}, -2.0, -0.4),
        ({"decay_rate": 0.9}, {"cache": 10.0}, 20.0, 20 / 7),
    ],
    "adam": [
        ({"beta1": 0.5, "beta2": 0.5}, {"m": 3.0, "v": 15.0, "t": 1}, 3.0, 1.0),
        ({"beta1": 0.5, "beta2": 0.5}, {"m": 20.0, "v": 20.0, "t": 3}, 10.0, 2.0),
        ({"beta1": 0.75, "beta2": 0.5}, {"m": 4.0, "v": 4.0, "t": 1}, 16.0, 16 / (130 / 0.75) ** 0.5),
    ],
}  # fmt: skip


def from_a_given_state(steps):
    for settings_, state, dw, right in GIVEN[steps.rule]:
        given = {name: value if name == "t" else np.array([value]) for name, value in state.items()}
        moves = steps.path([[dw]], config=steps.settings | settings_ | given)
        shown = ", ".join(f"{name} = {value:g}" for name, value in (settings_ | state).items())
        right = np.array([[-steps.settings["learning_rate"] * right]])
        _compare(steps, moves, right, f"Given {shown}, dw = {dw:g}, learning_rate 0.2")


def from_a_given_velocity(steps):
    s, v, k = steps.settings, np.array([1.0, -2.0, 0.5]), numbers_of(3)
    moves = steps.path(np.zeros((3, 3)), config=s | {"velocity": v.copy()})
    right = v * s["momentum"] ** (k + (steps.rule == "nesterov"))
    _compare(steps, moves, right, f"Given velocity {row(v)}, dw = 0, {settings(s)}")


def learning_rate_may_change(steps):
    """Halved after two steps."""
    dws = steps.draw(5, 4)

    def halve(k, config):
        config["learning_rate"] *= 0.5 if k == 2 else 1.0

    halved, factor = steps.path(dws, alter=halve), np.where(np.arange(5) < 2, 1.0, 0.5)[:, np.newaxis]
    linear = "momentum" in steps.settings
    right = steps.path(factor * dws) if linear else factor * steps.path(dws)
    _compare(steps, halved, right, "config['learning_rate'] is halved after step 2")


def zero_counts(steps):
    """A setting of 0 is one that is given; without epsilon there may be 0/0."""
    of_docstring = DEFAULTS[steps.rule]
    for name in (name for name in of_docstring if name != "epsilon"):
        s = steps.settings | {name: 0.0}
        moves = steps.path(np.tile(SLOPES, (STEPS, 1)), config=s)
        by_default = fingerprints.expected(steps.rule, s | {name: of_docstring[name]})
        names = ("given_setting_ignored",) if same(moves, by_default) else ()
        right = fingerprints.expected(steps.rule, s)
        _compare(steps, moves, right, f"dw = {row(SLOPES)} in every step, {settings(s)}", names)


def defaults(steps):
    s, k = DEFAULTS[steps.rule], numbers_of(STEPS)
    constant, pushed = np.tile(SLOPES, (STEPS, 1)), np.zeros((STEPS, len(SLOPES)))
    pushed[0] = SLOPES
    right = fingerprints.expected(steps.rule, s)
    _left_out(steps, constant, right, f"dw = {row(SLOPES)} in every step")
    right = right[0] * fingerprints.after_a_push(steps.rule, k, s)
    _left_out(steps, pushed, right, f"dw = {row(SLOPES)} in step 1, then 0", np.abs(right[0]))
    state = {name: steps.config[name] for name in STATE[steps.rule]}
    moves, right = (steps.path(pushed[:2], config=copy.deepcopy(given | state)) for given in ({}, s))
    _compare(steps, moves, right, f"config with {', '.join(state)} and nothing else")


def _left_out(steps, dws, right, what, size=None):
    """That steps are right without settings; if they are with the docstring's, it is about defaults."""
    moves = steps.path(dws, config={})
    if not same(moves, right, size):
        with_settings = steps.path(dws, config=DEFAULTS[steps.rule])
        names = ("default_setting_wrong",) if same(with_settings, right, size) else ()
        _compare(steps, moves, right, f"config = {{}}, {what}", names)
        raise Finding(f"config = {{}}, {what}: the steps are others.", *names)


# --- epsilon ----------------------------------------------------------------------------------------------


def _with_epsilon(rule, s, slopes):
    """Moves (3, slopes) while the slope stays the same: one array for each right place of epsilon."""
    k, e = numbers_of(3), s["epsilon"]
    share = 1 - s["beta2"] ** k if rule == "adam" else 1.0
    full = {"adagrad": k, "rmsprop": 1 - s.get("decay_rate", 0) ** k, "adam": k**0}[rule] * slopes**2
    roots = [np.sqrt(full) + e, np.sqrt(full + e)]
    if rule == "adam":
        roots += [np.sqrt(full) + e / np.sqrt(share), np.sqrt(full + e / share)]
    return [-s["learning_rate"] * slopes / root for root in roots]


def epsilon_in_a_right_place(steps):
    rule = steps.rule
    large, small = SLOPES, 1e-8 * SLOPES
    trials = [({"epsilon": 0.5}, large), ({"epsilon": 2.0}, large), ({}, small), ({"epsilon": 1e-8}, small)]
    fits = []
    for given, slopes in trials:
        moves = steps.path(np.tile(slopes, (3, 1)), config=given)
        forms = _with_epsilon(rule, DEFAULTS[rule] | given, slopes)
        fits.append([same(moves, right) for right in forms])
    if not np.all(fits, axis=0).any():
        given, by_default = np.all(fits[:2] + fits[3:], axis=0).any(), any(fits[2])
        moves = steps.path(np.tile(large, (3, 1)), config={"epsilon": 0.5})
        unused = any(same(moves, right) for right in _with_epsilon(rule, DEFAULTS[rule], large))
        names = ["epsilon_wrong"]
        if given and not by_default:
            names = ["default_setting_wrong"]
        elif unused and any(fits[3]):
            names = ["given_setting_ignored"]
        seen = f"epsilon = 0.5, dw = {row(large)} in every step: your steps are {row(moves[0])}, …; "
        raise Finding(f"{seen}no right place of epsilon gives these and those for dw near 1e-8.", *names)


def settings(s):
    return ", ".join(f"{name} {value:g}" for name, value in s.items() if name != "epsilon")
