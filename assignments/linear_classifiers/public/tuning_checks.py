"""What must hold of `tune`, one small function a promise. Neither loss nor `train` needs to be right for it.

`tune` is tried with a classifier of the kit's own, whose accuracies are written down beforehand. A promise
that does not hold raises a `Finding`, with a misconception's name where the numbers leave no doubt.
"""

import itertools

import numpy as np

from cs231n_utils.losses import diagnosis, forms
from cs231n_utils.losses.cases import HUGE, spread
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.speech import known_as, shortened

RATES, REGS = (1e-3, 1e-2, 1e-1), (0.5, 20.0)
PAIRS = tuple(itertools.product(RATES, REGS))
SETTINGS, OTHERS = {"num_iters": 37, "batch_size": 5}, {"num_iters": 53, "batch_size": 7}
CLASSES = 12
DIVERGED = (np.nan, np.nan)

# What each pair will reach, (training, validation). On each set another pair is best; the last is neither,
# but as good as another on the validation set.
PLAN = dict(
    zip(PAIRS, ((0.325, 0.25), (0.575, 0.65), (0.9, 0.6), (0.55, 0.35), DIVERGED, (0.4, 0.35)), strict=True)
)


def part(which, count):
    """X (count, 4) and y (count,): a row of X says its number, which part it is of, and its label."""
    y = 1 + np.arange(count) % (CLASSES - 1)  # never 0, which is predicted when training diverged
    said = np.stack([np.arange(count), np.full(count, which), y], axis=1)
    return np.column_stack([said, HUGE * spread(count)]), y


# The same pairs in the other order, so that the best comes early once and late once.
BACKWARDS = dict(zip(PAIRS, reversed(PLAN.values()), strict=True))

COUNTS = (200, 100)  # training and validation examples: more than a chunk of them
TRAIN, VAL = part(0, COUNTS[0]), part(1, COUNTS[1])
WITH_VALIDATION = (VAL[0], np.concatenate([TRAIN[0], VAL[0]]))  # what should not be trained on


class Rehearsal:
    """A classifier that plays its part as `plan` has it; the weights hold the accuracies it will show."""

    plan = PLAN
    trained = ()  # what every call of `train` was given, in a list that each run of `tune` has anew

    @known_as("Classifier.__init__")
    def __init__(self):
        self.W = None

    @known_as("train")
    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        self.trained.append(
            {
                "pair": (learning_rate, reg),
                "again": self.W is not None,
                "data": (np.array(X), np.array(y)),
                "settings": {"num_iters": num_iters, "batch_size": batch_size},
            }
        )
        self.W = np.tile(np.array(self.plan.get((learning_rate, reg), DIVERGED))[:, np.newaxis], CLASSES)
        return [float(self.W[0, 0])] * num_iters

    @known_as("predict")
    def predict(self, X):
        """As many labels are right as the plan says; with weights of nan it is class 0 for every row."""
        number, which, label = np.asarray(X).T[:3].astype(int)
        if np.isnan(self.W).any():
            return np.zeros(len(X), int)
        right = number < np.round(self.W[which, 0] * np.take(COUNTS, which))  # also in a chunk of X
        return np.where(right, label, (label + 1) % CLASSES)


DATA = dict(zip(("X_train", "y_train", "X_val", "y_val"), (*TRAIN, *VAL), strict=True))


class Tuner(Trial):
    """The student's function `tune`, tried on `Rehearsal`."""

    def __init__(self, function, seed=0):
        self.function = function
        self.seed = seed

    def tune(self, data=None, plan=PLAN, settings=SETTINGS):
        """(results, best, what was trained); `data` may be changed by it."""
        trained = []
        actor = type("Classifier", (Rehearsal,), {"trained": trained, "plan": plan})
        data = data or [array.copy() for array in DATA.values()]
        where = f"learning_rates {list(RATES)}, regs {list(REGS)} and a classifier made for this check"
        returned = self.attempt(self.function, where, actor, *data, list(RATES), list(REGS), **settings)
        if not isinstance(returned, tuple | list) or len(returned) != 2:
            kind = type(returned).__name__
            raise Finding(f"It returned a {kind}, where a pair (results, best) should be.", "wrong_shape")
        results, best = returned
        if not isinstance(results, dict):
            kind = type(results).__name__
            if isinstance(best, dict):
                raise Finding(f"results is a {kind}, and best a dictionary: the other way round?")
            raise Finding(f"results is a {kind}, not a dictionary.", "tune_results_in_another_form")
        return results, best, trained


def every_pair(student):
    results, _, trained = student.tune()
    missing = [pair for pair in PAIRS if pair not in results]
    if missing and all(pair[::-1] in results for pair in PAIRS):
        seen = f"results has {PAIRS[0][::-1]} as a key, where (learning_rate, reg) = {PAIRS[0]} should be."
        raise Finding(seen, "tune_swaps_lr_and_reg")
    if missing:
        tried = {run["pair"] for run in trained} & set(PAIRS)
        entered = len(PAIRS) - len(missing)
        seen = f"Of {len(PAIRS)} pairs, {len(tried)} were tried and {entered} are in results; "
        other_keys = results and not entered and len(tried) == len(PAIRS)
        name = "tune_results_in_another_form" if other_keys else "tune_skips_pairs"
        raise Finding(f"{seen}(learning_rate, reg) = {missing[0]} is not.", name)
    if len(results) > len(PAIRS):
        raise Finding(f"results has {len(results)} entries for {len(PAIRS)} pairs.")


