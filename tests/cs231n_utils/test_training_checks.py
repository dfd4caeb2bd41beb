"""`train`, `predict` and `tune` as students write them: wrong ones fail and are named, unusual ones pass."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

import pytest

from cs231n_utils.losses import probe
from tests.modules import module_of
from tests.verdicts import MISCONCEPTIONS, PUBLIC, SOURCE, part, run

FOLDER = SOURCE.source
ITEMS = {id: PUBLIC.items[id] for id in ("train", "predict", "tune")}
SEEDS = range(5)


@dataclass(frozen=True)
class Variant:
    """What stands in the gap of an item; or, if it begins with `def`, instead of the whole function."""

    item: str
    name: str  # the misconception, or what is unusual
    code: str

    def __str__(self):
        return f"{self.item}-{self.name}"


def module(item, code=None):
    """The file of an item as a module: the solution, or `code` in its place."""
    path = FOLDER / f"{item.module}.py"
    text = path.read_text("utf-8")
    if code is not None and not code.lstrip().startswith("def "):
        gap = re.compile(rf"(# TODO {item.id}:.*?\n)( *)### BEGIN SOLUTION.*?### END SOLUTION\n", re.DOTALL)
        assert gap.search(text), f"{path.name} has no gap for {item.id}"
        text = gap.sub(lambda match: match[1] + indent(dedent(code).strip("\n"), match[2]) + "\n", text)
    elif code is not None:
        text += "\n\n" + dedent(code)
        text += f"\n\n{item.holder}.{item.id} = {item.id}\n" if item.holder else "\n"
    return module_of(text, path.name)


STEP = "loss, dW = self.loss(X[rows], y[rows], reg)\nself.W = self.W - learning_rate * dW"
RIGHT = f"rows = np.random.choice(len(X), batch_size)\n{STEP}"

MORE_EPOCHS = f"""
def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
    self.W = small_random_weights(X, y) if self.W is None else self.W
    for _ in range(3 * num_iters):
{indent(RIGHT, " " * 8)}
"""


def tuned(
    data="X_train, y_train",
    rates="learning_rate, reg",
    key="learning_rate, reg",
    entry="train_accuracy, val_accuracy",
    kept="classifier",
):
    """The right code for the gap of `tune`, or with one piece of it exchanged."""
    return dedent(f"""
        classifier = classifier_class()
        classifier.train({data}, {rates}, num_iters, batch_size)
        train_accuracy = np.mean(classifier.predict(X_train) == y_train)
        val_accuracy = np.mean(classifier.predict(X_val) == y_val)
        results[{key}] = {entry}
        if val_accuracy > best_accuracy:
            best, best_accuracy = {kept}, val_accuracy
    """)


WRONG = [
    Variant(
        "train",
        "same_batch_every_step",
        """
        rows = np.arange(min(batch_size, len(X)))
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W = self.W - learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "same_batch_every_step",
        f"np.random.seed(0)\nrows = np.random.choice(len(X), batch_size)\n{STEP}",
    ),
    Variant(
        "train",
        "labels_apart_from_rows",
        """
        X_batch = X[np.random.choice(len(X), batch_size)]
        y_batch = y[np.random.choice(len(X), batch_size)]
        loss, dW = self.loss(X_batch, y_batch, reg)
        self.W -= learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "labels_apart_from_rows",
        """
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[:batch_size] if batch_size <= len(y) else y[rows], reg)
        self.W -= learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "gradient_ascent",
        """
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W += learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "loss_called_more_than_once",
        """
        rows = np.random.choice(len(X), batch_size)
        loss = self.loss(X[rows], y[rows], reg)[0]
        self.W = self.W - learning_rate * self.loss(X[rows], y[rows], reg)[1]
        """,
    ),
    Variant("train", "batch_size_ignored", f"rows = np.random.choice(len(X), 10)\n{STEP}"),
    Variant("train", "batch_size_ignored", f"rows = np.arange(len(X))\n{STEP}"),
    Variant(
        "train",
        "num_iters_ignored",
        """
        def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
            self.W = small_random_weights(X, y) if self.W is None else self.W
            history = []
            for _ in range(100):
                rows = np.random.choice(len(X), batch_size)
                loss, dW = self.loss(X[rows], y[rows], reg)
                self.W -= learning_rate * dW
                history.append(loss)
            return history
        """,
    ),
    Variant(
        "train",
        "learning_rate_ignored",
        """
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W -= 1e-3 * dW
        """,
    ),
    Variant(
        "train",
        "learning_rate_ignored",
        """
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W -= dW
        """,
    ),
    Variant(
        "train",
        "never_updates",
        """
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        W = self.W - learning_rate * dW
        """,
    ),
    Variant(
        "train", "part_of_the_set_never_seen", f"rows = np.random.choice(len(X) - 1, batch_size)\n{STEP}"
    ),
    Variant(
        "train",
        "part_of_the_set_never_seen",
        """
        start = step % 2 * batch_size % max(1, len(X) - batch_size)
        rows = np.arange(start, start + batch_size) % len(X)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W -= learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "training_starts_again",
        """
        if step == 0:
            self.W = small_random_weights(X, y)
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W -= learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "inputs_changed",
        """
        np.random.shuffle(X)
        loss, dW = self.loss(X[:batch_size], y[:batch_size], reg)
        self.W -= learning_rate * dW
        """,
    ),
    Variant("train", "history_missing", f"{RIGHT}\nif step + 1 == num_iters:\n    return loss"),
    Variant("train", "history_missing", f"{RIGHT}\nif step + 1 == num_iters:\n    return"),
    Variant("train", "history_wrong_length", f"{RIGHT}\nloss_history.append(loss)"),
    Variant("train", "history_wrong_length", f"{RIGHT}\nloss_history = []"),
    Variant("train", "reg_not_passed", f"reg = 0.0\n{RIGHT}"),
    Variant("train", "reg_not_passed", f"reg = None\n{RIGHT}"),
    Variant("train", "reg_not_passed", f"reg = learning_rate\n{RIGHT}"),
    Variant("predict", "predict_argmin", "return np.argmin(X @ self.W, axis=1)"),
    Variant("predict", "predict_argmin", "return np.argsort(X @ self.W, axis=1)[:, 0]"),
    Variant("predict", "predict_wrong_axis", "return np.argmax(X @ self.W, axis=0)"),
    Variant("predict", "predict_wrong_axis", "return np.argmax(X @ self.W)"),
    Variant("predict", "predict_scores_not_labels", "return np.max(X @ self.W, axis=1)"),
    Variant("predict", "predict_scores_not_labels", "return X @ self.W"),
    Variant(
        "tune",
        "tune_chooses_on_training",
        """
        classifier = classifier_class()
        classifier.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
        train_accuracy = np.mean(classifier.predict(X_train) == y_train)
        results[learning_rate, reg] = train_accuracy, np.mean(classifier.predict(X_val) == y_val)
        if train_accuracy > best_accuracy:
            best, best_accuracy = classifier, train_accuracy
        """,
    ),
    Variant(
        "tune",
        "tune_returns_last",
        """
        best = classifier_class()
        best.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
        accuracies = [np.mean(best.predict(X) == y) for X, y in ((X_train, y_train), (X_val, y_val))]
        results[learning_rate, reg] = tuple(accuracies)
        """,
    ),
    Variant(
        "tune",
        "tune_skips_pairs",
        """
        classifier = classifier_class()
        history = classifier.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
        if np.isnan(history[-1]):
            continue
        train_accuracy = np.mean(classifier.predict(X_train) == y_train)
        val_accuracy = np.mean(classifier.predict(X_val) == y_val)
        results[learning_rate, reg] = train_accuracy, val_accuracy
        if val_accuracy > best_accuracy:
            best, best_accuracy = classifier, val_accuracy
        """,
    ),
    Variant(
        "tune",
        "tune_skips_pairs",
        """
        def tune(classifier_class, X_train, y_train, X_val, y_val, learning_rates, regs, **settings):
            results, best = {}, None
            for learning_rate, reg in zip(learning_rates, regs):
                classifier = classifier_class()
                classifier.train(X_train, y_train, learning_rate, reg, **settings)
                parts = ((X_train, y_train), (X_val, y_val))
                accuracies = [np.mean(classifier.predict(X) == y) for X, y in parts]
                if not results or accuracies[1] > max(v for _, v in results.values()):
                    best = classifier
                results[learning_rate, reg] = tuple(accuracies)
            return results, best
        """,
    ),
    Variant("tune", "tune_skips_pairs", "pass"),
    Variant(
        "tune",
        "tune_keeps_nan",
        """
        classifier = classifier_class()
        history = classifier.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
        train_accuracy = np.mean(classifier.predict(X_train) == y_train)
        val_accuracy = np.mean(classifier.predict(X_val) == y_val)
        if not np.isfinite(history).all():
            train_accuracy = val_accuracy = np.nan
        results[learning_rate, reg] = train_accuracy, val_accuracy
        if val_accuracy > best_accuracy:
            best, best_accuracy = classifier, val_accuracy
        """,
    ),
    Variant(
        "tune",
        "tune_goes_on_training",
        """
        classifier = best = best or classifier_class()
        classifier.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
        accuracies = [np.mean(best.predict(X) == y) for X, y in ((X_train, y_train), (X_val, y_val))]
        results[learning_rate, reg] = tuple(accuracies)
        """,
    ),
    Variant(
        "tune",
        "num_iters_ignored",
        """
        best = classifier_class()
        best.train(X_train, y_train, learning_rate, reg, batch_size=batch_size)
        results[learning_rate, reg] = (0.5, 0.5)
        """,
    ),
    Variant("tune", "tune_swaps_lr_and_reg", tuned(key="reg, learning_rate")),
    Variant("tune", "tune_swaps_lr_and_reg", tuned(rates="reg, learning_rate")),
    Variant("tune", "tune_swaps_lr_and_reg", f"learning_rate, reg = reg, learning_rate\n{tuned()}"),
    Variant("tune", "tune_trains_on_validation", tuned(data="X_val, y_val")),
    Variant(
        "tune",
        "tune_trains_on_validation",
        tuned(data="np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val])"),
    ),
    Variant("tune", "tune_accuracy_in_percent", tuned(entry="100 * train_accuracy, 100 * val_accuracy")),
    Variant("tune", "tune_swaps_accuracies", tuned(entry="val_accuracy, train_accuracy")),
    Variant("tune", "tune_returns_untrained", tuned(kept="classifier_class()")),
    Variant("tune", "tune_returns_untrained", tuned(kept="classifier_class")),
    Variant("tune", "tune_results_in_another_form", "results[learning_rate, reg] = 0.3"),
    Variant("tune", "tune_results_in_another_form", tuned(key="str((learning_rate, reg))")),
    Variant("train", "penalty_in_train", RIGHT.replace("* dW", "* (dW + 2 * reg * self.W)")),
]

NAMELESS = [  # wrong in a way that has no name: the promise's own hint must do
    Variant(
        "train",
        "gradient of another batch",
        """
        rows = np.random.choice(len(X), batch_size)
        loss, dW = self.loss(X[rows], y[rows], reg)
        self.W -= learning_rate * (dW if step % 2 else 0)
        """,
    ),
    Variant("train", "half of reg", RIGHT.replace(", reg)", ", reg / 2)")),
    Variant("train", "reg and y exchanged", RIGHT.replace("y[rows], reg", "reg, y[rows]")),
    Variant("train", "more epochs", MORE_EPOCHS),
    Variant("train", "steps among the losses", f"{RIGHT}\nloss_history.append([step])"),
    Variant("train", "no loss at all", "loss = 0.0"),
    Variant("train", "too few", f"rows = np.random.choice(len(X), batch_size, replace=False)\n{STEP}"),
    Variant("train", "one row", f"rows = np.random.randint(len(X))\n{STEP}"),
    Variant("predict", "second", "return np.argsort(X @ self.W, axis=1)[:, -2:][:, 0]"),
    Variant("predict", "one-hot", "return (X @ self.W == (X @ self.W).max(axis=1, keepdims=True)) * 1"),
    Variant("predict", "largest in size", "return np.argmax(np.abs(X @ self.W), axis=1)"),
    Variant("predict", "nothing", "np.argmax(X @ self.W, axis=1)"),
    Variant(
        "tune",
        "validation first, in percent",
        tuned(entry="100 * val_accuracy, 100 * train_accuracy"),
    ),
    Variant("tune", "half of the set", tuned(data="X_train[::2], y_train[::2]")),
    Variant("tune", "one rate for both", tuned(rates="learning_rate, learning_rate")),
    Variant("tune", "nobody is the best", tuned(kept="None")),
    Variant(
        "tune",
        "num_iters and batch_size exchanged",
        """
        best = classifier_class()
        best.train(X_train, y_train, learning_rate, reg, batch_size, num_iters)
        results[learning_rate, reg] = (0.5, 0.5)
        """,
    ),
]

UNUSUAL = [
    Variant(
        "train",
        "epochs with a smaller batch at their end",
        """
        def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
            if self.W is None:
                self.W = small_random_weights(X, y)
            history, order = [], []
            for _ in range(num_iters):
                if not len(order):
                    order = np.random.permutation(len(X))
                rows, order = order[:batch_size], order[batch_size:]
                loss, dW = self.loss(X[rows], y[rows], reg)
                self.W -= learning_rate * dW
                history.append(np.float64(loss))
            return history
        """,
    ),
    Variant(
        "train",
        "a permutation in each step",
        """
        order = np.random.permutation(len(X))[:batch_size]
        loss, dW = self.loss(X.take(order, axis=0), y.take(order), reg=reg)
        self.W += -learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "a Generator of its own, without replacement",
        """
        if step == 0:
            random = np.random.default_rng(3)
        rows = random.choice(len(X), batch_size, replace=batch_size > len(X))
        loss, dW = self.loss(X[rows], y[rows], reg)
        dW *= learning_rate
        self.W = self.W - dW
        """,
    ),
    Variant(
        "train",
        "python's random, lists, keywords, and prints",
        """
        import random
        picked = [random.randrange(X.shape[0]) for _ in range(batch_size)]
        loss, dW = self.loss(X_batch=X[picked, :], y_batch=y[picked], reg=reg)
        print(loss)
        np.subtract(self.W, learning_rate * dW, out=self.W)
        """,
    ),
    Variant(
        "train",
        "walks through the set in order",
        """
        rows = np.arange(step * batch_size, (step + 1) * batch_size) % len(X)
        loss, dW = self.loss(X[rows], y[rows], reg)
        W = self.W
        W -= learning_rate * dW
        """,
    ),
    Variant(
        "train",
        "an array as history",
        """
        def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, **more):
            if self.W is None:
                self.W = 0.001 * np.random.randn(X.shape[1], len(set(y.tolist())))
            history = np.empty(num_iters)
            for i in range(num_iters):
                rows = np.random.randint(0, len(y), size=batch_size)
                history[i], dW = self.loss(X[rows], y[rows], reg)
                self.W -= learning_rate * dW
            return history
        """,
    ),
    Variant("predict", "a list", "return [int(row.argmax()) for row in X.dot(self.W)]"),
    Variant("predict", "sorted", "return np.argsort(-(X @ self.W), axis=1)[:, 0]"),
    Variant("predict", "transposed, int32", "return (self.W.T @ X.T).argmax(axis=0).astype(np.int32)"),
    Variant(
        "tune",
        "keeps weights instead of objects",
        """
        trial = classifier_class()
        trial.train(X=X_train, y=y_train, reg=reg, learning_rate=learning_rate, batch_size=batch_size,
                    num_iters=num_iters, verbose=False)
        accuracies = [(trial.predict(X) == y).sum() / y.size for X, y in ((X_val, y_val), (X_train, y_train))]
        results[(learning_rate, reg)] = accuracies[::-1]
        if best is None or accuracies[0] >= best_accuracy:
            best, best_accuracy = classifier_class(), accuracies[0]
            best.W = trial.W.copy()
        """,
    ),
    Variant(
        "tune",
        "a diverged run counts as 0",
        """
        import copy
        classifier = classifier_class()
        classifier.train(X_train, y_train, learning_rate, reg, num_iters, batch_size)
        results[learning_rate, reg] = (0.0, 0.0)
        if np.isfinite(classifier.W).all():
            reached = np.mean(classifier.predict(X_val) == y_val)
            results[learning_rate, reg] = (np.mean(classifier.predict(X_train) == y_train), reached)
            if reached > best_accuracy:
                best, best_accuracy = copy.deepcopy(classifier), reached
        """,
    ),
]


