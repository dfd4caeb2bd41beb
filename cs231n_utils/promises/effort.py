"""What a call of a student's function costs, whatever else the machine does: steps of Python, and memory."""

import inspect
import os
import sys
import tracemalloc

import numpy as np

NUMPY_LIB = os.path.join(os.path.dirname(np.__file__), "lib") + os.sep  # apply_along_axis, vectorize … loop


def steps(function, call):
    """How many lines of Python `call()` runs, in the folder of `function` or where NumPy itself loops.

    Not those of NumPy's printing: who prints an array has no loop.
    """
    count, code = 0, getattr(inspect.unwrap(function), "__code__", None)
    own = code and os.path.dirname(code.co_filename)

    def trace(frame, event, argument):
        nonlocal count
        file = frame.f_code.co_filename
        if os.path.dirname(file) == own or file.startswith(NUMPY_LIB):
            count += event == "line"
            return trace
        return None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def most_bytes(call):
    """How many bytes more than before there are at most while `call()` runs: NumPy's arrays among them."""
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        call()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        if not running:
            tracemalloc.stop()
