"""Solutions of searches, gradients, schedules as in repositories of students, held out from the detectors."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # history gets the loss of every try, not the lowest so far.
    Wrong(
        "random_search",
        "search_history_of_all",
        "history_has_the_loss_of_each_try_itself",
        """
def random_search(loss, shape, num_tries, scale, rng):
    bestloss = float("inf")
    bestW, history = None, []
    for num in range(num_tries):
        W = rng.standard_normal(shape) * scale  # generate random parameters
        L = loss(W)
        if L < bestloss:  # keep track of the best solution
            bestloss = L
            bestW = W
        history.append(float(L))
    return bestW, float(bestloss), history
""",
    ),
    # <= in place of <: of equal losses the last is kept.
    Wrong(
        "random_search",
        "search_ties_move",
        "keeps_the_last_of_equal_tries",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_W, best_loss, history = None, np.inf, []
    for i in range(num_tries):
        W = scale * rng.standard_normal(shape)
        current = loss(W)
        if current <= best_loss:
            best_W, best_loss = W, current
        history.append(float(best_loss))
    return best_W, float(best_loss), history
""",
    ),
    # np.random.randn as in the course notes; rng is not used.
    Wrong(
        "random_search",
        "search_not_from_rng",
        "numbers_from_np_random_in_place_of_rng",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss, best = np.inf, None
    history = []
    for _ in range(num_tries):
        W = np.random.randn(*shape) * scale
        l = loss(W)
        if l < best_loss:
            best, best_loss = W.copy(), l
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # rng.random: uniform in [0, 1), never negative.
    Wrong(
        "random_search",
        "search_uniform",
        "uniform_numbers_between_zero_and_one",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss, best, history = np.inf, None, []
    for _ in range(num_tries):
        W = rng.random(shape) * scale
        value = loss(W)
        if value < best_loss or np.isnan(best_loss):
            best_loss, best = value, W
        history += [float(best_loss)]
    return best, float(best_loss), history
""",
    ),
    # range(1, num_tries), after MATLAB's 1:num_tries.
    Wrong(
        "random_search",
        "search_wrong_count",
        "loop_from_one_makes_a_try_too_few",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss = np.inf
    best = np.zeros(shape)
    history = []
    for k in range(1, num_tries):
        W = scale * rng.standard_normal(shape)
        this_loss = loss(W)
        if this_loss < best_loss:
            best_loss = this_loss
            best = W
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # One buffer for all tries, filled with out=; what is kept as the best is the buffer itself.
    Wrong(
        "random_search",
        "search_W_and_loss_apart",
        "best_is_the_buffer_that_the_next_try_overwrites",
        """
def random_search(loss, shape, num_tries, scale, rng):
    buffer = np.empty(shape)
    best, best_loss = buffer, np.inf
    history = np.empty(num_tries)
    for i in range(num_tries):
        rng.standard_normal(out=buffer)
        buffer *= scale
        value = loss(buffer)
        if i == 0 or value < best_loss or np.isnan(best_loss):
            best, best_loss = buffer, value
        history[i] = best_loss
    return best, float(best_loss), history.tolist()
""",
    ),
    # loss(W) is called once to compare and once more to keep it.
    Wrong(
        "random_search",
        "search_calls_loss_twice",
        "asks_for_the_loss_again_when_it_is_better",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best, best_loss, history = None, np.inf, []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        if loss(W) < best_loss:
            best = W
            best_loss = loss(W)
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # The first argument of rng.normal is the mean: entries lie around `scale` with deviation 1.
    Wrong(
        "random_search",
        "search_scale_ignored",
        "scale_given_as_the_mean_of_the_normal",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best, best_loss, history = None, np.inf, []
    for t in range(num_tries):
        W = rng.normal(scale, size=shape)
        loss_t = loss(W)
        if loss_t < best_loss:
            best_loss = loss_t
            best = W
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # np.argmin and minimum.accumulate take a nan for the lowest.
    Wrong(
        "random_search",
        "search_nan_wins",
        "argmin_over_a_list_of_losses_picks_nan",
        """
def random_search(loss, shape, num_tries, scale, rng):
    tries = [scale * rng.standard_normal(shape) for _ in range(num_tries)]
    losses = np.array([loss(W) for W in tries])
    best = int(np.argmin(losses))
    return tries[best], float(losses[best]), np.minimum.accumulate(losses).tolist()
""",
    ),
    # The append has slipped into the if: fewer than num_tries entries.
    Wrong(
        "random_search",
        "search_history_length",
        "history_only_when_a_try_is_better",
        """
def random_search(loss, shape, num_tries, scale, rng):
    W_best, L_best = None, np.inf
    history = []
    for _ in range(num_tries):
        W = rng.normal(0, scale, size=shape)
        L = loss(W)
        if L < L_best:
            W_best, L_best = W, L
            history.append(float(L_best))
    return W_best, float(L_best), history
""",
    ),
    # W, the last try, is returned in place of the best one.
    Wrong(
        "random_search",
        "search_W_and_loss_apart",
        "returns_the_last_try_with_the_best_loss",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_W = None
    best_loss = np.inf
    history = []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        l = loss(W)
        if best_W is None or l < best_loss or np.isnan(best_loss):
            best_W, best_loss = W, l
        history.append(float(best_loss))
    return W, float(best_loss), history
""",
    ),
    # The first best loss is 10, "surely high enough": of losses above it nothing is ever kept.
    Wrong(
        "random_search",
        "search_first_bound",
        "starts_from_a_best_loss_of_ten",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss = 10.0
    best_W = np.zeros(shape)
    history = []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        L = loss(W)
        if L < best_loss:
            best_loss, best_W = L, W
        history.append(float(best_loss))
    return best_W, float(best_loss), history
""",
    ),
    # The step is added to W, which stays where it began; the best is only noted.
    Wrong(
        "random_local_search",
        "search_around_start",
        "tries_always_around_the_start",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W, best_loss = W.copy(), loss(W)
    history = []
    for _ in range(num_steps):
        W_try = W + step_size * rng.standard_normal(W.shape)
        L = loss(W_try)
        if L < best_loss:
            best_W = W_try
            best_loss = L
        history.append(float(best_loss))
    return best_W, float(best_loss), history
""",
    ),
    # W = the try whether it was better or not: a random walk that notes its best place.
    Wrong(
        "random_local_search",
        "search_around_last",
        "walks_on_from_each_try_good_or_bad",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss, history = np.array(W, dtype=float), loss(W), []
    current = best
    for _ in range(num_steps):
        current = current + step_size * rng.standard_normal(best.shape)
        value = loss(current)
        if value < best_loss:
            best, best_loss = current, value
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # The loss of the start is what each try is compared with; W moves on to anything below that.
    Wrong(
        "random_local_search",
        "search_best_loss_not_updated",
        "compares_with_the_loss_of_the_start_for_ever",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    start_loss = loss(W)
    best_loss = start_loss
    W = W.astype(float)
    history = []
    for _ in range(num_steps):
        Wtry = W + step_size * rng.standard_normal(W.shape)
        new_loss = loss(Wtry)
        if new_loss < start_loss:
            W = Wtry
            best_loss = new_loss
        history.append(float(best_loss))
    return W, float(best_loss), history
""",
    ),
    # history begins with the loss of the start: num_steps + 1 numbers.
    Wrong(
        "random_local_search",
        "search_history_length",
        "history_opens_with_the_start",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss = W.copy(), loss(W)
    history = [float(best_loss)]
    for step in range(num_steps):
        candidate = best + step_size * rng.standard_normal(W.shape)
        candidate_loss = loss(candidate)
        if candidate_loss < best_loss:
            best, best_loss = candidate, candidate_loss
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # W += step, and W -= step if it was no good: the array handed in is changed.
    Wrong(
        "random_local_search",
        "search_start_changed",
        "steps_in_the_callers_array_and_takes_bad_ones_back",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_loss = loss(W)
    history = []
    for _ in range(num_steps):
        step = step_size * rng.standard_normal(W.shape)
        before = W.copy()
        W += step
        trial = loss(W)
        if trial < best_loss:
            best_loss = trial
        else:
            W[...] = before
        history.append(float(best_loss))
    return W, float(best_loss), history
""",
    ),
    # rng.uniform(-1, 1) where standard normal numbers are asked for.
    Wrong(
        "random_local_search",
        "search_uniform",
        "uniform_steps_from_minus_one_to_one",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    Wb = W.copy()
    Lb = loss(Wb)
    hist = []
    for i in range(num_steps):
        Wn = Wb + step_size * rng.uniform(-1, 1, size=Wb.shape)
        Ln = loss(Wn)
        if Ln < Lb:
            Wb, Lb = Wn, Ln
        hist.append(float(Lb))
    return Wb, float(Lb), hist
""",
    ),
    # loss(best) is asked again in each comparison: twice as many calls.
    Wrong(
        "random_local_search",
        "search_calls_loss_twice",
        "loss_of_the_best_is_computed_anew_at_every_step",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = W.copy()
    history = []
    for _ in range(num_steps):
        candidate = best + rng.standard_normal(best.shape) * step_size
        old, new = loss(best), loss(candidate)
        if new < old:
            best = candidate
        history.append(float(new if new < old else old))
    return best, history[-1], history
""",
    ),
    # <=: a try that is only as good replaces the best.
    Wrong(
        "random_local_search",
        "search_ties_move",
        "moves_sideways_on_equal_losses",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss, history = W.copy(), loss(W), []
    for _ in range(num_steps):
        tried = best + step_size * rng.standard_normal(W.shape)
        l = loss(tried)
        best, best_loss = (tried, l) if l <= best_loss else (best, best_loss)
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # rng.standard_normal() without a shape: every entry is moved by the same amount.
    Wrong(
        "random_local_search",
        "search_one_number",
        "one_random_number_for_all_entries",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = W.copy()
    best_loss = loss(best)
    history = []
    for _ in range(num_steps):
        W_new = best + step_size * rng.standard_normal()
        loss_new = loss(W_new)
        if loss_new < best_loss:
            best = W_new
            best_loss = loss_new
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # best_loss is infinite at first: the first try is always taken, the loss of the start not asked.
    Wrong(
        "random_local_search",
        "search_start_not_tried",
        "the_start_is_not_among_the_candidates",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss, history = W.copy(), np.inf, []
    for _ in range(num_steps):
        tried = best + step_size * rng.standard_normal(best.shape)
        its_loss = loss(tried)
        if its_loss < best_loss:
            best, best_loss = tried, its_loss
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # step_size *= 0.99 was left in from playing with it.
    Wrong(
        "random_local_search",
        "search_scale_ignored",
        "step_size_shrinks_after_each_try",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W = np.copy(W)
    best_loss = loss(best_W)
    history = []
    for it in range(num_steps):
        new_W = best_W + step_size * rng.standard_normal(best_W.shape)
        new_loss = loss(new_W)
        if new_loss < best_loss:
            best_W, best_loss = new_W, new_loss
        history.append(float(best_loss))
        step_size *= 0.99
        # if it % 100 == 0: print(it, best_loss)
    return best_W, float(best_loss), history
""",
    ),
    # rng.normal wants the standard deviation; it gets a square root, as if step_size were a variance.
    Wrong(
        "random_local_search",
        "search_scale_squared",
        "variance_taken_for_deviation",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss, history = W.copy(), loss(W), []
    for _ in range(num_steps):
        dW = rng.normal(0.0, np.sqrt(step_size), W.shape)
        trial_loss = loss(best + dW)
        if trial_loss < best_loss:
            best = best + dW
            best_loss = trial_loss
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # "not worse" in place of "better": a nan is not worse than anything.
    Wrong(
        "random_local_search",
        "search_nan_wins",
        "steps_on_a_nan",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss = W.copy(), loss(W)
    history = []
    for _ in range(num_steps):
        tried = best + step_size * rng.standard_normal(best.shape)
        value = loss(tried)
        if value >= best_loss:
            history.append(float(best_loss))
            continue
        best, best_loss = tried, value
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # The loss of each try goes into history, better or not.
    Wrong(
        "random_local_search",
        "search_history_of_all",
        "history_of_the_tries",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    W = W.copy()
    history, bestloss = [], loss(W)
    for _ in range(num_steps):
        Wtry = W + rng.standard_normal(W.shape) * step_size
        L = loss(Wtry)
        history.append(float(L))
        if L < bestloss:
            W = Wtry
            bestloss = L
    return W, float(bestloss), history
""",
    ),
    # best_loss is never renewed: whatever is below the start is taken, and history says min so far.
    Wrong(
        "random_local_search",
        "search_W_and_loss_apart search_best_loss_not_updated",
        "best_loss_stays_that_of_the_start",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    current, best_loss = np.array(W, dtype=float), loss(W)
    history, lowest = [], best_loss
    for _ in range(num_steps):
        proposal = current + step_size * rng.standard_normal(current.shape)
        proposal_loss = loss(proposal)
        if proposal_loss < best_loss:
            current = proposal
            lowest = min(lowest, proposal_loss)
        history.append(float(lowest))
    return current, float(lowest), history
""",
    ),
    # The copy is never set back, so the later entries are measured with all the earlier ones shifted.
    Wrong(
        "forward_gradient",
        "slope_not_restored",
        "steps_pile_up_from_entry_to_entry",
        """
def forward_gradient(f, x, h):
    xs = np.array(x, dtype=float)
    fx = f(xs)
    grad = np.zeros_like(xs)
    it = np.nditer(xs, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        xs[ix] += h
        grad[ix] = (f(xs) - fx) / h
        it.iternext()
    return grad
""",
    ),
    # (f(x) - f(x - h e)) / h: the step goes to the other side.
    Wrong(
        "forward_gradient",
        "slope_backward",
        "looks_backward",
        """
def forward_gradient(f, x, h):
    x = np.asarray(x, dtype=float)
    f0 = f(x)
    g = []
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = h
        g.append((f0 - f(x - e.reshape(x.shape))) / h)
    return np.array(g).reshape(x.shape)
""",
    ),
    # f(x) is called anew within the loop: 2 x.size calls.
    Wrong(
        "forward_gradient",
        "slope_too_many_calls",
        "value_at_x_is_asked_for_each_entry",
        """
def forward_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(*x.shape):
        old = x[ix]
        fx = f(x)
        x[ix] = old + h
        fxh = f(x)
        x[ix] = old
        grad[ix] = (fxh - fx) / h
    return grad
""",
    ),
    # range(len(x)) runs over rows: with two dimensions a whole row is shifted at once.
    Wrong(
        "forward_gradient",
        "slope_several_entries",
        "shifts_whole_rows_of_a_matrix",
        """
def forward_gradient(f, x, h):
    x = np.array(x, dtype=float)
    fx = f(x)
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        xp = x.copy()
        xp[i] += h
        grad[i] = (f(xp) - fx) / h
    return grad
""",
    ),
    # x[ix] += h, x[ix] -= h in the caller's array: rounding leaves it changed in the last bits.
    Wrong(
        "forward_gradient",
        "slope_bits_lost slope_integers_truncated",
        "adds_h_and_takes_it_away_again_in_x_itself",
        """
def forward_gradient(f, x, h):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        x[ix] += h
        grad[ix] = (f(x) - fx) / h
        x[ix] -= h
    return grad
""",
    ),
    # The list of slopes is not brought into the shape of x.
    Wrong(
        "forward_gradient",
        "slope_wrong_shape",
        "comes_back_flat",
        """
def forward_gradient(f, x, h):
    x = np.array(x, dtype=float)
    base = f(x)
    steps = h * np.eye(x.size).reshape((x.size,) + x.shape)
    return np.array([(f(x + e) - base) / h for e in steps])
""",
    ),
    # The difference over 2h is divided by h.
    Wrong(
        "numeric_gradient",
        "slope_wrong_distance",
        "divided_by_h_alone",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    while not it.finished:
        ix = it.multi_index
        oldval = x[ix]
        x[ix] = oldval + h  # increment by h
        fxph = f(x)  # evalute f(x + h)
        x[ix] = oldval - h
        fxmh = f(x)  # evaluate f(x - h)
        x[ix] = oldval  # restore
        grad[ix] = (fxph - fxmh) / h  # the slope
        it.iternext()
    return grad
""",
    ),
    # / 2 * h: halved, then multiplied by h.
    Wrong(
        "numeric_gradient",
        "slope_times_h",
        "over_two_times_h_without_brackets",
        """
def numeric_gradient(f, x, h):
    x = np.asarray(x, dtype=np.float64)
    grad = np.empty(x.shape)
    for idx, _ in np.ndenumerate(x):
        e = np.zeros(x.shape)
        e[idx] = h
        grad[idx] = (f(x + e) - f(x - e)) / 2 * h
    return grad
""",
    ),
    # The copy of x keeps its integer type: x + h is cut back to x.
    Wrong(
        "numeric_gradient",
        "slope_integers_truncated",
        "whole_numbers_stay_whole",
        """
def numeric_gradient(f, x, h):
    x = x.copy()
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        x[ix] = old + h
        up = f(x)
        x[ix] = old - h
        down = f(x)
        x[ix] = old
        grad[ix] = (up - down) / (2 * h)
    return grad
""",
    ),
    # h = 1e-5 stands in the function: the h handed in is not used.
    Wrong(
        "numeric_gradient",
        "slope_other_step",
        "h_is_overwritten_as_in_the_course_file",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    h = 1e-5
    for ix in np.ndindex(x.shape):
        oldval = x[ix]
        x[ix] = oldval + h
        pos = f(x)
        x[ix] = oldval - h
        neg = f(x)
        x[ix] = oldval
        grad[ix] = (pos - neg) / (2 * h)
    return grad
""",
    ),
    # Its copy is not set back after f(x - h e): later slopes are measured with earlier entries shifted.
    Wrong(
        "numeric_gradient",
        "slope_not_restored",
        "x_is_left_shifted_to_the_left",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    flat = x.reshape(-1)
    grad = np.zeros(x.size)
    for i in range(x.size):
        v = flat[i]
        flat[i] = v + h
        fp = f(x)
        flat[i] = v - h
        fm = f(x)
        grad[i] = (fp - fm) / (2.0 * h)
    return grad.reshape(x.shape)
""",
    ),
    # x += h, x -= 2h, x += h in the caller's array: not bit for bit what it was.
    Wrong(
        "numeric_gradient",
        "slope_bits_lost",
        "restores_the_entry_by_arithmetic",
        """
def numeric_gradient(f, x, h):
    if x.dtype.kind != "f":
        x = x.astype(float)
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
    # / where // is meant: the rate falls at every step.
    Wrong(
        "step_decay",
        "decays_between_drops",
        "true_division_so_it_falls_smoothly",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    return learning_rate * np.power(factor, step / every)
""",
    ),
    # (step + 1) // every: the rate falls at step every - 1 already.
    Wrong(
        "step_decay",
        "drops_too_early",
        "one_step_too_early",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    n_drops = (step + 1) // every
    return learning_rate * factor**n_drops
""",
    ),
    # learning_rate * factor * drops: multiplied, not raised to a power.
    Wrong(
        "step_decay",
        "drops_by_something_else",
        "factor_times_the_number_of_drops",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    drops = step // every
    if drops == 0:
        return learning_rate
    return learning_rate * factor * drops
""",
    ),
    # Only the first drop is made.
    Wrong(
        "step_decay",
        "drops_once",
        "falls_once_and_never_again",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    lr = learning_rate
    if step >= every:
        lr *= factor
    return lr
""",
    ),
    # decay * step / total_steps: time is measured from 0 to 1.
    Wrong(
        "inverse_decay",
        "schedule_depends_on_total",
        "time_as_a_part_of_the_whole",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    t = step / total_steps
    return learning_rate / (1.0 + decay * t)
""",
    ),
    # exp(-decay * step): the other formula of the notes.
    Wrong(
        "inverse_decay",
        "exponential_not_inverse",
        "exponential_in_place_of_one_over_t",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    # alpha = alpha_0 * exp(-k t)
    return float(learning_rate * np.exp(-decay * step))
""",
    ),
    # (1 + decay) ** step below the line.
    Wrong(
        "inverse_decay",
        "exponential_not_inverse",
        "power_of_one_plus_decay",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    return learning_rate / (1 + decay) ** step
""",
    ),
    # progress = step / total_steps: the warm-up is not taken off.
    Wrong(
        "cosine_with_warmup",
        "fall_counted_from_step_0",
        "progress_from_step_zero_in_spite_of_the_warmup",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if warmup_steps > 0 and step < warmup_steps:
        return learning_rate * step / warmup_steps
    progress = step / total_steps
    return float(0.5 * learning_rate * (1 + np.cos(np.pi * progress)))
""",
    ),
    # (step + 1) / warmup_steps, as in many libraries: step 0 has a rate already.
    Wrong(
        "cosine_with_warmup",
        "warmup_starts_above_0",
        "warm_up_begins_above_zero",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * (step + 1) / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return float(learning_rate * 0.5 * (1.0 + np.cos(np.pi * progress)))
""",
    ),
    # step <= warmup_steps: without a warm-up step 0 divides 0 by 0.
    Wrong(
        "cosine_with_warmup",
        "breaks_without_warmup",
        "divides_by_a_warmup_of_zero",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step <= warmup_steps:
        return learning_rate * (step / warmup_steps)
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return float(learning_rate * (1 + np.cos(np.pi * progress)) / 2)
""",
    ),
    # cos(progress): it never comes near 0.
    Wrong(
        "cosine_with_warmup",
        "pi_missing",
        "pi_left_out",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps: return learning_rate*step/warmup_steps
    p = (step - warmup_steps)/(total_steps - warmup_steps)
    return float(learning_rate*(1 + np.cos(p))/2)
""",
    ),
    # (step - warmup_steps) / total_steps: at the end it is not yet 0.
    Wrong(
        "cosine_with_warmup",
        "fall_divided_by_all_steps",
        "fall_is_as_long_as_the_whole_training",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        lr = learning_rate / warmup_steps * step
    else:
        progress = (step - warmup_steps) / total_steps
        lr = 0.5 * learning_rate * (1 + np.cos(np.pi * progress))
    return float(lr)
""",
    ),
    # 2 pi: down and up again.
    Wrong(
        "cosine_with_warmup",
        "another_part_of_the_wave",
        "a_whole_wave",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return float(learning_rate * (1 + np.cos(2 * np.pi * progress)) / 2)
""",
    ),
    # // gives a progress of 0 until the very end.
    Wrong(
        "cosine_with_warmup",
        "rate_in_stairs",
        "whole_number_division_of_the_c_programmer",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    i = step - warmup_steps
    n = total_steps - warmup_steps
    return float(learning_rate * (1 + np.cos(i // n * np.pi)) / 2)
""",
    ),
    # Divided by total - warmup - 1, so that it is 0 one step early and rises again after.
    Wrong(
        "cosine_with_warmup",
        "fall_off_by_one",
        "last_step_is_taken_for_total_minus_one",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    progress = (step - warmup_steps) / max(1, total_steps - warmup_steps - 1)
    return float(learning_rate * (1 + np.cos(np.pi * progress)) / 2)
""",
    ),
]

UNUSUAL = [
    Unusual(
        "random_search",
        "course_notes_loop",
        """
def random_search(loss, shape, num_tries, scale, rng):
    bestW, bestloss = None, float("nan")
    history = []
    for num in range(num_tries):
        W = rng.normal(0.0, scale, size=shape)  # generate random parameters
        L = float(loss(W))
        if num == 0 or L < bestloss or bestloss != bestloss:
            bestloss = L
            bestW = W
        history.append(bestloss)
    return bestW, bestloss, history
""",
    ),
    Unusual(
        "random_search",
        "all_at_once_then_fmin",
        """
def random_search(loss, shape, num_tries, scale, rng):
    tries = scale * rng.standard_normal((num_tries, *shape))
    losses = np.array([loss(t) for t in tries], dtype=float)
    history = np.fmin.accumulate(losses)
    best = 0 if np.isnan(losses).all() else int(np.nanargmin(losses))
    return tries[best], float(losses[best]), [float(v) for v in history]
""",
    ),
    Unusual(
        "random_search",
        "one_buffer_and_copies",
        """
def random_search(loss, shape, num_tries, scale, rng):
    buf = np.empty(shape)
    best = np.empty(shape)
    lowest = np.nan
    history = []
    for i in range(num_tries):
        rng.standard_normal(out=buf)
        np.multiply(buf, scale, out=buf)
        value = loss(buf)
        if i == 0 or not (value >= lowest or np.isnan(value)):
            np.copyto(best, buf)
            lowest = value
        history.append(float(lowest))
    return best, float(lowest), history
""",
    ),
    Unusual(
        "random_local_search",
        "course_notes_without_copies",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    bestloss = float(loss(W))
    W = W + 0.0
    history = []
    for _ in range(num_steps):
        Wtry = W + rng.normal(size=W.shape) * step_size
        L = float(loss(Wtry))
        if L < bestloss:
            W, bestloss = Wtry, L
        history.append(bestloss)
    return W, bestloss, history
""",
    ),
    Unusual(
        "random_local_search",
        "undo_in_an_own_copy",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    here = np.array(W, dtype=float)
    height = loss(here)
    history = [None] * num_steps
    for i in range(num_steps):
        back = here.copy()
        here += step_size * rng.standard_normal(here.shape)
        new = loss(here)
        if new < height:
            height = new
        else:
            here = back
        history[i] = float(height)
    return here, float(height), history
""",
    ),
    Unusual(
        "random_local_search",
        "while_loop_and_min_of_pairs",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = (float(loss(W)), np.array(W, dtype=float))
    history = []
    while len(history) < num_steps:
        W = best[1] + step_size * rng.standard_normal(best[1].shape)
        tried = (float(loss(W)), W)
        best = min(best, tried, key=lambda pair: pair[0])
        history.append(best[0])
    return best[1], best[0], history
""",
    ),
    Unusual(
        "random_local_search",
        "all_noise_drawn_before",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    noise = step_size * rng.standard_normal((num_steps,) + np.shape(W))
    best_W, best_loss = np.array(W, dtype=float), loss(W)
    losses = []
    for eps in noise:
        cand = best_W + eps
        cand_loss = loss(cand)
        improved = bool(cand_loss < best_loss)
        best_W = [best_W, cand][improved]
        best_loss = [best_loss, cand_loss][improved]
        losses.append(float(best_loss))
    return best_W, float(best_loss), losses
""",
    ),
    Unusual(
        "forward_gradient",
        "nditer_with_old_values",
        """
def forward_gradient(f, x, h):
    x = x.astype(np.float64)
    fx = f(x)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = old
        it.iternext()
    return grad
""",
    ),
    Unusual(
        "forward_gradient",
        "comprehension_over_unit_vectors",
        """
def forward_gradient(f, x, h):
    x = np.asarray(x, dtype=float)
    f0 = f(x)
    units = np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + h * e) - f0) / h for e in units]).reshape(x.shape)
""",
    ),
    Unusual(
        "numeric_gradient",
        "course_file_with_own_copy",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    while not it.finished:
        ix = it.multi_index
        oldval = x[ix]
        x[ix] = oldval + h
        fxph = f(x)
        x[ix] = oldval - h
        fxmh = f(x)
        x[ix] = oldval
        grad[ix] = (fxph - fxmh) / (2 * h)
        it.iternext()
    return grad
""",
    ),
    Unusual(
        "numeric_gradient",
        "all_right_values_then_all_left",
        """
def numeric_gradient(f, x, h):
    base = np.asarray(x) * 1.0

    def value(k, step):
        moved = base.copy()
        moved.flat[k] += step
        return f(moved)

    right = np.array([value(k, h) for k in range(base.size)])
    left = np.array([value(k, -h) for k in range(base.size)])
    return ((right - left) / (h + h)).reshape(base.shape)
""",
    ),
    Unusual(
        "step_decay",
        "loop_of_multiplications",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    rate = learning_rate
    passed = every
    while passed <= step:
        rate *= factor
        passed += every
    return rate
""",
    ),
    Unusual(
        "inverse_decay",
        "with_the_time_that_halves_it",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    denominator = 1.0
    denominator += step * decay
    return float(np.divide(learning_rate, denominator))
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "math_and_cos_squared",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    import math

    done = step - warmup_steps
    if done < 0:
        return (1 + done / warmup_steps) * learning_rate
    return learning_rate * math.cos(math.pi / 2 * done / (total_steps - warmup_steps)) ** 2
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "numpy_where_with_a_safe_divisor",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    ramp = step / max(warmup_steps, 1)
    progress = np.clip((step - warmup_steps) / (total_steps - warmup_steps), 0, 1)
    wave = 0.5 + 0.5 * np.cos(np.pi * progress)
    return float(learning_rate * np.where(step < warmup_steps, ramp, wave))
""",
    ),
]
