"""What the doctor looks at, and what his lines name.

What the `Line` of a BAD finding says ends with the command that mends it, in backticks.
"""

import shlex
from dataclasses import dataclass

from traitlets.config import Config

from autograder.course.assignment import Assignment
from autograder.course.folders import Course
from autograder.course.lookup import settings
from autograder.recording.record import TrustedAutograde

AGAIN = "python -m autograder doctor"


@dataclass(frozen=True)
class Examined:
    """A course and what its settings name."""

    course: Course
    isolation: str
    dataset: str
    db_url: str
    config: Config

    @classmethod
    def of(cls, root):
        """Raises NoCourse, and whatever is wrong in the settings."""
        config, coursedir = settings(root)
        grader = TrustedAutograde(config=config)
        return cls(Course.of(coursedir), grader.isolation, grader.dataset, coursedir.db_url, config)

    def assignments(self):
        return [Assignment.find(self.course, name) for name in self.course.names()]

    def is_used(self, assignment):
        """Whether it was released or handed in."""
        places = (f"release/{assignment.name}", f"submitted/*/{assignment.name}")
        return any(any(self.course.root.glob(place)) for place in places)


def quoted(path):
    return shlex.quote(str(path))
