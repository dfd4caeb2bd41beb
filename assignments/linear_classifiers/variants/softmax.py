"""The softmax loss and gradient as students write them: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "softmax_loss_naive",
        "no_max_shift",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "no_max_shift",
        "probabilities",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "no_max_shift",
        "math_exp_raises",
        """
import math

import numpy as np


def softmax_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        e = [math.exp(v) for v in s]
        total = sum(e)
        loss += (math.log(total) - s[y[i]]) / num_train
        for c in range(num_classes):
            p = e[c] / total
            if c == y[i]:
                p -= 1
            for d in range(num_features):
                dW[d, c] += p * X[i, d] / num_train
    for d in range(num_features):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "no_max_shift",
        "only_in_the_loss",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        shifted = scores - np.max(scores)
        loss += -shifted[y[i]] + np.log(np.sum(np.exp(shifted)))
        for j in range(num_classes):
            p = np.exp(scores[j]) / np.sum(np.exp(scores))
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "no_max_shift",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "no_max_shift",
        "log_sum_exp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "no_max_shift",
        "clipped_instead",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(np.clip(S, -500, 500))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "no_max_shift",
        "max_added",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores += np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "global_max_shift",
        "scores_before_the_loop",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    all_scores = X.dot(W)
    all_scores -= np.max(all_scores)  # for numeric stability
    for i in range(num_train):
        scores = all_scores[i]
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "global_max_shift",
        "first_pass_for_the_max",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    biggest = -np.inf
    for i in range(N):
        biggest = max(biggest, max(X[i] @ W))
    for i in range(N):
        f = X[i] @ W
        f = f - biggest
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "global_max_shift",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "global_max_shift",
        "log_sum_exp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max()
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "global_max_shift",
        "one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - np.amax(S))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_gradient_halved",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_gradient_halved",
        "every_entry",
        """
import math

import numpy as np


def softmax_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        total = sum(e)
        loss += (math.log(total) - (s[y[i]] - top)) / num_train
        for c in range(num_classes):
            p = e[c] / total
            if c == y[i]:
                p -= 1
            for d in range(num_features):
                dW[d, c] += p * X[i, d] / num_train
    for d in range(num_features):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_gradient_halved",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_gradient_halved",
        "one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "half_convention",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += 0.5 * reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "half_convention",
        "zip_enumerate",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum() / 2
    dW = dW + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "half_convention",
        "log_sum_exp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = 0.5 * reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "half_convention",
        "transposed",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss /= num_train
    dW /= num_train
    loss += reg / 2 * np.sum(np.square(W))
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_gradient_missing",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_gradient_missing",
        "probabilities",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_gradient_missing",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_gradient_missing",
        "one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_loss_missing",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_loss_missing",
        "zip_enumerate",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_loss_missing",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_loss_missing",
        "log_sum_exp_computed_but_not_added",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_divided",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W

    loss /= num_train
    dW /= num_train
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_divided",
        "probabilities_in_brackets",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = (loss + reg * np.sum(W**2)) / N
    dW = (dW + 2 * reg * W) / N
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_divided",
        "transposed",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    loss /= num_train
    dW /= num_train
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_divided",
        "one_hot_in_brackets",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = (reg * np.sum(W * W) - np.sum(np.log(np.sum(Y * P, axis=1)))) / N
    dW = (X.T @ (P - Y) + 2 * reg * W) / N
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_without_reg",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += np.sum(W * W)
    dW += 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_without_reg",
        "gradient_only",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_without_reg",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_without_reg",
        "loss_only",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "bias_row_unpenalised",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W[:-1] * W[:-1])
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "bias_row_unpenalised",
        "every_entry",
        """
import math

import numpy as np


