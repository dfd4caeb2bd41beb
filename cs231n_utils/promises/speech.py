"""How the checks speak, and how they keep the student's code quiet meanwhile."""

import contextlib
import io
import re
import sys
import textwrap
import threading
import warnings

import numpy as np
from tqdm import tqdm

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # moves the cursor, or colours what follows


class Kept(io.StringIO):
    """What was printed, without progress bars: they write a line that the next one overwrites."""

    def write(self, text):
        if not text.startswith("\r"):
            super().write(CONTROL.sub("", text))
        return len(text)


class Aside:
    """Stands for a stream while a thread is quiet: `kept` has what that one writes, others write through.

    There is one for good: `print` only borrows sys.stdout, and Python dies when what a thread is printing to
    is freed by another one.
    """

    def __init__(self, kept):
        self.stream = None
        self.kept = kept  # {thread: Kept}

    def before(self, stream):
        """This, from here on in front of another stream (or of the same, where somebody left it there)."""
        if stream is not self:
            self.stream = stream
        return self

    def write(self, text):
        return self.kept.get(threading.get_ident(), self.stream).write(text)

    def writelines(self, lines):
        self.write("".join(lines))

    def __getattr__(self, name):
        return getattr(self.stream, name)  # a kernel tells its stream which cell prints


class Hush:
    """Entered by every thread that is quiet: the streams and the filters of warnings are everybody's."""

    def __init__(self):
        self.kept, self.inside, self.turn = {}, 0, threading.Lock()
        self.out, self.err = Aside(self.kept), Aside(self.kept)

    def __enter__(self):
        with self.turn:
            self.inside += 1
            if self.inside == 1:
                sys.stdout, sys.stderr = self.out.before(sys.stdout), self.err.before(sys.stderr)
                self.warnings = warnings.catch_warnings()
                self.warnings.__enter__()
                warnings.simplefilter("ignore")

    def __exit__(self, *error):
        with self.turn:
            self.inside -= 1
            if not self.inside:
                self.warnings.__exit__(*error)
                if sys.stdout is self.out:  # else another thread has redirected it meanwhile
                    sys.stdout = self.out.stream
                if sys.stderr is self.err:
                    sys.stderr = self.err.stream


_hush = Hush()


@contextlib.contextmanager
def quiet():
    """Swallow what student code prints and warns: a check calls it hundreds of times. Yields the text.

    Only in this thread: a live picture asks student code while a cell prints.
    """
    text, thread = Kept(), threading.get_ident()
    with _hush, np.errstate(all="ignore"):
        outer = _hush.kept.get(thread)
        _hush.kept[thread] = text
        try:
            yield text
        finally:
            if outer is None:
                del _hush.kept[thread]
            else:
                _hush.kept[thread] = outer


def progress(values, what):
    """The same values, with a bar if they take more than two seconds."""
    seldom = {"delay": 2, "mininterval": 1}  # a saved page has a line for each state of the bar
    return tqdm(values, what, file=sys.stdout, leave=False, **seldom)


def complain(text):
    """To stderr: that is how `nbgrader validate` sees that a check cell has not passed."""
    print(text, file=sys.stderr)


def labelled(label, text):
    """`label: text`, wrapped and indented, as a list of lines."""
    body = [piece for line in text.split("\n") for piece in textwrap.wrap(line, 96)]
    return [f"  {label}: {body[0]}", *(f"    {line}" for line in body[1:])]


def last_lines(text, most=10):
    """The end of what was printed: at most so many lines, none empty or too long for the screen."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [f"    {cut(line, 96)}" for line in lines[-most:]]


def known_as(name):
    """Decorates what stands in for a student's function: Python's errors call it by this name."""

    def named(function):
        function.__qualname__ = name
        return function

    return named


def shortened(value, most=60):
    """`value` as text on one line, at most so long."""
    return cut(" ".join(str(value).split()), most)


def cut(text, most):
    """`text`, or as many of its words as go into so many letters, with “ …” for the rest."""
    if len(text) <= most:
        return text
    words = text[: most - 1].rpartition(" ")[0].rstrip(" ,;:")
    return f"{words or text[: most - 2]} …"


class OneLine:
    """A problem whose message says all: a notebook shows it without the traceback."""

    def _render_traceback_(self):  # the name IPython looks for
        return [f"{type(self).__name__}: {self}"]
