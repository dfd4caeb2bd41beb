"""`python -m autograder forget ID`: a person leaves the course, and all that it keeps."""

import sys

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.commands import CommandFailed
from autograder.course.lookup import settings
from autograder.term import forget
from autograder.term.traces import Traces

ABOUT = """Remove a student from everything that the course's folder keeps: hand-ins, attempts, results,
pages, the gradebook, the tables of people/ and those beside the gradebook. It shows what there is and
asks first. What it cannot reach is named in the end. Stopped in between, the same command finishes it."""
YES = "--yes"


def add(commands, parents):
    """The command's own arguments."""
    made = commands.add_parser(
        "forget", parents=parents, help="remove a student from everything", description=ABOUT
    )
    made.add_argument("student", metavar="ID", help="the student's id, exactly as folders and tables have it")
    made.add_argument(YES, action="store_true", dest="sure", help="do not ask")


def run(course, student, sure, console):
    """Raises CommandFailed: nothing is removed; GradebookUnusable."""
    config, coursedir = settings(course.root)
    traces = Traces(course, config, student)
    try:
        there = forget.found(traces, coursedir.db_url)
    except forget.Unknown as unknown:
        raise CommandFailed(str(unknown)) from None
    show(there, course, console)
    if not sure and not agreed(student):
        raise CommandFailed("nothing was removed")
    forget.forget(traces, coursedir.db_url)
    console.print(Text(f"{student} is removed from all of these. What stays, or may:"))
    for line in forget.stays(traces):
        console.print(Text(f"- {line}"), soft_wrap=True)


def show(there, course, console):
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("how many", justify="right")
    table.add_column("")
    table.add_column("where", overflow="fold")
    for count, of_what, where in there.lines(course.root):
        table.add_row(str(count), of_what, Text(str(where)))
    console.print(table)


def agreed(student):
    """Whether somebody who can answer types the id."""
    if not sys.stdin.isatty():
        raise CommandFailed(f"nothing was removed: nobody can be asked here, and {YES} was not said")
    try:
        return input(f"All of this is removed for good. To do it, type {student}: ").strip() == student
    except EOFError:
        return False
