"""Moodle: the grading worksheet of an assignment as it was downloaded, filled in.

Its words are in the instructor's language: columns are known by their order and by what they hold.
"""

import re
from contextlib import suppress

from autograder.collecting import worksheet
from autograder.course.submission import Refused
from autograder.returning.numbers import number, sign_in
from autograder.returning.sheet import Place, Sheet
from autograder.returning.table import Table
from autograder.term import columns, exports
from autograder.term.attempts import Attempts
from autograder.term.pairing import pair
from autograder.term.traces import MOODLE as KEY

TITLE = "Moodle"
NO = "no|nein|non|não|nee|nej|nei|ei|nie|ne|nem|nu|нет|ні|hayır|否|いいえ|아니요|아니오|לא|لا"
LOCKED = "locked in Moodle"
PAGE = "{}_{}_assignsubmission_file_/feedback.html"  # a name, Moodle's number of the participant
UNFIT = re.compile(r'[_/\\:*?"<>|\x00-\x1f]+')  # for a folder's name; at `_` Moodle splits it
LONGEST = 40
NO_PAGE = "they have no page"
NO_GRADES = (
    "of its columns it cannot be told which holds the grades, before one of the same maximum for all and one "
    "on whether they can be changed: download it with Moodle in English, and grade by points, not on a scale"
)


def read(path, course, assignment, roster, column=None):
    """-> Sheet.  Raises Refused, people.BadTable: it is no worksheet, or not as it was downloaded."""
    if column:
        raise Refused("--column is of Canvas's gradebook: a worksheet is of one assignment alone")
    rows, table = worksheet.read(path).rows, Table.read(path)
    grade = _grade(path, table)
    sign = sign_in([record.text(grade + 1) for record in table.lines])
    persons, doubts = _persons(path, roster)
    collected, places, strangers = _collected(course, assignment.name), [], []
    for record, (user, row) in zip(table.lines, rows.items(), strict=True):
        if record.line in doubts:
            continue
        if student := persons.get(record.line) or _by_number(user, collected, persons):
            places.append(_place(record, student, user, row.name, grade, sign))
        else:
            strangers.append(user)
    return Sheet(
        path=str(path),
        title=TITLE,
        table=table,
        column=grade,
        sign=sign,
        places=tuple(places),
        strangers=tuple(strangers),
        doubts=tuple(f"{path}, line {line}: {why}" for line, why in doubts.items()),
    )


def content(sheet, given):
    """The bytes of the worksheet with the grades in it."""
    cells = {cell.place.record.line: cell.record(sheet) for cell in given.cells}
    return sheet.table.content([cells.get(record.line, record) for record in sheet.table.records])


def page_names(sheet, given, course, assignment):
    """{student: the name of a page in an archive}: a folder for each participant, as in Moodle's own."""
    found = {}
    for place in (cell.place for cell in given.cells):
        name = " ".join(UNFIT.sub(" ", place.called).split())[:LONGEST].strip(" .")
        found[place.student] = PAGE.format(name or "Participant", place.user)
    return found


def _grade(path, table):
    """The place of the grades: what can be reached, and whether they can be changed, stand behind them."""
    width = len(table.header.cells)
    found = [place for place in range(1, width - 2) if _are_grades(table, place)]
    if len(found) != 1:
        raise Refused(f"{path}: {NO_GRADES}")
    return found[0]


def _are_grades(table, place):
    grades, maxima, words = ({record.text(at) for record in table.lines} for at in range(place, place + 3))
    sign = sign_in(maxima)
    if len(maxima) != 1 or not number(*maxima, sign) or len(words) > 2:
        return False
    return all(not text or number(text, sign) is not None for text in grades) and all(
        text and not any(map(str.isdigit, text)) for text in words
    )


def _persons(path, roster):
    """-> {line: id}, {line: why it cannot be told}; nothing under blind marking."""
    with suppress(exports.Unreadable):
        pairs = pair(exports.read(path).entries, roster.persons)
        doubts = {entry.line: str(doubt) for entry, doubt in pairs.doubts}
        return {entry.line: person.id for entry, person in pairs.certain if person}, doubts
    return {}, {}


def _collected(course, name):
    """{participant's number: ids of those whose hand-in came with it}"""
    found = {}
    for path in sorted(Attempts(course, name).folder.glob("*/moodle-*.json")):
        if key := KEY.match(path.name):
            found.setdefault(key[1], set()).add(path.parent.name)
    return found


def _by_number(user, collected, persons):
    """The id of the one who handed in under this number, and has no other line; None where there is none."""
    ids = collected.get(user, set())
    return next(iter(ids)) if len(ids) == 1 and not ids & {*persons.values()} else None


def _place(record, student, user, called, grade, sign):
    is_locked = columns.plain(record.text(grade + 2)) in columns.words(NO)
    points = number(record.text(grade + 1), sign)
    return Place(record, student, user, called, record.text(grade), points, LOCKED if is_locked else "")
