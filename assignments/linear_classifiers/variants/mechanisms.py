"""One mistake each, as edits of right solutions: what is added up wrongly, left out, or kept too small."""

from . import pairs

INDENTED = "        "
LOSS_PENALTY = "    loss += reg * np.sum(W * W)\n"
DW_PENALTY = "    dW += 2 * reg * W\n"
MEANS = "    loss /= num_train\n    dW /= num_train\n"
BODY = (
    "                loss += margin\n                dW[:, j] += X[i]\n                dW[:, y[i]] -= X[i]\n"
)


def row(name, style, what, *edits):
    wrong = pairs.pair(name, style, *edits)
    return type(wrong)(wrong.item, name, what, wrong.code)


WRONG = [
    # the penalty
    row(
        "penalty_doubled", "loops", "both", ("+= reg *", "+= 2 * reg *"), ("+= 2 * reg * W", "+= 4 * reg * W")
    ),
    row("penalty_doubled", "mask", "loss", ("+= reg *", "+= 2 * reg *")),
    row("penalty_doubled", "softmax_loops", "gradient", ("+= 2 * reg * W", "+= 4 * reg * W")),
    row(
        "penalty_doubled",
        "softmax_rows",
        "two_lines",
        (LOSS_PENALTY, LOSS_PENALTY + LOSS_PENALTY),
    ),
    row("penalty_of_another_form", "loops", "absolute_values", ("np.sum(W * W)", "np.sum(np.abs(W))")),
    row(
        "penalty_of_another_form",
        "loops",
        "absolute_values_and_signs",
        ("np.sum(W * W)", "np.sum(np.abs(W))"),
        ("2 * reg * W", "reg * np.sign(W)"),
    ),
    row("penalty_of_another_form", "one_hot", "norm", ("np.sum(W**2)", "np.linalg.norm(W)")),
    row("penalty_of_another_form", "one_hot", "plain_sum", ("np.sum(W**2)", "np.sum(W)")),
    row("penalty_of_another_form", "one_hot", "mean", ("np.sum(W**2)", "np.mean(W**2)")),
    row(
        "penalty_of_another_form",
        "softmax_rows",
        "half_norm",
        ("reg * np.sum(W * W)", "reg / 2 * np.linalg.norm(W)"),
    ),
    row("penalty_loss_halved", "loops", "half", ("+= reg *", "+= 0.5 * reg *")),
    row("penalty_loss_halved", "softmax_rows", "half", ("+= reg *", "+= reg / 2 *")),
    row("penalty_gradient_without_W", "mask", "two", ("2 * reg * W", "2 * reg")),
    row("penalty_gradient_without_W", "softmax_loops", "one", ("2 * reg * W", "reg")),
    row(
        "penalty_once_per_example",
        "loops",
        "for_each_class",
        (LOSS_PENALTY, ""),
        ("            margin = ", "            loss += reg * np.sum(W * W)\n            margin = "),
    ),
    # means and sums
    row(
        "averaged_twice",
        "mask",
        "loss",
        ("np.sum(margins) / num_train", "np.sum(margins) / num_train / num_train"),
    ),
    row("averaged_twice", "softmax_rows", "gradient", ("X.T.dot(dscores)", "X.T.dot(dscores) / num_train")),
    row("averaged_twice", "loops", "both", (MEANS, "    loss /= num_train**2\n    dW /= num_train**2\n")),
    row("mean_instead_of_sum", "mask", "of_a_table", ("np.sum(margins) / num_train", "np.mean(margins)")),
    row("mean_instead_of_sum", "softmax_rows", "of_exponentials", ("probs.sum(axis=1", "probs.mean(axis=1")),
    # loops
    row("some_are_skipped", "loops", "first_example", ("range(num_train)", "range(1, num_train)")),
    row("some_are_skipped", "loops", "last_example", ("range(num_train)", "range(num_train - 1)")),
    row("some_are_skipped", "loops", "first_class", ("range(num_classes)", "range(1, num_classes)")),
    row("some_are_skipped", "loops", "last_class", ("range(num_classes)", "range(num_classes - 1)")),
    row("some_are_skipped", "loops", "break", ("                continue", "                break")),
    row("some_are_skipped", "loops", "class_0", ("if j == y[i]", "if j == 0")),
    row("some_are_skipped", "softmax_loops", "first_example", ("range(num_train)", "range(1, num_train)")),
    row("some_are_skipped", "softmax_loops", "last_class", ("range(W.shape[1])", "range(W.shape[1] - 1)")),
    row(
        "some_are_skipped",
        "mask",
        "all_columns_in_y",
        ("margins[np.arange(num_train), y] = 0", "margins[:, y] = 0"),
    ),
    row(
        "some_are_skipped",
        "softmax_loops",
        "those_classified_rightly",
        ("        loss -= ", "        if np.argmax(p) == y[i]:\n            continue\n        loss -= "),
    ),
    row("some_are_skipped", "svm_example", "first_class", (") * wrong", ") * wrong\n    margins[0] = 0.0")),
    row(
        "line_in_the_wrong_loop",
        "loops",
        "means_in_the_loop",
        (MEANS, f"{INDENTED}loss /= num_train\n{INDENTED}dW /= num_train\n"),
    ),
    row(
        "line_in_the_wrong_loop",
        "softmax_loops",
        "loss_in_the_loop",
        (MEANS, f"{INDENTED}loss /= num_train\n    dW /= num_train\n"),
    ),
    row(
        "line_in_the_wrong_loop",
        "loops",
        "outside_the_if",
        (BODY, BODY.replace("                dW[:, y[i]]", "            dW[:, y[i]]")),
    ),
    row(
        "line_in_the_wrong_loop",
        "softmax_loops",
        "outside_the_if",
        (
            "            if j == y[i]:\n                dW[:, j] -= X[i]\n",
            "            dW[:, y[i]] -= X[i]\n",
        ),
    ),
    # the hinge and the scores
    row(
        "correct_class_counted",
        "mask",
        "taken_off_once",
        (
            "    margins[np.arange(num_train), y] = 0\n    loss = np.sum(margins) /",
            "    loss = (np.sum(margins) - 1) /",
        ),
        ("    dW = X.T", "    mask[np.arange(num_train), y] += 1\n    dW = X.T"),
    ),
    row("margins_as_slopes", "svm_example", "margins", ("1.0 * (margins > 0)", "margins.copy()")),
    row(
        "mean_instead_of_sum",
        "svm_example",
        "of_the_wrong_classes",
        ("margins.sum()", "margins.sum() / (len(scores) - 1)"),
    ),
    row("count_in_a_boolean", "svm_example", "comparison", ("1.0 * (margins > 0)", "margins > 0")),
    row(
        "hinge_missing",
        "mask",
        "in_the_loss",
        ("np.maximum(0, scores - correct + 1)", "scores - correct + 1"),
    ),
    row("hinge_missing", "loops", "condition", ("if margin > 0", "if True")),
    row("hinge_missing", "one_hot", "in_the_gradient", ("1.0 * (M > 0)", "1.0 - Y")),
    row("correct_score_missing", "loops", "margin", ("scores[j] - correct_class_score + 1", "scores[j] + 1")),
    row("correct_score_missing", "mask", "margins", ("scores - correct + 1", "scores + 1")),
    row("correct_score_missing", "log_sum", "loss", ("log_sum - (f * Y).sum(axis=1)", "log_sum")),
    row("other_classes_gradient_missing", "loops", "one_line", ("                dW[:, j] += X[i]\n", "")),
    row(
        "other_classes_gradient_missing",
        "softmax_rows",
        "correct_column",
        (
            "    dscores /= num_train\n",
            "    one_hot = np.eye(W.shape[1])[y]\n    dscores *= one_hot / num_train\n",
        ),
    ),
    row(
        "log_missing", "log_sum", "sum_of_exponentials", ("np.mean(log_sum - ", "np.mean(np.exp(log_sum) - ")
    ),
    row("probability_missing_in_gradient", "softmax_rows", "zeros", ("probs.copy()", "np.zeros_like(probs)")),
    row("all_classes_in_the_loss", "softmax_loops", "all", ("np.log(p[y[i]])", "np.log(p).sum()")),
    row("all_classes_in_the_loss", "softmax_rows", "all", ("probs[np.arange(num_train), y]", "probs")),
    row(
        "epsilon_in_the_logarithm",
        "softmax_rows",
        "plus_1e-2",
        ("probs[np.arange(num_train), y])", "probs[np.arange(num_train), y] + 1e-2)"),
    ),
    # types
    row(
        "too_few_digits",
        "softmax_example",
        "rounded",
        ("loss = np.log(total) - scores[y]", "loss = np.round(np.log(total) - scores[y], 3)"),
    ),
    row(
        "too_few_digits",
        "softmax_rows",
        "rounded_gradient",
        ("return loss, dW", "return loss, np.round(dW, 2)"),
    ),
    row(
        "too_few_digits",
        "tune",
        "rounded_entries",
        ("= (train_accuracy, val_accuracy)", "= (round(train_accuracy, 2), round(val_accuracy, 2))"),
    ),
    row("too_few_digits", "softmax_rows", "float16", ("X.dot(W)", "X.dot(W).astype(np.float16)")),
    row("too_few_digits", "mask", "float16", ("X.dot(W)", "X.dot(W).astype(np.float16)")),
    row(
        "counter_overflows",
        "mask",
        "int8",
        ("np.zeros(margins.shape)", "np.zeros(margins.shape, dtype=np.int8)"),
    ),
    row(
        "counter_overflows",
        "mask",
        "uint8",
        ("np.zeros(margins.shape)", "np.zeros(margins.shape, dtype=np.uint8)"),
    ),
    # training and tuning
    row("counter_overflows", "predict", "int8", ("return labels", "return labels.astype(np.int8)")),
    row("some_are_skipped", "predict", "last_class", ("argmax(scores", "argmax(scores[:, :-1]")),
    row("penalty_in_train", "train", "in_the_step", ("rate * grad", "rate * (grad + 2 * reg * self.W)")),
    row("penalty_in_train", "train", "weight_decay", ("rate * grad", "rate * (grad + reg * self.W)")),
    row(
        "penalty_in_train",
        "train",
        "in_the_history",
        ("append(loss)", "append(loss + reg * np.sum(self.W**2))"),
    ),
    row(
        "tune_results_in_another_form",
        "tune",
        "texts",
        ("results[(lr, reg)]", 'results[f"lr={lr} reg={reg}"]'),
    ),
    row("tune_results_in_another_form", "tune", "counts", ("np.mean(model", "np.sum(model")),
    row(
        "tune_results_in_another_form",
        "tune",
        "nested",
        ("results[(lr, reg)]", "results.setdefault(lr, {})[reg]"),
    ),
    row(
        "tune_results_in_another_form",
        "tune",
        "list_of_triples",
        ("results, best, best_val = {}", "results, best, best_val = []"),
        ("results[(lr, reg)] = (", "results.append((lr, reg, "),
        ("val_accuracy)\n            if", "val_accuracy))\n            if"),
    ),
    row(
        "tune_results_in_another_form",
        "tune",
        "entries_are_dicts",
        ("(train_accuracy, val_accuracy)", '{"train": train_accuracy, "val": val_accuracy}'),
    ),
]
