"""One student's term: which attempt counts, and what pays its days, grace or points."""

from dataclasses import dataclass, replace
from datetime import datetime

from autograder.term.late import BEST, Terms


@dataclass(frozen=True)
class HandIn:
    """An attempt as the policy sees it; `raw`, `maximum`: None while it is not graded.

    `time`: None where nobody knows it; `late`: whether a system marked it so; `recorded`: whether it is the
    one that the gradebook holds.
    """

    key: str = ""
    time: datetime | None = None
    late: bool | None = None
    raw: float | None = None
    maximum: float | None = None
    recorded: bool = True

    def with_score(self, raw, maximum, recorded=False):
        return replace(self, raw=raw, maximum=maximum, recorded=recorded)


@dataclass(frozen=True)
class Row:
    """What lateness makes of a hand-in.

    `days`: None where it is late and nobody knows by how much; `grace`: how many of them cost nothing;
    `counted`: whether it came until the last day; `extended`: whether `due` is later than for all.
    """

    assignment: str
    student: str
    hand_in: HandIn
    due: datetime
    extended: bool
    days: int | None
    terms: Terms
    grace: int = 0
    counted: bool = True

    @property
    def paid(self):
        """Days that cost points."""
        return (self.days or 0) - self.grace

    def penalty_on(self, raw, maximum):
        return self.terms.penalty(raw, maximum, self.paid) if self.counted else max(0.0, raw)

    @property
    def penalty(self):
        """Points, or None while it is not graded."""
        raw = self.hand_in.raw
        return None if raw is None else self.penalty_on(raw, self.hand_in.maximum)

    @property
    def score(self):
        raw = self.hand_in.raw
        return None if raw is None else max(0.0, raw - self.penalty)


def rows(policy, student, dues, hand_ins):
    """{assignment: Row} of a student.

    `dues`: {assignment: the student's}; `hand_ins`: {assignment: [HandIn]}, the oldest first.  Days of grace
    go to the assignments in the order in which they were due for all, whatever extensions there are.
    """
    left, found = policy.grace_days, {}
    for assignment, due_for_all in policy.due.items():
        if not hand_ins.get(assignment):
            continue
        due = dues[assignment]
        empty = Row(assignment, student, HandIn(), due, due > due_for_all, 0, policy.terms)
        attempts = [_row(policy, empty, hand_in, left) for hand_in in hand_ins[assignment]]
        found[assignment] = _chosen(attempts, policy.counts)
        left -= found[assignment].grace
    return found


def _row(policy, empty, hand_in, left):
    if hand_in.time is None:
        return replace(empty, hand_in=hand_in, days=None if hand_in.late else 0)
    days = policy.days(empty.due, hand_in.time)
    counted = policy.counted(days)
    return replace(
        empty, hand_in=hand_in, days=days, counted=counted, grace=min(days, left) if counted else 0
    )


def _chosen(attempts, counts):
    """The newest or the best of those that came until the last day; of none the newest."""
    counted = [row for row in attempts if row.counted]
    graded = [row for row in counted if row.score is not None]
    if counts == BEST and graded:
        return max(reversed(graded), key=lambda row: (row.score, -row.grace))  # of equals the newest
    return (counted or attempts)[-1]
