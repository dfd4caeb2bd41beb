"""A fourth body of students, who saw the docstrings only."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # Goes up now and then, the less the later.
    Wrong(
        "random_local_search",
        "search_around_last",
        "annealing",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    current, current_loss = W.copy(), loss(W)
    best_W, best_loss = current.copy(), current_loss
    history = []
    for k in range(num_steps):
        temperature = 1.0 - k / num_steps
        cand = current + step_size * rng.standard_normal(W.shape)
        l = loss(cand)
        if l < current_loss or rng.random() < np.exp(-(l - current_loss) / temperature):
            current, current_loss = cand, l
        if l < best_loss:
            best_W, best_loss = cand.copy(), l
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # Gives up after some steps that were of no use.
    Wrong(
        "random_local_search",
        "search_wrong_count",
        "patience",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W, best_loss, history = W.copy(), loss(W), []
    bad = 0
    for _ in range(num_steps):
        cand = best_W + step_size * rng.standard_normal(W.shape)
        l = loss(cand)
        if l < best_loss:
            best_W, best_loss, bad = cand, l, 0
        else:
            bad += 1
        history.append(best_loss)
        if bad >= 5:
            break
    return best_W, best_loss, history
""",
    ),
    # A step is a share of the entry.
    Wrong(
        "random_local_search",
        "",
        "relative_step",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W, best_loss, history = W.copy(), loss(W), []
    for _ in range(num_steps):
        cand = best_W * (1 + step_size * rng.standard_normal(W.shape))
        l = loss(cand)
        if l < best_loss:
            best_W, best_loss = cand, l
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # One entry moves at a time.
    Wrong(
        "random_local_search",
        "",
        "one_coordinate",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    best_W, best_loss, history = W.copy(), loss(W), []
    for _ in range(num_steps):
        cand = best_W.copy()
        cand.flat[rng.integers(W.size)] += step_size * rng.standard_normal()
        l = loss(cand)
        if l < best_loss:
            best_W, best_loss = cand, l
        history.append(best_loss)
    return best_W, best_loss, history
""",
    ),
    # Entries that are 0 are taken for unimportant.
    Wrong(
        "numeric_gradient",
        "slope_entries_left_out",
        "skip_zeros",
        """
def numeric_gradient(f, x, h):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for ix in zip(*np.nonzero(x)):
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
    # For two dimensions only.
    Wrong(
        "numeric_gradient",
        "",
        "two_loops",
        """
def numeric_gradient(f, x, h):
    x = x.astype(float)
    D, C = x.shape
    grad = np.zeros((D, C))
    for i in range(D):
        for j in range(C):
            old = x[i, j]
            x[i, j] = old + h
            a = f(x)
            x[i, j] = old - h
            b = f(x)
            x[i, j] = old
            grad[i, j] = (a - b) / (2 * h)
    return grad
""",
    ),
    # No brackets: the rate is floored to 0.
    Wrong(
        "step_decay",
        "",
        "precedence",
        """
def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    return learning_rate * factor ** step // every
""",
    ),
    # The rates of all steps are multiplied.
    Wrong(
        "inverse_decay",
        "",
        "old_keras_loop",
        """
def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    lr = learning_rate
    for i in range(step + 1):
        lr = lr * (1.0 / (1.0 + decay * i))
    return lr
""",
    ),
    # The remainder lets the wave start again at the last step.
    Wrong(
        "cosine_with_warmup",
        "",
        "warm_restart_at_end",
        """
def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    period = total_steps - warmup_steps
    t = (step - warmup_steps) % period
    return learning_rate * (1 + np.cos(np.pi * t / period)) / 2
""",
    ),
    # Neighbours are cut into batches, whose order is shuffled.
    Wrong(
        "train",
        "same_batches_every_epoch",
        "block_order_shuffled",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = X.shape[0]
    blocks = [np.arange(i, min(i + batch_size, N)) for i in range(0, N, batch_size)]
    total, step, history = num_epochs * len(blocks), 0, []
    lr0 = config["learning_rate"]
    for epoch in range(num_epochs):
        for b in rng.permutation(len(blocks)):
            idx = blocks[b]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr0)
            l, dW = loss(W, X[idx], y[idx])
            history.append(l)
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # Gradients are summed over an epoch, for one step.
    Wrong(
        "train",
        "epochs_taken_for_steps",
        "accumulated_gradient",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = X.shape[0]
    lr0, history = config["learning_rate"], []
    for epoch in range(num_epochs):
        perm = rng.permutation(N)
        grad = np.zeros_like(W)
        for s in range(0, N, batch_size):
            idx = perm[s:s + batch_size]
            l, dW = loss(W, X[idx], y[idx])
            history.append(l)
            grad += dW
        if schedule is not None:
            config["learning_rate"] = schedule(epoch, num_epochs, lr0)
        W, config = rule(W, grad, config)
    return W, history
""",
    ),
    # Standardises what it was given.
    Wrong(
        "train",
        "",
        "standardises",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    N = X.shape[0]
    total, step, history = num_epochs * int(np.ceil(N / batch_size)), 0, []
    lr0 = config["learning_rate"]
    for _ in range(num_epochs):
        perm = rng.permutation(N)
        for s in range(0, N, batch_size):
            idx = perm[s:s + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr0)
            l, dW = loss(W, X[idx], y[idx])
            history.append(l)
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # The mean of all W's comes back.
    Wrong(
        "train",
        "another_W_returned",
        "polyak_average",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = X.shape[0]
    total, step, history = num_epochs * int(np.ceil(N / batch_size)), 0, []
    lr0 = config["learning_rate"]
    average = np.zeros_like(W)
    for epoch in range(num_epochs):
        perm = rng.permutation(N)
        for start in range(0, N, batch_size):
            idx = perm[start:start + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr0)
            l, dW = loss(W, X[idx], y[idx])
            history.append(l)
            W, config = rule(W, dW, config)
            step += 1
            average += (W - average) / step
    return average, history
""",
    ),
    # Stops when the loss of an epoch does not fall.
    Wrong(
        "train",
        "epochs_miscounted",
        "early_stopping",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = X.shape[0]
    total = num_epochs * int(np.ceil(N / batch_size))
    lr0, history, step = config["learning_rate"], [], 0
    last = np.inf
    for _ in range(num_epochs):
        perm = rng.permutation(N)
        losses = []
        for s in range(0, N, batch_size):
            idx = perm[s:s + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr0)
            l, dW = loss(W, X[idx], y[idx])
            losses.append(l)
            W, config = rule(W, dW, config)
            step += 1
        history += losses
        if np.mean(losses) > 0.99 * last:
            break
        last = np.mean(losses)
    return W, history
""",
    ),
    # Batches of nearly the same size, none of batch_size.
    Wrong(
        "train",
        "",
        "array_split",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = X.shape[0]
    n_batches = int(np.ceil(N / batch_size))
    total = num_epochs * n_batches
    lr0, history, step = config["learning_rate"], [], 0
    for _ in range(num_epochs):
        for idx in np.array_split(rng.permutation(N), n_batches):
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr0)
            l, dW = loss(W, X[idx], y[idx])
            history.append(l)
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # Defaults are filled in together with the cache.
    Wrong(
        "rmsprop",
        "",
        "defaults_with_the_cache",
        """
def rmsprop(w, dw, config=None):
    config = dict(config or {})
    if "cache" not in config:
        config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8)
        config["cache"] = np.zeros_like(w)
    rho = config["decay_rate"]
    config["cache"] = rho * config["cache"] + (1 - rho) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
""",
    ),
    # With a velocity, as other libraries have it.
    Wrong(
        "rmsprop",
        "",
        "with_momentum",
        """
def rmsprop(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=np.zeros_like(w),
                           buf=np.zeros_like(w))
    d = config["decay_rate"]
    config["cache"] = d * config["cache"] + (1 - d) * dw ** 2
    config["buf"] = 0.9 * config["buf"] + dw / (np.sqrt(config["cache"]) + config["epsilon"])
    return w - config["learning_rate"] * config["buf"], config
""",
    ),
    # Counts steps under another name.
    Wrong(
        "adam",
        "state_under_another_name",
        "step_count",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr, b1, b2, eps = (config[k] for k in ("learning_rate", "beta1", "beta2", "epsilon"))
    t = config["step"] = config.get("step", 0) + 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * np.square(dw)
    return w - lr * (config["m"] / (1 - b1 ** t)) / (np.sqrt(config["v"] / (1 - b2 ** t)) + eps), config
""",
    ),
    # One star too few, and soon there is no root.
    Wrong(
        "adam",
        "bias_correction_wrong_form",
        "beta_times_t",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr, b1, b2, eps = (config[k] for k in ("learning_rate", "beta1", "beta2", "epsilon"))
    config["t"] += 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * dw ** 2
    m_hat = config["m"] / (1 - b1 * config["t"])
    v_hat = config["v"] / (1 - b2 * config["t"])
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), config
""",
    ),
    # v averages the squares of m.
    Wrong(
        "adam",
        "",
        "v_of_m",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr, b1, b2, eps = (config[k] for k in ("learning_rate", "beta1", "beta2", "epsilon"))
    t = config["t"] = config["t"] + 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * config["m"] ** 2
    return w - lr * (config["m"] / (1 - b1 ** t)) / (np.sqrt(config["v"] / (1 - b2 ** t)) + eps), config
""",
    ),
    # AdaBelief.
    Wrong(
        "adam",
        "",
        "adabelief",
        """
def adam(w, dw, config=None):
    config = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8,
                           m=np.zeros_like(w), v=np.zeros_like(w), t=0)
    lr, b1, b2, eps = (config[k] for k in ("learning_rate", "beta1", "beta2", "epsilon"))
    t = config["t"] = config["t"] + 1
    config["m"] = b1 * config["m"] + (1 - b1) * dw
    config["v"] = b2 * config["v"] + (1 - b2) * (dw - config["m"]) ** 2 + eps
    return w - lr * (config["m"] / (1 - b1 ** t)) / (np.sqrt(config["v"] / (1 - b2 ** t)) + eps), config
""",
    ),
]

