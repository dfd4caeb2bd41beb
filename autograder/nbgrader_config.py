"""The course of a checkout: run `nbgrader …` in this folder.  Its settings stand in course_settings.py."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from autograder.settings import course  # noqa: E402

c = course(get_config(), HERE, assignments="../assignments")  # noqa: F821  (nbgrader puts get_config here)
