"""The trusted side stands whatever a forged reply can carry, and takes no more time or memory for it.

No process is needed here: `Forged` stands in the place of a Session and answers every request with one value,
and calls every function it is offered with that value.
"""

import contextlib
import time
import tracemalloc
from itertools import product

import numpy as np
import pytest

from autograder.course.submission import Submission
from autograder.grading.checks import collected, trusted_checks
from autograder.grading.grade import laid_out
from autograder.sandbox import host, student
from autograder.sandbox.host import Worker
from autograder.sandbox.student import Fault, Session
from autograder.sandbox.wire import Ref, WireError
from autograder.words.draw import Draw
from cs231n_utils.losses.watched import Watched
from cs231n_utils.promises.manifest import Limits
from tests import home
from tests.verdicts import part

LossProbe = part("test_linear_classifier", "trusted").LossProbe
Probes = part("test_tuning", "trusted").Probes
VALUES = {
    "nothing": None,
    "true": True,
    "a negative number": -1,
    "a number too large": 10**400,
    "not a number": float("nan"),
    "infinity": float("inf"),
    "text": "right",
    "a lone surrogate": "\ud800",
    "an empty list": [],
    "a ragged list": [[1.0], [1.0, 2.0]],
    "a list of text": ["a", "b"],
    "a list of large numbers": [10**400, -(10**400)],
    "a deep list": [[[[[[[[1.0]]]]]]]],
    "an empty tuple": (),
    "a dict": {"W": 1.0},
    "a dict with strange keys": {(1, (2,)): [None], None: 1, float("nan"): 2},
    "a reference": Ref("object", 3),
    "an array without axes": np.array(2.5),
    "an empty array": np.zeros((0, 0)),
    "an array with no columns": np.zeros((37, 0)),
    "an array of one axis": np.ones(5),
    "an array of three axes": np.ones((2, 3, 4)),
    "an array of eight axes": np.ones((1,) * 8),
    "an array of truth values": np.array([[True, False]]),
    "complex numbers": np.ones((6, 4), complex),
    "nan in an array": np.full((6, 4), np.nan),
    "unsigned numbers": np.full((6, 4), 255, np.uint8),
    "half precision": np.full((6, 4), 6e4, np.float16),
    "a matrix of weights": np.ones((5, 4)),
    "batches of other rows": np.full((37, 5), 1e6),
    "batches with fewer columns": np.ones((37, 3)),
}


class Forged:
    """Answers like a Session whose worker is hostile: with `value`, alone and in what a check expects."""

    lost = None

    def __init__(self, value, folder):
        self.value, self.folder, self.layers = value, folder, []
        self.worker = Worker.__new__(Worker)
        self.worker.callbacks = {}
        self.count = 0

    def offer(self, function):
        return self.worker.offer(function)

    def ask(self, item, op, **fields):
        if op in ("call", "get", "steps"):
            self.call_back()
        self.count += 1
        shapes = (
            self.value,
            (self.value, self.value),
            (1.0, self.value),
            {"W": self.value, "dataset": self.value},
        )
        return shapes[self.count % len(shapes)] if op in ("call", "fetch", "load") else self.value

    def call_back(self):
        """Every function on offer, with the value in every place."""
        value = self.value
        X, y = np.ones((2, 5)), np.zeros(2, int)
        calls = [((value,) * length, {}) for length in range(5)]
        calls += [
            ((1, X, y), {"num_iters": value}),
            ((1, X, y, value, value), {}),
            ((1, value), {}),
            ((1, value, y), {}),
        ]
        for number in self.worker.callbacks:
            for args, kwargs in calls:
                try:
                    self.worker._call_back({"callback": number, "args": args, "kwargs": kwargs})
                except WireError as error:
                    raise Fault("your code disturbed the grader's channel") from error


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("of", "name"),
    [*product(["linear_classifiers"], VALUES), *product(["optimization"], [*VALUES][::4])],
)
def test_no_check_breaks_over_a_forged_value(of, name, stand_in_dir, tmp_path):
    assignment = home.assignment(of)
    for file in assignment.manifest.files:
        (tmp_path / file).touch()
    session = Forged(VALUES[name], tmp_path)
    grading = collected(assignment.code).begin(session, 7, home.stand_in())
    grading.run(grading.collected)
    grading.name_failures()
    assert len(grading.outcomes) == sum(map(len, trusted_checks(assignment).values()))
    assert [error.splitlines()[0] + error.splitlines()[-1] for error in grading.errors] == []


def test_the_probe_of_train_keeps_little():
    probe = LossProbe(Draw(1))
    tracemalloc.start()
    for shape in [(1000, 500), (4000, 5)] * 30:
        with contextlib.suppress(TypeError):
            probe.loss(np.zeros(shape), np.zeros(2), 0.0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40e6


def test_the_probe_of_a_training_loop_keeps_little():
    """It may be asked by code that wants the grader to run out of memory."""
    watched = Watched(np.random.default_rng(0))
    wide, tall, flat, W = np.ones((2, 500_000)), np.ones((9000, 1)), np.ones((1, 9000)), np.ones((5, 4))
    asked = [
        (watched.loss, (W, wide, np.ones(2))),
        (watched.loss, (W, np.ones((300, 5)), np.ones(10**6))),
        (watched.rule, (tall, flat, {})),
        (watched.rule, (W, W, {"memory": wide, "more": wide})),
        (watched.schedule, (wide, 1, 1)),
        (watched.schedule, (1, 1, {"rate": wide})),
    ]
    tracemalloc.start()
    for function, args in asked * 10:
        with contextlib.suppress(TypeError):
            function(*args)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1e6
    assert peak < 40e6


def test_the_probe_of_tune_takes_no_number_on_trust():
    probes = Probes(Draw(1))
    tracemalloc.start()
    with pytest.raises((WireError, TypeError)):
        probes.train(probes.new()[0], *probes.sets["train"], num_iters=5 * 10**6)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10e6


def test_when_the_time_is_up_no_worker_is_started(monkeypatch, strongest):
    started = []

    class Counted(host.Worker):
        def __init__(self, *args):
            started.append(self)
            super().__init__(*args)

    monkeypatch.setattr(student, "Worker", Counted)
    with laid_out(Submission("x", {f"{name}.py": b"" for name in "abcde"})) as folder:
        session = Session(folder, tuple("abcde"), strongest, Limits())
        session.deadline = time.monotonic() - 1
        with pytest.raises(Fault, match="not reached"):
            session.ask("item", "call", module="a", name="f", args=[], kwargs={})
        session.close()
    running = [worker for worker in started if worker.process.poll() is None]
    for worker in running:
        worker.stop()
    assert not running
    assert len(started) <= 1
