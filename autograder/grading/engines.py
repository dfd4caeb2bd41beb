"""Where submissions are graded: each engine opens a `concurrent.futures.Executor`.

`width` is how many submissions may be under way at a time: enough to keep the workers busy while results are
recorded, few enough that not all submissions stand in memory.
"""

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
import weakref
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Protocol

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1"
}  # as many processes as processors: threads would wait for each other
CONNECT_SECONDS = 10
STOP_SECONDS = 3  # in which a process that is told to stop may clear up
PER_WORKER = 8  # submissions under way for each worker


class NoEngine(Exception):
    """The workers asked for cannot be had; the message says what to do."""


class Engine(Protocol):
    """Where tasks are worked on: at most `width` of them at a time."""

    width: int

    def open(self) -> Executor: ...

    def abandon(self, executor: Executor):
        """End what is under way."""


class LocalPool:
    """Processes on this machine, `jobs` of them or as many as there are processors."""

    context = multiprocessing.get_context("spawn")  # a fork of a process with threads (Jupyter) may hang

    def __init__(self, jobs=None):
        self.jobs = jobs or os.cpu_count()
        self.width = PER_WORKER * self.jobs

    def open(self):
        folder = tempfile.mkdtemp(prefix="grading-")  # which nobody else may read
        options = {"initializer": stop_with_parent, "initargs": (folder,)}
        executor = ProcessPoolExecutor(self.jobs, mp_context=self.context, **options)
        weakref.finalize(executor, remove, folder)
        return executor

    def abandon(self, executor):
        """End what is under way."""
        executor.shutdown(wait=False, cancel_futures=True)
        processes = multiprocessing.active_children()
        for process in processes:
            process.terminate()
        for process in processes:  # or it would work on in a folder that goes
            process.join(2 * STOP_SECONDS)


class DaskCluster:
    """The workers that a Dask client knows; each of their machines has the kit at this version."""

    def __init__(self, client):
        self.client = client
        self.width = PER_WORKER * max(1, len(client.nthreads()))

    def open(self):
        # pure: a task with the same arguments is graded again when it is asked for again
        return self.client.get_executor(pure=False)

    def abandon(self, executor):
        executor.shutdown(wait=False)  # which cancels what is under way


@contextmanager
def engine(jobs=None, scheduler=""):
    """The Dask cluster at the address `scheduler`, or a local pool.  Raises NoEngine."""
    if not scheduler:
        with one_thread():
            yield LocalPool(jobs)
        return
    try:
        from distributed import Client
    except ImportError:
        raise NoEngine("a scheduler needs Dask: python -m pip install 'dask[distributed]'") from None
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise NoEngine(f"no scheduler answers at {scheduler}: {error}") from None
    with client:
        yield DaskCluster(client)


@contextmanager
def one_thread():
    """What is started in here multiplies matrices in one thread each: read when NumPy is loaded."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def remove(folder):
    """Whatever stands in it: submissions are laid out for nobody to write in."""
    for place, _, _ in os.walk(folder):
        os.chmod(place, 0o700)
    shutil.rmtree(folder, ignore_errors=True)


def stop_with_parent(folder):
    """In a process of the pool, which works in `folder`: Ctrl-C is the business of whoever started it.

    When that one says so, or is gone, even by SIGKILL, this one stops and takes its sandbox along.
    """
    tempfile.tempdir = folder

    def end():  # the executor would go on with the next task
        remove(folder)
        os._exit(1)

    def stop(*_):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a traceback of what is meant to end helps nobody
        deadline = threading.Timer(STOP_SECONDS, end)
        deadline.daemon = True
        deadline.start()
        raise KeyboardInterrupt

    def watch():
        multiprocessing.parent_process().join()
        os.kill(os.getpid(), signal.SIGTERM)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=watch, daemon=True).start()
