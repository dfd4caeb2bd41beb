"""What lateness costs: a course's policy, as data in its settings (`c.Late`), and the arithmetic of it."""

import math
from dataclasses import dataclass
from datetime import UTC, timedelta

from traitlets import CFloat, Dict, Enum, Integer, TraitError, Unicode
from traitlets.config import Configurable

from autograder.course.lookup import BadSettings, edited
from autograder.term.dues import NoMoment, moment

DAY = timedelta(hours=24)
RAW, MAXIMUM = "raw", "maximum"
NEWEST, BEST = "newest", "best"


class Late(Configurable):
    """The settings as an instructor writes them."""

    due = Dict(
        Unicode(), help='{assignment: when it is due, such as "2026-02-10 23:59 America/Los_Angeles"}'
    ).tag(config=True)
    tolerance = CFloat(0, help="Minutes after the due time that cost nothing.").tag(config=True)
    rate = CFloat(0, help="What a day costs: 0.1 is a tenth of what `of` names.").tag(config=True)
    of = Enum((RAW, MAXIMUM), RAW, help="Of what: the score reached, or the one that can be reached.").tag(
        config=True
    )
    cap = CFloat(None, allow_none=True, help="The most points that lateness costs; None: no such limit.").tag(
        config=True
    )
    grace_days = Integer(0, help="Days late in the whole term that cost a student nothing.").tag(config=True)
    last_day = Integer(
        None, allow_none=True, help="So many days late a hand-in still counts; None: however many."
    ).tag(config=True)
    counts = Enum((NEWEST, BEST), NEWEST, help="Which of a student's attempts.").tag(config=True)


@dataclass(frozen=True)
class Terms:
    """What a day costs."""

    rate: float
    of: str = RAW
    cap: float | None = None

    def penalty(self, raw, maximum, days):
        """Points, at most `raw`, for days that no grace pays."""
        points = self.rate * days * (raw if self.of == RAW else maximum)
        return max(0.0, min(points, raw if self.cap is None else self.cap, raw))


@dataclass(frozen=True)
class Policy:
    """`due`: {assignment: datetime}, in the order in which grace is spent; empty: there is no policy."""

    due: dict
    tolerance: timedelta
    terms: Terms
    grace_days: int = 0
    last_day: int | None = None
    counts: str = NEWEST

    @classmethod
    def of(cls, config, root):
        """What the settings of the course in `root` say.  Raises BadSettings."""
        try:
            return cls._of(config)
        except (TraitError, NoMoment) as fault:
            said = " ".join(str(fault).split())
            raise BadSettings(f"{edited(root)} cannot be used: c.Late: {said}") from None

    @classmethod
    def _of(cls, config):
        if unknown := set(config.Late) - set(Late.class_trait_names(config=True)):
            raise NoMoment(f"there is no c.Late.{', c.Late.'.join(sorted(unknown))}")
        late = Late(config=config)
        for name in ("tolerance", "rate", "cap", "grace_days", "last_day"):
            value = getattr(late, name)
            if value is not None and not (math.isfinite(value) and value >= 0):
                raise NoMoment(f"{name} is {value}: a number from 0 on is needed")
        if late.rate > 1:
            raise NoMoment(f"rate is {late.rate:g}: a share from 0 to 1 is needed, such as 0.1")
        due = {name: moment(text) for name, text in late.due.items()}
        order = sorted(due, key=lambda name: (due[name], name))
        terms = Terms(late.rate, late.of, late.cap)
        tolerance = timedelta(minutes=late.tolerance)
        in_order = {name: due[name] for name in order}
        return cls(in_order, tolerance, terms, late.grace_days, late.last_day, late.counts)

    def require_known(self, names, path):
        """Raises BadSettings when a due date is of none of these assignments."""
        if unknown := sorted(set(self.due) - set(names)):
            there = f"there are: {', '.join(names)}" if names else "there are none"
            named = f"c.Late.due names {', '.join(unknown)}, which is no assignment here"
            raise BadSettings(f"{path} cannot be used: {named}; {there}")

    def days(self, due, time):
        """So many begun days of 24 hours after `due`, in real time: no clock that changes counts."""
        late = time.astimezone(UTC) - due.astimezone(UTC)
        return 0 if late <= self.tolerance else -(-late // DAY)

    def counted(self, days):
        return self.last_day is None or days <= self.last_day
