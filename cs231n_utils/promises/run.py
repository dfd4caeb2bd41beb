"""Test the promises of an item on a student's code, part by part."""

from contextlib import contextmanager

from cs231n_utils import NotStarted
from cs231n_utils.promises import source
from cs231n_utils.promises.finding import Broken, Finding, Unfit
from cs231n_utils.promises.item import Promise
from cs231n_utils.promises.loader import where
from cs231n_utils.promises.public import folder_of
from cs231n_utils.promises.report import Report
from cs231n_utils.promises.speech import progress, quiet

OF_THE_CHECK = (NameError, ImportError, SystemExit)  # no answer of a student's makes a check raise them


def run(public, id, module, up_to=None, seed=0):
    """The Report on an item.  A fault of its checks costs it a line, and nothing else."""
    try:
        return tested(public, id, module, up_to, seed)
    except (Exception, SystemExit) as error:
        told = Promise("", f"the checks of {id} can be run", None, "")
        return Report(public.items[id], public.misconceptions, (), told, Broken(where(error)))


def tested(public, id, module, up_to, seed):
    """Test an item's promises part by part; stop after the first part in which one does not hold."""
    item = public.items[id]
    code = item.find(module)
    if code is None:
        to_do = public.elsewhere(item, folder_of(module)) or f"is not in {item.file}: restore the function"
        return Report(item, public.misconceptions, to_do=to_do)
    passed, broken, kept = [], [], {}
    promises = with_twin(public, item, module)
    for part in parts_of(promises, up_to):
        failures = []
        for promise in progress([p for p in promises if p.part == part], f"{id}, {part}"):
            trial = item.trial(code, seed)
            trial.kept = kept
            try:
                # Once for all calls of the student's function: each is quiet by itself, too.
                with quiet(), named():
                    promise.test(trial)
                passed.append(promise.title)
            except NotStarted as error:
                to_do = public.elsewhere(item, folder_of(module)) or source.to_do(error)
                return Report(item, public.misconceptions, to_do=to_do)
            except Finding as finding:
                failures.append((promise, finding, trial.printed))
            except OF_THE_CHECK as error:  # what comes after it is still worth knowing
                broken.append((promise, Broken(where(error))))
            except Exception as error:  # whatever is wrong, with the answer or with the check: it costs this
                failures.append((promise, Unfit(where(error)), trial.printed))
        if failures:
            # Several promises can break from one mistake: tell of one that knows its name.
            told = next((failure for failure in failures if failure[1].misconceptions), failures[0])
            return Report(item, public.misconceptions, tuple(passed), *told, module=module)
    return Report(item, public.misconceptions, tuple(passed), *(broken[0] if broken else ()))


@contextmanager
def named():
    """A Finding gets its names in here: what goes wrong while they are looked for is found as well."""
    try:
        yield
    except Finding as finding:
        finding.misconceptions = (*finding.misconceptions,)
        raise


def parts_of(promises, up_to=None):
    """The parts in their order, each of which needs the ones before it; all, or as far as `up_to`."""
    parts = list(dict.fromkeys(promise.part for promise in promises))
    return parts[: parts.index(up_to) + 1] if up_to else parts


def with_twin(public, item, module):
    """The item's promises, and that it agrees with its twin if that passes checks of its own."""
    if not item.twin or not twin_passes(public, item.twin.id, module):
        return item.promises
    return (*item.promises, item.twin.agrees(item.twin.id, public.items[item.twin.id].find(module)))


def twin_passes(public, id, module):
    """Whether the other function in the student's module passes checks of its own."""
    return run(public, id, module).ok
