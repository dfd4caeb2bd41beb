"""`people/log.csv`: whose recorded lateness became another, when, and why; reasons stand nowhere else."""

from datetime import datetime

from autograder.term import people

FILE = "log.csv"
COLUMNS = ("time", "assignment", "id", "what", "reason")


def add(course, changes, dues):
    """A line for each Change of what was applied before."""
    changes = [change for change in changes if change.old]
    if not changes:
        return
    path = people.folder(course) / FILE
    now = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z}"
    rows = people.read(path, COLUMNS)
    for change in changes:
        granted = dues.granted(change.assignment, change.student)
        reasons = dict.fromkeys(extension.reason for extension in granted if extension.reason)
        what = f"penalty {change.written:g} -> {change.wanted:g}, days of grace {_grace(change)}"
        values = (now, change.assignment, change.student, what, "; ".join(reasons))
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    people.write(path, COLUMNS, rows)


def _grace(change):
    return f"{change.old.grace} -> {change.new.grace if change.new else 0}"