@pytest.mark.parametrize("id", ITEMS)
def test_the_solution_passes(id):
    for seed in SEEDS:
        report = run(id, module(ITEMS[id]), seed=seed)
        assert report.ok, report.finding
        assert len(report.passed) == len(ITEMS[id].promises)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_wrong_solution_fails_and_is_named(wrong):
    item = ITEMS[wrong.item]
    for seed in SEEDS:
        report = run(item.id, module(item, wrong.code), seed=seed)
        assert report.finding is not None
        assert report.finding.misconceptions == (wrong.name,), report.finding


@pytest.mark.parametrize("wrong", NAMELESS, ids=str)
def test_a_wrong_solution_without_a_name_fails(wrong):
    item = ITEMS[wrong.item]
    report = run(item.id, module(item, wrong.code))
    assert report.finding is not None and report.failed.hint
    assert set(report.finding.misconceptions) <= {"wrong_shape"}, report.finding


@pytest.mark.parametrize("unusual", UNUSUAL, ids=str)
def test_an_unusual_solution_passes(unusual):
    item = ITEMS[unusual.item]
    for seed in SEEDS:
        report = run(item.id, module(item, unusual.code), seed=seed)
        assert report.ok, report.finding


@pytest.mark.parametrize("id", ITEMS)
def test_what_is_not_started_is_told_so(id):
    code = "from cs231n_utils import NotStarted\nraise NotStarted"
    report = run(id, module(ITEMS[id], code))
    assert report.to_do and id in report.to_do and not report.passed


def test_a_mistake_in_one_gap_costs_no_other_item():
    """With a mistake in `train`, `predict` passes, and the other way round."""
    for wrong in WRONG:
        item = ITEMS[wrong.item]
        for other in ITEMS.values():
            if other.module == item.module and other.id != item.id:
                assert run(other.id, module(item, wrong.code)).ok, (str(wrong), other.id)


def names_in_the_checks():
    names = set()
    own = [FOLDER / "public" / f"{name}_checks.py" for name in ("training", "tuning")]
    for path in (*own, Path(probe.__file__)):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names |= set(re.findall(r"^[a-z]+(?:_[a-z]+)+$", node.value))
    return names - {"learning_rate", "num_iters", "batch_size", "y_train", "y_val"}


def test_every_name_a_check_can_give_is_in_the_table():
    assert not names_in_the_checks() - {row.id for row in MISCONCEPTIONS}


def test_every_name_a_check_can_give_has_an_example():
    own = {row.id for row in (*part("training_misconceptions").ROWS, *part("tuning_misconceptions").ROWS)}
    assert not names_in_the_checks() & own - {wrong.name for wrong in WRONG}
