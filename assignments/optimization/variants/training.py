"""Training loops as students write them: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

LOOP = """
import copy

import numpy as np


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    state = dict(config)
    base = config["learning_rate"]
    history = []
    N = X.shape[0]
    per_epoch = int(np.ceil(N / batch_size))
    total_steps = num_epochs * per_epoch
    step = 0
    for epoch in range(num_epochs):
        order = rng.permutation(N)
        for i in range(per_epoch):
            rows = order[i * batch_size : (i + 1) * batch_size]
            if schedule is not None:
                state["learning_rate"] = schedule(step, total_steps, base)
            value, dW = loss(W, X[rows], y[rows])
            history.append(value)
            W, state = rule(W, dW, state)
            step += 1
    return W, history
"""


def edited(*edits):
    code = LOOP
    for before, after in edits:
        assert before in code, before
        code = code.replace(before, after)
    return code


def wrong(misconception, style, *edits, **options):
    return Wrong("train", misconception, style, edited(*edits), **options)


def right(style, *edits):
    return Unusual("train", style, edited(*edits))


SHUFFLE = "        order = rng.permutation(N)\n"
ROWS = "            rows = order[i * batch_size : (i + 1) * batch_size]\n"
ASK = "            value, dW = loss(W, X[rows], y[rows])\n"
NOTE = "            history.append(value)\n"
STEP = "            W, state = rule(W, dW, state)\n"
RATE = (
    "            if schedule is not None:\n"
    '                state["learning_rate"] = schedule(step, total_steps, base)\n'
)
COPY = "    W = W.copy()\n"
STATE = "    state = dict(config)\n"

WRONG = [
    wrong("rule_not_used", "own_step", (STEP, '            W = W - state["learning_rate"] * dW\n')),
    wrong(
        "rule_asked_again",
        "one_value_each",
        (STEP, "            W, state = rule(W, dW, state)[0], rule(W, dW, state)[1]\n"),
    ),
    wrong(
        "batch_loss_asked_again",
        "loss_and_gradient",
        (
            ASK,
            "            value, _ = loss(W, X[rows], y[rows])\n"
            "            _, dW = loss(W, X[rows], y[rows])\n",
        ),
    ),
    wrong(
        "batch_loss_asked_again",
        "all_examples_after_an_epoch",
        ("            step += 1\n", "            step += 1\n        print(epoch, loss(W, X, y)[0])\n"),
    ),
    wrong(
        "batch_loss_asked_again",
        "history_after_the_step",
        (NOTE, ""),
        (STEP, STEP + "            history.append(loss(W, X[rows], y[rows])[0])\n"),
    ),
    wrong("epochs_taken_for_steps", "one_batch_an_epoch", ("for i in range(per_epoch)", "for i in range(1)")),
    wrong("epochs_miscounted", "one_more", ("range(num_epochs)", "range(num_epochs + 1)")),
    wrong("epochs_miscounted", "returns_early", ("    return W, history", "        return W, history")),
    wrong("labels_without_their_rows", "unshuffled", ("y[rows]", "y[i * batch_size : (i + 1) * batch_size]")),
    wrong(
        "labels_without_their_rows",
        "two_orders",
        (SHUFFLE, SHUFFLE + "        order_y = rng.permutation(N)\n"),
        ("y[rows]", "y[order_y[i * batch_size : (i + 1) * batch_size]]"),
    ),
    wrong(
        "size_of_batches_ignored",
        "own",
        ("    N = X.shape[0]\n", "    N = X.shape[0]\n    batch_size = 32\n"),
    ),
    wrong(
        "size_of_batches_ignored", "all", ("    N = X.shape[0]\n", "    N = X.shape[0]\n    batch_size = N\n")
    ),
    wrong(
        "batches_drawn_anew",
        "with_replacement",
        (ROWS, "            rows = rng.choice(N, batch_size)\n"),
    ),
    wrong(
        "batches_drawn_anew",
        "each_without_replacement",
        (ROWS, "            rows = rng.permutation(N)[:batch_size]\n"),
    ),
    wrong(
        "batches_drawn_anew",
        "whole_batches_only",
        ("int(np.ceil(N / batch_size))", "max(N // batch_size, 1)"),
        (ROWS, "            rows = rng.integers(0, N, size=batch_size)\n"),
    ),
    wrong(
        "batches_drawn_anew",
        "an_order_with_repetitions",
        (SHUFFLE, "        order = rng.choice(N, N)\n"),
    ),
    wrong("short_batch_dropped", "floor", ("int(np.ceil(N / batch_size))", "N // batch_size")),
    wrong(
        "short_batch_dropped",
        "skipped",
        (ROWS, ROWS + "            if len(rows) < batch_size:\n                continue\n"),
    ),
    wrong(
        "short_batch_filled",
        "wraps_round",
        (
            ROWS,
            "            rows = np.take(order, range(i * batch_size, (i + 1) * batch_size), mode='wrap')\n",
        ),
    ),
    wrong(
        "short_batch_filled",
        "last_rows",
        (ROWS, ROWS + "            rows = order[-batch_size:] if len(rows) < batch_size else rows\n"),
    ),
    wrong(
        "examples_left_out",
        "first_row",
        (SHUFFLE, "        order = 1 + rng.permutation(N - 1)\n"),
    ),
    wrong(
        "examples_left_out", "first_of_each_batch", ("order[i * batch_size :", "order[i * batch_size + 1 :")
    ),
    wrong("examples_left_out", "last_of_each_batch", ("(i + 1) * batch_size]", "(i + 1) * batch_size - 1]")),
    wrong("never_shuffled", "in_order", (SHUFFLE, "        order = np.arange(N)\n")),
    wrong("never_shuffled", "turned", (SHUFFLE, "        order = np.roll(np.arange(N), rng.integers(N))\n")),
    wrong("never_shuffled", "not_used", ("order[i *", "np.arange(N)[i *")),
    wrong(
        "same_batches_every_epoch",
        "shuffled_once",
        (SHUFFLE, ""),
        ("    step = 0\n", "    step = 0\n    order = rng.permutation(N)\n"),
    ),
    wrong(
        "same_batches_every_epoch",
        "batches_shuffled",
        (SHUFFLE, "        turns = rng.permutation(per_epoch)\n"),
        ("    step = 0\n", "    step = 0\n    order = rng.permutation(N)\n"),
        ("order[i * batch_size : (i + 1) * batch_size]", "np.array_split(order, per_epoch)[turns[i]]"),
    ),
    wrong("random_numbers_from_elsewhere", "global", ("rng.permutation", "np.random.permutation")),
    wrong(
        "random_numbers_from_elsewhere",
        "own_seed",
        ("    step = 0\n", "    step = 0\n    rng = np.random.default_rng(0)\n"),
    ),
    wrong(
        "random_numbers_from_elsewhere",
        "own_generator",
        ("    step = 0\n", "    step = 0\n    rng = np.random.default_rng()\n"),
    ),
    wrong("gradient_changed_on_its_way", "divided", (STEP, STEP.replace("dW,", "dW / len(rows),"))),
    wrong("gradient_changed_on_its_way", "turned", (STEP, STEP.replace("dW,", "-dW,"))),
    wrong(
        "gradient_changed_on_its_way",
        "of_the_step_before",
        ("    step = 0\n", "    step = 0\n    before = np.zeros_like(W)\n"),
        (STEP, STEP.replace("dW,", "before,") + "            before = dW\n"),
    ),
    wrong("steps_thrown_away", "another_name", (STEP, STEP.replace("W, state =", "next_W, state ="))),
    wrong(
        "steps_thrown_away",
        "start_each_time",
        (COPY, "    start = W\n"),
        (ASK, "            W = start.copy()\n" + ASK),
    ),
    wrong(
        "step_beside_the_rule",
        "added",
        (STEP, "            change, state = rule(W.copy(), dW, state)\n            W = W + change\n"),
    ),
    wrong(
        "step_beside_the_rule",
        "one_more",
        (STEP, STEP + '            W = W - state["learning_rate"] * dW\n'),
    ),
    wrong("rules_config_starts_again", "not_kept", (STEP, "            W, _ = rule(W, dW, dict(state))\n")),
    wrong(
        "rules_config_starts_again",
        "every_epoch",
        (STATE, ""),
        (SHUFFLE, SHUFFLE + "        state = dict(config)\n"),
    ),
    wrong("callers_W_changed", "no_copy", (COPY, "")),
    wrong("callers_W_changed", "a_view", (COPY, "    W = np.asarray(W)[:]\n")),
    wrong("callers_config_changed", "no_copy", (STATE, "    state = config\n")),
    wrong(
        "examples_changed",
        "shuffled_in_place",
        (SHUFFLE, "        order = rng.permutation(N)\n        X[:], y[:] = X[order], y[order]\n"),
        (ROWS, "            rows = slice(i * batch_size, (i + 1) * batch_size)\n"),
    ),
    wrong("schedule_not_used", "left_out", (RATE, "")),
    wrong(
        "schedule_needed",
        "no_question",
        (RATE, '            state["learning_rate"] = schedule(step, total_steps, base)\n'),
    ),
    wrong("schedule_counts_epochs", "epoch", ("schedule(step,", "schedule(epoch,")),
    wrong(
        "schedule_counts_epochs",
        "once_an_epoch",
        (RATE, ""),
        (SHUFFLE, SHUFFLE + RATE.replace("    " * 3, "    " * 2, 1).replace("    " * 4, "    " * 3)),
    ),
    wrong(
        "schedule_counts_epochs",
        "epochs_of_epochs",
        ("schedule(step, total_steps", "schedule(epoch, num_epochs"),
    ),
    wrong("schedule_starts_again", "batch", ("schedule(step,", "schedule(i,")),
    wrong(
        "schedule_arguments_swapped",
        "rate_first",
        ("schedule(step, total_steps, base)", "schedule(base, step, total_steps)"),
    ),
    wrong("schedule_counts_from_one", "plus_one", ("schedule(step,", "schedule(step + 1,")),
    wrong(
        "schedule_given_its_own_answer",
        "from_config",
        ("total_steps, base)", 'total_steps, state["learning_rate"])'),
    ),
    wrong(
        "total_steps_miscounted", "floor", ("= num_epochs * per_epoch", "= num_epochs * (N // batch_size)")
    ),
    wrong("total_steps_miscounted", "of_an_epoch", ("= num_epochs * per_epoch", "= per_epoch")),
    wrong("total_steps_miscounted", "epochs", ("step, total_steps, base", "step, num_epochs, base")),
    wrong("schedule_answer_late", "after_the_step", (RATE, ""), (STEP, STEP + RATE)),
    wrong(
        "schedule_answer_not_used",
        "a_variable",
        ('state["learning_rate"] = schedule', "learning_rate = schedule"),
    ),
    wrong(
        "schedule_answer_not_used",
        "another_key",
        ('state["learning_rate"] = schedule', 'state["lr"] = schedule'),
    ),
    wrong(
        "schedule_answer_not_used",
        "multiplied",
        ("schedule(step, total_steps, base)", "base * schedule(step, total_steps, base)"),
    ),
    wrong("results_swapped", "history_first", ("return W, history", "return history, W")),
    wrong("history_missing", "W_alone", ("return W, history", "return W")),
    wrong("history_missing", "nothing", ("    return W, history\n", "")),
    wrong(
        "history_too_short",
        "indented",
        (NOTE, ""),
        ("            step += 1\n", "            step += 1\n        history.append(value)\n"),
    ),
    wrong("history_too_short", "made_anew", (SHUFFLE, SHUFFLE + "        history = []\n")),
    wrong(
        "history_in_another_form",
        "mean_so_far",
        (NOTE, "            history.append(np.mean([value, *history]))\n"),
    ),
    wrong("history_in_another_form", "sum", (NOTE, "            history.append(value * len(rows))\n")),
    wrong(
        "another_W_returned",
        "lowest_loss",
        ("    step = 0\n", "    step = 0\n    best, best_W = np.inf, W\n"),
        (NOTE, NOTE + "            if value < best:\n                best, best_W = value, W.copy()\n"),
        ("return W, history", "return best_W, history"),
    ),
]

UNUSUAL = [
    right(
        "float_array",
        ("    history = []\n", "    history = np.zeros(0)\n"),
        (NOTE, "            history = np.append(history, value)\n"),
    ),
    right("split", (ROWS, "            rows = np.split(order, range(batch_size, N, batch_size))[i]\n")),
    right("sorted_rows", (ROWS, ROWS + "            rows = np.sort(rows)\n")),
    right(
        "keywords",
        (STEP, "            W, state = rule(w=W, dw=dW, config=state)\n"),
        (
            "schedule(step, total_steps, base)",
            "schedule(total_steps=total_steps, step=step, learning_rate=base)",
        ),
        ("loss(W, X[rows], y[rows])", "loss(y=y[rows], X=X[rows], W=W)"),
    ),
    right(
        "shuffled_copies",
        (SHUFFLE, "        order = rng.random(N).argsort()\n        Xs, ys = X[order], y[order]\n"),
        (ROWS, "            rows = slice(i * batch_size, min((i + 1) * batch_size, N))\n"),
        ("X[rows], y[rows]", "Xs[rows], ys[rows]"),
    ),
    right(
        "all_orders_first",
        (SHUFFLE, "        order = orders[epoch]\n"),
        (
            "    step = 0\n",
            "    step = 0\n    orders = rng.permuted(np.tile(np.arange(N), (num_epochs, 1)), axis=1)\n",
        ),
    ),
    right(
        "drawn_from_what_is_left",
        (SHUFFLE, "        left = list(range(N))\n"),
        (
            ROWS,
            "            count = min(batch_size, len(left))\n"
            "            rows = [left.pop(rng.integers(len(left))) for _ in range(count)]\n",
        ),
    ),
    right("choice", (SHUFFLE, "        order = rng.choice(N, size=N, replace=False)\n")),
    right("shuffle", (SHUFFLE, "        order = list(range(N))\n        rng.shuffle(order)\n")),
    right(
        "fresh_config",
        (
            RATE,
            "            if schedule:\n                rate = schedule(step, total_steps, base)\n"
            '                state = {**state, "learning_rate": rate}\n',
        ),
    ),
    right("deep_copy", (STATE, "    state = copy.deepcopy(config)\n"), (COPY, "    W = copy.deepcopy(W)\n")),
    right("doubles", (COPY, "    W = np.array(W, dtype=np.float64)\n")),
    right(
        "counted_by_history",
        ("schedule(step,", "schedule(len(history),"),
        ("int(np.ceil(N / batch_size))", "(N + batch_size - 1) // batch_size"),
    ),
    right("float_total", ("num_epochs * per_epoch", "num_epochs * np.ceil(N / batch_size)")),
    right("copies_in_each_step", (STEP, "            W, state = rule(W.copy(), dW.copy(), dict(state))\n")),
    right(
        "shuffled_further",
        (SHUFFLE, "        order = order[rng.permutation(N)]\n"),
        ("    step = 0\n", "    step = 0\n    order = np.arange(N)\n"),
    ),
    right("list_returned", ("return W, history", "return [W, [float(value) for value in history]]")),
    Unusual(
        "train",
        "one_loop",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    N, history = len(y), []
    w, state = W + 0, {key: value for key, value in config.items()}
    starts = [s for _ in range(num_epochs) for s in range(0, N, batch_size)]
    for step, start in enumerate(starts):
        if start == 0:
            left = rng.permutation(N)
        rows, left = left[:batch_size], left[batch_size:]
        if schedule is not None:
            state.update(learning_rate=schedule(step, len(starts), config["learning_rate"]))
        value, gradient = loss(w, X[rows], y[rows])
        w, state = rule(w, gradient, state)
        history += [value]
    return w, history
""",
    ),
    Unusual(
        "train",
        "generators",
        """
import numpy as np


def batches(N, size, rng):
    order = np.arange(N)
    rng.shuffle(order)
    while len(order):
        yield order[:size]
        order = order[size:]


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    every = [rows for _ in range(num_epochs) for rows in batches(len(X), batch_size, rng)]
    rates = schedule or (lambda step, total_steps, learning_rate: learning_rate)
    W, now, losses = np.copy(W), config.copy(), []
    for step, rows in enumerate(every):
        now["learning_rate"] = rates(step, len(every), config["learning_rate"])
        loss_here, dW = loss(W, np.take(X, rows, axis=0), np.take(y, rows))
        losses.append(loss_here)
        W, now = rule(W, dW, now)
    return W, np.asarray(losses)
""",
    ),
]
