"""What a notebook descends on: the student's own loss where it is right, else a given one; said in a line."""

import shutil
import sys
import time

import numpy as np
import pytest

from cs231n_utils import demonstration, least_squares
from cs231n_utils.promises import source
from tests.verdicts import SOURCE

ID, FILE, NAME = "softmax_loss_vectorized", "softmax.py", SOURCE.name
STUB, RIGHT = SOURCE.stubs[FILE], SOURCE.solution[FILE]
LAST = "loss = np.mean(np.log(totals[:, 0]) - scores[rows, y]) + reg * np.sum(W * W)"
GIVEN = "given"


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """f(text of the file, where, public): the folder of the other assignment; the notebook runs beside it."""
    (tmp_path / "home" / "optimization").mkdir(parents=True)
    monkeypatch.delitem(sys.modules, FILE.removesuffix(".py"), raising=False)  # of another test
    monkeypatch.chdir(tmp_path / "home" / "optimization")

    def make(text, where="", public=True):
        folder = tmp_path / "home" / where / NAME
        folder.mkdir(parents=True)
        (folder / FILE).write_text(text, encoding="utf-8")
        if public:
            shutil.copytree(SOURCE.source / "public", folder / "public")
        return folder

    return make


def chosen(id=ID):
    return demonstration.loss(id, beside=f"../{NAME}")


REFUSED = {  # what stands in the file: what is said
    STUB: f"{ID} is not written yet in ../{NAME}",
    RIGHT.replace(
        LAST, LAST.replace("reg *", "reg / 2 *")
    ): f"{ID} in ../{NAME} does not pass its checks yet",
    f"{RIGHT}\ndef f(:\n": f"in ../{NAME}, softmax.py cannot be read: invalid syntax (line",
    f"{RIGHT}\nexit()\n": f"in ../{NAME}, softmax.py cannot be loaded: it calls exit",
    "import numpy as np\n": f"{ID} is not written yet in ../{NAME}",
}


@pytest.mark.parametrize("text, why", REFUSED.items(), ids=range(len(REFUSED)))
def test_what_is_not_right_is_said_and_the_given_loss_stands_in(text, why, beside, capsys):
    beside(text)
    loss = chosen()
    assert loss.why.startswith(f"{GIVEN}: {why}") and not loss.is_own
    assert loss.name == "squared error" and loss.function is demonstration.squared_error
    assert capsys.readouterr() == ("", "")


def test_where_there_is_no_such_folder_assignment_or_item(beside):
    assert chosen().why == f"{GIVEN}: there is no folder ../{NAME}"
    folder = beside(RIGHT, public=False)
    assert chosen().why == f"{GIVEN}: ../{NAME} is not the folder of an assignment"
    shutil.copytree(SOURCE.source / "public", folder / "public")
    assert chosen("softmaxx").why == f"{GIVEN}: ../{NAME} has no item softmaxx"
    (folder / "public" / "items.py").write_text("ITEMS = 1 / 0\n")
    assert "cannot be used: ZeroDivisionError" in chosen().why
    (folder / FILE).unlink()
    shutil.copy(SOURCE.source / "public" / "items.py", folder / "public")
    assert chosen().why == f"{GIVEN}: ../{NAME} has no softmax.py"


CASE = (np.ones((3, 2)), np.eye(3), np.array([0, 1, 1]), 0.5)


def test_a_right_one_is_the_students_own_and_quiet(beside, capsys):
    talks = f"print('loaded')\n{RIGHT.replace(LAST, f'print(scores.shape); 1 / np.zeros(1); {LAST}')}"
    beside(talks)
    loss = chosen()
    assert loss.is_own and loss.name == ID
    assert loss.why == f"yours, from ../{NAME}"
    assert loss(*CASE)[0] == pytest.approx(np.log(2) + 0.5 * 6)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("text", [*REFUSED, RIGHT], ids=range(len(REFUSED) + 1))
def test_the_notebooks_own_imports_stay_as_they_were(text, beside, tmp_path, monkeypatch):
    """Neither a broken module nor a right one is left behind, nor one that it imports."""
    helper = beside(f"import helper_of_mine\n{text}") / "helper_of_mine.py"
    helper.write_text("assert True\n")
    before, path = dict(sys.modules), [*sys.path]
    chosen()
    assert not {"softmax", "helper_of_mine"} & set(sys.modules) and sys.path == path
    assert all(sys.modules[name] is module for name, module in before.items())


def test_a_file_of_the_same_name_beside_the_notebook_is_another(beside, tmp_path, monkeypatch):
    beside(f"from helper_of_mine import LOSS\n{RIGHT}").joinpath("helper_of_mine.py").write_text("LOSS = 1\n")
    (tmp_path / "home" / "optimization" / "helper_of_mine.py").write_text("RULES = 2\n")
    monkeypatch.syspath_prepend("")
    import helper_of_mine as own

    monkeypatch.setitem(sys.modules, "helper_of_mine", own)
    assert chosen().is_own and sys.modules["helper_of_mine"] is own


