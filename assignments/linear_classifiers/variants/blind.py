"""Solutions by somebody who knew neither the detectors nor the other tables, from a list of mistakes alone.

What the detectors find here counts for more than what they find in tables that they grew up with.
"""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_halved",
        "nested_loops_over_index_ranges_xrange_shim",
        """
import numpy as np
try:
    from past.builtins import xrange
except ImportError:
    xrange = range


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)  # initialize the gradient as zero

    # compute the loss and the gradient
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in xrange(num_train):
        scores = X[i].dot(W)
        correct_class_score = scores[y[i]]
        for j in xrange(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct_class_score + 1  # note delta = 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] += -X[i]

    # Right now the loss is a sum over all training examples, but we want it
    # to be an average instead so we divide by num_train.
    loss /= num_train
    dW /= num_train

    # Add regularization to the loss.
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_missing",
        "one_loop_over_examples_outer_product_of_x_with_an_indicator_",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    N, D = X.shape
    C = W.shape[1]
    total = 0.
    grad = np.zeros((D, C), dtype=W.dtype)

    for n in range(N):
        f = W.T.dot(X[n])
        m = f - f[y[n]] + 1
        m[y[n]] = 0
        m[m < 0] = 0
        total += m.sum()

        ind = np.zeros(C)
        ind[m > 0] = 1
        ind[y[n]] = -1 * ind.sum()
        grad += np.outer(X[n], ind)

    data_loss = total / N
    reg_loss = reg * (W ** 2).sum()
    loss = data_loss + reg_loss

    grad = grad / N      # average too!!
    return loss, grad
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_gradient_missing",
        "nested_loops_max_python_list_collecting",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    losses = []
    dW = np.zeros_like(W)
    how_many = len(y)
    for idx, label in enumerate(y):
        s = np.dot(X[idx, :], W)
        L_i = 0
        for k in range(len(s)):
            if k != label:
                hinge = max(0, s[k] - s[label] + 1.0)
                L_i = L_i + hinge
                if hinge > 0:
                    dW[:, k] = dW[:, k] + X[idx, :]
        losses.append(L_i)
        #print(idx, L_i)

    loss = sum(losses) / how_many + reg * np.sum(np.square(W))
    dW = dW / how_many + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "gradient_not_averaged",
        "three_nested_loops_also_over_the_pixels",
        '''
import numpy as np


def svm_loss_naive(W, X, y, reg):
    """ my first version, everything by hand """
    n_img = X.shape[0]
    n_pix = X.shape[1]
    n_cls = W.shape[1]
    dW = np.zeros((n_pix, n_cls))
    loss = 0.0
    for a in range(n_img):
        right = int(y[a])
        out = X[a] @ W
        for b in range(n_cls):
            if b == right: continue
            diff = out[b] - out[right] + 1
            if diff <= 0: continue
            loss += diff
            for p in range(n_pix):
                dW[p, b] += X[a, p]
                dW[p, right] -= X[a, p]
    loss = loss / n_img
    # regularization
    loss = loss + reg * np.sum(W * W)
    dW = dW + reg * 2 * W
    return loss, dW
''',
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_counted",
        "one_loop_np_maximum_in_the_loss_only",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num = X.shape[0]
    for t in range(num):
        xi = X[t]
        yi = y[t]
        sc = xi.dot(W)
        margins = np.maximum(0, sc - sc[yi] + 1)
        loss += np.sum(margins)
        # gradient part
        active = np.flatnonzero(margins > 0)
        for j in active:
            if j == yi:
                continue
            dW[:, j] += xi
            dW[:, yi] -= xi
    loss /= num
    dW /= num
    loss += reg * np.sum(W ** 2)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "stale_scores",
        "loss_in_one_double_loop_gradient_in_a_second_one",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct + 1
            if margin > 0:
                loss += margin
    loss /= num_train
    loss += reg * np.sum(W * W)

    # ****** gradient ******
    # (separate so the given code above stays as it is)
    for i in range(num_train):
        for j in range(num_classes):
            if j != y[i] and scores[j] - scores[y[i]] + 1 > 0:
                dW[:, j] += X[i, :].T
                dW[:, y[i]] -= X[i, :].T
    dW /= num_train
    dW += 2 * reg * W

    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "sign_flipped",
        "one_loop_with_boolean_mask_and_violation_counter",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    num_train, dim = X.shape
    num_classes = W.shape[1]
    loss, dW = 0.0, np.zeros((dim, num_classes))

    for i in range(num_train):
        scores = X[i] @ W
        count = 0
        for j in range(num_classes):
            margin = scores[j] - scores[y[i]] + 1
            if j != y[i] and margin > 0:
                loss += margin
                count += 1
                dW[:, j] -= X[i]
        dW[:, y[i]] += count * X[i]   # count times, see lecture

    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "numeric_gradient",
        "inner_function_for_the_loss_central_differences_over_np_ndin",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    def compute(weights):
        total = 0.0
        for i in range(X.shape[0]):
            s = X[i].dot(weights)
            for j in range(weights.shape[1]):
                if j == y[i]:
                    continue
                total += max(0.0, s[j] - s[y[i]] + 1.0)
        return total / X.shape[0] + reg * np.sum(weights * weights)

    loss = compute(W)

    h = 1e-5
    tmp = W.copy()
    dW = np.zeros_like(W)
    for ix in np.ndindex(*W.shape):
        old = tmp[ix]
        tmp[ix] = old + h
        up = compute(tmp)
        tmp[ix] = old - h
        down = compute(tmp)
        tmp[ix] = old  # restore
        dW[ix] = (up - down) / (2 * h)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "count_includes_correct_class",
        "margins_and_binary_mask_true_class_zeroed_in_the_loss_but_no",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros(W.shape)
    num_train = X.shape[0]
    scores = X.dot(W)
    correct_class_scores = scores[np.arange(num_train), y].reshape(-1, 1)
    margins = np.maximum(0, scores - correct_class_scores + 1)
    binary = np.zeros(margins.shape)
    binary[margins > 0] = 1

    margins[np.arange(num_train), y] = 0
    loss = np.sum(margins) / num_train
    loss += reg * np.sum(W * W)

    row_sum = np.sum(binary, axis=1)
    binary[np.arange(num_train), y] = -row_sum
    dW = np.dot(X.T, binary)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "repeated_labels_lost",
        "fancy_index_subtraction_on_the_columns_of_dw",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    n = len(y)
    S = X @ W
    Sy = S[range(n), y]
    M = S - Sy[:, None] + 1
    M[range(n), y] = 0
    hit = M > 0
    loss = M[hit].sum() / n + reg * np.sum(W * W)

    # wrong classes get +x, the right one gets -(number of hits) * x
    howmany = hit.sum(axis=1)
    dW = X.T @ hit.astype(X.dtype)
    dW[:, y] -= (X * howmany[:, None]).T
    dW /= n
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "loop_in_vectorized",
        "vectorised_loss_gradient_column_by_column",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    K = W.shape[1]
    all_scores = X.dot(W)
    right_scores = np.take_along_axis(all_scores, y[:, np.newaxis], axis=1)
    hinge = np.clip(all_scores - right_scores + 1.0, 0, None)
    np.put_along_axis(hinge, y[:, np.newaxis], 0.0, axis=1)
    loss = hinge.sum() / N + reg * (W * W).sum()

    coeff = np.where(hinge > 0, 1.0, 0.0)
    coeff[np.arange(N), y] = -coeff.sum(1)
    dW = np.empty_like(W)
    # only a loop over the 10 classes, that is fast
    for k in range(K):
        dW[:, k] = coeff[:, k].dot(X) / N + 2 * reg * W[:, k]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "wrong_axis",
        "boolean_mask_with_one_hot_from_np_equal_outer",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num, classes = X.shape[0], W.shape[1]
    truth = np.equal.outer(y, np.arange(classes))        # (N, C) bool
    sc = X.dot(W)
    margin = sc - sc[truth].reshape(num, 1) + 1
    margin[truth] = 0
    margin *= margin > 0
    loss = margin.sum() / num
    loss += reg * np.sum(W**2)

    G = (margin > 0) * 1.0
    cnt = G.sum(axis=0)
    G[np.arange(num), y] -= cnt[y]
    dW = X.T.dot(G) / num
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "bias_row_unpenalised",
        "einsum_for_scores_and_gradient",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    scores = np.einsum('nd,dc->nc', X, W)
    target = np.einsum('nc,nc->n', scores, np.eye(W.shape[1])[y])
    gap = scores - target[:, None] + 1.0
    gap[np.arange(n), y] = -1.0   # never active
    active = (gap > 0).astype(float)
    loss = np.einsum('nc,nc->', gap, active) / n
    active[np.arange(n), y] = -np.einsum('nc->n', active)
    dW = np.einsum('nd,nc->dc', X, active) / n

    # no regularization of the bias (last row)
    loss += reg * np.einsum('dc,dc->', W[:-1], W[:-1])
    dW[:-1] += 2 * reg * W[:-1]
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "penalty_divided",
        "long_names_everything_accumulated_and_divided_at_the_end",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    number_of_images = X.shape[0]
    image_index = np.arange(number_of_images)

    score_matrix = np.matmul(X, W)
    score_of_truth = score_matrix[image_index, y]
    hinge_matrix = np.maximum(score_matrix - score_of_truth[:, np.newaxis] + 1, 0)
    hinge_matrix[image_index, y] = 0

    loss = np.sum(hinge_matrix)
    loss += reg * np.sum(W * W)
    loss /= number_of_images

    indicator = np.sign(hinge_matrix)
    indicator[image_index, y] = -np.sum(indicator, axis=1)
    dW = np.matmul(X.T, indicator)
    dW += 2 * reg * W
    dW /= number_of_images
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "hard_coded_sizes",
        "one_hot_product_np_eye_10_y",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    onehot = np.eye(10)[y]
    s = X @ W
    sy = np.sum(s * onehot, axis=1, keepdims=True)
    m = np.maximum(0, s - sy + 1) * (1 - onehot)
    loss = np.mean(np.sum(m, axis=1)) + reg * np.sum(W * W)
    ind = (m > 0).astype(np.float64)
    ds = ind - onehot * ind.sum(axis=1, keepdims=True)
    dW = X.T @ ds / X.shape[0] + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "inputs_changed",
        "np_choose_for_the_true_scores_x_divided_by_n_before_the_last",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    m = X.shape[0]
    hyp = X.dot(W)
    yes = np.choose(y, hyp.T)
    cost = hyp - yes[:, np.newaxis] + 1
    cost[np.arange(m), y] = 0
    cost[cost < 0] = 0
    J = cost.sum() / m + reg * np.sum(np.power(W, 2))

    cost[cost > 0] = 1
    cost[np.arange(m), y] = -cost.sum(axis=1)
    X /= m   # so the gradient is already averaged
    grad = X.T.dot(cost) + 2 * reg * W
    return J, grad
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "no_max_shift",
        "nested_loops_exponentials_summed_by_hand_log_p",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]

    for i in range(num_train):
        f = X[i].dot(W)
        # f -= f.max()   ??? what is this for
        denom = 0.0
        for j in range(num_classes):
            denom += np.exp(f[j])
        p = np.exp(f[y[i]]) / denom
        loss += -np.log(p)
        for j in range(num_classes):
            pj = np.exp(f[j]) / denom
            if j == y[i]:
                dW[:, j] += (pj - 1) * X[i]
            else:
                dW[:, j] += pj * X[i]

    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_gradient_halved",
        "python_lists_and_comprehensions_math_log",
        """
