"""Canvas: its gradebook as it was exported, cut down to one assignment and to those who have a grade.

Its import takes a blank cell for "no score any more", and a column without its number for a new assignment.
"""

import re

from autograder.course.submission import Refused
from autograder.course.text import one_line, some
from autograder.returning.numbers import number, sign_in
from autograder.returning.sheet import Place, Sheet
from autograder.returning.table import Table
from autograder.term import columns, exports
from autograder.term.attempts import Attempts
from autograder.term.pairing import pair

TITLE = "Canvas"
ASSIGNMENT = re.compile(r"(.*)\s\((\d+)\)", re.DOTALL)
CLOSED = {"ex": "excused in Canvas (EX)", "n/a": "not assigned in Canvas (N/A)"}
SHORT = "the line is shorter than the first one"
FIRST = ("student", "lastname")  # in the first cell of a file that Canvas takes
PAGE = "{}_{}_{}_feedback.html"  # a name, Canvas's numbers of the person and of the file that is answered
LONGEST = 40  # of a name in a page's
NO_PAGE = "no hand-in of theirs was collected from Canvas, or they have no page"


def read(path, course, assignment, roster, column=None):
    """-> Sheet.  `column`: how the file calls the assignment, where its title does not say.

    Raises Refused, people.BadTable: it is no gradebook, or none with such a column.
    """
    export = exports.read(path)
    if export.system != exports.CANVAS:
        raise Refused(f"{path} is no gradebook of Canvas: take what Grades › Export Entire Gradebook gives")
    table = Table.read(path)
    header = table.header.values
    last, place = _last_column_on_persons(header), _column(path, header, assignment, column)
    above = _above_students(table)
    sign = sign_in([text for record in above for text in record.values[last + 1 :]])
    points = _points(path, above, place, sign)
    records = {record.line: record for record in table.lines}
    pairs = pair(export.entries, roster.persons)
    known = [(records[entry.line], entry, person) for entry, person in pairs.certain if person]
    return Sheet(
        path=str(path),
        title=TITLE,
        table=table,
        column=place,
        sign=sign,
        places=tuple(_place(*one, place, points, sign) for one in known),
        strangers=tuple(entry.known["canvas_id"] for entry, person in pairs.certain if not person),
        doubts=(
            *(f"{path}, line {line}: {why}" for line, why in export.faults),
            *(f"{path}, line {entry.line}: {doubt}" for entry, doubt in pairs.doubts),
        ),
        notes=_notes(path, header),
        above=True,
    )


def content(sheet, given):
    """The bytes for Canvas's import: who somebody is and this column, with the lines of who has a grade."""
    table, cells = sheet.table, {cell.place.record.line: cell.record(sheet) for cell in given.cells}
    above = _with_number(_above_students(table), sheet.column, sheet.sign)
    kept = {record.line: record for record in (table.header, *above)} | cells
    last = _last_column_on_persons(table.header.values)
    return table.content([kept[line].only([*range(last + 1), sheet.column]) for line in sorted(kept)])


def page_names(sheet, given, course, assignment):
    """{student: the name of a page in an archive} of those with a file in Canvas, which a page answers.

    Canvas splits the name at `_`, and of its parts takes the first two that are numbers.
    """
    attempts, found = Attempts(course, assignment.name), {}
    for cell in given.cells:
        theirs = attempts.of(cell.place.student).values()
        files = [attempt.number for attempt in theirs if attempt.system == exports.CANVAS]
        if files:
            name = "".join(filter(str.isalpha, cell.place.called))[:LONGEST] or "student"
            found[cell.place.student] = PAGE.format(name, cell.place.user, max(files))
    return found


def _last_column_on_persons(header):
    """Its place: the section's, behind all that Canvas calls a person."""
    found = exports.recognised(header, [])[1]
    behind = max(found.values()) + 1  # in a language whose word for it is not known
    return found.get("section", behind + (columns.plain(header[behind]) == "root account"))


def _column(path, header, assignment, column):
    titled = {place: found for place, cell in enumerate(header) if (found := ASSIGNMENT.fullmatch(cell))}
    if column:
        wanted = {columns.plain(column)}
        places = [place for place, found in titled.items() if columns.plain(found[0]) in wanted]
    else:
        wanted = {columns.plain(assignment.manifest.title), columns.plain(assignment.name)}
        places = [place for place, found in titled.items() if columns.plain(found[1]) in wanted]
    if len(places) != 1:
        which = f"called {column!r}" if column else f"with the title of {assignment.name}"
        there = some([f'"{one_line(header[place], 100)}"' for place in titled], 50) or "none"
        columns_there = f"{len(places)} columns" if places else "no column"
        raise Refused(f"{path} has {columns_there} {which}: say which with --column; there are: {there}")
    return places[0]


def _above_students(table):
    """The Records of no person: how scores are posted, the points that are possible."""
    place = exports.recognised(table.header.values, [])[1]["canvas_id"]
    return [record for record in table.lines if not record.text(place)]


def _with_number(records, column, sign):
    return [record for record in records if number(record.text(column), sign) is not None]


def _points(path, above, column, sign):
    found = [number(record.text(column), sign) for record in _with_number(above, column, sign)]
    if len(found) != 1 or found[0] <= 0:
        raise Refused(f"{path} does not say how many points are possible: take the file as Canvas exports it")
    return found[0]


def _place(record, entry, person, column, points, sign):
    text = record.text(column)
    closed = _closed(text, sign) if column < len(record.cells) else SHORT
    return Place(record, person.id, entry.known["canvas_id"], entry.name, text, points, closed)


def _closed(text, sign):
    if not text or number(text, sign) is not None:
        return ""
    return CLOSED.get(text.casefold(), f"there stands {one_line(text, 20)!r}, which is no score")


def _notes(path, header):
    if columns.plain(header[0]).startswith(FIRST):
        return ()
    return (
        f"Canvas takes back a file whose first column is Student: if it refuses this one, export {path} anew "
        "with Canvas in English",
    )
