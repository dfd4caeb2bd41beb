"""`python -m autograder`: what nbgrader's own commands lack."""

import argparse
import json
import logging
import sys
from contextlib import nullcontext
from pathlib import Path

from rich.console import Console

from autograder import commands, demo, doctor, lab
from autograder.course import data, lookup
from autograder.course.assignment import Assignment, NoSuchAssignment
from autograder.handout import init, new, package
from autograder.handout.release import Unreleasable
from autograder.recording.record import PROBLEMS
from autograder.report.table import print_isolation, print_table
from autograder.sandbox import isolation
from autograder.verify import run as verify


def main(arguments=None):
    commandline = parser()
    options, rest = commandline.parse_known_args(arguments)
    if rest and options.run is not run_lab:
        commandline.error(f"unknown: {' '.join(rest)}")
    options.rest = rest
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    try:
        return options.run(options)
    except (*PROBLEMS, Unreleasable, init.Refused, lookup.NoCourse, commands.CommandFailed, OSError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; what was graded is kept, run the same command to go on", file=sys.stderr)
        return 130


def parser():
    top = argparse.ArgumentParser(prog="python -m autograder", description=__doc__)
    sub = top.add_subparsers(required=True, metavar="COMMAND")
    assignment = argument("assignment", metavar="ASSIGNMENT")
    any_assignment = argument(
        "assignment",
        nargs="?",
        metavar="ASSIGNMENT",
        help="its name (default: the first)",
    )
    course = argument(
        "--course",
        type=Path,
        metavar="DIR",
        help="the course's folder (default: the nearest from here upwards that holds nbgrader_config.py)",
    )

    begun = sub.add_parser(
        "init",
        help="a course folder of your own, with the kit's assignments to edit",
        description="Lay a course in DIR: nbgrader's settings, copies of the kit's ASSIGNMENTs (all, if none "
        "is named), the download script, a README. In a course that is there: add those ASSIGNMENTs. "
        "Nothing that is there is touched.",
    )
    begun.add_argument("folder", type=Path, metavar="DIR")
    begun.add_argument("assignments", nargs="*", metavar="ASSIGNMENT")
    begun.set_defaults(run=run_init)

    grade = sub.add_parser(
        "grade",
        parents=[assignment, course],
        help="grade submissions, record them, write feedback and CSV",
        description="Grade what changed in submitted/, record it in the gradebook, write feedback/ and "
        "grades.csv. Scores and comments given by hand stay. With FOLDERs: grade just these folders of stub "
        "files and record nothing.",
    )
    grade.add_argument("folders", nargs="*", metavar="FOLDER", help="a folder of stub files")
    grade.add_argument("--json", metavar="OUT", help="with FOLDERs: write one result a line to OUT")
    grade.add_argument(
        "--student", nargs="+", dest="only", metavar="ID", help="only these students of submitted/"
    )
    grade.add_argument(
        "--force", action="store_true", help="grade and record what is unchanged, too (hand grades stay)"
    )
    grade.add_argument(
        "--jobs", type=positive, metavar="N", help="workers at a time (default: the processors)"
    )
    grade.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="grade on the workers of a running Dask cluster, such as tcp://HOST:8786",
    )
    grade.add_argument(
        "--isolation",
        choices=isolation.LEVELS,
        help="how student code is shut in (default: as in nbgrader_config.py; process is the weaker: "
        "student code then runs with your rights)",
    )
    grade.add_argument(
        "--dataset",
        choices=data.NAMES,
        help="the data set on which saved classifiers are scored (default: as in nbgrader_config.py)",
    )
    grade.set_defaults(run=run_grade)

    sample = sub.add_parser(
        "demo",
        help="the whole way on sample submissions",
        parents=[any_assignment],
        description="Release ASSIGNMENT, lay sample submissions, grade them, show the table. "
        "Everything is written to demo_course/ in the course, or here where there is none.",
    )
    sample.set_defaults(run=run_demo)

    zipped = sub.add_parser(
        "package",
        parents=[assignment, course],
        help="one zip for students: release, cs231n_utils, download script",
        description="Write ASSIGNMENT.zip from the release: all that a student needs, without a solution.",
    )
    zipped.set_defaults(run=run_package)

    told = sub.add_parser(
        "insights",
        parents=[assignment, course],
        help="how many students made which mistake: what to say in the next lecture",
        description="Count the mistakes in results/ASSIGNMENT: a table on the screen, insights.csv and the "
        "picture insights.png in the course's folder. Run it after grade.",
    )
    told.set_defaults(run=run_insights)

    new_one = sub.add_parser(
        "new",
        parents=[argument("assignment", metavar="NAME"), course],
        help="begin an assignment of your own: the smallest whole one",
        description="Write the folder of the smallest whole assignment: a notebook, a stub, an item with its "
        "promises, a mistake, a check, two rows. It passes `verify` as written; change it from there.",
    )
    new_one.set_defaults(run=run_new)

    held = sub.add_parser(
        "verify",
        parents=[assignment, course],
        help="does an assignment hold together? the tests of its tests",
        description="Untouched stubs are worth nothing, the solution everything; each wrong row of variants "
        "loses its item and no other and is named, each unusual one passes on both sides; each mistake has "
        "an example and a near miss; the release holds no solution; notebooks reach their end, solved and "
        "untouched. The exit code is 0 exactly when all of it holds.",
    )
    held.add_argument("--seeds", type=positive, default=3, metavar="N", help="on which verdicts hold (3)")
    held.add_argument("--jobs", type=positive, metavar="N", help="rows at a time (default: the processors)")
    held.set_defaults(run=run_verify)

    healthy = sub.add_parser(
        "doctor",
        parents=[course],
        help="is grading safe on this machine?",
        description="Look at everything that grading rests on. Each ✗ ends with the command that mends it; "
        "the exit code is 0 exactly when grading is safe.",
    )
    healthy.set_defaults(run=run_doctor)

    notebooks = sub.add_parser(
        "lab",
        help="JupyterLab on the release, as a student sees it",
        parents=[any_assignment],
        description="Open JupyterLab on a copy of the release in demo_course/lab/. "
        "Further options are JupyterLab's own.",
    )
    notebooks.set_defaults(run=run_lab)
    return top


