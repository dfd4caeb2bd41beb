"""optim.py: every rule beside the reference, with settings, state and gradients that are drawn anew."""

import numpy as np

from autograder.words.vocabulary import TOLERANCE, Failed, assert_close, item, row_error

from . import rule_naming
from .reference_rules import RULES
from .rule_run import SHAPES, Run, gradients, may_be_0, preset, settings, weights

DIVIDING = [rule for rule in RULES if len(RULES[rule].forms) > 1]
FEW = 4  # steps
SMALL = 1e-8  # as epsilon is by default

name_mistakes = rule_naming.name_mistakes


def goes_as(moves, expected, what="the steps that w takes"):
    """Each step beside the one that the reference takes, in units of its own largest entry."""
    assert_close(rows(moves), rows(expected), what)


def remembers(student, item_id, draw):
    """Raises Failed for a rule without a memory: much holds of it that says nothing."""
    w, (one, other, last) = weights(draw.rng, (5,)), gradients(draw.rng, 3, (5,))
    moves = [Run(student, item_id, w, finite=False).steps([first, last])[1:] for first in (one, other)]
    if not row_error(*moves) > TOLERANCE:
        raise Failed("w moves as if there had been no gradient before this one")


def rows(steps):
    return np.reshape(steps, (len(steps), -1))


@item(*RULES, share=3)
def test_steps_from_the_start(student, item_id, draw):
    """Step after step, w goes where the rule leads it; w and dw of one dimension, two and three."""
    for shape in SHAPES:
        given, w = settings(draw.rng, item_id), weights(draw.rng, shape)
        dws = gradients(draw.rng, FEW, shape)
        dws[2] = 0  # now and then there is no slope
        moves = Run(student, item_id, w, dict(given)).steps(dws)
        goes_as(moves, RULES[item_id].path(w, dws, **given)[0])


@item(*RULES, share=1)
def test_defaults(student, item_id, draw):
    """Without a config, the settings are those of the docstring."""
    w, dws = 0.01 * weights(draw.rng, (6,)), gradients(draw.rng, 8, (6,))
    expected, _ = RULES[item_id].path(w, dws)
    for config in ((), (None,), ({},)):
        goes_as(Run(student, item_id, w, *config).steps(dws), expected)


@item(*RULES, share=1)
def test_what_it_remembers_stands_in_config(student, item_id, draw):
    """After some steps, config holds what the docstring lists."""
    given, w, dws = settings(draw.rng, item_id), weights(draw.rng, (5,)), gradients(draw.rng, FEW, (5,))
    run = Run(student, item_id, w, dict(given), finite=False)
    run.steps(dws)
    _, states = RULES[item_id].path(w, dws, **given)
    for name, expected in states[-1].items():
        assert_close(np.atleast_1d(run.state(name)), np.atleast_1d(expected), f"config[{name!r}]")


@item(*RULES, share=1)
def test_it_goes_on_from_a_state_that_is_given(student, item_id, draw):
    """What stands in config under the names of the docstring is where the rule goes on, settings or none."""
    for shape, set_ in zip(SHAPES[:2], (settings(draw.rng, item_id), {}), strict=True):
        given, w = set_ | preset(draw.rng, item_id, shape), 0.01 * weights(draw.rng, shape)
        dws = gradients(draw.rng, FEW, shape)
        moves = Run(student, item_id, w, dict(given)).steps(dws)
        goes_as(moves, RULES[item_id].path(w, dws, **given)[0])


@item(*RULES, share=0.5)
def test_settings_may_change_on_the_way(student, item_id, draw):
    """A learning rate that is changed in config counts from the next step on."""
    given, w, dws = settings(draw.rng, item_id), weights(draw.rng, (5,)), gradients(draw.rng, 2 * FEW, (5,))
    run, rule = Run(student, item_id, w, dict(given)), RULES[item_id]
    before, states = rule.path(w, dws[:FEW], **given)
    later = given | {"learning_rate": 0.4 * given["learning_rate"]}
    after, _ = rule.path(w, dws[FEW:], **(later | states[-1]))
    goes_as(run.steps(dws[:FEW]), before)
    run.change("learning_rate", later["learning_rate"])
    goes_as(run.steps(dws[FEW:]), after)


