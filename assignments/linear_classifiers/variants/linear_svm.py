"""The SVM loss and gradient as students write them: WRONG with one mistake each, UNUSUAL but right."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_halved",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_halved",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_halved",
        "every_entry",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        for c in range(num_classes):
            if c == y[i]:
                continue
            m = s[c] - s[y[i]] + 1
            if m > 0:
                loss += m / num_train
                for d in range(num_features):
                    dW[d, c] += X[i, d] / num_train
                    dW[d, y[i]] -= X[i, d] / num_train
    for d in range(num_features):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_gradient_halved",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_gradient_halved",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "half_convention",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += 0.5 * reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "half_convention",
        "zip_enumerate",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        loss_i = 0.0
        for j, score in enumerate(scores):
            margin = score - scores[label] + 1
            if j != label and margin > 0:
                loss_i += margin
                dW[:, j] += x
                dW[:, label] -= x
        losses.append(loss_i)
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum() / 2
    dW = dW + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "half_convention",
        "fancy_indexing",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis] + 1)
    margins[range(num_train), list(y)] = 0
    loss = margins.sum() / num_train

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += 0.5 * reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "half_convention",
        "where",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins, axis=1))
    reg_loss = 1 / 2 * reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_missing",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_missing",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_gradient_missing",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_gradient_missing",
        "two_products",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    one_hot = np.zeros(scores.shape)
    one_hot[np.arange(num_train), y] = 1
    margins = scores - scores[one_hot == 1][:, None] + 1
    margins[one_hot == 1] = 0
    margins[margins < 0] = 0
    loss = np.sum(margins)
    loss /= num_train
    loss += reg * np.sum(W * W)

    violated = 1.0 * (margins > 0)
    count = violated.sum(axis=1)
    dW = X.T.dot(violated)
    dW -= X.T.dot(one_hot * count[:, None])
    dW /= num_train
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_loss_missing",
        "counts",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(N):
        scores = X[i, :] @ W
        count = 0
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    count += 1
                    dW[:, j] += X[i, :]
        dW[:, y[i]] -= count * X[i, :]
    loss = total / N
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_loss_missing",
        "two_passes",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]

    # first the loss
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            loss += max(0, scores[j] - scores[y[i]] + 1)
    loss /= num_train

    # then the gradient
    dW = np.zeros(W.shape)
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            if scores[j] - scores[y[i]] + 1 > 0:
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_loss_missing",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_loss_missing",
        "where",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins, axis=1))
    loss = data_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "gradient_missing",
        "loops_left_zero",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin

    loss /= num_train

    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "gradient_missing",
        "row_masks_only_the_penalty",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
    loss = loss / num_train + reg * np.sum(W**2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "gradient_missing",
        "masks_left_zero",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    dW = np.zeros(W.shape)  # initialize the gradient as zero
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "gradient_missing",
        "one_hot_only_the_penalty",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)
    dW = 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_counted",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_counted",
        "zip_enumerate",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        loss_i = 0.0
        for j, score in enumerate(scores):
            margin = score - scores[label] + 1
            if margin > 0:
                loss_i += margin
                dW[:, j] += x
                dW[:, label] -= x
        losses.append(loss_i)
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_counted",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        loss += np.sum(margins)
        margins[y[i]] = 0
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_counted",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] -= np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_counted",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_counted",
        "sum_without_minus_n",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = y.size
    rows = np.arange(N)
    scores = X @ W
    margins = np.maximum(0.0, scores - scores[rows, y][:, None] + 1.0)
    loss = margins.sum() / N + reg * (W * W).sum()

    dscores = (margins > 0).astype(W.dtype)
    dscores[rows, y] -= dscores.sum(axis=1)
    dW = X.T @ dscores / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_counted",
        "zeroing_forgotten",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis] + 1)
    loss = margins.sum() / num_train

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_gradient_missing",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_gradient_missing",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_gradient_missing",
        "counts",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(N):
        scores = X[i, :] @ W
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    dW[:, j] += X[i, :]
    loss = total / N + reg * np.sum(np.square(W))
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_gradient_missing",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_gradient_missing",
        "two_products",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    one_hot = np.zeros(scores.shape)
    one_hot[np.arange(num_train), y] = 1
    margins = scores - scores[one_hot == 1][:, None] + 1
    margins[one_hot == 1] = 0
    margins[margins < 0] = 0
    loss = np.sum(margins)
    loss /= num_train
    loss += reg * np.sum(W * W)

    violated = 1.0 * (margins > 0)
    dW = X.T.dot(violated)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "not_averaged",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "not_averaged",
        "every_entry",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        for c in range(num_classes):
            if c == y[i]:
                continue
            m = s[c] - s[y[i]] + 1
            if m > 0:
                loss += m
                for d in range(num_features):
                    dW[d, c] += X[i, d]
                    dW[d, y[i]] -= X[i, d]
    for d in range(num_features):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "not_averaged",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins)
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "not_averaged",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "loss_not_averaged",
        "counts",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(N):
        scores = X[i, :] @ W
        count = 0
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    count += 1
                    dW[:, j] += X[i, :]
        dW[:, y[i]] -= count * X[i, :]
    loss = total + reg * np.sum(np.square(W))
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "loss_not_averaged",
        "two_passes",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]

    # first the loss
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            loss += max(0, scores[j] - scores[y[i]] + 1)
    loss += reg * np.sum(W * W)

    # then the gradient
    dW = np.zeros(W.shape)
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            if scores[j] - scores[y[i]] + 1 > 0:
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loss_not_averaged",
        "fancy_indexing",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis] + 1)
    margins[range(num_train), list(y)] = 0
    loss = margins.sum()

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loss_not_averaged",
        "where",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.sum(margins)
    reg_loss = reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "gradient_not_averaged",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "gradient_not_averaged",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "gradient_not_averaged",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "gradient_not_averaged",
        "where",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins, axis=1))
    reg_loss = reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "count_includes_correct_class",
        "counts",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(N):
        scores = X[i, :] @ W
        count = 0
        for j in range(C):
            margin = scores[j] - scores[y[i]] + 1.0
            if margin > 0:
                count += 1
                if j != y[i]:
                    total += margin
                    dW[:, j] += X[i, :]
        dW[:, y[i]] -= count * X[i, :]
    loss = total / N + reg * np.sum(np.square(W))
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "count_includes_correct_class",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        loss += np.sum(margins) - 1
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "count_includes_correct_class",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[scores - correct_class_score + 1 > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "count_includes_correct_class",
        "sum_minus_n",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = y.size
    rows = np.arange(N)
    scores = X @ W
    margins = np.maximum(0.0, scores - scores[rows, y][:, None] + 1.0)
    # the correct class adds exactly 1 per row
    loss = (margins.sum() - N) / N + reg * (W * W).sum()

    dscores = (margins > 0).astype(W.dtype)
    dscores[rows, y] = -dscores.sum(axis=1)
    dW = X.T @ dscores / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "count_includes_correct_class",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1)
    loss = np.sum(M * (1 - Y)) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P * (1 - Y) - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_divided",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W

    loss /= num_train
    dW /= num_train
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_divided",
        "counts",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(N):
        scores = X[i, :] @ W
        count = 0
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    count += 1
                    dW[:, j] += X[i, :]
        dW[:, y[i]] -= count * X[i, :]
    loss = (total + reg * np.sum(np.square(W))) / N
    dW = (dW + 2.0 * reg * W) / N
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_divided",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = (np.sum(M) + reg * np.sum(W**2)) / N

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = (X.T @ G + 2 * reg * W) / N
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_divided",
        "two_products",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    one_hot = np.zeros(scores.shape)
    one_hot[np.arange(num_train), y] = 1
    margins = scores - scores[one_hot == 1][:, None] + 1
    margins[one_hot == 1] = 0
    margins[margins < 0] = 0
    loss = np.sum(margins)
    loss += reg * np.sum(W * W)
    loss /= num_train

    violated = 1.0 * (margins > 0)
    count = violated.sum(axis=1)
    dW = X.T.dot(violated)
    dW -= X.T.dot(one_hot * count[:, None])
    dW += 2 * reg * W
    dW /= num_train
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_without_reg",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + np.sum(W**2)
    dW = dW / num_train + 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_without_reg",
        "every_entry",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        for c in range(num_classes):
            if c == y[i]:
                continue
            m = s[c] - s[y[i]] + 1
            if m > 0:
                loss += m / num_train
                for d in range(num_features):
                    dW[d, c] += X[i, d] / num_train
                    dW[d, y[i]] -= X[i, d] / num_train
    for d in range(num_features):
        for c in range(num_classes):
            loss += W[d, c] ** 2
            dW[d, c] += 2 * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_without_reg",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_without_reg",
        "where",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins, axis=1))
    reg_loss = np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_without_reg",
        "gradient_only",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis] + 1)
    margins[range(num_train), list(y)] = 0
    loss = margins.sum() / num_train

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += reg * np.sum(W * W)
    dW += 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "wrong_axis",
        "classes_from_rows_of_W",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[0]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "wrong_axis",
        "samples_from_columns_of_X",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[1]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_axis",
        "counts_down_the_columns",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=0)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_axis",
        "correct_scores_not_a_column",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y]
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_axis",
        "one_hot_sum",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=0, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_axis",
        "mean_over_classes",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins, axis=0))
    reg_loss = reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "hard_coded_sizes",
        "ten_classes",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = 10
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "hard_coded_sizes",
        "averaged_over_500",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = 500
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(len(y)):
        scores = X[i, :] @ W
        count = 0
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    count += 1
                    dW[:, j] += X[i, :]
        dW[:, y[i]] -= count * X[i, :]
    loss = total / N + reg * np.sum(np.square(W))
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "hard_coded_sizes",
        "ten_classes_one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    Y = np.eye(10)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "hard_coded_sizes",
        "shape_of_the_notebook",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    one_hot = np.zeros((500, 10))
    one_hot[np.arange(num_train), y] = 1
    margins = scores - scores[one_hot == 1][:, None] + 1
    margins[one_hot == 1] = 0
    margins[margins < 0] = 0
    loss = np.sum(margins)
    loss /= num_train
    loss += reg * np.sum(W * W)

    violated = 1.0 * (margins > 0)
    count = violated.sum(axis=1)
    dW = X.T.dot(violated)
    dW -= X.T.dot(one_hot * count[:, None])
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "hard_coded_sizes",
        "averaged_over_500",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / 500
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / 500
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "repeated_labels_lost",
        "after_the_loop",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    count = np.zeros(N)
    for i in range(N):
        scores = X[i, :] @ W
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    count[i] += 1
                    dW[:, j] += X[i, :]
    dW[:, y] -= count * X.T
    loss = total / N + reg * np.sum(np.square(W))
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "repeated_labels_lost",
        "one_class_at_a_time",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y]
    loss = 0.0
    dW = np.zeros(W.shape)
    for j in range(num_classes):
        margins = scores[:, j] - correct_class_score + 1
        violated = (margins > 0) & (y != j)
        loss += np.sum(margins[violated])
        dW[:, j] += np.sum(X[violated], axis=0)
        dW[:, y[violated]] -= X[violated].T
    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "repeated_labels_lost",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    dW = X.T.dot(mask)
    dW[:, y] -= np.sum(mask, axis=1) * X.T
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "repeated_labels_lost",
        "rows_of_the_transpose",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = np.choose(y, scores.T)
    margins = np.maximum(0, scores.T - correct_class_score + 1)
    margins[y, np.arange(num_train)] = 0
    loss = np.mean(np.sum(margins, axis=0)) + reg * np.sum(W * W)

    violated = (margins > 0).astype(float)
    count = violated.sum(axis=0)
    dWt = violated.dot(X)
    dWt[y] -= count[:, np.newaxis] * X
    dW = dWt.T / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "stale_scores",
        "two_passes",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]

    # first the loss
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                continue
            loss += max(0, scores[j] - scores[y[i]] + 1)
    loss /= num_train
    loss += reg * np.sum(W * W)

    # then the gradient
    dW = np.zeros(W.shape)
    for i in range(num_train):
        for j in range(num_classes):
            if j == y[i]:
                continue
            if scores[j] - scores[y[i]] + 1 > 0:
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "stale_scores",
        "margins_kept",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
    loss = loss / num_train + reg * np.sum(W * W)

    for i in range(num_train):
        mask = (margins > 0).astype(float)
        mask[y[i]] = 0
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "stale_scores",
        "correct_score_met_too_late",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    correct_class_score = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(num_classes):
            if j == y[i]:
                correct_class_score = scores[j]
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "overwritten_instead_of_added",
        "loss_in_loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss = margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "overwritten_instead_of_added",
        "gradient_column",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        loss_i = 0.0
        for j, score in enumerate(scores):
            margin = score - scores[label] + 1
            if j != label and margin > 0:
                loss_i += margin
                dW[:, j] = x
                dW[:, label] -= x
        losses.append(loss_i)
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "overwritten_instead_of_added",
        "gradient_row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW = np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "overwritten_instead_of_added",
        "penalty_replaces_loss",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss = reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
        named=False,
    ),
    Wrong(
        "svm_loss_vectorized",
        "other_classes_gradient_missing",
        "second_product_replaces_first",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    one_hot = np.zeros(scores.shape)
    one_hot[np.arange(num_train), y] = 1
    margins = scores - scores[one_hot == 1][:, None] + 1
    margins[one_hot == 1] = 0
    margins[margins < 0] = 0
    loss = np.sum(margins)
    loss /= num_train
    loss += reg * np.sum(W * W)

    violated = 1.0 * (margins > 0)
    count = violated.sum(axis=1)
    dW = X.T.dot(violated)
    dW = -X.T.dot(one_hot * count[:, None])
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
        named=False,
    ),
    Wrong(
        "svm_loss_naive",
        "sign_flipped",
        "both_columns",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] -= X[i]
                dW[:, y[i]] += X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "sign_flipped",
        "correct_column",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    D, C = W.shape
    N = len(y)
    dW = np.zeros((D, C))
    total = 0.0
    for i in range(N):
        scores = X[i, :] @ W
        count = 0
        for j in range(C):
            if j != y[i]:
                margin = scores[j] - scores[y[i]] + 1.0
                if margin > 0:
                    total += margin
                    count += 1
                    dW[:, j] += X[i, :]
        dW[:, y[i]] += count * X[i, :]
    loss = total / N + reg * np.sum(np.square(W))
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "sign_flipped",
        "margin",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        loss_i = 0.0
        for j, score in enumerate(scores):
            margin = scores[label] - score + 1
            if j != label and margin > 0:
                loss_i += margin
                dW[:, j] += x
                dW[:, label] -= x
        losses.append(loss_i)
    loss = sum(losses) / len(losses)
    dW = dW / len(losses)
    loss = loss + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "sign_flipped",
        "correct_column_of_the_mask",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "sign_flipped",
        "one_hot_data_term",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = Y * np.sum(P, axis=1, keepdims=True) - P
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "sign_flipped",
        "whole_gradient",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins, axis=1))
    reg_loss = reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = -(X.T.dot(dscores / N) + 2 * reg * W)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "sign_flipped",
        "penalty",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis] + 1)
    margins[range(num_train), list(y)] = 0
    loss = margins.sum() / num_train

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += reg * np.sum(W * W)
    dW -= 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "bias_row_unpenalised",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W[:-1] * W[:-1])
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "bias_row_unpenalised",
        "every_entry",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train, num_features = X.shape
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros((num_features, num_classes))
    for i in range(num_train):
        s = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(num_features):
                s[c] += X[i, d] * W[d, c]
        for c in range(num_classes):
            if c == y[i]:
                continue
            m = s[c] - s[y[i]] + 1
            if m > 0:
                loss += m / num_train
                for d in range(num_features):
                    dW[d, c] += X[i, d] / num_train
                    dW[d, y[i]] -= X[i, d] / num_train
    for d in range(num_features - 1):
        for c in range(num_classes):
            loss += reg * W[d, c] ** 2
            dW[d, c] += 2 * reg * W[d, c]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "bias_row_unpenalised",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W[:-1, :] ** 2)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW[:-1, :] += 2 * reg * W[:-1, :]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "bias_row_unpenalised",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    weights = W.copy()
    weights[-1] = 0  # no penalty on the bias
    loss = np.sum(M) / N + reg * np.sum(weights**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * weights
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "inputs_changed",
        "average_in_the_row",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        x = X[i]
        scores = x.dot(W)
        x /= num_train
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin / num_train
                dW[:, j] += x
                dW[:, y[i]] -= x
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "inputs_changed",
        "weights_squared_in_place",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    dW = dW / num_train + 2 * reg * W
    W **= 2
    loss = loss / num_train + reg * np.sum(W)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "inputs_changed",
        "gradient_is_an_alias_of_W",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = W
    dW *= 2 * reg
    dW += X.T.dot(mask) / num_train
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "inputs_changed",
        "average_in_the_transpose",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    Xt = X.T
    Xt /= N
    dW = Xt @ G + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "margin_missing",
        "loops",
        """
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
            margin = scores[j] - correct_class_score
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "margin_missing",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]])
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "margin_missing",
        "fancy_indexing",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis])
    margins[range(num_train), list(y)] = 0
    loss = margins.sum() / num_train

    binary = margins
    binary[margins > 0] = 1
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "margin_missing",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "squared_hinge",
        "loops",
        """
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
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin**2
                dW[:, j] += 2 * margin * X[i]
                dW[:, y[i]] -= 2 * margin * X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "squared_hinge",
        "row_masks",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins**2)
        mask = 2 * margins
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "squared_hinge",
        "masks",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins**2) / num_train
    loss += reg * np.sum(W * W)

    mask = 2 * margins
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "squared_hinge",
        "one_hot",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M * M) / N + reg * np.sum(W**2)

    P = 2 * M
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = X.T @ G / N + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "squared_hinge",
        "loss_only",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.mean(np.sum(margins**2, axis=1))
    reg_loss = reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "numeric_gradient",
        "complex_step",
        """
