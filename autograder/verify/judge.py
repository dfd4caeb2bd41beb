"""What both sides say of a row of an assignment's tables: the grader, and the student's own checks.

Rows are the author's code: no sandbox, no fresh interpreter.  But a process each, since some patch what
others use (`autograder.verify.pool`); one more for the student's code, as in the grader, where it has to be.
"""

import sys
import tempfile
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from autograder.course.submission import Submission
from autograder.grading.checks import collected, module_of, require_done, trusted_checks
from autograder.grading.grade import laid_out
from autograder.grading.plugin import checked_by, id_of
from autograder.grading.result import item_result
from autograder.sandbox.student import Session
from autograder.verify.forked import ForkedSession
from autograder.verify.inside import InsideSession, unchanged
from autograder.verify.rows import Unusual, by_the_clock
from autograder.words import naming, vocabulary
from autograder.words.oracle import BROKEN
from cs231n_utils.losses import diagnosis
from cs231n_utils.promises import run as promises
from cs231n_utils.promises import source
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.manifest import Limits
from cs231n_utils.promises.public import public
from cs231n_utils.promises.report import explain
from cs231n_utils.promises.speech import quiet

SIDES = ("trusted", "public")
FEW = 3  # seeds on which names are looked at
SHORT = Limits(call=3.0, submission=30.0)  # where many rows may not end at all
NAMING_SECONDS = 20.0  # which names are found is not to be a matter of how busy the machine is
PATIENT = {"call": 300.0, "submission": 3000.0}  # nor is a verdict, but where the clock decides


@dataclass(frozen=True)
class Trusted:
    """What the grader says of a row on one seed."""

    scores: dict  # {item of the row's file: points}; after the seeds with names of its own, all or nothing
    names: tuple | None  # of the row's mistakes; None where no names were asked for
    trouble: str  # naming itself broke


@dataclass(frozen=True)
class Public:
    """What the student's own checks say of it on one seed."""

    passed: bool
    names: tuple
    said: str


@dataclass(frozen=True)
class Judged:
    """What both sides say of a row, seed by seed."""

    trusted: list
    public: list


