"""Which course is meant: the one named, or the nearest from here upwards; and its settings."""

from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader

from autograder.course.folders import CODE, IS_CHECKOUT, Course

CONFIG = "nbgrader_config.py"


class NoCourse(Exception):
    """There is no course where one was looked for; the message says how to begin one."""


def course_in(folder):
    """The Course in this very folder.  Raises NoCourse when there is none."""
    return Course.of(settings(Path(folder).resolve())[1])


def course_around(folder):
    """The Course in `folder` or in the nearest folder above; in a checkout of the kit, the kit's own.

    Raises NoCourse when there is none.
    """
    folder = Path(folder).resolve()
    for place in (folder, *folder.parents):
        if (place / CONFIG).is_file():
            return course_in(place)
    if IS_CHECKOUT and folder.is_relative_to(CODE):
        return course_in(CODE / "autograder")
    raise NoCourse(
        f"there is no course in {folder} or above it (no {CONFIG}): begin one with "
        "`python -m autograder init DIR`, or name its folder with --course DIR"
    )


def settings(root, **options):
    """(config, course directory) as nbgrader's commands have them in the course's folder `root`.

    Raises NoCourse when there is no course.
    """
    if not (root / CONFIG).exists():
        raise NoCourse(f"there is no course in {root}: it holds no {CONFIG}")
    config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    for name, value in options.items():
        setattr(config.CourseDirectory, name, value)
    return config, CourseDirectory(config=config)
