"""The playground in real browsers: what is shown is the kernel's, and a person can do everything with it."""

import base64
import json
import re
import subprocess
import sys

import pytest

from autograder.course import stubs
from tests import lab
from tests.accessible import faults
from tests.live import APPS, NOTEBOOK, SOFTMAX_LOSS, SVM_LOSS, Desk, lay
from tests.verdicts import SOURCE, solution
from tests.whole import only_whole

SVM, SOFTMAX, KIT = 0, 1, 2  # places in the list of losses; the kit's come last
SVM_FILE = "linear_svm.py"
STILL = ".jp-RenderedHTML > img"
OTHERS = """import linear_classifier, numpy
from cs231n_utils.live import learning_rates, momentum_plane, race, surfaces, turning_bar
from cs231n_utils.live import kmeans_steps, patch_words
rates = learning_rates.LearningRates(linear_classifier.LinearSVM, numpy.eye(3), numpy.arange(3), num_iters=40)
rates.answer({"ask": "", "do": "train", "with": {"rates": [1e-3, 1e-1]}})
rates.answer({"ask": "", "do": "go_on"})
rules = {f"rule {k}": race.trained_by(linear_classifier.LinearSVM, 0.3) for k in range(6)}
plain = lambda w, dw, config: (w - config["learning_rate"] * dw, config)
plane = momentum_plane.MomentumPlane({"momentum": plain, "Nesterov": plain})
bar = turning_bar.TurningBar(lambda im: im[:9, :9].ravel())
group = lambda X, K, steps, rng: (X[:K], numpy.arange(len(X)) % K, numpy.ones(steps))
groups = kmeans_steps.KMeansSteps(group, {"six points": numpy.arange(12).reshape(6, 2) % 9})
for half in "assign", "average":
    groups.answer({"ask": "", "do": half})
cut, encode = lambda pictures: numpy.ones((1, 9, 108)), lambda patches: numpy.arange(12.0)[None, None]
grey = {"grey": numpy.full((8, 8, 3), 99, numpy.uint8)}
words = patch_words.PatchWords(grey, {"cut out": cut}, encode, numpy.eye(12, 108))
display(rates, race.Race([surfaces.RAVINE], rules), plane, bar, groups, words)"""
THEMES = ("JupyterLab Light", "JupyterLab Dark")
PICTURES = (
    "playground",
    "cs231n-rates",
    "race",
    "momentum-plane",
    "turning-bar",
    "kmeans-steps",
    "patch-words",
)
LIVE = tuple(f".{name}" for name in PICTURES)
# Axe judges the contrast of what is visible; to it, nothing in JupyterLab's body is, which has no height.
VISIBLE = "body { min-height: 100vh }"
SPOILT = {  # what axe says of it
    "label: Form elements must have labels": "document.querySelector('.race input').ariaLabel = ''",
    "color-contrast: ": "document.querySelector('.race .hint').style.color = '#777'",
}
BEYOND = """(root) => {
  const right = (part) => part.getBoundingClientRect().right, edge = right(document.querySelector(root));
  const parts = [...document.querySelectorAll(`${root} :not(svg *, .wide *, .spoken)`)];
  return parts.filter((part) => right(part) > edge + 1).map((part) => part.outerHTML);
}"""
UNNAMED = re.compile(r"- (button|slider|spinbutton|combobox)(?! \")")
BOTH = [  # they share their parts
    pytest.param(app, marks=[only_whole] * (app != "lab")) for app in APPS
]


@pytest.fixture(scope="module", params=BOTH)
def opened(request, chromium, tmp_path_factory):
    """The notebook, open in JupyterLab or in Notebook 7."""
    folder, home = tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("home")
    lay(folder)
    app = APPS[request.param][0]
    with lab.jupyter(folder, home, folder, app) as (address, token), lab.open_page(chromium) as page:
        desk = Desk(page, address, token, request.param, folder)
        desk.open()
        yield desk


@pytest.fixture
def desk(opened):
    """The same with solved stub files and a new playground; no script of ours may fail in it."""
    opened.page.complaints.clear()
    for name, text in solution().items():
        opened.write(name, text)
    opened.run_all()
    yield opened
    assert not opened.page.complaints
    assert not opened.page.asked


