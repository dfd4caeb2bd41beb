"""Who may look into what a course keeps about persons, and who has to."""

import stat

from autograder.course.folders import GROUPS, PRIVATE, SHARED
from autograder.course.text import some
from autograder.doctor.examined import quoted
from cs231n_utils.doctor.line import GOOD, WARNING, Line

PLACES = (
    "people",
    "submitted",
    "downloaded",
    "autograded",
    "feedback",
    "results",
    "records",
    "gradebook.db",
    "grades*.csv",
    "insights-*",
    "similarity-*",
    "feedback-*.zip",
)
ALSO = ("gradebook.lock", "course_secret", "release", ".hand_in", ".kit.json")  # what commands write besides
GROUP = "THE_GROUP"  # in a command, for a name that nobody here knows


def folders(examined):
    course = examined.course
    places = sorted({path for place in PLACES for path in course.root.glob(place)})
    closed = "the course's group" if course.shared else "you"
    if seen := [path for path in places if open_to_others(path, course)]:
        names = " ".join(quoted(path) for path in seen)
        fix = f"chmod -R {'o=' if course.shared else 'go='} {names}"
        return Line(WARNING, f"{some([p.name for p in seen])}: others than {closed} may look in: `{fix}`")
    if course.shared and (apart := kept_from_group(course.root)):
        shown = some([str(path.relative_to(course.root)) or "." for path in apart])
        why = f"not the group's, though groupshared says so: {shown}; whoever owns that runs"
        return Line(WARNING, f"{why} `{to_group(course.root)}`")
    return Line(GOOD, f"for {closed} only")


def open_to_others(path, course):
    """Whether anybody gets as far as that, and in, who is not its owner, nor of a shared course's group."""
    others, way_in = (0o007, 0o001) if course.shared else (0o077, 0o011)
    ways = [folder.stat().st_mode & way_in for folder in path.absolute().parents]
    return all(ways) and bool(path.stat().st_mode & others)


def kept_from_group(root):
    """What a second account of the group could not change."""
    group, found = root.stat().st_gid, []
    tops = [top for place in (*PLACES, *ALSO) for top in root.glob(place)]
    for path in [root, *tops, *(inner for top in tops for inner in top.rglob("*"))]:
        status = path.lstat()
        needed = (SHARED if stat.S_ISDIR(status.st_mode) else GROUPS) & ~PRIVATE
        if not stat.S_ISLNK(status.st_mode) and (status.st_gid != group or status.st_mode & needed != needed):
            found.append(path)
    return found


def to_group(root):
    """The command that makes the group's what belongs to whoever runs it; others' things it leaves alone."""
    group = quoted(root.group()) if root.stat().st_mode & stat.S_ISGID else GROUP
    own = f'find {quoted(root)} -user "$(id -u)"'
    modes = r"\( -type d -exec chmod g+rwxs,o= {} + -o -type f -exec chmod g+rw,o= {} + \)"
    return f"{own} -exec chgrp -h {group} {{}} + && {own} {modes}"
