"""Lateness on the terminal: who handed in when, and what it costs; what would change."""

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.course.text import one_line
from autograder.report.verdict import number
from autograder.term.dues import shown
from autograder.term.words import APPLY, handed_in, why

UNGRADED = "–"


def print_rows(rows, console):
    """One line a hand-in, by assignment and id."""
    for name in dict.fromkeys(row.assignment for row in rows):
        table = _table(name, "student", "due", "handed in", "days", "grace", "penalty", "score", "why")
        for row in sorted((row for row in rows if row.assignment == name), key=lambda row: row.student):
            days = "?" if row.days is None else str(row.days)
            time = handed_in(row) or "unknown"
            cells = (shown(row.due), time, days, str(row.grace), *_points(row), why(row))
            table.add_row(*map(Text, (one_line(row.student), *cells)))
        console.print(table)


def print_changes(changes, console, written):
    """What stood in the gradebook, and what stands in it now or would: old → new."""
    title = "written: old → new" if written else f"not written; `{APPLY}` writes it: old → new"
    table = _table(title, "assignment", "student", "days", "grace", "penalty", "why")
    for change in sorted(changes, key=lambda change: (change.assignment, change.student)):
        old, new = change.old, change.new
        days = _arrow(_days(old), _days(new))
        grace = _arrow(*(str(row.grace) if row else UNGRADED for row in (old, new)))
        penalty = _arrow(number(change.written), number(change.wanted))
        reason = why(new) if new else "no policy for it any more"
        table.add_row(*map(Text, (change.assignment, one_line(change.student), days, grace, penalty, reason)))
    console.print(table)


def _table(title, *columns):
    return Table(*columns, title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))


def _points(row):
    if row.penalty is None:
        return UNGRADED, UNGRADED
    return number(row.penalty), number(row.score)


def _days(row):
    return UNGRADED if row is None else "?" if row.days is None else str(row.days)


def _arrow(old, new):
    return f"{old} → {new}" if old != new else old
