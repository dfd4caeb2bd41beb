"""What may be typed after `python -m autograder`."""

import argparse
from pathlib import Path

from autograder import (
    collect_command,
    export_command,
    forget_command,
    history_command,
    regrade_command,
    roster_command,
    similarity_command,
    solution_command,
)
from autograder.course import data
from autograder.handout import new
from autograder.sandbox import isolation

ABOUT = "What nbgrader's own commands lack."


def parser():
    top = argparse.ArgumentParser(prog="python -m autograder", description=ABOUT)
    top.add_argument("--course", type=Path, metavar="DIR", help="the course's folder; also after the command")
    sub = top.add_subparsers(required=True, dest="command", metavar="COMMAND")
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
        default=argparse.SUPPRESS,  # or it would undo what was said before the command
        help="the course's folder (default: the nearest from here upwards that holds nbgrader_config.py)",
    )

    how = graded_how()

    begun = sub.add_parser(
        "init",
        help="a course folder of your own, with the kit's assignments to edit",
        description="Lay a course in DIR: nbgrader's settings, copies of the kit's ASSIGNMENTs, the download "
        "script, a README. In a course that is there: add those ASSIGNMENTs. "
        "Nothing that is there is touched.",
    )
    begun.add_argument("folder", type=Path, metavar="DIR", help="the course's folder, new or there already")
    begun.add_argument(
        "assignments",
        nargs="*",
        metavar="ASSIGNMENT",
        help="one or more of the kit's (default in a new course: all)",
    )

    grade = sub.add_parser(
        "grade",
        parents=[assignment, course, how],
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
    regrade_command.add(sub, parents=[assignment, course, how])

    history_command.add(sub, parents=[assignment, course])
    roster_command.add(sub, parents=[course])
    collect_command.add(sub, parents=[assignment, course])

    sub.add_parser(
        "demo",
        help="the whole way on sample submissions",
        parents=[any_assignment],
        description="Release ASSIGNMENT, lay sample submissions, grade them, show the table. "
        "Everything is written to demo_course/ in the course, or here where there is none.",
    )

    packed = sub.add_parser(
        "package",
        parents=[assignment, course],
        help="one zip for students: release, engine, download script",
        description="Write ASSIGNMENT.zip, from the release, into the course's folder: all that a student "
        "needs, without a solution.",
    )
    packed.add_argument(
        "--give",
        metavar="OTHER",
        help="with the solved stubs of this other assignment, for demonstrations that build on them; "
        "says what is given away",
    )
    solution_command.add(packed)

    sub.add_parser(
        "insights",
        parents=[assignment, course],
        help="how many students made which mistake: what to say in the next lecture",
        description="Count the mistakes in results/ASSIGNMENT: a table on the screen, and in the course's "
        "folder insights-ASSIGNMENT.csv and the picture insights-ASSIGNMENT.png; and which help students say "
        "that they used, also in insights-ASSIGNMENT-help.csv. Run it after grade.",
    )

    late = sub.add_parser(
        "late",
        parents=[course],
        help="who handed in when, what lateness costs, and what that would change",
        description="Show each hand-in with its due date, days late, days of grace and penalty, by the "
        "policy in course_settings.py and the extensions in people/extensions.csv. What would change a "
        "recorded penalty is shown, old → new, and not written.",
    )
    late.add_argument("assignment", nargs="?", metavar="ASSIGNMENT", help="only this one")
    late.add_argument("--apply", action="store_true", help="write what is shown, with pages and grades.csv")

    export_command.add(sub, parents=[course])

    begin = sub.add_parser(
        "new",
        parents=[argument("assignment", metavar="NAME"), course],
        help="begin an assignment of your own: the smallest whole one",
        description="Write the folder of the smallest whole assignment: a notebook, a stub, an item with its "
        "promises, a mistake, a check, two rows. It passes `verify` as written; change it from there.",
    )
    begin.add_argument("--item", default=new.ITEM, metavar="ID", help=f"the function to write ({new.ITEM})")

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
    held.add_argument(
        "--mutants",
        type=positive,
        metavar="N",
        help="instead: N small edits of right code of each stub file; does each side see which are right "
        "as the assignment's oracle does?",
    )
    held.add_argument("--seed", type=int, default=0, metavar="S", help="of the mutants (0)")
    held.add_argument("--jobs", type=positive, metavar="N", help="rows at a time (default: the processors)")

    sub.add_parser(
        "doctor",
        parents=[course],
        help="is grading safe on this machine?",
        description="Look at everything that grading rests on. Each ✗ ends with the command that mends it; "
        "the exit code is 0 exactly when grading is safe.",
    )

    similarity_command.add(sub, parents=[assignment, course])
    forget_command.add(sub, parents=[course])

    sub.add_parser(
        "lab",
        help="JupyterLab on the release, as a student sees it",
        parents=[any_assignment],
        description="Open JupyterLab on a copy of the release in demo_course/lab/. "
        "Further options are JupyterLab's own.",
    )
    return top


def graded_how():
    """A parser with the options of grading, for the commands that share them."""
    shared = argument(
        "--jobs", type=positive, metavar="N", help="workers at a time (default: the processors)"
    )
    shared.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="grade on the workers of a running Dask cluster, such as tcp://HOST:8786",
    )
    shared.add_argument(
        "--isolation",
        choices=isolation.LEVELS,
        help="how student code is shut in (default: as in the settings; process is the weaker: "
        "student code then runs with your rights)",
    )
    shared.add_argument(
        "--dataset",
        choices=data.NAMES,
        help="the data set on which saved classifiers are scored (default: as in the settings)",
    )
    return shared


def argument(*names, **options):
    """A parser with this argument alone, for the commands that share it."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(*names, **options)
    return shared


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number
