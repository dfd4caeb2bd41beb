"""Softmax losses that are right on ordinary scores: what is subtracted there, and what keeps log 0 away."""

from autograder.verify.rows import Unusual, Wrong

from .pairs import edited

EXAMPLE = """
import numpy as np


def softmax_example_loss(scores, y):
    shifted = scores - SHIFT
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    dscores = p.copy()
    dscores[y] -= 1
    return -np.log(INSIDE), dscores
"""


def example(shift="np.max(scores)", inside="p[y]"):
    return EXAMPLE.replace("SHIFT", shift).replace("INSIDE", inside)


def loops(shift="np.max(scores)", inside="p[y[i]]"):
    shifted = ("scores -= np.max(scores)", f"scores = scores - {shift}")
    return edited("softmax_loops", shifted, ("np.log(p[y[i]])", f"np.log({inside})"))


def batch(shift="scores.max(axis=1, keepdims=True)", inside="probs[np.arange(num_train), y]"):
    shifted = ("scores.max(axis=1, keepdims=True)", shift)
    return edited("softmax_rows", shifted, ("np.log(probs[np.arange(num_train), y])", f"np.log({inside})"))


OF_A_BATCH = {  # what is subtracted from scores (N, C)
    "row_minimum": "scores.min(axis=1, keepdims=True)",
    "row_mean": "scores.mean(axis=1, keepdims=True)",
    "row_median": "np.median(scores, axis=1, keepdims=True)",
    "first_score": "scores[:, :1]",
    "correct_score": "scores[np.arange(num_train), y][:, np.newaxis]",
    "largest_absolute_value": "np.abs(scores).max(axis=1, keepdims=True)",
}
OF_ONE = {  # from the scores (C,) of one example
    "minimum": "np.min(scores)",
    "mean": "np.mean(scores)",
    "first_score": "scores[0]",
    "last_score": "scores[-1]",
    "largest_absolute_value": "np.max(np.abs(scores))",
}
TOO_MUCH = {  # inside the logarithm of a probability P
    "plus_1e-8": "P + 1e-8",
    "plus_1e-6": "P + 1e-6",
    "clip": "np.clip(P, 1e-7, 1.0)",
    "maximum": "np.maximum(P, 1e-5)",
}
HARMLESS = {
    "plus_1e-10": "P + 1e-10",
    "plus_1e-15": "P + 1e-15",
    "plus_1e-300": "P + 1e-300",
    "clip_at_1e-12": "np.clip(P, 1e-12, 1.0)",
}
LIFTED = {  # all probabilities, also those of the gradient
    "lifted_by_1e-15": "probs = probs + 1e-15",
    "clipped_at_1e-12": "probs = np.clip(probs, 1e-12, 1.0)",
}

SHIFTS = [
    *(("softmax_loss_vectorized", style, batch(shift)) for style, shift in OF_A_BATCH.items()),
    ("softmax_loss_vectorized", "mean_and_log_sum", edited("log_sum", ("f.max(axis=1)", "f.mean(axis=1)"))),
    *(("softmax_loss_naive", style, loops(shift)) for style, shift in OF_ONE.items()),
    *(("softmax_example_loss", style, example(shift)) for style, shift in OF_ONE.items()),
]


def logarithms(table):
    """(item, style, code) with each of the table's arguments of the logarithm."""
    for style, inside in table.items():
        of_a_batch = inside.replace("P", "probs[np.arange(num_train), y]")
        yield "softmax_loss_vectorized", style, batch(inside=of_a_batch)
        yield "softmax_loss_naive", style, loops(inside=inside.replace("P", "p[y[i]]"))
        yield "softmax_example_loss", style, example(inside=inside.replace("P", "p[y]"))


WRONG = [
    *(Wrong(item, "wrong_shift", style, code) for item, style, code in SHIFTS),
    *(Wrong(item, "epsilon_in_the_logarithm", style, code) for item, style, code in logarithms(TOO_MUCH)),
]
UNUSUAL = [
    *(Unusual(item, style, code) for item, style, code in logarithms(HARMLESS)),
    *(
        Unusual(
            "softmax_loss_vectorized",
            style,
            edited("softmax_rows", ("    loss = -np.log", f"    {line}\n    loss = -np.log")),
        )
        for style, line in LIFTED.items()
    ),
]
