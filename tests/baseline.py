"""What the kit says of every row of the tables and of every attack, written down.

    python -m tests.baseline           # compare with baselines/; exit code 1 where something differs
    python -m tests.baseline --write   # write it anew
    python -m tests.baseline NAME      # of one assignment

Rows are judged on three seeds, by both sides: the points that are left, and the names of mistakes.  Where the
clock decides, only the verdict is kept.
"""

import argparse
import json
import sys
from pathlib import Path

from autograder.sandbox import isolation
from autograder.verify.judge import FEW
from autograder.verify.pool import judge_all
from autograder.verify.rows import by_the_clock
from tests import home
from tests.attacks.field import ATTACKS, OPEN, WITHIN_REACH, Field
from tests.attacks.ground import NAME as ATTACKED
from tests.tables import EVERY, OF

FOLDER = Path(__file__).parent / "baselines"  # a file for each assignment


def found(tables):
    """{what was judged: what was said}"""
    home.stand_in()  # raises what mends it: saved classifiers are among the items
    rows = tables.every
    said = {str(row): of_row(row, judged) for row, judged in judge_all(tables.assignment, rows, range(FEW))}
    assert len(said) == len(rows), "two rows have the same name"
    return dict(sorted((said | (of_attacks() if tables.name == ATTACKED else {})).items()))


def of_attacks():
    said = {}
    for rows, level in (((*ATTACKS, *WITHIN_REACH), isolation.strongest()), (OPEN, "process")):
        with home.workplace() as root:
            field = Field(root, rows, level)
            said |= {f"{row} ({level})": of_attack(row, field.of(row)) for row in rows}
    return said


def of_row(row, judged):
    """{side: what it said on each seed, or once where that is always the same}"""
    trusted, public, points = [], [], OF[row].judge.points
    for said in judged.trusted:
        lost = {item: worth for item, worth in said.scores.items() if worth < points[item]}
        trusted.append(lost.keys() if by_the_clock(row) else [lost, said.names, said.trouble])
    for said in judged.public:
        public.append(said.passed if by_the_clock(row) else [said.passed, said.names])
    return {"trusted": once(trusted), "public": once(public)}


def once(said):
    said = [text(value) for value in said]
    return said[0] if len(set(said)) == 1 else said


def text(value):
    """A value of the tables above in one line."""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, dict):
        return ", ".join(f"{item} {points:g}" for item, points in value.items())
    return value if isinstance(value, str) else " | ".join(filter(None, map(text, value)))


def of_attack(row, outcome):
    """The points that are left; no more than the verdict where it spoils what others measure, too."""
    if outcome.result is None:
        return outcome.error
    lost = {item.id: item.score for item in outcome.result.items if item.score < item.max_score}
    return "no more than its worth" if row.own_harm else text(lost)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="python -m tests.baseline", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write it anew instead of comparing")
    parser.add_argument("assignment", nargs="?", choices=EVERY, help="the one to judge (default: all)")
    options = parser.parse_args(argv)
    chosen = [EVERY[options.assignment]] if options.assignment else EVERY.values()
    return max(one(tables, options.write) for tables in chosen)


def one(tables, write):
    """Compare or write the file of an assignment; -> the exit code."""
    file, now = FOLDER / f"{tables}.json", found(tables)
    if write:
        file.write_text(json.dumps(now, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{tables}: {len(now)} rows and attacks written to {file}")
        return 0
    then = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    different = [name for name in {**then, **now} if then.get(name) != now.get(name)]
    for name in different:
        print(f"{name}\n  then: {then.get(name)}\n  now:  {now.get(name)}")
    print(f"{tables}: {len(now)} rows and attacks, {len(different)} of them judged differently")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
