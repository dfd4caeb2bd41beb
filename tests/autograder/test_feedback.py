"""The feedback page: all that a student should know, nothing else, readable anywhere."""

import json
import os
import re
import shutil
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import notebook_hash
from playwright.sync_api import sync_playwright

from autograder import commands
from autograder.grading.result import ItemResult
from autograder.report.feedback import made_from
from autograder.report.markdown import is_balanced, page_html
from autograder.report.mathml import formula
from autograder.report.page import CANCELLED, Answer, Checked
from autograder.verify import samples
from tests import home
from tests.accessible import faults
from tests.verdicts import MISCONCEPTIONS
from tests.warm import python_m

NAME = "linear_classifiers"
SAMPLES = ("full-solution", "typical-mistakes", "syntax-error", "untouched-stubs", "missing-notebook")
SECRET = "ab" * 64

HOSTILE = {  # answer: what it tries
    "derive_dscores": '<script>document.title = "taken"</script> <img src="https://evil.example/a.png">',
    "derive_dW": r"$\href{javascript:alert(1)}{x}$ $\text{<script>alert(1)</script>}$ $\style{top:0}{y}$",
    "derive_softmax": "<b>an open tag and an open <table> go on over what follows",
    "q_jiggle": "# A heading\n\n![x](https://evil.example/b.png) [click](javascript:alert(1))",
    "q_templates": "| a |\n|--:|\n| $x^2$ |\n\n[a link](https://example.org) " + "long" * 500,
}
HOSTILE_CODE = (
    "# <script>alert(1)</script> \u202e reversed\nraise ValueError('<img src=x onerror=alert(1)>')\n"
)


@pytest.fixture(scope="module")
def graded(graded_course, tmp_path_factory, sample):
    """A course with graded samples and a hostile submission; tests that change it take a copy."""
    root = tmp_path_factory.mktemp("feedback") / "course"
    course = home.course(Path(shutil.copytree(graded_course.root, root)))
    folder = shutil.copytree(course.release(NAME), course.submitted(NAME, "hostile"))
    samples.solution(folder, sample)
    for path in folder.glob("*.ipynb"):
        answer(path, HOSTILE)
    (folder / "softmax.py").write_text(HOSTILE_CODE)
    (folder / "<b> &.py").write_text("x = 1\n")
    (folder / os.fsdecode(b"\xff.py")).write_text("x = 1\n")
    (folder / "zzz.py").write_text("x = 1\n" * 100_000)
    assert not commands.grade_course(course, NAME)[1]
    return course


@pytest.fixture
def own(graded, tmp_path):
    return home.course(Path(shutil.copytree(graded.root, tmp_path / "course")))


def answer(path, answers):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        id = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = answers.get(id, cell.source)
    nbformat.write(notebook, path)


def html(course, student):
    return (course.feedback(NAME, student) / "feedback.html").read_text()


def text(course, student):
    return (course.feedback(NAME, student) / "feedback.txt").read_text()


def result(course, student):
    return json.loads(course.result(NAME, student).read_text())


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}")


def written(course):
    """The problems of bringing the pages up to date."""
    return commands.write_feedback(course, NAME)


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, *names):
        return [(tag, attributes) for tag, attributes in self.tags if tag in names]

    def values(self, name):
        return [attributes[name] for _, attributes in self.tags if name in attributes]


# what stands on it


@pytest.mark.parametrize("student", [*SAMPLES, "hostile"])
def test_every_item_is_there_with_its_score_and_each_lost_point_with_its_reason(graded, assignment, student):
    page, plain = html(graded, student).replace("<wbr>", ""), text(graded, student)
    items = {item["id"]: item for item in result(graded, student)["items"]}
    for id, points in assignment.graded.items():
        assert re.search(rf'<th scope="row">(<a href="#[\w-]+">)?{id}<', page)
        assert re.search(rf"^{id}: (–|[\d.]+) of {points:g} points; \S", plain, re.MULTILINE)
    for id, item in items.items():
        assert f"{id}: {item['score']:g} of {item['max_score']:g} points" in plain
        lost = item["max_score"] - item["score"]
        assert (f"{id}: {lost:g} of {item['max_score']:g} points lost" in page) == bool(lost)
        for check in item["checks"] if lost else ():
            assert check["promise"] in plain
            assert check["message"] in plain


def test_a_cancelled_question_says_so_and_waits_for_nobody():
    grade = SimpleNamespace(name="q", score=0.0, max_score=0.0, manual_score=None, needs_manual_grade=True)
    answer = Answer("2_svm", {"source": "Mine."}, {"source": ""}, "", grade, "")
    checked = Checked(ItemResult("q", 0.0, 0.0, []), grade, [])
    assert (answer.outcome, answer.waits, answer.is_scored) == (CANCELLED, False, False)
    assert answer.summary == checked.summary == CANCELLED


