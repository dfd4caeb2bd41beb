"""Name a mistake from the numbers it leaves: fit a wrong loss or gradient by a small set of factors.

Pure functions, and no loss or gradient is computed here: the data term comes from outside (from the student's
own code, from numeric differences of it, or for a grader from a reference), and the tables hold factors and
wrong shapes only. A name is given when the fit is tight and no other equally simple one fits; otherwise the
answer is empty, never a guess.
"""

import numpy as np

TIGHT = 1e-6
OTHER_FORM = "penalty_of_another_form"

# By what the data term is multiplied, as a function of N, and what that mistake is called.
LOSS_SCALES = (
    ("", lambda N: 1.0),
    ("loss_not_averaged", lambda N: N),
    ("averaged_twice", lambda N: 1 / N),
)
GRADIENT_SCALES = (
    ("", lambda N: 1.0),
    ("gradient_not_averaged", lambda N: N),
    ("averaged_twice", lambda N: 1 / N),
    ("gradient_missing", lambda N: 0.0),
    ("sign_flipped", lambda N: -1.0),
)

# Which λ the penalty seems to have, as a function of reg and N, and what that is called.
LOSS_LAMBDAS = (
    ("", lambda reg, N: reg),
    ("penalty_loss_halved", lambda reg, N: reg / 2),
    ("penalty_doubled", lambda reg, N: 2 * float(reg)),
    ("penalty_loss_missing", lambda reg, N: 0.0),
    ("penalty_divided", lambda reg, N: reg / N),
    ("penalty_without_reg", lambda reg, N: 1.0),
    ("penalty_once_per_example", lambda reg, N: reg * N),
    ("penalty_loss_halved penalty_divided", lambda reg, N: reg / 2 / N),
)
GRADIENT_LAMBDAS = (
    ("", lambda reg, N: reg),
    ("penalty_gradient_halved", lambda reg, N: reg / 2),
    ("penalty_doubled", lambda reg, N: 2 * float(reg)),
    ("penalty_gradient_missing", lambda reg, N: 0.0),
    ("penalty_divided", lambda reg, N: reg / N),
    ("penalty_without_reg", lambda reg, N: 1.0),
    ("penalty_once_per_example", lambda reg, N: reg * N),
    ("sign_flipped", lambda reg, N: -reg),
    ("penalty_gradient_halved penalty_divided", lambda reg, N: reg / 2 / N),
)

# Names that together are one mistake.
TOGETHER = (
    ({"returns_too_early", "penalty_loss_missing", "penalty_gradient_missing"}, "returns_too_early"),
    ({"returns_too_early", "loss_not_averaged"}, "returns_too_early"),
    ({"returns_too_early", "gradient_not_averaged"}, "returns_too_early"),
    ({"loss_not_averaged", "gradient_not_averaged"}, "not_averaged"),
    ({"penalty_loss_halved", "penalty_gradient_halved"}, "half_convention"),
    ({"gradient_missing", "penalty_gradient_missing"}, "gradient_missing"),
    ({"correct_class_counted", "count_includes_correct_class"}, "correct_class_counted"),
    ({"margin_missing", "margin_missing_in_gradient"}, "margin_missing"),
    ({"numeric_gradient", "loop_in_vectorized"}, "numeric_gradient"),
    ({"wrong_axis", "global_max_shift"}, "wrong_axis"),
    ({"squared_hinge", "margins_as_slopes"}, "squared_hinge"),
    ({"correct_score_missing", "correct_class_gradient_missing"}, "correct_score_missing"),
    ({"correct_class_counted", "some_are_skipped"}, "some_are_skipped"),
    ({"log_missing", "unnormalised"}, "log_missing"),
)


def name_loss(loss, data_loss, W, reg, N, margin=None, tolerance=TIGHT):
    """Ids of what is wrong with `loss`, given the right mean data term `data_loss`, W (D, C), reg and N.

    `margin`: what each example's loss gains when its correct class is counted (1 for the SVM).
    """
    rows = np.sum(W**2, axis=1)
    forms = (("", rows.sum()), ("bias_row_unpenalised", rows[:-1].sum()), *_other_sizes(W))
    data_terms = [("", data_loss)]
    if margin is not None:  # the last: taken off once, from the sum of all
        counted = [data_loss + margin, data_loss + margin * (1 - 1 / N)]
        data_terms += [("correct_class_counted", data) for data in counted]
    return _simplest(
        (counted, scaled, bias if bias == OTHER_FORM else f"{penalty} {bias}")
        for counted, data in data_terms
        for scaled, scale in LOSS_SCALES
        for bias, squares in forms
        for penalty, wrong in LOSS_LAMBDAS
        if _close(loss - scale(N) * data, wrong(reg, N) * squares, tolerance, abs(loss) + abs(data))
        and (bias != OTHER_FORM or wrong(reg, N))
    )


