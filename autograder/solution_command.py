"""`python -m autograder package NAME --solution`: for students, once nobody hands in any more."""

from datetime import UTC, datetime

from autograder.commands import CommandFailed
from autograder.course.assignment import Assignment
from autograder.course.gradebook import opened
from autograder.course.lookup import edited, settings
from autograder.handout import solution
from autograder.handout.release import outdated
from autograder.term.closing import closings
from autograder.term.dues import FILE, extensions, shown
from autograder.term.late import Policy

SURE = "--sure"


def add(packed):
    """The command's own arguments."""
    packed.add_argument(
        "--solution",
        action="store_true",
        help="instead: ASSIGNMENT-solution.zip, the notebooks and files solved, as "
        "`nbgrader generate_solution` ran them; refused while somebody may still hand in",
    )
    packed.add_argument(
        SURE,
        action="store_true",
        help="with --solution: nothing says until when a hand-in counts, and I know that all are in",
    )


def run(course, name, sure):
    """Raises CommandFailed, Unreleasable, BadTable, GradebookUnusable."""
    assignment = Assignment.find(course, name)
    config, coursedir = settings(course.root)
    policy = Policy.of(config, course.root)
    with opened(coursedir.db_url) as gradebook:
        until = closings(course, policy, name, gradebook)
    require_closed(until, name)
    require_extensions_meant(course)
    if not sure:
        require_known(until, policy, name, edited(course.root))
    released, solved = course.release(name), course.root / coursedir.solution_directory / name
    if not released.is_dir() or outdated(assignment, released, config):
        fix = f"nbgrader generate_assignment {name} --force"
        raise CommandFailed(f"there is no release, or it is older than the source: run `{fix}`")
    target = course.root / f"{name}-solution.zip"
    names, unmarked = solution.write(assignment, released, solved, target)
    print(f"{target}: {len(names)} files; with model answers, without how they are marked")
    if unmarked:
        why = f"no line in them begins with {solution.MARKING}"
        print(f"Of these answers the whole cell goes out, for {why}: {', '.join(unmarked)}")


def require_closed(until, name):
    """Raises CommandFailed while somebody may hand in."""
    now = datetime.now(UTC)
    still = [f"{who} until {shown(time)}" for time, who in until if time >= now]
    if still:
        named = "; ".join(still)
        raise CommandFailed(f"{name} may still be handed in, by {named}: hand out its solution after that")


def require_extensions_meant(course):
    """Raises CommandFailed: an extension of an assignment that is none may be meant for any."""
    there = set(course.names())
    for extension in extensions(course):
        if extension.assignment not in there:
            raise CommandFailed(
                f"{course.people / FILE}, line {extension.line}: no assignment is called "
                f"{extension.assignment!r}, so that nobody can say whose extension this is: mend the line"
            )


def require_known(until, policy, name, path):
    """Raises CommandFailed where a hand-in counts however late, or nobody knows what is late."""
    unless = f"or, if nobody hands in any more, say {SURE}"
    if not until:
        raise CommandFailed(f"nothing says when {name} is due: give it in c.Late.due of {path}, {unless}")
    if name in policy.due and policy.last_day is None:
        raise CommandFailed(
            f"{name} was due, but a hand-in counts however late, and could be copied from this: give "
            f"c.Late.last_day in {path}, {unless}"
        )
