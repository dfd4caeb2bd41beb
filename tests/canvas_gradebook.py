"""The gradebook of Canvas with the class of `tests.returned` in it, as its languages write it."""

from tests.returned import CLASS, NUMBER, TITLE, table

COLUMN = f"{TITLE} (4711)"
OLD = {"ada": "8.51", "bob": "9.00", "exc": "EX", "wait": "7.00", "none": "3.00"}  # what stands there
ONE = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
TWO = ("LastName", "FirstName", *ONE[1:4], "Integration ID", "Root Account", "Section")
SWEDISH = ("Student", "ID", "SIS-användar-ID", "SIS-inloggnings-ID", "Sektion")
OTHERS = ("Warmup (4710)", f"{TITLE}: extra (4712)")
SCORES = ("Current Score", "Unposted Current Score", "Final Score", "Override Score", "Override Grade")


TEST = ("Student, Test", "1099", "", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", "Sec 1")
TEST_TWO = ("Student", "Test", *TEST[1:4], "", "", "Sec 1")


def gradebook(info=ONE, old=OLD, points="10.00", sign=".", delimiter=",", end="\n", read_only="(read only)"):
    """The text of a gradebook with everybody in it, two more assignments and a test student."""
    is_swedish = info is SWEDISH
    scores = ["Slutpoäng"] if is_swedish else list(SCORES)
    label = "    Möjliga poäng" if is_swedish else "    Points Possible"
    nothing, none = [""] * (len(info) - 1), [""] * len(scores)
    rows = [
        [*info, "Notes", OTHERS[0], COLUMN, OTHERS[1], *scores],
        ["", *nothing, "", "", "Manual Posting", "", *none],
        [label, *nothing, "", "3.00", points, "5.00", *[read_only] * len(scores)],
    ]
    for id, last, first in CLASS:
        cells = ["a note", "2.50", old.get(id, ""), "N/A", *["85.00"] * len(scores)]
        rows.append([*person(info, id, last, first), *cells])
    rows.append([*(TEST_TWO if info is TWO else TEST), "", "", "", "", *none])
    if sign == ",":
        rows[2:] = [[localised(cell) for cell in row] for row in rows[2:]]
    return table(rows, delimiter, end)


def localised(cell):
    return cell.replace(".", ",") if cell[:1].isdigit() else cell


def person(info, id, last, first):
    ids = NUMBER[id], f"A{NUMBER[id]}", id
    if info is TWO:
        return guarded(last), guarded(first), *ids, "", "canvas.example.edu", "Sec 1"
    return guarded(f"{last}, {first}"), *ids, "Sec 1"


def guarded(name):
    return f'="{name}"' if name.startswith("=") else name
