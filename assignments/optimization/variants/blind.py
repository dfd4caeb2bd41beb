"""Searches, slopes and schedules by somebody who knew neither the detectors nor the other tables.

What the detectors find here counts for more than what they find in tables that they grew up with.
"""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # --- random_search ------------------------------------------------------------------------------------
    # NumPy's global generator instead of rng.
    Wrong(
        "random_search",
        "search_not_from_rng",
        "from_the_lecture_slide",
        """
def random_search(loss, shape, num_tries, scale, rng):
    bestloss = float("inf") # Python assigns the highest possible float value
    history = []
    bestW = None
    for num in range(num_tries):
        W = np.random.randn(*shape) * scale # generate random parameters
        l = loss(W) # get the loss over the entire training set
        if l < bestloss: # keep track of the best solution
            bestloss = l
            bestW = W
        history.append(bestloss)
        # print('in attempt %d the loss was %f, best %f' % (num, l, bestloss))
    return bestW, bestloss, history
""",
    ),
    # history has each try's own loss.
    Wrong(
        "random_search",
        "search_history_of_all",
        "collects_what_it_sees",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_W, best_loss = None, np.inf
    history = []
    for i in range(num_tries):
        W = rng.normal(0, scale, size=shape)
        cur = loss(W)
        history.append(float(cur))
        if cur < best_loss:
            best_loss = float(cur)
            best_W = W
    return best_W, best_loss, history
""",
    ),
    # The loss is asked a second time for what was found.
    Wrong(
        "random_search",
        "search_calls_loss_twice",
        "asks_again",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best, best_loss = None, np.inf
    history = []
    for _ in range(num_tries):
        candidate = rng.standard_normal(shape) * scale
        if loss(candidate) < best_loss:
            best = candidate
            best_loss = loss(candidate)
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    # One W that is filled anew each time: the one that is returned is the last.
    Wrong(
        "random_search",
        "search_W_and_loss_apart",
        "preallocates_once_and_refills",
        """
def random_search(loss, shape, num_tries, scale, rng):
    W = np.zeros(shape)
    bestW, bestLoss = W, np.inf
    history = np.zeros(num_tries)
    for k in range(num_tries):
        W[...] = scale * rng.standard_normal(shape)
        thisLoss = loss(W)
        if thisLoss < bestLoss:
            bestLoss = thisLoss
            bestW = W
        history[k] = bestLoss
    return bestW, float(bestLoss), list(history)
""",
    ),
    # Uniform numbers instead of normal ones.
    Wrong(
        "random_search",
        "search_uniform",
        "rand_as_in_matlab",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss = np.inf
    best = None
    history = []
    for t in range(num_tries):
        W = scale * (2 * rng.random(shape) - 1)
        L = loss(W)
        if L < best_loss:
            best_loss, best = L, W
        history += [float(best_loss)]
    return best, float(best_loss), history
""",
    ),
    # argmin takes nan for the smallest of all.
    Wrong(
        "random_search",
        "search_nan_wins",
        "all_tries_at_once_and_argmin",
        """
def random_search(loss, shape, num_tries, scale, rng):
    Ws = scale * rng.standard_normal((num_tries, *shape))
    losses = np.array([loss(W) for W in Ws])
    k = int(np.argmin(losses))
    history = np.minimum.accumulate(losses).tolist()
    return Ws[k], float(losses[k]), history
""",
    ),
    # Of equal losses the last one stays.
    Wrong(
        "random_search",
        "search_ties_move",
        "less_or_equal",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss = float('inf')
    best_W = np.zeros(shape)
    history = []
    i = 0
    while i < num_tries:
        W = rng.standard_normal(shape) * scale
        cur_loss = loss(W)
        if cur_loss <= best_loss:
            best_loss = cur_loss
            best_W = W.copy()
        history.append(best_loss)
        i += 1
    return best_W, best_loss, history
""",
    ),
    # The scale is taken for a variance.
    Wrong(
        "random_search",
        "search_scale_squared",
        "root_of_the_scale_for_a_statistician",
        """
def random_search(loss, shape, num_tries, scale, rng):
    sigma = np.sqrt(scale)
    best, best_loss, history = None, np.inf, []
    for _ in range(num_tries):
        W = rng.normal(loc=0.0, scale=sigma, size=shape)
        value = loss(W)
        if value < best_loss:
            best, best_loss = W, value
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # A loss above 1000 never wins: nothing is returned if all are above.
    Wrong(
        "random_search",
        "search_first_bound",
        "large_number_as_start",
        """
def random_search(loss, shape, num_tries, scale, rng):
    bestloss = 1000.0
    bestW = None
    hist = []
    for i in range(num_tries):
        W = scale * rng.standard_normal(size=shape)
        l = loss(W)
        if l < bestloss:
            bestloss = l
            bestW = W
        hist.append(bestloss)
    return bestW, bestloss, hist
""",
    ),
    # The highest loss is kept.
    Wrong(
        "random_search",
        "search_maximises",
        "as_if_it_were_accuracy",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_score = -np.inf
    best_W = None
    history = []
    for trial in range(num_tries):
        W = scale * rng.standard_normal(shape)
        score = loss(W)
        if score > best_score:
            best_score = score
            best_W = W
        history.append(best_score)
    return best_W, best_score, history
""",
    ),
    # history grows only when something better was found.
    Wrong(
        "random_search",
        "search_history_length",
        "history_of_records",
        """
def random_search(loss, shape, num_tries, scale, rng):
    best_loss = np.inf
    history = []
    for i in range(num_tries):
        W = rng.standard_normal(shape)*scale
        l = loss(W)
        if l < best_loss:
            best_loss = l
            best_W = W
            history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # The best of all steps of a random walk: a try adds to the one before.
    Wrong(
        "random_search",
        "search_tries_walk",
        "plus_equals",
        """
def random_search(loss, shape, num_tries, scale, rng):
    W = np.zeros(shape)
    best, best_loss, history = None, np.inf, []
    for _ in range(num_tries):
        W = W + scale * rng.standard_normal(shape)
        l = loss(W)
        if l < best_loss:
            best, best_loss = W, l
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    # The start's loss is not asked: the first try is taken, even uphill.
    Wrong(
        "random_local_search",
        "search_start_not_tried",
        "inf_as_in_the_notes",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    W = W.copy()
    bestloss = float("inf")
    history = []
    for i in range(num_steps):
        Wtry = W + rng.standard_normal(W.shape) * step_size
        l = loss(Wtry)
        if l < bestloss:
            W = Wtry
            bestloss = l
        history.append(bestloss)
        #print('iter %d loss is %f' % (i, bestloss))
    return W, bestloss, history
""",
    ),
    # The caller's W is written.
    Wrong(
        "random_local_search",
        "search_start_changed",
        "steps_forth_and_back_in_the_given_array",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_loss = loss(W)
    history = []
    for _ in range(num_steps):
        step = step_size * rng.standard_normal(W.shape)
        W += step
        new_loss = loss(W)
        if new_loss < best_loss or np.isnan(best_loss):
            best_loss = new_loss
        else:
            W -= step
        history.append(float(best_loss))
    return W, float(best_loss), history
""",
    ),
    # history begins with the start.
    Wrong(
        "random_local_search",
        "search_history_length",
        "list_that_begins_with_the_start",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = np.copy(W)
    history = [float(loss(best))]
    for _ in range(num_steps):
        other = best + step_size * rng.standard_normal(best.shape)
        other_loss = float(loss(other))
        if other_loss < history[-1] or np.isnan(history[-1]):
            best = other
            history.append(other_loss)
        else:
            history.append(history[-1])
    return best, history[-1], history
""",
    ),
    # One random number for all entries.
    Wrong(
        "random_local_search",
        "search_one_number",
        "forgot_the_shape",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W = W.copy()
    best_loss = loss(best_W)
    if best_loss != best_loss: best_loss = np.inf
    history = []
    for step in range(num_steps):
        new_W = best_W + step_size * rng.standard_normal()
        new_loss = loss(new_W)
        if new_loss < best_loss:
            best_W, best_loss = new_W, new_loss
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # The best loss is not written down: each try is compared with the start.
    Wrong(
        "random_local_search",
        "search_best_loss_not_updated",
        "a_line_of_bookkeeping_short",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = W.copy()
    best_loss = start_loss = np.nan_to_num(loss(W), nan=np.inf)
    history = []
    for _ in range(num_steps):
        tried = best + step_size * rng.standard_normal(W.shape)
        l = loss(tried)
        if l < start_loss:
            best = tried
            best_loss = l
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # The step gets smaller when a try fails.
    Wrong(
        "random_local_search",
        "search_scale_ignored",
        "improved_it_a_little",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = W.copy()
    best_loss = loss(best)
    history = []
    fails = 0
    for _ in range(num_steps):
        W_try = best + step_size * rng.standard_normal(best.shape)
        loss_try = loss(W_try)
        if loss_try < best_loss or np.isnan(best_loss):
            best, best_loss = W_try, loss_try
            fails = 0
        else:
            fails += 1
            if fails == 3:
                step_size, fails = step_size / 2, 0   # helps to converge
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    # Steps are always of length step_size: the direction is normalised.
    Wrong(
        "random_local_search",
        "search_scale_ignored",
        "unit_direction",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = np.array(W, dtype=np.float64)
    best_loss = float(loss(best))
    history = []
    for _ in range(num_steps):
        direction = rng.standard_normal(best.shape)
        direction /= np.linalg.norm(direction)
        candidate = best + step_size * direction
        candidate_loss = float(loss(candidate))
        if candidate_loss < best_loss or np.isnan(best_loss):
            best, best_loss = candidate, candidate_loss
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    # Equal losses move it.
    Wrong(
        "random_local_search",
        "search_ties_move",
        "min_with_a_key_of_new_before_old",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = (loss(W), W.copy())
    history = []
    for _ in range(num_steps):
        V = best[1] + step_size * rng.standard_normal(W.shape)
        best = min((loss(V), V), best, key=lambda pair: np.inf if np.isnan(pair[0]) else pair[0])
        history.append(float(best[0]))
    return best[1], float(best[0]), history
""",
    ),
    # The step only goes to positive sides.
    Wrong(
        "random_local_search",
        "search_uniform",
        "rand_of_matlab_again",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    Wbest = W.copy()
    Lbest = loss(Wbest)
    history = []
    for it in range(num_steps):
        Wnew = Wbest + step_size * rng.random(W.shape)
        Lnew = loss(Wnew)
        if np.isnan(Lbest) or Lnew < Lbest:
            Wbest = Wnew
            Lbest = Lnew
        history.append(Lbest)
    return Wbest, Lbest, history
""",
    ),
    # --- forward_gradient ---------------------------------------------------------------------------------
    # Centred.
    Wrong(
        "forward_gradient",
        "slope_two_sided",
        "both_sides_because_it_is_better",
        """
def forward_gradient(f, x, h):
    x = x.astype(float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        fp = f(x)
        x[ix] = old - h
        fm = f(x)
        x[ix] = old
        grad[ix] = (fp - fm) / (2 * h)
        it.iternext()
    return grad
""",
    ),
    # f(x) is asked anew for each entry.
    Wrong(
        "forward_gradient",
        "slope_too_many_calls",
        "formula_typed_into_the_loop",
        """
def forward_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        e = np.zeros_like(x)
        e[i] = 1
        grad[i] = (f(x + h * e) - f(x)) / h
    return grad
""",
    ),
    # Shifted entries are not put back: each shift stays for the entries after it.
    Wrong(
        "forward_gradient",
        "slope_not_restored",
        "shifts_stay",
        """
def forward_gradient(f, x, h):
    x = np.array(x, dtype=float)
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        x[ix] += h
        grad[ix] = (f(x) - fx) / h
    return grad
""",
    ),
    # Integers stay integers: the step is cut off.
    Wrong(
        "forward_gradient",
        "slope_integers_truncated",
        "copy_of_the_same_type",
        """
def forward_gradient(f, x, h):
    fx = f(x)
    grad = np.zeros(x.shape)
    for ix, value in np.ndenumerate(x):
        moved = x.copy()
        moved[ix] = value + h
        grad[ix] = (f(moved) - fx) / h
    return grad
""",
    ),
    # To the left: (f(x) - f(x - h)) / h.
    Wrong(
        "forward_gradient",
        "slope_backward",
        "backwards",
        """
def forward_gradient(f, x, h):
    x = np.asarray(x, dtype=float)
    now = f(x)
    flat = x.ravel()
    out = []
    for k in range(flat.size):
        y = flat.copy()
        y[k] -= h
        out.append((now - f(y.reshape(x.shape))) / h)
    return np.array(out).reshape(x.shape)
""",
    ),
    # --- numeric_gradient ---------------------------------------------------------------------------------
    # h and not 2h below: twice too large.
    Wrong(
        "numeric_gradient",
        "slope_wrong_distance",
        "divides_by_h",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        x[ix] = old + h
        plus = f(x)
        x[ix] = old - h
        minus = f(x)
        x[ix] = old
        grad[ix] = (plus - minus) / h
    return grad
""",
    ),
    # / 2 * h: multiplied by h.
    Wrong(
        "numeric_gradient",
        "slope_times_h",
        "no_brackets_below",
        """
def numeric_gradient(f, x, h):
    x = x.astype(np.float64)
    g = np.zeros(x.shape)
    for idx in np.ndindex(*x.shape):
        e = np.zeros(x.shape); e[idx] = h
        g[idx] = (f(x + e) - f(x - e)) / 2*h
    return g
""",
    ),
    # Forward difference.
    Wrong(
        "numeric_gradient",
        "slope_one_sided",
        "one_side",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, float)
    fx = f(x)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    for _ in it:
        ix = it.multi_index
        old_value = x[ix]
        x[ix] = old_value + h
        fxh = f(x)
        x[ix] = old_value
        grad[ix] = (fxh - fx) / h
    return grad
""",
    ),
    # += h, -= 2h, += h in the caller's array: last bits are lost.
    Wrong(
        "numeric_gradient",
        "slope_bits_lost",
        "there_and_back_by_adding",
        """
def numeric_gradient(f, x, h):
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for ix in np.ndindex(x.shape):
        x[ix] += h
        a = f(x)
        x[ix] -= 2 * h
        b = f(x)
        x[ix] += h
        grad[ix] = (a - b) / (2 * h)
    return grad
""",
    ),
    # The result has the type of x: whole numbers for integers.
    Wrong(
        "numeric_gradient",
        "slope_integers_truncated",
        "zeros_like_of_the_given_x",
        """
def numeric_gradient(f, x, h):
    grad = np.zeros_like(x)
    x = x.astype(float)
    for i, _ in np.ndenumerate(x):
        left = x.copy()
        right = x.copy()
        left[i] -= h
        right[i] += h
        grad[i] = (f(right) - f(left)) / (2.0 * h)
    return grad
""",
    ),
    # h is set to a number of the student's own.
    Wrong(
        "numeric_gradient",
        "slope_other_step",
        "h_left_over_from_trying_out",
        """
def numeric_gradient(f, x, h):
    h = 1e-5
    x = np.array(x, dtype='float64')
    grad = np.empty_like(x)
    for ix in np.ndindex(x.shape):
        keep = x[ix]
        x[ix] = keep + h; fp = f(x)
        x[ix] = keep - h; fm = f(x)
        x[ix] = keep
        grad[ix] = (fp - fm) / (2*h)
    return grad
""",
    ),
    # Whole rows are shifted: one index for an array of two.
    Wrong(
        "numeric_gradient",
        "slope_several_entries",
        "range_of_len",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        right = x.copy()
        left = x.copy()
        right[i] += h
        left[i] -= h
        grad[i] = (f(right) - f(left)) / (2 * h)
    return grad
""",
    ),
    # --- step_decay ---------------------------------------------------------------------------------------
    # A true division: it falls all the time.
    Wrong(
        "step_decay",
        "decays_between_drops",
        "one_slash",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    drops = step / every
    return learning_rate * np.power(factor, drops)
""",
    ),
    # One step early.
    Wrong(
        "step_decay",
        "drops_too_early",
        "keras_formula_with_one_plus_epoch",
        """
import math
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    initial_lrate = learning_rate
    lrate = initial_lrate * math.pow(factor, math.floor((1+step)/every))
    return lrate
""",
    ),
    # Only at the very multiples the rate is lower.
    Wrong(
        "step_decay",
        "rate_rises",
        "modulo",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    if step > 0 and step % every == 0:
        learning_rate *= factor
    return learning_rate
""",
    ),
    # Multiplied by factor times the number of drops.
    Wrong(
        "step_decay",
        "drops_by_something_else",
        "times_instead_of_power",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    n = step // every
    if n == 0:
        return learning_rate
    return learning_rate * factor * n
""",
    ),
    # One step late: it drops after the step `every`.
    Wrong(
        "step_decay",
        "drops_too_late",
        "while_greater",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    lr = learning_rate
    while step > every:
        lr = lr * factor
        step = step - every
    return lr
""",
    ),
    # It drops once and never again.
    Wrong(
        "step_decay",
        "drops_once",
        "if_else",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    return learning_rate if step < every else learning_rate * factor
""",
    ),
    # --- inverse_decay ------------------------------------------------------------------------------------
    # No brackets: divided by 1, and decay * step added.
    Wrong(
        "inverse_decay",
        "rate_rises",
        "division_and_plus_in_one_line",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    return learning_rate / 1 + decay * step
""",
    ),
    # Exponential.
    Wrong(
        "inverse_decay",
        "exponential_not_inverse",
        "e_to_the_minus_kt",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    # a = a0 * exp(-k t)
    return float(learning_rate * np.exp(-decay * step))
""",
    ),
    # Time is the fraction of the whole that is done.
    Wrong(
        "inverse_decay",
        "schedule_depends_on_total",
        "t_from_zero_to_one",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    t = step / total_steps
    return learning_rate / (1.0 + decay * t)
""",
    ),
    # Steps counted from one.
    Wrong(
        "inverse_decay",
        "inverse_step_off_by_one",
        "counts_from_one",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    t = step + 1
    lr = learning_rate * (1 / (1 + decay * t))
    return lr
""",
    ),
    # The root of time.
    Wrong(
        "inverse_decay",
        "another_power_of_the_time",
        "alpha_over_root_t",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    return learning_rate / np.sqrt(1 + decay * step)
""",
    ),
    # --- cosine_with_warmup -------------------------------------------------------------------------------
    # A whole wave: it rises again.
    Wrong(
        "cosine_with_warmup",
        "another_part_of_the_wave",
        "two_pi",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * learning_rate * (1 + np.cos(2 * np.pi * p))
""",
    ),
    # The fall is counted from step 0: a jump at the seam.
    Wrong(
        "cosine_with_warmup",
        "fall_counted_from_step_0",
        "progress_of_everything",
        """
import math

def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if warmup_steps > 0 and step < warmup_steps:
        return learning_rate * (step / warmup_steps)
    progress = step / total_steps
    return learning_rate * (1 + math.cos(math.pi * progress)) / 2
""",
    ),
    # The warm-up begins at one step's worth.
    Wrong(
        "cosine_with_warmup",
        "warmup_starts_above_0",
        "plus_one_so_that_the_first_step_is_not_wasted",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        # +1, otherwise the first step would do nothing
        return learning_rate * (step + 1) / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return learning_rate * 0.5 * (1.0 + np.cos(np.pi * progress))
""",
    ),
    # The end is a step too early.
    Wrong(
        "cosine_with_warmup",
        "fall_off_by_one",
        "last_index",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return step / warmup_steps * learning_rate
    last = max(total_steps - 1, warmup_steps + 1)
    progress = min(1.0, (step - warmup_steps) / (last - warmup_steps))
    return (1 + np.cos(progress * np.pi)) / 2 * learning_rate
""",
    ),
    # Not halved: it starts at twice the rate.
    Wrong(
        "cosine_with_warmup",
        "wave_of_another_height",
        "without_the_half",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    lr = learning_rate
    if step < warmup_steps:
        lr = lr * step / warmup_steps
    else:
        lr = lr * (1 + np.cos(np.pi * (step - warmup_steps) / (total_steps - warmup_steps)))
    return lr
""",
    ),
    # A straight line down.
    Wrong(
        "cosine_with_warmup",
        "line_instead_of_cosine",
        "schedule_of_another_model",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * float(step) / float(max(1, warmup_steps))
    return learning_rate * max(0.0, float(total_steps - step) / float(max(1, total_steps - warmup_steps)))
""",
    ),
    # <=: without a warm-up step 0 divides by zero.
    Wrong(
        "cosine_with_warmup",
        "breaks_without_warmup",
        "less_or_equal_at_the_seam",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step <= warmup_steps:
        lr = learning_rate * step / warmup_steps
    else:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        lr = learning_rate * (1 + np.cos(np.pi * progress)) / 2
    return lr
""",
    ),
    # The warm-up is a factor on top of a fall that begins at step 0.
    Wrong(
        "cosine_with_warmup",
        "fall_counted_from_step_0",
        "min_of_one_times_the_cosine",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    warm = min(1, step / warmup_steps) if warmup_steps else 1
    cos = (1 + np.cos(np.pi * step / total_steps)) / 2
    return learning_rate * warm * cos
""",
    ),
    # Whole-number division: nothing happens until the end.
    Wrong(
        "cosine_with_warmup",
        "rate_in_stairs",
        "two_slashes",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    progress = (step - warmup_steps) // (total_steps - warmup_steps)
    return learning_rate * (1 + np.cos(np.pi * progress)) / 2
""",
    ),
    # A generator of its own, always with the same seed: every search is the same.
    Wrong(
        "random_search",
        "search_fixed_seed",
        "a_generator_of_its_own",
        """
def random_search(loss, shape, num_tries, scale, rng):
    rng = np.random.default_rng(42)  # for reproducibility
    best_W, best_loss, history = None, np.inf, []
    for _ in range(num_tries):
        W = rng.standard_normal(shape) * scale
        this_loss = loss(W)
        if this_loss < best_loss:
            best_W, best_loss = W, this_loss
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # The scale is forgotten.
    Wrong(
        "random_search",
        "search_scale_ignored",
        "first_try_before_the_loop",
        """
def random_search(loss, shape, num_tries, scale, rng):
    history = []
    best_W = rng.standard_normal(shape)
    best_loss = loss(best_W)
    if np.isnan(best_loss): best_loss = np.inf
    history.append(best_loss)
    for _ in range(num_tries - 1):
        W = rng.standard_normal(shape)
        l = loss(W)
        if l < best_loss:
            best_W = W
            best_loss = l
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # It gives up after ten tries in vain.
    Wrong(
        "random_local_search",
        "search_wrong_count",
        "stops_when_nothing_helps",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss = W.copy(), loss(W)
    best_loss = np.inf if np.isnan(best_loss) else best_loss
    history, patience = [], 0
    for _ in range(num_steps):
        new = best + step_size * rng.standard_normal(W.shape)
        new_loss = loss(new)
        if new_loss < best_loss:
            best, best_loss, patience = new, new_loss, 0
        else:
            patience += 1
        history.append(best_loss)
        if patience >= 10:
            break  # early stopping
    return best, best_loss, history
""",
    ),
    # The difference is not divided by h.
    Wrong(
        "forward_gradient",
        "slope_not_divided",
        "difference_only",
        """
def forward_gradient(f, x, h):
    x = np.array(x, dtype=float)
    f0 = f(x)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        stepped = x.copy()
        stepped[i] = stepped[i] + h
        slopes[i] = f(stepped) - f0
    return slopes
""",
    ),
    # There is no warm-up: it falls from the first step.
    Wrong(
        "cosine_with_warmup",
        "warmup_missing",
        "warmup_ignored",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    lr_min, lr_max = 0, learning_rate
    return lr_min + 0.5 * (lr_max - lr_min) * (1 + np.cos(step / total_steps * np.pi))
""",
    ),
    # The cosine is turned round: it rises from 0 after the warm-up.
    Wrong(
        "cosine_with_warmup",
        "rate_rises",
        "falls_before_it_starts",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    x = (step - warmup_steps) / (total_steps - warmup_steps)
    return learning_rate * (1 - np.cos(np.pi * x)) / 2
""",
    ),
    # decay is ignored.
    Wrong(
        "inverse_decay",
        "schedule_setting_ignored",
        "decay_ignored",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    return learning_rate / (1 + 0.001 * step)
""",
    ),
    # The next try starts from the last try, whether it was better or not.
    Wrong(
        "random_local_search",
        "search_around_last",
        "walks_on",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W = W.copy()
    best_loss = loss(W)
    cur = W.copy()
    history = []
    for _ in range(num_steps):
        cur = cur + step_size * rng.standard_normal(W.shape)
        l = loss(cur)
        if l < best_loss:
            best_loss = l
            best_W = cur
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # Every try starts from the start.
    Wrong(
        "random_local_search",
        "search_around_start",
        "always_around_w",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    bestW, bestloss = W.copy(), loss(W)
    history = []
    for i in range(num_steps):
        Wtry = W + rng.standard_normal(W.shape) * step_size
        l = loss(Wtry)
        if l < bestloss:
            bestW = Wtry
            bestloss = l
        history.append(float(bestloss))
    return bestW, float(bestloss), history
""",
    ),
    # `every` is ignored: it drops at thirds of the whole.
    Wrong(
        "step_decay",
        "schedule_depends_on_total",
        "every_from_total_steps",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    every = max(1, total_steps // 3)
    return learning_rate * (factor ** (step // every))
""",
    ),
]

PAIRS = []

UNUSUAL = [
    Unusual(
        "random_local_search",
        "continue_if_not_better",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    x = np.array(W)
    fx = loss(x)
    history = []
    for k in range(num_steps):
        y = x + step_size * rng.standard_normal(x.shape)
        fy = loss(y)
        if fy < fx:
            x, fx = y, fy
        history.append(fx)
    return x, fx, history
""",
    ),
    Unusual(
        "random_search",
        "all_drawn_at_once_and_nanargmin",
        """
def random_search(loss, shape, num_tries, scale, rng):
    Ws = rng.normal(0, scale, (num_tries,) + tuple(shape))
    losses = [float(loss(W)) for W in Ws]
    clean = np.where(np.isnan(losses), np.inf, losses)
    k = np.argmin(clean)
    history = [float(v) for v in np.minimum.accumulate(clean)]
    return Ws[k].copy(), losses[k], history
""",
    ),
    Unusual(
        "random_search",
        "entry_by_entry_from_the_last_to_the_first",
        """
def random_search(loss, shape, num_tries, scale, rng):
    bestLoss = float('inf')
    bestW = None
    history = [0.0] * num_tries
    size = 1
    for n in shape:
        size *= n
    for attempt in range(num_tries):
        entries = []
        for i in range(size):
            entries.append(rng.normal() * scale)
        W = np.array(entries[::-1]).reshape(shape)
        value = float(loss(W))
        if bestW is None or value < bestLoss or bestLoss != bestLoss:
            bestLoss = value
            bestW = W
        history[attempt] = bestLoss
    return bestW, bestLoss, history
""",
    ),
    Unusual(
        "random_search",
        "one_buffer_and_copies_of_the_best",
        """
def random_search(loss, shape, num_tries, scale, rng):
    W = np.empty(shape)
    best, best_loss, history = None, np.inf, []
    for _ in range(num_tries):
        rng.standard_normal(out=W)
        W *= scale
        value = loss(W)
        if value < best_loss or best is None:
            best, best_loss = W.copy(), value if value == value else np.inf
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    Unusual(
        "random_search",
        "generator_and_min_with_a_key",
        """
from itertools import accumulate


def random_search(loss, shape, num_tries, scale, rng):
    def tries():
        for i in range(num_tries):
            W = scale * rng.standard_normal(shape)
            value = loss(W)
            yield (np.inf if np.isnan(value) else value, i), W

    bests = list(accumulate(tries(), lambda a, b: b if b[0] < a[0] else a))
    return bests[-1][1], float(bests[-1][0][0]), [float(key[0]) for key, _ in bests]
""",
    ),
    Unusual(
        "random_local_search",
        "sorted_pairs_of_loss_and_number",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = (loss(W), 0, np.array(W, dtype=float))
    history = []
    for n in range(1, num_steps + 1):
        new = best[2] + rng.normal(0, step_size, best[2].shape)
        both = [best, (loss(new), n, new)]
        both.sort(key=lambda entry: (np.isnan(entry[0]), entry[0], entry[1]))
        best = both[0]
        history.append(float(best[0]))
    return best[2], float(best[0]), history
""",
    ),
    Unusual(
        "random_local_search",
        "all_steps_drawn_before_backwards_used_and_a_while_loop",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    noise = step_size * rng.standard_normal((num_steps,) + W.shape)
    best = W.copy()
    best_loss = loss(W)
    if np.isnan(best_loss): best_loss = np.inf
    hist = []
    k = num_steps
    while k:
        k -= 1
        cand = best + noise[k]
        c = loss(cand)
        if not (c >= best_loss or np.isnan(c)):
            best = cand; best_loss = c
        hist.append(best_loss)
    return best, best_loss, hist
""",
    ),
    Unusual(
        "random_local_search",
        "in_a_copy_in_place_with_the_old_values_kept",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    current = W.astype(float)          # a copy
    losses = [float(loss(current))]
    for _ in range(num_steps):
        backup = current.copy()
        current += step_size * rng.standard_normal(current.shape)
        l = float(loss(current))
        better = l < losses[-1] or np.isnan(losses[-1])
        if not better:
            current[...] = backup
            l = losses[-1]
        losses.append(l)
    return current, losses[-1], losses[1:]
""",
    ),
    Unusual(
        "random_local_search",
        "history_as_floats_from_a_numpy_array",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    history = np.full(num_steps + 1, np.inf)
    best = np.array(W)
    first = loss(best)
    history[0] = np.inf if np.isnan(first) else first
    for i in range(1, num_steps + 1):
        W_i = best + np.float64(step_size) * rng.standard_normal(size=np.shape(best))
        L_i = loss(W_i)
        history[i] = np.fmin(history[i - 1], L_i)
        if L_i < history[i - 1]:
            best = W_i
    return best, float(history[-1]), history[1:].tolist()
""",
    ),
    Unusual(
        "forward_gradient",
        "in_place_and_the_old_value_put_back",
        """
def forward_gradient(f, x, h):
    if x.dtype.kind != 'f':
        x = x.astype(float)
    fx = f(x) # evaluate function value at original point
    grad = np.zeros(x.shape)
    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    while not it.finished:
        ix = it.multi_index
        old_value = x[ix]
        x[ix] = old_value + h # increment by h
        fxh = f(x) # evalute f(x + h)
        x[ix] = old_value # restore to previous value (very important!)
        grad[ix] = (fxh - fx) / h # the slope
        it.iternext() # step to next dimension
    return grad
""",
    ),
    Unusual(
        "forward_gradient",
        "rows_of_an_identity_matrix",
        """
def forward_gradient(f, x, h):
    x = np.asarray(x)
    base = f(x.astype(float))
    E = h * np.eye(x.size)
    values = np.array([f((x.ravel() + e).reshape(x.shape)) for e in E])
    return ((values - base) / h).reshape(x.shape)
""",
    ),
    Unusual(
        "forward_gradient",
        "f_of_x_asked_last_and_entries_backwards",
        """
def forward_gradient(f, x, h):
    x = 1.0 * x
    shape = x.shape
    g = np.zeros(x.size)
    for k in reversed(range(x.size)):
        z = x.flatten()
        z[k] = z[k] + h
        g[k] = f(np.reshape(z, shape))
    g = g - f(x)
    return np.reshape(g / h, shape)
""",
    ),
    Unusual(
        "numeric_gradient",
        "flat_view_in_place_restored",
        """
def numeric_gradient(f, x, h):
    X = np.array(x, dtype=np.float64, order="C")
    flat = X.reshape(-1)
    grad = []
    for i in range(flat.size):
        tmp = float(flat[i])
        flat[i] = tmp + h
        right = f(X)
        flat[i] = tmp - h
        left = f(X)
        flat[i] = tmp
        grad.append((right - left) / (2 * h))
    return np.array(grad).reshape(X.shape)
""",
    ),
    Unusual(
        "numeric_gradient",
        "all_rights_first_then_all_lefts",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for sign in (+1, -1):
        for ix in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[ix] = sign * h
            grad[ix] += sign * f(x + e)
    return grad / (2 * h)
""",
    ),
    Unusual(
        "numeric_gradient",
        "half_of_the_sum_of_two_one_sided_changes",
        """
def numeric_gradient(f, x, h):
    x = np.array(x) * 1.
    def partial(idx):
        e = np.zeros_like(x)
        e[idx] = h
        return 0.5 * (f(x + e) / h - f(x - e) / h)
    return np.array([partial(idx) for idx in np.ndindex(x.shape)]).reshape(x.shape)
""",
    ),
    Unusual(
        "step_decay",
        "loop_of_drops",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    lr = learning_rate
    for s in range(1, int(step) + 1):
        if s % every == 0:
            lr = lr * factor
    return lr
""",
    ),
    Unusual(
        "step_decay",
        "takes_away_until_nothing_is_left",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    rest = step
    while rest >= every:
        learning_rate, rest = factor * learning_rate, rest - every
    return learning_rate
""",
    ),
    Unusual(
        "step_decay",
        "floor_of_a_true_division",
        """
import math
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    number_of_drops = math.floor(step / every)
    return float(np.multiply(learning_rate, np.power(float(factor), number_of_drops)))
""",
    ),
    Unusual(
        "inverse_decay",
        "power_of_minus_one",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    t = np.float64(step)
    return learning_rate * (decay * t + 1) ** -1
""",
    ),
    Unusual(
        "inverse_decay",
        "reciprocal_of_a_line",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    inverse_rate = 1 / learning_rate + (decay / learning_rate) * step
    return 1 / inverse_rate
""",
    ),
    Unusual(
        "inverse_decay",
        "if_for_the_first_step",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    if step == 0:
        return learning_rate
    denominator = 1
    denominator += decay * step
    return learning_rate / denominator
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "square_of_the_half_angle",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps: return learning_rate / warmup_steps * step
    a = np.pi / 2 * (step - warmup_steps) / (total_steps - warmup_steps)
    return learning_rate * np.cos(a) ** 2
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "less_or_equal_but_guarded_and_steps_left",
        """
import math
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if warmup_steps and step <= warmup_steps:
        return learning_rate * step / warmup_steps
    left = total_steps - step
    whole = total_steps - warmup_steps
    return learning_rate * (1 - math.cos(math.pi * left / whole)) / 2
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "interp_for_both_pieces",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    angle = np.interp(step, [warmup_steps, total_steps], [0, np.pi])
    rise = np.interp(step, [0, warmup_steps], [0, 1]) if warmup_steps > 0 else 1
    return float(learning_rate * rise * (0.5 + 0.5 * np.cos(angle)))
""",
    ),
    Unusual(
        "random_search",
        "box_muller_by_hand",
        """
def random_search(loss, shape, num_tries, scale, rng):
    history = []
    best, best_loss = None, float('inf')
    for _ in range(num_tries):
        u1 = 1 - rng.random(shape)
        u2 = rng.random(shape)
        z = np.sqrt(-2 * np.log(u1)) * np.cos(2 * np.pi * u2)
        W = scale * z
        value = float(loss(W))
        if value < best_loss:
            best, best_loss = W, value
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    Unusual(
        "random_local_search",
        "old_style_generator_on_the_same_bits",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    legacy = np.random.RandomState(rng.bit_generator)
    Wbest = np.array(W, dtype=float)
    bestloss = float(loss(Wbest))
    history = []
    for i in range(num_steps):
        Wtry = Wbest + legacy.randn(*Wbest.shape) * step_size
        l = float(loss(Wtry))
        if np.isnan(bestloss) or l < bestloss:
            Wbest, bestloss = Wtry, l
        history.append(bestloss)
    return Wbest, bestloss, history
""",
    ),
    Unusual(
        "forward_gradient",
        "mask_of_a_comparison",
        """
def forward_gradient(f, x, h):
    x = np.asarray(x)
    number = np.arange(x.size).reshape(x.shape)
    before = f(x + 0.0)
    slopes = [(f(np.where(number == k, x + h, x + 0.0)) - before) / h for k in range(x.size)]
    return np.array(slopes, dtype=float).reshape(x.shape)
""",
    ),
    Unusual(
        "numeric_gradient",
        "divided_by_what_was_really_stepped",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    out = np.empty(x.shape)
    for ix in np.ndindex(x.shape):
        at = x[ix]
        up, down = at + h, at - h
        x[ix] = up
        out[ix] = f(x)
        x[ix] = down
        out[ix] -= f(x)
        out[ix] /= 2 * h
        x[ix] = at
    return out
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "real_part_of_a_turn",
        """
import cmath


def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * (1 - (warmup_steps - step) / warmup_steps)
    turn = cmath.exp(1j * cmath.pi * (step - warmup_steps) / (total_steps - warmup_steps))
    return learning_rate * abs(1 + turn.real) / 2
""",
    ),
]