import math
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    n = len(X)
    columns = list(range(W.shape[1]))
    per_image = []
    G = np.zeros(W.shape)
    for x, t in zip(X, y):
        z = [float(np.dot(x, W[:, c])) for c in columns]
        biggest = max(z)
        e = [math.exp(v - biggest) for v in z]
        Z = sum(e)
        per_image.append(math.log(Z) - (z[t] - biggest))
        for c in columns:
            G[:, c] += x * (e[c] / Z - (1 if c == t else 0))
    loss = sum(per_image) / n
    loss += reg * float((W ** 2).sum())
    G /= n
    G += reg * W
    return loss, G
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "penalty_loss_missing",
        "one_loop_inner_helper_function_outer_product",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):

    def softmax(v):
        v = v - np.max(v)
        ev = np.exp(v)
        return ev / ev.sum()

    N = X.shape[0]
    loss = 0
    dW = np.zeros_like(W)
    for i in range(N):
        probs = softmax(X[i, :] @ W)
        loss -= np.log(probs[y[i]])
        probs[y[i]] -= 1
        dW += X[i, :][:, None] * probs[None, :]

    loss /= N
    dW = dW / N + 2.0 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "correct_class_gradient_missing",
        "while_loops_true_class_skipped",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    i = 0
    while i < X.shape[0]:
        s = X[i].dot(W)
        s = s - s.max()
        es = np.exp(s)
        Z = es.sum()
        loss = loss - s[y[i]] + np.log(Z)
        j = 0
        while j < W.shape[1]:
            if j != y[i]:
                dW[:, j] += es[j] / Z * X[i]
            j += 1
        i += 1
    loss = loss / i + reg * np.sum(W * W)
    dW = dW / i + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "overwritten_instead_of_added",
        "nested_loops_one_assignment_per_column",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    # Initialize the loss and gradient to zero.
    loss = 0.0
    dW = np.zeros_like(W)
    #############################################################################
    # *****START OF YOUR CODE*****
    num_train, num_class = X.shape[0], W.shape[1]
    for i in range(num_train):
        score = np.dot(X[i], W)
        score -= np.max(score)
        prob = np.exp(score) / np.sum(np.exp(score))
        for k in range(num_class):
            if k == y[i]:
                loss += -np.log(prob[k])
            dW[:, k] = (prob[k] - (k == y[i])) * X[i]
    loss = loss / num_train + reg * np.sum(W * W)
    dW = dW / num_train + 2 * reg * W
    # *****END OF YOUR CODE*****
    #############################################################################
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "gradient_missing",
        "loss_only_gradient_gets_just_the_penalty",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for row in range(X.shape[0]):
        logits = X[row].dot(W)
        logits -= logits.max()
        loss += np.log(np.exp(logits).sum()) - logits[y[row]]
    loss /= X.shape[0]
    loss += reg * np.sum(W * W)

    # TODO gradient of the data part
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "half_convention",
        "one_loop_one_hot_target_row",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    loss, dW = 0.0, np.zeros(W.shape, dtype=W.dtype)
    for i in range(N):
        target = np.zeros(C)
        target[y[i]] = 1
        a = X[i].dot(W)
        a = a - np.max(a)
        lse = np.log(np.sum(np.exp(a)))
        loss += np.sum(target * (lse - a))
        err = np.exp(a - lse) - target
        for c in range(C):
            dW[:, c] += err[c] * X[i]
    loss = loss / N + 0.5 * reg * np.sum(W * W)
    dW = dW / N + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "loss_not_averaged",
        "nested_loops_gradient_divided_term_by_term",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    dW = np.zeros_like(W)
    loss = 0.0
    batch = X.shape[0]
    for b in range(batch):
        u = X[b] @ W
        u = np.exp(u - u.max())
        u = u / u.sum()
        loss = loss - np.log(u[y[b]])
        for c in range(W.shape[1]):
            dW[:, c] += u[c] * X[b] / batch
        dW[:, y[b]] -= X[b] / batch
    loss += reg * np.sum(W ** 2)
    dW += reg * W * 2
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "global_max_shift",
        "log_sum_exp_scores_np_max_scores",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_train = X.shape[0]
    scores = X.dot(W)
    scores -= np.max(scores)   # numeric stability
    sum_exp = np.sum(np.exp(scores), axis=1)
    loss = np.sum(np.log(sum_exp) - scores[np.arange(num_train), y])
    loss = loss / num_train + reg * np.sum(W * W)

    P = np.exp(scores) / sum_exp[:, np.newaxis]
    P[np.arange(num_train), y] -= 1
    dW = X.T.dot(P) / num_train + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "no_max_shift",
        "one_hot_product_short_names",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    Y = np.zeros((X.shape[0], W.shape[1]))
    Y[np.arange(X.shape[0]), y] = 1
    E = np.exp(X @ W)
    P = E / E.sum(1, keepdims=True)
    loss = -np.log((P * Y).sum(1)).mean() + reg * (W * W).sum()
    dW = X.T @ (P - Y) / len(X) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "sign_flipped",
        "np_log_of_the_picked_probabilities_without_the_minus",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    n = y.shape[0]
    idx = list(range(n))
    raw = X.dot(W)
    raw = raw - np.amax(raw, axis=1).reshape(n, 1)
    ex = np.exp(raw)
    prob = ex / np.sum(ex, axis=1).reshape(n, 1)
    picked = prob[idx, list(y)]
    loss = np.sum(np.log(picked)) / n
    loss += reg * np.sum(W * W)
    prob[idx, list(y)] -= 1
    dW = np.dot(X.T, prob) / n
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "wrong_axis",
        "inner_helper_with_axis_argument",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    def normalise(a, axis=0):
        return a / np.sum(a, axis=axis, keepdims=True)

    n = X.shape[0]
    scores = np.matmul(X, W)
    scores = scores - np.max(scores, axis=1, keepdims=True)
    probs = normalise(np.exp(scores))
    true_probs = probs[np.arange(n), y]
    loss = -np.mean(np.log(true_probs)) + reg * np.sum(np.square(W))
    delta = probs.copy()
    delta[np.arange(n), y] -= 1
    delta /= n
    dW = np.matmul(np.transpose(X), delta) + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "penalty_without_reg",
        "transposed_scores_classes_in_rows",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    n_train = X.shape[0]
    F = W.T.dot(X.T)               # C x N
    F -= F.max(axis=0)
    Q = np.exp(F)
    Q /= Q.sum(axis=0)
    loss = -np.log(Q[y, np.arange(n_train)]).sum() / n_train
    loss += np.sum(W * W)
    Q[y, np.arange(n_train)] -= 1
    dW = Q.dot(X).T / n_train
    dW += 2 * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "loop_in_vectorized",
        "matrix_code_small_loop_to_subtract_the_one_hot",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    num_examples = X.shape[0]
    scores = X.dot(W)
    scores = scores - np.max(scores, axis=1)[:, None]
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)

    loss = 0.0
    dscores = probs.copy()
    for i in range(num_examples):
        loss += -np.log(probs[i, y[i]])
        dscores[i, y[i]] -= 1
    loss = loss / num_examples + reg * np.sum(W * W)
    dscores /= num_examples
    dW = np.dot(X.T, dscores)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "inputs_changed",
        "dw_w_as_the_start_of_the_gradient_an_alias",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    m = X.shape[0]
    Z = X @ W
    Z = Z - Z.max(axis=1, keepdims=True)
    logp = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -logp[np.arange(m), y].mean() + reg * np.sum(W * W)

    # start with the regularization gradient
    dW = W
    dW *= 2 * reg
    p = np.exp(logp)
    p[np.arange(m), y] -= 1
    dW += X.T @ p / m
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "gradient_not_averaged",
        "gradient_as_two_matrix_products",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N, C = X.shape[0], W.shape[1]
    T = (y.reshape(-1, 1) == np.arange(C)).astype(np.float32)
    S = X.dot(W)
    S -= np.max(S, axis=-1, keepdims=True)
    P = np.exp(S)
    P /= np.sum(P, axis=-1, keepdims=True)
    loss = -np.sum(np.log(P[T > 0])) / N
    loss += reg * np.sum(W * W)
    # dL/dW = X^T P - X^T T
    dW = X.T.dot(P) / N
    dW -= X.T.dot(T)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
]

