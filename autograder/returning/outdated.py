"""Scores that the checks of now might not give: said when they go out, for nothing else would say it."""

from autograder.course.assignment import Assignment
from autograder.course.lookup import settings
from autograder.grading import run
from autograder.recording.record import PROBLEMS, TrustedAutograde
from autograder.term.made_from import in_words


def lines(course, names):
    """One for each of these assignments in which `regrade` would find results to make anew."""
    for name in names:
        graded = [id for id in course.students(name) if course.result(name, id).exists()]
        if not graded:
            continue
        try:
            found = _outdated(course, name, graded)
        except PROBLEMS as problem:
            yield f"whether the results of {name} are of the checks of now cannot be told: {problem}"
            continue
        if found:
            changes = {what for changed in found.values() for what in changed}
            yield (
                f"{len(found)} results of {name} were made from something else than there is now: "
                f"{in_words(changes)}. Their scores are given as they were; "
                f'`python -m autograder regrade {name} --reason "…"` shows the difference'
            )


def _outdated(course, name, students):
    config, coursedir = settings(course.root, assignment_id=name)
    grader, assignment = TrustedAutograde(coursedir=coursedir, config=config), Assignment.find(course, name)
    tasks, _ = run.tasks(course, assignment, students, grader.isolation, grader.dataset)
    return run.outdated(course, tasks)
