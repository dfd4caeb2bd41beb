"""The result of grading: what grade makes, and record, feedback and export read."""

from dataclasses import asdict, dataclass, field, replace


@dataclass
class Outcome:
    """One check on one submission, before it is worth points."""

    item: str
    name: str
    promise: str
    share: float
    part: float  # of the share that was earned, from 0 to 1
    message: str = ""
    misconceptions: list = field(default_factory=list)
    begun: bool = True  # False where the student did nothing yet
    event: str | None = None
    by_clock: bool = False  # lost because of time


@dataclass
class Check:
    """One check; `message` and `misconceptions` are what the student may read."""

    name: str
    promise: str
    passed: bool
    score: float
    max_score: float
    misconceptions: list
    message: str
    begun: bool


@dataclass
class ItemResult:
    """One graded cell; `id` is the cell's grade id."""

    id: str
    score: float
    max_score: float
    checks: list[Check]


@dataclass
class Result:
    """One submission.  `events` and `by_clock` are for the staff only; `notes` also for the student."""

    assignment: str
    submission: str
    kit_version: str
    input_hash: str
    inputs: dict  # {what the hash is made of: digest}
    seed: int
    isolation: dict
    seconds: float
    score: float
    max_score: float
    items: list[ItemResult]
    notes: list
    events: list
    by_clock: list = field(default_factory=list)  # of checks: lost because of time
    lacking: list = field(default_factory=list)  # ids of cells that were not in the release handed in
    apart: dict = field(default_factory=dict)  # {id of an item that was graded by itself: its input hash}

    def of(self, item):
        """The Result of an item that was graded by itself."""
        own = [one for one in self.items if one.id == item]
        events, by_clock = (
            [line for line in lines if line.startswith(f"{item}: ")] for lines in (self.events, self.by_clock)
        )
        return replace(self, input_hash=self.apart[item], items=own, events=events, by_clock=by_clock)

    def to_json(self):
        return asdict(self)

    @classmethod
    def from_json(cls, content):
        """Raises KeyError or TypeError when `content` is not what `to_json` writes."""
        items = [
            ItemResult(**{**item, "checks": [Check(**check) for check in item["checks"]]})
            for item in content["items"]
        ]
        return cls(**{**content, "items": items})


def item_result(id, points, outcomes, names):
    """The ItemResult from the outcomes of its checks, which must be those `names`: shares become points."""
    outcomes = [outcome for outcome in outcomes if outcome.item == id]
    if sorted(outcome.name for outcome in outcomes) != sorted(names):
        raise ValueError(f"the outcomes of {id} are not those of its checks")
    total = sum(outcome.share for outcome in outcomes)
    checks = []
    for outcome in outcomes:
        worth = round(points * outcome.share / total, 4)
        checks.append(
            Check(
                name=outcome.name,
                promise=outcome.promise,
                passed=outcome.part == 1,
                score=round(worth * outcome.part, 4),
                max_score=worth,
                misconceptions=outcome.misconceptions,
                message=outcome.message,
                begun=outcome.begun,
            )
        )
    earned = sum(outcome.share * outcome.part for outcome in outcomes)
    score = round(points * earned / total, 4)
    return ItemResult(id, score, points, checks)
