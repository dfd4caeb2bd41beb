"""Results on the terminal: student × item."""

from rich import box
from rich.columns import Columns
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from autograder.course.text import one_line
from autograder.report.verdict import number

SHORTEST = 16  # of an id; all of it stands in grades.csv


def print_table(results, console=None):
    """One row a submission, one column an item: score of maximum.  Items are numbered; a key follows."""
    console, results = console or Console(), list(results)
    items = {item.id: item for result in results for item in result.items}
    room = console.width - _width(_table(results, items, 0), console)
    table = _table(results, items, max(SHORTEST, room))
    table.width = _width(table, console)  # in a terminal that is too narrow, too: no score is cut
    console.print(table, crop=False, no_wrap=True)
    console.print(Columns([f"({place}) {id}" for place, id in enumerate(items, 1)]))
    for result in results:
        for note in result.notes:
            console.print(Text(one_line(f"{result.submission}: {note}")), style="yellow")


def _table(results, items, room):
    """With `room` for the names of submissions."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("submission"[:room], no_wrap=True)
    for place, item in enumerate(items.values(), 1):
        table.add_column(f"({place})\n/{number(item.max_score)}", justify="right", no_wrap=True)
    table.add_column(f"sum\n/{number(sum(item.max_score for item in items.values()))}", justify="right")
    for result in results:
        scores = {item.id: item for item in result.items}
        cells = [_cell(scores.get(id)) for id in items]
        table.add_row(shortened(one_line(result.submission), room), *cells, number(result.score))
    return table


def _width(table, console):
    return Measurement.get(console, console.options.update(max_width=10_000), table).maximum


def shortened(name, room):
    """A name in so many characters: its beginning and its end, by which ids and folders differ."""
    end = room // 2
    return Text(name if len(name) <= room else f"{name[: max(0, room - end - 1)]}…{name[len(name) - end :]}")


def _cell(item):
    if item is None:
        return "–"  # not in the release handed in
    style = "green" if item.score == item.max_score else "red" if item.score == 0 else "yellow"
    return Text(number(item.score), style=style)


def print_isolation(results, console=None):
    """One line on how the student code was shut in."""
    console = console or Console()
    missing = sorted({layer for result in results for layer in result.isolation["missing"]})
    if missing:
        console.print(f"isolation: weaker than it can be, without {', '.join(missing)}", style="yellow")
    elif results:
        console.print(f"isolation: {', '.join(results[0].isolation['active'])}")