def reads(text, value, digits=2):
    """Whether `text` is how a person reads `value`."""
    return abs(float(text.removeprefix("✗ ").replace("−", "-")) - value) <= 0.5001 * 10**-digits


def all_read(texts, values, digits=2):
    return all(reads(text, value, digits) for text, value in zip(texts, values, strict=True))


def flat(rows):
    return [value for row in rows for value in row]


def near(place, expected):
    return all(abs(a - b) < 0.01 for a, b in zip(place, expected, strict=True))  # a pixel is 0.006


def point(desk, index):
    """Where the kernel has it."""
    at = desk.state()["points"][index]
    return at["x"], at["y"]


def values(desk):
    """How many losses the curve shows."""
    return int(re.search(r"(\d+) value", desk.shown()["curve"])[1])


def total(desk):
    """The loss that is shown."""
    return float(desk.shown()["totals"][0].split()[-1])


def wrong_penalty():
    return solution()[SVM_FILE].replace("2 * reg * W", "reg * W")


def stopping_with_an_error():
    """The file with an exception in the vectorised loss, and the line where it is raised."""
    text = solution()[SVM_FILE].replace("    scores = X @ W\n", "    raise ValueError('what is this')\n")
    return text, text[: text.index("raise ValueError")].count("\n") + 1


def test_an_error_in_a_script_of_ours_is_heard(opened):
    script = "new Blob(['setTimeout(() => { throw Error(`ours`) })'], { type: 'text/javascript' })"
    opened.page.evaluate(f"import(URL.createObjectURL({script}))")
    opened.until(lambda: "ours" in str(opened.page.complaints))


# --- what is shown --------------------------------------------------------------------------------------


@pytest.mark.parametrize("loss", [SVM, SOFTMAX], ids=["svm", "softmax"])
def test_every_number_shown_is_the_kernels(desk, loss):
    desk.choose(loss)
    desk.until(lambda: ("probabilities" in desk.shown()["spelled"]) == (loss == SOFTMAX))
    shown, state = desk.shown(), desk.state()
    for row, at in zip(shown["rows"], state["points"], strict=True):
        assert all_read(filter(None, row[2:]), [*at["scores"], at["loss"], *(at["probabilities"] or [])])
    for label, at in zip(shown["labels"], state["points"], strict=True):
        assert all_read(re.findall(r"−?\d+\.\d+", label), [at["x"], at["y"], at["loss"]])
    assert all_read(shown["W"], flat(zip(*state["W"], strict=True)), 3)
    assert all_read(shown["dW"], flat(zip(*state["dW"], strict=True)), 3)
    terms = re.fullmatch(r"data ([\d.]+) \+ penalty ([\d.]+) = loss ([\d.]+)", shown["totals"][0])
    assert all_read(terms.groups(), [state["data"], state["total"] - state["data"], state["total"]], 3)
    right = sum(at["right"] for at in state["points"])
    assert shown["totals"][1].startswith(f"{right} of {len(state['points'])} right")
    assert shown["check"].startswith("✓")


@pytest.mark.parametrize("loss", [SVM, SOFTMAX], ids=["svm", "softmax"])
def test_the_kernels_numbers_are_those_of_the_students_function(desk, loss):
    desk.choose(loss)
    desk.until(lambda: desk.state()["chosen"] == loss)
    answer = f"{(SVM_LOSS, SOFTMAX_LOSS)[loss]}(*playground.model.position.case().arguments())"
    assert desk.state()["total"] == desk.kernel(f"{answer}[0]")
    assert desk.state()["dW"] == desk.kernel(f"{answer}[1].tolist()")


def test_a_loss_of_the_kits_says_how_its_gradient_is_made(desk):
    desk.choose(KIT)
    desk.until(lambda: "by differences" in desk.shown()["check"])
    before = total(desk)
    desk.press("One update")
    desk.until(lambda: total(desk) < before)


# --- hands ----------------------------------------------------------------------------------------------


