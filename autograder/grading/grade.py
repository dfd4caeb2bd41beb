"""Grade one submission: a pure function of its files, the checks and the seed.

It touches no data base and no course, so it runs in any executor, here or elsewhere.
"""

import hashlib
import hmac
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import cs231n_utils
from autograder.course.data import DataSet
from autograder.course.folders import CODE
from autograder.course.submission import Submission, digest
from autograder.grading.checks import collected, run_checks
from autograder.grading.plugin import id_of
from autograder.grading.result import Result, item_result
from autograder.sandbox import isolation
from autograder.sandbox.student import Session
from cs231n_utils.promises.loader import Files
from cs231n_utils.promises.manifest import Limits

VERDICT_CODE = (  # what decides verdicts and names mistakes, with all that it imports
    "autograder/sandbox",
    "autograder/words",
    "autograder/course/data.py",
    "autograder/course/submission.py",
    *(f"autograder/grading/{name}.py" for name in ("checks", "grade", "plugin", "result")),
    "cs231n_utils/cifar10.py",
    "cs231n_utils/data",
    "cs231n_utils/losses/batch_sizes.py",
    "cs231n_utils/losses/cases.py",
    "cs231n_utils/losses/diagnosis.py",
    "cs231n_utils/losses/forms.py",
    "cs231n_utils/losses/order.py",
    "cs231n_utils/losses/watched.py",
    "cs231n_utils/**/*misconception*.py",
    "cs231n_utils/promises/elsewhere.py",
    "cs231n_utils/promises/hand_in.py",
    "cs231n_utils/promises/lectures.py",
    "cs231n_utils/promises/loader.py",
    "cs231n_utils/promises/manifest.py",
    "cs231n_utils/promises/notebooks.py",
    "cs231n_utils/promises/outline.py",
    "cs231n_utils/promises/seen.py",
    "cs231n_utils/saved",
)


@dataclass(frozen=True)
class Task:
    """All that grading a submission needs; it can be sent to another machine that has the kit."""

    assignment: str
    code: Files  # the assignment's own: checks, reference, misconceptions
    submission: Submission
    points: dict  # {item id: points}
    checks: dict  # {item id: names of its checks}: what has to come out
    modules: tuple  # names of the stub modules
    seed: int
    level: str
    limits: Limits
    data: DataSet | None = None  # that saved classifiers are scored on
    lacking: tuple = ()  # ids of graded cells that were not in the release handed in; none is in `points`
    course_seed: int = 0  # the same for all submissions of a course
    apart: dict = field(default_factory=dict)  # {item id: Task} of items that are graded by themselves
    known: dict = field(default_factory=dict)  # {item id: Result} of those that need not be graded again

    def inputs(self):
        """{what the result depends on: digest}; `submission` is the student's part, the others are ours."""
        inputs = {
            "submission": self.submission.digest().encode(),
            "engine": code_digest(*VERDICT_CODE).encode(),
            "checks": self.code.digest.encode(),
            "kit": cs231n_utils.__version__.encode(),
            "points": repr(sorted(self.points.items())).encode(),
            "release": repr(self.lacking).encode(),
            "seed": f"{self.seed} {self.course_seed}".encode(),
            "isolation": self.level.encode(),
            "limits": repr([self.limits, *(part.limits for part in self.apart.values())]).encode(),
            "data": (self.data.fingerprint if self.data else "").encode(),
        }
        return {name: hashlib.sha256(content).hexdigest()[:16] for name, content in inputs.items()}

    def input_hash(self):
        """Changes whenever the result could."""
        return digest({name: part.encode() for name, part in self.inputs().items()})


@cache
def code_digest(*patterns):
    """Of files of the two packages, and of modules in folders of them, named from above or by a pattern.

    Raises FileNotFoundError when a pattern matches nothing: what it meant would change without notice.
    """
    paths = [path for pattern in patterns for path in code_files(pattern)]
    return digest({path.relative_to(CODE).as_posix(): path.read_bytes() for path in paths})


def code_files(pattern):
    roots = list(CODE.glob(pattern))
    paths = [path for root in roots for path in (root.rglob("*.py") if root.is_dir() else [root])]
    if not paths:
        raise FileNotFoundError(f"a digest is to be made of {pattern}, but there is no such file in {CODE}")
    return paths


def fresh_seed(secret: bytes, submission: Submission):
    """A seed that the student cannot foresee and a regrade repeats."""
    return _seed(secret, submission.digest())


def common_seed(secret: bytes):
    """A seed that no student can foresee, the same for all submissions of a course."""
    return _seed(secret, "all submissions")


def _seed(secret, about):
    return int.from_bytes(hmac.new(secret, about.encode(), hashlib.sha256).digest()[:6])


def grade(task: Task):
    """-> Result.  Raises for failures on this side only: WorkerLost, IsolationMissing, ChecksBroken."""
    started = time.perf_counter()
    isolation.require(task.level)
    parts = {item: task.known.get(item) or grade(part) for item, part in task.apart.items()}
    outcomes, layers = check(task)
    items = [
        parts[id].items[0] if id in parts else item_result(id, points, outcomes, task.checks[id])
        for id, points in task.points.items()
    ]
    return Result(
        assignment=task.assignment,
        submission=task.submission.id,
        kit_version=cs231n_utils.__version__,
        input_hash=task.input_hash(),
        inputs=task.inputs(),
        seed=task.seed,
        isolation={"active": layers, "missing": isolation.missing(layers)},
        seconds=round(time.perf_counter() - started, 3),
        score=round(sum(item.score for item in items), 4),
        max_score=sum(item.max_score for item in items),
        items=items,
        lacking=list(task.lacking),
        notes=list(task.submission.notes),
        events=[
            *(f"{o.item}: {o.name}: {o.event}" for o in outcomes if o.event),
            *(event for part in parts.values() for event in part.events),
        ],
        by_clock=[
            *(f"{o.item}: {o.name}" for o in outcomes if o.by_clock),
            *(lost for part in parts.values() for lost in part.by_clock),
        ],
        apart={item: part.input_hash for item, part in parts.items()},
    )


def check(task: Task, code_is_ours=False):
    """-> (the Outcomes of the task's items, but for those that are graded by themselves; the layers)"""
    with laid_out(task.submission) as folder:
        session = Session(folder, task.modules, task.level, task.limits, task.submission.refused)
        grading = collected(task.code).begin(session, task.seed, task.data, task.course_seed, code_is_ours)
        items = task.points.keys() - task.apart.keys()
        own = [check for check in grading.collected if id_of(check) in items]
        try:
            return run_checks(grading, own), session.layers
        finally:
            session.close()


@contextmanager
def laid_out(submission):
    """The submission's files in a folder that only its workers use and that they cannot change.

    It lies in one into which nobody else may look; a worker that is another user gets the inner one.
    """
    with tempfile.TemporaryDirectory(prefix="grade-") as name:
        folder = Path(name, "submission")
        folder.mkdir()
        for file, content in submission.files.items():
            (folder / file).write_bytes(content)
            (folder / file).chmod(0o444)
        folder.chmod(0o555)
        yield folder
