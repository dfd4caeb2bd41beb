"""Name what is wrong with a penalty λ ΣW², in a loss or its gradient, from the difference that reg makes."""

import numpy as np

from autograder.words.fits import outcome

REGS = (3.0, 0.7)
NOTHING = 1e-6  # differences leave some rounding

# What stands where reg should stand, and what that is called: of reg and the sizes.
COEFFICIENTS = (
    ("", lambda reg, N, D, C: reg),
    ("penalty_halved", lambda reg, N, D, C: reg / 2),
    ("penalty_doubled", lambda reg, N, D, C: 2 * reg),
    ("penalty_divided", lambda reg, N, D, C: reg / N),
    ("penalty_divided penalty_halved", lambda reg, N, D, C: reg / 2 / N),
    ("penalty_divided penalty_doubled", lambda reg, N, D, C: 2 * reg / N),
    ("penalty_once_per_example", lambda reg, N, D, C: reg * N),
    ("penalty_once_per_example penalty_halved", lambda reg, N, D, C: reg * N / 2),
    ("penalty_once_per_example", lambda reg, N, D, C: reg * C),
    ("penalty_once_per_example", lambda reg, N, D, C: reg * (C - 1)),
    ("penalty_once_per_example", lambda reg, N, D, C: reg * N * C),
    ("penalty_once_per_example", lambda reg, N, D, C: reg * N * (C - 1)),
    ("sign_flipped", lambda reg, N, D, C: -reg),
    ("sign_flipped penalty_halved", lambda reg, N, D, C: -reg / 2),
)
OF_ALL_WEIGHTS, WITHOUT_W = "penalty_of_another_form", "penalty_gradient_without_W"
OTHER_FORMS = {OF_ALL_WEIGHTS, WITHOUT_W}  # of which a factor says nothing
LOSS_FORMS = (
    ("", lambda W: np.sum(W**2)),
    ("bias_row_unpenalised", lambda W: np.sum(W[:-1] ** 2)),
    (OF_ALL_WEIGHTS, lambda W: np.sum(np.abs(W))),
    (OF_ALL_WEIGHTS, np.sum),
    (OF_ALL_WEIGHTS, lambda W: np.sqrt(np.sum(W**2))),
    (OF_ALL_WEIGHTS, lambda W: np.mean(W**2)),
    (OF_ALL_WEIGHTS, lambda W: np.sum(W) ** 2),
    (OF_ALL_WEIGHTS, lambda W: np.sum(W**2) ** 2),
    (OF_ALL_WEIGHTS, lambda W: np.sum(W**3)),
    (OF_ALL_WEIGHTS, lambda W: np.max(W**2)),
)
GRADIENT_FORMS = (
    ("", lambda W: 2 * W),
    ("bias_row_unpenalised", lambda W: 2 * np.vstack([W[:-1], 0 * W[-1:]])),
    (WITHOUT_W, lambda W: 2 * np.ones_like(W)),
    (OF_ALL_WEIGHTS, np.sign),
    (OF_ALL_WEIGHTS, lambda W: W / np.sqrt(np.sum(W**2))),
    (OF_ALL_WEIGHTS, lambda W: 2 * W / W.size),
    (OF_ALL_WEIGHTS, lambda W: 2 * np.abs(W)),
    (OF_ALL_WEIGHTS, lambda W: 2 * W**2),
    (OF_ALL_WEIGHTS, lambda W: 2 * np.sum(W) * np.ones_like(W)),
    (OF_ALL_WEIGHTS, lambda W: 2 * W * np.abs(W)),
)
# The names of what has other names in the loss than in the gradient.
IN_LOSS = {
    "penalty_halved": "penalty_loss_halved",
    "penalty_missing": "penalty_loss_missing",
}
IN_GRADIENT = {
    "penalty_halved": "penalty_gradient_halved",
    "penalty_missing": "penalty_gradient_missing",
}


class Penalty:
    """What was measured of the penalty in one part, a loss or a gradient, on several cases."""

    def __init__(self, cases, added, without_reg, forms, names, tolerance):
        """`added`: [(what reg adds, for each of REGS)]; `without_reg`: what a weight over no feature adds."""
        self.cases, self.added, self.without_reg = cases, added, without_reg
        self.forms, self.names, self.tolerance = forms, names, tolerance

    def explained(self):
        """-> (whether anything fits, ids, what the penalty adds to each case without reg)"""
        if any(np.max(np.abs(one)) > NOTHING for of_case in self.added for one in of_case):
            fits, ids = outcome(self._fits())
            return fits, self._called(ids), [0.0] * len(self.cases)
        if all(np.max(np.abs(one)) < NOTHING for one in self.without_reg):
            return True, self._called(["penalty_missing"]), [0.0] * len(self.cases)
        return self._explained_without_reg()

    def _fits(self):
        for ids, coefficient in COEFFICIENTS:
            for form_ids, form in self.forms:
                if all(
                    self._close(one, coefficient(reg, *sizes(case)) * form(case.W))
                    for case, of_case in zip(self.cases, self.added, strict=True)
                    for reg, one in zip(REGS, of_case, strict=True)
                ):
                    yield form_ids if form_ids in OTHER_FORMS else f"{ids} {form_ids}"

    def _explained_without_reg(self):
        """The penalty is always there: which one, so that it is not taken for data?"""
        for _, coefficient in COEFFICIENTS:
            for form_ids, form in self.forms[:2]:
                added = [coefficient(1.0, *sizes(case)) * form(case.W) for case in self.cases]
                change = [
                    coefficient(1.0, *sizes(case)) * (form(raised(case.W)) - form(case.W))
                    for case in self.cases
                ]
                if all(map(self._close, self.without_reg, change)):
                    return True, self._called(["penalty_without_reg", *form_ids.split()]), added
        return False, (), [0.0] * len(self.cases)

    def _close(self, a, b):
        size = max(np.max(np.abs(a)), np.max(np.abs(b)))
        return bool(np.max(np.abs(a - b)) <= 5 * self.tolerance * size + NOTHING)

    def _called(self, ids):
        return tuple(self.names.get(id, id) for id in ids)


def raised(W):
    """W with other weights in its first row, over which no example has a feature."""
    return np.vstack([W[:1] + np.linspace(1.0, 2.0, W.shape[1]), W[1:]])


def sizes(case):
    return len(case.y), *case.W.shape