PAIRS = [
    Wrong(
        "svm_loss_naive",
        "penalty_gradient_halved gradient_not_averaged",
        "nested_loops_counter_for_the_true_class",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    delta = 1.0
    C = W.shape[1]
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros(W.shape)
    for n in range(N):
        sc = X[n].dot(W)
        wrong = 0
        for c in range(C):
            if c == y[n]:
                continue
            z = sc[c] - sc[y[n]] + delta
            if z > 0:
                wrong += 1
                loss += z
                dW[:, c] += X[n]
        dW[:, y[n]] -= wrong * X[n]
    loss /= N
    loss += reg * np.sum(W * W)
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "correct_class_counted penalty_gradient_missing",
        "mask_true_class_only_taken_out_of_the_gradient",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    n = X.shape[0]
    scores = X @ W
    truth = scores[np.arange(n), y]
    margins = np.maximum(0, (scores.T - truth + 1).T)
    loss = margins.sum() / n
    loss += reg * np.sum(W * W)

    mask = (margins > 0).astype(int)
    mask[np.arange(n), y] = 0
    mask[np.arange(n), y] = -np.sum(mask, axis=1)
    dW = X.T @ mask
    dW = dW / n
    # print(dW.shape)
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_vectorized",
        "count_includes_correct_class half_convention",
        "sum_margins_n_mask_counted_with_the_true_class",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    num = X.shape[0]
    ar = np.arange(num)
    res = X.dot(W)
    res = res - res[ar, y][:, None] + 1
    pos = res > 0
    loss = (res[pos].sum() - num) / num      # minus 1 per image for j == y
    loss += 0.5 * reg * np.sum(W * W)

    K = pos.astype('float')
    K[ar, y] = -np.sum(pos, axis=1)
    dW = np.dot(K.T, X).T / num
    dW += reg * W
    return loss, dW
""",
    ),
    Wrong(
        "svm_loss_naive",
        "correct_class_gradient_missing penalty_loss_missing",
        "one_loop_boolean_column_indexing",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    N = X.shape[0]
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(N):
        s = X[i].dot(W)
        marg = s - s[y[i]] + 1
        marg[y[i]] = 0
        bad = marg > 0
        loss += marg[bad].sum()
        dW[:, bad] += X[i][:, None]
    loss = loss / N
    dW = dW / N
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "no_max_shift gradient_not_averaged",
        "one_loop_log_of_the_sum_minus_the_score",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = len(y)
    for i in range(N):
        o = X[i].dot(W)
        eo = np.exp(o)
        tot = np.sum(eo)
        loss += np.log(tot) - o[y[i]]
        for c in range(len(o)):
            dW[:, c] += X[i] * eo[c] / tot
        dW[:, y[i]] -= X[i]
    loss /= N
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "global_max_shift penalty_gradient_halved",
        "log_p_probabilities_divided_with_broadcasting_over_the_trans",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    n, _ = X.shape
    logits = np.dot(X, W)
    top = logits.max()
    unnorm = np.exp(logits - top)
    prob = (unnorm.T / unnorm.sum(axis=1)).T
    logp = -np.log(prob[np.arange(n), y])
    loss = np.sum(logp) / n + reg * np.sum(W * W)

    d = prob
    d[np.arange(n), y] -= 1
    d = d / n
    dW = np.dot(X.T, d) + reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_vectorized",
        "no_max_shift correct_class_gradient_missing",
        "einsum_log_sum_exp",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    s = np.einsum('ij,jk->ik', X, W)
    ex = np.exp(s)
    norm = np.einsum('ik->i', ex)
    loss = np.sum(np.log(norm)) / N - np.sum(np.choose(y, s.T)) / N
    loss = loss + reg * np.sum(W * W)
    p = ex / norm[:, None]
    dW = np.einsum('ij,ik->jk', X, p) / N
    dW = dW + 2 * reg * W
    return loss, dW
""",
    ),
    Wrong(
        "softmax_loss_naive",
        "hard_coded_sizes penalty_gradient_missing",
        "nested_loops_500_written_out",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i, img in enumerate(X):
        sc = img @ W
        sc -= max(sc)
        probs = np.exp(sc) / np.sum(np.exp(sc))
        for j in range(W.shape[1]):
            if j == y[i]:
                loss += -np.log(probs[j])
                dW[:, j] += (probs[j] - 1) * img
            else:
                dW[:, j] += probs[j] * img
    # 500 images in X_dev
    loss = loss / 500
    dW = dW / 500
    loss += reg * np.sum(W * W)
    return loss, dW
""",
    ),
]

UNUSUAL = [
    Unusual(
        "svm_loss_naive",
        "while_loops_penalty_put_in_before_the_division_by_n_multipli",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg, delta=1.0, verbose=False):
    n, c = X.shape[0], W.shape[1]
    loss = reg * np.sum(W * W) * n
    dW = n * (reg * W + reg * W)
    i = n
    while i > 0:
        i -= 1
        s = X[i].dot(W)
        j = c
        while j > 0:
            j -= 1
            if j != y[i] and s[j] + delta > s[y[i]]:
                loss += s[j] + delta - s[y[i]]
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    if verbose:
        print("loss", loss / n)
    return loss / n, dW / n
""",
    ),
    Unusual(
        "svm_loss_naive",
        "true_class_not_skipped_its_x_and_x_cancel_and_n_is_taken_off",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    for i in range(N):
        scores = X[i].dot(W)
        for j in range(W.shape[1]):
            margin = scores[j] - scores[y[i]] + 1
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss = (loss - N) / N
    loss += reg * np.linalg.norm(W) ** 2
    dW /= N
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_naive",
        "classes_in_the_outer_loop_examples_in_the_inner_one_gradient",
        """
import numpy as np


def svm_loss_naive(W, X, y, reg):
    table = [[float(x.dot(w)) for w in W.T] for x in X]
    rows = [np.zeros(X.shape[1]) for _ in W.T]
    total = 0.0
    for k in range(len(rows)):
        for i, t in enumerate(y.tolist()):
            over = table[i][k] - table[i][t] + 1.0
            if t == k or over <= 0:
                continue
            total += over
            rows[k] = rows[k] + X[i]
            rows[t] = rows[t] - X[i]
    loss = total / len(X) + reg * sum(v * v for v in W.ravel())
    return loss, np.array(rows).T / len(X) + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "np_matrix_throughout_a1_and_a_at_the_end",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    A, B = np.asmatrix(X), np.asmatrix(W)
    n = A.shape[0]
    S = A * B
    right = S[np.arange(n), y].T            # (N, 1) matrix
    M = np.maximum(0, S - right + 1)
    M[np.arange(n), y] = 0
    loss = M.sum() / n + reg * np.trace(B.T * B)
    V = np.asmatrix((M > 0).astype(float))
    V[np.arange(n), y] = -V.sum(axis=1).A1
    dW = (A.T * V / n + 2 * reg * B).A
    return loss, dW
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "masked_array_hides_the_true_class_sum_margins_without_zeroin",
        """
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    N, C = len(X), W.shape[1]
    X = X.copy()
    hide = np.arange(C)[None, :] == y[:, None]
    s = X @ W
    m = np.ma.masked_array(s - s[hide][:, None] + 1, mask=hide)
    hits = (m > 0).filled(False)
    loss = float(m.data[hits].sum()) / N + reg * np.vdot(W, W)
    X /= N
    dWT = (X.T @ hits).T.copy()
    np.add.at(dWT, y, -X * hits.sum(axis=1)[:, None])
    return loss, dWT.T + 2 * reg * W
""",
    ),
    Unusual(
        "svm_loss_vectorized",
        "n_x_n_intermediate_scores_y_with_its_diagonal_loop_over_two_",
        '''
import numpy as np


def svm_loss_vectorized(W, X, y, reg):
    """No loop for the samples, no loop for the classes."""
    for name, a in (("W", W), ("X", X)):
        assert a.ndim == 2, "2 axes for " + name
    n = X.shape[0]
    s = X.dot(W)
    margins = np.maximum(0, s - np.diag(s[:, y]).reshape((n, 1)) + 1)
    loss = (np.sum(margins) - n) / n
    g = np.heaviside(margins, 0.0)
    g[np.arange(n), y] -= np.sum(g, axis=1)
    loss += 0.5 * (2 * reg) * np.sum(W * W)
    dW = X.T.dot(g) / n
    dW -= -2 * reg * W
    return loss, dW
''',
    ),
    Unusual(
        "softmax_loss_naive",
        "no_max_anywhere_but_stable_np_logaddexp_pairwise_in_a_loop",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    for i in range(len(X)):
        s = X[i] @ W
        lse = s[0]
        for j in range(1, len(s)):
            lse = np.logaddexp(lse, s[j])
        loss += lse - s[y[i]]
        for j in range(len(s)):
            dW[:, j] += np.exp(s[j] - lse) * X[i]
        dW[:, y[i]] -= X[i]
    loss /= len(X)
    dW /= len(X)
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "running_average_instead_of_a_sum_and_a_division_minus_the_ne",
        """
import numpy as np


def softmax_loss_naive(W, X, y, reg):
    avg = 0.0
    neg = np.zeros(W.shape)                      # points downhill
    for seen, (x, t) in enumerate(zip(X, y), 1):
        z = x @ W
        z = z - max(z)
        p = np.exp(z)
        log_sum = np.log(p.sum())
        p /= p.sum()
        avg += (log_sum - z[t] - avg) / seen
        q = -p
        q[t] += 1
        neg += (np.outer(x, q) - neg) / seen
    dW = -neg
    if reg != 0:
        avg += reg * np.sum(W ** 2)
        dW += 2 * reg * W
    return avg, dW
""",
    ),
    Unusual(
        "softmax_loss_naive",
        "no_loop_at_all_the_naive_one_written_with_matrices_nested_he",
        """
import numpy as np
try:
    from past.builtins import xrange
except ImportError:
    xrange = range


def softmax_loss_naive(W, X, y, reg):
    def shift(a):
        return a - a.max(1)[:, None]

    def probs(a):
        e = np.exp(shift(a))
        return e / e.sum(1)[:, None]

    pr = probs(X @ W)
    hot = np.eye(W.shape[1], dtype=W.dtype)[y]
    loss = -(np.log(pr[hot == 1])).mean()
    return loss + reg * (W * W).sum(), X.T @ (pr - hot) / X.shape[0] + 2 * reg * W
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "np_logaddexp_reduce_no_max_and_no_sum_of_exponentials",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    s = X @ W
    logp = s - np.logaddexp.reduce(s, axis=1, keepdims=True)
    loss = -np.take_along_axis(logp, y[:, None], axis=1).mean() + reg * np.tensordot(W, W)
    p = np.exp(logp)
    p -= np.arange(W.shape[1]) == y[:, None]
    return loss, np.tensordot(X, p, axes=(0, 0)) / len(y) + 2 * reg * W
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "classes_in_rows_axis_0_is_right_np_choose_list_indexing_in_p",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg):
    n = len(y)
    A = np.dot(W.T, X.T)                     # (C, N)
    np.subtract(A, A.max(axis=0), out=A)
    np.exp(A, out=A)
    np.divide(A, A.sum(axis=0), out=A)
    loss = -np.log(np.choose(y, A)).sum() / n + reg * np.sum(W * W)
    A[list(y), range(n)] -= 1
    W = W * (2 * reg)                        # a new array
    W += np.dot(A, X).T / n
    return loss, W
""",
    ),
    Unusual(
        "softmax_loss_vectorized",
        "differences_s_j_s_y_as_n_c_gradient_with_y_p_x_t_y_by_np_bin",
        """
import numpy as np


def softmax_loss_vectorized(W, X, y, reg, eps=0.0):
    N, D = X.shape
    C = W.shape[1]
    s = X @ W
    top = s[np.arange(N), s.argmax(axis=1)]
    e = np.exp((s.T - top).T)
    z = e @ np.ones(C)
    loss = np.average(top + np.log(z + eps) - s[np.arange(N), y])
    # sum of the pictures of every class, (D, C)
    cell = np.arange(D)[None, :] * C + y[:, None]
    per_class = np.bincount(cell.ravel(), weights=X.ravel(), minlength=D * C).reshape(D, C)
    dW = -(per_class - X.T @ (e / z[:, None])) / N
    loss += reg * (W.ravel() @ W.ravel())
    dW += 2 * reg * W
    return loss, dW
""",
    ),
]
