"""Solutions of the training loop as in repositories of students, held out from the detectors."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # N // batch_size batches: the examples that are left over at the end of an epoch are not used.
    Wrong(
        "train",
        "short_batch_dropped",
        "leaves_out_the_rest_of_each_epoch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    N = X.shape[0]
    batch_size = min(batch_size, N)
    per_epoch = N // batch_size
    total_steps = num_epochs * per_epoch
    base_lr = config.get("learning_rate")
    history = []
    step = 0
    for epoch in range(num_epochs):
        perm = rng.permutation(N)
        for b in range(per_epoch):
            idx = perm[b * batch_size : (b + 1) * batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total_steps, base_lr)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # The permutation is drawn before the loop over epochs: each epoch has the same batches.
    Wrong(
        "train",
        "same_batches_every_epoch",
        "one_order_for_all_epochs",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config, losses = W.copy(), dict(config), []
    N = X.shape[0]
    lr = config.get("learning_rate")
    order = rng.permutation(N)
    X_shuffled, y_shuffled = X[order], y[order]
    steps = num_epochs * int(np.ceil(N / batch_size))
    for _ in range(num_epochs):
        for i in range(0, N, batch_size):
            if schedule:
                config["learning_rate"] = schedule(len(losses), steps, lr)
            value, grad = loss(W, X_shuffled[i : i + batch_size], y_shuffled[i : i + batch_size])
            losses.append(float(value))
            W, config = rule(W, grad, config)
    return W, losses
""",
    ),
    # rng.choice for each batch, as in the linear classifier of the course: examples come twice or never.
    Wrong(
        "train",
        "batches_drawn_anew",
        "draws_each_batch_with_replacement",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = config.copy()
    num_train = X.shape[0]
    iterations_per_epoch = -(-num_train // batch_size)
    num_iters = num_epochs * iterations_per_epoch
    initial_lr = config.get("learning_rate")
    loss_history = []
    for it in range(num_iters):
        size = min(batch_size, num_train)
        indices = rng.choice(num_train, size)
        X_batch, y_batch = X[indices], y[indices]
        if schedule is not None:
            config["learning_rate"] = schedule(it, num_iters, initial_lr)
        l, grad = loss(W, X_batch, y_batch)
        loss_history.append(float(l))
        W, config = rule(W, grad, config)
    return W, loss_history
""",
    ),
    # history gets the loss of the batch with the W that comes out of the rule.
    Wrong(
        "train",
        "batch_loss_asked_again",
        "records_the_loss_after_the_step",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history, t = len(X), [], 0
    lr0 = config.get("learning_rate")
    total = num_epochs * ((N + batch_size - 1) // batch_size)
    for _ in range(num_epochs):
        p = rng.permutation(N)
        for s in range(0, N, batch_size):
            xb, yb = X[p[s : s + batch_size]], y[p[s : s + batch_size]]
            if schedule is not None:
                config["learning_rate"] = schedule(t, total, lr0)
            _, dW = loss(W, xb, yb)
            W, config = rule(W, dW, config)
            history.append(float(loss(W, xb, yb)[0]))
            t += 1
    return W, history
""",
    ),
    # history has the mean loss of each epoch: one number per epoch, not one per step.
    Wrong(
        "train",
        "history_too_short",
        "one_mean_loss_per_epoch_in_history",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = np.copy(W), dict(config)
    n = len(y)
    n_batches = int(np.ceil(n / batch_size))
    rate = config.get("learning_rate")
    history = []
    for epoch in range(num_epochs):
        running_loss = 0.0
        idx = rng.permutation(n)
        for k in range(n_batches):
            batch = idx[k * batch_size : (k + 1) * batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(epoch * n_batches + k, num_epochs * n_batches, rate)
            l, dW = loss(W, X[batch], y[batch])
            W, config = rule(W, dW, config)
            running_loss += float(l)
        history.append(running_loss / n_batches)
    return W, history
""",
    ),
    # The schedule is given the number of the batch within its epoch.
    Wrong(
        "train",
        "schedule_starts_again",
        "schedule_counts_anew_in_each_epoch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = X.shape[0]
    num_batches = (N + batch_size - 1) // batch_size
    lr = config.get("learning_rate")
    history = []
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for step, batch in enumerate(np.array_split(order, range(batch_size, N, batch_size))):
            if schedule is not None:
                config["learning_rate"] = schedule(step, num_epochs * num_batches, lr)
            l, dW = loss(W, X[batch], y[batch])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # config["learning_rate"] is both argument and result, so the decays multiply.
    Wrong(
        "train",
        "schedule_given_its_own_answer",
        "schedule_is_given_the_rate_it_made_before",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = copy.deepcopy(config)
    N = len(X)
    total = num_epochs * -(-N // batch_size)
    history = []
    for _ in range(num_epochs):
        perm = rng.permutation(N)
        for start in range(0, N, batch_size):
            rows = perm[start : start + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, config["learning_rate"])
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # Every step hands in a fresh copy of the settings: what the rule remembers is lost.
    Wrong(
        "train",
        "rules_config_starts_again",
        "rule_begins_anew_with_the_settings_at_every_step",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, history, N = W.copy(), [], X.shape[0]
    total_steps = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            rows = order[start : start + batch_size]
            now = dict(config)
            if schedule is not None:
                now["learning_rate"] = schedule(len(history), total_steps, config.get("learning_rate"))
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, _ = rule(W, dW, now)
    return W, history
""",
    ),
    # W, _ = rule(...): a rule that returns a new config starts each step without a memory.
    Wrong(
        "train",
        "rules_config_starts_again",
        "what_the_rule_returns_as_config_is_dropped",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    params = W.copy()
    opt = dict(config)
    N = X.shape[0]
    lr, history = opt.get("learning_rate"), []
    steps = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            if schedule is not None:
                opt["learning_rate"] = schedule(len(history), steps, lr)
            b = order[i : i + batch_size]
            l, g = loss(params, X[b], y[b])
            history.append(float(l))
            params, _ = rule(params, g, opt)
    return params, history
""",
    ),
    # total_steps is counted with N // batch_size although the last, smaller batch is trained on.
    Wrong(
        "train",
        "total_steps_miscounted",
        "total_steps_rounded_down",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N = len(X)
    lr = config.get("learning_rate")
    total_steps = max(1, N // batch_size) * num_epochs
    history = []
    for _ in range(num_epochs):
        idx = rng.permutation(N)
        for lo in range(0, N, batch_size):
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total_steps, lr)
            l, dW = loss(W, X[idx[lo : lo + batch_size]], y[idx[lo : lo + batch_size]])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # num_epochs goes to the schedule as total_steps.
    Wrong(
        "train",
        "total_steps_miscounted",
        "total_steps_is_the_number_of_epochs",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, step, history = X.shape[0], 0, []
    base = config.get("learning_rate")
    for epoch in range(num_epochs):
        perm = rng.permutation(N)
        for start in range(0, N, batch_size):
            batch = perm[start : start + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, num_epochs, base)
            loss_value, dW = loss(W, X[batch], y[batch])
            history.append(float(loss_value))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
    # W is not copied: a rule that writes into w changes the caller's array.
    Wrong(
        "train",
        "callers_W_changed",
        "starts_from_the_callers_own_W",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    config = copy.deepcopy(config)
    N = X.shape[0]
    rate = config.get("learning_rate")
    total = num_epochs * int(np.ceil(N / batch_size))
    history = []
    for e in range(num_epochs):
        order = np.arange(N)
        rng.shuffle(order)
        for s in range(0, N, batch_size):
            mb = order[s : s + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, rate)
            l, dW = loss(W, X[mb], y[mb])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # X is put in the new order, y is not: examples get the labels of others.
    Wrong(
        "train",
        "labels_without_their_rows",
        "labels_stay_in_their_old_order",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = X.shape[0], []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        Xs = X[rng.permutation(N)]
        for i in range(0, N, batch_size):
            X_batch = Xs[i : i + batch_size]
            y_batch = y[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X_batch, y_batch)
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # config is not copied: the scheduled rate and the rule's memory end up in the caller's dict.
    Wrong(
        "train",
        "callers_config_changed",
        "writes_the_rates_into_the_callers_config",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    N = X.shape[0]
    learning_rate = config.get("learning_rate")
    history, total = [], num_epochs * ((N - 1) // batch_size + 1)
    for _ in range(num_epochs):
        perm = rng.permutation(N)
        for k in range(0, N, batch_size):
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, learning_rate)
            l, dW = loss(W, X[perm[k : k + batch_size]], y[perm[k : k + batch_size]])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # The schedule stands in the outer loop: the rate changes only from epoch to epoch.
    Wrong(
        "train",
        "schedule_counts_epochs",
        "rate_is_set_once_an_epoch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = X.shape[0], []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        if schedule is not None:
            config["learning_rate"] = schedule(len(history), total, lr)
        for i in range(0, N, batch_size):
            batch = order[i : i + batch_size]
            l, dW = loss(W, X[batch], y[batch])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # step += 1 stands before the schedule is asked.
    Wrong(
        "train",
        "schedule_counts_from_one",
        "schedule_counts_steps_from_one",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    n = X.shape[0]
    lr = config.get("learning_rate")
    total = num_epochs * -(-n // batch_size)
    step, history = 0, []
    for _ in range(num_epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            step += 1
            sel = order[start : start + batch_size]
            l, dW = loss(W, X[sel], y[sel])
            history.append(float(l))
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr)
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # X[:] = X[order], y[:] = y[order]: the data handed in are in another order afterwards.
    Wrong(
        "train",
        "examples_changed",
        "shuffles_the_callers_arrays",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = X.shape[0], []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        X[:] = X[order]
        y[:] = y[order]
        for i in range(0, N, batch_size):
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X[i : i + batch_size], y[i : i + batch_size])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # It keeps the W of the best loss so far, and returns that in place of the last.
    Wrong(
        "train",
        "another_W_returned",
        "returns_the_W_of_the_lowest_batch_loss",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = len(X), []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    best_loss, best_W = np.inf, W
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            rows = order[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            if l < best_loss:
                best_loss, best_W = l, W.copy()
            W, config = rule(W, dW, config)
    return best_W, history
""",
    ),
    # W -= learning_rate * dW is written into the loop; the rule is never asked.
    Wrong(
        "train",
        "rule_not_used",
        "plain_descent_whatever_the_rule",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    N, history = X.shape[0], []
    lr0 = config.get("learning_rate", 1e-2)
    total = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            rows = order[i : i + batch_size]
            lr = lr0 if schedule is None else schedule(len(history), total, lr0)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W -= lr * dW
    return W, history
""",
    ),
    # No shuffling: rng is not used at all.
    Wrong(
        "train",
        "never_shuffled",
        "batches_in_the_order_of_the_data",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = X.shape[0], []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for epoch in range(num_epochs):
        for i in range(0, N, batch_size):
            X_batch, y_batch = X[i : i + batch_size], y[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X_batch, y_batch)
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # dW / len(batch): the loss is an average already.
    Wrong(
        "train",
        "gradient_changed_on_its_way",
        "divides_the_gradient_by_the_batch_once_more",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = X.shape[0], []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            rows = order[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW / len(rows), config)
    return W, history
""",
    ),
    # start : start + batch_size - 1, as with MATLAB's ends: one example of each full batch is left out.
    Wrong(
        "train",
        "examples_left_out",
        "last_index_of_each_batch_is_cut_off",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    N, history = X.shape[0], []
    lr = config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for first in range(0, N, batch_size):
            last = min(first + batch_size, N) - 1
            if first == last:
                last += 1
            rows = order[first:last]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # order[i : i + batch_size - 1]: the last of every batch is cut off.
    Wrong(
        "train",
        "examples_left_out",
        "slice_ends_one_before_the_batch_does",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config, history = W.copy(), dict(config), []
    N, lr = X.shape[0], config.get("learning_rate")
    total = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            rows = order[i : i + batch_size - 1]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # range(0, N - batch_size, batch_size): the last batch of each epoch is left out, even a whole one.
    Wrong(
        "train",
        "short_batch_dropped",
        "starts_of_batches_end_at_N_minus_batch_size",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config, history = W.copy(), dict(config), []
    N, lr = X.shape[0], config.get("learning_rate")
    total = num_epochs * int(np.ceil(N / batch_size))
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for i in range(0, N - batch_size, batch_size):
            rows = order[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # range(1, num_epochs): an epoch too few.
    Wrong(
        "train",
        "epochs_miscounted",
        "epochs_counted_from_one_to_below_num_epochs",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config, history = W.copy(), dict(config), []
    N, lr = X.shape[0], config.get("learning_rate")
    total = num_epochs * int(np.ceil(N / batch_size))
    step = 0
    for epoch in range(1, num_epochs):
        order = rng.permutation(N)
        for i in range(0, N, batch_size):
            rows = order[i : i + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(step, total, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW, config)
            step += 1
    return W, history
""",
    ),
]

UNUSUAL = [
    Unusual(
        "train",
        "epochs_as_array_split",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config, history = np.array(W), dict(config), []
    N = len(y)
    cuts = np.arange(batch_size, N, batch_size)
    total = num_epochs * (len(cuts) + 1)
    rate = config.get("learning_rate")
    for _ in range(num_epochs):
        for rows in np.split(rng.permutation(N), cuts):
            if schedule is not None:
                config = {**config, "learning_rate": schedule(len(history), total, rate)}
            value, dW = loss(W, X[rows], y[rows])
            history.append(float(value))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    Unusual(
        "train",
        "one_loop_over_steps_with_divmod",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    num_train = X.shape[0]
    iterations_per_epoch = (num_train + batch_size - 1) // batch_size
    num_iterations = num_epochs * iterations_per_epoch
    W = W.copy()
    optim_config = {k: v for k, v in config.items()}
    base_lr = optim_config.get("learning_rate")
    loss_history = []
    for t in range(num_iterations):
        epoch, k = divmod(t, iterations_per_epoch)
        if k == 0:
            perm = rng.permutation(num_train)
        mask = perm[k * batch_size : (k + 1) * batch_size]
        if schedule is not None:
            optim_config["learning_rate"] = schedule(t, num_iterations, base_lr)
        l, grad = loss(W, X[mask], y[mask])
        loss_history.append(float(l))
        next_w, next_config = rule(W, grad, optim_config)
        W, optim_config = next_w, next_config
    return W, loss_history
""",
    ),
    Unusual(
        "train",
        "generator_of_batches_and_shuffled_copies",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    def batches():
        for _ in range(num_epochs):
            order = np.arange(len(X))
            rng.shuffle(order)
            Xs, ys = X[order], y[order]
            for i in range(0, len(Xs), batch_size):
                yield Xs[i : i + batch_size], ys[i : i + batch_size]

    total = num_epochs * int(np.ceil(len(X) / batch_size))
    W, state, history = W.copy(), dict(config), []
    for step, (Xb, yb) in enumerate(batches()):
        if schedule is not None:
            state["learning_rate"] = schedule(step, total, config.get("learning_rate"))
        l, dW = loss(W, Xb, yb)
        history.append(float(l))
        W, state = rule(W, dW, state)
    return W, history
""",
    ),
    Unusual(
        "train",
        "order_by_sorting_random_keys",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W + 0.0
    config = copy.copy(config)
    lr, N = config.get("learning_rate"), len(X)
    batches = [slice(a, a + batch_size) for a in range(0, N, batch_size)]
    losses = []
    for epoch in range(num_epochs):
        order = np.argsort(rng.random(N))
        for b, part in enumerate(batches):
            i = order[part]
            if schedule is not None:
                config["learning_rate"] = schedule(epoch * len(batches) + b, num_epochs * len(batches), lr)
            out = loss(W, X[i], y[i])
            losses.append(float(out[0]))
            W, config = rule(W, out[1], config)
    return W, losses
""",
    ),
    Unusual(
        "train",
        "sample_without_replacement_until_empty",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    N = X.shape[0]
    batch_size = min(batch_size, N)
    W, config = W.copy(), dict(config)
    lr, history = config.get("learning_rate"), []
    total_steps = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        left = list(rng.choice(N, N, replace=False))
        while left:
            batch, left = np.array(left[:batch_size]), left[batch_size:]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total_steps, lr)
            l, dW = loss(W, X[batch], y[batch])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    Unusual(
        "train",
        "masks_of_booleans_per_batch",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    N = len(X)
    per_epoch = -(-N // batch_size)
    W, config, history = W.copy(), dict(config), []
    alpha = config.get("learning_rate")
    for epoch in range(num_epochs):
        batch_of = rng.permutation(np.arange(N) // batch_size)  # the number of each example's batch
        for k in range(per_epoch):
            mine = batch_of == k
            if schedule is not None:
                config["learning_rate"] = schedule(epoch * per_epoch + k, num_epochs * per_epoch, alpha)
            batch_loss, dW = loss(W, X[mine], y[mine])
            history += [float(batch_loss)]
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    Unusual(
        "train",
        "history_as_an_array_made_a_list",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    N = X.shape[0]
    num_batches = N // batch_size + (N % batch_size > 0)
    losses = np.zeros((num_epochs, num_batches))
    start_rate = config.get("learning_rate")
    for e in range(num_epochs):
        idx = rng.permutation(N)
        for b in range(num_batches):
            if schedule is not None:
                config["learning_rate"] = schedule(e * num_batches + b, losses.size, start_rate)
            lo, hi = b * batch_size, min((b + 1) * batch_size, N)
            losses[e, b], dW = loss(W, X.take(idx[lo:hi], axis=0), y.take(idx[lo:hi]))
            W, config = rule(W, dW, config)
    return W, losses.ravel().tolist()
""",
    ),
]
