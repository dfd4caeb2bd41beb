"""Grading in a tenth of the time: by the same checks, without a sandbox."""

from unittest import mock

from autograder.grading import grade
from autograder.verify.forked import ForkedSession
from cs231n_utils.promises.manifest import Limits

LIMITS = Limits(call=60.0, submission=600.0)  # however busy the machine is, nothing honest here is late
GRADE = grade.grade


def graded(task):
    """As `grade.grade`; for workers that were forked."""
    with mock.patch.object(grade, "Session", ForkedSession):
        return GRADE(task)
