"""The tables of student-like solutions in the kit's assignments: what is asked of one is asked of all."""

from dataclasses import dataclass
from functools import cached_property

from autograder.verify.judge import Judge
from autograder.verify.rows import by_the_clock
from autograder.verify.tables import Variants
from tests import home

KINDS = ("WRONG", "PAIRS", "UNUSUAL")  # one mistake, two of them, none
APART = ("blind", "forms", "mutants", "nameless", "pairs")  # judged; nobody promises each a name of its own


@dataclass(frozen=True)
class Tables:
    """Those of one assignment; `name` is what it is called."""

    name: str

    def __str__(self):
        return self.name

    @cached_property
    def assignment(self):
        return home.assignment(self.name)

    @cached_property
    def judge(self):
        return Judge(self.assignment)

    @cached_property
    def variants(self):
        return Variants.of(self.assignment)

    @property
    def misconceptions(self):
        return self.assignment.misconceptions

    @property
    def every(self):
        """All rows; those that the clock decides come last."""
        return sorted(rows_of(self.variants.modules), key=by_the_clock)

    @property
    def wrong(self):
        return rows_of(self._promised, ("WRONG",))

    @property
    def unusual(self):
        return rows_of(self._promised, ("UNUSUAL",))

    @property
    def blind(self):
        """Of somebody who knew no detector."""
        return rows_of(module for module in self.variants.modules if _last(module).startswith("blind"))

    @property
    def _promised(self):
        return [module for module in self.variants.modules if _last(module).split("_")[0] not in APART]

    @property
    def files(self):
        """{item: the stub to whose end the code of its rows goes}"""
        return {row.item: self.judge.file(row.item) for row in self.wrong}


def rows_of(modules, kinds=KINDS):
    return [row for module in modules for kind in kinds for row in getattr(module, kind, ())]


def _last(module):
    return module.__name__.rpartition(".")[2]


EVERY = {name: Tables(name) for name in home.course().names()}
OF = {row: tables for tables in EVERY.values() for row in tables.every}  # whose a row is