def softmax_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        total = sum(e)
        loss += (math.log(total) - (s[y[i]] - top)) / num_train
        for c in range(num_classes):
            p = e[c] / total
            if c == y[i]:
                p -= 1
            for d in range(num_features):
                dW[d, c] += p * X[i, d] / num_train
    for d in range(num_features - 1):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "bias_row_unpenalised",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W[:-1, :] ** 2)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW[:-1, :] += 2 * reg * W[:-1, :]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "bias_row_unpenalised",
        "one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    weights = W.copy()
    weights[-1] = 0  # no penalty on the bias
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(weights * weights)
    dW = X.T @ (P - Y) / N + 2 * reg * weights
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "gradient_missing",
        "loss_only",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)

    loss /= num_train

    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "gradient_missing",
        "penalty_only",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "gradient_missing",
        "penalty_only",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dW = 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "gradient_missing",
        "loss_only",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    loss /= num_train
    loss += reg * np.sum(np.square(W))
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "correct_class_gradient_missing",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += p * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "correct_class_gradient_missing",
        "skipped",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j != label:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "correct_class_gradient_missing",
        "probabilities",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "correct_class_gradient_missing",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "correct_class_gradient_missing",
        "one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ P / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "correct_class_gradient_missing",
        "set_to_zero",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] = 0
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "sign_flipped",
        "data_gradient",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += ((j == y[i]) - p) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "sign_flipped",
        "correct_class_only",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total + 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "sign_flipped",
        "loss",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss += np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "sign_flipped",
        "exp_of_minus_the_scores",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = -(X[i] @ W)
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "sign_flipped",
        "penalty",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW -= 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "sign_flipped",
        "loss",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(f[range(N), y] - log_sum)
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "sign_flipped",
        "data_gradient",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (Y - P) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "sign_flipped",
        "whole_gradient",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, -dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "repeated_labels_lost",
        "after_the_loop",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += p * X[i]
    dW[:, y] -= X.T

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "repeated_labels_lost",
        "rows_of_the_transpose",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dW += np.outer(X[i], p)
    dW.T[y] -= X
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "repeated_labels_lost",
        "columns",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dW = X.T.dot(probs)
    dW[:, y] -= X.T
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "repeated_labels_lost",
        "rows_of_the_transpose",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    dWt = p.dot(X)
    dWt[y] -= X
    dW += dWt.T
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "not_averaged",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "not_averaged",
        "zip_enumerate",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "not_averaged",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y]))
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "not_averaged",
        "one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) + reg * np.sum(W * W)
    dW = X.T @ (P - Y) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "loss_not_averaged",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "loss_not_averaged",
        "probabilities",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loss_not_averaged",
        "log_sum_exp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.sum(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loss_not_averaged",
        "transposed",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "gradient_not_averaged",
        "loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "gradient_not_averaged",
        "every_entry",
        """
import math

import numpy as np


def softmax_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        total = sum(e)
        loss += (math.log(total) - (s[y[i]] - top)) / num_train
        for c in range(num_classes):
            p = e[c] / total
            if c == y[i]:
                p -= 1
            for d in range(num_features):
                dW[d, c] += p * X[i, d]
    for d in range(num_features):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "gradient_not_averaged",
        "correct_class_term_only",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total / len(y) - 1) * x
            else:
                dW[:, j] += np.exp(s) / total / len(y) * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "gradient_not_averaged",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "gradient_not_averaged",
        "log_sum_exp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "gradient_not_averaged",
        "correct_class_term_only",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores /= num_train
    dscores[np.arange(num_train), y] -= 1
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_axis",
        "each_class_over_the_samples",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    probs = np.zeros((N, W.shape[1]))
    for c in range(W.shape[1]):
        f = X @ W[:, c]
        f = f - f.max()
        probs[:, c] = np.exp(f) / np.exp(f).sum()
    for i in range(N):
        p = probs[i]
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_axis",
        "matrix_before_the_loop",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    all_scores = X.dot(W)
    all_scores -= np.max(all_scores, axis=0)  # for numeric stability
    sum_exp = np.sum(np.exp(all_scores), axis=0)
    for i in range(num_train):
        scores = all_scores[i]
        loss += -scores[y[i]] + np.log(sum_exp[y[i]])
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp[j]
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_axis",
        "sum_over_samples",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=0, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_axis",
        "max_over_samples",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=0, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_axis",
        "log_sum_exp_both_over_samples",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=0)
    log_sum = np.log(np.exp(f).sum(axis=0))
    data_loss = np.mean(log_sum[y] - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum)
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_axis",
        "transposed_sum_over_classes_lost",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=1, keepdims=True)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_axis",
        "whole_matrix_sums_to_one",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum()
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "hard_coded_sizes",
        "ten_classes",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = 10
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "hard_coded_sizes",
        "averaged_over_500",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = len(y)
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / 500 + reg * np.sum(W**2)
    dW = dW / 500 + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "hard_coded_sizes",
        "ten_classes_one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    Y = np.eye(10)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "hard_coded_sizes",
        "averaged_over_500",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = 500
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    rows = np.arange(len(y))
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[rows, y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[rows, y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "hard_coded_sizes",
        "shape_of_the_notebook",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros((3073, 10))
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_shape",
        "transposed_loops",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W.T)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W.T
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_shape",
        "one_loss_per_sample",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = np.array(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_shape",
        "transposed_product",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.T.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss -= np.sum(np.log(p[y, range(num_train)]))
    p[y, range(num_train)] -= 1
    dW += p.dot(X)
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W.T
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_shape",
        "one_loss_per_sample",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = log_sum - f[range(N), y]
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_shape",
        "flat_gradient",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW.flatten()
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "stale_scores",
        "two_passes",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)

    for i in range(num_train):
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "stale_scores",
        "probabilities_kept",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
    for i in range(N):
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "line_in_the_wrong_loop",
        "sum_never_reset",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    total = 0.0
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "overwritten_instead_of_added",
        "loss",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss = -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "overwritten_instead_of_added",
        "gradient_column",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] = (np.exp(s) / total - 1) * x
            else:
                dW[:, j] = np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "overwritten_instead_of_added",
        "gradient_of_the_last_sample",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW = np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "overwritten_instead_of_added",
        "penalty_replaces_loss",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss = reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
        named=False,
    ),
    Wrong(
        "softmax_loss_vectorized",
        "probability_missing_in_gradient",
        "second_product_replaces_first",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ P
    dW = -(X.T @ Y)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
        named=False,
    ),
    Wrong(
        "softmax_loss_naive",
        "inputs_changed",
        "average_in_the_row",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        x = X[i]
        f = x @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log(p[y[i]])
        x /= N
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(x, dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "inputs_changed",
        "gradient_is_an_alias_of_W",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    W *= 2 * reg
    W += dW
    return loss, W
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "inputs_changed",
        "weights_squared_in_place",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    dW = dW + reg * 2 * W
    W *= W
    loss = loss + reg * W.sum()
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "inputs_changed",
        "weights_shifted",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    reg_loss = reg * np.sum(W**2)
    reg_grad = 2 * reg * W
    W -= W.max(axis=1)[:, None]
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    loss = data_loss + reg_loss

    p = np.exp(f - log_sum[:, None])
    p[range(N), y] -= 1
    dW = X.T @ p / N + reg_grad
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "inputs_changed",
        "average_in_the_transpose",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    Xt = X.T
    Xt /= N
    dW = Xt @ (P - Y) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "inputs_changed",
        "labels_become_flat_indices",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    flat = y
    flat += W.shape[1] * np.arange(num_train)
    loss = np.sum(-np.log(probs.ravel()[flat])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores.ravel()[flat] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_log_base",
        "log10",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss -= np.log10(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_log_base",
        "math_log_with_a_base",
        """
