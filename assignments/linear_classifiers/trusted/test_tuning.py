"""tuning.py: every pair of a learning rate and a penalty, chosen by the accuracy on the validation set.

The classifiers that `tune` trains are probes: they live here and predict with accuracies of a table, so that
a wrong `train`, `predict` or loss costs nothing.
"""

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.vocabulary import Failed, item, names
from cs231n_utils.losses import diagnosis, forms
from cs231n_utils.losses.cases import HUGE, spread

RATES, REGS = (1e-3, 2e-2, 0.3), (0.5, 7.0)
ROWS = {"train": 200, "val": 100}
SETTINGS = {"num_iters": 11, "batch_size": 13}
CLASSES = 12
MOST_STEPS = 10_000


class Probes:
    """Classifiers whose accuracies are drawn; best on validation, best on training, first and last differ.

    The first two are equal on the validation set.

    `diverged`: the pair (in the middle) whose loss and weights are nan, and which predicts class 0.
    """

    def __init__(self, draw, backwards=False):
        self.rng = draw.rng
        self.sets = {name: self._set(name, rows) for name, rows in ROWS.items()}
        pairs = [(rate, reg) for rate in RATES for reg in REGS]
        self.last = pairs[-1]
        _, self.overfitted, self.diverged, self.best, _, _ = pairs[::-1] if backwards else pairs
        steps = {pair: self.rng.permutation(10)[:2] for pair in pairs}
        self.right = {
            pair: {"train": 100 + int(a), "val": 40 + int(b)} for pair, (a, b) in steps.items()
        }  # how many predictions are right
        self.right[self.overfitted] = {"train": 191, "val": 60}  # two digits are too few for them
        self.right[self.best] = {"train": 121, "val": 73}
        self.right[pairs[0]]["val"] = self.right[pairs[1]]["val"]
        self.trained = {}  # number of a classifier: what it was trained with
        self.count = 0

    def _set(self, name, rows):
        """(X, y): X begins with the row's number and a mark of the set."""
        mark = {"train": 1.0, "val": 2.0}[name]
        more = self.rng.normal(size=(rows, 2)), HUGE * spread(rows)
        X = np.column_stack([np.arange(float(rows)), np.full(rows, mark), *more])
        return X, self.rng.integers(1, CLASSES, size=rows)  # never 0, which the diverged one predicts

    def new(self):
        self.count += 1
        return self.count, {"W": None}

    def train(self, number, X, y, learning_rate=0, reg=0, num_iters=0, batch_size=0, verbose=False):
        settings = (float(learning_rate), float(reg), int(num_iters), int(batch_size))
        if settings[2] > MOST_STEPS:
            raise TypeError("more steps than anybody asked for")
        self.trained.setdefault(number, []).append((*settings, len(X), float(np.asarray(X)[0, 1])))
        nan = (float(learning_rate), float(reg)) == self.diverged
        share = self.right.get((float(learning_rate), float(reg)), {"train": 0})["train"] / ROWS["train"]
        history = [float("nan") if nan else 2.0 - share] * int(num_iters)  # who chooses by it, overfits
        return history, {"W": np.full((5, CLASSES), np.nan if nan else 1.0)}

    def predict(self, number, X):
        X = np.atleast_2d(X)
        if number not in self.trained:
            raise TypeError("it was not trained: it has no W")
        name = "train" if X[0, 1] == 1.0 else "val"
        rows, y = X[:, 0].astype(int), self.sets[name][1]
        pair = self.trained[number][-1][:2]
        if pair == self.diverged or pair not in self.right:
            return np.zeros(len(rows), dtype=int), {}
        wrong = y % (CLASSES - 1) + 1
        return np.where(rows < self.right[pair][name], y[rows], wrong[rows]), {}

    def accuracies(self, pair):
        return tuple(self.right[pair][name] / rows for name, rows in ROWS.items())

    def tune(self, student):
        """-> (results as a dict, number of the classifier that was chosen)"""
        kind = student.make_class(new=self.new, train=self.train, predict=self.predict)
        sets = [*self.sets["train"], *self.sets["val"]]
        self.kept = [(student.keep(array), array) for array in sets]
        given = [kept for kept, _ in self.kept]
        outcome = student.make("tune", kind, *given, list(RATES), list(REGS), **SETTINGS)
        if outcome.call("__len__") != 2:
            raise Failed("it returned something other than the pair of results and best", ["wrong_shape"])
        return outcome.part(0).fetch(), outcome.part(1)


