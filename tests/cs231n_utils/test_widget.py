"""A live picture answers whatever it is asked, and lives on whatever the student's code does."""

import json
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from autograder.course.folders import KIT
from autograder.handout import release
from cs231n_utils import NotStarted
from cs231n_utils.live.formulations import of_example
from cs231n_utils.live.playground import LinearPlayground
from cs231n_utils.live.widget import Live, parts, plain, trouble_in
from cs231n_utils.promises.source import load
from tests.modules import edited

pytestmark = pytest.mark.filterwarnings("error")

PNG = b"\x89PNG\r\n"
HEAD = "import numpy as np\nfrom cs231n_utils import NotStarted\n\n\ndef {}:\n    {}\n"
BATCH, EXAMPLE = "svm_loss_naive(W, X, y, reg)", "svm_example_loss(scores, y)"


def ask(picture, operation, **arguments):
    """The state afterwards, as the browser gets it; what JSON cannot hold raises ValueError."""
    ask.count = getattr(ask, "count", 0) + 1
    picture.answer({"ask": ask.count, "do": operation, "with": arguments})
    assert picture.state["ask"] == ask.count
    return json.loads(json.dumps(picture.state, allow_nan=False))


def but(state):
    """The state without what belongs to the answer alone."""
    return {key: value for key, value in state.items() if key not in ("ask", "fault")}


def function_in(path, text, name="svm_loss_naive"):
    path.write_text(text, encoding="utf-8")
    function = getattr(load(path)[0], name)
    return of_example(function) if "example" in name else function


@pytest.fixture
def path(tmp_path):
    return tmp_path / "linear_svm.py"


@pytest.fixture
def good():
    return edited("linear_svm.py").svm_loss_vectorized


# --- questions and answers ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["__init__", "snapshot", "draw", "_enter", "losses", "no such thing", "", 3])
def test_what_is_no_operation_does_nothing(name):
    picture = LinearPlayground([])
    before = ask(picture, "randomise")
    assert but(ask(picture, name)) == but(before)
    assert picture.state["fault"] == ""


def test_a_message_of_the_browsers_is_answered():
    picture = LinearPlayground([])
    picture._handle_custom_msg({"ask": "a-1", "do": "randomise"}, [])
    assert (picture.state["ask"], picture.state["seed"], picture.state["fault"]) == ("a-1", 1, "")


@pytest.mark.parametrize(
    "operation, arguments, said",
    [
        ("move", {"index": 9, "x": 0, "y": 0}, "IndexError: index 9"),
        ("move", {"index": 0, "x": 0}, "TypeError: Plane.move() missing 1 required"),
        ("weight", {"row": 0, "column": 0, "value": None}, "TypeError: float() argument"),
        ("add", {"x": "here", "y": 0, "label": 0}, "ValueError: could not convert"),
        ("remove", {"index": 9}, "IndexError: index 9"),
        ("choose", {"index": 9}, "IndexError: list index"),
        ("step", {"size": 1}, "TypeError: Plane.step() got an unexpected"),
    ],
)
def test_what_goes_wrong_in_an_operation_is_shown_and_changes_nothing(operation, arguments, said):
    picture = LinearPlayground([])
    before = ask(picture, "randomise")
    after = ask(picture, operation, **arguments)
    assert after["fault"].startswith(said)
    assert but(after) == but(before)
    assert ask(picture, "undo")["fault"] == "" and picture.state["undoes"] == 0


def test_questions_from_two_threads_take_turns():
    class Slow:
        operations, count, busy = ("work",), 0, False

        def snapshot(self):
            return {"count": self.count}

        def work(self):
            assert not self.busy
            self.busy, count = True, self.count
            time.sleep(0.001)
            self.busy, self.count = False, count + 1

    picture, answered = Live(Slow()), []
    picture.observe(lambda change: answered.append(change["new"]), "state")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda k: picture.answer({"ask": k, "do": "work"}), range(100)))
    assert [state["count"] for state in answered] == list(range(1, 101))
    assert sorted(state["ask"] for state in answered) == list(range(100))
    assert {state["fault"] for state in answered} == {""}


def test_no_point_is_lost_if_two_threads_add_some(good):
    picture = LinearPlayground([good])
    places = [{"x": k / 40, "y": 0, "label": k % 3} for k in range(40)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda place: picture.answer({"ask": "", "do": "add", "with": place}), places))
    state = picture.state
    assert sorted(point["x"] for point in state["points"][9:]) == [k / 40 for k in range(40)]
    assert (state["undoes"], state["trouble"]) == (40, "")


