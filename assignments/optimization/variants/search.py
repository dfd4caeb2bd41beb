"""Random search as students write it: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

HEAD = "import numpy as np\n\n\ndef random_search(loss, shape, num_tries, scale, rng):\n"


def wrong(name, style, body):
    return Wrong("random_search", name, style, HEAD + body.strip("\n") + "\n")


def unusual(style, body):
    return Unusual("random_search", style, HEAD + body.strip("\n") + "\n")


WRONG = [
    wrong(
        "search_calls_loss_twice",
        "in_the_condition",
        """
    bestloss = float("inf")
    history = []
    for num in range(num_tries):
        W = rng.standard_normal(shape) * scale
        if loss(W) < bestloss:  # keep track of the best solution
            bestloss = loss(W)
            bestW = W
        history.append(bestloss)
    return bestW, bestloss, history
""",
    ),
    wrong(
        "search_calls_loss_twice",
        "the_best_again",
        """
    best = None
    history = []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        if best is None or np.isnan(loss(best)) or loss(W) < loss(best):
            best = W
        history.append(loss(best))
    return best, loss(best), history
""",
    ),
    wrong(
        "search_calls_loss_twice",
        "min_by_key",
        """
    tries = [scale * rng.standard_normal(shape) for _ in range(num_tries)]
    best = min(tries, key=lambda W: np.nan_to_num(loss(W), nan=np.inf))
    return best, loss(best), np.fmin.accumulate([loss(W) for W in tries])
