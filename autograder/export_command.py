"""`python -m autograder export`: grades back into the system that they belong to, or as one CSV."""

import logging

from autograder import commands
from autograder.course.lookup import settings
from autograder.course.submission import Refused
from autograder.returning import command, outdated
from autograder.term import history
from autograder.term.penalties import Term
from autograder.term.words import say

ABOUT = """Give grades back. canvas: FILE is the gradebook as Canvas exported it; written are the columns that
say who somebody is and this assignment's, with the lines of those who have a grade. moodle: FILE is the
assignment's grading worksheet; it is filled in. csv: without a FILE, one line a student over all assignments,
or over NAME. Who handed in nothing that was recorded has no grade: no cell of theirs is touched. Beside the
file stands an archive of the feedback pages, by the names that the system knows."""
USAGE = """python -m autograder export NAME --to canvas FILE [--column TITLE] [--partial] [--scale]
       python -m autograder export NAME --to moodle FILE [--partial] [--scale]
       python -m autograder export [NAME] --to csv [--partial]"""
LOG = logging.getLogger(__name__)
OPTIONS = (  # name, how it is read, what it is for
    (
        "--column",
        {"metavar": "TITLE"},
        "Canvas's column, such as 'Homework 1 (4711)', if it has another title",
    ),
    ("--partial", {"action": "store_true"}, "leave out whose answers are not all graded yet"),
    ("--scale", {"action": "store_true"}, "scale every score to the points that the system has"),
)


def add(sub, parents):
    made = sub.add_parser(
        "export",
        parents=parents,
        usage=USAGE,
        help="grades back into Canvas or Moodle, or as one CSV",
        description=ABOUT,
    )
    made.add_argument("assignment", nargs="?", metavar="NAME", help="the assignment; csv: default all")
    made.add_argument(
        "--to",
        nargs="+",
        required=True,
        metavar=("SYSTEM", "FILE"),
        help="canvas FILE, moodle FILE or csv: what the system gave, as it was downloaded just now",
    )
    for name, how, help in OPTIONS:
        made.add_argument(name, help=help, **how)


def run(course, options):
    """-> lines on what could not be given back.  Raises Refused, BadTable, NoSuchAssignment, BadSettings,
    GradebookUnusable: no file is written.
    """
    system, path = _asked(options.to)
    coursedir = settings(course.root)[1]
    say(Term(coursedir).settle(), LOG)
    history.notice_all(course, coursedir.db_url)
    problems = _export(course, options, coursedir.db_url, system, path)
    for line in outdated.lines(course, [options.assignment] if options.assignment else course.names()):
        LOG.warning("%s", line)
    return problems


def _export(course, options, db_url, system, path):
    if system == command.CSV:
        for line in command.write_csv(course, db_url, options):
            print(line)
        return []
    done = command.prepared(course, db_url, options, system, path)
    old_pages = commands.bring_feedback(course, done.assignment.name)
    done.write(old_pages)
    for line in command.lines(done, old_pages):
        print(line)
    return [*command.problems(done), *commands.in_words(old_pages)]


def _asked(words):
    """-> (system, FILE or None).  Raises Refused."""
    system, *paths = words
    known = (*command.SYSTEMS, command.CSV)
    if system not in known:
        raise Refused(f"--to knows {', '.join(known)}, and no {system}")
    if len(paths) != (system != command.CSV):
        form = "[NAME] --to csv" if system == command.CSV else f"NAME --to {system} FILE"
        raise Refused(f"say: export {form}")
    return system, *(paths or [None])
