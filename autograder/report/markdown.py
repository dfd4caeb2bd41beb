"""Students' Markdown as HTML that needs neither a script nor a network: formulas become MathML."""

import html
import re
from html.parser import HTMLParser

from jinja2 import DictLoader, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets import List

from autograder.course.sanitize import clean_markdown
from autograder.report.mathml import formula

NO_MATHJAX = "{% macro mathjax() %}{% endmacro %}"
VOID = {"br", "hr", "img", "input"}
ALIGNED = re.compile(r' style="text-align: ?(left|right|center);?"')
HEADING = "h5"  # under the page's own h4: whatever the level was, the order of headings stays right


class MathRenderer(IPythonRenderer):
    """nbconvert's, with formulas as MathML."""

    def inline_math(self, body):
        return formula(body)

    def block_math(self, body):
        return formula(body, block=True)

    def latex_environment(self, name, body):
        return formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)


class OfflineExporter(HTMLExporter):
    """formgrader's pages: stock nbconvert asks a CDN for MathJax."""

    extra_loaders = List([DictLoader({"mathjax.html.j2": NO_MATHJAX})])

    def default_filters(self):
        yield from super().default_filters()
        yield "markdown2html", self._with_math

    @staticmethod
    @pass_context
    def _with_math(context, source):
        attachments = context.get("cell", {}).get("attachments", {})
        return MarkdownWithMath(MathRenderer(escape=False, attachments=attachments)).render(source)


class PageRenderer(MathRenderer):
    """Headings in their place below those of the page, without anchors like the page's own."""

    def heading(self, text, level, **attrs):
        return f"<{HEADING}>{text}</{HEADING}>\n"


def page_html(source, attachments=()):
    """HTML of Markdown from a stranger, to stand on the feedback page."""
    attachments = dict(attachments)
    source = clean_markdown(source, attachments)
    renderer = PageRenderer(escape=False, attachments=attachments)
    rendered = MarkdownWithMath(renderer).render(source)
    if not is_balanced(rendered):  # an open <b> or <table> would go on over the rest of the page
        return f"<pre>{html.escape(source)}</pre>"
    return ALIGNED.sub(r' class="\1"', rendered)  # the page's policy admits no style attributes


def is_balanced(rendered):
    """Whether every tag is closed, in order."""
    stack = Stack()
    stack.feed(rendered)
    stack.close()
    return stack.balanced and not stack.open


class Stack(HTMLParser):
    """Follows the tags that are open."""

    def __init__(self):
        super().__init__()
        self.open, self.balanced = [], True

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """`<b/>` opens in HTML; in MathML, `<mi />` is closed."""
        if tag not in VOID and "math" not in self.open:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.balanced &= bool(self.open) and self.open.pop() == tag