def leaves_the_data_alone(student):
    given = [array.copy() for array in DATA.values()]
    student.tune(given)
    for (name, before), after in zip(DATA.items(), given, strict=True):
        if not np.array_equal(before, after):
            raise Finding(f"{name} was changed by the call of tune.", "inputs_changed")


def trained_as_asked(student):
    _, _, trained = student.tune()
    if any(run["again"] for run in trained):
        raise Finding("train was called on a classifier that was trained already.", "tune_goes_on_training")
    if {run["pair"] for run in trained} == {pair[::-1] for pair in PAIRS}:
        seen = "train was given every reg as learning_rate, and every learning rate as reg."
        raise Finding(seen, "tune_swaps_lr_and_reg")
    if len(trained) > len(PAIRS):
        raise Finding(f"For {len(PAIRS)} pairs train was called {len(trained)} times.")
    for run in trained:
        if not all(np.array_equal(a, b) for a, b in zip(run["data"], TRAIN, strict=True)):
            used = any(np.array_equal(run["data"][0], X) for X in WITH_VALIDATION)
            names = ["tune_trains_on_validation"] if used else []
            raise Finding("train was given something other than X_train and y_train.", *names)
        if run["settings"] != SETTINGS:
            seen = f"tune was given {SETTINGS}, train was given {run['settings']}."
            raise Finding(seen, *_name_settings(student, run["settings"]))


def _name_settings(student, given):
    """Those that stay what they are when tune is told others."""
    _, _, trained = student.tune(settings=OTHERS)
    same = {name for name in OTHERS if all(run["settings"][name] == given[name] for run in trained)}
    return [f"{name}_ignored" for name in OTHERS if name in same]


def diverged_runs_count(student):
    results, _, _ = student.tune()
    for pair, entry in results.items():
        numbers = _numbers(pair, entry)
        if not np.isfinite(numbers).all():
            seen = f"A run that diverged entered results{list(pair)} = {tuple(numbers.tolist())}."
            raise Finding(seen, "tune_keeps_nan")


def both_accuracies(student):
    results, _, _ = student.tune()
    entries = {pair: _numbers(pair, results[pair]) for pair in PLAN}
    for pair, plan in PLAN.items():
        numbers = entries[pair]
        if plan is not DIVERGED and not np.allclose(numbers, plan):
            seen = "({:.4g}, {:.4g})".format(*numbers)
            right = "{:.4g} of the training and {:.4g} of the validation examples".format(*plan)
            names = _name_entries(entries)
            raise Finding(f"results{list(pair)} is {seen}; {right} are classified correctly.", *names)
        if not 0 <= min(numbers) <= max(numbers) <= 1:
            raise Finding(f"results{list(pair)} holds {numbers.max():.4g}, which is not a share from 0 to 1.")


def _name_entries(entries):
    """What stands in all of them where the two accuracies should stand."""
    known = [pair for pair in PAIRS if PLAN[pair] is not DIVERGED]
    found, plans = (np.array([table[pair] for pair in known]) for table in (entries, PLAN))
    wrong = {
        "tune_accuracy_in_percent": 100 * plans,
        "tune_swaps_accuracies": plans[:, ::-1],
        "tune_results_in_another_form": plans * [len(TRAIN[1]), len(VAL[1])],  # counts
    }
    names = [id for id, numbers in wrong.items() if np.allclose(found, numbers)]
    return names or ["too_few_digits"] * diagnosis.is_rounded(found, plans)


def best_on_validation(student):
    for plan in (PLAN, BACKWARDS):
        results, best, _ = student.tune(plan=plan)
        if not hasattr(best, "predict") or getattr(best, "W", None) is None:
            kind = type(best).__name__
            names = ["tune_returns_untrained"] if isinstance(best, Rehearsal | type) else []
            raise Finding(f"best is a {kind} that has no W: it should be a trained classifier.", *names)
        reached = [
            float(np.mean(student.attempt(best.predict, "the examples it was tuned on", X) == y))
            for X, y in (TRAIN, VAL)
        ]
        highest = max(_numbers(*entry)[1] for entry in results.items())
        if not np.isclose(reached[1], highest):
            seen = f"The highest validation accuracy is {highest:.4g}; "
            raise Finding(
                f"{seen}the returned classifier has {reached[1]:.4g}.", *_name_choice(reached, plan)
            )


def _name_choice(reached, plan):
    """Which pair was chosen, and why: it is the last, or the best on the training set."""
    training = max(plan, key=lambda pair: np.nan_to_num(plan[pair][0]))
    ids = {PAIRS[-1]: "tune_returns_last", training: "tune_chooses_on_training"}
    return [id for pair, id in ids.items() if np.allclose(plan[pair], reached)]


def _numbers(pair, entry):
    """The entry as two floats."""
    try:
        return forms.numbers(entry, 2)
    except forms.BadForm:
        what = f"results{list(pair)} should be two numbers, (train_accuracy, val_accuracy)"
        seen = f"{what}, but it is {shortened(repr(entry))}."
        raise Finding(seen, "tune_results_in_another_form") from None
