"""How the checks speak, and how they keep the student's code quiet meanwhile."""

import contextlib
import io
import sys
import textwrap
import warnings

import numpy as np


@contextlib.contextmanager
def quiet():
    """Swallow what student code prints and warns: a check calls it hundreds of times. Yields the text."""
    hush = io.StringIO()
    with (
        contextlib.redirect_stdout(hush),
        contextlib.redirect_stderr(hush),
        np.errstate(all="ignore"),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield hush


def complain(text):
    """To stderr: that is how `nbgrader validate` sees that a check cell has not passed."""
    print(text, file=sys.stderr)


def labelled(label, text):
    """`label: text`, wrapped and indented, as a list of lines."""
    body = [piece for line in text.split("\n") for piece in textwrap.wrap(line, 96)]
    return [f"  {label}: {body[0]}", *(f"    {line}" for line in body[1:])]


def last_lines(text, most=10):
    """The end of what was printed: at most so many lines, none too long for the screen."""
    return [f"    {line[:96]}" for line in text.rstrip().splitlines()[-most:]]
