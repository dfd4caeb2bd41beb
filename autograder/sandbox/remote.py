"""What stays in the student's process: an object there, as the checks see it."""

from autograder.sandbox.wire import Ref


class Remote:
    """An object in the student's process."""

    def __init__(self, student, ref: Ref, shape=None):
        self._student, self._ref = student, ref
        self.shape = shape  # of an array that was kept, as it was when it was kept

    def call(self, method, *args, **kwargs):
        return self._student._call(method, args, kwargs, on=self._ref)

    def part(self, key):
        """`self[key]`, left where it is."""
        return Remote(self._student, self._student._call("__getitem__", [key], {}, on=self._ref, keep=True))

    def get(self, name):
        return self._ask("get", name=name)

    def set(self, name, value):
        """Set an attribute; a function becomes one that student code calls and that runs here."""
        self._ask("set", name=name, value=self._student._outgoing(value))

    def fetch(self):
        return self._ask("fetch")

    def _ask(self, op, **fields):
        return self._student._session.ask(self._student._item, op, on=self._ref, **fields)
