"""The process that runs student code: `python -IS worker.py PACKAGES LEVEL SOCKET_FD SUBMISSION [LIBRARY…]`.

It limits itself, says which layers hold, then imports the submission and answers requests.  Everything
after the first import is untrusted: what it sends are values that the host judges.
"""

import builtins
import ctypes
import importlib
import os
import platform
import socket
import sys
import traceback
import tracemalloc
from pathlib import Path

if __name__ == "__main__":  # without `site`, which takes long and lets every .pth file of this machine in
    sys.path.append(sys.argv.pop(1))

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import seccomp
import wire

sys.path.pop(0)

MEGABYTE = 1 << 20
LIMITS = {  # name in `resource`: value
    "RLIMIT_AS": 2048 * MEGABYTE,
    "RLIMIT_FSIZE": 16 * MEGABYTE,
    "RLIMIT_NOFILE": 128,
    "RLIMIT_CPU": 120,  # seconds
    "RLIMIT_CORE": 0,
}
SANDBOX_LIMITS = {"RLIMIT_NPROC": 32}  # threads count, too; elsewhere all that the user runs would count
KEYCTL = {"x86_64": 250, "aarch64": 219} if sys.platform == "linux" else {}  # the system call's number
JOIN_SESSION_KEYRING = 1
NUMPY_LIB = os.path.dirname(np.lib.__file__)


def limit_resources(limits):
    """True when every one of `limits`, {name: value}, holds from now on."""
    import resource

    for name, value in limits.items():
        kind = getattr(resource, name)
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):
            return False
    return True


def drop_root(uid):
    """Inside bubblewrap root keeps only the right to become somebody else: use it.

    `uid` is this worker's alone: processes are counted and keys are kept by user.
    """
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)


def leave_keys_behind():
    """A keyring of our own in place of the grader's, which every process inherits."""
    if number := KEYCTL.get(platform.machine()):
        ctypes.CDLL(None).syscall(number, JOIN_SESSION_KEYRING, None)


def silence():
    """What student code prints goes nowhere, and what it reads is empty.

    Arrays are not even written out, which would take longer than a loop over their rows.
    """
    builtins.print = lambda *_, **__: None
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


def describe(error, submission):
    """An exception as a dict of values; `file` and `line` are the last place inside the submission."""
    file, line = None, None
    if isinstance(error, SyntaxError):
        file, line = error.filename, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.startswith(submission):
                file, line = frame.filename, frame.lineno
    names = [cls.__name__ for cls in type(error).__mro__]
    known = next(name for name in names if hasattr(builtins, name) or name == "NotStarted")
    return {
        "type": known,
        "message": str(error.msg if isinstance(error, SyntaxError) else error)[:500],
        "file": os.path.basename(file) if file else None,
        "line": line,
    }


def make_class(new, methods):
    """A class whose methods run on the host: each object is just the number that `new` gave it.

    They answer with a value and with attributes that the object gets, {name: value}.
    """

    class OfTheHost:
        def __init__(self, *args, **kwargs):
            self.number, attributes = new(*args, **kwargs)
            vars(self).update(attributes)

    def method(function):
        def call(self, *args, **kwargs):
            value, attributes = function(self.number, *args, **kwargs)
            vars(self).update(attributes)
            return value

        return call

    for name, function in methods.items():
        setattr(OfTheHost, name, method(function))
    return OfTheHost


def in_place(function):
    """A function whose body runs on the host and that writes into its arguments, arrays and dicts.

    The host answers with [(which argument, what it holds from now on), …]; these arguments are returned.
    """

    def call(*args, **kwargs):
        given, written = [*args, *kwargs.values()], []
        for number, content in function(*args, **kwargs):
            into = given[number]
            into.update(content) if isinstance(into, dict) else into.__setitem__(..., content)
            written.append(into)
        return tuple(written)

    return call


