"""Solutions with two mistakes at once: edits of right ones; `misconception` has both names."""

from autograder.verify.rows import Wrong

SVM_LOOPS = """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
"""

SVM_ROWS = """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses, dWs = [], []
    for x, label in zip(X, y):
        s = x @ W
        m = np.maximum(0.0, s - s[label] + 1.0)
        m[label] = 0.0
        losses.append(m.sum())
        ds = (m > 0).astype(float)
        ds[label] = -ds.sum()
        dWs.append(np.outer(x, ds))
    loss = np.mean(losses) + reg * (W**2).sum()
    dW = sum(dWs) / len(dWs) + 2.0 * reg * W
    return loss, dW
"""

SVM_MASK = """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)
    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
"""

SVM_ONE_HOT = """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    Y = np.eye(C)[y]
    S = X @ W
    M = np.maximum(0, S - (S * Y).sum(axis=1, keepdims=True) + 1) * (1 - Y)
    V = 1.0 * (M > 0)
    G = V - Y * V.sum(axis=1, keepdims=True)
    loss = M.sum() / N + reg * np.sum(W**2)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
"""

SOFTMAX_LOOPS = """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss -= np.log(p[y[i]])
        for j in range(W.shape[1]):
            dW[:, j] += p[j] * X[i]
            if j == y[i]:
                dW[:, j] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
"""

SOFTMAX_ROWS = """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= scores.max(axis=1, keepdims=True)
    probs = np.exp(scores)
    probs /= probs.sum(axis=1, keepdims=True)
    loss = -np.log(probs[np.arange(num_train), y]).sum() / num_train
    loss += reg * np.sum(W * W)
    dscores = probs.copy()
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
"""

SOFTMAX_LOG_SUM = """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    Y = np.eye(W.shape[1])[y]
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    loss = np.mean(log_sum - (f * Y).sum(axis=1)) + reg * np.sum(W**2)
    P = np.exp(f - log_sum[:, None])
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
"""

TRAIN = """
import numpy as np


def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    num_train, dim = X.shape
    if self.W is None:
        self.W = 0.001 * np.random.randn(dim, np.max(y) + 1)
    loss_history = []
    for it in range(num_iters):
        index = np.random.choice(num_train, batch_size, replace=True)
        loss, grad = self.loss(X[index], y[index], reg)
        loss_history.append(loss)
        self.W -= learning_rate * grad
    return loss_history


LinearClassifier.train = train
"""

PREDICT = """
import numpy as np


def predict(self, X):
    scores = X.dot(self.W)
    labels = np.argmax(scores, axis=1)
    return labels


LinearClassifier.predict = predict
"""

TUNE = """
import numpy as np


def tune(
    classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, num_iters=1500, batch_size=200
):
    results, best, best_val = {}, None, -1
    for lr in learning_rates:
        for reg in regs:
            model = classifier_class()
            model.train(X_train, y_train, lr, reg, num_iters, batch_size)
            train_accuracy = np.mean(model.predict(X_train) == y_train)
            val_accuracy = np.mean(model.predict(X_val) == y_val)
            results[(lr, reg)] = (train_accuracy, val_accuracy)
            if val_accuracy > best_val:
                best, best_val = model, val_accuracy
    return results, best
"""

SVM_EXAMPLE = """
import numpy as np


def svm_example_loss(scores, y, delta=1.0):
    wrong = np.arange(len(scores)) != y
    margins = np.maximum(0.0, scores - scores[y] + delta) * wrong
    loss = margins.sum()
    dscores = 1.0 * (margins > 0)
    dscores[y] = -dscores.sum()
    return loss, dscores
"""

SOFTMAX_EXAMPLE = """
import numpy as np


def softmax_example_loss(scores, y):
    scores = scores - np.max(scores)
    total = np.sum(np.exp(scores))
    loss = np.log(total) - scores[y]
    dscores = np.exp(scores) / total
    dscores[y] -= 1
    return loss, dscores
"""

