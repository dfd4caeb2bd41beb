"""Lateness on the terminal: who handed in when, and what it costs; what would change."""

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.course.text import one_line
from autograder.report.verdict import number
from autograder.term.dues import shown
from autograder.term.words import APPLY, handed_in, why

UNGRADED = "–"


def print_rows(rows, due, console):
    """One line a hand-in, by assignment and id; `due`: {assignment: datetime}, for all."""
    for name in dict.fromkeys(row.assignment for row in rows):
        title = f"{name}, due {shown(due[name])}"
        table = _table(title, "student", "handed in", "days", "grace", "penalty", "score", "why")
        for row in sorted((row for row in rows if row.assignment == name), key=lambda row: row.student):
            cells = (
                handed_in(row, zone=False) or "unknown",
                _days(row),
                str(row.grace),
                *_points(row),
                why(row),
            )
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
    """Only the last column is broken, however narrow the terminal is."""
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for column in columns[:-1]:
        right = column in ("days", "grace", "penalty", "score")
        table.add_column(column, no_wrap=True, justify="right" if right else "left")
    table.add_column(columns[-1], overflow="fold")
    return table


def _points(row):
    if row.penalty is None:
        return UNGRADED, UNGRADED
    return number(row.penalty), number(row.score)


def _days(row):
    return UNGRADED if row is None else "?" if row.days is None else str(row.days)


def _arrow(old, new):
    return f"{old} → {new}" if old != new else old
