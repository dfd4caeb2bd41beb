"""Training loops by somebody who knew neither the detectors nor the other tables."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # Each batch is drawn anew, with replacement: an epoch misses examples.
    Wrong(
        "train",
        "batches_drawn_anew",
        "random_choice_as_in_the_first_assignment",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr0 = config['learning_rate']
    num_train = X.shape[0]
    iterations_per_epoch = int(np.ceil(num_train / batch_size))
    num_iterations = num_epochs * iterations_per_epoch
    loss_history = []
    for t in range(num_iterations):
        size = min(batch_size, num_train - (t % iterations_per_epoch) * batch_size)
        batch_mask = rng.choice(num_train, size)
        X_batch = X[batch_mask]
        y_batch = y[batch_mask]
        if schedule is not None:
            config['learning_rate'] = schedule(t, num_iterations, lr0)
        l, dw = loss(W, X_batch, y_batch)
        loss_history.append(l)
        W, config = rule(W, dw, config)
    return W, loss_history
""",
    ),
    # The last, short batch is dropped.
    Wrong(
        "train",
        "short_batch_dropped",
        "whole_batches_only",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    cfg = {k: v for k, v in config.items()}
    base_lr = cfg["learning_rate"]
    N = X.shape[0]
    batch_size = min(batch_size, N)
    n_batches = N // batch_size
    history = []
    step = 0
    for epoch in range(num_epochs):
        perm = rng.permutation(N)
        for b in range(n_batches):
            idx = perm[b * batch_size:(b + 1) * batch_size]
            if schedule:
                cfg["learning_rate"] = schedule(step, num_epochs * n_batches, base_lr)
            L, dW = loss(W, X[idx], y[idx])
            W, cfg = rule(W, dW, cfg)
            history.append(float(L))
            step += 1
    return W, history
""",
    ),
    # Pictures are shuffled, labels are not.
    Wrong(
        "train",
        "labels_without_their_rows",
        "shuffles_the_pictures",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = np.array(W), dict(config)
    start_rate = config["learning_rate"]
    N, history, step = len(y), [], 0
    total = num_epochs * int(np.ceil(N / batch_size))
    for epoch in range(num_epochs):
        shuffled = X[rng.permutation(N)]
        for i in range(0, N, batch_size):
            Xb, yb = shuffled[i : i + batch_size], y[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, start_rate)
            value, dW = loss(W, Xb, yb)
            history.append(float(value))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # One entry in the history for each epoch.
    Wrong(
        "train",
        "history_too_short",
        "epoch_losses_averaged",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config.get('learning_rate')
    m = X.shape[0]
    num_batches = (m + batch_size - 1) // batch_size
    costs = []
    it = 0
    for i in range(num_epochs):
        permutation = list(rng.permutation(m))
        cost_total = 0
        for k in range(num_batches):
            rows = permutation[k*batch_size : min((k+1)*batch_size, m)]
            cost, grads = loss(W, X[rows], y[rows])
            cost_total += cost
            if schedule is not None:
                config['learning_rate'] = schedule(it, num_epochs*num_batches, lr)
            W, config = rule(W, grads, config)
            it = it + 1
        cost_avg = cost_total / num_batches
        costs.append(cost_avg)
        #if i % 100 == 0: print("Cost after epoch %i: %f" % (i, cost_avg))
    return W, costs
""",
    ),
    # No copy of W: a rule that works in place changes the caller's.
    Wrong(
        "train",
        "callers_W_changed",
        "no_copy_of_w",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    config = config.copy()
    lr = config["learning_rate"]
    N = X.shape[0]
    total_steps = num_epochs * -(-N // batch_size)
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for s in range(0, N, batch_size):
            batch = order[s:s + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total_steps, lr)
            l, dW = loss(W, X[batch], y[batch])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # The caller's config is written: the rate, and what the rule remembers.
    Wrong(
        "train",
        "callers_config_changed",
        "config_of_the_caller",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    N = X.shape[0]
    learning_rate = config['learning_rate']
    steps_per_epoch = int(np.ceil(N / float(batch_size)))
    total_steps = num_epochs * steps_per_epoch
    history = []
    t = 0
    for e in range(num_epochs):
        idx = np.arange(N)
        rng.shuffle(idx)
        for b in range(steps_per_epoch):
            mb = idx[b*batch_size:(b+1)*batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(t, total_steps, learning_rate)
            cur, dW = loss(W, X[mb], y[mb])
            history.append(float(cur))
            W, config = rule(W, dW, config)
            t += 1
    return W, history
""",
    ),
    # The schedule is handed the rate that it has just lowered: it decays again and again.
    Wrong(
        "train",
        "schedule_given_its_own_answer",
        "current_rate_handed_to_the_schedule",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), copy.deepcopy(config)
    N = X.shape[0]
    n_batches = (N - 1) // batch_size + 1
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for b in np.array_split(order, range(batch_size, N, batch_size)):
            if schedule is not None:
                config["learning_rate"] = schedule(
                    len(history), num_epochs * n_batches, config["learning_rate"]
                )
            value, grad = loss(W, X[b], y[b])
            history.append(float(value))
            W, config = rule(W, grad, config)
    return W, history
""",
    ),
    # The number of the step starts again with each epoch.
    Wrong(
        "train",
        "schedule_starts_again",
        "enumerate_inside_of_the_epoch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = len(X)
    starts = list(range(0, N, batch_size))
    history = []
    for epoch in range(num_epochs):
        p = rng.permutation(N)
        for step, s in enumerate(starts):
            sel = p[s:s+batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(step, num_epochs * len(starts), lr)
            l, dW = loss(W, X[sel], y[sel])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # total_steps is rounded down.
    Wrong(
        "train",
        "total_steps_miscounted",
        "total_steps_by_whole_number_division",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total_steps = max(1, num_epochs * N // batch_size)
    step = 0
    history = []
    for _ in range(num_epochs):
        order = rng.permutation(N)
        X_s, y_s = X[order], y[order]
        for i in range(0, N, batch_size):
            X_b = X_s[i:i+batch_size]
            y_b = y_s[i:i+batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(step, total_steps, lr)
            L, dW = loss(W, X_b, y_b)
            history.append(float(L))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # The rule gets a fresh config each step: no velocity ever builds up.
    Wrong(
        "train",
        "rules_config_starts_again",
        "config_made_in_the_loop",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    N = X.shape[0]
    batches = [(s, min(s + batch_size, N)) for s in range(0, N, batch_size)]
    total_steps = num_epochs * len(batches)
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for lo, hi in batches:
            rows = order[lo:hi]
            step_config = dict(config)  # never touch the caller's
            if schedule is not None:
                step_config["learning_rate"] = schedule(len(history), total_steps, config["learning_rate"])
            value, dW = loss(W, X[rows], y[rows])
            history.append(float(value))
            W, step_config = rule(W, dW, step_config)
    return W, history
""",
    ),
    # What the rule returns as config is thrown away.
    Wrong(
        "train",
        "rules_config_starts_again",
        "underscore_for_the_config",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    w = np.copy(W)
    cfg = copy.deepcopy(config)
    lr = cfg['learning_rate']
    n = y.shape[0]
    per_epoch = n // batch_size + (n % batch_size > 0)
    hist = []
    for ep in range(num_epochs):
        order = rng.permutation(n)
        for k in range(per_epoch):
            ii = order[k * batch_size:(k + 1) * batch_size]
            if schedule is not None:
                cfg['learning_rate'] = schedule(ep * per_epoch + k, num_epochs * per_epoch, lr)
            c, g = loss(w, X[ii], y[ii])
            hist.append(float(c))
            w, _ = rule(w, g, cfg)
    return w, hist
""",
    ),
    # X and y are shuffled where they are: the caller's data.
    Wrong(
        "train",
        "examples_changed",
        "shuffles_the_data_where_they_are",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total = num_epochs * -(-N // batch_size)
    history = []
    for epoch in range(num_epochs):
        perm = rng.permutation(N)
        X[:] = X[perm]
        y[:] = y[perm]
        for i in range(0, N, batch_size):
            if schedule is not None:
                config['learning_rate'] = schedule(len(history), total, lr)
            l, g = loss(W, X[i:i+batch_size], y[i:i+batch_size])
            history.append(float(l))
            W, config = rule(W, g, config)
    return W, history
""",
    ),
    # No shuffling: the batches are the same in each epoch, in the order of the file.
    Wrong(
        "train",
        "never_shuffled",
        "in_the_order_of_the_file",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = copy.deepcopy(config)
    lr0 = config["learning_rate"]
    history = []
    total_steps = num_epochs * len(range(0, len(X), batch_size))
    step = 0
    for epoch in range(num_epochs):
        for i in range(0, len(X), batch_size):
            if schedule is not None:
                config["learning_rate"] = schedule(step, total_steps, lr0)
            batch_loss, dW = loss(W, X[i:i + batch_size], y[i:i + batch_size])
            history.append(float(batch_loss))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # The gradient is divided by the batch size once more.
    Wrong(
        "train",
        "gradient_changed_on_its_way",
        "averages_the_average",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total_steps = num_epochs * int(np.ceil(N / batch_size))
    t = 0
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            idx = order[start:start + batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(t, total_steps, lr)
            l, dW = loss(W, X[idx], y[idx])
            dW = dW / len(idx)
            history.append(float(l))
            W, config = rule(W, dW, config)
            t += 1
    return W, history
""",
    ),
    # The schedule is asked once an epoch.
    Wrong(
        "train",
        "schedule_counts_epochs",
        "scheduler_step_at_the_epoch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    base = config['learning_rate']
    N = X.shape[0]
    nb = int(np.ceil(N / batch_size))
    history = []
    for epoch in range(num_epochs):
        if schedule is not None:
            config['learning_rate'] = schedule(epoch * nb, num_epochs * nb, base)
        order = rng.permutation(N)
        for b in range(nb):
            idx = order[b * batch_size:(b + 1) * batch_size]
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # The best W by its batch's loss is returned, not the last.
    Wrong(
        "train",
        "another_W_returned",
        "keeps_the_best_weights",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    best_W, best_loss = W.copy(), np.inf
    N = X.shape[0]
    total = num_epochs * int(np.ceil(N / batch_size))
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for s in range(0, N, batch_size):
            idx = order[s:s + batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(len(history), total, lr)
            l, dW = loss(W, X[idx], y[idx])
            if l < best_loss:
                best_loss, best_W = l, W.copy()
            history.append(float(l))
            W, config = rule(W, dW, config)
    return best_W, history
""",
    ),
    # The rate is set after the rule was called: one step late.
    Wrong(
        "train",
        "schedule_answer_late",
        "schedule_after_the_rule",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total = num_epochs * int(np.ceil(N / batch_size))
    history = []
    step = 0
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for s in range(0, N, batch_size):
            idx = order[s:s + batch_size]
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)     # optimizer.step()
            if schedule is not None:
                config['learning_rate'] = schedule(step, total, lr)   # scheduler.step()
            step += 1
    return W, history
""",
    ),
    # Steps are counted from one.
    Wrong(
        "train",
        "schedule_counts_from_one",
        "counter_goes_up_at_the_top_of_the_loop",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total_steps = num_epochs * int(np.ceil(N / batch_size))
    history, step = [], 0
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            step += 1
            if schedule is not None:
                config['learning_rate'] = schedule(step, total_steps, lr)
            idx = order[i:i + batch_size]
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # None as a schedule is not thought of.
    Wrong(
        "train",
        "schedule_needed",
        "schedule_is_always_called",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total = num_epochs * -(-N // batch_size)
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for s in range(0, N, batch_size):
            idx = order[s:s + batch_size]
            config['learning_rate'] = schedule(len(history), total, lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # return stands inside of the loop: one epoch only.
    Wrong(
        "train",
        "epochs_miscounted",
        "return_one_tab_too_far",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total = num_epochs * -(-N // batch_size)
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for s in range(0, N, batch_size):
            idx = order[s:s + batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(len(history), total, lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
        return W, history
""",
    ),
    # The first example of each batch is skipped, as if counting began at one.
    Wrong(
        "train",
        "examples_left_out",
        "indices_as_in_matlab",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    nb = int(np.ceil(N / batch_size))
    history = []
    step = 0
    for epoch in range(1, num_epochs + 1):
        order = rng.permutation(N)
        for b in range(1, nb + 1):
            idx = order[(b - 1) * batch_size + 1 : b * batch_size]
            if len(idx) == 0:
                idx = order[-1:]
            if schedule is not None:
                config['learning_rate'] = schedule(step, nb * num_epochs, lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # Plain descent with its own formula: the rule is not asked.
    Wrong(
        "train",
        "rule_not_used",
        "sgd_from_the_first_assignment",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    learning_rate = config['learning_rate']
    lr = learning_rate
    N = X.shape[0]
    total = num_epochs * -(-N // batch_size)
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for s in range(0, N, batch_size):
            idx = order[s:s + batch_size]
            if schedule is not None:
                lr = schedule(len(history), total, learning_rate)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W -= lr * dW
    return W, history
""",
    ),
    # The order comes from NumPy's global generator.
    Wrong(
        "train",
        "random_numbers_from_elsewhere",
        "global_shuffle",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    np.random.seed(0)
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total = num_epochs * -(-N // batch_size)
    history = []
    indices = np.arange(N)
    for epoch in range(num_epochs):
        np.random.shuffle(indices)
        for s in range(0, N, batch_size):
            idx = indices[s:s + batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(len(history), total, lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # The order is drawn anew for each batch: an epoch misses some examples and repeats others.
    Wrong(
        "train",
        "batches_drawn_anew",
        "permutation_inside_of_the_inner_loop",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    total = num_epochs * -(-N // batch_size)
    history = []
    for epoch in range(num_epochs):
        for s in range(0, N, batch_size):
            order = rng.permutation(N)
            idx = order[s:s + batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(len(history), total, lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
]

PAIRS = [
    # The loss is written down after the step, with the new W.
    Wrong(
        "train",
        "batch_loss_asked_again history_in_another_form",
        "measures_after_the_step",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    rate = config['learning_rate']
    N = X.shape[0]
    total_steps = num_epochs * int(np.ceil(N / batch_size))
    history = []
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            idx = order[start:start + batch_size]
            if schedule is not None:
                config['learning_rate'] = schedule(len(history), total_steps, rate)
            _, dW = loss(W, X[idx], y[idx])
            W, config = rule(W, dW, config)
            new_loss, _ = loss(W, X[idx], y[idx])
            history.append(float(new_loss))
    return W, history
""",
    ),
    # Two at once: the short batch is dropped, and the step is counted within the epoch.
    Wrong(
        "train",
        "short_batch_dropped schedule_starts_again",
        "batches_by_reshape_and_enumerate",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr = config['learning_rate']
    N = X.shape[0]
    B = min(batch_size, N)
    k = N // B
    history = []
    for epoch in range(num_epochs):
        batches = rng.permutation(N)[:k * B].reshape(k, B)
        for i, idx in enumerate(batches):
            if schedule is not None:
                config['learning_rate'] = schedule(i, num_epochs * -(-N // batch_size), lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
]

UNUSUAL = [
    Unusual(
        "train",
        "shuffled_copies_kept_from_epoch_to_epoch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = np.array(W)
    opts = dict(config)
    lr = opts.get('learning_rate')
    N = X.shape[0]
    nb = int(np.ceil(N / batch_size))
    hist = []
    Xs, ys = X.copy(), y.copy()
    for epoch in range(num_epochs):
        p = rng.permutation(N)
        Xs, ys = Xs[p], ys[p]
        for b in range(nb):
            Xb = Xs[b*batch_size:(b+1)*batch_size]
            yb = ys[b*batch_size:(b+1)*batch_size]
            l, dW = loss(W, Xb, yb)
            hist.append(float(l))
            if schedule is not None:
                opts['learning_rate'] = schedule(epoch*nb + b, nb*num_epochs, lr)
            W, opts = rule(W, dW, opts)
    return W, hist
""",
    ),
    Unusual(
        "train",
        "one_while_loop_over_steps_reshuffles_when_the_deck_is_empty",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    state, theta = copy.deepcopy(config), copy.deepcopy(W)
    eta = config.get("learning_rate")
    steps = num_epochs * ((len(y) + batch_size - 1) // batch_size)
    history, deck = [], []
    while len(history) < steps:
        if not deck:
            deck = [int(i) for i in rng.permutation(len(y))]
        hand, deck = deck[:batch_size], deck[batch_size:]
        if schedule is not None:
            state["learning_rate"] = float(schedule(len(history), steps, eta))
        value, slope = loss(theta, X[hand], y[hand])
        history.append(value)
        theta, state = rule(theta, slope, state)
    return theta, history
""",
    ),
    Unusual(
        "train",
        "argsort_of_random_numbers_and_array_split_backwards",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    N = X.shape[0]
    cuts = np.arange(batch_size, N, batch_size)
    batches_per_epoch = len(cuts) + 1
    weights = W * 1
    settings = {**config}
    history = np.zeros(num_epochs * batches_per_epoch)
    t = 0
    for _ in range(num_epochs):
        order = np.argsort(rng.random(N))[::-1]
        for batch in np.split(order, cuts):
            batch.sort()      # memory is read in order
            if schedule != None:
                settings.update(learning_rate=schedule(t, history.size, config['learning_rate']))
            history[t], gradient = loss(weights, np.take(X, batch, axis=0), np.take(y, batch))
            weights, settings = rule(weights, gradient, settings)
            t += 1
    return weights, history.tolist()
""",
    ),
    Unusual(
        "train",
        "generator_of_batches_rng_choice_without_replacement",
        """
def _minibatches(N, batch_size, num_epochs, rng):
    for _ in range(num_epochs):
        remaining = rng.choice(N, size=N, replace=False)
        while remaining.size:
            yield remaining[:batch_size]
            remaining = remaining[batch_size:]


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    if schedule is None:
        schedule = lambda step, total_steps, learning_rate: learning_rate
    W, config = W.copy(), config.copy()
    initial = config["learning_rate"]
    total = int(np.ceil(X.shape[0] / batch_size)) * num_epochs
    history = []
    for step, rows in enumerate(_minibatches(X.shape[0], batch_size, num_epochs, rng)):
        config["learning_rate"] = schedule(step, total, initial)
        batch_loss, dW = loss(W, X[rows], y[rows])
        history.append(float(batch_loss))
        W, config = rule(W, dW, config)
    return W, history
""",
    ),
    Unusual(
        "train",
        "a_trainer_class",
        """
class Trainer(object):
    def __init__(self, loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
        self.loss_fn, self.W, self.X, self.y = loss, W.copy(), X, y
        self.rule, self.config, self.schedule = rule, dict(config), schedule
        self.num_epochs, self.batch_size, self.rng = num_epochs, batch_size, rng
        self.lr = self.config.get('learning_rate')
        self.loss_history = []
        self.iterations_per_epoch = len(X) // batch_size + (1 if len(X) % batch_size else 0)

    def _step(self, mask):
        if self.schedule is not None:
            total = self.iterations_per_epoch * self.num_epochs
            self.config['learning_rate'] = self.schedule(len(self.loss_history), total, self.lr)
        l, grad = self.loss_fn(self.W, self.X[mask], self.y[mask])
        self.loss_history.append(float(l))
        self.W, self.config = self.rule(self.W, grad, self.config)

    def train(self):
        for epoch in range(self.num_epochs):
            perm = np.arange(len(self.X))
            self.rng.shuffle(perm)
            for t in range(self.iterations_per_epoch):
                self._step(perm[t * self.batch_size:(t + 1) * self.batch_size])
        return self.W, self.loss_history


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    return Trainer(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng).train()
""",
    ),
    Unusual(
        "train",
        "all_orders_drawn_before_the_first_step",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, cfg, N = np.copy(W), copy.copy(config), X.shape[0]
    plan = []
    for order in [rng.permutation(N) for _ in range(num_epochs)]:
        i = 0
        while i < N:
            j = i + batch_size
            if j > N:
                j = N
            plan.append(order[i:j])
            i = j
    rates = [config['learning_rate']] * len(plan)
    if schedule is not None:
        rates = [schedule(k, len(plan), config['learning_rate']) for k in range(len(plan))]
    history = []
    for rows, rate in zip(plan, rates):
        cfg['learning_rate'] = rate
        batch_loss, dW = loss(W, X[rows, :], y[rows])
        history.append(batch_loss)
        W, cfg = rule(W, dW, cfg)
    return W, history
""",
    ),
]