@item(*RULES, share=0.5)
def test_a_setting_of_0_counts(student, item_id, draw):
    """A setting of 0 is one that is given: the learning rate at the ends of a warm-up and a fall is 0."""
    remembers(student, item_id, draw)
    for name in may_be_0(item_id):
        given, w, dws = settings(draw.rng, item_id), weights(draw.rng, (5,)), gradients(draw.rng, FEW, (5,))
        given |= {name: 0.0}
        moves = Run(student, item_id, w, dict(given)).steps(dws)
        goes_as(moves, RULES[item_id].path(w, dws, **given)[0])


@item(*RULES, share=0.5)
def test_settings_and_other_entries_stay(student, item_id, draw):
    """What was given in config still stands in it."""
    remembers(student, item_id, draw)
    given = settings(draw.rng, item_id) | {"note": 7.0}
    run = Run(student, item_id, weights(draw.rng, (5,)), dict(given), finite=False)
    run.steps(gradients(draw.rng, 3, (5,)))
    for name, value in given.items():
        if not run.has(name):
            raise Failed(f"config[{name!r}] was given, and is gone")
        if not np.allclose(run.number(name), value, rtol=1e-6):
            raise Failed(f"config[{name!r}] is another number than was given")


@item(*RULES, share=1)
def test_the_gradient_belongs_to_the_caller(student, item_id, draw):
    """dw is as it was, and may be used for something else after the call."""
    remembers(student, item_id, draw)
    given, w, dws = settings(draw.rng, item_id), weights(draw.rng, (4, 3)), gradients(draw.rng, 3, (4, 3))
    undisturbed = Run(student, item_id, w, dict(given), finite=False).steps(dws)
    run, moves = Run(student, item_id, w, dict(given), finite=False), []
    for dw in dws:
        kept = student.keep(dw)
        moves.append(run.step(kept))
        if not np.array_equal(kept.fetch(), dw):
            raise Failed("dw is changed by the call", ["gradient_written_into"])
        kept.call("fill", 5.0)
    known = np.isfinite(rows(undisturbed)).all(axis=1)
    if not row_error(rows(moves)[known], rows(undisturbed)[known]) <= TOLERANCE:
        raise Failed("what is written into dw after the call changes the next step")


@item(*RULES, share=1)
def test_runs_know_nothing_of_each_other(student, item_id, draw):
    """Two runs in turn, each with a config of its own, go as each would go alone."""
    w, dws = 0.01 * weights(draw.rng, (2, 5)), gradients(draw.rng, FEW, (2, 5))
    alone = [Run(student, item_id, one).steps(dws[:, k]) for k, one in enumerate(w)]
    runs = [Run(student, item_id, one) for one in w]
    together = [[run.step(dw) for run, dw in zip(runs, both, strict=True)] for both in dws]
    for k in range(2):
        moves = [step[k] for step in together]
        if row_error(rows(moves), rows(alone[k])) > TOLERANCE:
            raise Failed("a run goes another way when there is a second one")
    goes_as(alone[1], RULES[item_id].path(w[1], dws[:, 1])[0])


@item(*RULES, share=0.5)
def test_without_a_slope_w_stays(student, item_id, draw):
    """Where dw is zero from the start, w stays as it is; beside it, other entries move."""
    remembers(student, item_id, draw)
    w, dws = weights(draw.rng, (5,)), gradients(draw.rng, 3, (5,))
    dws[:, ::2] = 0
    moves = Run(student, item_id, w).steps([0 * w, *dws])
    if max(np.abs(moves[0]).max(), np.abs(moves[1:, ::2]).max()) > 1e-6:  # in single precision, w is rounded
        raise Failed("w moves where there never was a slope")
    if not moves[1:, 1::2].all():
        raise Failed("w does not move where there is a slope")


@item(*DIVIDING, share=1)
def test_epsilon(student, item_id, draw):
    """epsilon acts outside the root or inside it, or as in Adam's efficient form: the same in all steps."""
    rule, w = RULES[item_id], np.zeros(5)
    trials = [({"epsilon": 0.5}, gradients(draw.rng, FEW, (5,))), ({}, SMALL * gradients(draw.rng, 3, (5,)))]
    trials.append((settings(draw.rng, item_id, epsilon=2.0), gradients(draw.rng, FEW, (5,))))
    moves = [Run(student, item_id, w, dict(given)).steps(dws) for given, dws in trials]
    by_form = [
        [rule.path(w, dws, form, **given)[0] for given, dws in trials] for form in range(len(rule.forms))
    ]
    errors = [max(map(row_error, moves, expected)) for expected in by_form]
    if not min(errors) <= TOLERANCE:
        raise Failed("no right place of epsilon explains how far small gradients, and large ones, move w")
