"""Many rows at once: a fork each, of processes that were started as workers are and know the assignment."""

import gc
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from multiprocessing import get_context

from tqdm import tqdm

from autograder.grading.checks import collected
from autograder.grading.engines import one_thread
from autograder.verify.judge import FEW, SIDES, Judge
from autograder.verify.rows import by_the_clock
from cs231n_utils.promises.loader import where

CONTEXT = get_context("spawn")
LATE = ("numpy.ma", "numpy.random")  # NumPy loads them when they are first used
SECONDS = 300.0  # that a row may take of its judge's own process
_judge = None  # of a process in a pool


class RowBroke(Exception):
    """The process of a row died, or raised: the message says why."""


class Overtime(RowBroke):
    """The process of a row took longer than it may."""


@contextmanager
def pool(assignment, jobs=None):
    """An executor for `judged`, with as many processes as there are processors, or `jobs`."""
    with (
        one_thread(),
        ProcessPoolExecutor(jobs or os.cpu_count(), CONTEXT, _begin, (assignment,)) as executor,
    ):
        yield executor
        executor.shutdown(cancel_futures=True)


def _begin(assignment):
    """Load what rows need, which each of them would do again in its fork."""
    global _judge
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))  # Ctrl-C ends it without a traceback
    _judge = Judge(assignment)
    collected(assignment.code), assignment.misconceptions
    for name in LATE:
        import_module(name)
    gc.freeze()  # a collection in a fork would write to every page that it shares with this process


def judged(row, seeds, named=FEW, sides=SIDES, whole=1):
    """In a process of the pool: -> Judged, from a fork that nothing of the row outlives.  Raises RowBroke.

    A row that ends this process, does not end, or meddles with it is judged from another one.
    """
    asked = row, seeds, named, sides, whole
    try:
        return forked(row, Judge.judge, *asked, seconds=SECONDS)
    except RowBroke:
        return forked(row, partial(Judge.judge, apart=True), *asked)


def forked(row, ask, *arguments, seconds=None):
    """In a process of the pool: -> `ask(judge, …)` about a row, from a fork that nothing of the row outlives.

    Raises RowBroke; Overtime when it takes more than `seconds`.
    """
    ours, theirs = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_answer, args=(theirs, row, ask, arguments))
    process.start()
    with suppress(OSError):  # whoever comes first: a group of its own, with all that it starts
        os.setpgid(process.pid, process.pid)
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise Overtime(f"{row}: no answer within {seconds} s")
        answer = ours.recv()
    except EOFError:
        answer = RowBroke(f"{row}: its process died")
    finally:  # Ctrl-C, too
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.join()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _answer(theirs, row, ask, arguments):
    os.setpgid(0, 0)
    try:
        answer = ask(_judge, *arguments)
    except Exception as error:
        answer = RowBroke(f"{row}: {where(error)}")
    theirs.send(answer)


def judge_all(assignment, rows, seeds, jobs=None, **options):
    """Yields (row, Judged), several at a time; those that the clock decides come last, one at a time."""
    with tqdm(total=len(rows), unit="row", delay=2, disable=None) as progress:
        for width, timed in ((jobs, False), (1, True)):
            some = [row for row in rows if by_the_clock(row) == timed]
            if not some:
                continue
            with pool(assignment, width) as executor:
                for row, said in zip(
                    some, executor.map(partial(judged, seeds=seeds, **options), some), strict=True
                ):
                    progress.update()
                    yield row, said
