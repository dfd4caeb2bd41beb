"""What all systems' files have in common: a cell for each student, and which grade goes into it."""

from dataclasses import dataclass, field
from math import isclose

from autograder.course.submission import Refused
from autograder.course.text import some
from autograder.report.verdict import number as short
from autograder.returning.numbers import TWO_DECIMALS, number, written
from autograder.returning.table import Record, Table

SHOWN = 10  # ids in a line
WAITS = "not graded to the end"
NOTHING = "nothing could be reached, so that nothing can be scaled"


@dataclass(frozen=True)
class Place:
    """The cell of a student.

    `user`: the system's own number of the person, `called`: the name it has there; `points`: the most that
    the cell may hold; `closed`: why nothing is written there, or "".
    """

    record: Record
    student: str
    user: str
    called: str
    text: str
    points: float
    closed: str = ""


@dataclass(frozen=True)
class Sheet:
    """A file of a system, as it is about one assignment.

    `title`: the system's name; `column`: where the cells are; `sign`: before decimals; `strangers`: whom the
    roster lacks, by the system's numbers; `doubts`: on lines that may be of several; `notes`: what somebody
    should know; `above`: whether the system takes more points than are possible.
    """

    path: str
    title: str
    table: Table
    column: int
    sign: str
    places: tuple
    strangers: tuple = ()
    doubts: tuple = ()
    notes: tuple = ()
    above: bool = False


@dataclass(frozen=True)
class Cell:
    """A grade in its Place.  `is_same`: it stands there already, at two decimals."""

    place: Place
    text: str
    is_same: bool

    def record(self, sheet):
        """The line with the grade in it; byte for byte the one that was there, where that says the same."""
        if self.is_same:
            return self.place.record
        written = sheet.table.cell(self.text, like=self.place.record.cells[sheet.column])
        return self.place.record.with_cell(sheet.column, written)


@dataclass
class Given:
    """`left`, `refused`: {why: ids} of those with a grade who are left out, on purpose or to be mended;
    `without`: ids of those in the file who have no grade.
    """

    cells: list = field(default_factory=list)
    left: dict = field(default_factory=dict)
    refused: dict = field(default_factory=dict)
    without: list = field(default_factory=list)


def give(sheet, grades, name, partial=False, scale=False):
    """-> Given.  `grades`: those of the assignment `name`.  Raises Refused: they cannot go there as they are.

    `partial`: leave out whose answers are not all graded; `scale`: to the points that the system has.
    """
    given, open_ones = Given(), []
    for place in sheet.places:
        grade = grades.of(place.student)
        if grade is None:
            given.without.append(place.student)
        elif place.closed:
            given.left.setdefault(place.closed, []).append(place.student)
        elif grade.waits and partial:
            given.left.setdefault(WAITS, []).append(place.student)
        else:
            open_ones.append((place, grade))
    reasons = [*_waiting(open_ones), *(() if scale else _other_maxima(sheet, open_ones, name, grades.points))]
    if reasons:
        raise Refused("\n  ".join([f"{sheet.path} is not filled in:", *reasons]))
    for place, grade in open_ones:
        _write(given, sheet, place, grade, scale)
    if not given.cells:
        what = f"nobody in it has a grade of {name} that could be given back"
        raise Refused(f"{sheet.path}: {what}{_why(sheet, grades, name)}")
    return given


def _why(sheet, grades, name):
    """A cause, and what to do about it; "" where what stands in the file says it."""
    if not grades.known:
        return f": nothing of it was recorded yet, `python -m autograder grade {name}` does it"
    if not sheet.places:
        return ": nobody in it is in the roster; is it of another course? Else give it to `roster` first"
    return ""


def _waiting(pairs):
    if waiting := [pair for pair in pairs if pair[1].waits]:
        yield (
            f"answers are not all graded of {_ids(waiting)}: grade them in formgrader, or leave these "
            "students out with --partial"
        )


def _other_maxima(sheet, pairs, name, points):
    others = [(place, grade) for place, grade in pairs if not isclose(grade.maximum, place.points)]
    theirs = sorted({place.points for place, _ in others if not isclose(points, place.points)})
    if theirs:
        yield (
            f"{name} has {short(points)} points, {sheet.title} {' and '.join(map(short, theirs))}: change "
            "that there, or have all scores scaled with --scale"
        )
    elif others:
        yield (
            f"not all {short(points)} points could be reached by {_ids(others)}, whose release had not all "
            "questions: have their scores scaled with --scale"
        )


def _write(given, sheet, place, grade, scale):
    if scale and not grade.maximum:
        given.refused.setdefault(NOTHING, []).append(place.student)
        return
    points = grade.final * place.points / grade.maximum if scale else grade.final
    if points >= place.points + TWO_DECIMALS and not sheet.above:
        why = f"above the {short(place.points)} points that {sheet.title} takes"
        given.refused.setdefault(why, []).append(place.student)
        return
    text, before = written(points, sheet.sign), number(place.text, sheet.sign)
    is_same = before is not None and written(before, sheet.sign) == text
    given.cells.append(Cell(place, text, is_same))


def _ids(pairs):
    return f"{len(pairs)} ({some([place.student for place, _ in pairs], SHOWN)})"
