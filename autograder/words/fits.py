"""Fit what a student's function answers, on several inputs, by what known mistakes would make of these.

Pure functions.  A name is given when the fit is tight and no other equally simple one fits.
"""

from functools import cache

import numpy as np

from cs231n_utils.losses import diagnosis

FITS = 2e-5  # relative; lets float32 through
NOTHING = 1e-9

NOT_AVERAGED = "not_averaged"

# By what a term over the examples may be multiplied, as a function of the sizes, and what that is called.
SCALES = (
    ("", lambda N, D, C: 1.0),
    (NOT_AVERAGED, lambda N, D, C: N),
    ("averaged_twice", lambda N, D, C: 1 / N),
    ("mean_instead_of_sum", lambda N, D, C: 1 / C),
    ("mean_instead_of_sum", lambda N, D, C: 1 / (C - 1)),
    ("wrong_axis", lambda N, D, C: N / C),
    ("wrong_axis", lambda N, D, C: N / D),
    ("line_in_the_wrong_loop", lambda N, D, C: C),
    ("line_in_the_wrong_loop", lambda N, D, C: C - 1),
)
FIXED = range(2, 5001)  # what may stand as a number where N should stand


def name_term(measured, shapes, sizes, not_averaged, tolerance=FITS):
    """Ids of what makes one number or array a case out of known ones, times a factor that the sizes explain.

    `measured`: one for each case; `shapes`: pairs of ids and what that mistake makes of each case; `sizes`:
    (N, D, C) of each case; `not_averaged`: what a sum in place of a mean is called here.
    -> (whether anything fits, ids): no ids if it is right, or two are equally simple.
    """
    fits = []
    for ids, made in shapes:
        factors = multiples(measured, made, tolerance)
        fits += [
            f"{ids} {scaled.replace(NOT_AVERAGED, not_averaged)}"
            for scaled in scales_of(factors, sizes, 2 * tolerance)
        ]
    return outcome(fits)


def multiples(measured, made, tolerance):
    """The factor for each case; all None where one case has none: most shapes do not fit the first."""
    factors = []
    for part, whole in zip(measured, made, strict=True):
        factors.append(diagnosis.multiple(part, whole, tolerance))
        if factors[-1] is not None and np.isnan(factors[-1]):
            return [None] * len(measured)
    return factors


def scales_of(factors, sizes, tolerance):
    """Names of the scales that these factors follow, for each (N, D, C); None is one of any size, or none."""
    known = [(k, size) for k, size in zip(factors, sizes, strict=True) if k is not None]
    if len(known) < 2 or not may_fit(*known[0], tolerance):
        return []
    factors, sizes = np.array([k for k, _ in known]), tuple(size for _, size in known)
    expected = expected_scales(sizes)
    found = []
    for sign, flipped in ((1, ""), (-1, " sign_flipped")):
        # as np.allclose says it, for all at once: most of the time that naming takes went there
        fit = np.all(np.abs(factors - sign * expected) <= NOTHING + tolerance * np.abs(expected), axis=1)
        found += [(ids + flipped).strip() for (ids, _), fits in zip(SCALES, fit, strict=True) if fits]
    return found + fixed_divisor(factors, np.array([N for N, _, _ in sizes]), tolerance)


def may_fit(factor, size, tolerance):
    """Whether a factor of one case follows any scale: most do not, and NumPy takes long for a few numbers."""
    known = any(abs(abs(factor) - scale) <= NOTHING + tolerance * scale for scale in scales_of_one(size))
    divisor = size[0] / factor if abs(factor) >= NOTHING else 0
    return known or (round(divisor) in FIXED and np.isclose(divisor, round(divisor), tolerance))


@cache
def scales_of_one(size):
    return tuple(float(scale(*size)) for _, scale in SCALES)


@cache
def expected_scales(sizes):
    """(scales, cases)"""
    return np.array([[scale(*size) for size in sizes] for _, scale in SCALES])


def fixed_divisor(factors, counts, tolerance):
    """Whether one and the same number stands where the numbers of examples, `counts`, should stand."""
    if len(set(counts)) == 1 or np.any(np.abs(factors) < NOTHING):
        return []
    divisors = counts / factors
    fixed = round(divisors[0]) in FIXED and np.allclose(divisors, round(divisors[0]), tolerance)
    return ["hard_coded_sizes"] if fixed else []


def outcome(fits):
    """-> (whether anything fits, the names of the simplest fit): none if two are equally simple."""
    named = {frozenset(diagnosis.settle(ids.split())) for ids in fits}
    simplest = [ids for ids in named if len(ids) == min(map(len, named))]
    if len(simplest) != 1:
        return False, ()
    return True, tuple(sorted(simplest[0]))