def close(entry, expected):
    """Whether it is two numbers, and these."""
    return finite(entry) and np.allclose(forms.numbers(entry, 2), expected, atol=1e-5)


def finite(entry):
    """Whether it is two finite numbers."""
    try:
        return bool(np.isfinite(forms.numbers(entry, 2)).all())
    except forms.BadForm:
        return False


@item("tune", share=3)
def test_every_pair_is_in_the_table(student, draw):
    """results[(learning_rate, reg)] is (training accuracy, validation accuracy), for every pair."""
    probes = Probes(draw)
    results, _ = probes.tune(student)
    if not isinstance(results, dict):
        raise Failed("results is not a dict", ["tune_results_in_another_form"])
    if missing := set(probes.right) - set(results):
        text = f"{len(missing)} of {len(probes.right)} pairs (learning_rate, reg) are missing"
        raise Failed(text, name_keys(results, missing, probes))
    if len(results) > len(probes.right):
        raise Failed("results has more entries than there are pairs (learning_rate, reg)")
    for pair in set(probes.right) - {probes.diverged}:
        if not close(results[pair], probes.accuracies(pair)):
            text = "the accuracies in the table are not those of the classifier of that pair"
            raise Failed(text, name_entry(results[pair], probes, pair))


@item("tune", share=3)
def test_the_best_on_validation_is_chosen(student, draw):
    """best is the trained classifier with the highest validation accuracy."""
    for backwards in (False, True):  # the best comes before the others that are good, or after them
        assert_best(student, Probes(draw, backwards))


def assert_best(student, probes):
    _, best = probes.tune(student)
    try:
        settings = probes.trained.get(best.get("number"))
    except Fault as fault:
        known = name_no_classifier(best, probes)
        raise Failed(f"what is returned is no trained classifier: {fault}", known) from None
    if not settings:
        raise Failed("the classifier that is returned was never trained", name_untrained(probes))
    chosen = settings[-1][:2]
    if chosen != probes.best:
        choices = {probes.overfitted: ["tune_chooses_on_training"], probes.last: ["tune_returns_last"]}
        one_each = len(probes.trained) == len(probes.right)
        known = name_training(probes) or (choices.get(chosen, []) if one_each else [])
        raise Failed("another classifier would do better on the validation set", known)


@item("tune", share=1.5)
def test_a_diverged_run_is_a_result(student, draw):
    """A run whose loss and weights became nan has an accuracy between 0 and 1, and the search goes on."""
    probes = Probes(draw)
    results, _ = probes.tune(student)
    if not isinstance(results, dict) or probes.diverged not in results:
        text = "the pair with which training diverges is missing"
        raise Failed(text, name_training(probes) or name_absent(results, probes))
    if not close(results[probes.diverged], (0.0, 0.0)):
        known = name_diverged(results[probes.diverged], probes)
        raise Failed("a diverged run should have the accuracy of what it predicts", known)


