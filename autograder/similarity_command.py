"""`python -m autograder similarity NAME`: what tools that look for copies compare."""

from autograder.commands import CommandFailed
from autograder.course.assignment import Assignment
from autograder.course.text import some
from autograder.handout.release import require_public
from autograder.report import similarity

ABOUT = """Write what compare50, JPlag and Dolos compare into similarity-ASSIGNMENT/ of the course's folder:
each graded function of each submission in a file of its own, stubs and solutions beside, and a README.txt
with the three commands. It compares nothing itself."""


def add(commands, parents):
    """The command's own arguments."""
    made = commands.add_parser(
        "similarity",
        parents=parents,
        help="submissions, function by function, for tools that look for copies",
        description=ABOUT,
    )
    made.add_argument(
        "--all",
        action="store_true",
        dest="every",
        help="short functions, too, in which those who never met write the same",
    )


def run(course, name, every):
    """-> problems in words.  Raises NoSuchAssignment, Unreleasable, CommandFailed."""
    assignment = Assignment.find(course, name)
    require_public(assignment)
    unusable = [f"{student}: {why}" for student, why in course.unusable(name).items()]
    functions = similarity.Functions(assignment, every)
    found = similarity.read(course, functions)
    if not found.students:
        raise CommandFailed("; ".join(unusable) or f"nobody has handed in {name}")
    target = similarity.write(course, functions, found)
    for line in lines(target, functions, found):
        print(line)
    return unusable


def lines(target, functions, found):
    yield f"{target}: {len(found.students)} submissions, {len(functions.items)} functions; see its README.txt"
    if functions.short:
        fewest = f"fewer than {similarity.FEWEST} statements in the solution"
        yield f"left out, too short to tell ({fewest}; --all takes them): {', '.join(functions.short)}"
    for student, first in found.one.items():
        yield f"{student}: in a group with {first}, and the same work: compared once"
    for student, why in found.faults:
        yield f"{student}: {why}"
    if found.empty:
        yield f"wrote none of these functions: {some(found.empty)}"
