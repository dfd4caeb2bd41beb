"""The checks a student runs, in the notebook or with `python -m cs231n_utils.check`.

    checks.check("svm_loss_naive", linear_svm)                  # everything
    checks.check("svm_loss_naive", linear_svm, up_to="loss")    # only what can hold so far
    checks.explain("margin_missing")                            # more about a mistake that a check has named

They test what the mathematics promises and hold no solution. What is tested is what stands in the file now.
✓ lines go to stdout. A failure or unfinished work goes to stderr and raises nothing: "Run all" goes on, and
`nbgrader validate` still sees it.
"""

import contextlib
import difflib
import traceback

import numpy as np

from cs231n_utils import NotStarted, misconceptions, source
from cs231n_utils.batches import OneLine
from cs231n_utils.cases import of_scores
from cs231n_utils.items import ITEMS, same_as
from cs231n_utils.report import Report, explain_more, show
from cs231n_utils.speech import complain, labelled
from cs231n_utils.student import Finding, Student

_seen = {}  # topic: the last report of a check cell that named it, so that `explain` can show its numbers


def check(id, module, up_to=None):
    """Check one item in the file of the student's `module` and print what holds and what does not."""
    if id not in ITEMS:
        complain(f"✗ There is no item {id!r}. There is: {', '.join(ITEMS)}.")
        return
    if up_to and up_to not in parts_of(ITEMS[id].promises):
        complain(f"✗ {id} has no part {up_to!r}. It has: {', '.join(parts_of(ITEMS[id].promises))}.")
        return
    module, trouble = source.fresh(module)
    if trouble:
        complain(f"✗ {id}: {trouble}. Mend that first, and save.")
        return
    report = run(ITEMS[id], module, up_to)
    show(report, up_to)
    _remember(report)


def explain(id):
    """More about a mistake that a check has named: a question, and your numbers on a small example."""
    id = str(id)
    if misconceptions.find(id) or id in _seen:
        print(explain_more(id, _seen.get(id)))
        return
    known = [row.id for row in misconceptions.TABLE]
    alike = difflib.get_close_matches(id, known, 3)
    near = labelled("Like it", ", ".join(alike)) if alike else []
    complain(f"✗ There is no mistake {id!r} that a check has named.")
    complain("\n".join([*near, *labelled("There is", ", ".join(known))]))


def _remember(report):
    """What this item failed by, and no longer what it failed by before."""
    for topic in [topic for topic, old in _seen.items() if old.item.id == report.item.id]:
        del _seen[topic]
    if report.finding is not None:
        _seen.update(dict.fromkeys(report.topics, report))


def run(item, module, up_to=None, seed=0):
    """Test an item's promises part by part; stop after the first part in which one does not hold."""
    code = item.find(module)
    if code is None:
        return Report(item, (), to_do=source.missing(item.id, module, f"{item.module}.py"))
    passed = []
    promises = _with_twin(item, module)
    for part in parts_of(promises, up_to):
        failures = []
        for promise in (p for p in promises if p.part == part):
            student = item.student(code, seed)
            try:
                promise.test(student)
                passed.append(promise.title)
            except NotStarted as error:
                return Report(item, (), to_do=source.to_do(error))
            except Finding as finding:
                failures.append((promise, finding, student.printed))
        if failures:
            # Several promises can break from one mistake: tell of one that knows its name.
            told = next((failure for failure in failures if failure[1].misconceptions), failures[0])
            return Report(item, tuple(passed), *told, module=module)
    return Report(item, tuple(passed))


def parts_of(promises, up_to=None):
    """The parts in their order, each of which needs the ones before it; all, or as far as `up_to`."""
    parts = list(dict.fromkeys(promise.part for promise in promises))
    return parts[: parts.index(up_to) + 1] if up_to else parts


def dscores_by_hand(answer, scores, y, module):
    """Compare ∂L_i/∂s filled in by hand, (N, C), with numeric slopes of the student's svm_loss_naive."""
    numbers = _numbers(answer)
    if numbers.shape != np.shape(scores) or np.isnan(numbers).any():
        complain("… not started: put a number into every place of the table, then run this cell.")
        return
    module, trouble = source.fresh(module)
    if trouble or not run(ITEMS["svm_loss_naive"], module, up_to="loss").ok:
        complain("… first make the check of the loss pass: this one differentiates your loss.")
        return
    slopes = len(y) * Student(module.svm_loss_naive).slopes(of_scores(scores, y))[0]
    right = np.isclose(numbers, slopes, atol=1e-3)
    for i in np.flatnonzero(right.all(axis=1)):
        print(f"✓ picture {i}: your numbers are the slopes of your loss")
    for i in np.flatnonzero(~right.all(axis=1)):
        wrong = ", ".join(str(c) for c in np.flatnonzero(~right[i]))
        complain(f"✗ picture {i}: not the slope of your loss for class {wrong}")
    if not right.all():
        complain("  Hint: add 0.1 to that score alone and write the sum of the max terms again.")
        complain("  By how much does it change? (Lᵢ is the loss of one picture: nothing is divided by 2.)")


@contextlib.contextmanager
def when_ready():
    """For demonstrations that need unfinished work or data: one line instead of a traceback, and go on.

    with checks.when_ready():
        loss, dW = linear_svm.svm_loss_naive(W, X, y, 0.0)
    """
    try:
        yield
    except NotStarted as error:
        print(f"… left out for now: {source.trouble_of(error)}")
    except Exception as error:
        complain(f"… left out: {_why(error)}")


def _why(error):
    """In one line; a name that this cell does not know is what an earlier cell should have made."""
    if isinstance(error, OneLine):
        return error
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]  # this one, the cell, …
    if isinstance(error, NameError) and files[-1] == files[1]:
        return f"an earlier cell makes {error.name}: run that one first."
    return source.where_it_failed(error)


def _with_twin(item, module):
    """The promise that both functions agree: only for an item with a twin that passes its own checks."""
    if not item.twin or not twin_passes(item.twin, module):
        return item.promises
    return (*item.promises, same_as(item.twin, getattr(module, item.twin)))


def twin_passes(id, module):
    """Whether the other function in the student's module passes checks of its own."""
    return run(ITEMS[id], module).ok


def _numbers(answer):
    """The answer as an array; nan where a place still holds None or dots."""
    try:
        return np.array(answer, dtype=float)
    except (TypeError, ValueError):
        return np.array(np.nan)
