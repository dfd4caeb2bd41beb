"""Commands that are killed, as by a power cut: nothing is cleared up."""

import os
import shutil
import signal
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy.orm import Session

from autograder import commandline
from autograder.course.assignment import Assignment
from autograder.grading import run
from autograder.grading.engines import LocalPool
from tests import quick, warm

STEPS = (  # what changes something that is kept
    (Path, "rename"), (Path, "write_bytes"), (Path, "write_text"), (Path, "unlink"), (os, "replace"),
    (shutil, "rmtree"), (shutil, "copytree"), (Session, "commit"),
)  # fmt: skip


def killed(arguments, turn):
    """Whether the command was killed, before its step number `turn`; it may have come to its end."""
    process = warm.CONTEXT.Process(target=_run, args=(list(map(str, arguments)), turn))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _run(arguments, turn):
    left = iter(range(turn - 1, -1, -1))
    for place, name in STEPS:
        setattr(place, name, _counting(getattr(place, name), left, os.getpid()))
    LocalPool.context = get_context("fork")
    Assignment.limits = quick.LIMITS
    run.grade, run.require_sound = quick.graded, lambda *_: None
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        commandline.main(arguments)


def _counting(step, left, own):
    """The step; in the process `own` it is the last thing that may happen."""

    def counted(*what, **how):
        if os.getpid() == own and next(left, None) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*what, **how)

    return counted
