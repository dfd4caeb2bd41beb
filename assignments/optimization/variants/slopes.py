"""Numeric gradients as students write them: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

FORWARD, CENTRED = "forward_gradient", "numeric_gradient"


def code(item, body):
    return f"import numpy as np\n\n\ndef {item}(f, x, h):\n" + body.strip("\n") + "\n"


def wrong(item, name, style, body):
    return Wrong(item, name, style, code(item, body))


def unusual(item, style, body):
    return Unusual(item, style, code(item, body))


NDITER = """
    x = x.astype(float)
    grad = np.zeros(x.shape)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        right = f(x)
        x[ix] = old - h
        left = f(x)
        x[ix] = old
        grad[ix] = (right - left) / (2 * h)
        it.iternext()
    return grad
"""
LOOP = """
    fx = f(x)
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + h
        grad.flat[i] = (f(x) - fx) / h
        x.flat[i] = old
    return grad
"""


def edited(item, name, style, *edits):
    """A wrong row: one of the two above, with something in it replaced."""
    body = NDITER if item == CENTRED else LOOP
    for old, new in edits:
        assert old in body, old
        body = body.replace(old, new)
    return wrong(item, name, style, body)


WRONG = [
    # the points
    edited(
        FORWARD,
        "slope_too_many_calls",
        "in_the_loop",
        ("(f(x) - fx)", "(f(x) - f(x0))"),
        ("fx = f(x)", "x0 = x.astype(float)"),
    ),
    wrong(
        FORWARD,
        "slope_too_many_calls",
        "while_that_never_counts",
        """
    x = np.array(x, dtype=float)
    grad, fx, i = np.zeros(x.shape), f(x), 0
    while i < x.size:
        moved = x.copy()
        moved.flat[i] += h
        grad.flat[i] = (f(moved) - fx) / h
    return grad
""",
    ),
    edited(FORWARD, "slope_too_many_calls", "twice", ("fx = f(x)", "f(x)\n    fx = f(x)")),
    wrong(
        CENTRED,
        "slope_too_many_calls",
        "five_points",
        """
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[ix] = h
        grad[ix] = (8 * (f(x + e) - f(x - e)) - (f(x + 2 * e) - f(x - 2 * e))) / (12 * h)
    return grad
""",
    ),
    edited(
        CENTRED,
        "slope_too_many_calls",
        "value_at_x",
        ("grad = np.zeros(x.shape)", "fx, grad = f(x), np.zeros(x.shape)"),
    ),
    wrong(
        FORWARD,
        "slope_other_question",
        "one_entry",
        """
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        grad[ix] = (f(x[ix] + h) - f(x[ix])) / h
    return grad
""",
    ),
    wrong(
        CENTRED,
        "slope_other_question",
        "flat",
        """
    flat = np.array(x, dtype=float).ravel()
    grad = np.zeros(x.size)
    for i in range(x.size):
        e = np.eye(x.size)[i] * h
        grad[i] = (f(flat + e) - f(flat - e)) / (2 * h)
    return grad.reshape(x.shape)
""",
    ),
    wrong(
        FORWARD,
        "slope_several_entries",
        "all_at_once",
        """
    return np.full(x.shape, (f(x + h) - f(x)) / h)
""",
    ),
    wrong(
        CENTRED,
        "slope_several_entries",
        "rows",
        """
    x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in range(x.shape[0]):
        right, left = x.copy(), x.copy()
        right[i] += h
        left[i] -= h
        grad[i] = (f(right) - f(left)) / (2 * h)
    return grad