def name_gradient(dW, data_gradient, W, reg, N, tolerance=TIGHT):
    """Ids of what is wrong with dW (D, C), given the right gradient (D, C) of the mean data term."""
    size = np.max(np.abs(dW)) + np.max(np.abs(data_gradient))
    allowed = tolerance * size / np.max(np.abs(W))
    fits = []
    for scaled, scale in GRADIENT_SCALES:
        rest = dW - scale(N) * data_gradient
        # w² has the slope 2w: half the factor between the rest and W is the λ that the penalty seems to have.
        rows, bias = (_factor(rest[part], W[part], tolerance * size) / 2 for part in (np.s_[:-1], np.s_[-1:]))
        for penalty, wrong in GRADIENT_LAMBDAS:
            if abs(rows - wrong(reg, N)) <= allowed:
                if abs(bias - wrong(reg, N)) <= allowed:
                    fits.append((scaled, penalty))
                if abs(bias) <= allowed:
                    fits.append((scaled, penalty, "bias_row_unpenalised"))
        if np.any(np.abs(rest) > tolerance * size):
            fits += [
                (scaled, id)
                for id, form in _other_pulls(W)
                if not np.isnan(_factor(rest, form, tolerance * size))
            ]
    return _simplest(fits)


def _other_sizes(W):
    """Other measures of how large W is than ΣW²: [(id, number)]."""
    measures = (np.abs(W).sum(), W.sum(), np.sqrt(np.sum(W**2)), np.mean(W**2), W.sum() ** 2)
    return [(OTHER_FORM, measure) for measure in measures]


def _other_pulls(W):
    """Directions (D, C) in which a penalty of another form pulls: [(id, matrix)]."""
    return (
        ("penalty_gradient_without_W", np.ones_like(W)),
        (OTHER_FORM, np.sign(W)),
        (OTHER_FORM, np.abs(W)),
    )


def name_dscores(dscores, right, y, elsewhere=(), tolerance=TIGHT, columns=()):
    """Ids of what is wrong with ∂L_i/∂s, shape (N, C); `right` is what it should be.

    With X = identity the scores are W itself and N·dW is this matrix. `elsewhere`: (id, matrix) pairs of
    what comes out when it is taken at other scores; `columns`: as below.
    """
    shapes = (("", right), *wrong_dscores(right, y, columns), *elsewhere)
    size = np.max(np.abs(dscores)) + np.max(np.abs(right))
    return _simplest(
        (id, scaled)
        for id, shape in shapes
        for scaled, scale in GRADIENT_SCALES
        if _close(dscores, scale(len(y)) * shape, tolerance, size)
    )


def multiple(part, whole, tolerance=TIGHT):
    """The factor by which `whole` becomes `part`: nan if there is none, None if any would do."""
    if np.ndim(whole) == np.ndim(part) == 0:
        return _multiple_of_number(float(part), float(whole), tolerance)
    size = np.max(np.abs(whole))
    if size == 0:
        return None if np.max(np.abs(part)) <= tolerance else np.nan
    return _factor(part, whole, tolerance * max(1e-9 * size, np.max(np.abs(part))))


def _multiple_of_number(part, whole, tolerance):
    """The same without NumPy, which takes ten times as long for a number: naming tries thousands."""
    if whole == 0:
        return None if abs(part) <= tolerance else np.nan
    factor = part * whole / max(whole * whole, 1e-12)
    allowed = tolerance * max(1e-9 * abs(whole), abs(part))
    return factor if abs(part - factor * whole) <= allowed else np.nan


def is_rounded(values, right):
    """Whether these are the right numbers with so few digits after the point that some are others."""
    values, off = np.asarray(values), np.max(np.abs(np.subtract(values, right)))
    return off > TIGHT and any(
        off <= 0.5001 / shift and np.max(np.abs(shift * values - np.round(shift * values))) < TIGHT
        for shift in 10.0 ** np.arange(1, 5)
    )


