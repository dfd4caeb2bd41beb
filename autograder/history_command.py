"""`python -m autograder history`: what a student's score was, since when, and why it changed."""

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.commands import CommandFailed
from autograder.course.assignment import Assignment
from autograder.course.lookup import settings
from autograder.course.text import one_line
from autograder.report.differences import PENALTY, arrow
from autograder.term import history, made_from
from autograder.term.state import NOTHING, State

ABOUT = """Show every change of a student's score in an assignment, of its items and of its penalty: when
it was noted, what, old → new, why. A score that was given by hand is noted by the next command."""
BY_HAND = "by a person"


def add(commands, parents):
    """The command's own arguments."""
    made = commands.add_parser(
        "history", parents=parents, help="every change of a student's score, and why", description=ABOUT
    )
    made.add_argument("student", metavar="ID", help="the student's id")


def run(course, name, student, console):
    """Raises CommandFailed: there is none."""
    history.notice_all(course, settings(course.root)[1].db_url)
    lines = history.read(course, name, student)
    if not lines:
        raise CommandFailed(f"{student} never had a score in {name}")
    order = [*Assignment.find(course, name).graded] if name in course.names() else []
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for column in ("when", "old → new", "why"):
        table.add_column(column, overflow="fold", no_wrap=column != "why")
    before = None
    for line in lines:
        table.add_row(Text(line.time, "bold"))
        for what, points, why in rows(before, line, order):
            table.add_row(Text(f"  {what}"), Text(points), Text(one_line(why)))
        before = line
    console.print(table)


def rows(before, line, order):
    """(what, old → new, why) of a Line after another one, or None; the first is of the whole score.

    `order`: ids of the assignment's cells; those that it has no more come last.
    """
    old, new = before.state if before else State({}), line.state
    machine = line.reason or made_from.why(before and before.made_from, line.made_from)
    found = []
    known = {*new.cells, *old.cells}
    for id in [*filter(known.__contains__, order), *sorted(known - {*order})]:
        was, now = old.cells.get(id, NOTHING), new.cells.get(id, NOTHING)
        if was[0] != now[0]:
            asked = before is None or (id in old.cells and id in new.cells)
            overruled = now[1] is not None
            what = f"{id}, by machine" if overruled else id
            points = arrow(was[0], now[0]) if overruled else arrow(old.score(id), new.score(id))
            found.append((what, points, machine if asked else "other questions"))
        if was[1:] != now[1:]:
            found.append((id, arrow(old.score(id), new.score(id)), BY_HAND))
    if old.penalty != new.penalty:
        found.append((PENALTY, arrow(old.penalty, new.penalty), "lateness"))
    if before and not found:
        return [("second look", arrow(old.total, new.total), machine)]
    return [("score", arrow(old.total if before else None, new.total), ""), *found]
