"""Which course is meant: the one named, or the nearest from here upwards; and its settings."""

from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import PyFileConfigLoader

from autograder.course.folders import CODE, IS_CHECKOUT, Course

CONFIG = "nbgrader_config.py"
SETTINGS = "course_settings.py"  # what an instructor edits


class BadSettings(Exception):
    """The course's settings cannot be used; the message names the file."""


class NoCourse(Exception):
    """There is no course where one was looked for; the message says how to begin one."""


FAULTS = (NoCourse, BadSettings, TraitError)  # of who named the course, or wrote its settings


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


def edited(root):
    """The file in which the settings of the course in `root` stand."""
    return root / SETTINGS if (root / SETTINGS).exists() else root / CONFIG


def settings(root, **options):
    """(config, course directory) as nbgrader's commands have them in the course's folder `root`.

    Raises NoCourse when there is no course.
    """
    if not (root / CONFIG).exists():
        raise NoCourse(f"there is no course in {root}: it holds no {CONFIG}")
    try:
        config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    except SystemExit as said:
        raise BadSettings(str(said)) from None
    except Exception as error:
        raise BadSettings(f"{root / CONFIG} cannot be used: {type(error).__name__}: {error}") from None
    for name, value in options.items():
        setattr(config.CourseDirectory, name, value)
    return config, CourseDirectory(config=config)
