"""What both sides say of a row of the tables: a fork each, of a process that was started as workers are.

Rows are the kit's own code: no sandbox, no fresh interpreter.  But a process each, since some patch what
others use, and in it one more for the student's code, as in the grader.
"""

import socket
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from tqdm import tqdm

from autograder.grading.checks import trusted_checks
from autograder.sandbox import worker
from autograder.sandbox.host import Worker
from autograder.sandbox.student import Session
from autograder.sandbox.wire import Channel
from autograder.words import naming
from cs231n_utils.losses import diagnosis
from cs231n_utils.promises import run as promises
from cs231n_utils.promises.report import explain
from tests.modules import written
from tests.verdicts import FEW, FILES, SOURCE, by_the_clock, items_of, outcomes, run, solution, with_row
from tests.warm import forks

trusted_checks(SOURCE), solution()  # reads notebooks, checks and stubs: once, before anything is forked
SIDES = ("trusted", "public")
NAMING_SECONDS = 20.0  # which names are found is not to be a matter of how busy the machine is


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


def judge_all(rows, seeds, **options):
    """Yields (row, Judged) on all processors; those that the clock decides come last, one at a time."""
    judge_one = partial(judge, seeds=seeds, **options)
    with tqdm(total=len(rows), unit="row", delay=2) as progress:
        for jobs, timed in ((None, False), (1, True)):
            some = [row for row in rows if by_the_clock(row) == timed]
            with forks(jobs) as executor:
                for row, judged in zip(some, executor.map(judge_one, some), strict=True):
                    progress.update()
                    yield row, judged


def judge(row, seeds, named=FEW, sides=SIDES):
    """-> Judged by the `sides`, on `seeds`; on the first alone where the clock decides, whatever is drawn.

    The grader is asked for names on the first `named` of them.
    """
    seeds = seeds[:1] if by_the_clock(row) else seeds
    return Judged(
        trusted(row, seeds, named) if "trusted" in sides else [],
        public(row, seeds) if "public" in sides else [],
    )


def trusted(row, seeds, named):
    if not by_the_clock(row):
        naming.SECONDS = NAMING_SECONDS
    file = FILES[row.item].removesuffix(".py")
    by_seed = outcomes(with_row(row), ForkedSession, seeds, only=file, item=row.item, named=named)
    return [_trusted(row, found, turn, named) for turn, found in enumerate(by_seed)]


def _trusted(row, found, turn, named):
    own = [outcome for outcome in found if outcome.item == row.item]
    names = tuple(diagnosis.settle(id for outcome in own for id in outcome.misconceptions))
    trouble = " ".join(outcome.event for outcome in own if outcome.event and "naming" in outcome.event)
    whole = turn < max(1, named)
    return Trusted(items_of(found) if whole else verdict(row, own), names if turn < named else None, trouble)


def verdict(row, own):
    passed = all(outcome.part == 1 for outcome in own)
    return {row.item: SOURCE.points[row.item] if passed else 0.0}


def public(row, seeds):
    module = written(row)
    promises.twin_passes = lambda *_: True  # it is the solution's
    return [_public(run(row.item, module, seed=seed)) for seed in seeds]


def _public(report):
    if report.finding is None:
        return Public(report.ok, (), "")
    return Public(report.ok, tuple(report.finding.misconceptions), explain(report))


class ForkedSession(Session):
    """A session whose workers are forks of this process."""

    def __init__(self, folder, modules):
        super().__init__(folder, modules, "process", SOURCE.limits)

    def start_worker(self):
        return ForkedWorker(self.folder)


class ForkedWorker(Worker):
    """A worker without a sandbox, started in a hundredth of the time."""

    def __init__(self, submission):
        ours, theirs = socket.socketpair()
        self.channel, self.requests, self.callbacks, self.layers = Channel(ours), 0, {}, []
        self.process = get_context("fork").Process(target=serve, args=(ours, theirs, str(submission)))
        with theirs:
            self.process.start()

    def stop(self):
        self.channel.sock.close()
        self.process.kill()
        self.process.join()


def serve(ours, theirs, submission):
    ours.close()
    worker.limit_resources(worker.LIMITS)
    worker.serve(worker.wire.Channel(theirs), submission, ())
