"""The trusted side of a worker: start it, ask it, stop it, whatever it does."""

import os
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress

from autograder.sandbox import isolation
from autograder.sandbox.wire import MAX_BODY, Channel, Ref, Unsendable, WireError

START_SECONDS = 30


class WorkerLost(Exception):
    """The worker could not be started: a failure of this machine, not of the submission."""


class StudentError(Exception):
    """Student code raised; `info` is what the worker says of it (untrusted)."""

    def __init__(self, info):
        super().__init__(info.get("type"))
        self.info = info


class Worker:
    """One process that runs the code in `submission` (a folder of its own, made for it).

    `largest`: bytes of an answer.  `layers` lists what holds, said by the worker before it imported student
    code.
    """

    def __init__(self, submission, level, largest=MAX_BODY):
        ours, theirs = socket.socketpair()
        self.channel = Channel(ours, largest)
        self.requests = 0
        self.callbacks = {}
        shut_in = isolation.command(level, submission, theirs.fileno())
        with theirs, tempfile.TemporaryFile() as errors, shut_in as (argv, environment, descriptors):
            try:
                self.process = subprocess.Popen(
                    argv,
                    env=environment,
                    cwd=submission,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    pass_fds=descriptors,
                    start_new_session=True,
                )
            except OSError as error:
                ours.close()
                raise WorkerLost(f"the worker could not be started: {error}") from None
            theirs.close()  # so that the worker's death is seen as the end of the stream
            try:
                hello = self.channel.receive(time.monotonic() + START_SECONDS)
            except WireError as error:
                self.stop()
                errors.seek(0)
                text = errors.read(2000).decode(errors="replace").strip()
                raise WorkerLost(f"the worker did not start ({error}): {text}") from None
        self.layers = ([level] if level == "bubblewrap" else []) + hello["layers"]

    def ask(self, op, seconds, keep=False, **fields):
        """The value of one request.

        Raises StudentError, Unsendable (the result is of a type that does not cross), Late, Closed or
        WireError; after the last three the worker is of no more use.
        """
        deadline = time.monotonic() + seconds
        self.requests += 1
        self.channel.send({"id": self.requests, "op": op, "keep": keep, **fields}, deadline)
        while True:
            reply = self.channel.receive(deadline)
            if "callback" in reply:
                self.channel.send(self._call_back(reply), deadline)
            elif type(reply.get("id")) is not int or reply["id"] != self.requests:
                raise WireError("an answer to another request")
            elif isinstance(reply.get("error"), dict):
                raise StudentError(reply["error"])
            elif "unsendable" in reply:
                why = reply["unsendable"]
                raise Unsendable("size" if isinstance(why, str) and why == "size" else "kind")
            else:
                return reply.get("value")

    def offer(self, function):
        """A reference that student code can call like `function`, which runs here, on the trusted side."""
        number = len(self.callbacks) + 1
        self.callbacks[number] = function
        return Ref("callback", number)

    def _call_back(self, reply):
        number, args, kwargs = reply["callback"], reply.get("args"), reply.get("kwargs")
        known = type(number) is int and number in self.callbacks
        if not known or not isinstance(args, tuple) or not isinstance(kwargs, dict):
            raise WireError("a bad callback")
        try:
            return {"value": self.callbacks[number](*args, **kwargs)}
        except Exception:  # student code called it with other arguments, or with strange values
            return {"refused": True}

    def stop(self):
        self.channel.sock.close()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
