"""One graded item in words, as its check cell shows it to whoever grades by hand."""

from textwrap import fill

WIDTH = 90


def verdict_text(item, misconceptions):
    """Lines for one Item: what held, what did not and why, the score; in the words of this Table."""
    lines = [f"{item.id}: {number(item.score)} of {number(item.max_score)} points"]
    said = set()
    for check in item.checks:
        mark = "✓" if check.passed else "✗"
        lines.append(f"{mark} {check.promise}  ({number(check.score)} of {number(check.max_score)})")
        for reason in _reasons(check, misconceptions):
            if reason not in said:  # one cause fails many checks: say it once
                lines.append(fill(reason, WIDTH, initial_indent="    ", subsequent_indent="    "))
                said.add(reason)
    return "\n".join(lines) + "\n"


def _reasons(check, misconceptions):
    if check.message:
        yield check.message
    for row in misconceptions.rows(check.misconceptions):
        yield f"{row.title}. {row.hint} ({row.where})"


def number(points):
    """3.0 -> '3', 2.5 -> '2.5'"""
    return f"{points:.2f}".rstrip("0").rstrip(".")
