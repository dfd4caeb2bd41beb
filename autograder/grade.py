"""Grade one submission: a pure function of its files, the checks and the seed.

It touches no data base and no course, so it runs in any executor, here or elsewhere.
"""

import hashlib
import hmac
import os
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import cs231n_utils
from autograder.course import CHECKS, KIT
from autograder.data import DataSet
from autograder.plugin import Grading
from autograder.result import Result, item_result
from autograder.sandbox import isolation
from autograder.student import Limits, Session
from autograder.submission import Submission, digest

UNUSED_PLUGINS = (  # each costs time at every start
    *("terminal", "cacheprovider", "warnings", "logging", "faulthandler", "threadexception"),
    *("unraisableexception", "unittest", "doctest", "pastebin", "junitxml", "setuponly", "setupplan"),
    *("stepwise", "tmpdir", "monkeypatch", "recwarn", "debugging", "legacypath"),
)
PYTEST_OPTIONS = [
    "--capture=no",
    "--import-mode=importlib",
    "--assert=plain",  # a rewritten assert would print the reference
    "--disable-plugin-autoload",
    "--noconftest",
    *(f"-pno:{plugin}" for plugin in UNUSED_PLUGINS),
    *("-c", os.devnull),
    f"--rootdir={CHECKS}",
]
PYTEST_VARIABLES = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")  # the caller's, for tests of their own

VERDICT_CODE = (  # what decides verdicts and names mistakes
    *("autograder/checks", "autograder/sandbox", "autograder/grade.py", "autograder/plugin.py"),
    *("autograder/result.py", "autograder/student.py", "autograder/submission.py"),
    *("cs231n_utils/diagnosis.py", "cs231n_utils/*misconception*.py"),
)


class ChecksBroken(Exception):
    """The trusted checks themselves failed: nothing can be said of the submission."""


@dataclass(frozen=True)
class Task:
    """All that grading a submission needs; it can be sent to another machine that has the kit."""

    assignment: str
    submission: Submission
    points: dict  # {item id: points}
    checks: dict  # {item id: names of its checks}: what has to come out
    modules: tuple  # names of the stub modules
    seed: int
    level: str
    limits: Limits
    data: DataSet | None = None  # that saved classifiers are scored on

    def input_hash(self):
        """Changes whenever the result could."""
        inputs = {
            "submission": self.submission.digest().encode(),
            "checks": code_digest(*VERDICT_CODE).encode(),
            "kit": cs231n_utils.__version__.encode(),
            "points": repr(sorted(self.points.items())).encode(),
            "seed": str(self.seed).encode(),
            "isolation": self.level.encode(),
            "limits": repr(self.limits).encode(),
            "data": (self.data.fingerprint if self.data else "").encode(),
        }
        return digest(inputs)


@cache
def code_digest(*patterns):
    """Of files of the kit, and of the modules in folders of it, named relative to the kit or by a pattern.

    Raises FileNotFoundError when a pattern matches nothing: what it meant would change without notice.
    """
    paths = [path for pattern in patterns for path in _code(pattern)]
    return digest({path.relative_to(KIT).as_posix(): path.read_bytes() for path in paths})


def _code(pattern):
    roots = list(KIT.glob(pattern))
    paths = [path for root in roots for path in (root.rglob("*.py") if root.is_dir() else [root])]
    if not paths:
        raise FileNotFoundError(f"a digest is to be made of {pattern}, but there is no such file in {KIT}")
    return paths


def fresh_seed(secret: bytes, submission: Submission):
    """A seed that the student cannot foresee and a regrade repeats."""
    mac = hmac.new(secret, submission.digest().encode(), hashlib.sha256)
    return int.from_bytes(mac.digest()[:6])


def grade(task: Task):
    """-> Result.  Raises for failures on this side only: WorkerLost, IsolationMissing, ChecksBroken."""
    started = time.perf_counter()
    isolation.require(task.level)
    with laid_out(task.submission) as folder:
        session = Session(folder, task.modules, task.level, task.limits)
        try:
            outcomes = run_checks(task.assignment, Grading(session, task.seed, task.data)).outcomes
        finally:
            session.close()
    items = [item_result(id, points, outcomes, task.checks[id]) for id, points in task.points.items()]
    return Result(
        assignment=task.assignment,
        submission=task.submission.id,
        kit_version=cs231n_utils.__version__,
        input_hash=task.input_hash(),
        seed=task.seed,
        isolation={"active": session.layers, "missing": isolation.missing(session.layers)},
        seconds=round(time.perf_counter() - started, 3),
        score=round(sum(item.score for item in items), 4),
        max_score=sum(item.max_score for item in items),
        items=items,
        notes=list(task.submission.notes),
        events=[f"{o.item}: {o.name}: {o.event}" for o in outcomes if o.event],
    )


@contextmanager
def laid_out(submission):
    """The submission's files in a folder that only its workers use and that they cannot change."""
    with tempfile.TemporaryDirectory(prefix="grade-") as name:
        folder = Path(name)
        for file, content in submission.files.items():
            (folder / file).write_bytes(content)
            (folder / file).chmod(0o444)
        folder.chmod(0o555)
        yield folder


def run_checks(where, grading):
    """Run the trusted checks of an assignment, or of one file "NAME/test_MODULE.py"; -> `grading`.

    Raises WorkerLost and ChecksBroken.
    """
    _pytest(where, grading)
    if grading.session.lost:
        raise grading.session.lost
    if grading.errors:
        raise ChecksBroken(grading.errors[0])
    return grading


def collect(assignment):
    """A Grading that knows the `checks`, {item id: [names]}, and `needs_data`.  Raises ChecksBroken."""
    return _pytest(assignment, Grading(), "--collect-only")


def _pytest(where, plugin, *options):
    with pytest.MonkeyPatch.context() as environment:
        for name in PYTEST_VARIABLES:
            environment.delenv(name, raising=False)
        code = pytest.main([*PYTEST_OPTIONS, *options, str(CHECKS / where)], plugins=[plugin])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        reasons = "\n".join(plugin.errors) or repr(code)
        raise ChecksBroken(f"the checks in {where} could not be run:\n{reasons}")
    return plugin