# --- the still ----------------------------------------------------------------------------------------------


@pytest.fixture
def shell(monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a shell brings its own
    yield InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    InteractiveShell.clear_instance()


def test_a_still_stands_below_and_is_renewed_at_rest(shell):
    picture = LinearPlayground([])
    with capture_output() as shown:
        picture._ipython_display_()
        ask(picture, "randomise")
        assert len(shown.outputs) == 2
        ask(picture, "rest")
    live, still, renewed = shown.outputs
    assert "application/vnd.jupyter.widget-view+json" in live.data and "image/png" not in live.data
    assert still.data["image/png"].startswith(PNG) and renewed.data["image/png"].startswith(PNG)
    assert still.data["image/png"] != renewed.data["image/png"]
    assert renewed.update and renewed.transient == still.transient and still.transient["display_id"]
    assert still.data["text/plain"].startswith("Playground, one against all, the kit's: loss 4.163; 3 of 9")


def test_rest_before_it_is_shown_is_answered():
    assert ask(LinearPlayground([]), "rest")["fault"] == ""


def test_a_still_that_cannot_be_drawn_is_told_of(shell, monkeypatch):
    picture = LinearPlayground([])
    with capture_output():
        picture._ipython_display_()
        monkeypatch.setattr(picture.model, "draw", lambda figure: 1 / 0)
        assert ask(picture, "rest")["fault"].startswith("ZeroDivisionError: division by zero (test_widget.py")


@pytest.mark.parametrize("body", ["raise NotStarted", "return np.nan, W", "raise ValueError('$_$ or $x_{$')"])
def test_there_is_a_still_of_any_trouble(path, body):
    picture = LinearPlayground([function_in(path, HEAD.format(BATCH, body))])
    assert picture._png()["image/png"].startswith(PNG)
    assert picture.state["trouble"] in picture._png()["text/plain"]


# --- trouble ------------------------------------------------------------------------------------------------

TROUBLE = {  # what stands in a function, from line 6 of the file on: what is said
    BATCH: {
        "raise NotStarted": "svm_loss_naive is not started. Next: write svm_loss_naive in linear_svm.py.",
        "x = 0\n    raise NotStarted": "still raises NotStarted in line 7 of linear_svm.py: delete that",
        "raise ValueError('so')": "ValueError: so (linear_svm.py, line 6: raise ValueError('so')) Called",
        "x = 1\n    return X[9], W": "axis 0 with size 1 (linear_svm.py, line 7: return X[9], W)",
        "exit()": "it calls exit (linear_svm.py, line 6: exit())",
        "svm_loss_naive(W, X, y, reg)": "RecursionError: maximum recursion depth exceeded (linear_svm",
        "return None": "It returned None (is there a return?), where a pair (loss, dW) should be.",
        "return 0.0": "It returned float, where a pair (loss, dW) should be.",
        "return W, W": "The loss should be one number, but it has shape (3, 3).",
        "return 0.0, W[0]": "W has shape (3, 3), but dW has shape (3,).",
        "return 0.0, None": "W has shape (3, 3), but dW is None.",
        "return np.nan, W": "The loss holds inf or nan for W (3, 3), X (1, 3), y (1,), reg = 0.",
        "return 0.0, W + np.inf": "dW holds inf or nan for W (3, 3), X (9, 3), y (9,), reg = 0.1.",
    },
    EXAMPLE: {
        "raise NotStarted": "svm_example_loss is not started. Next: write svm_example_loss in linear_",
        "return scores[3], y": "axis 0 with size 3 (linear_svm.py, line 6: return scores[3], y)",
        "return None": "It returned None (is there a return?), where a pair (loss, dscores) should be.",
        "return scores, y": "seem to be in the wrong order",
        "return 0.0, 0.0": "scores has shape (3,), but dscores is a single number.",
        "return 0.0, scores / 0": "dscores holds inf or nan for the scores (1.409, 0.667, -0.239).",
    },
}
ROWS = [(head, body, said) for head, rows in TROUBLE.items() for body, said in rows.items()]


@pytest.mark.parametrize("head, body, said", ROWS, ids=[f"{head}: {body}" for head, body, _ in ROWS])
def test_trouble_is_one_line_and_the_plane_lives_on(path, good, head, body, said):
    function = function_in(path, HEAD.format(head, body), head.split("(")[0])
    picture = LinearPlayground([function, good])
    state = ask(picture, "step")
    assert said in state["trouble"] and "\n" not in state["trouble"]
    assert (state["dW"], state["fault"], state["undoes"]) == (None, "", 0)
    sound = ask(picture, "choose", index=1)
    assert (sound["trouble"], sound["check"]) == ("", "✓ dW is the slope of your loss.")
    assert all(state[key] == sound[key] for key in ("W", "regions", "lines", "arrows"))
    assert [point["scores"] for point in state["points"]] == [point["scores"] for point in sound["points"]]
    assert ask(picture, "choose", index=2)["total"] == pytest.approx(4.163395)
    assert said in ask(picture, "choose", index=0)["trouble"]


def test_a_loss_is_shown_though_its_dW_is_not(path):
    state = LinearPlayground([function_in(path, HEAD.format(BATCH, "return reg + len(y), None"))]).state
    assert ([point["loss"] for point in state["points"]], state["data"], state["total"]) == ([1] * 9, 9, 9.1)


def test_a_function_that_is_interrupted_is_answered():
    def svm_loss_naive(W, X, y, reg):
        if reg == 1.0:
            raise KeyboardInterrupt
        return 0.0 * np.sum(W), 0.0 * W

    picture = LinearPlayground([svm_loss_naive])
    try:
        state = ask(picture, "reg", value=1.0)
    except KeyboardInterrupt:
        pytest.fail("the browser waits for an answer")
    assert state["fault"].startswith("it was stopped (test_widget.py, line ")
    assert (state["reg"], state["undoes"]) == (0.1, 0)


# --- small parts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value, held",
    [
        (np.array([[1.5, np.nan], [np.inf, -np.inf]]), [[1.5, None], [None, None]]),
        ({"a": (np.int64(3), np.float32(0.5)), "b": [np.bool_(True)]}, {"a": [3, 0.5], "b": [True]}),
        ([np.zeros((0, 2)), None, "nan", float("nan"), 10**20], [[], None, "nan", None, 10**20]),
    ],
)
def test_numbers_are_made_what_json_can_hold(value, held):
    assert json.loads(json.dumps(plain(value), allow_nan=False)) == held