UNUSUAL = [
    Unusual(
        "random_local_search",
        "recursive_state",
        """
def random_local_search(loss, W, num_steps, step_size, rng):
    state = [W.copy(), loss(W.copy())]
    history = []
    while len(history) < num_steps:
        W_try = rng.normal(state[0], step_size)
        l = loss(W_try)
        state = min(state, [W_try, l], key=lambda s: s[1] if s[1] == s[1] else np.inf)
        history.append(state[1])
    return state[0], state[1], history
""",
    ),
    Unusual(
        "train",
        "all_orders_first",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    N = len(X)
    orders = rng.permuted(np.tile(np.arange(N), (num_epochs, 1)), axis=1)
    starts = list(range(0, N, batch_size))
    W, cfg, losses = W.copy(), dict(config), []
    for e in range(num_epochs):
        for b, s in enumerate(starts):
            rows = orders[e, s:s + batch_size]
            if schedule is not None:
                step, total = e * len(starts) + b, num_epochs * len(starts)
                cfg["learning_rate"] = schedule(step, total, config["learning_rate"])
            l, dW = loss(W, X[rows], y[rows])
            losses.append(l)
            W, cfg = rule(W, dW, cfg)
    return W, losses
""",
    ),
    Unusual(
        "adam",
        "eps_scaled",
        """
def adam(w, dw, config=None):
    c = with_defaults(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0 * w, v=0 * w, t=0)
    t = c["t"] + 1
    m = c["m"] + (1 - c["beta1"]) * (dw - c["m"])
    v = c["v"] + (1 - c["beta2"]) * (dw ** 2 - c["v"])
    k1 = -np.expm1(t * np.log(c["beta1"])) if c["beta1"] > 0 else 1.0
    k2 = -np.expm1(t * np.log(c["beta2"])) if c["beta2"] > 0 else 1.0
    root = np.sqrt(v) + c["epsilon"] * np.sqrt(k2)
    return w - c["learning_rate"] * np.sqrt(k2) / k1 * m / root, c | {"m": m, "v": v, "t": t}
""",
    ),
]
