"""Read by nbgrader, and nothing to edit: your settings stand in course_settings.py.

nbgrader would go on without a file that has a fault in it, and run students' code without a sandbox.
"""

from pathlib import Path

try:
    from autograder.settings import course
except ImportError as missing:
    said = f"the cs231n kit is not in this environment ({missing}); without it nbgrader is not safe"
    raise SystemExit(said) from None

c = course(get_config(), Path(__file__).resolve().parent)  # noqa: F821  (nbgrader puts get_config here)
