"""Name the mistakes of a rule that lost points: by how it moves w, and then by what else can be seen of it.

First the steps on fresh gradients are fitted by known slips.  Where they are as they should be, it is about
what is remembered, about defaults, or about epsilon.
"""

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.naming import Mistakes, attempt
from autograder.words.vocabulary import Failed, row_error

from . import rule_fits
from .reference_rules import RULES
from .rule_run import Run, gradients, may_be_0, preset, settings, weights

CLOSE = 1e-4
SIZE = (5,)
UNUSABLE = ("pair_not_returned", "rule_shape_lost")
GENTLE = {"beta1": 0.1, "beta2": 0.15}  # with these, the more of a slip gives numbers


def name_mistakes(student, item, draw, found):
    """The Mistakes of the rule `item`; `found`: the ids that its checks gave, which stand in any case."""
    if any(id in UNUSABLE for id in found):
        return Mistakes(elsewhere=tuple(found))
    naming = Naming(student, item, draw.rng)
    ids = naming.shared() or (*naming.kept_gradient(), *naming.ids())
    return Mistakes(elsewhere=(*found, *ids))


class Naming:
    """The student's rule, asked again."""

    def __init__(self, student, item, rng):
        self.student, self.item, self.rng, self.rule = student, item, rng, RULES[item]

    def ids(self):
        fresh, going_on = self.trial(), self.trial(preset(self.rng, self.item, SIZE))
        if fresh is None:
            return self.of_no_numbers(going_on)
        if not fresh[2].any():  # w stays, whatever else is wrong
            return ()
        fits, ids = rule_fits.explained(self.item, [fresh])
        if ids == ("state_not_kept",) and self.holds_the_state(*fresh[:2]):
            return ()
        if ids:
            return ids
        if not fits:
            return self.of_other_steps(going_on)
        tests = (self.of_entries, lambda: self.of_the_state(fresh), self.of_defaults, self.not_finite)
        return next((ids for test in (*tests, self.of_epsilon, self.of_0) if (ids := test())), ())

    @attempt
    def shared(self):
        """Does a run go another way when it is repeated?"""
        self.student.restart()  # from runs with w of another shape
        dws, w = gradients(self.rng, 4, SIZE), 0.01 * weights(self.rng, SIZE)
        once, again = (Run(self.student, self.item, w).steps(dws) for _ in range(2))
        return () if row_error(again, once) < CLOSE else ("state_outside_config",)

    def kept_gradient(self):
        """Does it matter what is written into dw after the call?"""
        dws, given, w = gradients(self.rng, 4, SIZE), settings(self.rng, self.item), weights(self.rng, SIZE)
        try:
            once = Run(self.student, self.item, w, dict(given)).steps(dws)
            run, again = Run(self.student, self.item, w, dict(given)), []
            for dw in dws:
                kept = self.student.keep(dw)
                again.append(run.step(kept))
                kept.call("fill", 5.0)
        except (Failed, Fault):
            return ()
        return () if row_error(np.array(again), once) < CLOSE else ("state_aliases_gradient",)

    def trial(self, state=None, positive=False, **given):
        """(dws, what was given, moves) of a run; None where it gives no numbers."""
        given = settings(self.rng, self.item, **given) | (state or {})
        dws = gradients(self.rng, 5, SIZE)
        dws = np.abs(dws) if positive else dws
        try:
            moves = Run(self.student, self.item, weights(self.rng, SIZE), dict(given)).steps(dws)
        except (Failed, Fault):
            return None
        return dws, given, moves

    def of_no_numbers(self, going_on):
        """The first steps give none, but those that go on from a state may, or those of gentle settings."""
        fits, ids = rule_fits.explained(self.item, [going_on]) if going_on else (False, ())
        if fits:
            return ids
        gentle = {name: value for name, value in GENTLE.items() if name in self.rule.defaults}
        gentle = self.trial(positive=True, **gentle)
        return rule_fits.explained(self.item, [gentle])[1] if gentle else ()

    def of_other_steps(self, going_on):
        for test in (self.not_elementwise, self.weight_decay, self.setting_ignored):
            if ids := test():
                return ids
        ids = rule_fits.explained(self.item, [going_on])[1] if going_on else ()
        tests = (self.starts_elsewhere, self.of_entries, self.counts_ahead)
        return ids or next((ids for test in tests if (ids := test())), ())

    @attempt
    def holds_the_state(self, dws, given):
        """Does config hold what it should, whatever w does?"""
        run = Run(self.student, self.item, weights(self.rng, SIZE), dict(given))
        run.steps(dws)
        _, states = self.rule.path(run.w, dws, **given)
        return all(
            row_error(np.atleast_1d(run.state(name)), np.atleast_1d(right)) < CLOSE
            for name, right in states[-1].items()
        )

    @attempt
    def shares_an_array(self):
        """Adam: do m and v hold the same numbers?"""
        run = Run(self.student, self.item, weights(self.rng, SIZE))
        run.steps(gradients(self.rng, 1, SIZE))
        return self.item == "adam" and np.array_equal(run.state("m"), run.state("v"))

    @attempt
    def starts_elsewhere(self):
        """Are the steps right if the state that they begin with is given, and else not?"""
        given, w, dws = settings(self.rng, self.item), weights(self.rng, SIZE), gradients(self.rng, 5, SIZE)
        right, _ = self.rule.path(w, dws, **given)
        of_both = (Run(self.student, self.item, w, given | more) for more in (self.at_the_start(), {}))
        with_zeros, without = (row_error(run.steps(dws), right) < CLOSE for run in of_both)
        by_default = with_zeros and not without and not self.shares_an_array()
        return ("default_setting_wrong",) if by_default else ()

    def at_the_start(self):
        return {name: 0 if name == "t" else np.zeros(SIZE) for name in self.rule.state}

    @attempt
    def counts_ahead(self):
        """Adam: is t above 1 after one step?"""
        run = Run(self.student, self.item, weights(self.rng, SIZE))
        run.steps(gradients(self.rng, 1, SIZE))
        return ("t_ahead",) if "t" in self.rule.state and run.state("t") > 1 else ()

    @attempt
    def not_elementwise(self):
        """Is one entry alone moved as it should be?"""
        alone = []
        for _ in range(3):
            given, dws = settings(self.rng, self.item), gradients(self.rng, 5, (1,))
            moves = Run(self.student, self.item, weights(self.rng, (1,)), dict(given)).steps(dws)
            alone.append((dws, given, moves))
        fits, ids = rule_fits.explained(self.item, alone)
        return ("not_elementwise", *ids) if fits else ()

    @attempt
    def weight_decay(self):
        """Does a step depend on where w is?"""
        given, dws, w = settings(self.rng, self.item), gradients(self.rng, 3, SIZE), weights(self.rng, SIZE)
        here, there = (Run(self.student, self.item, at, dict(given)).steps(dws) for at in (w, w + 3.0))
        w_is_lost = row_error(there[:1] - here[:1], np.full((1, *SIZE), -3.0)) < CLOSE
        return () if w_is_lost or row_error(there, here) < CLOSE else ("hidden_weight_decay",)

    @attempt
    def setting_ignored(self):
        """Does a setting change nothing?"""
        given, state = settings(self.rng, self.item), preset(self.rng, self.item, SIZE)
        dws, w = gradients(self.rng, 4, SIZE), weights(self.rng, SIZE)
        for name in self.rule.defaults:
            other = given | {name: 0.8 * given[name]}
            once, again = (Run(self.student, self.item, w, s | state).steps(dws) for s in (given, other))
            if name != "epsilon" and row_error(again, once) < 1e-9:
                return ("given_setting_ignored",)
        return ()

    @attempt
    def of_entries(self):
        """Do settings and other entries stay as they were given?"""
        given = settings(self.rng, self.item) | {"note": 7.0}
        run = Run(self.student, self.item, weights(self.rng, SIZE), dict(given))
        run.steps(gradients(self.rng, 2, SIZE))
        stay = all(run.has(name) and np.array_equal(run.entry(name), value) for name, value in given.items())
        return () if stay else ("config_entries_lost",)

    @attempt
    def not_finite(self):
        """Does a slope of zero spoil w?"""
        run = Run(self.student, self.item, weights(self.rng, SIZE))
        try:
            run.step(np.zeros(SIZE))
        except Failed:
            return ("rule_not_finite",)
        return ()

    @attempt
    def of_the_state(self, fresh):
        """Steps are right: what stands in config, and where does a run go on that is given a state?"""
        dws, given, _ = fresh
        run = Run(self.student, self.item, weights(self.rng, SIZE), dict(given))
        run.steps(dws)
        _, states = self.rule.path(run.w, dws, **given)
        if not all(run.has(name) for name in self.rule.state):
            return ("state_under_another_name",)
        if "velocity" in self.rule.state:
            for id, unit in (
                ("velocity_without_learning_rate", -1 / given["learning_rate"]),
                ("velocity_without_learning_rate", 1 / given["learning_rate"]),
                ("velocity_points_uphill", -1.0),
            ):
                if row_error(run.state("velocity"), unit * states[-1]["velocity"]) < CLOSE:
                    return (id,)
        if "t" in self.rule.state:
            if run.state("t") == 0:  # the steps are right: it counts under another name
                return ("state_under_another_name",)
            for id, t in (("t_behind", len(dws) - 1), ("t_ahead", len(dws) + 1)):
                if run.state("t") == t:
                    return (id,)
        state = preset(self.rng, self.item, SIZE)
        w = weights(self.rng, SIZE)
        moves = [Run(self.student, self.item, w, dict(start)).steps(dws) for start in (given, given | state)]
        return ("state_under_another_name",) if row_error(*moves) < CLOSE else ()

    @attempt
    def of_defaults(self):
        """Are the settings others than the docstring's where none are given?"""
        w, dws = 0.01 * weights(self.rng, SIZE), gradients(self.rng, 8, SIZE)
        right, _ = self.rule.path(w, dws)
        everything = self.rule.defaults | self.at_the_start()
        left_out, given = (Run(self.student, self.item, w, config).steps(dws) for config in ({}, everything))
        if row_error(given, right) > CLOSE:  # whatever is wrong, it is not about what is left out
            return ()
        if row_error(left_out, right) > CLOSE:
            return ("default_setting_wrong",)
        for config in ((), (None,)):
            try:
                Run(self.student, self.item, w, *config).steps(dws)
            except Fault:
                return ("config_none_not_handled",)
        return ()

    @attempt
    def of_epsilon(self):
        """Does epsilon act nowhere, as its default where another is given, or in another place?"""
        if "epsilon" not in self.rule.defaults:
            return ()
        dws, small, w = gradients(self.rng, 4, SIZE), 1e-8 * gradients(self.rng, 4, SIZE), np.zeros(SIZE)
        large = {"epsilon": 0.5}
        of_given = Run(self.student, self.item, w, dict(large)).steps(dws)
        of_default = Run(self.student, self.item, w, {"epsilon": 1e-8}).steps(small)
        without = Run(self.student, self.item, w, {}).steps(small)
        if self.matches(of_given, dws, **large) and self.matches(of_default, small):
            return () if self.matches(without, small) else ("default_setting_wrong",)
        if self.matches(of_given, dws) and self.matches(of_default, small):
            return ("given_setting_ignored",)
        return ("epsilon_wrong",)

    @attempt
    def of_0(self):
        """Does the default act where a setting of 0 is given?"""
        for name in may_be_0(self.item):
            given, w = settings(self.rng, self.item), weights(self.rng, SIZE)
            dws = gradients(self.rng, 4, SIZE)
            moves = Run(self.student, self.item, w, given | {name: 0.0}).steps(dws)
            default = given | {name: self.rule.defaults[name]}
            if row_error(moves, self.rule.path(w, dws, **default)[0]) < CLOSE:
                return ("given_setting_ignored",)
        return ()

    def matches(self, moves, dws, **given):
        paths = (self.rule.path(dws[0], dws, k, **given)[0] for k in range(len(self.rule.forms)))
        return any(row_error(moves, path) < CLOSE for path in paths)