""",
    ),
    edited(FORWARD, "slope_not_restored", "never_put_back", ("        x.flat[i] = old\n", "")),
    edited(CENTRED, "slope_not_restored", "left_at_the_left", ("        x[ix] = old\n", "")),
    edited(
        FORWARD,
        "slope_not_restored",
        "back_in_the_end",
        ("        x.flat[i] = old\n", ""),
        ("    return", "    x -= h\n    return"),
    ),
    edited(
        CENTRED,
        "slope_not_restored",
        "not_a_float",
        ("x = x.astype(float)", "x = np.asarray(x, dtype=float)"),
        ("        x[ix] = old\n", ""),
    ),
    wrong(
        CENTRED,
        "slope_bits_lost",
        "plus_minus",
        """
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        x[ix] += h
        right = f(x)
        x[ix] -= 2 * h
        left = f(x)
        x[ix] += h
        grad[ix] = (right - left) / (2 * h)
    return grad
""",
    ),
    wrong(
        FORWARD,
        "slope_bits_lost",
        "plus_minus",
        """
    x = np.asarray(x, dtype=float)
    here, grad = f(x), np.zeros(x.shape)
    for ix in np.ndindex(*x.shape):
        x[ix] += h
        grad[ix] = (f(x) - here) / h
        x[ix] -= h
    return grad
""",
    ),
    edited(FORWARD, "slope_other_step", "own_h", ("fx = f(x)", "h = 1e-5\n    fx = f(x)")),
    edited(
        CENTRED,
        "slope_other_step",
        "half_a_step",
        ("old + h", "old + h / 2"),
        ("old - h", "old - h / 2"),
        ("(2 * h)", "h"),
    ),
    edited(
        CENTRED,
        "slope_other_step",
        "relative",
        ("x[ix] = old + h", "k = h * max(1e-8, abs(old))\n        x[ix] = old + k"),
        ("old - h", "old - k"),
        ("(2 * h)", "(2 * k)"),
    ),
    edited(FORWARD, "slope_other_step", "set_not_moved", ("old + h", "h")),
    wrong(
        FORWARD,
        "slope_same_point",
        "flattened_copy",
        """
    fx, grad = f(x), np.zeros(x.shape)
    for i in range(x.size):
        x.astype(float).flatten()[i] += h
        grad.flat[i] = (f(x) - fx) / h
    return grad
""",
    ),
    edited(
        CENTRED,
        "slope_same_point",
        "put_back_too_early",
        ("right = f(x)", "x[ix] = old\n        right = f(x)"),
        ("left = f(x)", "x[ix] = old\n        left = f(x)"),
    ),
    edited(
        CENTRED, "slope_other_step", "a_tiny_one", ("x = x.astype(float)", "x, h = x.astype(float), 1e-9")
    ),
    edited(
        FORWARD,
        "slope_same_point",
        "both_after_the_move",
        ("x.flat[i] = old + h\n", "x.flat[i] = old + h\n        fx = f(x)\n"),
        ("    fx = f(x)\n    x = np", "    x = np"),
    ),
    edited(
        CENTRED,
        "slope_same_point",
        "left_after_the_right",
        ("x[ix] = old - h\n        left", "left"),
    ),
    edited(FORWARD, "slope_one_divided", "without_brackets", ("(f(x) - fx) / h", "f(x) - fx / h")),
    edited(CENTRED, "slope_one_divided", "without_brackets", ("(right - left) /", "right - left /")),
    edited(
        CENTRED,
        "slope_one_divided",
        "no_brackets_at_all",
        ("(right - left) / (2 * h)", "right - left / 2 * h"),
    ),
    edited(FORWARD, "slope_entries_left_out", "rows_counted", ("range(x.size)", "range(len(x))")),
    edited(FORWARD, "slope_entries_left_out", "last_one", ("range(x.size)", "range(x.size - 1)")),
    wrong(
        CENTRED,
        "slope_entries_left_out",
        "from_one",
        """
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(1, x.size):
        e = np.zeros(x.size)
        e[i] = h
        e = e.reshape(x.shape)
        grad.flat[i] = (f(x + e) - f(x - e)) / (2 * h)
    return grad
