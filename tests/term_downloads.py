"""What two LMSs, Gradescope, the exchange and a mailbox hand out in the term of `tests.term_facts`."""

import csv
import io
import json
import stat
import zipfile
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests import downloads
from tests.downloads import zipped
from tests.term_facts import (
    CANVAS_1,
    CANVAS_2,
    CANVAS_4,
    CLASS,
    EXCHANGE_2,
    GRADESCOPE_2,
    GRADESCOPE_3,
    HALF,
    HANDS,
    KNOWN,
    MOODLE_1,
    MOODLE_3,
    MOODLE_4,
    NAMES,
    PLAIN_1,
    PLAIN_3,
    RIGHT,
    THERE,
    UNNAMED,
    WRONG,
)

CODE = {
    RIGHT: "return float(np.mean(np.argmax(scores, axis=1) == y))",
    HALF: "return float(np.sum(np.argmax(scores, axis=1) == y))",
    WRONG: "return -1.0",
}
LINK = zipfile.ZipInfo("link.py")
LINK.external_attr = (stat.S_IFLNK | 0o777) << 16
HOSTILE = {"../../evil.py": "evil", LINK: "/etc/passwd"}
TEAM = "Team 7"
WORDS = "%A, %d %B %Y, %I:%M %p"  # how Moodle writes a date


def work(hand, released):
    """{name: content} of what was handed in; `released`: the notebook of the release."""
    name, notebook = hand.assignment, json.loads(released)
    for cell in notebook["cells"]:
        if cell["id"] == "q_cats":
            cell["source"] = f"Whoever says cat is right. ({hand.mark})"
    code = f"# {hand.mark}\nimport numpy as np\n\n\ndef share(scores, y):\n    {CODE[hand.points]}\n"
    note = json.dumps({"assignment": name})
    return {f"{name}.py": code, f"1_{name}.ipynb": json.dumps(notebook), "submission.json": note}


def packed(hand, released):
    """The bytes of a zip as `submit` makes it, and what else somebody put into it."""
    files = {f"{hand.assignment}/{name}": content for name, content in work(hand, released).items()}
    inside = {f"{hand.assignment}/ada/{hand.assignment}.py": f"# {hand.mark}, of no use"}
    return zipped(files | (inside | HOSTILE if hand.who == ("kim",) else {}))


def letters(student):
    return "".join(filter(str.isalnum, f"{student.last_name}{student.first_name}".lower()))


def canvas(hands, released):
    files = {}
    for hand in hands:
        (who,), late = hand.who, "_LATE" if hand.late else ""
        student, file = KNOWN[who], f"{hand.number}_{hand.assignment}.zip"
        files[f"{letters(student)}{late}_{student.canvas_id}_{file}"] = packed(hand, released)
    return files


def anonymous(hands, released):
    return {
        f"{'LATE_' if h.late else ''}anon_{UNNAMED[h.who[0]]}_{h.number}_{h.assignment}.zip": packed(
            h, released
        )
        for h in hands
    }


def moodle(hands, released):
    files = {}
    for hand in hands:
        student, is_group = KNOWN[hand.who[0]], len(hand.who) > 1
        called = TEAM if is_group else f"{student.first_name} {student.last_name}"
        folder = f"{called}_{participant(student, hand)}_assignsubmission_file"
        files[f"{folder}/{hand.assignment}.zip"] = packed(hand, released)
    return files


def participant(student, hand):
    """Moodle's number, another one for each assignment."""
    return 7000 + 100 * NAMES.index(hand.assignment) + student.number


def worksheet(hands, released):
    """The text of Moodle's: everybody, with the time of the last hand-in."""
    columns = "Identifier", "Full name", "Email address", "Status", "Grade", "Last modified (submission)"
    times = {who: hand.second for hand in hands for who in hand.who}
    rows = [
        (
            f"Participant {participant(student, hands[0])}", f"{student.first_name} {student.last_name}",
            student.email, "", "", local(times[student.id]) if student.id in times else "-",
        )
        for student in CLASS
    ]  # fmt: skip
    return table(columns, rows)


