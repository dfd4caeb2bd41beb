"""A notebook with a playground in it, in a real browser: what a person sees there and does there."""

import ast
import json
import time

import nbformat

from cs231n_utils.live.geometry import BORDER
from tests.verdicts import SOURCE, solution

NOTEBOOK = "play.ipynb"
SETUP = """from cs231n_utils import reload
reload.watch()
%matplotlib inline
import linear_svm, softmax, example_losses
from cs231n_utils.live.formulations import SOFTMAX, SVM, of_batch, of_example
from cs231n_utils.live.playground import LinearPlayground"""
SVM_LOSS, SOFTMAX_LOSS = "linear_svm.svm_loss_vectorized", "softmax.softmax_loss_vectorized"
LOSSES = f"of_batch({SVM_LOSS}, SVM), of_batch({SOFTMAX_LOSS}, SOFTMAX)"
APPS = {"lab": ("jupyterlab", "lab/tree"), "notebook": ("notebook", "notebooks")}
ROUNDED = 0.0051  # coordinates are shown with two digits

SESSION = "jupyterapp.shell.currentWidget?.context?.sessionContext?.session"
NOTEBOOK_VIEW = "jupyterapp.shell.currentWidget.content"
MODEL, CELLS = f"{NOTEBOOK_VIEW}.model", f"{NOTEBOOK_VIEW}.widgets"
IN_KERNEL = f"""async (expression) => {{
  const content = {{ code: "", silent: true, user_expressions: {{ value: expression }} }};
  const reply = await {SESSION}.kernel.requestExecute(content).done;
  const value = reply.content.user_expressions.value;
  return value.data?.["text/plain"] ?? JSON.stringify(value);
}}"""
SHOWN = """() => {
  const root = document.querySelector(".playground");
  const all = (selector, node = root) => [...node.querySelectorAll(selector)];
  const texts = (selector, node) => all(selector, node).map((part) => part.textContent);
  return {
    rows: all(".points tbody tr").map((row) => texts("th, td", row)),
    labels: all(".point").map((point) => point.getAttribute("aria-label")),
    W: all(".weights input").map((field) => field.value),
    dW: texts(".slope"),
    totals: texts(".totals span"),
    curve: root.querySelector(".losses").getAttribute("aria-label"),
    check: texts(".check")[0],
    trouble: texts(".trouble")[0],
    spelled: texts(".spelled")[0],
  };
}"""

KEEPS_FOCUS = """async (part) => {
  part.focus();
  await new Promise((go) => setTimeout(go, 300));
  return part === document.activeElement;
}"""


def lay(folder, losses=LOSSES):
    """Solved stub files, and beside them a notebook with a playground."""
    for name, text in solution().items():
        (folder / name).write_text(text)
    (folder / "public").symlink_to(SOURCE.source / "public")
    cells = [
        nbformat.v4.new_code_cell(text)
        for text in (SETUP, f"playground = LinearPlayground([{losses}])\ndisplay(playground)")
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / NOTEBOOK)


