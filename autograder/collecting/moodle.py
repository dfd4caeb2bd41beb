"""Hand-ins as Moodle zips them: `{name}_{participant}_assignsubmission_{kind}`, as folders or flat."""

import re
from dataclasses import replace
from pathlib import PurePath

from autograder.collecting.arrival import Arrival, Claim, Left

# Moodle writes no `_` into a name.  A folder ends after the kind (up to 4.0 with a `_`); in the flat form the
# file's name goes on there.
NAME = re.compile(r"([^_]*)_([0-9]{1,18})_assignsubmission_([a-z]+)(?:_(.*))?", re.DOTALL)
BLIND = "Participant"  # the name of everybody under blind marking
UNREAD = "its name is not as Moodle writes it: NAME_NUMBER_assignsubmission_file"
NO_ROW = (
    "Moodle's number of a participant holds for one assignment: download its grading worksheet, and collect "
    "again with --worksheet FILE"
)
NO_ADDRESS = (
    "the grading worksheet has no e-mail address of this participant: have Moodle show it "
    "(identity fields), and download the worksheet anew"
)
NOT_IN = "the grading worksheet has no such participant: download it anew, and give it with --worksheet FILE"


def matches(download, about):
    return sum(1 for top in download.tops() if NAME.fullmatch(top))


def hand_ins(download, about):
    """-> (Arrivals, Lefts); all that has a participant's number is one attempt."""
    found, left, names = {}, [], {}
    for top, pieces in download.tops().items():
        if not (read := NAME.fullmatch(top)):
            left.append(Left(top, UNREAD))
            continue
        called, number, _, file = read.groups()
        own = [_within(piece, file) for piece in pieces]
        found.setdefault(number, []).extend(piece for piece in own if piece)
        names.setdefault(number, called)
    arrivals = []
    for number, pieces in found.items():
        arrival = _arrival(number, names[number], tuple(pieces), about.worksheet)
        (left if isinstance(arrival, Left) else arrivals).append(arrival)
    return arrivals, left


def _within(piece, file):
    if len(piece.path.parts) > 1:
        return piece.within(1)
    return replace(piece, path=PurePath(file)) if file else None


def _arrival(number, called, pieces, worksheet):
    """An Arrival, or Left."""
    shown = f"Moodle's participant {number}"
    row = worksheet.rows.get(number) if worksheet else None
    is_blind = called in (BLIND, row.word if row else BLIND)
    arrival = Arrival(shown=shown, pieces=pieces, key=f"moodle-{number}-", called="" if is_blind else called)
    if row is None:
        return (
            replace(arrival, anonymous=number) if is_blind else Left(shown, NOT_IN if worksheet else NO_ROW)
        )
    arrival = replace(arrival, time=row.time, says=row.says)
    if row.columns:
        return replace(arrival, claims=(Claim(row.columns),))
    return replace(arrival, anonymous=number) if is_blind else Left(shown, NO_ADDRESS)
