"""The student's code as the checks see it: functions and objects that live in another process."""

import builtins
import time
from types import MappingProxyType

import numpy as np

from autograder.course.text import one_line
from autograder.sandbox.faults import Fault, NotBegun, Overtime, Unusable
from autograder.sandbox.host import StudentError, Worker, WorkerLost
from autograder.sandbox.remote import Remote
from autograder.sandbox.wire import Closed, Late, Ref, TooLarge, Unsendable, WireError

UNSENDABLE = {
    "kind": "it returned something that is neither a number nor an array of numbers",
    "size": "it returned more than the grader takes: too many bytes or values nested too deeply",
}


class Session:
    """The worker of one submission: started when needed, again after it was lost, within a budget.

    The first worker imports all modules before it sees a hidden input, so what an import error says may
    be shown; what later errors say may hold hidden inputs, and only their type and place are shown.

    `lost` is the WorkerLost that made this machine give up: then nothing can be said of the submission.
    `refused`: {file: why} of what was handed in and is not in the folder.
    """

    def __init__(self, folder, modules, level, limits, refused=MappingProxyType({})):
        self.folder, self.modules, self.level, self.limits = folder, modules, level, limits
        self.refused = refused
        self.lengths = {path.name: path.read_bytes().count(b"\n") + 1 for path in folder.glob("*.py")}
        self.worker = None
        self.starts = 0
        self.lost = None
        self.layers = []
        self.broken = {}  # module: Fault of its import
        self.stopped = {}  # item: Fault that ended it
        self.begin()

    def begin(self):
        """From now on the submission has its whole time again."""
        self.deadline = time.monotonic() + self.limits.submission

    def ask(self, item, op, limit=None, **fields):
        """One request on behalf of `item`.  Raises Fault; after a lost worker the item stays stopped.

        `limit`: seconds after which Overtime is raised instead, if they are fewer than the usual ones.
        """
        if self.lost:
            raise self.lost
        if item in self.stopped:
            raise self.stopped[item]
        self._time_left()
        self.awake()
        if fields.get("module") in self.broken:
            raise self.broken[fields["module"]]
        try:
            return self._request(op, limit, **fields)
        except StudentError as error:
            raise self._explain(error.info, with_message=False) from None
        except Unsendable as error:
            raise Fault(UNSENDABLE[str(error)]) from None
        except Overtime:
            raise
        except Fault as fault:
            self.stopped[item] = fault
            raise

    def offer(self, function):
        self.awake()
        return self.worker.offer(function)

    def awake(self):
        """Start a worker unless there is one."""
        if self.worker is None:
            self._start()

    def close(self):
        if self.worker:
            self.worker.stop()
        self.worker = None

    def start_worker(self):
        return Worker(self.folder, self.level, self.limits.answer)

    def _start(self):
        """A worker in which every module that can be imported is imported."""
        try:
            self.worker = self.start_worker()
        except WorkerLost as error:
            self.lost = error
            raise
        self.starts += 1
        self.layers = self.worker.layers
        for module in self.modules:
            if module not in self.broken and not self._import(module):
                return self._start()
        return None

    def _import(self, module):
        """False when the worker was lost over it."""
        self._time_left()
        try:
            self._request("import", module=module)
        except StudentError as error:
            fault = self._explain(error.info, with_message=self.starts == 1)
            self.broken[module] = Unusable(str(fault), fault.event)
        except Fault as fault:
            text = f"while {module}.py was imported: {fault}"
            self.broken[module] = Unusable(text, fault.event, fault.by_clock)
            return False
        return True

    def _request(self, op, limit=None, **fields):
        most = limit or self.limits.call
        seconds = min(most, self._time_left())
        try:
            return self.worker.ask(op, seconds, **fields)
        except Late:
            self.close()
            event = f"worker stopped after {seconds:.0f} s in {op}"
            if seconds == limit:
                raise Overtime(f"no answer within {seconds:.0f} s", event, by_clock=True) from None
            text = f"no answer within {seconds:.0f} s (an endless loop?)"
            if seconds < most:
                whole = f"the {self.limits.submission:g} s for all calls together"
                text = f"no answer within {whole} (an endless loop, or slow code?)"
            raise Fault(text, event, by_clock=True) from None
        except Closed:
            self.close()
            raise Fault("your code ended the Python process", f"worker died in {op}") from None
        except TooLarge:
            self.close()
            raise Fault(UNSENDABLE["size"]) from None
        except WireError as error:
            self.close()
            raise Fault(
                "your code disturbed the grader's channel", one_line(f"bad frame in {op}: {error}")
            ) from None

    def _time_left(self):
        """Seconds.  Raises Fault when there are none."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise Fault("not reached: the time for the whole submission was used up", by_clock=True)
        return seconds

    def _explain(self, info, with_message):
        """A Fault in words of ours: nothing in `info` is taken over unchecked."""
        kind, message = info.get("type"), info.get("message")
        if not isinstance(kind, str) or not (hasattr(builtins, kind) or kind == "NotStarted"):
            kind = "an exception"
        if kind == "NotStarted":
            return NotBegun("not started yet")
        message = one_line(message) if isinstance(message, str) else ""
        place = self._place(info.get("file"), info.get("line"))
        shown = f"{kind}: {message}" if with_message and message else kind
        return Fault(f"{shown}{place}", f"{kind}: {message}{place}")

    def _place(self, file, line):
        if isinstance(file, str) and type(line) is int and 1 <= line <= self.lengths.get(file, 0):
            return f" in {file}, line {line}"
        return ""


class Student:
    """`student.f(x)` calls `f` of the student's module; `student.make("C")` makes an object there.

    Raises Fault when no value comes back.
    """

    def __init__(self, session, item, module):
        self._session, self._item, self._module = session, item, module

    def __getattr__(self, name):
        def function(*args, **kwargs):
            return self._call(name, args, kwargs)

        return function

    def of(self, module):
        """The same student, of whom another module is asked."""
        return Student(self._session, self._item, module)

    def make(self, name, *args, **kwargs):
        """The result of a call, left where it is."""
        return Remote(self, self._call(name, args, kwargs, keep=True))

    def make_pair(self, name, *args):
        """(the first part of what a call returns, the second left over there); None if it is no such pair."""
        match self._call(name, args, {}, op="pair"):
            case first, Ref("object", _) as second:
                return first, Remote(self, second)
        return None

    def make_class(self, new, **methods):
        """A class in the student's process whose methods are functions of ours.

        `new(…) -> (number, attributes)` is asked for each object; `method(number, …) -> (value, attributes)`
        for each call. The object gets these attributes, {name: value}, and has its `number`.
        """
        new, methods = self._outgoing(new), {name: self._outgoing(f) for name, f in methods.items()}
        asked = self._session.ask(self._item, "make_class", keep=True, new=new, methods=methods)
        return Remote(self, asked)

    def in_place(self, function):
        """A function of ours that student code calls and that writes into what it is given over there.

        `function(…) -> [(number of the argument, what it holds from now on), …]`; the caller gets a tuple of
        these arguments. They are arrays or dicts.
        """
        asked = self._session.ask(self._item, "in_place", keep=True, function=self._outgoing(function))
        return Remote(self, asked)

    def load(self, file):
        """What an .npz file of the submission holds, {name: array or text}; it is read over there."""
        if why := self._session.refused.get(file):
            raise Fault(f"{why}; the notebook saves one that is taken")
        if not (self._session.folder / file).is_file():
            raise NotBegun(f"{file} is not there: the notebook saves it")
        try:
            return self._session.ask(self._item, "load", file=file)
        except Fault as fault:
            if fault.by_clock:
                raise
            raise Fault(f"{file} cannot be read ({fault}): save it again", fault.event) from None

    def keep(self, value):
        """Put a value into the student's process, to be passed by reference and looked at later."""
        return Remote(self, self._session.ask(self._item, "keep", value=value, keep=True), np.shape(value))

    def generator(self, seed):
        """A `numpy.random.Generator` in the student's process, to be passed by reference."""
        return Remote(self, self._session.ask(self._item, "generator", seed=seed, keep=True))

    def restart(self):
        """Go on in a new process, in which nothing was called yet."""
        self._session.close()

    def steps(self, name, *args):
        """How many steps of Python the call takes; the student's process says so, and may lie."""
        return self._call(name, args, {}, op="steps")

    def most_bytes(self, name, *args):
        """How many bytes the call takes at once, its answer among them; said as `steps` are."""
        return self._call(name, args, {}, op="most_bytes")

    def timed(self, name, *args, limit=None):
        """(the answer, seconds it took by the clock on this side).  Raises Overtime beyond `limit`."""
        self._session.awake()
        started = time.perf_counter()
        answer = self._call(name, args, {}, limit=limit)
        return answer, time.perf_counter() - started

    def _call(self, name, args, kwargs, op="call", on=None, **options):
        where = {"on": on} if on else {"module": self._module}
        args = [self._outgoing(value) for value in args]
        kwargs = {key: self._outgoing(value) for key, value in kwargs.items()}
        return self._session.ask(self._item, op, name=name, args=args, kwargs=kwargs, **where, **options)

    def _outgoing(self, value):
        """As it crosses: by reference, also inside lists and tuples, what stays on its own side."""
        if isinstance(value, Remote):
            return value._ref
        if isinstance(value, list | tuple):
            return type(value)(self._outgoing(part) for part in value)
        return self._session.offer(value) if callable(value) else value
