"""What came out of the checks of an item, in words."""

import textwrap
from dataclasses import dataclass

from cs231n_utils.promises import example
from cs231n_utils.promises.finding import Broken, Crash, Finding
from cs231n_utils.promises.item import Item, Promise
from cs231n_utils.promises.misconception import SEVERITIES, Table
from cs231n_utils.promises.speech import complain, labelled, last_lines, quiet

GENERAL = {  # hints that say more than the promise's own
    Crash: "The message says what happened, the line says where. What do the names in that line hold just "
    "before it? Print them, or their shapes: what your function prints is shown here.",
    Broken: "Go on with your work, and hand it in: the grader has checks of its own.",
}


@dataclass(frozen=True)
class Report:
    """Titles of what holds, and the finding or unfinished work that stopped it.

    `misconceptions`: the assignment's table, in which the names of a finding stand.
    `printed`: what the function's first call within the failed promise printed, as (case, text).
    `module`: where the student's code stands, for the worked examples.
    """

    item: Item
    misconceptions: Table
    passed: tuple[str, ...] = ()
    failed: Promise | None = None
    finding: Finding | None = None
    printed: tuple | None = None
    to_do: str = ""
    module: object = None

    @property
    def ok(self):
        return self.finding is None and not self.to_do

    @property
    def topics(self):
        """By which names `checks.explain` knows this failure: the mistakes, or else the item."""
        return self.finding.misconceptions or (self.item.id,)


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
    names = [row.title for row in report.misconceptions.rows(report.finding.misconceptions)]
    return "; ".join(names) or report.finding.title or f"This does not hold: {report.failed.title}"


def explain(report):
    """A failure on a screen: title, what was seen, a hint with its time in the lecture, where to read on."""
    finding = report.finding
    lines = textwrap.wrap(f"✗ {report.item.id}: {headline(report)}", 100, subsequent_indent="    ")
    if finding.misconceptions:
        broken = finding.title or f"Check: {report.failed.title}"
        lines += textwrap.wrap(broken, 98, initial_indent="  ", subsequent_indent="    ")
    lines += labelled("Seen", finding.seen)
    for hint in hints(report):
        lines += labelled("Hint", hint)
    case, text = report.printed or (None, "")
    if text.strip():
        heading = textwrap.wrap(f"  Printed by the call with {case}:", 98, subsequent_indent="    ")
        lines += [*heading, *last_lines(text)]
    lines += _by_hand(report)
    more = " and ".join(f'checks.explain("{topic}")' for topic in report.topics)
    lines.append(f"  For more: {more}")
    return "\n".join(lines)


def hints(report):
    """One for every name; without a name, the promise's own."""
    rows = report.misconceptions.rows(report.finding.misconceptions)
    general = next((hint for kind, hint in GENERAL.items() if isinstance(report.finding, kind)), None)
    return [f"{row.hint} ({row.where}.)" for row in rows] or [general or report.failed.hint]


def explain_more(topic, misconceptions, report=None):
    """What a topic of `Report.topics` means, and the worked example if a `report` tells whose code it is."""
    row = misconceptions.find(topic)
    lines = _about(row) if row else _about_unnamed(report)
    if report is None:
        return "\n".join([*lines, "  Run the check cell that names it: then your own numbers stand here."])
    return "\n".join([*lines, *_by_hand(report, row)])


def _by_hand(report, row=None):
    """The student's numbers on an example that fits a `row` of the table, by default the first one found."""
    row = row or report.misconceptions.find(report.topics[0])
    shows_nothing = not row.example if row else isinstance(report.finding, Crash)
    if report.module is None or shows_nothing:
        return []
    with quiet():
        shown = example.lines(row.example if row else "", report)
    shown = [piece for line in shown for piece in textwrap.wrap(line, 100, subsequent_indent="    ")]
    heading = [f"  Small enough to follow by hand, with your {report.item.id}:"] if shown else []
    return [*heading, *(f"    {line}" for line in shown)]


def _about(row):
    return [
        row.title,
        *labelled("Shows as", row.seen),
        *labelled("How bad", f"{row.severity}: {SEVERITIES[row.severity]}."),
        *labelled("Hint", row.hint),
        *labelled("Question", row.question),
        f"  The lecture speaks of it at {row.lecture} (lecture {row.number}, winter 2016).",
        *([f"  Watch it: {row.address}"] if row.address else []),
    ]


def _about_unnamed(report):
    return [
        f"{report.item.id}: this does not hold: {report.failed.title}",
        "  It is none of the mistakes that have a name here.",
        *labelled("Seen", report.finding.seen),
        *labelled("Hint", hints(report)[0]),
    ]
