"""What came out of the checks of an item, in words."""

import textwrap
from dataclasses import dataclass

from cs231n_utils import misconceptions
from cs231n_utils.promise import Item, Promise
from cs231n_utils.speech import complain, labelled, last_lines
from cs231n_utils.student import Crash, Finding

AFTER_A_CRASH = (
    "The message says what happened, the line says where. What do the names in that line hold just before "
    "it? Print them, or their shapes: what your function prints is shown here."
)


@dataclass(frozen=True)
class Report:
    """Titles of what holds, and the finding or unfinished work that stopped it.

    `printed`: what the function's first call within the failed promise printed, as (case, text).
    """

    item: Item
    passed: tuple[str, ...]
    failed: Promise | None = None
    finding: Finding | None = None
    printed: tuple | None = None
    to_do: str = ""

    @property
    def ok(self):
        return self.finding is None and not self.to_do


def show(report, up_to=None):
    """✓ lines and success to stdout; unfinished work and what is wrong to stderr."""
    for title in report.passed:
        print(f"✓ {title}")
    id = report.item.id
    if report.to_do:
        complain(f"… {id} {report.to_do}, then run this cell again.")
    elif report.finding is not None:
        complain(explain(report))
    else:
        done = f"the {up_to} part is done" if up_to else "done"
        print(f"{id}: all {len(report.passed)} checks pass, {done}.")


def headline(report):
    """The failure in one line: the mistake's name if it is known, what happened otherwise."""
    names = [misconceptions.get(id).title for id in report.finding.misconceptions]
    return "; ".join(names) or report.finding.title or f"This does not hold: {report.failed.title}"


def explain(report):
    """A failure in a few lines: title, what was seen, a hint and where the lecture speaks of it, prints."""
    finding = report.finding
    lines = textwrap.wrap(f"✗ {report.item.id}: {headline(report)}", 100, subsequent_indent="    ")
    if finding.misconceptions:
        lines.append(f"  {finding.title or f'Check: {report.failed.title}'}")
    lines += labelled("Seen", finding.seen)
    for hint in hints(report):
        lines += labelled("Hint", hint)
    case, text = report.printed or (None, "")
    if text.strip():
        lines += [f"  Printed by the call with {case}:", *last_lines(text)]
    return "\n".join(lines)


def hints(report):
    """One for every name; without a name, the promise's own."""
    rows = [misconceptions.get(id) for id in report.finding.misconceptions]
    unnamed = AFTER_A_CRASH if isinstance(report.finding, Crash) else report.failed.hint
    return [f"{row.hint} (Lecture 3 at {row.lecture}.)" for row in rows] or [unnamed]
