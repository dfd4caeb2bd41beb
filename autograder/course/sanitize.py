"""What a student's notebook may bring into an instructor's browser: text, stream and PNG outputs."""

import html
import json
import re
from functools import lru_cache
from html.parser import HTMLParser

import nbformat
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.course.text import printable

MAX_CELLS = 1000
MAX_SOURCE_CHARS = 20_000  # of a cell; rendering Markdown takes time quadratic in it
MAX_MARKDOWN_CHARS = 200_000  # of a notebook
MAX_BRACKETS = 500
MAX_OUTPUTS = 50
MAX_OUTPUT_CHARS = 20_000
MAX_PNG_CHARS = 4_000_000

WRITTEN = (
    "b i em strong u s sub sup br hr code pre kbd small p ul ol li table thead tbody tr th td blockquote"
)
RENDERED = {*WRITTEN.split(), "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "div", "span", "del"}
ATTRIBUTES = {"id", "class", "href", "src", "alt", "title", "style"}
ALLOWED_TAG = re.compile(rf"</?(?:{WRITTEN.replace(' ', '|')}) ?/?>", re.IGNORECASE)
ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
LINK = re.compile(r"(https?|mailto):|#", re.IGNORECASE)
PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]*")
ALIGNMENT = re.compile(r"text-align: ?(left|right|center);?")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


def read(content):
    """A notebook from its bytes, with no more in it than `clean` keeps.

    To validate what is wrong takes memory, gigabytes for a list of faults: so it is cut before.
    Raises ValueError and whatever else JSON of another shape leads to.
    """
    found = json.loads(content)
    if found["nbformat"] != 4:
        raise ValueError("not a notebook of format 4")
    cells = [_cut(cell) for cell in found["cells"][:MAX_CELLS]]
    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _cut(cell):
    marks = cell["metadata"].get("nbgrader")
    id = marks.get("grade_id") if isinstance(marks, dict) else None
    about = {"nbgrader": {"grade_id": id}} if isinstance(id, str) else {}
    kept = {"cell_type": cell["cell_type"], "source": "".join(cell["source"]), "metadata": about}
    if cell["cell_type"] == "code":
        outputs = [out for output in cell["outputs"][:MAX_OUTPUTS] if (out := clean_output(output))]
        return kept | {"outputs": outputs, "execution_count": None}
    attachments = dict([*cell.get("attachments", {}).items()][:MAX_OUTPUTS])
    return kept | ({"attachments": attachments} if attachments else {})


def clean(notebook):
    """`notebook` with nothing in it that could run or fetch anything where it is shown."""
    del notebook.cells[MAX_CELLS:]
    markdown = 0
    for cell in notebook.cells:
        cell.source = printable(cell.source, MAX_SOURCE_CHARS)
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [out for output in cell.outputs[:MAX_OUTPUTS] if (out := clean_output(output))]
            continue
        attachments = {
            name: {"image/png": data["image/png"]}
            for name, data in cell.pop("attachments", {}).items()
            if _is_png(data.get("image/png"))
        }  # others are gone, and what shows them becomes plain text
        markdown += len(cell.source)
        if markdown > MAX_MARKDOWN_CHARS:
            cell.source = "(cut: there is too much text in this notebook)"
        cell.source = clean_markdown(cell.source, attachments)
        if attachments:
            cell.attachments = attachments
    return notebook


def clean_markdown(source, attachments=()):
    """Markdown that renders to harmless HTML: the source itself, or the source shown as it was typed.

    Allowed tags without attributes stay; any other `<` gets a space behind it and is text.  A space
    instead of an entity, because $a<b$ must stay what it is for MathJax.
    """
    if source.count("[") <= MAX_BRACKETS:
        tags = ALLOWED_TAG.findall(source)
        pieces = [ANGLE.sub("< ", piece) for piece in ALLOWED_TAG.split(source)]
        spaced = "".join(piece + tag for piece, tag in zip(pieces, [*tags, ""], strict=True))
        if is_harmless(spaced, attachments) if attachments else _is_harmless_alone(spaced):
            return spaced
    fence = "`" * (3 + max(map(len, re.findall("`+", source)), default=0))
    return f"{fence}text\n{source}\n{fence}"


@lru_cache(2000)  # most cells are the released ones, the same in every notebook
def _is_harmless_alone(source):
    return is_harmless(source, {})


def is_harmless(source, attachments):
    """Whether the HTML that nbconvert makes of `source` holds only what is allowed."""
    renderer = IPythonRenderer(escape=False, attachments=dict(attachments))
    try:
        rendered = MarkdownWithMath(renderer=renderer).render(source)
    except Exception:  # whatever it stumbles over, the instructor's page would stumble over too
        return False
    inspector = Inspector()
    inspector.feed(rendered)
    inspector.close()
    return inspector.harmless


class Inspector(HTMLParser):
    """Looks for tags, attributes and addresses that are not on the lists."""

    harmless = True

    def handle_starttag(self, tag, attrs):
        self.harmless &= tag in RENDERED and all(self._allowed(tag, *attribute) for attribute in attrs)

    def handle_comment(self, data):
        self.harmless = False

    handle_decl = unknown_decl = handle_pi = handle_comment

    @staticmethod
    def _allowed(tag, name, value):
        value = re.sub(r"[\s\x00-\x20]", "", html.unescape(value or ""))
        if name == "href":
            return bool(LINK.match(value))  # a relative one would lead to other files of the student's
        if name == "src":
            return bool(PICTURE.fullmatch(value))  # any other tells its owner who looks at the page
        if name == "style":
            return bool(ALIGNMENT.fullmatch(value))
        return name in ATTRIBUTES


def clean_output(output):
    """The output with text and PNG only; None when nothing of it is left."""
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return nbformat.v4.new_output("stream", name=name, text=_text(output.get("text")))
    if kind == "error":
        return nbformat.v4.new_output("stream", name="stderr", text=_text(output.get("traceback")))
    data = output.get("data")
    if kind not in ("display_data", "execute_result") or not isinstance(data, dict):
        return None
    shown = {"image/png": data["image/png"]} if _is_png(data.get("image/png")) else {}
    if "text/plain" in data:
        shown["text/plain"] = _text(data["text/plain"])
    return nbformat.v4.new_output("display_data", data=shown, metadata=_words(output)) if shown else None


def _words(output):
    """The metadata that say what a picture shows, if it has any; an export writes them as plain text."""
    metadata = output.get("metadata")
    of_png = metadata.get("image/png") if isinstance(metadata, dict) else None
    alt = of_png.get("alt") if isinstance(of_png, dict) else None
    return {"image/png": {"alt": _text(alt)}} if isinstance(alt, str) else {}


def _text(value):
    lines = value if isinstance(value, list) else [value]
    return printable("\n".join(map(str, lines)), MAX_OUTPUT_CHARS)


def _is_png(data):
    return isinstance(data, str) and len(data) <= MAX_PNG_CHARS and bool(BASE64.fullmatch(data))
