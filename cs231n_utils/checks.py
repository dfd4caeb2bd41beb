"""The checks a student runs, in the notebook or with `python -m cs231n_utils.check`.

    checks.check("svm_loss_naive", linear_svm)                  # everything
    checks.check("svm_loss_naive", linear_svm, up_to="loss")    # only what can hold so far
    checks.explain("margin_missing")                            # more about a mistake that a check has named

They test what the mathematics promises and hold no solution. What they are stands in the folder `public`
beside the student's file; what is tested is what stands in that file now. ✓ lines go to stdout. A failure or
unfinished work goes to stderr and raises nothing: "Run all" goes on, and `nbgrader validate` still sees it.
"""

import contextlib
import difflib
import dis
import traceback
from pathlib import Path

from cs231n_utils import NotStarted
from cs231n_utils.promises import source
from cs231n_utils.promises.public import NoAssignment, folder_of, of, public
from cs231n_utils.promises.report import explain_more, show
from cs231n_utils.promises.run import parts_of, run
from cs231n_utils.promises.speech import complain

_seen = {}  # topic: the last report of a check cell that named it, so that `explain` can show its numbers
_left_out = {}  # name: why the cell that should have made it was left out


def check(id, module, up_to=None):
    """Check one item in the file of the student's `module` and print what holds and what does not."""
    try:
        checked = of(module)
    except NoAssignment as error:
        complain(f"✗ {error}.")
        return
    if id not in checked.items:
        complain(f"✗ There is no item {id!r}. The items are: {', '.join(checked.items)}.")
        return
    parts = parts_of(checked.items[id].promises)
    if up_to and up_to not in parts:
        complain(f"✗ {id} has no part {up_to!r}. It has: {', '.join(parts)}.")
        return
    item, file = checked.items[id], Path(getattr(module, "__file__", None) or "").name
    if file and file != item.file:
        complain(f"✗ {id} counts in {item.file}, and this is {file}: import {item.module}, and edit that.")
        return
    fresh, trouble = source.fresh(module)
    if trouble:
        gone = not Path(module.__file__).is_file() and checked.elsewhere(item, folder_of(module))
        complain(f"✗ {id}: {source.NotLoaded(gone or trouble)}")
        return
    try:
        report = run(checked, id, fresh, up_to)
    except KeyboardInterrupt as error:
        raise source.Interrupted(error) from None
    show(report, up_to)
    _remember(report)


def passes(id, module, up_to=None):
    """Whether the item passes its checks, said in no words: for demonstrations that build on it."""
    fresh, trouble = source.fresh(module)
    return not trouble and run(of(module), id, fresh, up_to).ok


def explain(id):
    """More about a mistake that a check has named: a question, and your numbers on a small example."""
    id, report = str(id), _seen.get(str(id))
    try:
        known = report.misconceptions if report else public(Path()).misconceptions
    except NoAssignment as error:
        complain(f"✗ {error}.")
        return
    if known.find(id) or report:
        print(explain_more(id, known, report))
        return
    alike = difflib.get_close_matches(id, [row.id for row in known], 3)
    near = f"Similar: {', '.join(alike)}" if alike else "A check that names one ends with the line to type"
    complain(f"✗ There is no mistake {id!r} that a check has named. {near}.")


def _remember(report):
    """What this item failed by, and no longer what it failed by before."""
    for topic in [topic for topic, old in _seen.items() if old.item.id == report.item.id]:
        del _seen[topic]
    if report.finding is not None:
        _seen.update(dict.fromkeys(report.topics, report))


@contextlib.contextmanager
def when_ready():
    """For demonstrations that need unfinished work or data: one line instead of a traceback, and go on.

    with checks.when_ready():
        loss, dW = linear_svm.svm_loss_naive(W, X, y, 0.0)
    """
    try:
        yield
    except NotStarted as error:
        print(f"… left out for now: {_noted(error, source.trouble_of(error))}")
    except Exception as error:
        complain(f"… left out: {_why(error)}")


def _why(error):
    """In one line; a name that this cell does not know is what an earlier cell should have made."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]  # this one, the cell, …
    if not isinstance(error, NameError) or files[-1] != files[1]:
        return _noted(error, source.where_it_failed(error))
    if error.name in _left_out:
        cause = _noted(error, _left_out[error.name])
        return f"an earlier cell makes `{error.name}`, and it was left out when it ran: {cause}"
    return f"an earlier cell makes `{error.name}`: run that one first."


def _noted(error, why):
    """`why`, which is kept for later cells that miss a name which this one would have made."""
    cell = error.__traceback__.tb_next.tb_frame.f_code
    makes = (each.argval for each in dis.get_instructions(cell) if each.opname == "STORE_NAME")
    _left_out.update(dict.fromkeys(makes, why))
    return why
