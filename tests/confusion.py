"""Which mistake is named, of the tables of student-like solutions: `python -m tests.confusion NAME`.

Prints the confusion table (true mistake against name) of the trusted grader and of the public checks, and
the figures that both have to reach.  Names of tables in variants/: these alone.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass

from autograder.verify.judge import SIDES
from autograder.verify.pool import judge_all
from autograder.verify.rows import Unusual, true_ids
from tests.tables import EVERY, OF, rows_of

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
        return (
            "correct" if isinstance(self.row, Unusual) else KINDS[min(len(true_ids(self.row)), 2)]
        )  # more are a pair, too

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


def named(row, judged):
    """Yields the Named of each side that judged the row, on the first seed."""
    for trusted in judged.trusted[:1]:
        passed = trusted.scores[row.item] == OF[row].judge.points[row.item]
        yield Named(row, "trusted", passed, trusted.names, trusted.trouble)
    for public in judged.public[:1]:
        yield Named(row, "public", public.passed, public.names)


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
    parser.add_argument("assignment", choices=EVERY)
    parser.add_argument("tables", nargs="*", help="modules with WRONG and UNUSUAL rows")
    parser.add_argument("--trusted", action="store_true")
    parser.add_argument("--public", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="rows whose text holds this")
    options = parser.parse_args(argv)
    chosen = EVERY[options.assignment]
    rows = rows_of(chosen.variants.load(f"variants.{name}") for name in options.tables) or chosen.every
    rows = [row for row in rows if options.only in str(row)]
    sides = [side for side in SIDES if getattr(options, side)] or SIDES
    seeds = range(options.seed, options.seed + 1)
    found = [
        said
        for row, judged in judge_all(chosen.assignment, rows, seeds, sides=sides)
        for said in named(row, judged)
    ]
    for side in sides:
        show(side, [said for said in found if said.side == side])


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