def local(second):
    return f"{datetime.fromtimestamp(second, ZoneInfo(THERE)):{WORDS}}"


def gradescope(hands, released):
    submissions = {
        h.number: ([(f"S{who}", KNOWN[who].email) for who in h.who], work(h, released)) for h in hands
    }
    times = {f"t{h.number}": f"{utc(h.second)}.000000000 Z" for h in hands}
    return downloads.gradescope(submissions, **times)


def exchange(hands, released):
    files = {}
    for hand in hands:
        (who,), time = hand.who, f"{utc(hand.second)}.000000 UTC"
        folder = f"{who}+{hand.assignment}+{time}+aB3_-xyzAB{hand.number}"
        files |= {f"{folder}/{name}": content for name, content in work(hand, released).items()}
        files[f"{folder}/timestamp.txt"] = time
    return files


def plain(hands, released):
    return {f"{hand.who[0]}.zip": packed(hand, released) for hand in hands}


def utc(second):
    return f"{datetime.fromtimestamp(second, UTC):%Y-%m-%d %H:%M:%S}"


def times(hands):
    """The text of the file for `--times`, with what an instructor wrote down."""
    rows = [(h.who[0], f"{utc(h.second)} UTC") for h in hands if h.told]
    rows = [(f"anon-{UNNAMED[who]}" if who in UNNAMED else who, time) for who, time in rows]
    return table(("id", "time"), rows)


def table(columns, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue()


def roster_of_canvas(students, assignments=("Warmup (4711)",), points="6.00"):
    """The text of Canvas's gradebook, in which nobody has a score yet."""
    columns = "Student", "ID", "SIS User ID", "SIS Login ID", "Section", *assignments, "Final Score"
    blank = [""] * len(assignments)
    possible = ("    Points Possible", "", "", "", "", *[points] * len(assignments), "(read only)")
    rows = [
        (guarded(f"{s.last_name}, {s.first_name}"), s.canvas_id, f"A{s.number}", s.id, s.section, *blank, "")
        for s in students
    ]
    return table(columns, [possible, *rows])


def guarded(name):
    return f'="{name}"' if name.startswith("=") else name


def roster_of_moodle(students):
    columns = "First name", "Last name", "ID number", "Email address"
    return table(columns, [(s.first_name, s.last_name, f"A{s.number}", s.email) for s in students])


STRANGE = {  # download: {file: its bytes}, and what is said of whom
    CANVAS_1: (
        {
            "halljon_1010_51_warmup.zip": b"PK\3\4 broken",
            "majorslee_LATE_1012_52_warmup.zip": zipped(HOSTILE),
            "nobody_1099_53_warmup.zip": zipped({"warmup.py": "x = 1"}),
        },
        (
            "jon: ",
            "it is damaged",
            "lee: ",
            "it holds nothing to collect",
            "user 1099: the roster has no such",
        ),
    ),
    PLAIN_3: (
        {"notes.txt": "?", "mallory.zip": zipped({"pixels.py": "x = 1"})},
        ("mallory is neither a student of the roster nor a group",),
    ),
}
MADE_BY = {
    CANVAS_1: canvas, MOODLE_1: moodle, PLAIN_1: plain, GRADESCOPE_2: gradescope, EXCHANGE_2: exchange,
    CANVAS_2: anonymous, PLAIN_3: plain, GRADESCOPE_3: gradescope, MOODLE_3: moodle, CANVAS_4: canvas,
    MOODLE_4: moodle,
}  # fmt: skip


LATER = {CANVAS_4: CANVAS_1, MOODLE_4: MOODLE_1}  # the same downloaded anew: an LMS gives only what is newest


def hands_in(download):
    own = [hand for hand in HANDS if hand.download == download]
    again = {hand.who for hand in own}
    return [h for h in HANDS if h.download == LATER.get(download) and h.who not in again] + own


def files_of(download, released):
    """{path: content} of a download."""
    strange, _ = STRANGE.get(download, ({}, ()))
    return MADE_BY[download](hands_in(download), released) | strange
