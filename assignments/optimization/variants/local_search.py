"""Local search as students write it: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

HEAD = "import numpy as np\n\n\ndef random_local_search(loss, W, num_steps, step_size, rng):\n"


def wrong(name, style, body):
    return Wrong("random_local_search", name, style, HEAD + body.strip("\n") + "\n")


def unusual(style, body):
    return Unusual("random_local_search", style, HEAD + body.strip("\n") + "\n")


WRONG = [
    wrong(
        "search_around_last",
        "W_is_moved",
        """
    best, best_loss, history = W, loss(W), []
    for i in range(num_steps):
        W = W + step_size * rng.standard_normal(W.shape)
        L = loss(W)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = W, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_around_last",
        "every_step_is_taken",
        """
    best_loss, history = loss(W), []
    for i in range(num_steps):
        W = W + step_size * rng.standard_normal(W.shape)
        best_loss = loss(W)
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    wrong(
        "search_around_start",
        "best_beside",
        """
    best, best_loss, history = W, loss(W), []
    for i in range(num_steps):
        new = W + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_around_start",
        "random_search_around_W",
        """
    tries = [W] + [W + n for n in step_size * rng.standard_normal((num_steps, *W.shape))]
    losses = np.array([loss(one) for one in tries])
    k = np.nanargmin(losses)
    return tries[k], losses[k], np.fmin.accumulate(losses)[1:]
""",
    ),
    wrong(
        "search_W_and_loss_apart",
        "only_the_loss_kept",
        """
    best_loss, history = loss(W), []
    for i in range(num_steps):
        new = W + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best_loss = L
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    wrong(
        "search_W_and_loss_apart",
        "the_same_array",
        """
    current = W.copy()
    best, best_loss, history = current, loss(current), []
    for i in range(num_steps):
        current += step_size * rng.standard_normal(W.shape)
        L = loss(current)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = current, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_W_and_loss_apart",
        "last_try",
        """
    best, best_loss, history = W, loss(W), []
    for i in range(num_steps):
        W = best + step_size * rng.standard_normal(W.shape)
        L = loss(W)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = W, L
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    wrong(
        "search_last_returned",
        "names_of_the_loop",
        """
    best, best_loss, history = W, loss(W), []
    for i in range(num_steps):
        W = best + step_size * rng.standard_normal(W.shape)
        L = loss(W)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = W, L
        history.append(best_loss)
    return W, L, history
""",
    ),
    wrong(
        "search_start_not_tried",
        "infinity",
        """
    best, best_loss, history = W.copy(), np.inf, []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_start_not_tried",
        "asked_and_forgotten",
        """
    loss(W)
    best, best_loss, history = W.copy(), float("inf"), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_calls_loss_twice",
        "two_calls_a_step",
        """
    best, history = W.copy(), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        if loss(new) < loss(best) or np.isnan(loss(best)):
            best = new
        history.append(loss(best))
    return best, loss(best), history
""",
    ),
    wrong(
        "search_wrong_count",
        "start_is_a_step",
        """
    best, best_loss = W.copy(), loss(W)
    history = [best_loss]
    for i in range(num_steps - 1):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_count",
        "stops_at_the_first_success",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
            history.append(best_loss)
            break
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_count",
        "gives_up",
        """
    best, best_loss, history, vain = W.copy(), loss(W), [], 0
    while len(history) < num_steps and vain < 100:
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        vain += 1
        if L < best_loss or np.isnan(best_loss):
            best, best_loss, vain = new, L, 0
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_start_changed",
        "no_copy",
        """
    best_loss, history = loss(W), []
    for i in range(num_steps):
        step = step_size * rng.standard_normal(W.shape)
        L = loss(W + step)
        if L < best_loss or np.isnan(best_loss):
            W += step
            best_loss = L
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    wrong(
        "search_start_changed",
        "filled",
        """
    best_loss, history = loss(W), []
    for i in range(num_steps):
        new = W + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            W[...] = new
            best_loss = L
        history.append(best_loss)
    return W.copy(), best_loss, history
""",
    ),
    wrong(
        "search_maximises",
        "greater",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L > best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_best_loss_not_updated",
        "first_loss",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        if loss(new) < best_loss or np.isnan(best_loss):
            best = new
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_first_bound",
        "zero",
        """
    best, best_loss, history = W.copy(), np.maximum(0.0, loss(W)), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = np.maximum(0.0, loss(new))
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_ties_move",
        "not_greater",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L <= best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_nan_wins",
        "not_worse",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if not L >= best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_history_of_all",
        "of_the_try",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(L)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_history_late",
        "noted_first",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        history.append(best_loss)
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
    return best, best_loss, history
""",
    ),
    wrong(
        "search_history_length",
        "start_among_them",
        """
    best, best_loss = W.copy(), loss(W)
    history = [best_loss]
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_form",
        "pair",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "own_step",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + 0.0001 * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_scale_squared",
        "squared",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + rng.normal(0, step_size**2, W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_uniform",
        "around_zero",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * (2 * rng.random(W.shape) - 1)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_one_number",
        "scalar",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal()
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_drawn_once",
        "direction",
        """
    best, best_loss, history = W.copy(), loss(W), []
    step = step_size * rng.standard_normal(W.shape)
    for i in range(num_steps):
        L = loss(best + step)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = best + step, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_not_from_rng",
        "np_random",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + np.random.normal(scale=step_size, size=W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_fixed_seed",
        "np_random_seed",
        """
    np.random.seed(42)
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * np.random.randn(*W.shape)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_wrong_shape",
        "flat",
        """
    best = W.ravel().copy()
    best_loss, history = loss(best), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(best.size)
        L = loss(new)
        if L < best_loss or np.isnan(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best.reshape(W.shape), best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "halved_after_a_failure",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        else:
            step_size = step_size / 2
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "smaller_with_time",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * 0.9**i * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "length_of_one",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        direction = rng.standard_normal(W.shape)
        new = best + step_size * direction / np.linalg.norm(direction)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_scale_ignored",
        "times_the_length_of_W",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * np.linalg.norm(best) * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "",
        "some_progress",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss - 0.002 * abs(best_loss):
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "",
        "in_units_of_W",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * np.abs(best) * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_best_loss_not_updated",
        "start_loss_beside",
        """
    best = W.copy()
    best_loss = start_loss = loss(W)
    history = []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < start_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    wrong(
        "search_best_loss_not_updated",
        "the_try_before",
        """
    best = W.copy()
    best_loss = before = loss(W)
    history = []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < before:
            best, best_loss = new, L
        before = L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
]

UNUSUAL = [
    unusual(
        "as_the_lecture_has_it",
        """
    best, best_loss, history = W.copy(), loss(W), []
    for i in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        L = loss(new)
        if L < best_loss:
            best, best_loss = new, L
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    unusual(
        "steps_drawn_at_once",
        """
    steps = rng.normal(0.0, step_size, size=(num_steps,) + W.shape)
    best, best_loss = W, loss(W)
    history = np.zeros(num_steps)
    for k, step in enumerate(steps):
        its = loss(best + step)
        if not (its >= best_loss or np.isnan(its)):
            best, best_loss = best + step, its
        history[k] = best_loss
    return best, best_loss, history
""",
    ),
    unusual(
        "in_place_and_back",
        """
    W = np.array(W, dtype=float)
    best_loss = loss(W)
    history = []
    for _ in range(num_steps):
        before = W.copy()
        W += step_size * rng.standard_normal(W.shape)
        value = loss(W)
        if value < best_loss or best_loss != best_loss:
            best_loss = value
        else:
            W[...] = before
        history.append(best_loss)
    return W, best_loss, history
""",
    ),
    unusual(
        "two_buffers",
        """
    best, other, best_loss, history = W.copy(), np.empty(W.shape), loss(W), []
    for _ in range(num_steps):
        np.multiply(rng.standard_normal(W.shape), step_size, out=other)
        other += best
        value = loss(other)
        if np.isnan(best_loss) or value < best_loss:
            best, other, best_loss = other, best, value
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    unusual(
        "recursion",
        """
    def walk(best, best_loss, left):
        if left == 0:
            return best, best_loss, []
        new = best + step_size * rng.standard_normal(best.shape)
        value = loss(new)
        if np.isnan(best_loss) or value < best_loss:
            best, best_loss = new, value
        best_again, lowest, history = walk(best, best_loss, left - 1)
        return best_again, lowest, [best_loss] + history

    return walk(W, loss(W), num_steps)
""",
    ),
    unusual(
        "flat_lists",
        """
    best = [float(number) for number in np.ravel(W)]
    best_loss, history = loss(np.reshape(best, W.shape)), ()
    for _ in range(num_steps):
        new = [number + step_size * rng.standard_normal() for number in best]
        value = loss(np.reshape(new, W.shape))
        if value < best_loss or np.isnan(best_loss):
            best, best_loss = new, value
        history += (best_loss,)
    return np.reshape(best, W.shape), best_loss, history
""",
    ),
    unusual(
        "nan_is_infinite",
        """
    def height(W):
        value = loss(W)
        return np.inf if np.isnan(value) else value

    best, best_loss, history = np.array(W), height(W), []
    for _ in range(num_steps):
        candidates = [(best_loss, 0, best)]
        new = best + step_size * rng.standard_normal(W.shape)
        candidates.append((height(new), 1, new))
        best_loss, _, best = sorted(candidates, key=lambda one: one[:2])[0]
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    unusual(
        "last_of_the_path",
        """
    path = [(loss(W), W)]
    history = []
    for _ in range(num_steps):
        best_loss, best = path[-1]
        new = rng.normal(best, step_size)
        value = loss(new)
        if value < best_loss or np.isnan(best_loss):
            path.append((value, new))
        history.append(path[-1][0])
    return path[-1][1], path[-1][0], history
""",
    ),
    unusual(
        "float32",
        """
    best = W.astype(np.float32)
    best_loss, history = loss(best), np.empty(num_steps)
    for k in range(num_steps):
        new = best + np.float32(step_size) * rng.standard_normal(W.shape, dtype=np.float32)
        value = loss(new)
        if value < best_loss or np.isnan(best_loss):
            best, best_loss = new, value
        history[k] = best_loss
    return best, best_loss, history
""",
    ),
]