import math

import numpy as np


def softmax_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        total = sum(e)
        loss -= math.log(e[y[i]] / total, 10) / num_train
        for c in range(num_classes):
            p = e[c] / total
            if c == y[i]:
                p -= 1
            for d in range(num_features):
                dW[d, c] += p * X[i, d] / num_train
    for d in range(num_features):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_log_base",
        "log2",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.log2(np.exp(shifted[label]) / total))
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_log_base",
        "log10",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-np.log10(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_log_base",
        "log10_gradient_too",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log10(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / np.log(10) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "probability_not_log",
        "one_minus_p",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        loss += 1 - p[y[i]]
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "probability_not_log",
        "minus_p",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        shifted = scores - max(scores)
        total = 0.0
        for s in shifted:
            total += np.exp(s)
        for j, s in enumerate(shifted):
            if j == label:
                dW[:, j] += (np.exp(s) / total - 1) * x
            else:
                dW[:, j] += np.exp(s) / total * x
        losses.append(-np.exp(shifted[label]) / total)
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "probability_not_log",
        "minus_p",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = np.sum(-probs[np.arange(num_train), y]) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "probability_not_log",
        "one_minus_p_gradient_too",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = np.sum(1 - np.sum(Y * P, axis=1)) / N + reg * np.sum(W * W)
    dW = X.T @ ((P - Y) * np.sum(Y * P, axis=1, keepdims=True)) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "probability_not_log",
        "one_minus_p",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = W.T.dot(X.T)  # classes x samples
    scores -= np.max(scores, axis=0)
    p = np.exp(scores)
    p /= np.sum(p, axis=0)
    loss += np.sum(1 - p[y, range(num_train)])
    p[y, range(num_train)] -= 1
    dW += p.dot(X).T
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(np.square(W))
    dW += reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "unnormalised",
        "probabilities",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f)
        loss -= np.log(p[y[i]])
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = loss / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "unnormalised",
        "gradient_only",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        loss += -scores[y[i]] + np.log(sum_exp)
        for j in range(num_classes):
            p = np.exp(scores[j])
            dW[:, j] += (p - (j == y[i])) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "unnormalised",
        "probabilities",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores)
    loss = np.sum(-np.log(probs[np.arange(num_train), y])) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "unnormalised",
        "gradient_only",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    f = X @ W
    f = f - f.max(axis=1)[:, None]
    log_sum = np.log(np.exp(f).sum(axis=1))
    data_loss = np.mean(log_sum - f[range(N), y])
    reg_loss = reg * np.sum(W**2)
    loss = data_loss + reg_loss

    p = np.exp(f)
    p[range(N), y] -= 1
    dW = X.T @ p / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "unnormalised",
        "loss_only",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * E, axis=1))) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "not_finite",
        "zero_times_log_zero",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)  # for numeric stability
        sum_exp = np.sum(np.exp(scores))
        for j in range(num_classes):
            p = np.exp(scores[j]) / sum_exp
            here = float(j == y[i])
            loss -= here * np.log(here * p)
            dW[:, j] += (p - here) * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "not_finite",
        "product_of_likelihoods",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N = X.shape[0]
    likelihood = 1.0
    dW = np.zeros(W.shape)
    for i in range(N):
        f = X[i] @ W
        f = f - f.max()
        p = np.exp(f) / np.exp(f).sum()
        likelihood *= p[y[i]]
        dscores = p.copy()
        dscores[y[i]] -= 1
        dW += np.outer(X[i], dscores)
    loss = -np.log(likelihood) / N + reg * np.sum(W**2)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "not_finite",
        "zero_times_log_zero",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(Y * np.log(Y * P)) / N + reg * np.sum(W * W)
    dW = X.T @ (P - Y) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "not_finite",
        "minus_infinity_as_a_marker",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    correct = np.full(probs.shape, -np.inf)
    correct[np.arange(num_train), y] = np.log(probs[np.arange(num_train), y])
    loss = -np.sum(correct) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "numeric_gradient",
        "complex_step",
        """
import numpy as np


def _complex_loss(W, X, y):
    loss = 0.0
    for x, label in zip(X, y):
        scores = x.dot(W)
        scores = scores - scores.real.max()
        loss = loss - scores[label] + np.log(np.sum(np.exp(scores)))
    return loss / len(y)


def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    W_complex = W.astype(complex)
    for d in range(W.shape[0]):
        for c in range(W.shape[1]):
            W_complex[d, c] = W[d, c] + 1e-30j
            dW[d, c] = _complex_loss(W_complex, X, y).imag / 1e-30
            W_complex[d, c] = W[d, c]
    return _complex_loss(W_complex, X, y).real + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "numeric_gradient",
        "complex_step",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    rows = np.arange(len(y))

    def mean_loss(V):
        scores = X @ V
        scores = scores - scores.real.max(axis=1, keepdims=True)
        return np.mean(np.log(np.exp(scores).sum(axis=1)) - scores[rows, y])

    V = W.astype(complex)
    dW = np.empty(W.shape)
    for place in np.ndindex(W.shape):
        V[place] += 1e-50j
        dW[place] = mean_loss(V).imag / 1e-50
        V[place] = W[place]
    return mean_loss(V).real + reg * np.sum(W**2), dW + 2 * reg * W
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "numeric_gradient",
        "loops",
        """
