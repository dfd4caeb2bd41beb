"""The worked example of a failed check: the student's own numbers on an input small enough to follow by hand.

Every number is what the student's own code returns, or a slope of it by differences. What would be right is
not written down: it can be worked out on paper.
"""

from cs231n_utils import NotStarted
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.speech import shortened


def lines(kind, report):
    """The worked example of this kind, or else the one of the part that failed, of a failed `Report`'s item.

    Nothing if that does not work out: what is wrong was told already, and no check cell ends in a traceback.
    """
    item, examples, part = report.item, report.item.examples, report.failed.part
    usual = examples.by_part.get(part, examples.usual)
    try:
        show = examples.kinds.get(examples.always.get(part, kind)) or examples.kinds[usual]
        return show(item.trial(item.find(report.module)), report)
    except (Finding, NotStarted) as error:
        return [short(error)]
    except (Exception, SystemExit):
        return []


def short(error):
    """What a Finding or unfinished work says, in a few words."""
    if "not_finite" in getattr(error, "misconceptions", ()):
        return "inf or nan"
    text = getattr(error, "title", "") or getattr(error, "seen", "") or "not started"
    return shortened(text.removeprefix("Your function stops with an error: ").split("\n")[0])
