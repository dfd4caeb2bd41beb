"""What Moodle does with a grading worksheet that is uploaded, by its own rules; it knows nothing of the kit.

As in mod/assign/feedback/offline: columns are found by their names in the language of whoever uploads; a
blank grade is skipped, and so is one out of range, one that is locked and one older than Moodle's.
"""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

FORMAT = "%A, %d %B %Y, %I:%M %p"
MINUTE = 60


@dataclass(frozen=True)
class Words:
    """Of a language: what columns are called, what stands before the number, the sign before decimals."""

    identifier: str
    grade: str
    modified: str
    comments: str
    participant: str
    sign: str


ENGLISH = Words(
    *("Identifier", "Grade", "Last modified (grade)", "Feedback comments"),
    participant="Participant ",
    sign=".",
)
GERMAN = Words(
    *("ID", "Bewertung", "Zuletzt geändert (Bewertung)", "Feedback als Kommentar"),
    participant="Teilnehmer/in",
    sign=",",
)


@dataclass(frozen=True)
class State:
    """What Moodle itself knows of a participant; `graded`: when, in seconds since 1970, or None."""

    grade: float | None = None
    maximum: float = 10.0
    locked: bool = False
    graded: float | None = None
    comment: str = ""


def changes(states, uploaded, words=ENGLISH):
    """{participant's number: the new grade, or the text of a new comment}; `states`: {number: State}"""
    header, *rows = csv.reader(io.StringIO(uploaded.decode("utf-8-sig"), newline=""))
    place = {name: header.index(getattr(words, name)) for name in ("identifier", "grade", "modified")}
    found = {}
    for row in rows:
        user = row[place["identifier"]][len(words.participant) :]
        state, text = states.get(user), row[place["grade"]].strip()
        if state is None:
            continue
        if words.comments in header and row[header.index(words.comments)] != state.comment:
            found[user] = row[header.index(words.comments)]
        grade = float(text.replace(" ", "").replace(words.sign, ".")) if text else None
        if grade is None or grade == state.grade or not 0 <= grade <= state.maximum or state.locked:
            continue
        said = row[place["modified"]]
        since = datetime.strptime(said, FORMAT).timestamp() if said != "-" else 0
        if state.graded is None or state.graded <= since + MINUTE:
            found[user] = grade
    return found


def answered(path, users):
    """The participant to whom a page of this path in an archive is given, or None; `users`: their numbers."""
    for part in path.split("/"):
        pieces = part.split("_", 4)
        if len(pieces) >= 4 and pieces[1].isdigit() and pieces[1] in users:
            return pieces[1] if pieces[2:4] == ["assignsubmission", "file"] else None
    return None
