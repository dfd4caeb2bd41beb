"""Stub files: the `.py` files with solution markers.  Which they are is seen from the markers alone."""

import re

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
GAP = "raise NotStarted  # replace this line with your code"


class BadMarkers(Exception):
    """Solution markers that do not pair up; the message names file and line."""


def sources(folder):
    """The `.py` files in `folder` that hold solutions.  A lone END counts: it must not be overlooked."""
    return [path for path in sorted(folder.glob("*.py")) if re.search(f"{BEGIN}|{END}", path.read_text())]


def strip(text, path):
    """`text` with each solution replaced by the gap.  Raises BadMarkers, naming `path`."""
    lines, inside = [], None
    for number, line in enumerate(text.splitlines(), 1):
        if BEGIN in line:
            if inside:
                raise BadMarkers(f"{path}, line {number}: BEGIN SOLUTION inside the one of line {inside}")
            inside = number
            lines.append(line[: len(line) - len(line.lstrip())] + GAP)
        elif END in line:
            if not inside:
                raise BadMarkers(f"{path}, line {number}: END SOLUTION without a BEGIN SOLUTION")
            inside = None
        elif not inside:
            lines.append(line)
    if inside:
        raise BadMarkers(f"{path}, line {inside}: BEGIN SOLUTION without an END SOLUTION")
    return "\n".join(lines) + "\n"


def solution(text):
    """`text` with the markers removed and the solutions kept."""
    return "\n".join(line for line in text.splitlines() if BEGIN not in line and END not in line) + "\n"
