"""When something was handed in, as nbgrader keeps it in `timestamp.txt`: read and written."""

from datetime import UTC

from nbgrader.utils import parse_utc


def moment_of(content):
    """The datetime in the bytes of a time stamp, in UTC; None where they hold none.

    nbgrader would stop at one that it cannot read, or that is out of all proportion.
    """
    try:
        time = parse_utc(content.decode().strip())
        return time.replace(tzinfo=UTC) if 2000 <= time.year <= 2100 else None
    except Exception:  # dateutil raises whatever it stumbles over
        return None


def stamp_of(time):
    """What stands in such a file."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f %Z")