import numpy as np


def _complex_loss(W, X, y):
    loss = 0.0
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin.real > 0:
                loss = loss + margin
    return loss / X.shape[0]


def svm_loss_naive(W, X, y, reg):
    W_complex = W.astype(complex)
    dW = np.zeros(W.shape)
    for d in range(W.shape[0]):
        for c in range(W.shape[1]):
            W_complex[d, c] += 1e-30j
            dW[d, c] = np.imag(_complex_loss(W_complex, X, y)) / 1e-30
            W_complex[d, c] = W[d, c]
    loss = np.real(_complex_loss(W_complex, X, y))
    return loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "numeric_gradient",
        "complex_step",
        """
import numpy as np


def _complex_loss(W, X, y, reg):
    scores = X @ W
    rows = np.arange(len(y))
    margins = scores - scores[rows, y][:, np.newaxis] + 1
    margins = np.where(margins.real > 0, margins, 0)
    margins[rows, y] = 0
    return margins.sum() / len(y) + reg * np.sum(W * W)


def _slope(k, W, X, y, reg):
    step = np.zeros(W.size, complex)
    step[k] = 1e-40j
    return _complex_loss(W + step.reshape(W.shape), X, y, reg).imag / 1e-40


def svm_loss_vectorized(W, X, y, reg):
    slopes = np.vectorize(lambda k: _slope(k, W, X, y, reg))(np.arange(W.size))
    return _complex_loss(W + 0j, X, y, reg).real, slopes.reshape(W.shape)
""",
    ),
    Wrong(
        "svm_loss_naive",
        "numeric_gradient",
        "loops",
        """
import numpy as np


def _loss(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j != y[i]:
                loss += max(0, scores[j] - scores[y[i]] + 1)
    return loss / num_train + reg * np.sum(W * W)


def svm_loss_naive(W, X, y, reg):
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
        "svm_loss_naive",
        "numeric_gradient",
        "nested_function",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]

    def f(w):
        total = 0.0
        for i in range(num_train):
            scores = X[i].dot(w)
            margins = np.maximum(0, scores - scores[y[i]] + 1)
            margins[y[i]] = 0
            total += np.sum(margins)
        return total / num_train + reg * np.sum(w**2)

    eps = 1e-6
    dW = np.zeros_like(W)
    for k in range(W.size):
        step = np.zeros(W.size)
        step[k] = eps
        step = step.reshape(W.shape)
        dW.flat[k] = (f(W + step) - f(W - step)) / (2 * eps)
    return f(W), dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "numeric_gradient",
        "nditer",
        """
import numpy as np


def _svm_loss_only(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    return np.sum(margins) / num_train + reg * np.sum(W * W)


def svm_loss_vectorized(W, X, y, reg):
    loss = _svm_loss_only(W, X, y, reg)
    dW = np.zeros(W.shape)
    h = 1e-5
    W = W.copy()
    it = np.nditer(W, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        old_value = W[ix]
        W[ix] = old_value + h
        fxph = _svm_loss_only(W, X, y, reg)
        W[ix] = old_value - h
        fxmh = _svm_loss_only(W, X, y, reg)
        W[ix] = old_value
        dW[ix] = (fxph - fxmh) / (2 * h)
        it.iternext()
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "numeric_gradient",
        "all_steps_at_once",
        '''
import numpy as np


def _losses(weights, X, y, reg):
    """The loss of many weight matrices at once: weights is (K, D, C), the result (K,)."""
    scores = X @ weights
    correct = scores[:, np.arange(len(y)), y]
    margins = np.maximum(0, scores - correct[:, :, None] + 1)
    margins[:, np.arange(len(y)), y] = 0
    return margins.sum(axis=(1, 2)) / len(y) + reg * np.sum(weights**2, axis=(1, 2))


def svm_loss_vectorized(W, X, y, reg):
    loss = _losses(W[None], X, y, reg)[0]
    h = 1e-5
    steps = h * np.eye(W.size).reshape(W.size, *W.shape)
    dW = (_losses(W + steps, X, y, reg) - _losses(W - steps, X, y, reg)) / (2 * h)
    return loss, dW.reshape(W.shape)
''',
    ),
    Wrong(
        "svm_loss_naive",
        "not_finite",
        "zero_over_zero",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        mask = margins / margins  # 1 where the margin counts
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "not_finite",
        "nan_as_a_marker",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = np.dot(X[i], W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = np.nan  # does not count
        loss += np.sum(margins)
        mask = np.zeros(margins.shape)
        mask[margins > 0] = 1
        mask[y[i]] = -np.sum(mask)
        dW += np.outer(X[i], mask)
    loss = loss / num_train + reg * np.sum(W**2)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "not_finite",
        "zero_over_zero",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    mask = margins / np.abs(margins)
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "not_finite",
        "minus_infinity_as_a_marker",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = np.dot(X, W)
    correct_scores = scores[range(num_train), list(y)]
    margins = np.maximum(0, scores - correct_scores[:, np.newaxis] + 1)
    margins[range(num_train), list(y)] = -np.inf
    loss = margins.sum() / num_train

    binary = margins
    binary[margins > 0] = 1
    binary[margins < 0] = 0
    row_sum = np.sum(binary, axis=1)
    binary[range(num_train), list(y)] = -row_sum
    dW = np.dot(X.T, binary) / num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "wrong_shape",
        "gradient_before_loss",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for x, label in zip(X, y):
        scores = x @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[label] + 1
            if j != label and margin > 0:
                loss += margin
                dW[:, j] += x
                dW[:, label] -= x
    loss = loss / len(y) + reg * np.sum(W * W)
    dW = dW / len(y) + 2 * reg * W
    return dW, loss
""",
    ),
    Wrong(
        "svm_loss_naive",
        "wrong_shape",
        "transposed_loops",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_classes = W.shape[1]
    dW = np.zeros((num_classes, W.shape[0]))
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[j] += X[i]
                dW[y[i]] -= X[i]

    loss /= num_train
    dW /= num_train

    loss += reg * np.sum(W * W)
    dW += 2 * reg * W.T
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "wrong_shape",
        "one_loss_per_sample",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros(W.shape)
    for x, label in zip(X, y):
        scores = x.dot(W)
        loss_i = 0.0
        for j, score in enumerate(scores):
            margin = score - scores[label] + 1
            if j != label and margin > 0:
                loss_i += margin
                dW[:, j] += x
                dW[:, label] -= x
        losses.append(loss_i)
    dW = dW / len(losses)
    loss = np.array(losses) + reg * (W * W).sum()
    dW = dW + reg * 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_shape",
        "transposed_product",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    C = W.shape[1]
    Y = np.eye(C)[y]  # one row per image, 1 at the correct class
    S = X @ W
    correct = np.sum(S * Y, axis=1, keepdims=True)
    M = np.maximum(0, S - correct + 1) * (1 - Y)
    loss = np.sum(M) / N + reg * np.sum(W**2)

    P = (M > 0).astype(float)
    G = P - Y * np.sum(P, axis=1, keepdims=True)
    dW = G.T @ X / N + 2 * reg * W.T
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_shape",
        "one_loss_per_sample",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, D = X.shape
    scores = X.dot(W)
    wrong = np.arange(W.shape[1]) != y[:, None]
    correct = scores[~wrong].reshape(N, 1)
    margins = np.where(wrong, np.maximum(scores - correct + 1, 0), 0)
    data_loss = np.sum(margins, axis=1)
    reg_loss = reg * np.sum(W * W)
    loss = data_loss + reg_loss

    violated = np.where(margins > 0, 1.0, 0.0)
    dscores = np.where(wrong, violated, -violated.sum(axis=1, keepdims=True))
    dW = X.T.dot(dscores / N) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_shape",
        "summed_over_classes_only",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_score = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins, axis=1) / num_train
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    mask[np.arange(num_train), y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loop_in_vectorized",
        "apply_along_axis",
        """
import numpy as np


def _row(scores_and_label):
    scores, label = scores_and_label[:-1], int(scores_and_label[-1])
    margins = np.maximum(0, scores - scores[label] + 1)
    margins[label] = 0
    return margins


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    margins = np.apply_along_axis(_row, 1, np.column_stack([X.dot(W), y]))
    loss = margins.sum() / N + reg * np.sum(W * W)
    dscores = (margins > 0).astype(float)
    dscores[np.arange(N), y] = -np.count_nonzero(margins, axis=1)
    return loss, X.T.dot(dscores) / N + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loop_in_vectorized",
        "over_samples",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dscores = np.zeros((num_train, W.shape[1]))
    for i in range(num_train):
        scores = X[i].dot(W)
        margins = np.maximum(0, scores - scores[y[i]] + 1)
        margins[y[i]] = 0
        loss += np.sum(margins)
        dscores[i] = margins > 0
        dscores[i, y[i]] = -np.sum(margins > 0)
    dW = X.T.dot(dscores) / num_train + 2 * reg * W
    return loss / num_train + reg * np.sum(W * W), dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loop_in_vectorized",
        "over_classes",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train, num_classes = X.shape[0], W.shape[1]
    scores = X.dot(W)
    correct = scores[np.arange(num_train), y]
    loss = 0.0
    dW = np.zeros_like(W)
    for j in range(num_classes):
        wrong = y != j
        margins = np.maximum(0, scores[:, j] - correct + 1) * wrong
        loss += margins.sum()
        violated = margins > 0
        dW[:, j] += violated.dot(X)
        np.subtract.at(dW.T, y, violated[:, None] * X)
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loop_in_vectorized",
        "comprehension",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = len(y)
    scores = X @ W
    correct = np.array([scores[i, y[i]] for i in range(num_train)])
    margins = np.maximum(0, scores - correct[:, None] + 1)
    margins[np.arange(num_train), y] = 0
    mask = (margins > 0).astype(float)
    mask[np.arange(num_train), y] = -mask.sum(axis=1)
    return margins.sum() / num_train + reg * np.sum(W**2), X.T @ mask / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loop_in_vectorized",
        "map",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    scores = X @ W
    hinge = lambda s, label: np.maximum(0, s - s[label] + 1) * (np.arange(len(s)) != label)
    margins = np.array(list(map(hinge, scores, y)))
    mask = (margins > 0).astype(float)
    mask[np.arange(len(y)), y] = -mask.sum(axis=1)
    return margins.sum() / len(y) + reg * np.sum(W**2), X.T @ mask / len(y) + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_once_per_example",
        "inside_the_outer_loop",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin / num_train
                dW[:, j] += X[i] / num_train
                dW[:, y[i]] -= X[i] / num_train
        loss += reg * np.sum(W * W)
        dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "returns_too_early",
        "return_in_the_loop",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in range(X.shape[0]):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
        return loss + reg * np.sum(W * W), dW + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_gradient_once",
        "after_the_inner_loop",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        violated = False
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                violated = True
                loss += margin
                dW[:, j] += X[i]
        if violated:
            dW[:, y[i]] -= X[i]
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_naive",
        "margin_missing_in_gradient",
        "scores_compared",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            loss += max(0, scores[j] - scores[y[i]] + 1)
            if scores[j] > scores[y[i]]:
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "margins_as_slopes",
        "no_mask",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    rows = np.arange(num_train)
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[rows, y][:, np.newaxis] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    margins[rows, y] = -np.sum(margins, axis=1)
    return loss, X.T.dot(margins) / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "count_in_a_boolean",
        "count_into_the_mask",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    rows = np.arange(num_train)
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[rows, y].reshape(-1, 1) + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    mask = margins > 0
    mask[rows, y] = -np.sum(mask, axis=1)
    return loss, X.T.dot(mask) / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "naive_and_vectorized_disagree",
        "pictures_scaled_to_length_one",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    rows = np.arange(num_train)
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[rows, y][:, np.newaxis] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    slopes = (margins > 0).astype(float)
    slopes[rows, y] = -np.sum(slopes, axis=1)
    return loss, X.T.dot(slopes) / num_train + 2 * reg * W
""",
    ),
    Wrong(
        "svm_loss_naive",
        "inputs_changed",
        "labels_sorted",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    y.sort()
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "inputs_changed",
        "pictures_clipped",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    np.clip(X, -100, 100, out=X)
    N = len(X)
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -mask.sum(axis=1)
    loss = margins.sum() / N + reg * np.sum(W**2)
    dW = X.T @ mask / N + 2 * reg * W
    return loss, dW
""",
    ),
]

UNUSUAL = [
    Unusual(
        "svm_loss_naive",
        "one_row_at_a_time_as_in_the_notes",
        '''
import numpy as np


def _L_i(x, label, W):
    """Half vectorised: the loss of one image, and the mask of its violated margins."""
    delta = 1.0
    scores = W.T.dot(x)
    margins = np.maximum(0, scores - scores[label] + delta)
    margins[label] = 0
    return np.sum(margins), margins > 0


def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for i in range(num_train):
        loss_i, violated = _L_i(X[i], y[i], W)
        loss += loss_i
        dW[:, violated] += X[i][:, np.newaxis]
        dW[:, y[i]] -= np.sum(violated) * X[i]
    return loss / num_train + reg * np.sum(W * W), dW / num_train + 2 * reg * W
''',
    ),
    Unusual(
        "svm_loss_naive",
        "extra_arguments_and_prints",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg, delta=1.0, verbose=True):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        if verbose and i % 100 == 0:
            print("sample %d / %d, loss so far: %f" % (i, num_train, loss))
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + delta
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    print("done:", loss, dW.shape)
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "xrange_shim",
        """
from random import shuffle

import numpy as np

try:
    from past.builtins import xrange
except ImportError:
    xrange = range


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for i in xrange(X.shape[0]):
        scores = X[i].dot(W)
        for j in xrange(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i].T
                dW[:, y[i]] -= X[i].T
    loss /= X.shape[0]
    dW /= X.shape[0]
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "recursion_over_the_samples",
        """
import numpy as np


def _sum_of_losses(W, X, y):
    if len(X) == 0:
        return 0.0, np.zeros(W.shape)
    if len(X) > 1:
        middle = len(X) // 2
        left_loss, left_dW = _sum_of_losses(W, X[:middle], y[:middle])
        right_loss, right_dW = _sum_of_losses(W, X[middle:], y[middle:])
        return left_loss + right_loss, left_dW + right_dW
    scores = X[0].dot(W)
    loss = 0.0
    dW = np.zeros(W.shape)
    for j in range(len(scores)):
        margin = scores[j] - scores[y[0]] + 1
        if j != y[0] and margin > 0:
            loss += margin
            dW[:, j] += X[0]
            dW[:, y[0]] -= X[0]
    return loss, dW


def svm_loss_naive(W, X, y, reg):
    loss, dW = _sum_of_losses(W, X, y)
    return loss / len(X) + reg * np.sum(W * W), dW / len(X) + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_naive",
        "class_with_a_state",
        """
import numpy as np


class _HingeLoss:
    def __init__(self, W, reg):
        self.W = W
        self.reg = reg
        self.loss = 0.0
        self.dW = np.zeros(W.shape)
        self.seen = 0

    def add(self, x, label):
        scores = x.dot(self.W)
        for j in range(self.W.shape[1]):
            if j == label:
                continue
            margin = scores[j] - scores[label] + 1
            if margin > 0:
                self.loss += margin
                self.dW[:, j] += x
                self.dW[:, label] -= x
        self.seen += 1

    def result(self):
        loss = self.loss / self.seen + self.reg * np.sum(self.W**2)
        return loss, self.dW / self.seen + 2 * self.reg * self.W


def svm_loss_naive(W, X, y, reg):
    hinge = _HingeLoss(W, reg)
    for i in range(X.shape[0]):
        hinge.add(X[i], y[i])
    return hinge.result()
""",
    ),
    Unusual(
        "svm_loss_naive",
        "np_matrix_inside_and_out",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    W = np.matrix(W)
    X = np.matrix(X)
    dW = np.matrix(np.zeros(W.shape))
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i] * W
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            margin = scores[0, j] - scores[0, y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i].T
                dW[:, y[i]] -= X[i].T
    loss = loss / num_train + reg * np.sum(np.multiply(W, W))
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "loss_as_a_zero_dimensional_array",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = np.zeros(())
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    for i in range(num_train):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss[...] += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss[...] /= num_train
    loss[...] += reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "classes_in_rows_inside",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    # the older convention: W is C x D and a picture is a column
    Wt = W.T
    Xt = X.T
    dWt = np.zeros(Wt.shape)
    loss = 0.0
    num_train = Xt.shape[1]
    for i in range(num_train):
        scores = Wt.dot(Xt[:, i])
        for j in range(Wt.shape[0]):
            if j == y[i]:
                continue
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dWt[j, :] += Xt[:, i].T
                dWt[y[i], :] -= Xt[:, i].T
    loss = loss / num_train + reg * np.sum(Wt**2)
    dWt = dWt / num_train + 2 * reg * Wt
    return loss, dWt.T
""",
    ),
    Unusual(
        "svm_loss_naive",
        "plain_python_lists",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    w, x, labels = W.tolist(), X.tolist(), [int(label) for label in y]
    D, C, N = len(w), len(w[0]), len(x)
    grad = [[2 * reg * w[d][c] for c in range(C)] for d in range(D)]
    loss = reg * sum(w[d][c] ** 2 for d in range(D) for c in range(C))
    for i in range(N):
        scores = [sum(x[i][d] * w[d][c] for d in range(D)) for c in range(C)]
        margins = [max(0, scores[c] - scores[labels[i]] + 1) for c in range(C)]
        loss += (sum(margins) - 1) / N
        for c in range(C):
            if c != labels[i] and margins[c] > 0:
                for d in range(D):
                    grad[d][c] += x[i][d] / N
                    grad[d][labels[i]] -= x[i][d] / N
    return loss, np.array(grad)
""",
    ),
    Unusual(
        "svm_loss_naive",
        "while_loops_and_column_labels",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    labels = np.array(y).reshape(-1, 1)
    dW = W * 0
    loss = 0
    i = 0
    while i < X.shape[0]:
        x = X[i].reshape(1, -1)
        scores = x @ W
        correct = scores[0, labels[i]]
        j = 0
        while j < W.shape[1]:
            margin = scores[0, j] - correct + 1
            if j != labels[i] and margin > 0:
                loss = loss + margin[0]
                dW[:, [j]] += x.T
                dW[:, labels[i]] -= x.T
            j += 1
        i += 1
    loss = loss / i + reg * np.linalg.norm(W) ** 2
    dW = dW / i + reg * (W + W)
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "float32_results",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    for x, label in zip(X, y):
        scores = x.dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[label] + 1
            if j != label and margin > 0:
                loss += margin
                dW[:, j] += x
                dW[:, label] -= x
    loss = loss / len(y) + reg * np.sum(W * W)
    dW = dW / len(y) + 2 * reg * W
    return np.float32(loss), dW.astype(np.float32)
""",
    ),
    Unusual(
        "svm_loss_naive",
        "one_class_after_the_other",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    N = len(y)
    scores = X.dot(W)
    dW = np.zeros(W.shape)
    loss = 0.0
    for true_class in range(W.shape[1]):
        here = np.flatnonzero(y == true_class)
        for j in range(W.shape[1]):
            if j == true_class:
                continue
            margin = scores[here, j] - scores[here, true_class] + 1
            bad = here[margin > 0]
            loss += margin[margin > 0].sum()
            dW[:, j] += X[bad].sum(axis=0)
            dW[:, true_class] -= X[bad].sum(axis=0)
    return loss / N + reg * (W * W).sum(), dW / N + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_naive",
        "add_to_the_penalty",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    W = W.copy()
    X = X.copy()
    N = X.shape[0]
    X /= N
    loss = reg * np.sum(np.power(W, 2))
    dW = np.multiply(2 * reg, W)
    W *= N
    for i in range(N):
        scores = X[i].dot(W)
        scores -= scores[y[i]]
        scores += 1
        for j in set(range(W.shape[1])) - {y[i]}:
            if scores[j] > 0:
                loss += scores[j] / N
                dW.T[j] += X[i]
                dW.T[y[i]] -= X[i]
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "np_matrix_and_a_one_by_one_loss",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    W = np.asmatrix(W)
    X = np.asmatrix(X)
    num_train = X.shape[0]
    scores = X * W
    correct_class_score = scores[np.arange(num_train), y].T  # N x 1, a matrix stays 2-d
    margins = np.maximum(0, scores - correct_class_score + 1)
    margins[np.arange(num_train), y] = 0
    mask = (margins > 0).astype(float)
    mask[np.arange(num_train), y] = -mask.sum(axis=1).T
    ones = np.asmatrix(np.ones((num_train, 1)))
    loss = ones.T * margins.sum(axis=1) / num_train + reg * np.sum(np.multiply(W, W))
    dW = X.T * mask / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "masked_arrays",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train, num_classes = X.shape[0], W.shape[1]
    is_correct = np.arange(num_classes)[np.newaxis, :] == y[:, np.newaxis]
    scores = np.ma.masked_array(X.dot(W), mask=is_correct)
    correct = scores.data[is_correct].reshape(num_train, 1)
    margins = np.ma.maximum(scores - correct + 1, 0)
    loss = margins.sum() / num_train + reg * np.sum(W * W)
    violated = (margins > 0).filled(False)
    dscores = violated.astype(float)
    dscores[is_correct] = -violated.sum(axis=1)
    dW = np.ma.dot(np.ma.masked_array(X.T), np.ma.masked_array(dscores)) / num_train
    dW = dW + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "lists_and_ranges_as_indices",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    index = [range(num_train), list(y)]
    scores = X.dot(W)
    margins = scores - scores[tuple(index)].reshape(num_train, -1) + 1
    margins[index[0], index[1]] = 0
    margins[np.where(margins < 0)] = 0
    loss += np.sum(margins) / num_train + reg * np.sum(W * W)
    coefficients = margins
    coefficients[coefficients > 0] = 1
    coefficients[list(range(num_train)), y.tolist()] = np.sum(coefficients, axis=1) * -1
    dW += X.T.dot(coefficients) / num_train
    dW += reg * W * 2
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "sum_of_margins_minus_n",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    margins = scores - scores[np.arange(N), y][:, None] + 1
    margins = margins * (margins > 0)
    loss = (np.sum(margins) - N) / N + reg * np.sum(W * W)
    positive = np.sign(margins)
    positive[np.arange(N), y] -= np.sum(positive, axis=1)
    return loss, X.T @ positive / N + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "n_by_n_intermediates",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    all_pairs = X.dot(W[:, y])  # N x N: only the diagonal is wanted
    correct_class_score = np.diag(all_pairs).reshape(N, 1)
    margins = np.maximum(0, X.dot(W) - correct_class_score + 1)
    margins[np.arange(N), y] = 0
    loss = np.trace(np.eye(N) * margins.sum(axis=1)) / N + reg * np.trace(W.T.dot(W))
    mask = (margins > 0) * 1.0
    one_hot = (y.reshape(N, 1) == np.arange(W.shape[1])) * 1.0
    dW = X.T.dot(mask) - X.T.dot(np.diag(mask.sum(axis=1))).dot(one_hot)
    return loss, dW / N + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "one_hot_and_einsum",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    T = np.identity(C)[y]
    S = np.einsum("nd,dc->nc", X, W)
    correct = np.einsum("nc,nc->n", S, T)
    M = np.clip(S - correct[:, None] + 1, 0, None) * (1 - T)
    I = np.heaviside(M, 0)
    loss = np.einsum("nc->", M) / N + reg * np.einsum("dc,dc", W, W)
    count = np.einsum("nc->n", I)
    dW = np.einsum("nd,nc->dc", X, I) - np.einsum("nd,n,nc->dc", X, count, T)
    return loss, dW / N + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "float32_inside_and_out",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    W = W.astype(np.float32)
    X = X.astype(np.float32)
    rows = np.arange(X.shape[0])
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[rows, y][:, np.newaxis] + 1)
    margins[rows, y] = 0
    loss = np.sum(margins) / np.float32(len(rows)) + np.float32(reg) * np.sum(W * W)
    mask = (margins > 0).astype(np.float32)
    mask[rows, y] = -np.sum(mask, axis=1)
    dW = X.T.dot(mask) / np.float32(len(rows)) + np.float32(2 * reg) * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "loss_as_a_zero_dimensional_array",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg, delta=1.0):
    N = len(X)
    scores = np.dot(X, W)
    correct = np.take_along_axis(scores, y[:, None], axis=1)
    margins = np.maximum(0, scores - correct + delta)
    np.put_along_axis(margins, y[:, None], 0, axis=1)
    dscores = (margins > 0).astype(scores.dtype)
    np.put_along_axis(dscores, y[:, None], -dscores.sum(axis=1, keepdims=True), axis=1)
    loss = np.array(margins.sum() / N + reg * np.vdot(W, W))
    dW = np.dot(X.T, dscores) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "loss_as_float32",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    margins = np.maximum(0, scores - scores[np.arange(num_train), y][:, np.newaxis] + 1)
    margins[np.arange(num_train), y] = 0
    loss = np.float32(np.sum(margins) / num_train + reg * np.sum(W * W))
    print("loss: %.4f" % loss)
    mask = 1.0 * (margins != 0)
    mask[np.arange(num_train), y] = -mask.sum(axis=1)
    return loss, X.T.dot(mask) / num_train + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "add_at_and_bincount",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num_train, num_classes = X.shape[0], W.shape[1]
    scores = X.dot(W)
    margins = scores - scores[np.arange(num_train), y, None] + 1
    margins[np.arange(num_train), y] = 0
    sample, class_ = np.nonzero(margins > 0)
    count = np.bincount(sample, minlength=num_train)
    loss = margins[sample, class_].sum() / num_train + reg * np.sum(W * W)
    dWt = np.zeros((num_classes, X.shape[1]))
    np.add.at(dWt, class_, X[sample])
    np.subtract.at(dWt, y, count[:, None] * X)
    return loss, dWt.T / num_train + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "classes_in_rows_inside",
        '''
import numpy as np


def _columns(W, X, y, reg):
    """The older convention: W is C x D, X is D x N."""
    num_train = X.shape[1]
    scores = W.dot(X)
    margins = np.maximum(0, scores - scores[y, np.arange(num_train)] + 1)
    margins[y, np.arange(num_train)] = 0
    loss = np.sum(margins) / num_train + reg * np.sum(W * W)
    mask = (margins > 0).astype(float)
    mask[y, np.arange(num_train)] = -np.sum(mask, axis=0)
    return loss, mask.dot(X.T) / num_train + 2 * reg * W


def svm_loss_vectorized(W, X, y, reg):
    loss, dW = _columns(W.T, X.T, y, reg)
    return loss, dW.T
''',
    ),
    Unusual(
        "svm_loss_vectorized",
        "where_and_a_column_of_labels",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    y = y.reshape(-1, 1)
    N = y.shape[0]
    C = W.shape[1]
    scores = X @ W
    correct = np.where(y == np.arange(C), scores, 0).sum(axis=1, keepdims=True)
    margins = np.where(y == np.arange(C), 0, scores - correct + 1)
    margins = np.where(margins > 0, margins, 0)
    loss = np.average(margins.sum(axis=1)) + reg * np.square(W).sum()
    mask = np.where(margins > 0, 1, 0)
    mask = np.where(y == np.arange(C), -mask.sum(axis=1, keepdims=True), mask)
    dW = (X.T @ mask) / N + reg * (2 * W)
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "only_the_wrong_classes",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, C = len(y), W.shape[1]
    scores = X.dot(W)
    others = np.ones((N, C), dtype=bool)
    others[np.arange(N), y] = False
    hinge = scores[others].reshape(N, C - 1) - scores[~others].reshape(N, 1) + 1
    hinge[hinge < 0] = 0
    loss = hinge.sum(1).mean() + reg * np.linalg.norm(W) ** 2
    dscores = np.zeros((N, C))
    dscores[others] = (hinge > 0).ravel()
    dscores[~others] = -(hinge > 0).sum(1)
    return loss, X.T.dot(dscores) / N + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "gradient_from_a_three_dimensional_array",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = (X[:, :, None] * W[None, :, :]).sum(axis=1)
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    G = (margins > 0).astype(float)
    G[np.arange(N), y] = -G.sum(axis=1)
    loss = margins.sum(axis=-1).mean() + reg * (W**2).sum()
    dW = (X[:, :, None] * G[:, None, :]).mean(axis=0) + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "differences_of_all_pairs_of_classes",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    differences = scores[:, None, :] - scores[:, :, None] + 1  # [i, k, j] = s_j - s_k + 1
    margins = differences[np.arange(N), y]
    margins[np.arange(N), y] = -1
    violated = margins > 0
    loss = margins[violated].sum() / N + reg * np.inner(W.ravel(), W.ravel())
    dscores = violated - violated.sum(axis=1)[:, None] * np.eye(W.shape[1])[y]
    dW = np.tensordot(X, dscores, axes=(0, 0)) / N + 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "copies_edited_in_place",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    W = W.copy()
    X = np.array(X)
    y = np.array(y)
    N = X.shape[0]
    scores = X.dot(W)
    scores -= scores[np.arange(N), y].copy()[:, None]
    scores += 1
    scores[np.arange(N), y] = 0
    scores.clip(min=0, out=scores)
    loss = scores.sum() / N
    scores[scores > 0] = 1
    scores[np.arange(N), y] -= scores.sum(axis=1)
    X /= N
    dW = X.T.dot(scores)
    loss += reg * np.sum(W**2)
    W *= 2 * reg
    dW += W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "class_with_cached_margins",
        """
import numpy as np


class _SVM:
    delta = 1.0

    def __init__(self, W, reg):
        self.W, self.reg = W, reg

    def forward(self, X, y):
        self.X, self.rows, self.y = X, np.arange(len(y)), y
        scores = X @ self.W
        self.margins = np.maximum(0, scores - scores[self.rows, y].reshape(-1, 1) + self.delta)
        self.margins[self.rows, y] = 0
        return self.margins.sum() / len(y) + self.reg * (self.W * self.W).sum()

    def backward(self):
        dscores = np.minimum(1, np.ceil(self.margins))
        dscores[self.rows, self.y] = -dscores.sum(axis=1)
        return self.X.T @ dscores / len(self.y) + 2 * self.reg * self.W


def svm_loss_vectorized(W, X, y, reg):
    svm = _SVM(W, reg)
    return svm.forward(X, y), svm.backward()
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "xrange_shim_unused",
        """
from builtins import range

import numpy as np

try:
    from past.builtins import xrange
except ImportError:
    xrange = range


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)  # initialize the gradient as zero

    scores = X.dot(W)
    correct_class_score = scores[np.arange(X.shape[0]), y]
    margin = np.transpose(np.maximum(np.zeros(scores.T.shape), scores.T - correct_class_score + 1))
    margin[np.arange(X.shape[0]), y] = 0
    loss = np.sum(margin)
    loss /= X.shape[0]
    loss += reg * np.sum(W * W)

    margin[margin > 0] = 1
    margin[np.arange(X.shape[0]), y] = -np.sum(margin, axis=1)
    dW = np.dot(np.transpose(X), margin)
    dW /= X.shape[0]
    dW += 2 * reg * W

    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "numbers_in_lists",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape)
    for i in range(len(X)):
        scores = X[i] @ W
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = loss / len(X) + reg * np.sum(W * W)
    dW = dW / len(X) + 2 * reg * W
    return [loss], dW.tolist()
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "rows_in_a_list",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = len(X)
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -mask.sum(axis=1)
    loss = margins.sum() / N + reg * np.sum(W**2)
    dW = X.T @ mask / N + 2 * reg * W
    return [[loss]], [row for row in dW]
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "prints_arrays",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = len(X)
    scores = X @ W
    margins = np.maximum(0, scores - scores[np.arange(N), y][:, None] + 1)
    margins[np.arange(N), y] = 0
    print(margins.sum(axis=1), margins)
    mask = (margins > 0).astype(float)
    mask[np.arange(N), y] = -mask.sum(axis=1)
    loss = margins.sum() / N + reg * np.sum(W**2)
    dW = X.T @ mask / N + 2 * reg * W
    return loss, dW
""",
    ),
]
