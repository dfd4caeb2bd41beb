"""Two folders change places in one step."""

import ctypes
import os

EXCHANGE = 2  # of Linux's renameat2
HERE = -100  # the folder from where relative paths start


def swap(one, other):
    """Whoever looks sees both; where the system cannot do that, the second is gone for a moment."""
    if not _at_once(one, other):
        aside = other.with_name(f"{one.name}.old")
        other.rename(aside)
        try:
            one.rename(other)
        except BaseException:
            aside.rename(other)
            raise
        aside.rename(one)


def _at_once(one, other):
    """False where the system or the file system cannot."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return bool(exchange) and exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0
