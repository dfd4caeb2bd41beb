"""Which mistake is named, of the tables of student-like solutions: `python -m tests.confusion`.

Prints the confusion table (true mistake against name) of the trusted grader and of the public checks, and
the figures that both have to reach.  Names of modules in the style of tests.variants: these tables alone.
"""

import argparse
import importlib
import linecache
import sys
import types
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from autograder.grade import laid_out, run_checks
from autograder.plugin import Grading
from autograder.sandbox import isolation
from autograder.student import Session
from autograder.submission import Submission
from cs231n_utils import checks, diagnosis
from tests.variants import blind, nameless, pairs
from tests.variants.table import Unusual
from tests.verdicts import FILES, SOURCE, TABLES, with_row

ALL_TABLES = (*TABLES, pairs, blind, nameless)
SIDES = ("trusted", "public")
KINDS = ("nameless", "single", "pair", "correct")
NO_NAME = "—"


@dataclass(frozen=True)
class Named:
    """What one side said of one row."""

    row: object
    side: str
    passed: bool
    names: tuple
    trouble: str = ""  # naming itself broke

    @property
    def kind(self):
        return "correct" if isinstance(self.row, Unusual) else KINDS[len(true_ids(self.row))]

    @property
    def right(self):
        """A correct row passes; a wrong one fails and has its names, all of them and no other."""
        return self.passed if self.kind == "correct" else not self.passed and self.names_right

    @property
    def names_right(self):
        return set(self.names) == true_ids(self.row)

    @property
    def wrong_name(self):
        """A name that is not one of the row's."""
        return bool(set(self.names) - true_ids(self.row))


def true_ids(row):
    """The ids of a row's mistakes."""
    return set() if isinstance(row, Unusual) else set(row.misconception.split())


class OneItem(Grading):
    """Runs the checks of one item."""

    def __init__(self, item, *arguments):
        super().__init__(*arguments)
        self.item = item

    def pytest_collection_modifyitems(self, items):
        items[:] = [item for item in items if item.callspec.params["item_id"] == self.item]
        super().pytest_collection_modifyitems(items)


def trusted(row, seed, level):
    """What the grader's checks say of the row's item."""
    file = FILES[row.item].removesuffix(".py")
    content = {name: text.encode() for name, text in with_row(row).items()}
    with laid_out(Submission("x", content)) as folder:
        session = Session(folder, (file,), level)
        try:
            grading = run_checks(f"{SOURCE.name}/test_{file}.py", OneItem(row.item, session, seed))
        finally:
            session.close()
    outcomes = grading.outcomes
    names = diagnosis.settle(id for outcome in outcomes for id in outcome.misconceptions)
    troubles = [outcome.event for outcome in outcomes if outcome.event and "naming" in outcome.event]
    passed = all(outcome.part == 1 for outcome in outcomes)
    return Named(row, "trusted", passed, names, " ".join(troubles))


def public(row, seed, level):
    """What the student's own checks say of it; they always draw the same numbers."""
    file = FILES[row.item]
    text = with_row(row)[file]
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    module = types.ModuleType(file.removesuffix(".py"))
    exec(compile(text, file, "exec"), module.__dict__)
    report = checks.run(checks.ITEMS[row.item], module)
    return Named(row, "public", report.ok, tuple(report.finding.misconceptions if report.finding else ()))


def name_all(rows, sides=SIDES, seed=0, level=None):
    """[Named for every side and row], worked out on all processors."""
    name = partial(_name, seed=seed, level=level or isolation.strongest())
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        pairs = [(side, row) for side in sides for row in rows]
        return list(pool.map(name, *zip(*pairs, strict=True), chunksize=4))


def _name(side, row, seed, level):
    return {"trusted": trusted, "public": public}[side](row, seed, level)


def rows_of(tables):
    """Singles, pairs and correct solutions."""
    rows = []
    for table in tables:
        rows += [row for kind in ("WRONG", "PAIRS", "UNUSUAL") for row in getattr(table, kind, [])]
    return rows


def figures(found):
    """{figure: share} of what one side said."""
    kinds = {kind: [named for named in found if named.kind == kind] for kind in KINDS}
    return {
        "verdicts right": share(found, lambda n: n.passed == (n.kind == "correct")),
        "single mistakes named right": share(kinds["single"], lambda n: n.names_right),
        "pairs named right": share(kinds["pair"], lambda n: n.names_right),
        "false alarms on correct solutions": share(kinds["correct"], lambda n: not n.passed or n.names),
        "wrong names": share(found, lambda n: n.wrong_name),
        "single mistakes without a name": share(kinds["single"], lambda n: not n.names),
        "names for what has none": share(kinds["nameless"], lambda n: n.names),
    }


def share(found, holds):
    return sum(map(bool, map(holds, found))) / len(found) if found else None


def table_text(found):
    """Rows of the confusion table: true mistake, name, how often; right ones in one line."""
    counts = Counter(
        (" ".join(sorted(true_ids(n.row))) or "(none)", " ".join(n.names) or NO_NAME) for n in found
    )
    lines = []
    for true in sorted({true for true, _ in counts}):
        names = sorted(((count, name) for (t, name), count in counts.items() if t == true), reverse=True)
        lines.append(f"{true:46} " + ", ".join(f"{name} ×{count}" for count, name in names))
    return "\n".join(lines)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tables", nargs="*", help="modules with WRONG and UNUSUAL rows")
    parser.add_argument("--trusted", action="store_true")
    parser.add_argument("--public", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="rows whose text holds this")
    options = parser.parse_args(argv)
    tables = [importlib.import_module(name) for name in options.tables] or ALL_TABLES
    sides = [side for side in SIDES if getattr(options, side)] or SIDES
    rows = [row for row in rows_of(tables) if options.only in str(row)]
    found = name_all(rows, sides, options.seed)
    for side in sides:
        show(side, [named for named in found if named.side == side])


def show(side, found):
    print(f"\n=== {side}: true mistake, and what it is called ===\n{table_text(found)}\n")
    for named in found:
        if not named.right or named.trouble:
            said = "passed" if named.passed else " ".join(named.names) or NO_NAME
            print(f"{side}: {named.row}: {said} {named.trouble}")
    print()
    for name, value in figures(found).items():
        print(f"{side}: {name:36} {'(no rows)' if value is None else f'{value:.1%}'}")


if __name__ == "__main__":
    sys.exit(main())
