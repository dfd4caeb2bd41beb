"""A function is judged by itself: those that it calls are lent by the checks meanwhile."""

from contextlib import contextmanager, suppress

from autograder.sandbox.student import Fault


@contextmanager
def lend(student, **functions):
    """Meanwhile the student's module has functions of ours in place of its own of these names.

    They run here, on whatever the student's code hands them: what would take too much time or memory they
    refuse, by any error.
    """
    module = student.make("__getattribute__", "__dict__")
    own = {name: module.part(name) for name in functions}
    try:
        for name, function in functions.items():
            module.call("__setitem__", name, function)
        yield
    finally:
        with suppress(Fault):  # a process that is gone has nothing of ours
            for name, function in own.items():
                module.call("__setitem__", name, function)