STYLES = {
    "svm_example": SVM_EXAMPLE,
    "softmax_example": SOFTMAX_EXAMPLE,
    "loops": SVM_LOOPS,
    "rows": SVM_ROWS,
    "mask": SVM_MASK,
    "one_hot": SVM_ONE_HOT,
    "softmax_loops": SOFTMAX_LOOPS,
    "softmax_rows": SOFTMAX_ROWS,
    "log_sum": SOFTMAX_LOG_SUM,
    "train": TRAIN,
    "predict": PREDICT,
    "tune": TUNE,
}
NO_PENALTY_IN_DW = ("    dW += 2 * reg * W\n", "")
HALF_IN_DW = ("2 * reg * W", "reg * W")


def pair(names, style, *edits):
    """The right solution of a style with its (old, new) pieces of text exchanged."""
    return Wrong(item_of(style), names, style, edited(style, *edits))


def edited(style, *edits):
    code = STYLES[style]
    for old, new in edits:
        assert old in code, (style, old)
        code = code.replace(old, new)
    return code


def item_of(style):
    return STYLES[style].split("def ")[1].split("(")[0]


PAIRS = [
    pair("correct_class_gradient_missing penalty_loss_missing", "loops",
         ("                dW[:, y[i]] -= X[i]\n", ""), ("    loss += reg * np.sum(W * W)\n", "")),
    pair("loss_not_averaged penalty_gradient_halved", "loops",
         ("    loss /= num_train\n", ""), HALF_IN_DW),
    pair("correct_class_counted gradient_not_averaged", "loops",
         ("            if j == y[i]:\n                continue\n", ""), ("    dW /= num_train\n", "")),
    pair("sign_flipped penalty_gradient_missing", "loops",
         ("dW[:, j] += X[i]", "dW[:, j] -= X[i]"), ("dW[:, y[i]] -= X[i]", "dW[:, y[i]] += X[i]"),
         NO_PENALTY_IN_DW),
    pair("squared_hinge penalty_divided", "loops",
         ("loss += margin", "loss += margin**2"), ("+= X[i]", "+= 2 * margin * X[i]"),
         ("-= X[i]", "-= 2 * margin * X[i]"), ("    loss /= num_train\n    dW /= num_train\n", ""),
         ("    return", "    loss /= num_train\n    dW /= num_train\n    return")),
    pair("half_convention not_averaged", "rows",
         ("np.mean(losses)", "sum(losses)"), ("sum(dWs) / len(dWs)", "sum(dWs)"),
         ("+ reg *", "+ 0.5 * reg *"), ("2.0 * reg * W", "reg * W")),
    pair("margin_missing bias_row_unpenalised", "rows",
         ("s - s[label] + 1.0", "s - s[label]"), ("(W**2).sum()", "(W[:-1] ** 2).sum()"),
         ("    return", "    dW[-1] -= 2.0 * reg * W[-1]\n    return")),
    pair("count_includes_correct_class penalty_without_reg", "rows",
         ("ds[label] = -ds.sum()", "ds[label] = -ds.sum() - 1"), ("+ reg * (W**2)", "+ (W**2)"),
         ("2.0 * reg * W", "2.0 * W")),
    pair("gradient_missing penalty_loss_missing", "rows",
         ("dWs.append(np.outer(x, ds))", "dWs.append(np.zeros(W.shape))"), (" + reg * (W**2).sum()", "")),
    pair("count_includes_correct_class gradient_not_averaged", "mask",
         ("-np.sum(mask, axis=1)", "-np.sum(mask, axis=1) - 1"), ("dot(mask) / num_train", "dot(mask)")),
    pair("margins_as_slopes penalty_gradient_missing", "mask",
         ("    mask[margins > 0] = 1\n", "    mask[margins > 0] = margins[margins > 0]\n"), NO_PENALTY_IN_DW),
    pair("repeated_labels_lost penalty_gradient_halved", "mask",
         ("    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)\n", ""),
         ("    dW = X.T.dot(mask) / num_train\n",
          "    dW = X.T.dot(mask)\n    dW[:, y] -= X.T * mask.sum(axis=1)\n    dW /= num_train\n"),
         HALF_IN_DW),
    pair("inputs_changed penalty_gradient_missing", "mask",
         ("    scores = X.dot(W)\n", "    X -= 0.5\n    scores = (X + 0.5).dot(W)\n"), ("X.T", "(X + 0.5).T"),
         NO_PENALTY_IN_DW),
    pair("loop_in_vectorized gradient_not_averaged", "mask",
         ("    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)\n",
          "    for i in range(num_train):\n        mask[i, y[i]] = -np.sum(mask[i])\n"),
         ("dot(mask) / num_train", "dot(mask)")),
    pair("wrong_axis penalty_loss_missing", "one_hot",
         ("Y * V.sum(axis=1, keepdims=True)", "Y * V.sum(axis=0)"), (" + reg * np.sum(W**2)", "")),
    pair("loss_not_averaged correct_class_gradient_missing", "one_hot",
         ("M.sum() / N", "M.sum()"), ("G = V - Y * V.sum(axis=1, keepdims=True)", "G = V")),
    pair("hard_coded_sizes half_convention", "one_hot",
         ("N, C = len(X), W.shape[1]", "N, C = len(X), 10"), ("+ reg *", "+ 0.5 * reg *"), HALF_IN_DW),
    pair("no_max_shift penalty_gradient_missing", "softmax_loops",
         ("        scores -= np.max(scores)\n", ""), NO_PENALTY_IN_DW),
    pair("correct_class_gradient_missing loss_not_averaged", "softmax_loops",
         ("            if j == y[i]:\n                dW[:, j] -= X[i]\n", ""),
         ("    loss /= num_train\n", "")),
    pair("wrong_log_base penalty_divided", "softmax_loops",
         ("np.log(", "np.log10("), ("    loss /= num_train\n    dW /= num_train\n", ""),
         ("    return", "    loss /= num_train\n    dW /= num_train\n    return")),
    pair("sign_flipped penalty_without_reg", "softmax_loops",
         ("loss -= np.log", "loss += np.log"), ("loss += reg *", "loss +="), ("2 * reg * W", "2 * W")),
    pair("overwritten_instead_of_added half_convention", "softmax_loops",
         ("loss -= np.log", "loss = -np.log"), ("loss += reg", "loss += 0.5 * reg"), HALF_IN_DW),
    pair("unnormalised penalty_loss_missing", "softmax_rows",
         ("    probs /= probs.sum(axis=1, keepdims=True)\n", ""), ("    loss += reg * np.sum(W * W)\n", "")),
    pair("global_max_shift gradient_not_averaged", "softmax_rows",
         ("scores.max(axis=1, keepdims=True)", "scores.max()"), ("    dscores /= num_train\n", "")),
    pair("inputs_changed correct_class_gradient_missing", "softmax_rows",
         ("    dscores[np.arange(num_train), y] -= 1\n", ""),
         ("    scores -= scores.max", "    X *= 0.5\n    scores -= scores.max"), ("X.T.dot", "2 * X.T.dot")),
    pair("probability_not_log bias_row_unpenalised", "softmax_rows",
         ("-np.log(probs[np.arange(num_train), y]).sum()", "(1 - probs[np.arange(num_train), y]).sum()"),
         ("np.sum(W * W)", "np.sum(W[:-1] ** 2)"),
         ("    dW += 2 * reg * W", "    dW[:-1] += 2 * reg * W[:-1]")),
    pair("all_classes_in_the_loss mean_instead_of_sum", "softmax_rows",
         ("-np.log(probs[np.arange(num_train), y]).sum() / num_train", "-np.log(probs).mean()")),
    pair("gradient_missing half_convention", "log_sum",
         ("dW = X.T @ (P - Y) / N + 2 * reg * W", "dW = reg * W"), ("+ reg *", "+ 0.5 * reg *")),
    pair("sign_flipped penalty_loss_missing", "log_sum",
         ("(P - Y)", "(Y - P)"), (" + reg * np.sum(W**2)", "")),
    pair("wrong_axis penalty_gradient_halved", "log_sum",
         ("P = np.exp(f - log_sum[:, None])", "P = np.exp(f) / np.exp(f).sum(axis=0)"), HALF_IN_DW),
    pair("gradient_not_averaged penalty_gradient_missing", "log_sum",
         ("(P - Y) / N + 2 * reg * W", "(P - Y)")),
]  # fmt: skip
