"""The late policy once more, in another way: by the second since 1970, and in fractions; and terms to try."""

from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from zoneinfo import ZoneInfo

ZONES = ("America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "UTC", "+05:30")
DAYS = ("2026-03-07", "2026-03-08", "2026-03-28", "2026-04-04", "2026-10-24", "2026-10-31")
NAMES = ("a", "b", "c", "d")
LATE = {  # what a term's settings are drawn from
    "tolerance": (0, 0.5, 15, 60),
    "rate": (0, 0.125, 0.25, 1),
    "of": ("raw", "maximum"),
    "cap": (None, 0, 2.5, 50),
    "grace_days": (0, 1, 2, 4),
    "last_day": (None, 0, 1, 3),
    "counts": ("newest", "best"),
}
NUDGES = (-3600, -1, 0, 1, 29, 30, 31, 900, 901, 3599, 3600, 3601)


def a_term(draw):
    """(settings, extensions, {assignment: [(seconds after due or None, marked late, raw)]}) of a student."""
    zone = draw.choice(ZONES)

    def due():
        return f"{draw.choice(DAYS)} {draw.choice(('23:59', '12:00'))} {zone}"

    def one():
        after = draw.choice((None, *(draw.randint(-2, 5) * 86400 + draw.choice(NUDGES) for _ in range(6))))
        return after, draw.choice((True, False, None)), draw.choice((0, 1, 2.5, 8, 10))

    late = {"due": {name: due() for name in NAMES}, **{name: draw.choice(of) for name, of in LATE.items()}}
    extensions = [
        (draw.choice(NAMES), draw.choice(("ann", "section:1")), due()) for _ in range(draw.randint(0, 4))
    ]
    return late, extensions, {name: [one() for _ in range(draw.randint(0, 3))] for name in NAMES}


@cache
def seconds(text):
    """Of a local time with a zone since 1970; offsets by the zone's own table, and integers from there on."""
    clock, zone = text[:16], text[17:]
    local = datetime.strptime(clock, "%Y-%m-%d %H:%M")
    whole = (local - datetime(1970, 1, 1)) // timedelta(seconds=1)
    if zone[0] in "+-":
        return whole - (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 3600 + int(zone[4:]) * 60)
    for offset in range(-14 * 3600, 14 * 3600 + 1, 900):  # which offset does that place have at that moment?
        there = datetime.fromtimestamp(whole - offset, ZoneInfo(zone))
        if there.replace(tzinfo=None) == local:
            return whole - offset
    raise AssertionError(text)


def days_late(due, time, tolerance):
    if time - due <= tolerance:
        return 0
    days = 0
    while due + days * 86400 < time:
        days += 1
    return days


def expected(late, dues, attempts):
    """{assignment: (key, days, grace, penalty, score)}

    `attempts`: {assignment: [(key, second, marked, raw, maximum)]}
    """
    left, found = late["grace_days"], {}
    for name in sorted(late["due"], key=lambda name: (seconds(late["due"][name]), name)):
        rows = []
        for key, second, marked, raw, maximum in attempts.get(name, ()):
            tolerance = Fraction(late["tolerance"]) * 60
            days = 0 if second is None else days_late(dues[name], second, tolerance)
            pays = min(left, days)
            cost = Fraction(late["rate"]) * (days - pays) * Fraction(raw if late["of"] == "raw" else maximum)
            if late["cap"] is not None:
                cost = min(cost, Fraction(late["cap"]))
            counts = late["last_day"] is None or days <= late["last_day"]
            score = max(Fraction(0), Fraction(raw) - cost) if counts else Fraction(0)
            days = None if second is None and marked else days
            rows.append((counts, score, pays if counts else 0, key, days, Fraction(raw) - score))
        if not rows:
            continue
        taken = [row for row in rows if row[0]] or rows[-1:]
        chosen = taken[-1]
        if late["counts"] == "best" and any(row[0] for row in rows):
            best = max(row[1] for row in taken)
            fewest = min(row[2] for row in taken if row[1] == best)
            chosen = [row for row in taken if row[1] == best and row[2] == fewest][-1]
        _, score, pays, key, days, penalty = chosen
        left -= pays
        found[name] = (key, days, pays, penalty, score)
    return found