def test_a_mistake_has_its_name_hint_question_and_time(graded):
    page = html(graded, "typical-mistakes").replace("&#39;", "'")
    for id in ("penalty_gradient_halved", "loss_not_averaged"):
        row = MISCONCEPTIONS.get(id)
        for said in (row.title, row.hint, row.question, row.where):
            assert said in page
        assert row.title in text(graded, "typical-mistakes")
    assert "Ask yourself" in page


def test_the_students_own_code_has_line_numbers_and_messages_lead_to_them(graded):
    page = html(graded, "syntax-error")
    code = (graded.submitted(NAME, "syntax-error") / "linear_svm.py").read_text().splitlines()
    line = next(number for number, line in enumerate(code, 1) if line == samples.SYNTAX_ERROR.splitlines()[0])
    assert f'<a href="#linear_svm.py-{line}">linear_svm.py, line {line}</a>' in page
    assert f'<span id="linear_svm.py-{line}" class="named">' in page
    assert f"{line:4}  {code[line - 1]}" in text(graded, "syntax-error")


def test_nothing_that_is_for_the_staff_alone(own):
    """And nothing else that the result holds, were it ever added to it."""
    content = result(own, "typical-mistakes")
    content |= {"events": ["worker said: reference dW[0, 0] = 3.25"], "seed": 987654321}
    own.result(NAME, "typical-mistakes").write_text(json.dumps(content))
    assert not written(own)
    for shown in (html(own, "typical-mistakes"), text(own, "typical-mistakes")):
        for secret in ("worker said", "987654321", content["input_hash"], "def test_", "dW[0, 0] ="):
            assert secret not in shown


def test_hand_grades_comments_and_penalty(own):
    with gradebook(own) as book:
        own_grade = book.find_grade("derive_dW", "2_svm", NAME, "full-solution")
        own_grade.manual_score, own_grade.needs_manual_grade = 3.5, False
        comment = "Well said: $\\partial s$ <script>x</script>"
        book.find_comment("derive_dW", "2_svm", NAME, "full-solution").manual_comment = comment
        overruled = book.find_grade("svm_loss_naive", "2_svm", NAME, "syntax-error")
        overruled.manual_score, overruled.needs_manual_grade = 4.0, False
        book.find_submission_notebook("2_svm", NAME, "full-solution").late_submission_penalty = 2.0
        book.update_or_create_student("full-solution", first_name="Ada", last_name="<b>Lovelace")
        book.db.commit()
    assert not written(own)
    page, plain = html(own, "full-solution"), text(own, "full-solution")
    assert "Ada &lt;b&gt;Lovelace, full-solution" in page
    assert "73.5 of 100" in page
    assert "Checked by machine: 72 of 72" in plain
    assert "Read by a person:   3.5 of 28; 7 still to be read" in plain
    assert "derive_dW (2_svm): 3.5 of 4 points" in page
    assert "Late penalty:       -2" in plain
    assert "<math" in page[page.index("Well said") :][:40]
    assert "A person looked at this and gave 4 points" in html(own, "syntax-error")
    assert "svm_loss_naive: 4 of 8 points" in text(own, "syntax-error")
    for shown in (html(own, "syntax-error"), text(own, "syntax-error")):
        assert "svm_loss_naive: 4 of 8 points, given by a person" in shown
        assert "svm_loss_naive: 8 of 8 points lost" not in shown and "The checks alone gave 0." in shown


def test_a_note_of_the_grader_is_the_graders(own):
    """A cell that only looks like one is the student's."""
    assert "2_svm.ipynb is missing" in html(own, "missing-notebook")
    path = own.submitted(NAME, "full-solution") / "2_svm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell("**Note from the grader:** brilliant"))
    nbformat.write(notebook, path)
    assert not commands.grade_course(own, NAME)[1]
    assert "brilliant" not in html(own, "full-solution")


def test_what_a_student_says_of_help_is_on_the_page_and_nothing_is_graded_for_it(own):
    before = own.result(NAME, "full-solution").stat().st_mtime_ns
    say_help(own, "<b>Bob</b>\u202e and\nan AI")
    assert not commands.grade_course(own, NAME)[1]
    assert own.result(NAME, "full-solution").stat().st_mtime_ns == before
    assert "you said that you used: &lt;b&gt;Bob&lt;/b&gt;\ufffd and an AI" in html(own, "full-solution")
    assert "you said that you used: <b>Bob</b>\ufffd and an AI\n" in text(own, "full-solution")


