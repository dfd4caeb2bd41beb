"""Wrong solutions whose mistake has no name: they lose their item, and no name is made up for them."""

from autograder.verify.rows import Wrong

from . import pairs


def nameless(what, style, *edits):
    wrong = pairs.pair("", style, *edits)
    return Wrong(wrong.item, "", what, wrong.code)


WRONG = [
    nameless("margin2", "loops", ("correct_class_score + 1", "correct_class_score + 2")),
    nameless("margins_down_to_minus_1", "loops", ("if margin > 0", "if margin > -1")),
    nameless(
        "n_minus_1",
        "loops",
        ("loss /= num_train\n", "loss /= num_train - 1\n"),
        ("dW /= num_train\n", "dW /= num_train - 1\n"),
    ),
    nameless("max_not_sum", "rows", ("m.sum()", "m.max()")),
    nameless("half_grad", "one_hot", ("X.T @ G / N", "0.5 * X.T @ G / N")),
    nameless("reg_squared", "rows", ("+ reg * (W**2)", "+ reg**2 * (W**2)")),
    nameless("grad3", "one_hot", ("2 * reg * W", "3 * reg * W")),
    nameless("twice_in_loop", "loops", ("loss += margin", "loss += 2 * margin")),
    nameless("no_bias_in_scores", "one_hot", ("S = X @ W", "S = X[:, :-1] @ W[:-1]")),
    nameless("softmax_forget_shift", "log_sum", ("(f * Y)", "((X @ W) * Y)")),
    nameless("softmax_2N", "softmax_rows", (".sum() / num_train", ".sum() / 2 / num_train")),
    nameless("softmax_temp", "softmax_rows", ("np.exp(scores)", "np.exp(scores / 2)")),
    nameless("softmax_grad_p2", "softmax_rows", ("dscores = probs.copy()", "dscores = probs**2")),
    nameless("softmax_minus1_all", "softmax_rows", ("dscores[np.arange(num_train), y] -= 1", "dscores -= 1")),
    nameless(
        "softmax_argmax",
        "softmax_rows",
        ("dscores[np.arange(num_train), y] -= 1", "dscores[np.arange(num_train), probs.argmax(axis=1)] -= 1"),
    ),
    nameless("softmax_dW_T", "softmax_loops", ("dW[:, j] += p[j] * X[i]", "dW[:, j] += p[j]")),
    nameless(
        "softmax_first_class", "softmax_rows", ("dscores[np.arange(num_train), y] -= 1", "dscores[:, y] -= 1")
    ),
    nameless(
        "softmax_entropy",
        "softmax_rows",
        ("-np.log(probs[np.arange(num_train), y]).sum()", "-(probs * np.log(probs)).sum()"),
    ),
    nameless("strongest_rival", "svm_example", ("margins.sum()", "margins.max()")),
    nameless("predicted_class_taken_out", "svm_example", ("!= y\n", "!= np.argmax(scores)\n")),
    nameless(
        "slopes_of_the_probability",
        "softmax_example",
        ("dscores[y] -= 1", "dscores = ((np.arange(len(scores)) == y) - dscores) * dscores[y]"),
    ),
    nameless("labels_from_1", "predict", ("return labels", "return labels + 1")),
    nameless("best_pair", "tune", ("best, best_val = model, ", "best, best_val = (lr, reg), ")),
    nameless("the_other_way_round", "tune", ("return results, best", "return best, results")),
    nameless(
        "settings_exchanged",
        "tune",
        ("reg, num_iters, batch_size)\n            train", "reg, batch_size, num_iters)\n            train"),
    ),
    nameless("loss_is_no_plain_number", "train", (".append(loss)", ".append(loss.item())")),
    Wrong(
        "svm_example_loss",
        "",
        "margins_down_to_minus_1",
        """
def svm_example_loss(scores, y, delta=1.0):
    margins = scores - scores[y] + delta
    margins[y] = 0.0
    counts = margins > -delta
    counts[y] = False
    dscores = counts.astype(float)
    dscores[y] = -dscores.sum()
    return margins[counts].sum(), dscores
""",
    ),
]
