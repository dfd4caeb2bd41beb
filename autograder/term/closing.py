"""Until when something that counts may still be handed in, and by whom."""

from datetime import UTC

from nbgrader.api import MissingEntry

from autograder.term.dues import extensions, in_zone_of
from autograder.term.late import DAY

EVERYBODY = "everybody"


def closings(course, policy, name, gradebook):
    """[(moment, who)] of an assignment: everybody's first, then each extension's; none: it has no due date.

    `gradebook`: nbgrader's, open; where the policy has no due date, its own counts.  Raises people.BadTable.
    """
    own = [(policy.due[name], EVERYBODY)] if name in policy.due else list(_of_nbgrader(gradebook, name))
    if not own:
        return []
    granted = [
        (extension.due, extension.who) for extension in extensions(course) if extension.assignment == name
    ]
    return [(_last(policy, name, due), who) for due, who in [*own, *granted]]


def _last(policy, name, due):
    """When the last day is over; where there is none, when the days are that grace may pay."""
    if name not in policy.due:
        return due
    days = policy.grace_days if policy.last_day is None else policy.last_day
    return in_zone_of(due.astimezone(UTC) + max(policy.tolerance, days * DAY), due)


def _of_nbgrader(gradebook, name):
    try:
        assignment = gradebook.find_assignment(name)
    except MissingEntry:
        return
    if assignment.duedate:
        yield assignment.duedate.replace(tzinfo=UTC), EVERYBODY
        for submission in assignment.submissions:
            if submission.extension:
                yield submission.duedate.replace(tzinfo=UTC), submission.student.id
