"""The pytest plugin under the trusted checks: their fixtures, and what becomes of each outcome."""

import re
import zlib
from functools import partial

import pytest

from autograder.course.data import NoDataSet
from autograder.course.text import one_line
from autograder.grading.result import Outcome
from autograder.sandbox.host import WorkerLost
from autograder.sandbox.student import Fault, NotBegun, Student, Unusable
from autograder.words.draw import Draw
from autograder.words.vocabulary import Failed
from cs231n_utils.promises.loader import where

CHECKS = r"trusted/test_(\w+)\.py"  # of the student's module of that name
OURS = (NameError, ImportError, OSError, MemoryError, NoDataSet)  # no value of a student's raises these


class Grading:
    """An assignment's checks, collected once and run for one submission after another.

    `code`: the assignment's Files.  `collected`: pytest's items; `checks`: what each item is checked by,
    {item id: [check names]}; `needs_data`: the items of which a check uses the data set.  Not for several
    threads at a time.
    """

    def __init__(self, code):
        self.code = code
        self.collected = []
        self.checks, self.needs_data = {}, set()
        self.namers = {}  # item: (its module, how the checks of this module name mistakes, if they do)
        self.errors = []  # why checks could not be collected, or broke

    def begin(self, session, seed, data_set=None, course_seed=0, code_is_ours=False):
        """From here on the checks are about the code in this session; -> itself.

        `seed` fixes every hidden input; each check draws from a stream of its own.
        """
        self.session, self.seed, self.data_set, self.course_seed = session, seed, data_set, course_seed
        self.code_is_ours = code_is_ours  # then a check that breaks is never broken by what the code answers
        self.shared = {}  # what checks keep for others of this run
        self.failures = []  # (Outcome, Failed or Fault)
        self.outcomes, self.errors = [], []
        return self

    def run(self, checks):
        """Run some of those that were `collected`; an Outcome for each is added to the `outcomes`."""
        for check in checks:
            check.ihook.pytest_runtest_protocol(item=check, nextitem=None)

    def pytest_configure(self, config):
        config.addinivalue_line("markers", "share(n): the check's share of its item's points")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session):
        """In place of pytest's own, which looks for files: these need not be on this machine."""
        names = [name for name in sorted(self.code.content) if re.fullmatch(CHECKS, name)]
        for name in names:
            module = re.fullmatch(CHECKS, name)[1]
            file = CheckFile.from_parent(session, path=session.path / f"test_{module}.py")
            file.load = partial(self.code.load, f"trusted.test_{module}")
            session.items.extend(session.genitems(file))
        session.config.hook.pytest_collection_modifyitems(
            session=session, config=session.config, items=session.items
        )
        session.testscollected = len(session.items)
        return True

    def pytest_collectreport(self, report):
        if report.failed:
            self.errors.append(report.longreprtext)

    def pytest_collection_modifyitems(self, items):
        self.collected += items
        for item in items:
            id = id_of(item)
            self.checks.setdefault(id, []).append(name_of(item))
            self.namers[id] = checked_by(item), getattr(item.module, "name_mistakes", None)
            if "data" in item.fixturenames:
                self.needs_data.add(id)

    def name_failures(self):
        """When all verdicts stand: what is wrong with the items that lost points?"""
        for id, (module, namer) in self.namers.items():
            failures = [(outcome, error) for outcome, error in self.failures if outcome.item == id]
            if namer and not all(isinstance(error, Unusable) for _, error in failures):
                self._name(namer, Student(self.session, id, module), failures)

    def _name(self, namer, student, failures):
        """Names for the failed checks of an item.  Whatever happens in here, the verdicts stand."""
        first = failures[0][0]
        try:
            found = [id for _, error in failures for id in getattr(error, "misconceptions", ())]
            draw = Draw([self.seed, zlib.crc32(f"naming {first.item}".encode())])
            mistakes = namer(student, first.item, draw, tuple(dict.fromkeys(found)))
            for outcome, error in failures:
                about = getattr(error, "about", ())
                names = mistakes.of(about, getattr(error, "misconceptions", ()))
                outcome.misconceptions = self._known(names)
                outcome.message += mistakes.measured(about)
        except WorkerLost:
            self.session.lost = None  # nothing is asked of it any more
        except Exception as error:
            first.event = first.event or one_line(f"naming broke: {error!r}")

    @pytest.fixture
    def student(self, request, item_id):
        """The student's module: `test_M.py` checks `M`."""
        return Student(self.session, item_id, checked_by(request.node))

    @pytest.fixture
    def kept(self):
        """What the checks of this run keep for each other, {…: …}."""
        return self.shared

    @pytest.fixture
    def data(self):
        """The data set that counts, an `autograder.course.data.DataSet`."""
        return self.data_set

    @pytest.fixture
    def draw(self, request):
        """Draws what no other submission gets."""
        return Draw([self.seed, zlib.crc32(request.node.name.encode())])

    @pytest.fixture
    def course_draw(self, request):
        """Draws the same for all submissions of a course; no student can foresee what."""
        return Draw([self.course_seed, zlib.crc32(request.node.name.encode())])

    def _known(self, ids):
        """Those that stand in the assignment's table; without one, who reads them drops what is not known."""
        if "public/misconceptions.py" not in self.code.content:
            return list(ids)
        table = self.code.load("public.misconceptions").TABLE
        return [id for id in ids if table.find(id)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item, call):
        """Keep the outcome, and report without pytest's traceback, which takes longer than most checks."""
        if call.when == "call" or call.excinfo:
            self.outcomes.append(self._outcome(item, call.excinfo and call.excinfo.value))
        outcome = "failed" if call.excinfo else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)

    def _outcome(self, item, error):
        outcome = Outcome(
            item=id_of(item),
            name=name_of(item),
            promise=item.function.__doc__.strip(),
            share=item.get_closest_marker("share").args[0],
            part=1.0 if error is None else error.part if isinstance(error, Failed) else 0.0,
        )
        if isinstance(error, (Failed, Fault)):
            self.failures.append((outcome, error))
            outcome.by_clock = error.by_clock
        if isinstance(error, Failed):
            outcome.message = str(error)
            outcome.misconceptions = self._known(error.misconceptions)
        elif isinstance(error, Fault):
            outcome.message, outcome.event = str(error), error.event
            outcome.begun = not isinstance(error, NotBegun)
        elif error and (self.code_is_ours or isinstance(error, OURS)) and not isinstance(error, WorkerLost):
            self.errors.append(f"the check {outcome.name} of {outcome.item} broke: {where(error)}")
        elif error and not isinstance(error, WorkerLost):
            # The check holds for the solution (run.require_sound): it broke over what this code answered.
            outcome.message = "your code answered with something that this check cannot use"
            outcome.event = one_line(f"{type(error).__name__}: {error}")
        return outcome


class CheckFile(pytest.Module):
    """One of the assignment's files of checks; `load()` gives the module."""

    def _getobj(self):
        try:
            return self.load()
        except Exception as error:
            raise self.CollectError(where(error)) from None


def id_of(item):
    return item.callspec.params["item_id"]


def name_of(item):
    return item.originalname.removeprefix("test_")


def checked_by(item):
    return item.path.stem.removeprefix("test_")
