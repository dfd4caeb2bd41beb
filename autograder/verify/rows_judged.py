"""What each row of the tables came to."""

from dataclasses import dataclass

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.verify.rows import Unusual, true_ids

CERTAIN = {"inputs_changed", "loop_in_vectorized", "wrong_shape", "not_finite"}  # seen as such, beside others


@dataclass(frozen=True)
class Came:
    """What a row came to: the names on each side, and what does not hold of it, or ''."""

    row: object
    by_grader: frozenset
    by_checks: frozenset
    wrong: str


def came(judge, row, judged):
    """-> Came, for a row that was judged on every seed by both sides."""
    by_grader, by_checks = frozenset(judged.trusted[0].names or ()), frozenset(judged.public[0].names)
    return Came(row, by_grader, by_checks, next(_faults(judge, row, judged, (by_grader, by_checks)), ""))


def _faults(judge, row, judged, names):
    for said in judged.trusted:
        if not judge.is_right(row, said.scores):
            yield f"the grader gives {_scores(judge, said.scores)}"
        if said.trouble:
            yield said.trouble
    if isinstance(row, Unusual):
        yield from (f"the public checks say: {said.said}" for said in judged.public if not said.passed)
        return
    if any(said.passed != bool(row.unseen) for said in judged.public):
        yield "the public checks see it all the same" if row.unseen else "the public checks let it pass"
    if others := set().union(*names) - true_ids(row) - CERTAIN:
        known = judge.public_side.misconceptions
        called = (f"{id}{'' if known.find(id) else ' (no row of the table)'}" for id in sorted(others))
        yield f"it is called {', '.join(called)}"
    if row.named and true_ids(row) and true_ids(row) not in names:
        yield f"nobody calls it {row.misconception}"


def _scores(judge, scores):
    return ", ".join(f"{item} {points:g} of {judge.points[item]:g}" for item, points in scores.items())


def print_table(every, console):
    """One line a row: what the grader and the public checks call it."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for title in ("", "row", "the grader says", "the public checks say"):
        table.add_column(title, overflow="fold")
    for one in every:
        mark, style = ("✗", "red") if one.wrong else ("✓", "green")
        said = [_in_words(one.row, names) for names in (one.by_grader, one.by_checks)]
        table.add_row(mark, Text(str(one.row)), *map(Text, said), style=style)
    console.print(table)


def _in_words(row, names):
    return ", ".join(sorted(names)) or ("right" if isinstance(row, Unusual) else "no name")
