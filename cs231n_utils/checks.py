"""The checks a student runs, in the notebook or with `python -m cs231n_utils.check`.

    checks.check("svm_loss_naive", linear_svm)                  # everything
    checks.check("svm_loss_naive", linear_svm, up_to="loss")    # only what can hold so far

They test what the mathematics promises and hold no solution. ✓ lines go to stdout. A failure or unfinished
work goes to stderr and raises nothing: "Run all" goes on, and `nbgrader validate` still sees it.
"""

import contextlib
import sys
import textwrap
from dataclasses import dataclass

import numpy as np

from cs231n_utils import NotStarted, misconceptions, svm_checks
from cs231n_utils.cases import of_scores
from cs231n_utils.student import Finding, Student, quiet, unfinished

PARTS = ("loss", "gradient", "penalty", "vectorized")  # in this order; each needs the ones before it


@dataclass(frozen=True)
class Promise:
    """One thing that must hold: which part it belongs to, in words, and the function that tests it."""

    part: str
    title: str
    test: object


@dataclass(frozen=True)
class Item:
    """One graded function: its id is its name, `module` the file it stands in without `.py`."""

    id: str
    module: str
    promises: tuple[Promise, ...]
    twin: str = ""  # the id of the function that must give the same results


@dataclass(frozen=True)
class Report:
    """What came out for an item: titles of what holds, and the finding or unfinished work that stopped it."""

    item: Item
    passed: tuple[str, ...]
    failed: Promise | None = None
    finding: Finding | None = None
    to_do: str = ""

    @property
    def ok(self):
        return self.finding is None and not self.to_do


SVM = (
    Promise("loss", "W, X and y are left as they were", svm_checks.leaves_its_inputs_alone),
    Promise("loss", "the lecture's worked example: 2.9, 0, 12.9, mean 5.27", svm_checks.worked_example),
    Promise("loss", "W = 0 gives C − 1", svm_checks.zero_weights),
    Promise("loss", "the same batch twice has the same loss", svm_checks.batch_twice),
    Promise("loss", "the loss of a batch is the mean of its examples'", svm_checks.mean_of_singles),
    Promise("loss", "renaming the classes changes nothing", svm_checks.classes_renamed),
    Promise("loss", "a constant added to all scores changes nothing", svm_checks.scores_shifted),
    Promise("loss", "float32 arrays are as good", svm_checks.single_precision),
    Promise("gradient", "X = identity: dW is the slope of every score", svm_checks.readable_gradient),
    Promise(
        "gradient", "dW is the slope in single entries and random directions", svm_checks.follows_the_loss
    ),
    Promise("gradient", "the same batch twice has the same gradient", svm_checks.gradient_of_batch_twice),
    Promise("penalty", "the loss grows by reg·ΣW²", svm_checks.penalty_in_the_loss),
    Promise("penalty", "dW is the slope with a small and a large reg", svm_checks.penalty_in_the_gradient),
)
NO_LOOP = Promise("vectorized", "no Python loop over examples or classes", svm_checks.no_python_loop)

ITEMS = {
    item.id: item
    for item in (
        Item("svm_loss_naive", "linear_svm", SVM),
        Item("svm_loss_vectorized", "linear_svm", (*SVM, NO_LOOP), twin="svm_loss_naive"),
    )
}


def check(id, module, up_to=None):
    """Check one item in the student's `module` and print what holds and what does not."""
    show(run(ITEMS[id], module, up_to), up_to)


def run(item, module, up_to=None, seed=0):
    """Test an item's promises part by part; stop after the first part in which one does not hold."""
    function = getattr(module, item.id, None)
    if function is None:
        return Report(item, (), to_do=f"{item.module}.py has no function {item.id}: restore it")
    parts = PARTS[: PARTS.index(up_to) + 1] if up_to else PARTS
    passed = []
    student = Student(function, seed)
    promises = _with_twin(item, module)
    for part in parts:
        failures = []
        for promise in (p for p in promises if p.part == part):
            try:
                with quiet():
                    promise.test(student)
                passed.append(promise.title)
            except NotStarted as error:
                return Report(item, (), to_do="write {} in {}".format(*unfinished(error)))
            except Finding as finding:
                failures.append((promise, finding))
        if failures:
            # Several promises can break from one mistake: tell of one that knows its name.
            failed, finding = next((f for f in failures if f[1].misconceptions), failures[0])
            return Report(item, tuple(passed), failed, finding)
    return Report(item, tuple(passed))


