"""Fit what a student's function answers, on several inputs, by what known mistakes would make of these.

Pure functions.  A name is given when the fit is tight and no other equally simple one fits.
"""

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
        factors = [
            diagnosis.multiple(part, whole, tolerance) for part, whole in zip(measured, made, strict=True)
        ]
        fits += [
            f"{ids} {scaled.replace(NOT_AVERAGED, not_averaged)}"
            for scaled in scales_of(factors, sizes, 2 * tolerance)
        ]
    return outcome(fits)


def scales_of(factors, sizes, tolerance):
    """Names of the scales that these factors follow, for each (N, D, C); None is a factor of any size."""
    known = [(k, size) for k, size in zip(factors, sizes, strict=True) if k is not None]
    if len(known) < 2 or np.isnan([k for k, _ in known]).any():
        return []
    factors, sizes = np.array([k for k, _ in known]), [size for _, size in known]
    found = []
    for ids, scale in SCALES:
        expected = np.array([scale(*size) for size in sizes])
        for sign, values in (("", expected), (" sign_flipped", -expected)):
            if np.allclose(factors, values, tolerance, NOTHING):
                found.append((ids + sign).strip())
    counts = [N for N, _, _ in sizes]
    if len(set(counts)) > 1 and np.all(np.abs(factors) > NOTHING):
        divisors = np.array(counts) / factors
        if round(divisors[0]) in FIXED and np.allclose(divisors, round(divisors[0]), tolerance):
            found.append("hard_coded_sizes")
    return found


def outcome(fits):
    """-> (whether anything fits, the names of the simplest fit): none if two are equally simple."""
    named = {frozenset(diagnosis.settle(ids.split())) for ids in fits}
    simplest = [ids for ids in named if len(ids) == min(map(len, named))]
    if len(simplest) != 1:
        return False, ()
    return True, tuple(sorted(simplest[0]))
