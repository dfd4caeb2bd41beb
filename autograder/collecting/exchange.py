"""Hand-ins in nbgrader's exchange: `inbound/{student}+{assignment}+{timestamp}+{random}`."""

import re
from datetime import UTC, datetime, timedelta

from autograder.collecting.arrival import Arrival, Claim, Left
from autograder.collecting.times import stamp, utc
from autograder.course.submission import TIMESTAMP, Refused

NAME = re.compile(
    r"(?P<student>.+)\+(?P<assignment>[^+]+)\+"
    r"(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})? (UTC|[+-]\d{4}))"
    r"(\+(?P<random>[A-Za-z0-9_=-]{1,40}))?",
    re.DOTALL,
)
UNREAD = "its name is not as nbgrader's exchange writes it: STUDENT+ASSIGNMENT+TIME+RANDOM"
SLACK = timedelta(minutes=5)  # between what the student's process wrote and what arrived
OWN = ("submission_secret.txt", TIMESTAMP)  # nbgrader's own files
MOST = 200  # bytes of a time


def matches(download, about):
    return sum(1 for top in download.tops() if NAME.fullmatch(top))


def hand_ins(download, about):
    """-> (Arrivals, Lefts); hand-ins of other assignments are not looked at."""
    arrivals, left = [], []
    for top, pieces in download.tops().items():
        read = NAME.fullmatch(top)
        if not read or any(len(piece.path.parts) == 1 for piece in pieces):
            left.append(Left(top, UNREAD))
        elif read["assignment"] == about.assignment:
            arrival = _arrival(top, read, [piece.within(1) for piece in pieces], download)
            (left if isinstance(arrival, Left) else arrivals).append(arrival)
    return arrivals, left


def _arrival(top, read, pieces, download):
    try:
        time = stamp(read["time"])
    except ValueError as problem:
        return Left(top, str(problem))
    number = int(time.timestamp() * 1e6)
    return Arrival(
        shown=f"{read['student']}'s of {read['time']}",
        pieces=tuple(piece for piece in pieces if str(piece.path) not in OWN),
        key=f"exchange-{number}-{read['random'] or 'one'}".rstrip("=-"),
        claims=(Claim({"id": read["student"]}),),
        number=number,
        time=time,
        says="the exchange",
        notes=tuple(_conflicts(time, pieces)),
    )


def _conflicts(time, pieces):
    """What contradicts the time in the name, which the student's own process wrote."""
    for piece in pieces:
        if str(piece.path) == TIMESTAMP:
            try:
                inside = stamp(piece.read(MOST).decode())
            except (ValueError, Refused):
                yield f"its {TIMESTAMP} holds no time; its folder says {utc(time)}"
            else:
                if abs(inside - time) > timedelta(seconds=1):
                    yield f"its {TIMESTAMP} says {utc(inside)}, its folder {utc(time)}"
    arrived = _arrived(pieces)
    if arrived and abs(arrived - time) > SLACK:
        yield f"it says {utc(time)}, and its folder is of {utc(arrived)}: ask where that matters"


def _arrived(pieces):
    """When the folder was last written; None where that is not known."""
    places = [piece.place for piece in pieces if piece.place]
    if not places:
        return None
    folder = places[0].parents[len(pieces[0].path.parts) - 1]
    return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
