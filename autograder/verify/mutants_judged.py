"""`python -m autograder verify NAME --mutants N`: do both sides see of any code what the oracle sees?"""

import resource
from collections import Counter
from dataclasses import dataclass
from functools import partial

import numpy as np
from rich import box
from rich.table import Table
from rich.text import Text
from tqdm import tqdm

from autograder.verify import mutants
from autograder.verify.judge import SIDES, Judge
from autograder.verify.pool import Overtime, RowBroke, forked, pool
from autograder.verify.tables import Variants
from autograder.words.oracle import BROKEN

RIGHT, WRONG = 1e-9, 1e-3  # deviations below and above; what lies between is nobody's mistake
MOST_ASIDE = 0.02  # of all
SECONDS = 20.0  # for the oracle, or one side; honest code needs one
MEMORY = 4 << 30  # bytes
RULE = "─" * 60


class NoOracle(Exception):
    """Nothing says whether a mutant is right; the message says what is missing."""


@dataclass(frozen=True)
class Tried:
    """A mutant, how far it is off, and whether each side lets it pass; no sides where it is set aside."""

    mutant: mutants.Mutant
    deviation: float
    passed: dict  # {side: bool}

    @property
    def kind(self):
        return "right" if self.deviation < RIGHT else "wrong" if self.deviation > WRONG else "set aside"

    @property
    def mistaken(self):
        """The sides that say otherwise than the oracle."""
        return [side for side, passed in self.passed.items() if passed != (self.kind == "right")]

    def __str__(self):
        said = ", ".join(
            f"{side} lets it {'pass' if self.passed[side] else 'fail'}" for side in self.mistaken
        )
        return f"{self.mutant}\n{said}; off by {self.deviation:.1e}\n{self.mutant.diff}"


def tried(mutant, sides=SIDES):
    """In a process of the pool: -> Tried."""
    deviation = _within(BROKEN, mutant, Judge.deviation)
    found = Tried(mutant, deviation, {})
    if found.kind == "set aside":
        return found
    return Tried(mutant, deviation, {side: _within(False, mutant, ASK[side]) for side in sides})


def _within(otherwise, mutant, ask):
    """`ask(judge, mutant, seed)`; `otherwise` where it does not end, or ends its process."""
    try:
        return forked(mutant, _in_little_memory, ask, mutant, seconds=SECONDS)
    except Overtime:
        return otherwise


def _in_little_memory(judge, ask, mutant):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return ask(judge, mutant, mutant.seed)


def passes_in_public(judge, mutant, seed):
    return judge.public(mutant, [seed])[0].passed


ASK = {"trusted": Judge.passes, "public": passes_in_public}


def right_sources(judge, rows, executor):
    """{file: [Source]} of the solution and of what the oracle finds right.  Raises NoOracle."""
    if missing := set(judge.public_side.items) - set(judge.oracles):
        raise NoOracle(
            f"trusted/oracle.py has no oracle of {', '.join(sorted(missing))} in its table ORACLES"
        )
    found = mutants.sources(judge, rows)
    every = [source for of_file in found.values() for source in of_file]
    right = [done.kind == "right" for done in executor.map(partial(tried, sides=()), map(unchanged, every))]
    if wrong := [s.item for s, fits in zip(every, right, strict=True) if s.name == "solution" and not fits]:
        raise NoOracle(f"the oracle of {', '.join(wrong)} does not find the solution right")
    kept = {source for source, fits in zip(every, right, strict=True) if fits}
    return {file: [source for source in of_file if source in kept] for file, of_file in found.items()}


def unchanged(source):
    return mutants.Mutant(source.item, source.name, (), source.original, source.original, seed=0)


def try_all(assignment, count, seed, jobs=None):
    """Yields (file, Tried) of `count` mutants a file.  Where a side is mistaken, it was asked twice."""
    judge, rng = Judge(assignment), np.random.default_rng(seed)
    with pool(assignment, jobs) as executor:
        of_files = right_sources(judge, Variants.of(assignment).unusual, executor)
        every = [(file, m) for file, sources in of_files.items() for m in mutants.drawn(sources, count, rng)]
        doubtful = []
        for file, found in _each(every, executor, "mutant"):
            if found.mistaken:
                doubtful.append((file, found.mutant))
            else:
                yield file, found
    if doubtful:
        with pool(assignment, 1) as executor:  # alone: a busy machine has no say
            yield from _each(doubtful, executor, "doubt")


def _each(every, executor, unit):
    answers = executor.map(tried, [mutant for _, mutant in every])
    with tqdm(total=len(every), unit=unit, delay=2, disable=None) as progress:
        for (file, _), found in zip(every, answers, strict=True):
            progress.update()
            yield file, found


def show(assignment, count, seed, jobs, console):
    """Print each mutant on which a side is mistaken, and a table; -> the exit code: 0 when there is none."""
    counts, found = {}, []
    try:
        for file, one in try_all(assignment, count, seed, jobs):
            counts.setdefault(file, Counter()).update(["mutants", one.kind, *one.mistaken])
            if one.mistaken:
                console.print(Text(f"{RULE}\n{one}"), soft_wrap=True)
                found.append(one)
    except (NoOracle, RowBroke) as fault:
        console.print(Text(f"✗ {fault}", "red"), soft_wrap=True)
        return 1
    _print_table(counts, console)
    total = sum(counts.values(), Counter())
    too_many = total["set aside"] > MOST_ASIDE * total["mutants"]
    if too_many:
        console.print(
            Text(f"✗ more than {MOST_ASIDE:.0%} are neither right nor wrong: sharpen the oracle", "red")
        )
    said = f"✗ {len(found)} wrong verdicts" if found else "✓ no wrong verdict"
    console.print(Text(f"{assignment.name}: {said} on {total['mutants']} mutants, seed {seed}"))
    return 1 if found or too_many else 0


def _print_table(counts, console):
    columns = ("mutants", "right", "wrong", "set aside", *SIDES)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("file")
    for column in columns:
        table.add_column(f"{column} side mistaken" if column in SIDES else column, justify="right")
    for file, counted in counts.items():
        table.add_row(file, *(str(counted[column]) for column in columns))
    console.print(table)
