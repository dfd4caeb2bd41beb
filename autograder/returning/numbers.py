"""Points as a system's file writes them: with two decimals, after a point or a comma."""

import re

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
BEFORE = {",": re.compile(r".*\d,\d{1,2}", re.DOTALL), ".": re.compile(r".*\d\.\d{1,2}", re.DOTALL)}
SPACES = re.compile(r"[\s'’\u00a0\u202f]")
TWO_DECIMALS = 0.005  # what is nearer than that, the systems take for the same


def sign_in(texts):
    """The sign before the decimals of these numbers."""
    seen = {sign for text in texts for sign, form in BEFORE.items() if form.fullmatch(text.strip())}
    return "," if seen == {","} else "."


def number(text, sign):
    """The float of a text; None where it is no number."""
    others = "." if sign == "," else ","
    plain = SPACES.sub("", text).replace(others, "").replace(sign, ".")
    return float(plain) if NUMBER.fullmatch(plain) else None


def written(points, sign):
    return f"{points:.2f}".replace(".", sign)