""",
    ),
    edited(CENTRED, "slope_integers_truncated", "copy", ("x = x.astype(float)", "x = x.copy()")),
    edited(
        CENTRED,
        "slope_integers_truncated",
        "zeros_like",
        (
            "x = x.astype(float)\n    grad = np.zeros(x.shape)",
            "grad = np.zeros_like(x)\n    x = x.astype(float)",
        ),
    ),
    edited(FORWARD, "slope_integers_truncated", "copy", ("np.array(x, dtype=float)", "np.array(x)")),
    # the quotients
    wrong(
        CENTRED,
        "slope_one_sided",
        "forward",
        """
    x = np.array(x, dtype=float)
    fx, grad = f(x), np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        moved = x.copy()
        moved[ix] += h
        grad[ix] = (f(moved) - fx) / h
    return grad
""",
    ),
    edited(CENTRED, "slope_one_sided", "back_only_to_x", ("old - h", "old")),
    edited(CENTRED, "slope_one_sided", "backward", ("old + h", "old"), ("(2 * h)", "h")),
    wrong(
        FORWARD,
        "slope_two_sided",
        "centred",
        """
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[ix] = h
        grad[ix] = (f(x + e) - f(x - e)) / (2 * h)
    return grad
""",
    ),
    edited(FORWARD, "slope_backward", "minus", ("old + h", "old - h"), ("f(x) - fx", "fx - f(x)")),
    edited(CENTRED, "slope_wrong_distance", "h_for_2h", ("(2 * h)", "h")),
    edited(FORWARD, "slope_wrong_distance", "2h_for_h", ("/ h", "/ (2 * h)")),
    edited(CENTRED, "slope_not_divided", "difference", (" / (2 * h)", "")),
    edited(
        CENTRED,
        "",
        "bend",
        ("    x = x.astype(float)\n", "    x = x.astype(float)\n    here = f(x)\n"),
        ("(right - left) / (2 * h)", "(right + left - 2 * here) / (h * h)"),
    ),
    edited(CENTRED, "", "small_is_noise", ("return grad", "return np.where(abs(grad) < 300 * h, 0, grad)")),
    wrong(
        CENTRED,
        "slope_entries_left_out",
        "a_dozen_by_chance",
        """
    grad, rng = np.zeros(x.shape), np.random.default_rng()
    for place in rng.integers(x.size, size=12):
        step = np.zeros(x.shape)
        step.flat[place] = h
        grad.flat[place] = (f(x + step) - f(x - step)) / (2 * h)
    return grad
""",
    ),
    edited(FORWARD, "slope_not_divided", "difference", (" / h", "")),
    edited(CENTRED, "slope_divided_twice", "square", ("(2 * h)", "(2 * h) ** 2")),
    edited(FORWARD, "slope_divided_twice", "in_the_end", ("return grad", "return grad / h")),
    edited(CENTRED, "slope_times_h", "precedence", ("(2 * h)", "2 * h")),
    edited(FORWARD, "slope_times_h", "times", ("/ h", "* h")),
    edited(CENTRED, "slope_sign_flipped", "left_minus_right", ("right - left", "left - right")),
    edited(FORWARD, "slope_sign_flipped", "here_minus_there", ("f(x) - fx", "fx - f(x)")),
    edited(CENTRED, "slope_wrong_shape", "flat", ("return grad", "return grad.ravel()")),
    edited(FORWARD, "slope_wrong_shape", "list", ("return grad", "return list(grad.flat)")),
    edited(CENTRED, "slope_wrong_shape", "transposed", ("return grad", "return grad.T")),
]

UNUSUAL = [
    unusual(CENTRED, "nditer_in_place", NDITER),
    unusual(FORWARD, "flat_in_place", LOOP),
    unusual(
        CENTRED,
        "in_place_of_the_callers",
        """
    if x.dtype.kind != "f":
        x = x * 1.0
    slopes = np.empty_like(x)
    for place in np.ndindex(x.shape):
        kept = x[place]
        x[place] = kept + h
        slopes[place] = f(x)
        x[place] = kept - h
        slopes[place] -= f(x)
        x[place] = kept
    return slopes / h / 2
