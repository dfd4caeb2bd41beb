"""`people/log.csv`: whose score became another though nothing was handed in, when, why, and who did it.

Of extensions, reasons stand nowhere else.
"""

import os
import pwd
from datetime import datetime

from autograder.term import people

FILE = "log.csv"
NEEDED = ("time", "assignment", "id", "what", "reason")
COLUMNS = (*NEEDED, "by")  # which an older log does not have
KEY = NEEDED[:4]


def add(course, changes, dues):
    """A line for each Change of what was applied before."""
    rows = []
    for change in changes:
        if change.old:
            granted = dues.granted(change.assignment, change.student)
            reasons = dict.fromkeys(extension.reason for extension in granted if extension.reason)
            what = f"penalty {change.written:g} -> {change.wanted:g}, days of grace {_grace(change)}"
            values = (now(), change.assignment, change.student, what, "; ".join(reasons), account())
            rows.append(dict(zip(COLUMNS, values, strict=True)))
    note(course, rows)


def note(course, rows):
    """Add those that are not there yet; `rows`: [{column: text}]."""
    if not rows:
        return
    columns, known = people.read_table(course.people / FILE, NEEDED)
    there = {_key(row) for row in known}
    if new := [row for row in rows if _key(row) not in there]:
        _write(course, columns, [*known, *new])


def move(course, assignment, anonymous, student):
    """An anonymous student's lines of an assignment are this one's."""
    columns, rows = people.read_table(course.people / FILE, NEEDED)
    theirs = [row for row in rows if (row["assignment"], row["id"]) == (assignment, anonymous)]
    for row in theirs:
        row["id"] = student
    if theirs:
        _write(course, columns, rows)


def _write(course, columns, rows):
    people.write(people.folder(course) / FILE, list(dict.fromkeys([*columns, *COLUMNS])), rows)


def now():
    return f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z}"


def account():
    """The name of the account that runs this."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _key(row):
    return tuple(row[name] for name in KEY)


def _grace(change):
    return f"{change.old.grace} -> {change.new.grace if change.new else 0}"
