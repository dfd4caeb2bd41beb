"""A third body of students, who saw the docstrings only: searches, gradients, schedules."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # --- random_search ------------------------------------------------------------------------------------
    # One array for all tries: the best is overwritten by those that come after it.
    Wrong(
        "random_search",
        "search_W_and_loss_apart",
        "one_buffer_for_all",
        """
def random_search(loss, shape, num_tries, scale, rng):
    W = np.empty(shape)
    best_W, best_loss = W, np.inf
    history = []
    for _ in range(num_tries):
        rng.standard_normal(out=W)   # no allocation in the loop
        W *= scale
        l = loss(W)
        if l < best_loss:
            best_loss = l
            best_W = W
        history.append(float(best_loss))
    return best_W, float(best_loss), history
""",
    ),
    # Returns the last try in place of the best.
    Wrong(
        "random_search",
        "search_W_and_loss_apart",
        "returns_the_loop_variable",
        """
def random_search(loss, shape, num_tries, scale, rng):
    losses, history = [], []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        losses.append(float(loss(W)))
        history.append(float(np.nanmin(losses)) if not np.all(np.isnan(losses)) else float("nan"))
    return W, history[-1], history
""",
    ),
    # --- random_local_search ------------------------------------------------------------------------------
    # A step of fixed length.
    Wrong(
        "random_local_search",
        "search_scale_ignored",
        "a_direction_of_length_one",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best = W.copy()
    best_loss = loss(best)
    history = []
    for _ in range(num_steps):
        direction = rng.standard_normal(best.shape)
        direction = direction / np.linalg.norm(direction)
        candidate = best + step_size * direction
        candidate_loss = loss(candidate)
        if candidate_loss < best_loss:
            best, best_loss = candidate, candidate_loss
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # Moves one entry only.
    Wrong(
        "random_local_search",
        "",
        "one_entry_at_a_time",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss, history = np.array(W, dtype=float), loss(W), []
    for _ in range(num_steps):
        tried = best.copy()
        i = rng.integers(tried.size)
        tried.flat[i] += step_size * rng.standard_normal()
        tried_loss = loss(tried)
        if tried_loss < best_loss:
            best, best_loss = tried, tried_loss
        history.append(float(best_loss))
    return best, float(best_loss), history
""",
    ),
    # One number for a whole column.
    Wrong(
        "random_local_search",
        "search_one_number",
        "noise_of_the_last_axis_only",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    W_best = W.copy()
    L_best = loss(W_best)
    hist = []
    for _ in range(num_steps):
        noise = rng.standard_normal(W.shape[-1])
        W_new = W_best + step_size * noise
        L_new = loss(W_new)
        if L_new < L_best:
            W_best, L_best = W_new, L_new
        hist.append(float(L_best))
    return W_best, float(L_best), hist
""",
    ),
    # The W of the last try with the loss of the best.
    Wrong(
        "random_local_search",
        "search_W_and_loss_apart",
        "hands_back_the_last_neighbour",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W = W.copy()
    best_loss = loss(best_W)
    history = []
    for _ in range(num_steps):
        W = best_W + step_size * rng.standard_normal(best_W.shape)
        new = loss(W)
        if new < best_loss:
            best_W = W
            best_loss = new
        history.append(float(best_loss))
    return W, float(best_loss), history
""",
    ),
    # Ends with the first step that does not help.
    Wrong(
        "random_local_search",
        "search_wrong_count",
        "stops_when_it_does_not_help",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best, best_loss = W.copy(), float(loss(W))
    history = []
    for _ in range(num_steps):
        neighbour = best + step_size * rng.standard_normal(W.shape)
        value = float(loss(neighbour))
        if value >= best_loss:
            history.append(best_loss)
            break
        best, best_loss = neighbour, value
        history.append(best_loss)
    return best, best_loss, history
""",
    ),
    # Asks for the loss of the best once more in every step.
    Wrong(
        "random_local_search",
        "search_calls_loss_twice",
        "compares_two_fresh_losses",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W = np.copy(W)
    history = []
    for _ in range(num_steps):
        W_try = best_W + step_size * rng.standard_normal(W.shape)
        a, b = loss(W_try), loss(best_W)
        if a < b:
            best_W = W_try
        history.append(float(a if a < b else b))
    return best_W, history[-1], history
""",
    ),
    # --- numeric_gradient ---------------------------------------------------------------------------------
    # / 2 * h is (/ 2) * h.
    Wrong(
        "numeric_gradient",
        "slope_times_h",
        "over_2_times_h",
        """
def numeric_gradient(f, x, h):
    x = x.astype(np.float64)
    grad = np.zeros_like(x)
    for ix in np.ndindex(x.shape):
        old = x[ix]
        x[ix] = old + h
        plus = f(x)
        x[ix] = old - h
        minus = f(x)
        x[ix] = old
        grad[ix] = (plus - minus) / 2 * h
    return grad
""",
    ),
    # --- step_decay ---------------------------------------------------------------------------------------
    # Drops at multiples only, and forgets it at once.
    Wrong(
        "step_decay",
        "rate_rises",
        "only_at_the_multiples",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    if step > 0 and step % every == 0:
        learning_rate = learning_rate * factor
    return learning_rate
""",
    ),
    # Wikipedia's formula: floor((1 + n) / r).
    Wrong(
        "step_decay",
        "drops_too_early",
        "floor_of_one_plus_n",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    return float(learning_rate * factor ** np.floor((1 + step) / every))
""",
    ),
    # --- inverse_decay ------------------------------------------------------------------------------------
    Wrong(
        "inverse_decay",
        "rate_rises",
        "brackets_forgotten",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    return learning_rate / 1 + decay * step
""",
    ),
    # Each step divides what the one before it left (old Keras without its base rate).
    Wrong(
        "inverse_decay",
        "",
        "divided_again_every_step",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    for i in range(1, step + 1):
        learning_rate = learning_rate * (1.0 / (1.0 + decay * i))
    return learning_rate
""",
    ),
    # --- cosine_with_warmup -------------------------------------------------------------------------------
    # A quarter of a wave.
    Wrong(
        "cosine_with_warmup",
        "another_part_of_the_wave",
        "quarter_of_a_wave",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return float(learning_rate * np.cos(np.pi / 2 * p))
""",
    ),
    # Rise and fall multiplied.
    Wrong(
        "cosine_with_warmup",
        "fall_counted_from_step_0",
        "warmup_times_cosine",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    cosine = 0.5 * (1 + np.cos(np.pi * step / total_steps))
    warm = min(1.0, step / warmup_steps) if warmup_steps else 1.0
    return float(learning_rate * warm * cosine)
""",
    ),
    # 0, 0, 0 … and then all of it.
    Wrong(
        "cosine_with_warmup",
        "warmup_not_a_line",
        "whole_numbers",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * (step // warmup_steps)
    else:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        return learning_rate * (1 + np.cos(np.pi * progress)) / 2
""",
    ),
]

UNUSUAL = [
    Unusual(
        "forward_gradient",
        "rows_of_the_identity",
        """
def forward_gradient(f, x, h):
    x = np.asarray(x, dtype=float)
    steps = (h * np.eye(x.size)).reshape((x.size,) + x.shape)
    values = np.array([f(x)] + [f(x + s) for s in steps])
    return ((values[1:] - values[0]) / h).reshape(x.shape)
""",
    ),
    Unusual(
        "numeric_gradient",
        "vectorize_over_indices",
        """
def numeric_gradient(f, x, h):
    x = 1.0 * np.asarray(x)

    def slope(k):
        e = np.zeros(x.size)
        e[k] = h
        e = e.reshape(x.shape)
        return f(x + e) / (2 * h) - f(x - e) / (2 * h)

    return np.reshape([slope(k) for k in range(x.size)], x.shape)
""",
    ),
    Unusual(
        "inverse_decay",
        "half_life",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    if decay == 0:
        return learning_rate
    half_life = 1 / decay
    return learning_rate * half_life / (half_life + step)
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "square_of_a_quarter_wave",
        """
import math

def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step >= warmup_steps:
        angle = math.pi / 2 * (step - warmup_steps) / (total_steps - warmup_steps)
        return learning_rate * math.cos(angle) ** 2
    return learning_rate / warmup_steps * step
""",
    ),
    Unusual(
        "cosine_with_warmup",
        "interp",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    phase = np.interp(step, [warmup_steps, total_steps], [0, np.pi])
    fall = (1 + np.cos(phase)) / 2
    rise = min(step, warmup_steps) / max(warmup_steps, 1) if warmup_steps else 1
    return float(learning_rate * rise * fall)
""",
    ),
]