""",
    ),
    unusual(
        FORWARD,
        "in_place_of_the_callers",
        """
    if not np.issubdtype(x.dtype, np.floating):
        return forward_gradient(f, x.astype(np.float64), h)
    base = f(x)
    flat, grad = x.reshape(-1), []
    for i, value in enumerate(flat.tolist()):
        flat[i] += h
        grad.append((f(x) - base) / h)
        flat[i] = value
    return np.array(grad).reshape(x.shape)
""",
    ),
    unusual(
        CENTRED,
        "rows_of_eye",
        """
    E = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([f(x + e) - f(x - e) for e in E]).reshape(x.shape) / (2.0 * h)
""",
    ),
    unusual(
        FORWARD,
        "rows_of_eye",
        """
    here = f(np.asarray(x, float))
    return np.reshape([f(x + h * e.reshape(x.shape)) - here for e in np.eye(x.size)], x.shape) / h
""",
    ),
    unusual(
        CENTRED,
        "all_right_then_all_left",
        """
    E = np.eye(x.size).reshape((-1,) + x.shape)
    right = np.array([f(point) for point in x[None] + h * E])
    left = np.array([f(point) for point in x[None] - h * E])
    return ((right - left) * (0.5 / h)).reshape(x.shape)
""",
    ),
    unusual(
        FORWARD,
        "x_itself_last",
        """
    values = {}
    for i in reversed(range(x.size)):
        moved = np.array(x, dtype="float64")
        moved.ravel()[i] += h
        values[i] = f(moved)
    at_x = f(x)
    return np.array([(values[i] - at_x) / h for i in range(x.size)]).reshape(x.shape)
""",
    ),
    unusual(
        CENTRED,
        "recursion",
        """
    def slopes(i):
        if i == x.size:
            return []
        right, left = (np.array(x, dtype=float) for _ in range(2))
        right.flat[i], left.flat[i] = right.flat[i] + h, left.flat[i] - h
        return [(f(right) - f(left)) / (2 * h), *slopes(i + 1)]

    return np.array(slopes(0)).reshape(np.shape(x))
""",
    ),
    unusual(
        CENTRED,
        "vectorize",
        """
    places = np.arange(x.size).reshape(x.shape)

    def slope(place):
        e = np.where(places == place, h, 0.0)
        return (f(x + e) - f(x - e)) / (2 * h)

    return np.vectorize(slope, otypes=[float])(places)
""",
    ),
    unusual(
        FORWARD,
        "fromiter_with_lists",
        """
    numbers = [float(number) for number in x.ravel()]
    start = f(np.array(numbers).reshape(x.shape))

    def moved(i):
        return np.reshape(numbers[:i] + [numbers[i] + h] + numbers[i + 1 :], x.shape)

    return np.fromiter(((f(moved(i)) - start) / h for i in range(x.size)), float).reshape(x.shape)
""",
    ),
    unusual(
        CENTRED,
        "float32_result",
        """
    x = x + 0.0
    result = np.zeros(x.shape, dtype=np.float32)
    for ix, value in np.ndenumerate(x):
        x[ix] = value + h
        right = f(x)
        x[ix] = value - h
        result[ix] = np.float32((right - f(x)) / (2 * h))
        x[ix] = value
    return result
""",
    ),
    unusual(
        CENTRED,
        "nested_lists_come_back",
        """
    result = np.empty(x.shape, dtype=object)
    for ix in np.ndindex(x.shape):
        pair = []
        for side in (1, -1):
            point = x.astype(float)
            point[ix] += side * h
            pair.append(f(point))
        result[ix] = float(np.diff(pair[::-1])[0] / (2 * h))
    return result.tolist()
""",
    ),
]