def test_a_point_is_dragged_and_one_undo_takes_it_back(desk):
    desk.drag((0.5, 0.4), (-0.2, 0.9))
    desk.until(lambda: near(point(desk, 0), (-0.2, 0.9)))
    desk.until(lambda: "at −0.20, 0.90" in desk.shown()["labels"][0])
    assert [at["label"] for at in desk.state()["points"]] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    desk.press("Undo")
    desk.until(lambda: point(desk, 0) == (0.5, 0.4))
    assert desk.state()["undoes"] == 0


def test_a_point_under_the_keys(desk):
    desk.focus(desk.point(2))
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp", "ArrowDown"):
        desk.point(2).press(key)
    desk.until(lambda: near(point(desk, 2), (0.3 + 0.1, 0.8 + 0.2 - 0.05)))
    for key, label in (("2", 1), ("3", 2), ("1", 0)):
        desk.point(2).press(key)
        desk.until(lambda label=label: desk.state()["points"][2]["label"] == label)
    desk.point(2).press("Delete")
    desk.until(lambda: len(desk.shown()["rows"]) == len(desk.state()["points"]) == 8)


def test_who_deletes_the_last_point_by_key_stays_among_the_points(desk):
    desk.focus(desk.point(8))
    desk.point(8).press("Delete")
    desk.until(lambda: len(desk.shown()["rows"]) == 8)
    assert desk.page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("point 8")


def test_a_click_adds_a_point(desk):
    desk.press("new points are a green triangle")
    desk.page.mouse.click(*desk.place(-0.9, -0.7))
    desk.until(lambda: len(desk.shown()["rows"]) == 10)
    assert near(point(desk, 9), (-0.9, -0.7))
    assert desk.state()["points"][9]["label"] == 2


def test_weights_and_sliders(desk):
    field = desk.page.get_by_label("weight y of the orange square")
    field.fill("2.5")
    field.press("Enter")
    desk.until(lambda: desk.state()["W"][1][1] == 2.5)
    for name, key, expected in (("learning rate", "step_size", 0.3), ("λ", "reg", 0.3)):
        slider = desk.page.get_by_label(name, exact=True)
        desk.focus(slider)
        slider.press("ArrowRight")
        desk.until(lambda key=key, expected=expected: desk.state()[key] == expected)
    desk.until(lambda: reads(str(total(desk)), desk.state()["total"], 3))


def test_a_run_is_stopped_and_one_undo_takes_it_back(desk):
    before = desk.state()
    desk.press("Run")
    desk.until(lambda: values(desk) > 200, seconds=60)
    desk.press("Stop")
    desk.until(lambda: values(desk) == len(desk.state()["curve"]))
    after = desk.state()
    assert after["curve"][0] == before["total"]
    assert after["total"] < before["total"] / 2
    desk.press("Undo")
    desk.until(lambda: desk.state()["W"] == before["W"])
    assert desk.state()["curve"] == before["curve"]


def test_a_drag_within_a_run_is_part_of_it(desk):
    before = desk.state()
    desk.press("Run")
    desk.until(lambda: values(desk) > 10)
    desk.drag((0.5, 0.4), (-0.2, 0.9))
    desk.until(lambda: near(point(desk, 0), (-0.2, 0.9)))
    desk.press("Undo")
    desk.until(lambda: desk.state()["W"] == before["W"])
    assert desk.state()["points"] == before["points"]
    assert desk.page.get_by_role("button", name="Run", exact=True).is_visible(), "the undo stopped it"


def test_a_run_that_diverges_stops_and_says_so(desk):
    for name in ("learning rate", "λ"):
        desk.page.get_by_label(name, exact=True).press("End")
    desk.until(lambda: (desk.state()["step_size"], desk.state()["reg"]) == (10.0, 3.0))
    desk.press("Run")
    desk.until(lambda: desk.shown()["trouble"].startswith("It diverges"))
    assert desk.page.get_by_role("button", name="Run", exact=True).is_visible()
    desk.press("Undo")
    desk.until(lambda: not desk.shown()["trouble"])


# --- the student's file ---------------------------------------------------------------------------------


