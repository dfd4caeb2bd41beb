"""LaTeX formulas as MathML, which browsers show and screen readers read without a script or a network."""

import html
import re
from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import Converter

MAX_CHARS = 2000
MAX_COLUMNS = 100  # the time for a table grows with their square
MACRO = re.compile(r"\\(newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator|g?def|let)")
TAGS = re.compile(
    "math|m(row|i|n|o|text|space|frac|sqrt|root|sub|sup|subsup|under|over|underover|table|tr|td|style|padded)"
    "|mphantom|menclose"
)
ATTRIBUTES = re.compile(
    "xmlns|display|displaystyle|scriptlevel|stretchy|symmetric|fence|form|separator|accent|accentunder"
    "|movablelimits|largeop|columnalign|columnspacing|rowspacing|linethickness|minsize|maxsize|width"
)
LENGTH = r"-?\d?(\.\d+)?(em|ex|pt)?"  # one digit: nothing is moved far from its place
VALUE = re.compile(rf"({LENGTH}|[a-z]+)( ({LENGTH}|[a-z]+))*|http://www\.w3\.org/1998/Math/MathML")
DOUBLE_STRUCK = {ord(digit): 0x1D7D8 + int(digit) for digit in "0123456789"}  # browsers know no mathvariant


class Unreadable(Exception):
    """The formula cannot be converted: its source is shown instead."""


def formula(latex, block=False):
    """The formula as MathML, or as it was typed where that cannot be done."""
    try:
        return mathml(latex, block)
    except Exception:  # whatever the converter stumbles over: the formula is a stranger's
        typed = f"$${latex}$$" if block else f"${latex}$"
        return f"<code>{html.escape(typed)}</code>"


@lru_cache(maxsize=2000)
def mathml(latex, block):
    """Raises what the converter raises, or Unreadable."""
    if len(latex) > MAX_CHARS or latex.count("&") > MAX_COLUMNS or MACRO.search(latex):
        raise Unreadable
    tree = Converter(display="block" if block else "inline").convert_to_element(latex)
    for element in tree.iter():
        _tidy(element)
    return ElementTree.tostring(tree, encoding="unicode")


def _tidy(element):
    """Only known tags and attributes: `\\href` and `\\style` would bring others.  Raises Unreadable."""
    if not TAGS.fullmatch(element.tag):
        raise Unreadable
    element.text = html.unescape(element.text or "")  # the converter writes characters as entities
    if element.get("mathvariant") == "double-struck":
        element.text = element.text.translate(DOUBLE_STRUCK)
    for name, value in list(element.items()):
        if not ATTRIBUTES.fullmatch(name) or not VALUE.fullmatch(value):
            del element.attrib[name]
    if element.tag == "mi" and len(element.text) > 1 and element.text.isascii():
        element.tag = "mo"  # the name of a function, such as log: browsers put no space behind an `mi`
        element.attrib |= {"form": "prefix", "lspace": "0", "rspace": "0.17em"}