def show(report, up_to=None):
    """✓ lines and success to stdout; unfinished work and what is wrong to stderr."""
    for title in report.passed:
        print(f"✓ {title}")
    id = report.item.id
    if report.to_do:
        _complain(f"… {id} is not started. Next: {report.to_do}, then run this cell again.")
    elif report.finding is not None:
        _complain(explain(report))
    else:
        done = f"the {up_to} part is done" if up_to else "done"
        print(f"{id}: all {len(report.passed)} checks pass, {done}.")


def headline(report):
    """The failure in one line: the mistake's name if it is known, the broken promise otherwise."""
    names = [misconceptions.get(id).title for id in report.finding.misconceptions]
    return "; ".join(names) or f"This does not hold: {report.failed.title}"


def explain(report):
    """A failure in a few lines: title, what was seen, a hint and where the lecture speaks of it."""
    rows = [misconceptions.get(id) for id in report.finding.misconceptions]
    lines = [f"✗ {report.item.id}: {headline(report)}"]
    if rows:
        lines.append(f"  Check: {report.failed.title}")
    lines += _wrapped("Seen", report.finding.seen)
    for row in rows:
        lines += _wrapped("Hint", f"{row.hint} (Lecture 3 at {row.lecture}.)")
    return "\n".join(lines)


def dscores_by_hand(answer, scores, y, module):
    """Compare ∂L_i/∂s filled in by hand, (N, C), with numeric slopes of the student's svm_loss_naive."""
    numbers = _numbers(answer)
    if numbers.shape != np.shape(scores) or np.isnan(numbers).any():
        _complain("… not started: put a number into every place of the table, then run this cell.")
        return
    if not run(ITEMS["svm_loss_naive"], module, up_to="loss").ok:
        _complain("… first make the check of the loss pass: this one differentiates your loss.")
        return
    case = of_scores(scores, y)
    with quiet():
        slopes = len(y) * Student(module.svm_loss_naive).slopes(case)[0]
    right = np.isclose(numbers, slopes, atol=1e-3)
    for i in np.flatnonzero(right.all(axis=1)):
        print(f"✓ picture {i}: your numbers are the slopes of your loss")
    for i in np.flatnonzero(~right.all(axis=1)):
        wrong = ", ".join(str(c) for c in np.flatnonzero(~right[i]))
        _complain(f"✗ picture {i}: not the slope of your loss for class {wrong}")
    if not right.all():
        _complain("  Hint: add 0.1 to that score alone and write the sum of the max terms again.")
        _complain("  By how much does it change? (Lᵢ is the loss of one picture: nothing is divided by 2.)")


@contextlib.contextmanager
def when_ready():
    """For demonstrations that need unfinished work: one line instead of a traceback, and go on.

    with checks.when_ready():
        loss, dW = linear_svm.svm_loss_naive(W, X, y, 0.0)
    """
    try:
        yield
    except NotStarted as error:
        print("… left out for now: this needs {}, in {}.".format(*unfinished(error)))


def _with_twin(item, module):
    """The promise that both functions agree: only for an item with a twin that passes its own checks."""
    if not item.twin or not run(ITEMS[item.twin], module).ok:
        return item.promises
    same = svm_checks.same_as(getattr(module, item.twin))
    return (*item.promises, Promise("vectorized", f"loss and dW are those of {item.twin}", same))


def _numbers(answer):
    """The answer as an array; nan where a place still holds None or dots."""
    try:
        return np.array(answer, dtype=float)
    except (TypeError, ValueError):
        return np.array(np.nan)


def _wrapped(label, text):
    body = [piece for line in text.split("\n") for piece in textwrap.wrap(line, 96)]
    return [f"  {label}: {body[0]}", *(f"    {line}" for line in body[1:])]


def _complain(text):
    """To stderr: that is how `nbgrader validate` sees that a check cell has not passed."""
    print(text, file=sys.stderr)