def test_a_wrong_gradient_is_named_without_running_a_cell(desk):
    desk.write(SVM_FILE, wrong_penalty())
    desk.press("One update")
    check = desk.until(lambda: desk.shown()["check"].startswith("✗") and desk.shown()["check"])
    assert "The penalty's gradient is half of what it should be." in check
    assert all(slope.startswith("✗") for slope in desk.shown()["dW"])


def test_an_exception_is_shown_with_its_line_and_the_picture_lives_on(desk):
    text, line = stopping_with_an_error()
    desk.write(SVM_FILE, text)
    desk.press("Run")
    trouble = desk.until(lambda: desk.shown()["trouble"])
    assert "ValueError: what is this" in trouble
    assert f"linear_svm.py, line {line}" in trouble
    desk.choose(SOFTMAX)
    desk.until(lambda: not desk.shown()["trouble"] and "probabilities" in desk.shown()["spelled"])
    desk.choose(SVM)
    desk.until(lambda: desk.shown()["trouble"])
    desk.write(SVM_FILE, solution()[SVM_FILE])
    desk.press("One update")
    desk.until(lambda: not desk.shown()["trouble"] and desk.shown()["check"].startswith("✓"))


def test_a_stub_that_was_not_started_says_so_and_another_loss_works(desk):
    desk.write(SVM_FILE, stubs.strip((SOURCE.source / SVM_FILE).read_text(), SVM_FILE))
    desk.run_all()
    assert desk.shown()["trouble"].startswith("svm_loss_vectorized is not started. Next: write")
    desk.choose(SOFTMAX)
    desk.until(lambda: not desk.shown()["trouble"])
    before = total(desk)
    desk.press("One update")
    desk.until(lambda: total(desk) < before)


# --- keys -----------------------------------------------------------------------------------------------


def test_keys_on_the_picture_delete_no_cell(desk):
    for part in (desk.point(3), desk.page.locator(".playground").get_by_role("button", name="One update")):
        desk.focus(part)
        for key in "dd":
            desk.page.keyboard.press(key)
    assert desk.cells() == 2
    desk.command("notebook:insert-cell-below")
    desk.command("notebook:enter-command-mode")
    desk.until(lambda: desk.cells() == 3)
    for key in "dd":
        desk.page.keyboard.press(key)
    desk.until(lambda: desk.cells() == 2)  # elsewhere they do


def test_a_focused_point_does_not_keep_the_notebook_from_being_saved(desk):
    dirty = "jupyterapp.shell.currentWidget.context.model.dirty"
    assert desk.page.evaluate(dirty)
    desk.focus(desk.point(3))
    desk.page.keyboard.press("Control+s")
    desk.until(lambda: not desk.page.evaluate(dirty))


def test_everything_is_reached_by_tab_and_has_a_name(desk):
    desk.focus(desk.point(0))
    inside = "document.activeElement.closest('.playground') !== null"
    name = "(it => it.ariaLabel || it.textContent)(document.activeElement)"
    names = []
    while desk.page.evaluate(inside):
        names.append(desk.page.evaluate(name))
        desk.page.keyboard.press("Tab")
    assert [text.split(",")[0] for text in names[:9]] == [f"point {k}" for k in range(1, 10)]
    for text in (
        "Add in the middle",
        "loss",
        "One update",
        "Run",
        "learning rate",
        "λ",
        "weight b of the green triangle",
    ):
        assert text in names
    assert not UNNAMED.search(desk.page.locator(".playground").aria_snapshot())


# --- for everybody --------------------------------------------------------------------------------------


@pytest.fixture
def pictures(desk):
    """With the other live pictures below, and a wrong gradient, which is named."""
    desk.write(SVM_FILE, wrong_penalty())
    desk.press("One update")
    desk.add(OTHERS)
    desk.page.wait_for_selector(".race .legend li")
    desk.page.wait_for_selector(".momentum-plane td")
    desk.page.wait_for_selector(".turning-bar td")
    desk.page.wait_for_selector(".kmeans-steps .centroid")
    desk.page.wait_for_selector(".patch-words .bars .bar")
    desk.until(lambda: desk.shown()["check"].startswith("✗"))
    yield desk
    desk.page.set_viewport_size(lab.WINDOW)
    desk.command("apputils:change-theme", theme=THEMES[0])
    desk.drop()