def say_help(course, words):
    path = course.submitted(NAME, "full-solution") / "submission.json"
    path.write_text(json.dumps({"assistance": words}))


# it follows what it is made from


def test_the_digest_changes_with_all_that_stands_on_the_page(own):
    def digest():
        with gradebook(own) as book:
            return made_from(own, NAME, book.find_submission(NAME, "full-solution"))

    def in_gradebook(change):
        with gradebook(own) as book:
            change(book)
            book.db.commit()

    grade = ("derive_dW", "2_svm", NAME, "full-solution")
    changes = [
        lambda: in_gradebook(lambda book: setattr(book.find_grade(*grade), "manual_score", 0.0)),
        lambda: in_gradebook(lambda book: setattr(book.find_grade(*grade), "extra_credit", 1.0)),
        lambda: in_gradebook(lambda book: setattr(book.find_grade(*grade), "needs_manual_grade", False)),
        lambda: in_gradebook(lambda book: setattr(book.find_comment(*grade), "manual_comment", "so")),
        lambda: in_gradebook(lambda book: book.update_or_create_student("full-solution", first_name="A")),
        lambda: own.result(NAME, "full-solution").write_text("{}"),
        lambda: append(own.autograded(NAME, "full-solution") / "softmax.py"),
        lambda: append(own.autograded(NAME, "full-solution") / "2_svm.ipynb"),
        lambda: append(own.release(NAME) / "2_svm.ipynb"),
        lambda: say_help(own, "Bob"),
    ]
    seen = [digest(), digest()]
    assert seen[0] == seen[1]
    for change in changes:
        change()
        seen.append(digest())
    assert len(set(seen)) == len(changes) + 1


def append(path):
    path.chmod(0o644)
    path.write_text(path.read_text() + "\n")


def test_what_is_unchanged_is_not_written_again(own):
    before = (own.feedback(NAME, "full-solution") / "feedback.html").stat().st_mtime_ns
    assert not written(own)
    assert (own.feedback(NAME, "full-solution") / "feedback.html").stat().st_mtime_ns == before


def test_a_page_that_is_there_is_made_anew_without_a_word(own, caplog):
    page, before = own.feedback(NAME, "full-solution") / "feedback.html", html(own, "full-solution")
    page.write_text("an older page")
    own.page(NAME, "full-solution").unlink()
    assert not written(own)
    assert (page.read_text(), caplog.messages) == (before, [])


@pytest.mark.parametrize("spoil", ["missing", "another"])
def test_a_page_without_its_result_is_not_written(own, spoil):
    path = own.result(NAME, "full-solution")
    content = result(own, "full-solution")
    path.unlink()
    if spoil == "another":  # graded again, and stopped before it was recorded
        content["items"][0]["score"] -= 1
        path.write_text(json.dumps(content))
    (problem,) = written(own)
    assert "full-solution" in problem
    assert "nbgrader autograde" in problem
    assert not own.feedback(NAME, "full-solution").exists()


# nbgrader's own ways


def nbgrader(course, *arguments):
    done = python_m("nbgrader", *arguments, folder=course.root)
    assert done.returncode == 0, done.stderr
    return done