class Server:
    """Answers requests, one at a time; objects that may not cross are kept here under a number."""

    def __init__(self, channel, submission):
        self.channel = channel
        self.submission = submission
        self.objects = {}
        self.operations = {
            "import": lambda module: importlib.import_module(module) and None,
            "call": self.call,
            "pair": self.pair,
            "steps": self.steps,
            "most_bytes": self.most_bytes,
            "get": lambda on, name: getattr(on, name),
            "set": lambda on, name, value: setattr(on, name, value),
            "keep": lambda value: value,
            "generator": lambda seed: np.random.default_rng(seed),
            "fetch": lambda on: on,
            "load": self.load,
            "make_class": make_class,
            "in_place": in_place,
        }

    def serve(self):
        while True:
            try:
                request = self.channel.receive()
            except wire.Closed:
                return
            self.answer(request)

    def answer(self, request):
        number, keep = request.pop("id"), request.pop("keep", False)
        reply = {"id": number}
        try:
            operation = self.operations[request.pop("op")]
            value = operation(**{name: self.resolve(argument) for name, argument in request.items()})
            reply["value"] = self.keep(value) if keep else value
            self.channel.send(reply)
        except wire.Closed:
            raise
        except wire.Unsendable as error:
            self.channel.send({"id": number, "unsendable": str(error)})
        except BaseException as error:  # SystemExit and KeyboardInterrupt are student code too
            self.channel.send({"id": number, "error": describe(error, self.submission)})

    def call(self, name, args, kwargs, module=None, on=None):
        target = importlib.import_module(module) if module else on
        return getattr(target, name)(*args, **kwargs)

    def pair(self, **call):
        """The two parts that a call returns, the second left here; None where there are no such two."""
        answer = self.call(**call)
        try:
            first, second = answer[0], answer[1]
            wire.encode(first, [])
        except Exception:  # of whatever was returned
            return None
        return first, self.keep(second)

    def steps(self, **call):
        """How many steps of Python a call takes: lines, calls and returns.

        Those of the submission and of NumPy's `lib`, where `apply_along_axis` and `vectorize` loop; not of
        NumPy's core, whose dispatchers step through the arguments of honest code.
        """
        count = 0

        def trace(frame, event, argument):
            nonlocal count
            file = frame.f_code.co_filename
            if file.startswith((self.submission, NUMPY_LIB)):
                count += 1
                return trace
            return None

        sys.settrace(trace)
        try:
            self.call(**call)
        finally:
            sys.settrace(None)
        return count

    def most_bytes(self, **call):
        """How many bytes more than before there are at most during a call, NumPy's arrays among them."""
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            self.call(**call)
            return tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()

    def load(self, file):
        """What an .npz file of the submission holds, {name: array or text}; nothing in it is unpickled."""
        with np.load(os.path.join(self.submission, file), allow_pickle=False) as arrays:
            loaded = {name: arrays[name] for name in arrays.files}
        return {name: array.item() if array.dtype.kind == "U" else array for name, array in loaded.items()}

    def keep(self, value):
        number = len(self.objects) + 1
        self.objects[number] = value
        return wire.Ref("object", number)

    def resolve(self, value):
        """Refs, also inside lists, tuples and dicts, become what they stand for."""
        if isinstance(value, wire.Ref):
            return self.objects[value.number] if value.kind == "object" else self.callback(value)
        if isinstance(value, (list, tuple)):
            return type(value)(self.resolve(item) for item in value)
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        return value

    def callback(self, ref):
        """A function whose body runs on the host."""

        def ask_the_host(*args, **kwargs):
            self.channel.send({"callback": ref.number, "args": args, "kwargs": kwargs})
            reply = self.channel.receive()
            if "refused" in reply:
                raise TypeError("these are not the arguments that were expected")
            return self.resolve(reply["value"])

        return ask_the_host


def main(level, descriptor, submission, *libraries):
    limits = LIMITS | SANDBOX_LIMITS if level == "bubblewrap" else LIMITS
    layers = ["rlimits"] if limit_resources(limits) else []
    if os.getuid() == 0 and "CS231N_DROP_ROOT" in os.environ:
        drop_root(int(os.environ["CS231N_DROP_ROOT"]))
        layers.append("unprivileged user")
    leave_keys_behind()
    if seccomp.refuse_system_calls():
        layers.append("seccomp")
    channel = wire.Channel(socket.socket(fileno=int(descriptor)))
    channel.send({"layers": layers})
    serve(channel, submission, libraries)


def serve(channel, submission, libraries):
    """Answer until the host closes the channel; from here on, what student code prints is lost."""
    silence()
    sys.path[:0] = [submission, *libraries]
    Server(channel, submission).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
