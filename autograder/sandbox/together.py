"""One processor for host and worker: they take turns, and to wake one that sleeps on another costs more than
most calls of a student's function do (measured: 0.8 ms a call on two processors, 0.25 ms on one).
"""

import ctypes
import os


def share_processor():
    """This thread, and what it starts from here on, stay where it runs now; -> the processors it had before.

    Where the system knows no such thing (macOS), None and no change.
    """
    if not hasattr(os, "sched_setaffinity"):
        return None
    before = os.sched_getaffinity(0)
    here = ctypes.CDLL(None).sched_getcpu()
    if here in before:
        os.sched_setaffinity(0, {here})
    return before


def leave_processor(before):
    """Undo it: `before` is what `share_processor` gave."""
    if before:
        os.sched_setaffinity(0, before)