def test_every_live_picture_is_accessible_in_light_and_dark(pictures):
    page = pictures.page
    page.set_viewport_size({"width": 1300, "height": 3000})
    page.add_style_tag(content=VISIBLE)
    for theme, light in zip(THEMES, ("true", "false"), strict=True):
        pictures.command("apputils:change-theme", theme=theme)
        page.wait_for_selector(f"body[data-jp-theme-light={light}]")
        assert not (found := faults(page, *LIVE)), "\n".join(found)
    for rule, spoil in SPOILT.items():
        page.evaluate(spoil)
        assert [text for text in faults(page, ".race") if text.startswith(rule)]


def test_at_four_hundred_percent_nothing_but_tables_has_to_be_scrolled_sideways(pictures):
    pictures.page.set_viewport_size({"width": 320, "height": 256})
    pictures.page.evaluate("jupyterapp.shell.collapseLeft()")  # nothing would be left for the notebook
    for root in LIVE:
        pictures.until(lambda root=root: not pictures.page.evaluate(BEYOND, root))


def test_a_bar_is_moved_and_turned_by_keys_and_by_hand(pictures):
    root = pictures.page.locator(".turning-bar")
    root.locator(".ring").press("ArrowRight")
    pictures.until(lambda: pictures.kernel("(bar.model.bar.x, bar.model.bar.y)") == [11.75, 11.5])
    root.get_by_label("angle").press("ArrowRight")
    pictures.until(lambda: "changes at 126°" in root.locator(".verdict").text_content())
    frame = root.locator(".frame").first
    width = frame.bounding_box()["width"]
    frame.click(position={"x": width / 4, "y": width * 3 / 4})
    pictures.until(lambda: pictures.kernel("(bar.model.bar.x, bar.model.bar.y)") == [5.5, 17.5])
    assert not UNNAMED.search(root.aria_snapshot())


# --- kernels that go ------------------------------------------------------------------------------------


def test_after_a_restart_it_says_so_and_its_cell_brings_a_new_one(desk):
    desk.page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.restartKernel()")
    desk.press("One update")
    desk.until(lambda: "The kernel does not answer" in desk.shown()["trouble"])
    desk.run_all()
    assert not desk.shown()["trouble"]
    before = total(desk)
    desk.press("One update")
    desk.until(lambda: total(desk) < before)


def still(desk):
    """The PNG in the notebook, as base64."""
    outputs = desk.page.evaluate("jupyterapp.shell.currentWidget.content.widgets[1].model.outputs.toJSON()")
    return next(output["data"]["image/png"] for output in outputs if "image/png" in output["data"]).strip()


def test_without_a_kernel_the_still_shows_the_last_state(desk):
    first = still(desk)
    assert not desk.page.locator(STILL).is_visible()
    desk.drag((0.5, 0.4), (-0.2, 0.9))
    last = desk.until(lambda: still(desk) != first and still(desk))
    words = desk.kernel("playground.model.words()")
    desk.command("docmanager:save")
    desk.page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    desk.open()
    desk.page.wait_for_selector(STILL)
    assert not desk.page.locator(".playground").count()
    assert desk.page.locator(STILL).get_attribute("src").endswith(last)

    path = desk.folder / NOTEBOOK
    notebook = json.loads(path.read_text())
    assert "widgets" not in notebook["metadata"]
    assert path.stat().st_size < 300_000
    data = notebook["cells"][1]["outputs"][1]["data"]
    assert base64.b64decode(data["image/png"]) == base64.b64decode(last)
    assert "".join(data["text/plain"]) == words

    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--log-level", "ERROR", NOTEBOOK]
    subprocess.run(command, cwd=desk.folder, check=True)
    html = path.with_suffix(".html").read_text()
    assert last in html
    assert "cs231n-live" not in html
    assert "application/vnd.jupyter.widget" not in html