import numpy as np


def _loss(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        loss += np.log(np.sum(np.exp(scores))) - scores[y[i]]
    return loss / num_train + reg * np.sum(W * W)


def softmax_loss_naive(W, X, y, reg):
    loss = _loss(W, X, y, reg)
    h = 1e-5
    dW = np.zeros(W.shape)
    for d in range(W.shape[0]):
        for c in range(W.shape[1]):
            W_plus = W.copy()
            W_plus[d, c] += h
            W_minus = W.copy()
            W_minus[d, c] -= h
            dW[d, c] = (_loss(W_plus, X, y, reg) - _loss(W_minus, X, y, reg)) / (2 * h)
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "numeric_gradient",
        "one_sided",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    def f(w):
        total = 0.0
        for x, label in zip(X, y):
            s = x.dot(w)
            e = np.exp(s - s.max())
            total -= np.log(e[label] / e.sum())
        return total / len(X) + reg * np.sum(w**2)

    eps = 1e-7
    loss = f(W)
    dW = np.zeros_like(W)
    for k in range(W.size):
        step = np.zeros(W.size)
        step[k] = eps
        dW.flat[k] = (f(W + step.reshape(W.shape)) - loss) / eps
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "numeric_gradient",
        "nditer",
        """
import numpy as np


def _softmax_loss_only(W, X, y, reg):
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    return -np.mean(np.log(probs[np.arange(len(y)), y])) + reg * np.sum(W * W)


def softmax_loss_vectorized(W, X, y, reg):
    loss = _softmax_loss_only(W, X, y, reg)
    dW = np.zeros(W.shape)
    h = 1e-5
    W = W.copy()
    it = np.nditer(W, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        old_value = W[ix]
        W[ix] = old_value + h
        fxph = _softmax_loss_only(W, X, y, reg)
        W[ix] = old_value - h
        fxmh = _softmax_loss_only(W, X, y, reg)
        W[ix] = old_value
        dW[ix] = (fxph - fxmh) / (2 * h)
        it.iternext()
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "numeric_gradient",
        "all_steps_at_once",
        """
import numpy as np


def _losses(weights, X, y, reg):
    # the loss of many weight matrices at once: weights is (K, D, C), the result (K,)
    scores = X @ weights
    scores = scores - scores.max(axis=2, keepdims=True)
    correct = scores[:, np.arange(len(y)), y]
    data = np.log(np.exp(scores).sum(axis=2)) - correct
    return data.mean(axis=1) + reg * np.sum(weights**2, axis=(1, 2))


def softmax_loss_vectorized(W, X, y, reg):
    loss = _losses(W[None], X, y, reg)[0]
    h = 1e-5
    steps = h * np.eye(W.size).reshape(W.size, *W.shape)
    dW = (_losses(W + steps, X, y, reg) - _losses(W - steps, X, y, reg)) / (2 * h)
    return loss, dW.reshape(W.shape)
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "over_samples",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dscores = np.zeros((num_train, W.shape[1]))
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        dscores[i] = np.exp(scores) / np.sum(np.exp(scores))
        loss -= np.log(dscores[i, y[i]])
        dscores[i, y[i]] -= 1
    dW = X.T.dot(dscores) / num_train + 2 * reg * W
    return loss / num_train + reg * np.sum(W * W), dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "over_classes",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train, num_classes = X.shape[0], W.shape[1]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    total = np.sum(np.exp(scores), axis=1)
    loss = np.sum(np.log(total))
    dW = np.zeros_like(W)
    for j in range(num_classes):
        mine = y == j
        loss -= np.sum(scores[mine, j])
        dW[:, j] = X.T.dot(np.exp(scores[:, j]) / total - mine)
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "comprehension_for_the_correct_class",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = sum([-np.log(probs[i, y[i]]) for i in range(num_train)]) / num_train
    loss += reg * np.sum(W * W)

    dscores = probs
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T.dot(dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "map",
        """
import numpy as np


def _softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum()


def softmax_loss_vectorized(W, X, y, reg):
    p = np.array(list(map(_softmax, X @ W)))
    loss = -np.log(p[np.arange(len(y)), y]).mean() + reg * np.sum(W**2)
    p[np.arange(len(y)), y] -= 1
    return loss, X.T @ p / len(y) + 2 * reg * W
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "apply_along_axis",
        """
import numpy as np


def _softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum()


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    p = np.apply_along_axis(_softmax, 1, X.dot(W))
    loss = np.sum(-np.log(p[np.arange(N), y])) / N + reg * np.sum(W * W)
    p[np.arange(N), y] -= 1
    return loss, X.T.dot(p) / N + 2 * reg * W
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "outer_products_one_by_one",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    E = np.exp(S - S.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.sum(np.log(np.sum(Y * P, axis=1))) / N + reg * np.sum(W * W)
    dW = np.zeros(W.shape)
    for x, row in zip(X, P - Y):
        dW += np.outer(x, row)
    dW = dW / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_shift",
        "n_by_n_intermediates_and_gaps",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    all_pairs = X.dot(W[:, y])  # N x N: only the diagonal is wanted
    gaps = X.dot(W) - np.diag(all_pairs).reshape(N, 1)
    inverse_p = np.exp(gaps).sum(axis=1)  # 1 / p of the correct class
    loss = np.trace(np.diag(np.log(inverse_p))) / N + reg * np.trace(W.T.dot(W))
    p = np.exp(gaps) / inverse_p[:, None]
    one_hot = (y.reshape(N, 1) == np.arange(W.shape[1])) * 1.0
    return loss, X.T.dot(p - one_hot) / N + 2 * reg * W
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "inputs_changed",
        "labels_clipped",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        f = X[i] @ W
        p = np.exp(f - f.max())
        p /= p.sum()
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / len(X) + reg * np.sum(W**2)
    dW = dW / len(X) + 2 * reg * W
    np.clip(y, 0, 9, out=y)
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "inputs_changed",
        "ones_in_the_last_column",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(X)
    f = X @ W
    f -= f.max(axis=1, keepdims=True)
    P = np.exp(f) / np.exp(f).sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(N), y]).mean() + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    dW = X.T @ P / N + 2 * reg * W
    X[:, -1] = 1
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "wrong_shift",
        "shift_by_the_correct_class",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        gaps = scores - scores[y[i]]
        total = np.sum(np.exp(gaps))
        loss += np.log(total)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            dW[:, j] += X[i] * np.exp(gaps[j]) / total
            dW[:, y[i]] -= X[i] * np.exp(gaps[j]) / total
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
]