class Desk:
    """The notebook, open before a person."""

    def __init__(self, page, address, token, app, folder):
        self.page, self.folder = page, folder
        self.url = f"{address}/{APPS[app][1]}/{NOTEBOOK}?token={token}"

    def open(self):
        self.page.goto(self.url)
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")

    def run_all(self):
        """-> when a playground is there that was not there before."""
        self.page.wait_for_function(f"{SESSION}?.kernel")
        self.page.evaluate("document.querySelectorAll('.playground').forEach(old => old.dataset.old = true)")
        self.command("notebook:run-all-cells")
        self.page.wait_for_selector(".playground:not([data-old]) .point", timeout=60_000)

    def command(self, name, **arguments):
        """One of Jupyter's commands."""
        execute = "([name, given]) => jupyterapp.commands.execute(name, given).then(() => null)"
        self.page.evaluate(execute, [name, arguments])

    def kernel(self, expression):
        """The value of an expression in the notebook's kernel, as JSON can hold it."""
        text = self.page.evaluate(IN_KERNEL, f"__import__('json').dumps({expression})")
        return json.loads(ast.literal_eval(text))

    def add(self, source):
        """Run a new last cell."""
        self.page.evaluate(
            f"{MODEL}.sharedModel.addCell({{ cell_type: 'code', source: {json.dumps(source)} }})"
        )
        self.page.evaluate(f"{NOTEBOOK_VIEW}.activeCellIndex = {CELLS}.length - 1")
        self.command("notebook:run-cell")

    def drop(self):
        """Delete the last cell."""
        self.page.evaluate(f"{MODEL}.sharedModel.deleteCell({CELLS}.length - 1)")

    def state(self):
        """What the kernel says should be shown."""
        return self.kernel("playground.model.snapshot()")

    def shown(self):
        return self.page.evaluate(SHOWN)

    def until(self, holds, seconds=20):
        """Wait; -> what `holds` answered."""
        deadline = time.monotonic() + seconds
        while not (answer := holds()):
            assert time.monotonic() < deadline, self.shown()
            self.page.wait_for_timeout(50)
        return answer

    def cells(self):
        return self.page.evaluate(f"{CELLS}.length")

    # --- what a person does --------------------------------------------------------------------------------

    def point(self, index):
        return self.page.locator(".playground .point").nth(index)

    def focus(self, part):
        """By the keys; Jupyter takes the focus to the notebook once more after a run, when it comes to it."""
        self.until(lambda: part.evaluate(KEEPS_FOCUS))

    def press(self, name):
        self.page.locator(".playground").get_by_role("button", name=name, exact=True).click()

    def choose(self, index):
        self.page.locator(".playground select").select_option(index=index)

    def place(self, x, y):
        """Where (x, y) is on the screen."""
        plane = self.page.locator(".playground .plane").bounding_box()
        scale = plane["width"] / (2 * BORDER)
        return plane["x"] + (x + BORDER) * scale, plane["y"] + (BORDER - y) * scale

    def drag(self, start, end, moves=15):
        """With the mouse from one place in the plane to another."""
        self.page.mouse.move(*self.place(*start))
        self.page.mouse.down()
        self.page.mouse.move(*self.place(*end), steps=moves)
        self.page.mouse.up()

    def write(self, name, text):
        """Save one of the stub files, as editors do: it is never seen half written."""
        draft = self.folder / f".{name}"
        draft.write_text(text)
        draft.replace(self.folder / name)


# --- how fast it is, for the bench -------------------------------------------------------------------------

COUNT_UPDATES = """(seconds) => new Promise((keep) => {
  let count = 0;
  const watch = new MutationObserver((changes) => (count += changes.length));
  watch.observe(document.querySelector(".playground .curve"), { attributeFilter: ["d"] });
  setTimeout(() => keep(count / seconds), 1000 * seconds);
})"""
WATCH_POINT = """() => {
  const point = document.querySelector(".playground .point");
  const frame = point.closest("svg").getBoundingClientRect();
  const seen = (window.seen = { moves: [], shown: [] });
  const x = (event) => (2 * (event.clientX - frame.left) / frame.width - 1) * BORDER;
  const read = () => Number(point.getAttribute("aria-label").match(/at ([^,]+),/)[1].replace("−", "-"));
  point.addEventListener("pointermove", (event) => seen.moves.push([performance.now(), x(event)]));
  const watch = new MutationObserver(() => seen.shown.push([performance.now(), read()]));
  watch.observe(point, { attributeFilter: ["aria-label"] });
}""".replace("BORDER", str(BORDER))


def updates_per_second(desk, seconds=5):
    """Of a run, as they are drawn."""
    desk.press("Run")
    rate = desk.page.evaluate(COUNT_UPDATES, seconds)
    desk.press("Stop")
    return rate


def milliseconds_to_show(desk, moves=60):
    """From each move of a drag to the left until the kernel's numbers for it, or a later one, are shown."""
    desk.page.evaluate(WATCH_POINT)
    steps = [(0.5 - 1.5 * k / moves, 0.4) for k in range(moves + 1)]
    desk.page.mouse.move(*desk.place(*steps[0]))
    desk.page.mouse.down()
    for step in steps[1:]:
        desk.page.mouse.move(*desk.place(*step))
        desk.page.wait_for_timeout(10)
    desk.page.mouse.up()
    desk.until(lambda: desk.page.evaluate("window.seen.shown.at(-1)?.[1]") == -1.0)
    seen = desk.page.evaluate("window.seen")
    return [
        next(shown - moved for shown, at in seen["shown"] if shown >= moved and at <= x + ROUNDED)
        for moved, x in seen["moves"]
    ]
