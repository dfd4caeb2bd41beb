"""What a student's notebook may bring into an instructor's browser: text, stream and PNG outputs."""

import re

import nbformat

MAX_OUTPUT_CHARS = 20_000
MAX_PNG_CHARS = 4_000_000
TAGS = "b i em strong u s sub sup br hr code pre kbd small p ul ol li table thead tbody tr th td blockquote"
ALLOWED_TAG = re.compile(rf"</?(?:{TAGS.replace(' ', '|')})\s*/?>", re.IGNORECASE)
ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
URL_SCHEME = re.compile(r"(?:java|vb)\s*script\s*:|data\s*:|file\s*:", re.IGNORECASE)
IMAGE = re.compile(r"!\[(?P<text>[^\]]*)\](?:\(attachment:(?P<name>[^)\s]*)\))?")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


def clean(notebook):
    """`notebook` with nothing in it that could run or fetch anything where it is shown."""
    for cell in notebook.cells:
        attachments = {
            name: {"image/png": data["image/png"]}
            for name, data in cell.pop("attachments", {}).items()
            if _is_png(data.get("image/png"))
        }
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = _limited([out for output in cell.outputs if (out := clean_output(output))])
        else:
            cell.source = clean_markdown(cell.source, attachments)
            if attachments:
                cell.attachments = attachments
    return notebook


def clean_markdown(source, attachments=()):
    """Allowed tags without attributes stay; any other `<` gets a space behind it and is text.

    A space instead of an entity, because $a<b$ must stay what it is for MathJax.  Of pictures only those
    attached to the cell stay: another's address would tell its owner who looks at the page.
    """
    kept = ALLOWED_TAG.split(source)
    tags = ALLOWED_TAG.findall(source)
    pieces = [ANGLE.sub("< ", piece) for piece in kept]
    source = "".join(piece + tag for piece, tag in zip(pieces, [*tags, ""], strict=True))
    source = IMAGE.sub(lambda m: m[0] if m["name"] in attachments else f"[picture: {m['text']}]", source)
    return URL_SCHEME.sub("(removed):", source)


def clean_output(output):
    """The output with text and PNG only; None when nothing of it is left."""
    if output.output_type == "stream":
        return nbformat.v4.new_output("stream", name=_stream(output), text=str(output.text))
    if output.output_type == "error":
        text = "\n".join(map(str, output.traceback))
        return nbformat.v4.new_output("stream", name="stderr", text=text)
    data = {kind: output.data[kind] for kind in ("image/png", "text/plain") if kind in output.data}
    if not _is_png(data.get("image/png")):
        data.pop("image/png", None)
    if "text/plain" in data:
        data["text/plain"] = str(data["text/plain"])
    return nbformat.v4.new_output("display_data", data=data) if data else None


def _is_png(data):
    return isinstance(data, str) and len(data) <= MAX_PNG_CHARS and bool(BASE64.fullmatch(data))


def _stream(output):
    return "stderr" if output.name == "stderr" else "stdout"


def _limited(outputs):
    """Cut what is too long to be read."""
    for output in outputs:
        if output.output_type == "stream":
            output.text = _cut(output.text)
            continue
        output.data["text/plain"] = _cut(output.data.get("text/plain", "(a picture)"))
    return outputs[:50]


def _cut(text):
    return text if len(text) <= MAX_OUTPUT_CHARS else text[:MAX_OUTPUT_CHARS] + "\n… (cut)"
