"""What Canvas does with a gradebook that somebody uploads, after its own rules; it knows nothing of the kit.

As in its gradebook_importer: the header names students and assignments, a title without a number that is
known makes a new assignment, a blank cell is a score that is gone, scores are compared at two decimals.
"""

import csv
import io
import re
from itertools import takewhile

TITLE_AND_ID = re.compile(r"\A(.*)\s\((\d+)\)\Z", re.DOTALL)
IDS = ("ID", "SIS User ID", "SIS Login ID")
IGNORED = re.compile(
    r"(Unposted )?(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)|Slutpoäng"
)
POINTS = re.compile(r"Points Possible|Möjliga poäng")
POSTING = re.compile(r"(Muted|Manual Posting.*)?", re.IGNORECASE)
SECTION = re.compile(r"Section|Sektion")


class NotTaken(Exception):
    """Canvas refuses the file."""


def rows_of(content):
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def unguarded(text):
    found = re.fullmatch(r'="(.*)"', text, re.DOTALL)
    return found[1] if found else text


def read(content):
    """-> [title of an assignment's column], [({kind: id}, {title: cell})]"""
    header, *rows = rows_of(content)
    names = 2 if "LastName" in header[0] else 1
    if not ("Student" in header[0] or names == 2) or "ID" not in header[names] or len(header) < 4:
        raise NotTaken("Couldn't find header row")
    info = [*takewhile(lambda cell: not SECTION.match(cell), header)]
    if len(info) == len(header):
        raise NotTaken("Section is not the last column on students")
    width = len(info) + 1
    kinds = {}
    for place, cell in enumerate(header[:width]):
        kind = re.sub(r"SIS-användar-ID", "SIS User ID", cell)
        kinds[place] = re.sub(r"SIS-inloggnings-ID", "SIS Login ID", kind)
    titles = {place: cell for place, cell in enumerate(header) if place >= width and not IGNORED.match(cell)}
    students = []
    for row in rows:
        if POINTS.search(row[0]) or all(POSTING.fullmatch(cell.strip()) for cell in row):
            continue
        who = {kinds[place]: unguarded(row[place]) for place in range(width)}
        who["name"] = tuple(unguarded(row[place]) for place in range(names))
        cells = {title: row[place].strip() if place < len(row) else "" for place, title in titles.items()}
        students.append((who, cells))
    return list(titles.values()), students


def changes(gradebook, uploaded):
    """{(Canvas's id of a user, the column's title): (old, new)} when `uploaded` goes into the `gradebook`."""
    titles, known = read(gradebook)
    theirs, students = read(uploaded)
    numbers = {found[2]: title for title in titles if (found := TITLE_AND_ID.match(title))}
    found = {}
    for who, cells in students:
        state, user = _student(who, known)
        for title in theirs:
            own = TITLE_AND_ID.match(title)
            column = numbers.get(own[2]) if own else next((t for t in titles if t == title), None)
            if column is None:
                found[user, f"new assignment {title}"] = ("", cells[title])
            elif plain(state[column]) != plain(cells[title]):
                found[user, column] = (state[column], cells[title])
    return found


def _student(who, known):
    for kind in (*IDS, "name"):
        alike = [row for row in known if who.get(kind) and row[0].get(kind) == who[kind]]
        if alike:
            return alike[0][1], alike[0][0]["ID"]
    raise NotTaken(f"nobody is {who}")


def plain(cell):
    """A score at two decimals, or the text."""
    number = cell.replace(",", ".")
    return f"{float(number):.2f}" if re.fullmatch(r"-?\d+(\.\d+)?", number) else cell.upper()


def answered(name, files):
    """The user to whose hand-in a page of this name in an archive is added; `files`: {user: {attachment}}.

    None where Canvas ignores it.
    """
    parts = name.split("/")[-1].split("_")
    if parts[-1].startswith("link") or name.startswith("._"):
        return None
    numbers = [part for part in parts if re.fullmatch(r"[0-9]+", part)]
    user, attachment = [*numbers, "", ""][:2]
    return user if attachment in files.get(user, ()) else None
