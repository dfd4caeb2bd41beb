"""The rows by which penalties were written in the gradebook: what a change of them is compared with."""

from dataclasses import asdict
from datetime import datetime
from functools import lru_cache

from autograder.course.folders import read_json, write_json
from autograder.term.dues import moment, shown
from autograder.term.grace import HandIn, Row
from autograder.term.late import Terms


def path(course):
    """No assignment's: nbgrader allows no `+` in a name."""
    return course.root / "records" / "+late.json"


def read(course):
    """{(assignment, student): Row}, whose hand-ins have no scores; of a damaged file: none."""
    try:
        status = path(course).stat()
    except FileNotFoundError:
        return {}
    return dict(_read(path(course), status.st_mtime_ns, status.st_ino, status.st_size))


@lru_cache(maxsize=4)  # a page each for hundreds of students
def _read(path, *version):
    try:
        known = read_json(path)["rows"]
        return {(row["assignment"], row["student"]): _row(row) for row in known}
    except (KeyError, TypeError, ValueError):
        return {}


def write(course, rows):
    """`rows` as `read` gives them.  Nothing is written that is there already."""
    if rows or path(course).exists():
        known = {"rows": [_plain(rows[key]) for key in sorted(rows)]}
        if read_json(path(course)) != known:
            write_json(path(course), known)


def _plain(row):
    hand_in = row.hand_in
    return asdict(row) | {
        "due": shown(row.due),
        "hand_in": {
            "key": hand_in.key,
            "time": hand_in.time and hand_in.time.isoformat(),
            "late": hand_in.late,
        },
    }


def _row(known):
    hand_in = known["hand_in"]
    time = hand_in["time"] and datetime.fromisoformat(hand_in["time"])
    made = {"hand_in": HandIn(**hand_in | {"time": time}), "terms": Terms(**known["terms"])}
    return Row(**known | made | {"due": moment(known["due"])})
