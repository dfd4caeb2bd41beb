"""The code of a row in the process that judges it: two that take turns spend more on it than on most calls.

Nothing here can stop a call, nor keep the code from what the judge uses: `Meddled` says that it took it.
"""

import builtins
import os
import sys
import warnings
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from unittest import mock

import numpy as np

from autograder.sandbox import wire, worker
from autograder.sandbox.host import Worker
from autograder.verify.forked import ForkedSession

FRAMES = 200  # of the judge, below those of the code: it may call itself as often as in a worker


class Meddled(Exception):
    """A row's code changed what its judge uses: it has to be judged from another process."""


class InsideSession(ForkedSession):
    """A session whose worker is this process."""

    def start_worker(self):
        return Inside(self.folder)


class Inside(Worker):
    """Answers at once what it is asked, and leaves this process as it was; values cross as between two."""

    def __init__(self, submission):
        self.requests, self.callbacks, self.layers = 0, {}, []
        self.channel = OurEnd(worker.Server(TheirEnd(self), str(submission)))
        self.left = ExitStack()
        for context in (alone(submission), silence(), np.errstate(), warnings.catch_warnings()):
            self.left.enter_context(context)

    def stop(self):
        self.left.close()


class OurEnd:
    """Of the channel: what is sent is answered before `send` returns."""

    def __init__(self, server):
        self.server = server

    def send(self, message, deadline=None):
        self.server.answer(crossed(message, wire, worker.wire))

    def receive(self, deadline=None):
        return self.server.channel.said


class TheirEnd:
    """Of the channel: keeps what is said, and asks for what a function of ours answers to it."""

    def __init__(self, ours):
        self.ours, self.said = ours, None

    def send(self, message):
        self.said = crossed(message, worker.wire, wire)

    def receive(self):
        return crossed(self.ours._call_back(self.said), wire, worker.wire)


def crossed(message, sender, receiver):
    """A message as it arrives; both sides have a module `wire` of their own."""
    body = []
    header = sender.encode(message, body)
    return receiver.decode(header, memoryview(b"".join(body)))


@contextmanager
def alone(submission):
    """Meanwhile the modules in this folder are the ones of their names, and nothing was loaded of them."""
    names = {path.stem for path in submission.glob("*.py")}
    before = {name: sys.modules.pop(name) for name in names & set(sys.modules)}
    limit = sys.getrecursionlimit()
    sys.path.insert(0, str(submission))
    sys.setrecursionlimit(limit + FRAMES)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        sys.path.remove(str(submission))
        for name in names & set(sys.modules):
            del sys.modules[name]
        sys.modules.update(before)


@contextmanager
def silence():
    """As in a worker: nothing is heard, and nothing written out that would take longer than the rest."""
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
        mock.patch.object(builtins, "print", lambda *_, **__: None),
    ):
        yield


@contextmanager
def unchanged():
    """Raises Meddled unless the modules that a judge uses are in the end what they were."""
    before = _state()
    yield
    if not before.items() <= _state().items():
        raise Meddled("it changed a module of NumPy, or a builtin")


def _state():
    """{(module, name): id of what has this name}"""
    used = [module for name, module in sys.modules.items() if name.split(".")[0] in ("builtins", "numpy")]
    return {
        (module.__name__, name): id(value)
        for module in used
        for name, value in vars(module).copy().items()
        if not name.startswith("_")
    }