def argument(*names, **options):
    """A parser with this argument alone, for the commands that share it."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(*names, **options)
    return shared


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
    console.print(f"{len(done.recorded)} recorded, {len(results) - len(done.recorded)} unchanged")
    console.print(f"feedback: {course.root / 'feedback'}\ngrades:   {course.root / 'grades.csv'}")
    return complain(problems)


def run_package(options):
    course = course_of(options)
    assignment = Assignment.find(course, options.assignment)
    released = course.release(assignment.name)
    if not released.is_dir():
        raise commands.CommandFailed(
            f"there is no release: run `nbgrader generate_assignment {assignment.name}`"
        )
    target = Path(f"{assignment.name}.zip")
    names = package.write(assignment, released, target)
    print(f"{target.resolve()}: {len(names)} files")
    return 0


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
    table, picture = course.root / "insights.csv", course.root / "insights.png"
    counted = insights.count(found, assignment.misconceptions)
    insights.print_insights(counted, found, console)
    insights.write_csv(counted, len(found), table)
    insights.draw(counted, len(found), picture, name)
    console.print(f"table:   {table}\npicture: {picture}")
    return complain(problems)


def run_doctor(options):
    return doctor.run(options.course or lookup.course_around(Path.cwd()).root, Console())


def run_new(options):
    course = course_of(options)
    print(f"{new.begin(course, options.assignment)}: now `python -m autograder verify {options.assignment}`")
    return 0


def run_verify(options):
    course, console = course_of(options), Console()
    assignment = Assignment.find(course, options.assignment)
    return verify.show(assignment, course.root, options.seeds, options.jobs, console)


def run_init(options):
    made = init.lay(options.folder.resolve(), options.assignments)
    print(f"{options.folder.resolve()}: {', '.join(made)}")
    print(f"Go on as its README.md says, with `cd {options.folder}` and `python -m autograder doctor`.")
    return 0


def run_demo(options):
    course = demo.course_for(Path.cwd())
    return complain(demo.run(course, options.assignment or first(course)))


def run_lab(options):
    course = demo.course_for(Path.cwd())
    return lab.run(course, options.assignment or first(course), options.rest)


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


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


if __name__ == "__main__":
    sys.exit(main())