def test_the_page_goes_out_through_nbgraders_exchange(own, tmp_path):
    """It hands feedback out by notebook, by a secret that came with the submission."""
    exchange = tmp_path / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    own_folder = own.submitted(NAME, "full-solution")
    (own_folder / "submission_secret.txt").write_text(SECRET)
    (own_folder / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC")
    assert not commands.grade_course(own, NAME)[1]
    shutil.rmtree(own.feedback(NAME, "full-solution"))
    nbgrader(own, "generate_feedback", NAME)
    page = html(own, "full-solution")
    nbgrader(own, "release_feedback", NAME, "--student=full-solution", f"--Exchange.root={exchange}")
    for notebook in ("1_losses", "2_svm", "3_softmax", "4_training"):
        name = f"{notebook_hash(secret=SECRET, notebook_id=notebook)}.html"
        assert (exchange / "cs231n" / "feedback" / name).read_text() == page
    files = {path.name for path in own.feedback(NAME, "typical-mistakes").iterdir()}
    assert files == {"feedback.html", "feedback.txt"}


# harmless and readable


@pytest.mark.parametrize("student", [*SAMPLES, "hostile"])
def test_the_page_runs_nothing_and_asks_nobody(graded, student):
    page = html(graded, student)
    outline = Outline(page)
    assert not outline.all("script", "iframe", "object", "embed", "svg", "link", "form", "base")
    assert not [attributes for _, attributes in outline.tags if any(name[:2] == "on" for name in attributes)]
    assert not outline.values("style")
    assert all(source.startswith("data:image/png") for source in outline.values("src"))
    assert all(re.match("#|https?:|mailto:", link) for link in outline.values("href"))
    (policy,) = (attributes["content"] for _, attributes in outline.all("meta") if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("student", [*SAMPLES, "hostile"])
def test_the_page_is_in_order_for_those_who_hear_it(graded, student):
    outline = Outline(html(graded, student))
    levels = [int(tag[1]) for tag, _ in outline.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    headed = page_tables(html(graded, student))
    assert all('scope="col"' in table and "<caption>" in table for table in headed)
    assert outline.all("html")[0][1] == {"lang": "en"}
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in outline.values("href") if link[0] == "#"} <= set(ids)


def page_tables(page):
    return [table for table in re.findall("<table>.*?</table>", page, re.DOTALL) if "<caption>" in table]


def test_hostile_text_is_shown_as_it_was_typed(graded):
    page = html(graded, "hostile")
    assert "taken&quot;" in page
    assert "an open tag and an open &lt;table&gt; go on" in page
    assert "\u202e" not in page
    assert "# &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt; &amp;.py" in page
    assert "(cut)" in text(graded, "hostile")
    assert len(page) < 5_000_000
    assert "javascript:alert" not in " ".join(Outline(page).values("href"))


FORMULAS = {
    r"\frac{\partial L_i}{\partial s_{y_i}}": "<mfrac>",
    r"\mathbb{1}[s_j > 0]": "𝟙",
    r"\begin{align} a &= b \\ c &= d \end{align}": "<mtable",
    r"\text{<script>x</script>}": "&lt;script&gt;",
    r"a<b": "&lt;",
}
STRANGE = {  # nothing of this may come through
    r"\href{javascript:x}{y}": "href",
    r"\style{position:fixed}{y}": "position",
    r"\class{total}{y}": "class",
    r"\hspace{500em}": "500",
}
UNREADABLE = [r"\frac{", r"\newcommand{\a}{\a\a}\a", r"\def\a{\a\a}\a", "x" * 3000, "&" * 500, "{" * 900]


@pytest.mark.parametrize("latex", FORMULAS)
def test_a_formula_becomes_mathml(latex):
    shown = formula(latex)
    assert shown.startswith("<math")
    assert FORMULAS[latex] in shown
    assert is_balanced(shown)


@pytest.mark.parametrize("latex", STRANGE)
def test_a_formula_brings_nothing_but_a_formula(latex):
    assert STRANGE[latex] not in formula(latex)


@pytest.mark.parametrize("latex", UNREADABLE, ids=lambda latex: latex[:8])
def test_a_formula_that_cannot_be_read_is_shown_as_typed(latex):
    assert formula(latex, block=True) == f"<code>$${latex}$$</code>".replace("&", "&amp;")


def test_a_picture_of_ones_own_is_shown():
    shown = page_html("![mine](attachment:a.png)", {"a.png": {"image/png": "iVBORw0KGgo="}})
    assert '<img src="data:image/png;base64,iVBORw0KGgo=" alt="mine"' in shown


@pytest.mark.parametrize("source", ["<b>x", "</p>x", "<b><i>x</b></i>", "<ul><li>x</ul>", "x <table> y"])
def test_what_is_not_closed_stays_text(source):
    assert "<pre>" in page_html(source)


# in a real browser


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.mark.parametrize(
    ("student", "scheme", "media"),
    [
        ("typical-mistakes", "light", "screen"),
        ("syntax-error", "dark", "print"),
        ("hostile", "light", "print"),
        ("hostile", "dark", "screen"),
    ],
)
def test_the_page_can_be_read_anywhere(graded, browser, student, scheme, media):
    page = browser.new_page(viewport={"width": 700, "height": 900}, color_scheme=scheme)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"file://{graded.feedback(NAME, student) / 'feedback.html'}")
    page.emulate_media(media=media)
    for width in (320, 700):  # 320: a wide screen at 400 %
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('math').getBoundingClientRect().height") > 5
    assert "Feedback on" in page.title()
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert not said
    page.close()


@pytest.mark.parametrize(
    ("student", "scheme", "media"),
    [
        ("typical-mistakes", "light", "screen"),
        ("syntax-error", "dark", "screen"),
        ("syntax-error", "light", "print"),
    ],
)
def test_the_page_is_accessible(graded, browser, student, scheme, media):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"file://{graded.feedback(NAME, student) / 'feedback.html'}")
    page.emulate_media(media=media)
    assert not (found := faults(page)), "\n".join(found)
    page.close()