UNUSUAL = [
    Unusual(
        "softmax_loss_naive",
        "log_sum_exp_helper",
        """
import numpy as np


def _log_sum_exp(s):
    top = np.amax(s)
    return top + np.log(np.exp(s - top).sum())


def softmax_loss_naive(W, X, y, reg):
    total, dW = 0.0, 2 * reg * W
    for i in range(X.shape[0]):
        s = W.T.dot(X[i])
        lse = _log_sum_exp(s)
        total += lse - s[y[i]]
        for c in range(W.shape[1]):
            coefficient = np.exp(s[c] - lse)
            if c == y[i]:
                coefficient -= 1.0
            dW[:, c] += coefficient * X[i] / X.shape[0]
    return total / X.shape[0] + reg * np.linalg.norm(W) ** 2, dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "extra_arguments_and_prints",
        """
from random import shuffle

import numpy as np

try:
    from past.builtins import xrange
except ImportError:
    xrange = range


def softmax_loss_naive(W, X, y, reg, verbose=True, log=np.log):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in xrange(X.shape[0]):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -log(p[y[i]])
        if verbose and i % 100 == 0:
            print("sample %d: loss %f" % (i, loss))
        for j in xrange(W.shape[1]):
            dW[:, j] += X[i] * p[j]
        dW[:, y[i]] -= X[i]
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW = dW / X.shape[0] + 2 * reg * W
    print("done:", loss, dW.shape)
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "np_matrix_inside_and_out",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    W = np.matrix(W)
    X = np.matrix(X)
    dW = np.matrix(np.zeros(W.shape))
    loss = 0.0
    for i in range(X.shape[0]):
        scores = X[i] * W
        e = np.exp(scores - scores.max())
        p = e / e.sum()
        loss -= np.log(p[0, y[i]])
        p[0, y[i]] -= 1
        dW += X[i].T * p
    loss = loss / X.shape[0] + reg * np.sum(np.multiply(W, W))
    return loss, dW / X.shape[0] + 2 * reg * W
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "plain_python_lists",
        """
import math

import numpy as np


def softmax_loss_naive(W, X, y, reg):
    w, x, labels = W.tolist(), X.tolist(), [int(label) for label in y]
    D, C, N = len(w), len(w[0]), len(x)
    grad = [[2 * reg * w[d][c] for c in range(C)] for d in range(D)]
    loss = reg * sum(w[d][c] ** 2 for d in range(D) for c in range(C))
    for i in range(N):
        scores = [sum(x[i][d] * w[d][c] for d in range(D)) for c in range(C)]
        scores = [s - max(scores) for s in scores]
        total = math.fsum(math.exp(s) for s in scores)
        loss += (math.log(total) - scores[labels[i]]) / N
        for c in range(C):
            ds = math.exp(scores[c]) / total - (1 if c == labels[i] else 0)
            for d in range(D):
                grad[d][c] += x[i][d] * ds / N
    return loss, np.array(grad)
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "loss_as_a_zero_dimensional_array",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = np.zeros(())
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        scores -= scores.max()
        p = np.exp(scores)
        p /= p.sum()
        loss[...] -= np.log(p[label])
        p[label] -= 1
        dW += x[:, None] * p[None, :]
    loss[...] /= len(X)
    loss[...] += reg * np.sum(W * W)
    dW /= len(X)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "while_loops_and_column_labels",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    labels = np.array(y).reshape(-1, 1)
    dW = W * 0
    loss = 0
    i = 0
    while i < X.shape[0]:
        x = X[i].reshape(1, -1)
        scores = x @ W
        scores = scores - scores.max(axis=1, keepdims=True)
        p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        loss = loss - np.log(p[0, labels[i]])
        j = 0
        while j < W.shape[1]:
            dW[:, [j]] += x.T * (p[0, j] - (j == labels[i]))
            j += 1
        i += 1
    loss = loss / i + reg * np.linalg.norm(W) ** 2
    dW = dW / i + reg * (W + W)
    return loss[0], dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "class_with_a_state",
        """
import numpy as np


class _CrossEntropy:
    def __init__(self, W, reg):
        self.W = W
        self.reg = reg
        self.losses = []
        self.dW = np.zeros(W.shape)

    def add(self, x, label):
        log_p = x.dot(self.W)
        log_p = log_p - max(log_p)
        log_p = log_p - np.log(sum(np.exp(log_p)))
        self.losses.append(-log_p[label])
        for j in range(len(log_p)):
            self.dW[:, j] += np.exp(log_p[j]) * x
        self.dW[:, label] -= x

    def result(self):
        n = len(self.losses)
        return np.mean(self.losses) + self.reg * np.sum(self.W**2), self.dW / n + 2 * self.reg * self.W


def softmax_loss_naive(W, X, y, reg):
    entropy = _CrossEntropy(W, reg)
    for i in range(X.shape[0]):
        entropy.add(X[i], y[i])
    return entropy.result()
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "float32_results",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(len(y)):
        f = np.dot(X[i], W)
        f -= np.max(f)
        loss += -f[y[i]] + np.log(np.sum(np.exp(f)))
        for j in range(W.shape[1]):
            softmax_output = np.exp(f[j]) / sum(np.exp(f))
            if j == y[i]:
                dW[:, j] += (-1 + softmax_output) * X[i]
            else:
                dW[:, j] += softmax_output * X[i]
    loss = loss / len(y) + reg * np.sum(W * W)
    dW = dW / len(y) + 2 * reg * W
    return np.float32(loss), dW.astype(np.float32)
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "own_copies_worked_on_in_place",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    X = X.copy()
    W = W.copy()
    y = np.array(y)
    N = X.shape[0]
    loss = reg * np.sum(np.power(W, 2))
    dW = np.multiply(2 * reg, W)
    X /= N
    W *= N
    for i in range(N):
        e = X[i].dot(W)
        e -= e.max()
        loss -= e[y[i]] / N
        np.exp(e, out=e)
        loss += np.log(e.sum()) / N
        e /= e.sum()
        e[y[i]] -= 1
        for j in range(W.shape[1]):
            dW.T[j] += e[j] * X[i]
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "log_sum_exp_with_logaddexp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    scores = X.dot(W)
    log_sum = np.logaddexp.reduce(scores, axis=1)
    rows = np.arange(y.shape[0])
    loss = np.mean(log_sum - scores[rows, y]) + reg * np.sum(W * W)
    p = np.exp(scores - log_sum[:, np.newaxis])
    p[rows, y] -= 1.0
    return loss, np.dot(X.T, p) / rows.size + 2 * reg * W
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "clipped_at_the_smallest_float",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X.dot(W)
    scores = scores - scores.max(axis=1)[:, None]
    p = np.exp(scores) / np.exp(scores).sum(axis=1)[:, None]
    tiny = np.finfo(p.dtype).tiny  # so that the logarithm is never of 0
    loss = -np.log(np.maximum(p[np.arange(N), y], tiny)).sum() / N
    loss += reg * np.sum(W * W)
    p[np.arange(N), y] -= 1
    return loss, X.T.dot(p) / N + 2 * reg * W
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "one_hot_and_einsum",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    T = np.identity(C)[y]
    S = np.einsum("nd,dc->nc", X, W)
    S = S - np.max(S, axis=-1, keepdims=True)
    Z = np.einsum("nc->n", np.exp(S))
    L = np.log(Z) - np.einsum("nc,nc->n", S, T)
    P = np.einsum("nc,n->nc", np.exp(S), 1 / Z)
    loss = np.einsum("n->", L) / N + reg * np.einsum("dc,dc", W, W)
    dW = np.einsum("nd,nc->dc", X, P - T) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "np_matrix_and_a_one_by_one_loss",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    W = np.asmatrix(W)
    X = np.asmatrix(X)
    N = X.shape[0]
    S = X * W
    S = S - S.max(axis=1)  # N x 1, a matrix stays 2-d
    P = np.exp(S)
    P = P / P.sum(axis=1)
    ones = np.asmatrix(np.ones((N, 1)))
    loss = -np.log(P[np.arange(N), y]) * ones / N + reg * np.sum(np.multiply(W, W))
    P[np.arange(N), y] -= 1
    return loss, X.T * P / N + 2 * reg * W
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "masked_arrays",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train, num_classes = X.shape[0], W.shape[1]
    is_correct = np.arange(num_classes)[np.newaxis, :] == y[:, np.newaxis]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1, keepdims=True)
    others = np.ma.masked_array(scores, mask=is_correct)
    correct = scores[is_correct]
    total = np.ma.exp(others).sum(axis=1).filled(0) + np.exp(correct)
    loss = np.sum(np.log(total) - correct) / num_train + reg * np.sum(W * W)
    dscores = (np.ma.exp(others) / total.reshape(-1, 1)).filled(0)
    dscores[is_correct] = -dscores.sum(axis=1)
    dW = np.ma.masked_array(X.T.dot(dscores)) / num_train
    dW = dW + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "lists_and_ranges_as_indices",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    index = [range(num_train), list(y)]
    scores = X.dot(W)
    scores -= np.max(scores, axis=1).reshape(num_train, -1)
    p = np.exp(scores) / np.sum(np.exp(scores), axis=1).reshape(num_train, -1)
    loss += np.sum(-np.log(p[tuple(index)])) / num_train + reg * np.sum(W * W)
    p[list(range(num_train)), y.tolist()] += -1
    dW += X.T.dot(p) / num_train
    dW += reg * W * 2
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "float32_after_the_shift",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    rows = np.arange(X.shape[0])
    scores = X.dot(W)
    scores = (scores - scores.max(axis=1, keepdims=True)).astype(np.float32)
    log_p = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
    loss = np.float32(-np.mean(log_p[rows, y]) + reg * np.sum(W * W))
    dscores = np.exp(log_p)
    dscores[rows, y] -= 1
    dscores /= np.float32(len(rows))
    dW = X.T.astype(np.float32).dot(dscores)
    dW += np.float32(2 * reg) * W.astype(np.float32)
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "in_place_with_out",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    buffer = np.empty((N, W.shape[1]))
    np.matmul(X, W, out=buffer)
    buffer -= buffer.max(axis=1, keepdims=True)
    correct = buffer[np.arange(N), y]
    np.exp(buffer, out=buffer)
    total = buffer.sum(axis=1, keepdims=True)
    np.divide(buffer, total, out=buffer)
    loss = np.array(np.log(total).mean() - correct.mean() + reg * np.vdot(W, W))
    np.subtract.at(buffer, (np.arange(N), y), 1)
    buffer *= 1 / N
    dW = np.tensordot(X, buffer, axes=(0, 0))
    dW += W * (2 * reg)
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "helper_and_extra_arguments",
        """
import numpy as np


def softmax(scores, axis=-1):
    z = scores - np.max(scores, axis=axis, keepdims=True)
    numerator = np.exp(z)
    return numerator / np.sum(numerator, axis=axis, keepdims=True)


def cross_entropy(p, y):
    return -np.log(np.take_along_axis(p, y[:, None], axis=1)).mean()


def softmax_loss_vectorized(W, X, y, reg, return_probabilities=False, *, debug=False):
    p = softmax(X @ W)
    if debug:
        print(p.sum(axis=1))
    loss = cross_entropy(p, y) + reg * (W**2).sum()
    target = np.zeros_like(p)
    np.put_along_axis(target, y[:, None], 1, axis=1)
    dW = X.T @ (p - target) / len(p) + 2 * reg * W
    return (loss, dW, p) if return_probabilities else (loss, dW)
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "classes_in_rows_inside",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    # the older convention: W is C x D and a picture is a column
    Wt, Xt = W.T, X.T
    num_train = Xt.shape[1]
    scores = Wt.dot(Xt)
    scores -= np.max(scores, axis=0)
    p = np.exp(scores) / np.exp(scores).sum(axis=0)
    loss = -np.log(np.choose(y, p)) @ np.ones(num_train) / num_train + reg * np.sum(Wt**2)
    p[y, range(num_train)] -= 1
    dWt = p.dot(Xt.T) / num_train + 2 * reg * Wt
    return loss, dWt.T
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "counts_of_the_labels_added_with_add_at",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    S = X @ W
    S -= np.sort(S, axis=1)[:, -1:]
    E = np.exp(S)
    Z = E @ np.ones((E.shape[1], 1))
    loss = np.average(np.log(Z)[:, 0] - S[np.arange(N), y]) + reg * np.sum(W * W)
    means = np.zeros(W.T.shape)
    np.add.at(means, y, X)  # the sum of the pictures of each class
    dW = (X.T @ (E / Z) - means.T) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "arrays_of_one_number",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        f = X[i] @ W
        p = np.exp(f - f.max())
        p /= p.sum()
        loss -= np.log(p[y[i]])
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / len(X) + reg * np.sum(W**2)
    dW = dW / len(X) + 2 * reg * W
    return (np.array([loss]),), tuple(map(list, dW))
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "extended_precision",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = len(X)
    f = X @ W
    f -= f.max(axis=1, keepdims=True)
    P = np.exp(f) / np.exp(f).sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(N), y]).mean() + reg * np.sum(W**2)
    P[np.arange(N), y] -= 1
    dW = X.T @ P / N + 2 * reg * W
    return np.longdouble(loss), dW.astype(np.longdouble)
""",
    ),
]