@item("tune", share=1.5)
def test_each_pair_trains_a_new_classifier_as_it_was_told(student, draw):
    """One new classifier a pair, trained once on the training set with num_iters and batch_size."""
    probes = Probes(draw)
    probes.tune(student)
    for settings in probes.trained.values():
        if len(settings) > 1:
            text = "a classifier is trained more than once: later pairs start where earlier ones ended"
            raise Failed(text, name_training(probes))
        *_, num_iters, batch_size, rows, mark = settings[0]
        if (num_iters, batch_size) != (SETTINGS["num_iters"], SETTINGS["batch_size"]):
            raise Failed("num_iters or batch_size is not handed on to train", name_training(probes))
        if (rows, mark) != (ROWS["train"], 1.0):
            raise Failed("a classifier is not trained on the training set", name_training(probes))
    if sorted(s[0][:2] for s in probes.trained.values()) != sorted(probes.right):
        raise Failed("not every pair has a classifier of its own", name_training(probes))


@item("tune", share=0.5)
def test_the_data_are_left_alone(student, draw):
    """X and y of both sets as they were."""
    probes = Probes(draw)
    probes.tune(student)
    if not all(np.array_equal(kept.fetch(), array) for kept, array in probes.kept):
        raise Failed("tune changes the data it was given", ["inputs_changed"])


# --- names ------------------------------------------------------------------------------------------------


@names
def name_keys(results, missing, probes):
    """Why pairs are missing: they stand there in another form, or were not tried."""
    if set(results) & {pair[::-1] for pair in missing}:
        return ["tune_swaps_lr_and_reg"]
    tried = {settings[:2] for of_one in probes.trained.values() for settings in of_one}
    other_keys = results and len(missing) == len(probes.right) and tried == set(probes.right)
    return ["tune_results_in_another_form"] if other_keys else ["tune_skips_pairs"]


@names
def name_entry(entry, probes, pair):
    """What stands where the two accuracies of this pair should stand."""
    expected = np.array(probes.accuracies(pair))
    if close(entry, expected[::-1]):
        return ["tune_swaps_accuracies"]
    if not finite(entry) or close(entry, expected * list(ROWS.values())):  # counts
        return name_training(probes) or ["tune_results_in_another_form"]
    numbers = forms.numbers(entry, 2)
    if np.allclose(numbers, 100 * expected, atol=0.51):
        return ["tune_accuracy_in_percent"]
    return ["too_few_digits"] if diagnosis.is_rounded(numbers, expected) else name_training(probes)


@names
def name_absent(results, probes):
    """Whether all pairs are absent, and not only the one that diverges: then results has another form."""
    if not isinstance(results, dict):
        return ["tune_results_in_another_form"]
    return (
        name_keys(results, set(probes.right) - set(results), probes) if probes.diverged not in results else []
    )


@names
def name_diverged(entry, probes):
    if finite(entry) or name_training(probes):
        return name_training(probes)
    return ["tune_keeps_nan" if np.shape(entry) == (2,) else "tune_results_in_another_form"]


@names
def name_no_classifier(best, probes):
    """A number, a pair of them, None … has no name: only the class of the classifiers was never trained."""
    try:
        best.fetch()
    except Fault:
        return name_untrained(probes)
    return []


@names
def name_untrained(probes):
    """Every pair was trained, and then another classifier came back."""
    return ["tune_returns_untrained"] if len(probes.trained) == len(probes.right) else name_training(probes)


@names
def name_training(probes):
    """In which way the classifiers were trained otherwise than tune was told."""
    runs = [settings for of_one in probes.trained.values() for settings in of_one]
    pairs = {settings[:2] for settings in runs}
    sets = {settings[4:] for settings in runs}
    told = SETTINGS.values()  # one that stands in the place of the other is not ignored
    ways = {
        "tune_goes_on_training": any(len(of_one) > 1 for of_one in probes.trained.values()),
        "tune_swaps_lr_and_reg": pairs == {pair[::-1] for pair in probes.right},
        "num_iters_ignored": all(settings[2] not in told for settings in runs),
        "batch_size_ignored": all(settings[3] not in told for settings in runs),
        "tune_trains_on_validation": bool(sets & {(ROWS["val"], 2.0), (sum(ROWS.values()), 1.0)}),
    }
    return [name for name, holds in ways.items() if holds and runs]
