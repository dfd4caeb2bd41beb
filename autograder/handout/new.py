"""Begin an assignment: the smallest whole one, out of `templates/assignment/`, for an author to change."""

import importlib.util
import keyword
import os
import re
import tempfile
from pathlib import Path

from autograder.course import stubs
from autograder.handout.init import TEMPLATES, Refused, filled, template
from cs231n_utils import __version__

PLACE = "NAME"  # what stands for the name in the templates, in their texts and in their files' names
ITEM = "accuracy"  # of the templates


def begin(course, name, item=ITEM):
    """Write the folder of an assignment with this item; -> its path.  Raises Refused."""
    require_usable(course, name)
    if not re.fullmatch(r"[a-z]\w*", item, re.ASCII) or keyword.iskeyword(item):
        raise Refused(f"{item!r} is no name of a function in {name}.py: letters, digits, _")
    course.assignments.mkdir(parents=True, exist_ok=True)
    words = {PLACE: name, "TITLE": name.replace("_", " ").capitalize(), "VERSION": __version__}
    words |= {"FUNCTION": item}
    with tempfile.TemporaryDirectory(dir=course.assignments, prefix=".new-") as work:
        made = Path(work, name)
        for path in template("assignment"):
            target = made / path.relative_to(TEMPLATES / "assignment").as_posix().replace(PLACE, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(filled(path, words), encoding="utf-8")
        os.replace(made, course.assignments / name)
    return course.assignments / name


def require_usable(course, name):
    """Raises Refused unless this can be the name of an assignment, and of its module, in the course."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise Refused(f"{name!r} is no name of a Python module: small letters, digits, _")
    if (course.assignments / name).exists():
        raise Refused(f"{course.assignments / name} is there already: it stays as it is")
    taken = {path.stem for other in course.names() for path in stubs.sources(course.assignments / other)}
    if name in taken or importlib.util.find_spec(name):
        raise Refused(f"a module {name} is there already, and students would import one for the other")
