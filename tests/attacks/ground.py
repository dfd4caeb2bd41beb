"""Where attacks are laid out and graded: submissions in a course, graded in a pool by the real grader."""

import contextlib
import ctypes
import os
import platform
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.course.folders import KIT, Course
from autograder.grading import run
from autograder.grading.grade import grade
from autograder.grading.plugin import Grading
from autograder.grading.result import Result
from cs231n_utils.promises.manifest import Limits
from tests import home
from tests.attacks.table import PRELUDE, Attack, Link, Strange
from tests.warm import CONTEXT

NAME = "linear_classifiers"
CALLS = 15  # how many times the budget for a call goes into that for a submission: bombs lie beside bombs
HOST_BYTES = 3 << 30  # address space of a grading process: a breach must not take the machine along
SLEEPERS = 4  # more than two processors: many attacks only wait


@dataclass
class Outcome:
    """What grading one attack came to, and what it cost the grader's own process."""

    result: Result | None
    error: str | None
    seconds: float
    bytes: int  # by which the peak of its memory grew
    descriptors: int  # by which the number of its open files grew


@cache
def assignment():
    return home.assignment(NAME)


@cache
def solution():
    """{file: the solution as bytes}"""
    return {name: text.encode() for name, text in assignment().solution.items()}


def lay(course: Course, attack: Attack, student_id, facts, beside):
    """Write the attack into submitted/."""
    folder = course.submitted(NAME, student_id)
    folder.mkdir(parents=True)
    own = solution()["linear_svm.py"]
    files = {**solution(), "linear_svm.py": own + (PRELUDE.format(facts=facts) + attack.code).encode()}
    files = {name: files[name] for name in beside}
    for name, content in {**files, **attack.files}.items():
        path = folder / name
        if isinstance(content, Link):
            path.symlink_to(content.target.format(KIT=KIT, COURSE=course.root))
        elif content is Strange.FOLDER:
            path.mkdir()
        elif content is Strange.FIFO:
            os.mkfifo(path)
        else:
            content = content(own) if callable(content) else content
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def task(course, student_id, level):
    """As a run of the whole course would make it."""
    return run.task(course, assignment(), course.submitted(NAME, student_id), level, "stand-in", student_id)


def limits(task):
    """Less than in earnest, but enough on a machine with other work."""
    call = min(max(2.0, 4 * graded(task).seconds), Limits.call)
    return Limits(call=call, submission=CALLS * call)


def grade_all(tasks, temporary: Path, mark, naming):
    """{key: Outcome}, from processes that have the mark among their secrets.

    Without `naming` nobody asks which mistakes these are, which takes as long as the verdicts.
    """
    with ProcessPoolExecutor(SLEEPERS, CONTEXT, prepare, (temporary, mark, naming)) as pool:
        return dict(zip(tasks, pool.map(graded, tasks.values()), strict=True))


def prepare(temporary, mark, naming):
    """In a process of the pool."""
    if not naming:
        Grading.name_failures = lambda self: None
    tempfile.tempdir = str(temporary)
    os.environ["CS231N_MARK"] = mark
    resource.setrlimit(resource.RLIMIT_AS, (HOST_BYTES, HOST_BYTES))
    if platform.system() == "Linux" and platform.machine() == "x86_64":
        syscall = ctypes.CDLL(None).syscall
        syscall(250, 1, None)  # a session keyring of this process's own
        syscall(248, b"user", b"cs231n-caller", mark.encode(), len(mark), ctypes.c_int(-3))


def graded(task):
    started, before, open_before = time.monotonic(), peak(), descriptors()
    result, error = None, None
    try:
        result = grade(task)
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
    seconds = time.monotonic() - started
    return Outcome(result, error, seconds, peak() - before, descriptors() - open_before)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def descriptors():
    return len(os.listdir("/dev/fd"))


def survivors(folder: Path, seconds=10):
    """Processes whose command or mounts name `folder`, after time to end."""
    deadline = time.monotonic() + seconds
    while (found := _about(str(folder))) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def _about(name):
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            known = [(process / file).read_bytes() for file in ("cmdline", "mountinfo")]
            if int(process.name) != os.getpid() and any(name.encode() in text for text in known):
                found.append((process.name, known[0]))
    return found
