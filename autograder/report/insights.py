"""How many students made which mistake: what to say in the next lecture.

Read from the results alone. Counted are students, not checks: one mistake fails many checks of an item.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from textwrap import wrap

from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from rich import box
from rich.columns import Columns
from rich.table import Table
from rich.text import Text

from autograder.course.folders import read_json
from autograder.course.text import one_line
from autograder.grading.result import Result
from autograder.report.export import safe
from cs231n_utils.plots.pictures import BLUE, GREEN, GREY, ORANGE
from cs231n_utils.promises.misconception import SEVERITIES, Misconception

NOT_STARTED, UNNAMED, LACKING = "(not started)", "(no known name)", "(not in the release)"
NAMELESS = {
    UNNAMED: "Points were lost in a way that has no name here",
    NOT_STARTED: "Not started, or nothing saved",
    LACKING: "Not in the release handed in: does not count",
}
MOST_BARS = 20
SHADES = {  # of each severity: a colour that colour-blind people can tell apart, and a hatch
    "wrong": (ORANGE, ""),
    "fragile": (BLUE, "///"),
    "slow": (GREEN, "..."),
    "style": ("#CC79A7", "xxx"),
    "": ("0.75", "--"),
}


@dataclass(frozen=True)
class Insight:
    """One mistake, or one of NAMELESS: who made it, in which items."""

    id: str
    by_item: dict  # item: the set of students
    row: Misconception | None = None  # None where nothing has a name, or nobody knows it any more

    @property
    def students(self):
        return set().union(*self.by_item.values())

    @property
    def title(self):
        return self.row.title if self.row else NAMELESS.get(self.id, self.id)

    @property
    def severity(self):
        return self.row.severity if self.row else ""

    @property
    def lecture(self):
        return self.row.lecture if self.row else ""


def read(course, name):
    """-> ({student: {item: ids}} of every result that can be read, what is wrong with the others)"""
    found, problems = {}, []
    for path in sorted((course.root / "results" / name).glob("*.json")):
        try:
            result = Result.from_json(read_json(path))
            lacking = {id: {LACKING} for id in result.lacking}
            found[path.stem] = {item.id: mistakes(item) for item in result.items} | lacking
        except (KeyError, TypeError, AttributeError, OSError):
            problems.append(f"{path} is no result of grading: left out; grade this student again")
    return found, problems


def mistakes(item):
    """The names of what is wrong in a graded item; one of NAMELESS if nothing has a name."""
    failed = [check for check in item.checks if not check.passed]
    ids = {str(id) for check in failed for id in check.misconceptions}
    if ids or not failed:
        return ids
    return {UNNAMED if any(check.begun for check in failed) else NOT_STARTED}


def count(found, misconceptions):
    """[Insight], in the words of this Table, what most students did first.

    What spoils more comes before what spoils less, and what has no name last.
    """
    who = defaultdict(lambda: defaultdict(set))
    for student, items in found.items():
        for item, ids in items.items():
            for id in ids:
                who[id][item].add(student)
    insights = [Insight(id, dict(by_item), misconceptions.find(id)) for id, by_item in who.items()]
    rank = {severity: place for place, severity in enumerate((*SEVERITIES, ""))}
    return sorted(
        insights,
        key=lambda one: (one.id in NAMELESS, -len(one.students), rank[one.severity], one.title),
    )


def print_insights(insights, found, console):
    """One row a mistake: students, severity, time in the lecture, items by number.  A key follows."""
    total, items = len(found), list(dict.fromkeys(item for items in found.values() for item in items))
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(f"students\nof {total}", justify="right")
    for heading in ("mistake", "spoils", "lecture", "where"):
        table.add_column(heading, overflow="fold")
    for one in insights:
        counts = [(place, one.by_item[item]) for place, item in enumerate(items, 1) if item in one.by_item]
        where = ", ".join(f"({place}):{len(students)}" for place, students in counts)
        cells = (one_line(one.title), one.severity, one.lecture, where)
        style = "dim" if one.id in NAMELESS else ""
        table.add_row(str(len(one.students)), *map(Text, cells), style=style)
    console.print(table)
    console.print(Columns([Text(f"({place}) {one_line(item)}") for place, item in enumerate(items, 1)]))
    for severity, meaning in SEVERITIES.items():
        console.print(Text(f"{severity}: {meaning}"), style="dim")


def write_csv(insights, total, path):
    """One line for each mistake and item."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(["mistake", "title", "severity", "lecture", "item", "students", "of"])
        for one in insights:
            for item, students in sorted(one.by_item.items()):
                texts = (one.id, one.title, one.severity, one.lecture, item)
                writer.writerow([*map(safe, texts), len(students), total])


def draw(insights, total, path, title):
    """The picture for the lecture: a bar for each of the most frequent mistakes, and for what has no name."""
    named = [one for one in insights if one.id not in NAMELESS]
    shown = [*named[:MOST_BARS], *(one for one in insights[len(named) :] if one.id != LACKING)]
    figure = Figure(figsize=(11, 1.8 + 0.42 * max(len(shown), 1)), layout="constrained")
    axis = figure.subplots()
    for place, one in enumerate(shown):
        _bar(axis, place, one)
    labels = ["\n".join(wrap(one_line(one.title), 52)) for one in shown]
    axis.set_yticks(range(len(shown)), labels, fontsize=9, parse_math=False)
    longest = max((len(one.students) for one in shown), default=1)
    axis.set(xlim=(0, 1.3 * longest), xlabel=f"students, of {total}", ylim=(len(shown) - 0.4, -0.6))
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.spines[["top", "right"]].set_visible(False)
    left_out = len(named) - MOST_BARS
    more = f" ({left_out} rarer mistakes stand in the CSV)" if left_out > 0 else ""
    figure.suptitle(f"{title}: who made which mistake{more}", fontsize=12)
    _legend(figure, shown)
    figure.savefig(path, dpi=120)


def _bar(axis, place, one):
    colour, hatch = SHADES[one.severity]
    number = len(one.students)
    axis.barh(place, number, height=0.66, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
    time = f"   lecture {one.lecture}" if one.lecture else ""
    axis.text(number, place, f"  {number}{time}", va="center", fontsize=9, color=GREY)


def _legend(figure, shown):
    used = [severity for severity in (*SEVERITIES, "") if severity in {one.severity for one in shown}]
    patches = [
        Patch(facecolor=SHADES[severity][0], hatch=SHADES[severity][1], edgecolor="white", linewidth=0)
        for severity in used
    ]
    if used:
        names = [severity or "no name" for severity in used]
        figure.legend(patches, names, loc="outside lower right", ncols=len(used), frameon=False, fontsize=9)