def test_ones_own_comes_before_what_the_course_gives_wherever_it_was_unpacked(beside, tmp_path):
    beside(RIGHT, demonstration.SOLVED)
    assert chosen().why == f"your course's, from ../given/{NAME}"
    assert chosen().is_own
    unpacked = beside(STUB, f"../{NAME}")
    assert "your course's" in chosen().why
    (unpacked / FILE).write_text(RIGHT, encoding="utf-8")
    assert chosen().why == f"yours, from ../../{NAME}/{NAME}"
    beside(RIGHT)
    assert chosen().why == f"yours, from ../{NAME}"


def test_of_two_that_are_not_right_the_nearer_is_told(beside):
    beside(STUB), beside("", demonstration.SOLVED)
    assert chosen().why == f"{GIVEN}: {ID} is not written yet in ../{NAME}"


def test_it_can_be_stopped(beside):
    beside(f"{RIGHT}\nraise KeyboardInterrupt\n")
    with pytest.raises(source.Interrupted, match=r"stopped in softmax.py, line \d+: raise KeyboardInterrupt"):
        chosen()
    assert "softmax" not in sys.modules


NEEDS = ("train", "predict", ID)


@pytest.fixture
def whole(beside):
    """f(file, text): the solved files, but for one whose text is another; what is chosen beside them."""

    def make(file=FILE, text=RIGHT):
        folder = beside("")
        for name, solution in SOURCE.solution.items():
            (folder / name).write_text(solution, encoding="utf-8")
        (folder / file).write_text(text, encoding="utf-8")
        return demonstration.tuner("tune", "Softmax", NEEDS, beside=f"../{NAME}")

    return make


def sets():
    X = np.repeat(np.eye(3), 20, axis=0)
    y = np.repeat([0, 2, 1], 20)
    return X, y, X[::2], y[::2]


def test_a_tuner_is_the_students_class_with_their_function(whole, capsys):
    tuner, modules = whole(), set(sys.modules)
    results, best = tuner(*sets(), [1.0], [0.0, 1e-3], num_iters=20, batch_size=10)
    assert (tuner.is_own, tuner.name, tuner.why) == (True, "Softmax with tune", f"yours, from ../{NAME}")
    assert set(results) == {(1.0, 0.0), (1.0, 1e-3)} and results[1.0, 0.0] == (1.0, 1.0)
    assert best.W.shape == (3, 3) and set(sys.modules) == modules


@pytest.mark.parametrize(
    "file, why",
    {
        FILE: f"{ID} is not written yet in ../{NAME}",
        "tuning.py": f"tune is not written yet in ../{NAME}",
        "linear_classifier.py": f"train is not written yet in ../{NAME}",
    }.items(),
)
def test_a_tuner_that_lacks_something_is_the_given_one(file, why, whole):
    tuner = whole(file, SOURCE.stubs[file])
    assert (tuner.is_own, tuner.name, tuner.why) == (False, "least squares", f"{GIVEN}: {why}")
    results, best = tuner(*sets(), [0.1, 0.2], [1e-3])
    assert results == {(0.1, 1e-3): (1.0, 1.0), (0.2, 1e-3): (1.0, 1.0)}
    assert list(best.predict(np.eye(3))) == [0, 2, 1]


def test_a_class_that_is_not_there(whole):
    whole()
    tuner = demonstration.tuner("tune", "Forest", NEEDS, beside=f"../{NAME}")
    assert tuner.why == f"{GIVEN}: ../{NAME} has no class Forest"


@pytest.mark.parametrize("reg", (0.0, 0.3))
def test_least_squares_stand_where_the_squared_error_has_no_slope(reg, monkeypatch):
    monkeypatch.setattr(least_squares, "BLOCK", 7)
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(50, 4)), rng.integers(3, size=50)
    W = least_squares.lowest(*least_squares.sums(X, y), reg)
    np.testing.assert_allclose(demonstration.squared_error(W, X, y, reg)[1], 0, atol=1e-8)


def test_least_squares_stand_columns_that_say_the_same():
    X, y, X_val, y_val = sets()
    twice = [np.hstack([each, each, np.zeros((len(each), 1))]) for each in (X, X_val)]
    _, best = least_squares.tune(twice[0], y, twice[1], y_val, [1.0], [0.0])
    assert np.isfinite(best.W).all() and np.mean(best.predict(twice[1]) == y_val) == 1


@pytest.mark.clock
def test_it_is_quick(beside):
    beside(RIGHT)
    started = time.process_time()
    chosen()
    assert time.process_time() - started < 2


def test_the_given_loss_has_the_slope_that_it_says():
    rng = np.random.default_rng(0)
    W, X, y = rng.normal(size=(4, 3)), rng.normal(size=(5, 4)), np.array([0, 2, 1, 1, 0])
    dW, step = demonstration.squared_error(W, X, y, 0.3)[1], rng.normal(size=W.shape)
    up, down = (demonstration.squared_error(W + h * step, X, y, 0.3)[0] for h in (1e-5, -1e-5))
    assert np.sum(dW * step) == pytest.approx((up - down) / 2e-5, rel=1e-8)
