"""An assignment's trusted checks: ordinary pytest tests, loaded from files that travel with the task."""

import os
import threading

import pytest

from autograder.grading.plugin import Grading

UNUSED_PLUGINS = (  # each costs time at every start
    "terminal",
    "capture",
    "cacheprovider",
    "warnings",
    "logging",
    "faulthandler",
    "threadexception",
    "unraisableexception",
    "unittest",
    "doctest",
    "pastebin",
    "junitxml",
    "setuponly",
    "setupplan",
    "stepwise",
    "tmpdir",
    "monkeypatch",
    "recwarn",
    "debugging",
    "legacypath",
)
PYTEST_OPTIONS = [
    "--collect-only",
    "--assert=plain",  # a rewritten assert would print the reference
    "--disable-plugin-autoload",
    "--noconftest",
    *(f"-pno:{plugin}" for plugin in UNUSED_PLUGINS),
    *("-c", os.devnull),
    f"--rootdir={os.path.dirname(os.devnull)}",
]
PYTEST_VARIABLES = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")  # the caller's, for tests of their own


class ChecksBroken(Exception):
    """The trusted checks themselves failed: nothing can be said of the submission."""


class Ungradable(Exception):
    """Check cells and trusted checks do not belong together; the message names the cell."""


_own = threading.local()  # a Dask worker grades in several threads


def collected(code):
    """The Grading with the checks in an assignment's Files `code`, for this thread.  Raises ChecksBroken."""
    known = vars(_own).setdefault("gradings", {})
    if code not in known:
        known[code] = _collect(code)
    return known[code]


def run_checks(grading, checks):
    """Run `checks` of a Grading that was begun, and name what failed; -> the Outcomes.

    Raises WorkerLost and ChecksBroken when nothing can be said of the submission.
    """
    grading.run(checks)
    grading.name_failures()
    require_done(grading)
    return grading.outcomes


def require_done(grading):
    """Raises WorkerLost and ChecksBroken when nothing can be said by checks that were run."""
    if grading.session.lost:
        raise grading.session.lost
    if grading.errors:
        raise ChecksBroken(grading.errors[0])


def trusted_checks(assignment):
    """{item id: names of its checks}.  Raises Ungradable unless they fit the machine-graded cells."""
    checks = collected(assignment.code).checks
    for id in assignment.points:
        if id not in checks:
            raise Ungradable(
                f"the cell {id!r} is graded by machine but has no trusted check: add one with "
                f"@item({id!r}) under {assignment.source / 'trusted'}"
            )
    for id in checks:
        if id not in assignment.points:
            where = assignment.source / "trusted"
            raise Ungradable(f"{where}: there are checks of {id!r}, but no such check cell")
    return checks


def module_of(assignment, item):
    """The name of the student's module in which the item stands."""
    return collected(assignment.code).namers[item][0]


def needs_data(assignment):
    """The ids of the items of which a check needs the data set; perhaps none."""
    return collected(assignment.code).needs_data


def _collect(code):
    grading = Grading(code)
    with pytest.MonkeyPatch.context() as environment:
        for name in PYTEST_VARIABLES:
            environment.delenv(name, raising=False)
        exit_code = pytest.main([*PYTEST_OPTIONS, os.path.dirname(os.devnull)], plugins=[grading])
    if exit_code == pytest.ExitCode.INTERRUPTED and not grading.errors:
        raise KeyboardInterrupt  # which pytest keeps to itself
    if exit_code != pytest.ExitCode.OK:
        reasons = "\n".join(grading.errors) or repr(exit_code)
        raise ChecksBroken(f"the checks of {code.folder} could not be run:\n{reasons}")
    return grading