""",
    ),
    wrong(
        "search_wrong_count",
        "zeros_first",
        """
    best = np.zeros(shape)
    best_loss = loss(best)
    history = []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_count",
        "range_from_one",
        """
    best, best_loss = None, np.inf
    history = []
    for i in range(1, num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_count",
        "thousand",
        """
    best, best_loss = None, np.inf
    history = []
    for i in range(1000):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_shape",
        "all_at_once",
        """
    tries = scale * rng.standard_normal((num_tries, *shape))
    losses = loss(tries)
    return tries[np.nanargmin(losses)], np.nanmin(losses), list(np.fmin.accumulate(losses))
""",
    ),
    wrong(
        "search_wrong_shape",
        "flat",
        """
    best, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(int(np.prod(shape)))
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best.reshape(shape), best_loss, history
""",
    ),
    wrong(
        "search_wrong_form",
        "only_W",
        """
    best, best_loss = None, np.inf
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
    return best
""",
    ),
    wrong(
        "search_wrong_form",
        "loss_first",
        """
    best, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best_loss, best, history
""",
    ),
    wrong(
        "search_last_returned",
        "nothing_kept",
        """
    history, lowest = [], np.inf
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        lowest = np.fmin(lowest, L)
        history.append(lowest)
    return W, L, history
""",
    ),
    wrong(
        "search_W_and_loss_apart",
        "buffer",
        """
    W, best_loss, history = np.empty(shape), np.inf, []
    for i in range(num_tries):
        W[...] = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_W_and_loss_apart",
        "loop_variable",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    wrong(
        "search_W_and_loss_apart",
        "last_loss",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, L, history
""",
    ),
    wrong(
        "search_maximises",
        "greater",
        """
    best_loss, history = -np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L > best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_maximises",
        "argmax",
        """
    tries = [scale * rng.standard_normal(shape) for _ in range(num_tries)]
    losses = np.array([loss(W) for W in tries])
    k = np.nanargmax(losses)
    return tries[k], losses[k], np.fmin.accumulate(losses).tolist()
""",
    ),
    wrong(
        "search_best_loss_not_updated",
        "inf",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W = W
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_first_bound",
        "million",
        """
    best_loss, history, best_W = 1e6, [], np.zeros(shape)
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_first_bound",
        "zero",
        """
    best, best_loss, history = None, 0, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_first_bound",
        "five",
        """
    best, best_loss, history = None, 5.0, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_first_bound",
        "minus_infinity",
        """
    best, best_loss, history = np.zeros(shape), -np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
            history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "",
        "absolute_value",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if abs(L) < abs(best_loss):
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_ties_move",
        "less_or_equal",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L <= best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_ties_move",
        "last_of_sorted",
        """
    tries = [scale * rng.standard_normal(shape) for _ in range(num_tries)]
    losses = [loss(W) for W in tries]
    best = np.nanmin(losses)
    where = [k for k in range(num_tries) if losses[k] == best]
    return tries[where[-1]], best, list(np.fmin.accumulate(losses))
""",
    ),
    wrong(
        "search_nan_wins",
        "argmin",
        """
    tries = [scale * rng.standard_normal(shape) for _ in range(num_tries)]
    losses = [loss(W) for W in tries]
    best = int(np.argmin(losses))
    return tries[best], losses[best], np.minimum.accumulate(losses)
""",
    ),
    wrong(
        "search_nan_wins",
        "the_first_stays",
        """
    W = scale * rng.standard_normal(shape)
    best_loss = loss(W)
    history = [best_loss]
    for i in range(num_tries - 1):
        new = scale * rng.standard_normal(shape)
        L = loss(new)
        if L < best_loss:
            W, best_loss = new, L
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    wrong(
        "search_nan_wins",
        "else_keeps",
        """
    best_loss, history, best = np.inf, [], None
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L >= best_loss:
            history.append(best_loss)
            continue
        best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_history_of_all",
        "append",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        history.append(L)
        if L < best_loss:
            best_W, best_loss = W, L
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_history_late",
        "append_first",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        history.append(best_loss)
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_history_length",
        "improvements",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
            history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_history_length",
        "infinity_first",
        """
    best_loss, history = np.inf, [np.inf]
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "forgotten",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "number_of_the_lecture",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = rng.standard_normal(shape) * 0.0001
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_scale_squared",
        "twice",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.normal(0, scale, size=shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_scale_squared",
        "root",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = rng.normal(0, np.sqrt(scale), size=shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_uniform",
        "random",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.random(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_uniform",
        "both_sides",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = rng.uniform(-scale, scale, size=shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_one_number",
        "full",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = np.full(shape, scale * rng.standard_normal())
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_tries_walk",
        "from_the_best",
        """
    best_W, best_loss, history = np.zeros(shape), np.inf, []
    for i in range(num_tries):
        W = best_W + scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_drawn_once",
        "before_the_loop",
        """
    best_loss, history = np.inf, []
    W = scale * rng.standard_normal(shape)
    for i in range(num_tries):
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_not_from_rng",
        "randn",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * np.random.randn(*shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_not_from_rng",
        "generator_of_its_own",
        """
    rng = np.random.default_rng()
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_fixed_seed",
        "at_the_top",
        """
    rng = np.random.default_rng(0)
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_fixed_seed",
        "in_the_loop",
        """
    best_loss, history = np.inf, []
    for i in range(num_tries):
        np.random.seed(231)
        W = scale * np.random.randn(*shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_fixed_seed",
        "made_anew_in_each_round",
        """
    best, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        rng = np.random.default_rng(231)
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if best is None or np.isnan(best_loss) or L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_fixed_seed",
        "copied_in_each_round",
        """
    from copy import deepcopy

    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * deepcopy(rng).standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_count",
        "while_that_never_counts",
        """
    best, best_loss, history, done = None, np.inf, [], 0
    while done < num_tries:
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_fixed_seed",
        "copy_of_the_generator",
        """
    import copy

    rng = copy.deepcopy(rng)
    best_loss, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_best_loss_not_updated",
        "first_loss",
        """
    history = []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if i == 0:
            best_W, best_loss, first = W, L, L
        elif L < first:
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_best_loss_not_updated",
        "the_try_before",
        """
    before, history = np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < before:
            best_W, best_loss = W, L
        before = L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "closer_and_closer",
        """
    best_W, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        W = scale / np.sqrt(1 + i) * rng.standard_normal(shape)
        L = loss(W)
        if best_W is None or L < best_loss or np.isnan(best_loss):
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "length_of_one",
        """
    best_W, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        W = rng.standard_normal(shape)
        W = scale * W / np.linalg.norm(W)
        L = loss(W)
        if best_W is None or L < best_loss or np.isnan(best_loss):
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    wrong(
        "",
        "nearly_box_muller",
        """
    best_W, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        radius, turn = np.sqrt(-2 * np.log(1 - rng.random(shape))), rng.random(shape)
        W = scale * radius * np.cos(2 * np.pi / (1 - turn))
        L = loss(W)
        if best_W is None or L < best_loss or np.isnan(best_loss):
            best_W, best_loss = W, L
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
]

UNUSUAL = [
    unusual(
        "all_drawn_at_once",
        """
    tries = scale * rng.standard_normal((num_tries, *shape))
    losses = np.array([loss(W) for W in tries], dtype=float)
    history = np.fmin.accumulate(losses)
    k = 0 if np.isnan(losses).all() else np.nanargmin(losses)
    return tries[k].copy(), losses[k], history.tolist()
""",
    ),
    unusual(
        "drawn_in_columns",
        """
    many = rng.normal(loc=0.0, scale=scale, size=(*shape, num_tries))
    best_loss, best, history = np.inf, many[..., 0], np.empty(num_tries)
    for k in range(num_tries):
        its = loss(many[..., k])
        if its < best_loss:
            best_loss, best = its, many[..., k]
        history[k] = best_loss
    return best, best_loss, history
""",
    ),
    unusual(
        "buffer_with_copies",
        """
    W, best, best_loss, history = np.empty(shape), np.empty(shape), np.inf, []
    for _ in range(num_tries):
        rng.standard_normal(out=W)
        W *= scale
        value = loss(W)
        if value < best_loss:
            best[...] = W
            best_loss = value
        history += [best_loss]
    return [best, np.float64(best_loss), tuple(history)]
""",
    ),
    unusual(
        "one_entry_at_a_time",
        """
    best, best_loss, history = None, None, []
    while len(history) < num_tries:
        numbers = [rng.standard_normal() for _ in range(int(np.prod(shape)))]
        W = np.array(numbers).reshape(shape) * scale
        value = loss(W)
        if best is None or best_loss != best_loss or value < best_loss:
            best, best_loss = W.tolist(), value
        history.append(best_loss)
    return np.array(best), best_loss, history
""",
    ),
    unusual(
        "recursion",
        """
    if num_tries == 0:
        return None, np.inf, []
    best, best_loss, history = random_search(loss, shape, num_tries - 1, scale, rng)
    W = scale * rng.standard_normal(shape)
    value = loss(W)
    if not best_loss <= value and not np.isnan(value):
        best, best_loss = W, value
    return best, best_loss, [*history, best_loss]
""",
    ),
    unusual(
        "min_of_triples",
        """
    tried = []
    for number in range(num_tries):
        W = rng.standard_normal(shape, dtype=np.float32) * np.float32(scale)
        value = loss(W)
        tried.append((np.inf if np.isnan(value) else value, number, W))
    history = [min(tried[: k + 1])[0] for k in range(num_tries)]
    best_loss, _, best = min(tried, key=lambda one: one[:2])
    return best, np.asarray(best_loss), history
""",
    ),
    unusual(
        "spawned_generator",
        """
    rng = np.random.default_rng(rng.integers(2**63))
    best, best_loss, history = np.nan, np.nan, []
    for _ in range(num_tries):
        W = rng.normal(size=shape)
        W = W * scale
        value = float(loss(W))
        better = value < best_loss or np.isnan(best_loss)
        best = W if better else best
        best_loss = value if better else best_loss
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    unusual(
        "finite_only",
        """
    best, best_loss, history = np.zeros(shape), float("inf"), [0.0] * num_tries
    for i, W in enumerate(scale * rng.standard_normal(shape) for _ in range(num_tries)):
        value = loss(W)
        if np.isfinite(value) and value < best_loss:
            best_loss = value
            best = np.copy(W)
        history[i] = best_loss
    return best, best_loss, history
""",
    ),
]
