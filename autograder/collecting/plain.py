"""Hand-ins that carry their student's id: `ID.zip`, or a folder `ID`; several, or one by itself."""

from dataclasses import replace
from pathlib import PurePath

from autograder.collecting.arrival import Arrival, Claim, Left
from autograder.collecting.guarded import ARCHIVE, NUMBERED
from autograder.course.text import one_line
from cs231n_utils.promises.hand_in import STUDENT_ID

LOOSE = "it names no student: ID.zip, or a folder ID"
RELEASE = "it looks like what `package` writes for students; a hand-in is called by its student's id"
ONE = "it is called like the assignment: give it, or the folder around it, its student's id"


def matches(download, about):
    """Of last resort: what no other system wrote."""
    return 0


def hand_ins(download, about):
    """-> (Arrivals, Lefts)"""
    if is_one(download, about):
        name = ARCHIVE.sub("", download.name)
        if name == about.assignment:
            return [], [Left(download.name, RELEASE if _is_release(download) else ONE)]
        return [_arrival(download.name, name, download.pieces, about)], []
    arrivals, left = [], []
    for top, pieces in download.tops().items():
        alone = [piece for piece in pieces if len(piece.path.parts) == 1]
        name = ARCHIVE.sub("", top) if alone else top
        if alone and not ARCHIVE.search(top):
            left.append(Left(top, LOOSE))
        elif name == about.assignment:
            left.append(Left(top, ONE))
        else:
            own = [replace(piece, path=PurePath(top)) for piece in alone] or [p.within(1) for p in pieces]
            arrivals.append(_arrival(top, name, tuple(own), about))
    return arrivals, left


def is_one(download, about):
    """Whether the download is itself the hand-in of one student, such as `submit` makes."""
    tops = download.tops()
    loose = {piece.path.name for piece in download.pieces if len(piece.path.parts) == 1}
    others = any(_may_be_a_students(top, pieces, about) for top, pieces in tops.items())
    return list(tops) == [about.assignment] or bool(loose & about.files and not others)


def _is_release(download):
    """Whether it brings the engine, which no hand-in does that `submit` made."""
    return any(piece.path.parts[-2:] == ("engine", "requirements.txt") for piece in download.pieces)


def _may_be_a_students(top, pieces, about):
    names = {piece.path.name for piece in pieces}
    if any(map(ARCHIVE.search, names)):
        return True
    is_folder = any(len(piece.path.parts) > 1 for piece in pieces)
    return is_folder and top != about.assignment and bool(names & about.files)


def _arrival(shown, name, pieces, about):
    return Arrival(
        shown=one_line(shown), pieces=pieces, key="plain-", claims=(Claim({"id": _id(name, about)}),)
    )


def _id(name, about):
    """The name, or without the number that a browser put after one that was taken; `ann-1` may be an id."""
    first = NUMBERED.sub("", name)
    is_numbered = not STUDENT_ID.fullmatch(name) and about.roster.who("id", first)
    return first if is_numbered else name
