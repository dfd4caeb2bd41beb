"""What the kit says of every row of the tables and of every attack, written down.

    python -m tests.baseline           # compare with baseline.json; exit code 1 where something differs
    python -m tests.baseline --write   # write it anew

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
from tests.verdicts import ALL_ROWS, SOURCE

FILE = Path(__file__).with_suffix(".json")


def found():
    """{what was judged: what was said}"""
    home.stand_in()  # raises what mends it: saved classifiers are among the items
    said = {str(row): of_row(row, judged) for row, judged in judge_all(SOURCE, ALL_ROWS, range(FEW))}
    assert len(said) == len(ALL_ROWS), "two rows have the same name"
    for rows, level in (((*ATTACKS, *WITHIN_REACH), isolation.strongest()), (OPEN, "process")):
        with home.workplace() as root:
            field = Field(root, rows, level)
            said |= {f"{row} ({level})": of_attack(row, field.of(row)) for row in rows}
    return dict(sorted(said.items()))


def of_row(row, judged):
    """{side: what it said on each seed, or once where that is always the same}"""
    trusted, public = [], []
    for said in judged.trusted:
        lost = {item: points for item, points in said.scores.items() if points < SOURCE.points[item]}
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
    options, now = parser.parse_args(argv), found()
    if options.write:
        FILE.write_text(json.dumps(now, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        return print(f"{len(now)} rows and attacks written to {FILE}")
    then = json.loads(FILE.read_text(encoding="utf-8"))
    different = [name for name in {**then, **now} if then.get(name) != now.get(name)]
    for name in different:
        print(f"{name}\n  then: {then.get(name)}\n  now:  {now.get(name)}")
    print(f"{len(now)} rows and attacks, {len(different)} of them judged differently")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