class Judge:
    """Knows an assignment: its solution, its checks on both sides, its points."""

    def __init__(self, assignment):
        self.assignment, self.points = assignment, assignment.points
        self.checks, self.public_side = trusted_checks(assignment), public(assignment.source)
        self.solution = assignment.solution

    def file(self, item):
        """The name of the stub in which the item stands."""
        return f"{module_of(self.assignment, item)}.py"

    def with_row(self, row):
        """{file: text} of the solution, with the row's function in place of one of its own."""
        file = self.file(row.item)
        return self.solution | {file: f"{self.solution[file]}\n\n{row.code}"}

    def judge(self, row, seeds, named=FEW, sides=SIDES, whole=1, apart=False):
        """-> Judged by the `sides`, on `seeds`; where the clock decides, whatever is drawn, on the first.

        The grader is asked for names on the first `named` of them, and for the other items of the row's file
        on the first `whole`.  Raises Meddled if that can only be said from a process `apart`.
        """
        seeds = seeds[:1] if by_the_clock(row) else seeds
        with nullcontext() if apart else unchanged():
            return Judged(
                self.trusted(row, seeds, named, whole, apart) if "trusted" in sides else [],
                self.public(row, seeds) if "public" in sides else [],
            )

    def trusted(self, row, seeds, named, whole=1, apart=False):
        limits, session = self.assignment.limits, ForkedSession
        if not by_the_clock(row):
            naming.SECONDS, limits = NAMING_SECONDS, replace(limits, **PATIENT)
            session = ForkedSession if apart else InsideSession
        options = {"only": self.file(row.item).removesuffix(".py"), "item": row.item}
        by_seed = self.outcomes(
            self.with_row(row), session.within(limits), seeds, named=named, whole=whole, **options
        )
        return [self._trusted(row, found, turn, named) for turn, found in enumerate(by_seed)]

    def _trusted(self, row, found, turn, named):
        own = [outcome for outcome in found if outcome.item == row.item]
        names = tuple(diagnosis.settle(id for outcome in own for id in outcome.misconceptions))
        trouble = " ".join(outcome.event for outcome in own if outcome.event and "naming" in outcome.event)
        whole = turn < max(1, named)
        scores = self.items_of(found) if whole else self._verdict(row, own)
        return Trusted(scores, names if turn < named else None, trouble)

    def _verdict(self, row, own):
        passed = all(outcome.part == 1 for outcome in own)
        return {row.item: self.points[row.item] if passed else 0.0}

    def passes(self, row, seed, level=None):
        """Whether the grader gives full marks for the row's item; checks end with the first that fails.

        In a fork of this process, or on a `level` of isolation.
        """
        session_of = self.within(level) if level else ForkedSession.within(SHORT)
        options = {"only": self.file(row.item).removesuffix(".py"), "item": row.item, "whole": 0}
        (found,) = self.outcomes(self.with_row(row), session_of, [seed], **options)
        return all(outcome.part == 1 for outcome in found)

    def deviation(self, row, seed):
        """What the assignment's oracle says of the row (`autograder.words.oracle`); BROKEN if it raises."""
        with self.loaded(row) as (module, _), quiet():
            try:
                function = self.public_side.items[row.item].find(module)
                return float(self.oracles[row.item](row.item, function, np.random.default_rng(seed)))
            except (Exception, SystemExit):  # of code that may do anything
                return BROKEN

    @property
    def oracles(self):
        """{item: Oracle}; there may be none."""
        trusted = self.assignment.trusted
        return trusted.load("trusted.oracle").ORACLES if "trusted/oracle.py" in trusted.content else {}

    def public(self, row, seeds):
        promises.twin_passes = lambda *_: True  # it is the solution's
        promises.progress = lambda those, _: those  # many rows are judged at once: no bar of each
        with self.loaded(row) as (module, trouble):
            if module is None:
                return [Public(False, (), trouble)]
            return [*self._public(row, module, seeds)]

    @contextmanager
    def loaded(self, row):
        """(the module with the row in it, ''), or (None, why it cannot be loaded)"""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in self.with_row(row).items():
                Path(folder, name).write_text(text, encoding="utf-8")
            sys.path.insert(0, folder)  # a stub may import another one beside it
            yield source.load(Path(folder, self.file(row.item)))

    def _public(self, row, module, seeds):
        """Yields a Public for each seed: the one before, where the same promise fails by the same names.

        On the first FEW of them; then, where it fails, whatever the names would be.
        """
        report = None
        for turn, seed in enumerate(seeds):
            if not (report and fails_again(report, seed, turn < FEW)):
                report = promises.run(self.public_side, row.item, module, seed=seed)
                names = report.finding.misconceptions if report.finding else ()
                said = explain(report) if report.finding else report.to_do or ""
                public = Public(report.ok, tuple(names), said)
            yield public

    def outcomes(self, files, session_of, seeds, data=None, only=None, item=None, named=0, whole=1):
        """[outcomes for each seed] from one worker; `only` one file's checks, all seeds for `item`.

        `session_of(folder, modules)` makes the session; mistakes are named on the first `named` seeds, and
        on the first `whole` ones the checks of `item` go on after one that fails, and others are run.
        """
        content = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
        modules = (only,) if only else self.assignment.modules
        with laid_out(Submission("x", content)) as folder:
            session = session_of(folder, modules)
            try:
                return repeated(self.assignment.code, session, seeds, data, item, named, only, whole)
            finally:
                session.close()

    def scores(self, files, level, seeds, data=None):
        """[{item: score} for each seed], from a worker as the grader has it."""
        return [self.items_of(found) for found in self.outcomes(files, self.within(level), seeds, data)]

    def within(self, level):
        """f(folder, modules): a Session on that level of isolation."""
        return lambda *where: Session(*where, level, self.assignment.limits)

    def items_of(self, outcomes):
        """{item: score} of the items that were checked."""
        checked = {outcome.item for outcome in outcomes}
        return {
            item: item_result(item, points, outcomes, self.checks[item]).score
            for item, points in self.points.items()
            if item in checked
        }

    def full(self, score):
        return {item: self.points[item] for item in score}

    def is_right(self, row, score):
        """Whether a wrong row loses its item and no other, or an unusual one gets full marks."""
        full = self.full(score)
        if isinstance(row, Unusual):
            return score == full
        return score[row.item] < full[row.item] and {**score, row.item: 0} == {**full, row.item: 0}


def fails_again(report, seed, named):
    """Whether the promise that a report tells of is broken on another seed; if `named`, by the same names."""
    if report.module is None:  # it tells of none
        return False
    try:
        with quiet():
            report.failed.test(report.item.trial(report.item.find(report.module), seed))
    except Finding as finding:
        return not named or finding.misconceptions == report.finding.misconceptions
    except (Exception, SystemExit):  # no finding of its own: all are asked
        return False
    return False


def repeated(code, session, seeds, data_set, item, named, only, whole):
    """[outcomes for each seed] of an assignment's checks; mistakes are named on the first `named` ones.

    After the first `whole` only the checks of `item`, if one is given; after the named ones until one
    fails, beginning with the one that failed on the seed before.  Raises WorkerLost and ChecksBroken.
    """
    grading, by_seed = collected(code), []
    every = [check for check in grading.collected if only in (None, checked_by(check))]
    own, failed = [check for check in every if item in (None, id_of(check))], None
    for turn, seed in enumerate(seeds):
        grading.begin(session, seed, data_set, course_seed=seed)
        wanted = vocabulary.WANTED.set(turn < named)
        session.begin()
        brief = item and turn >= max(whole, named)
        checks = every if turn < whole else own
        for check in sorted(checks, key=lambda check: check is not failed) if brief else checks:
            grading.run([check])
            if check in own and grading.outcomes[-1].part < 1:
                failed = check
                if brief:
                    break  # the verdict stands
        if turn < named:
            grading.name_failures()
        vocabulary.WANTED.reset(wanted)
        require_done(grading)
        by_seed.append(grading.outcomes)
    return by_seed
