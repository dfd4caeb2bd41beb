"""Moments as systems write them, and as nbgrader keeps them."""

import re
from datetime import UTC, datetime

STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,6})?\d* ?(Z|UTC|[+-]\d\d:?\d\d)")
FIRST, LAST = 2000, 2100  # years; nbgrader would stop at one out of all proportion


def stamp(text):
    """The datetime of a text such as `2026-02-01 12:00:00.000000000 Z`.  Raises ValueError."""
    found = STAMP.fullmatch(text.strip()) if isinstance(text, str) else None
    if not found or not FIRST <= int(text.strip()[:4]) <= LAST:
        raise ValueError("no date and time with a zone")
    day, clock, fraction, zone = found.groups()
    return datetime.fromisoformat(
        f"{day}T{clock}{fraction or ''}{'+00:00' if zone in ('Z', 'UTC') else zone}"
    )


def utc(time):
    """For a message."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
