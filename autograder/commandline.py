"""`python -m autograder`: what nbgrader's own commands lack."""

import json
import logging
import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

from rich.console import Console

from autograder import (
    collect_command,
    commands,
    demo,
    doctor,
    export_command,
    forget_command,
    history_command,
    parser,
    regrade_command,
    roster_command,
    similarity_command,
    solution_command,
)
from autograder.course import lookup, submission
from autograder.course.assignment import Assignment, NoSuchAssignment
from autograder.course.folders import PRIVATE, made_with
from autograder.handout import init, new, package
from autograder.handout.release import Unreleasable
from autograder.recording.record import PROBLEMS
from autograder.report import differences, helped, lateness
from autograder.report.table import print_isolation, print_table
from autograder.term.people import BadTable
from autograder.term.words import lines
from autograder.verify import mutants_judged
from autograder.verify import run as verify
from cs231n_utils.handin.typed import speak_utf8


def main(arguments=None):
    speak_utf8()
    commandline = parser.parser()
    options, rest = commandline.parse_known_args(arguments)
    if rest and options.command != "lab":
        after = " (a FILE stands after its system: --to canvas FILE)" if options.command == "export" else ""
        commandline.error(f"unknown: {' '.join(rest)}{after}")
    if options.course and options.command == "init":
        commandline.error("init makes the course in DIR: it takes no --course")
    options.rest, options.typed = rest, sys.argv[1:] if arguments is None else list(arguments)
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    try:
        with made_with(PRIVATE) if options.command in PERSONAL else nullcontext():
            return RUN[options.command](options)
    except (*FAULTS, OSError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; what was graded is kept, run the same command to go on", file=sys.stderr)
        return 130


def run_grade(options):
    console = Console()
    course = course_of(options)
    if options.folders and options.only:
        raise commands.CommandFailed("--student is about submitted/: it does not go with FOLDERs")
    if options.folders:
        return _grade_folders(options, course, console)
    if options.json:
        raise commands.CommandFailed("--json goes with FOLDERs; a course's results stand in results/")
    done, problems = commands.grade_course(course, options.assignment, force=options.force, **chosen(options))
    results = [done.results[student] for student in sorted(done.results)]
    print_table(results, console)
    print_isolation(results, console)
    unchanged = set(done.results) - set(done.recorded) - set(done.failures)
    console.print(f"{len(done.recorded)} recorded, {len(unchanged)} unchanged")
    if again := [change for change in done.changes if change.reason]:
        reasons = ", ".join(dict.fromkeys(change.reason for change in again))
        title = f"the same hand-ins, {reasons}: old → new"
        looked_at = {*done.results, *(change.student for change in again)}
        differences.print_changes(again, len(looked_at), title, console)
    console.print(f"feedback: {course.root / 'feedback'}\ngrades:   {course.root / 'grades.csv'}")
    return complain(problems)


def run_regrade(options):
    return complain(regrade_command.run(course_of(options), options, chosen(options), Console()))


def run_history(options):
    history_command.run(course_of(options), options.assignment, options.student, Console())
    return 0


def run_collect(options):
    return complain(collect_command.run(course_of(options), options))


def run_export(options):
    return complain(export_command.run(course_of(options), options))


def run_forget(options):
    forget_command.run(course_of(options), options.student, options.sure, Console())
    return 0


def run_roster(options):
    return complain(roster_command.run(course_of(options), options.files, options.complete))


def run_package(options):
    course = course_of(options)
    if (options.sure and not options.solution) or (options.give and options.solution):
        raise commands.CommandFailed("--sure goes with --solution, and --give does not")
    if options.solution:
        solution_command.run(course, options.assignment, options.sure)
        return 0
    assignment = Assignment.find(course, options.assignment)
    released = course.release(assignment.name)
    if not released.is_dir():
        raise commands.CommandFailed(
            f"there is no release: run `nbgrader generate_assignment {assignment.name}`"
        )
    gift = package.Gift.of(Assignment.find(course, options.give), assignment) if options.give else None
    target = course.root / f"{assignment.name}.zip"
    names = package.write(assignment, released, target, lookup.settings(course.root)[0], gift)
    print(f"{target}: {len(names)} files")
    if gift:
        print(f"It gives away {gift}.")
    return 0


def run_similarity(options):
    return complain(similarity_command.run(course_of(options), options.assignment, options.every))


def run_insights(options):
    from autograder.report import insights  # here: matplotlib takes a while, and nothing else draws

    course, console = course_of(options), Console()
    assignment = Assignment.find(course, options.assignment)
    name = assignment.name
    found, problems = insights.read(course, name)
    if not found:
        complain(problems)
        raise commands.CommandFailed(
            f"no results of {name} in {course.root}: run `python -m autograder grade {name}`"
        )
    table, picture, said = (course.root / f"insights-{name}{end}" for end in (".csv", ".png", "-help.csv"))
    counted = insights.count(found, assignment.misconceptions)
    insights.print_insights(counted, found, console)
    insights.write_csv(counted, len(found), table)
    insights.draw(counted, len(found), picture, name)
    told = helped.read(course, name)
    helped.print_help(told, console)
    helped.write_csv(told, said)
    console.print(f"table:   {table}\npicture: {picture}\nhelp:    {said}")
    return complain(problems)


def run_late(options):
    course, console = course_of(options), Console()
    name = options.assignment
    settled, shown, problems = commands.late(course, options.apply, name)
    rows = [row for row in settled.rows.values() if name in (None, row.assignment)]
    lateness.print_rows(rows, settled.due, console)
    if shown:
        lateness.print_changes(shown, console, options.apply)
    complain(lines(settled, shown))
    return complain([*problems, *settled.strays])


def run_doctor(options):
    return doctor.run(options.course or lookup.course_around(Path.cwd()).root, Console())


def run_new(options):
    course = course_of(options)
    made = new.begin(course, options.assignment, options.item)
    print(f"{made}: now `python -m autograder verify {options.assignment}`")
    return 0


def run_verify(options):
    course, console = course_of(options), Console()
    assignment = Assignment.find(course, options.assignment)
    if options.mutants:
        return mutants_judged.show(assignment, options.mutants, options.seed, options.jobs, console)
    return verify.show(assignment, course.root, options.seeds, options.jobs, console)


def run_init(options):
    made = init.lay(options.folder.resolve(), options.assignments)
    go_in = "" if options.folder.resolve() == Path.cwd() else f"`cd {shlex.quote(str(options.folder))}` and "
    print(f"{options.folder.resolve()}: {', '.join(made)}")
    print(f"Go on as its README.md says, with {go_in}`python -m autograder doctor`.")
    return 0


def run_demo(options):
    course = demo.course_for(options.course or Path.cwd())
    return complain(demo.run(course, options.assignment or first(course)))


def run_lab(options):
    course = demo.course_for(options.course or Path.cwd())
    return demo.lab(course, options.assignment or first(course), options.rest)


def course_of(options):
    """The Course that was named, or the one around the current folder; says which."""
    course = lookup.course_in(options.course) if options.course else lookup.course_around(Path.cwd())
    print(f"course: {course.root}")
    return course


def first(course):
    """The name of its first assignment."""
    if not course.names():
        raise NoSuchAssignment(f"there is no assignment in {course.assignments}")
    return course.names()[0]


def complain(problems):
    """The exit code: 1 when there were problems, each of them a line on stderr."""
    for problem in problems:
        print(f"autograder: {problem}", file=sys.stderr)
    return 1 if problems else 0


def chosen(options):
    """What was said on the command line; the rest stands in the course's nbgrader_config.py."""
    names = ("isolation", "dataset", "jobs", "scheduler", "only")
    return {name: getattr(options, name) for name in names if getattr(options, name) is not None}


def _grade_folders(options, course, console):
    missing = [folder for folder in options.folders if not Path(folder).is_dir()]
    if missing:
        raise commands.CommandFailed(f"not a folder: {', '.join(missing)}")
    with open(options.json, "w") if options.json else nullcontext() as out:
        results, errors = commands.grade_folders(
            course, options.assignment, options.folders, **chosen(options)
        )
        for result in results.values() if out else ():
            out.write(json.dumps(result.to_json()) + "\n")
    print_table(results.values(), console)
    print_isolation(list(results.values()), console)
    return complain([f"{folder} was not graded: {error}" for folder, error in errors.items()])


FAULTS = (
    *(*PROBLEMS, Unreleasable, init.Refused, *lookup.FAULTS, commands.CommandFailed),
    *(BadTable, submission.Refused),
)
RUN = {  # command: what it runs
    "init": run_init,
    "new": run_new,
    "verify": run_verify,
    "grade": run_grade,
    "regrade": run_regrade,
    "history": run_history,
    "roster": run_roster,
    "collect": run_collect,
    "demo": run_demo,
    "package": run_package,
    "insights": run_insights,
    "late": run_late,
    "export": run_export,
    "doctor": run_doctor,
    "lab": run_lab,
    "forget": run_forget,
    "similarity": run_similarity,
}
PERSONAL = {  # what they write is about persons
    *("grade", "regrade", "history", "insights", "similarity"),
    *("roster", "collect", "late", "export", "forget"),
}