@pytest.mark.parametrize(
    "code, said",
    [
        ("np.log(np.zeros(1))", ""),
        ("raise NotStarted", "work is not started. Next: write work in nowhere.py."),
        ("[][2]", "IndexError: list index out of range (nowhere.py, line 2)"),
        ("exit()", "it calls exit (nowhere.py, line 2)"),
    ],
)
@pytest.mark.filterwarnings("error")
def test_what_went_wrong_is_told_in_one_line(code, said):
    names = {"np": np, "NotStarted": NotStarted}
    exec(compile(f"def work():\n    {code}", "nowhere.py", "exec"), names)  # mine.py others have written
    assert trouble_in(names["work"]) == said


def test_a_script_and_a_style_sheet_have_the_shared_part_first():
    for text, kind in zip(parts("playground"), ("js", "css"), strict=True):
        files = [KIT / "cs231n_utils" / "live" / f"{name}.{kind}" for name in ("widget", "playground")]
        assert text == "\n".join(file.read_text("utf-8") for file in files)


# --- the house ----------------------------------------------------------------------------------------------

LIVE = KIT / "cs231n_utils" / "live"
RELEASED = ["formulations.py", "plane.py", "geometry.py", "playground.py", "widget.py"]


@pytest.fixture
def copies(tmp_path):
    for path in [*(LIVE / name for name in RELEASED), *LIVE.glob("*.js")]:
        shutil.copy(path, tmp_path)
    return tmp_path


def test_the_kit_holds_no_statement_of_a_solution(assignment, copies):
    release.require_no_solution(assignment, copies)


@pytest.mark.parametrize("name", ["plane.py", "widget.js"])
def test_a_statement_of_a_solution_would_be_found(assignment, copies, name):
    with (copies / name).open("a") as file:
        file.write("    dW = X.T@dscores/len(X) + 2*reg*W\n")
    with pytest.raises(release.Unreleasable, match=name):
        release.require_no_solution(assignment, copies)