def settle(ids):
    """Names from several findings, in order and once each; two that are one mistake become one."""
    ids = tuple(dict.fromkeys(ids))
    for parts, whole in TOGETHER:
        if parts <= set(ids):
            ids = tuple(dict.fromkeys(whole if id in parts else id for id in ids))
    return ids


def among(settled, ids):
    """Those of the `settled` names that stand in `ids`, themselves or as what became one of them."""
    became = {whole for parts, whole in TOGETHER if not parts.isdisjoint(ids)}
    return tuple(id for id in settled if id in ids or id in became)


def _simplest(fits):
    """The ids of the simplest fit; empty if the right one fits, none does, or two are equally simple."""
    named = {settle(" ".join(ids).split()) for ids in fits}
    simplest = [ids for ids in named if len(ids) == min(map(len, named))]
    return simplest[0] if len(simplest) == 1 else ()


def _close(a, b, tolerance, size):
    return bool(np.max(np.abs(a - b)) <= tolerance * max(size, 1e-12))


def _factor(part, whole, allowed):
    """The number by which `whole` becomes `part`; nan if there is none."""
    factor = np.vdot(whole, part) / max(np.vdot(whole, whole), 1e-12)
    return factor if np.max(np.abs(part - factor * whole)) <= allowed else np.nan


def wrong_dscores(right, y, columns=()):
    """What well-known mistakes make of the right (N, C) matrix: [(id, matrix)].

    `columns`: more pairs of ids and what becomes of the correct classes (N,).
    """
    rows, last = np.arange(len(y)), np.arange(len(y)) == len(y) - 1
    correct = right[rows, y]
    comes_again = np.array([label in y[i + 1 :] for i, label in enumerate(y)])
    columns = (
        ("sign_flipped", -correct),
        ("repeated_labels_lost", np.where(comes_again, 0.0, correct)),
        *columns,
    )
    return [
        *((id, _replaced(right, (rows, y), column)) for id, column in columns),
        *(
            ("overwritten_instead_of_added", _overwritten(right, by))
            for by in (right > 0, right < 0, right != 0)
        ),
        ("overwritten_instead_of_added", right * last[:, np.newaxis]),
        ("returns_too_early", right * (rows == 0)[:, np.newaxis]),
        ("count_in_a_boolean", np.sign(np.abs(right))),
    ]


def left_out(right, y):
    """What is left of the right (N, C) matrix when examples or classes have no part in it: [(id, matrix)]."""
    (N, C), one_hot = right.shape, np.eye(right.shape[1])[y]
    example, label = np.indices((N, C))
    rounds = N - 1.0 - np.arange(N)[:, np.newaxis]
    masks = (label > 0, label < C - 1, label <= y[:, np.newaxis], label >= y[:, np.newaxis])
    return [
        ("other_classes_gradient_missing", right * one_hot),
        *(("some_are_skipped", right * mask) for mask in (*masks, example > 0, example < N - 1)),
        ("line_in_the_wrong_loop", right * float(N) ** -rounds),
        ("line_in_the_wrong_loop", right * float(N) ** (-rounds - 1)),
    ]


def of_the_hinge(right, y):
    """The same where classes that keep the margin count as well."""
    one_hot = np.eye(right.shape[1])[y]
    others, every = 1 - one_hot, (right.shape[1] - 1) * one_hot
    return [
        ("hinge_missing", others - every),
        ("line_in_the_wrong_loop", right * others - every),
        ("line_in_the_wrong_loop", others + right * one_hot),
    ]


def hinge_columns(correct):
    """What becomes of a hinge's slopes of the correct classes (N,), which are minus a count: [(id, (N,))]."""
    return [
        ("correct_class_gradient_missing", 0 * correct),
        ("correct_class_gradient_once", np.sign(correct)),
        ("correct_class_gradient_once", -np.ones(len(correct))),
        ("count_includes_correct_class", correct - 1),
        ("counter_overflows", correct % 256),
    ]


def _replaced(matrix, where, values):
    copy = matrix.copy()
    copy[where] = values
    return copy


def _overwritten(right, by):
    """A loop over examples in which the entries `by` (N, C) replace their column instead of adding to it."""
    from_here_on = np.cumsum(by[::-1], axis=0)[::-1]
    return np.where(by, np.sign(right), right) * (from_here_on <= by)
