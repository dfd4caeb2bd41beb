"""`python -m autograder roster FILE…`: lists of students into the course's roster, and into the gradebook."""

from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.course.gradebook import alone
from autograder.course.lookup import settings
from autograder.course.text import one_line, some
from autograder.term import exports, view
from autograder.term.exports import TITLES
from autograder.term.merge import merge
from autograder.term.people import BadTable
from autograder.term.roster import FILE, Roster

ABOUT = """Merge FILEs into people/roster.csv: what Canvas, Moodle or Gradescope export, or any CSV
with an id or an e-mail address. Then bring the gradebook up to date with it; without a FILE only
that. Who is no longer in the files of a system, though others of their section are, turns inactive;
nothing is deleted. A line that may be of two students is refused."""


def add(commands, parents):
    """The command's own arguments."""
    made = commands.add_parser(
        "roster",
        parents=parents,
        help="who is in the course: from Canvas, Moodle, Gradescope, CSV",
        description=ABOUT,
    )
    made.add_argument("files", nargs="*", metavar="FILE", help="an export of a system, as it was downloaded")
    made.add_argument(
        "--complete",
        action="store_true",
        help="the FILEs hold all students of their systems: who is in none is inactive, of any section",
    )


def run(course, files, complete):
    """-> what went wrong, in words.  Errors as `update`."""
    read, merged, problems = update(course, files, complete)
    print_merged(read, merged)
    print(f"roster: {course.people / FILE}")
    return problems


def update(course, files, complete=False):
    """-> (Exports, Merged, problems in words).  Raises BadTable, GradebookUnusable.

    Nothing is written when a file cannot be read.  The roster first: the gradebook follows, now or next time.
    """
    with alone(course.root):
        return _update(course, files, complete)


def _update(course, files, complete):
    if any(Path(file).resolve() == (course.people / FILE).resolve() for file in files):
        raise BadTable(
            f"{course.people / FILE} is the roster itself: after an edit run `roster` without a FILE"
        )
    read, coursedir = [exports.read(file) for file in files], settings(course.root)[1]
    roster, in_use = Roster.read(course), view.spellings(course, coursedir)
    merged = merge(roster, read, complete, in_use)
    merged.in_use = sorted(in_use.intersection(merged.new))
    if merged.roster != roster:
        merged.roster.write(course)
    others, merged.lacking = view.show(merged.roster, coursedir)
    problems = [str(refused) for refused in merged.refused]
    problems += [f"{ours} is {theirs} in the gradebook: write it so in {FILE}" for ours, theirs in others]
    return read, merged, problems


def print_merged(read, merged, console=None):
    """What was read, what changed, and how many persons there are now."""
    console = console or Console()
    for export in read:
        others = f", {export.others} lines of no student" if export.others else ""
        console.print(Text(f"{export.file}: {TITLES[export.system]}, {len(export.entries)} students{others}"))
    if merged.differences:
        console.print(_differences(merged))
    for id, system, column, ours, said in merged.kept:
        console.print(
            Text(
                one_line(
                    f"{id}: {column} stays {ours}: the LMS wins over {TITLES[system]}, which says {said}"
                )
            )
        )
    for words, ids in (
        ("new", merged.new),
        ("new, with an id that has handed in already: is it the same student?", merged.in_use),
        ("inactive now", merged.left),
        ("active again", merged.back),
    ):
        if ids:
            console.print(Text(f"{words}: {some(ids, 20)}"))
    if merged.lacking and not read:
        remedy = "write their lines again, with active no for who left, or `forget` them"
        said = f"in the gradebook, and not in the roster: {some(sorted(merged.lacking), 20)}; {remedy}"
        console.print(Text(said), style="yellow")
    for system, why, ids in merged.missing:
        said = f"not in what {TITLES[system]} gave, but left as they are, {why}: {some(ids, 20)}"
        console.print(Text(said), style="yellow")
    counts = {
        "new": merged.new,
        "changed": {id for id, *_ in merged.differences},
        "inactive now": merged.left,
        "active again": merged.back,
        "refused": merged.refused,
    }
    active = sum(person.active for person in merged.roster)
    said = ", ".join(f"{len(found)} {words}" for words, found in counts.items())
    console.print(f"{said}\nin the roster: {len(merged.roster)}, {active} of them active")


def _differences(merged):
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("student", "column", "old", "new"):
        table.add_column(name, overflow="fold")
    for row in merged.differences:
        table.add_row(*(Text(one_line(text) or "–") for text in row))
    return table
