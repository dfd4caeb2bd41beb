"""Scores that became others, on the terminal: old → new, the lowered ones first."""

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.course.text import one_line
from autograder.report.verdict import number

NONE = "–"
PENALTY = "late penalty"


def print_changes(changes, looked_at, title, console):
    """A line a student whose score or items differ, then how many there are of each kind, of how many."""
    if changes:
        table = _table(title, "student", "score", "by", "items")
        for change in sorted(changes, key=lambda change: (change.points, change.student)):
            score = arrow(change.before and change.before.total, change.after.total)
            cells = (one_line(change.student), score, signed(change.points), items(change))
            table.add_row(*map(Text, cells), style=_style(change.points))
        console.print(table)
        _print_items(changes, console)
    console.print(_summary(changes, looked_at))


def print_items(change, old, new, console):
    """Of one student every item that differs, with the first check that does; `old`, `new`: Results."""
    score = arrow(change.before.total, change.after.total)
    table = _table(f"{one_line(change.student)}: {score}", "item", "points", "what differs")
    for id in change.cells:
        table.add_row(id, Text(_points(change, id)), Text(_check(id, old, new)))
    if change.before.penalty != change.after.penalty:
        table.add_row(PENALTY, arrow(change.before.penalty, change.after.penalty), "")
    console.print(table)


def items(change):
    """What differs, in one cell."""
    said = [f"{id} {_points(change, id)}" for id in change.cells]
    before = change.before.penalty if change.before else 0.0
    if before != change.after.penalty:
        said.append(f"{PENALTY} {arrow(before, change.after.penalty)}")
    return "; ".join(said)


def arrow(old, new):
    old, new = (NONE if points is None else number(points) for points in (old, new))
    return f"{old} → {new}" if old != new else old


def signed(points):
    return f"{'+' if points > 0 else '−' if points < 0 else '±'}{number(abs(points))}"


def _points(change, id):
    before, after = (state.score(id) if state else None for state in (change.before, change.after))
    if before != after:
        return arrow(before, after)
    machine = [(state.cells.get(id) or (None,))[0] for state in (change.before, change.after)]
    return f"{number(after)} by a person stays (machine: {arrow(*machine)})"


def _check(id, old, new):
    """The first line of the first check that does not say the same."""
    before, after = ({check.name: check for check in _checks(id, result)} for result in (old, new))
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        if was is None or now is None or (was.passed, was.score) != (now.passed, now.score):
            shown = now or was
            said = f" ({shown.message.splitlines()[0]})" if shown.message else ""
            return one_line(f"{_mark(was)} → {_mark(now)} {shown.promise.splitlines()[0]}{said}")
    return ""


def _checks(id, result):
    return next((item.checks for item in (result.items if result else ()) if item.id == id), ())


def _mark(check):
    return NONE if check is None else "✓" if check.passed else "✗"


def _print_items(changes, console):
    table = _table("", "item", "lowered", "raised", "in all")
    found = {}
    for change in changes:
        for id in change.cells:
            before = (change.before.score(id) if change.before else None) or 0.0
            found.setdefault(id, []).append((change.after.score(id) or 0.0) - before)
    for id, points in found.items():
        down, up = sum(p < 0 for p in points), sum(p > 0 for p in points)
        table.add_row(id, str(down), str(up), signed(sum(points)))
    console.print(table)


def _summary(changes, looked_at):
    points = [change.points for change in changes]
    down, up = [-p for p in points if p < 0], [p for p in points if p > 0]
    said = [_kind(down, "lowered"), _kind(up, "raised"), f"{looked_at - len(down) - len(up)} unchanged"]
    return ", ".join(said)


def _kind(points, word):
    amounts = f" (by {number(sum(points))} in all, at most {number(max(points))})" if points else ""
    return f"{len(points)} {word}{amounts}"


def _style(points):
    return "red" if points < 0 else "green" if points > 0 else ""


def _table(title, *columns):
    """Texts are broken, and numbers are not, however narrow the terminal is."""
    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.padding = (0, 1, 0, 0)
    for column in columns:
        if column in ("score", "by", "points", "lowered", "raised", "in all"):
            table.add_column(column, no_wrap=True, justify="right")
        else:
            table.add_column(column, overflow="fold")
    return table
