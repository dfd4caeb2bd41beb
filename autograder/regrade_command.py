"""`python -m autograder regrade`: a second look at scores, shown before anything is written."""

import shlex

from rich.text import Text

from autograder import commands
from autograder.course.lookup import settings
from autograder.course.text import one_line
from autograder.recording.record import TrustedAutograde
from autograder.report import differences
from autograder.second_look.regrade import look
from autograder.term.penalties import Term

ABOUT = """Grade anew what was graded before, and show every difference, old → new, before anything is
written: of the students named, or else of all whose scores were made from something else than
there is now, such as other checks. What a person gave stays. With --apply the gradebook, pages and
grades.csv follow, and people/log.csv says who did it, when and why."""


def add(commands, parents):
    """The command's own arguments."""
    made = commands.add_parser(
        "regrade",
        parents=parents,
        help="grade anew, and show what would change: one student, or all after a changed check",
        description=ABOUT,
    )
    made.add_argument("--student", nargs="+", dest="only", metavar="ID", help="these, whatever has changed")
    made.add_argument("--reason", required=True, metavar="TEXT", help="why, for the log and the history")
    made.add_argument("--apply", action="store_true", help="write what is shown, with pages and grades.csv")


def run(course, options, chosen, console):
    """-> what went wrong, in words.  `chosen`: options of TrustedAutograde.  Errors as there."""
    name, reason = options.assignment, one_line(options.reason, 300)
    if not reason:
        raise commands.CommandFailed('--reason is empty: say why, such as --reason "the check was wrong"')
    config, coursedir = settings(course.root, assignment_id=name)
    if options.apply:
        Term(coursedir).settle()  # what follows points by hand has another reason
    grader = TrustedAutograde(coursedir=coursedir, config=config, **chosen)
    found = look(grader, reason, afresh=bool(options.only) and not options.apply)
    show(found, options, console)
    if not options.apply:
        if found.results:
            command = f"python -m autograder {shlex.join([*options.typed, '--apply'])}"
            console.print(Text(f"nothing is written yet; this writes it: {command}"), soft_wrap=True)
        return found.problems
    problems = found.problems + found.apply(reason) + commands.write_feedback(course, name)
    commands.write_csv(course, settles=False)
    written = {change.student: change for change in grader.changes}
    shown = [change for change in found.changes if change.student in written]
    if others := [written[c.student] for c in shown if written[c.student].after.total != c.after.total]:
        differences.print_changes(others, len(others), "written otherwise than shown: old → new", console)
    unchanged = found.results.keys() - {*grader.recorded}
    console.print(f"{len(grader.recorded)} recorded, {len(unchanged)} unchanged")
    if not grader.changes:
        console.print("no score changed")
    if grader.changes or found.noted:
        console.print(f"log: {course.people / 'log.csv'}", soft_wrap=True)
    return problems


def show(found, options, console):
    """Of students who were named item by item."""
    if not found.results and not options.only:
        console.print(f"every result of {options.assignment} is made from what there is now")
        return
    title = f"{options.assignment}: old → new"
    if not options.only:
        differences.print_changes(found.changes, len(found.results), title, console)
        return
    for change in sorted(found.changes, key=lambda change: change.student):
        differences.print_items(change, *found.results[change.student], console)
    for student in sorted(found.results.keys() - {change.student for change in found.changes}):
        console.print(Text(f"{one_line(student)}: the same as before"))
