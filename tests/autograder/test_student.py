"""Student code seen from the checks: values, objects, callbacks, and everything that can go wrong."""

import os
import sys
import sysconfig
import tempfile
import time
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import numpy as np
import pytest

from autograder.course.submission import Submission
from autograder.grading.grade import laid_out
from autograder.sandbox import isolation
from autograder.sandbox.host import WorkerLost
from autograder.sandbox.student import Fault, Session, Student
from autograder.words.lent import lend
from cs231n_utils.promises.manifest import Limits

CODE = """
import os, sys, threading, time
import numpy as np
from cs231n_utils import NotStarted

class Classifier:
    def __init__(self, scale=1.0):
        self.W, self.scale = np.zeros((2, 3)), scale

    def loss(self, X, y, reg):
        raise NotStarted

    def train(self, X, y, steps):
        for _ in range(steps):
            loss, dW = self.loss(X[:2], y[:2], reg=0.5)
            self.W = self.W - self.scale * dW
        return [loss] * steps

def double(x): return 2 * x
def change(x): x[0] = -1.0
def nothing(): return None
def several(): return {"loss": 1.0, (1e-3, 5): (0.5, np.float32(0.25))}
def strange(): return object()
def not_started(): raise NotStarted
def divide(): return 1 / 0
def secret(x): raise ValueError(f"the hidden input is {x}")
def leave(): os._exit(0)
def leave_politely(): sys.exit(0)
def spin():
    while True: pass
def large(): return np.ones(2**28)
def too_large_to_cross(): return np.empty(2**26)
def flood():
    for _ in range(100): print("x" * 10**6)
    return 1.0
def thread():
    threading.Thread(target=spin, daemon=False).start()
    return 1.0
def deep(): return deep()
def inside_compiled_code(): return np.random.choice(3, 9, replace=False)
def look(path): return sorted(os.listdir(path))
def environment(): return dict(os.environ)
def who(): return os.getuid()
def write(path):
    with open(path, "w") as file: file.write("x")
def name_a_type(x): return type(repr(x), (), {})()
def lie_about_the_place(x):
    error = SyntaxError("no")
    error.filename, error.lineno = "/etc/passwd", int(x[0])
    raise error
def connect():
    import socket
    socket.create_connection(("127.0.0.1", 22), 1)
def step(w): return 2 * w, {"t": 1}
def descend(w, rule): return rule(w, dw=1.0, config={})
def twice_double(x): return 2 * double(x)
def sum_of_two(n):
    one = np.ones((n, n))
    return float((one + one.T).sum())
"""


SHORT = Limits(call=1.5)


@contextmanager
def working(level, limits=SHORT):
    with laid_out(Submission("x", {"code.py": b"", "work.py": CODE.encode()})) as folder:
        session = Session(folder, ("work",), level, limits)
        yield session
        session.close()


@pytest.fixture(scope="module")
def session(level):
    with working(level) as session:
        yield session


@pytest.fixture
def student(session):
    session.stopped.clear()
    session.begin()
    return Student(session, "item", "work")


def test_arrays_and_scalars(student):
    np.testing.assert_array_equal(student.double(np.arange(3.0)), [0, 2, 4])
    assert student.double(4) == 8
    assert student.nothing() is None
    assert student.several() == {"loss": 1.0, (1e-3, 5): (0.5, np.float32(0.25))}


def test_objects_and_callbacks(student):
    """A probe on the trusted side sees what `train` asks for and decides what it is told."""
    asked = []

    def probe(X, y, reg):
        asked.append((X.copy(), y.copy(), reg))
        return 2.0, np.ones((2, 3))

    classifier = student.make("Classifier", scale=0.5)
    classifier.set("loss", probe)
    history = classifier.call("train", np.eye(4), np.arange(4), steps=3)
    assert history == [2.0, 2.0, 2.0]
    np.testing.assert_allclose(classifier.get("W"), -1.5 * np.ones((2, 3)))
    assert len(asked) == 3
    np.testing.assert_array_equal(asked[0][1], [0, 1])


def test_an_argument_can_be_kept_and_looked_at_again(student):
    kept = student.keep(np.ones(2))
    student.change(kept)
    np.testing.assert_array_equal(kept.fetch(), [-1.0, 1.0])


def test_what_a_call_holds_at_once_is_counted_in_bytes(student):
    few, many = (student.most_bytes("sum_of_two", n) for n in (100, 400))
    assert 16 * 100**2 <= few < 24 * 100**2 < 16 * 400**2 <= many < 24 * 400**2


def test_of_a_pair_the_second_part_stays_over_there(student):
    first, second = student.make_pair("step", 3.0)
    assert first == 6.0 and second.call("get", "t") == 1
    assert (
        student.make_pair("nothing") is student.make_pair("strange") is student.make_pair("double", 3) is None
    )


def test_functions_of_ours_stand_in_for_a_while(student):
    with lend(student, double=lambda x: 10 * x, nothing=lambda: 7):
        assert student.double(3) == 30 and student.twice_double(3) == 60
    assert student.double(3) == 6 and student.nothing() is None


def test_a_callback_can_write_into_what_it_is_given(student):
    """What student code handed in is changed over there, and comes back as it is."""

    def rule(w, dw, config):
        return [(0, w - dw), (2, {"steps": 1})]

    kept = student.keep(np.array([3.0, 5.0]))
    w, config = student.descend(kept, student.in_place(rule))
    np.testing.assert_array_equal([w, kept.fetch()], [[2, 4], [2, 4]])
    assert config == {"steps": 1}


def test_what_a_call_needs_at_one_time_is_told(student):
    few, many = (student.most_bytes("double", np.ones(count)) for count in (10**4, 10**6))
    assert 8e4 < few < 1e5 and 8e6 < many < 8.1e6


@pytest.mark.parametrize(
    "name, text",
    {
        "not_started": "not started yet",
        "divide": "ZeroDivisionError in work.py, line 25",
        "missing": "AttributeError",
        "strange": "it returned something that is neither a number nor an array",
        "too_large_to_cross": "it returned more than the grader takes",
        "large": "MemoryError in work.py, line 31",
        "deep": "RecursionError in work.py",
        "inside_compiled_code": "ValueError in work.py, line 40",
        "leave_politely": "SystemExit in work.py",
    }.items(),
)
def test_a_fault_is_one_line_and_the_worker_lives_on(student, session, name, text):
    with pytest.raises(Fault, match=text):
        getattr(student, name)()
    assert student.double(1) == 2
    assert not session.stopped


@pytest.mark.parametrize(
    "name, text", {"spin": "no answer within 2 s", "leave": "ended the Python process"}.items()
)
def test_a_lost_worker_stops_its_item_and_no_other(student, session, name, text):
    with pytest.raises(Fault, match=text):
        getattr(student, name)()
    with pytest.raises(Fault, match=text):  # without another attempt
        student.double(1)
    assert Student(session, "another item", "work").double(1) == 2


def test_what_an_error_says_is_not_shown(student):
    """Its text may hold hidden inputs."""
    with pytest.raises(Fault) as fault:
        student.secret(np.array([0.123456]))
    assert "0.123" not in str(fault.value)
    assert "0.123" in fault.value.event


@pytest.mark.parametrize("name", ["name_a_type", "lie_about_the_place"])
def test_no_other_way_of_saying_it_is_shown(student, name):
    with pytest.raises(Fault) as fault:
        getattr(student, name)(np.array([123456.0]))
    assert "123456" not in str(fault.value)
    assert "passwd" not in str(fault.value)


def test_an_import_error_after_hidden_inputs_were_seen_says_less(level):
    code = b"""
raise ImportError("what I remember")
"""
    with laid_out(
        Submission("x", {"work.py": code, "other.py": b"import os\ndef leave(): os._exit(0)"})
    ) as folder:
        session = Session(folder, ("work", "other"), level, SHORT)
        with pytest.raises(Fault, match="what I remember"):
            Student(session, "a", "work").anything()
        session.broken.clear()
        with pytest.raises(Fault, match="ended the Python process"):
            Student(session, "b", "other").leave()
        with pytest.raises(Fault) as fault:
            Student(session, "c", "work").anything()
        session.close()
    assert "remember" not in str(fault.value)


def test_a_failure_of_this_machine_is_no_verdict(monkeypatch, level):
    monkeypatch.setattr(isolation, "command", lambda *_: nullcontext((["/nowhere/python"], {}, [])))
    with laid_out(Submission("x", {"work.py": b""})) as folder:
        session = Session(folder, ("work",), level, SHORT)
        for _ in range(2):
            with pytest.raises(WorkerLost):
                Student(session, "a", "work").anything()


def test_floods_and_threads_do_no_harm(student):
    assert student.flood() == 1.0
    assert student.thread() == 1.0
    assert student.double(1) == 2


def test_an_answer_is_limited(strongest):
    with working(strongest, Limits(answer=1000)) as session:
        small = Student(session, "item", "work")
        assert small.double(np.ones(100)).shape == (100,)
        with pytest.raises(Fault, match="more than the grader takes"):
            small.double(np.ones(200))
        assert Student(session, "another item", "work").double(2.0) == 4.0


def test_the_time_of_a_submission_is_limited(student, session):
    session.deadline = time.monotonic() - 1
    with pytest.raises(Fault, match="not reached"):
        student.double(1)


@pytest.mark.parametrize(
    "code, text",
    {
        "def f(:\n    pass\n": r"SyntaxError: .* in work.py, line 1",
        "import nowhere\n": r"ModuleNotFoundError: No module named 'nowhere' in work.py, line 1",
        "while True: pass\n": "while work.py was imported: no answer within",
        "import os; os._exit(1)\n": "while work.py was imported: your code ended the Python process",
        "\x00": "in work.py|null bytes",
    }.items(),
)
def test_a_module_that_cannot_be_imported_says_where(level, code, text):
    with laid_out(Submission("x", {"work.py": code.encode(), "other.py": b"def one(): return 1"})) as folder:
        session = Session(folder, ("work", "other"), level, SHORT)
        with pytest.raises(Fault, match=text):
            Student(session, "a", "work").anything()
        assert Student(session, "b", "other").one() == 1
        session.close()


def test_nothing_is_left_running(level):
    with laid_out(Submission("x", {"work.py": CODE.encode()})) as folder:
        session = Session(folder, ("work",), level, SHORT)
        Student(session, "item", "work").thread()
        process = session.worker.process
        session.close()
        assert process.returncode is not None


# what only bubblewrap gives


@pytest.fixture(scope="module")
def shut_in(bubblewrap):
    with working(bubblewrap) as session:
        yield Student(session, "item", "work")


def test_the_kit_is_not_visible_where_it_is_installed_among_the_libraries(bubblewrap, monkeypatch):
    with tempfile.TemporaryDirectory(dir=isolation.PACKAGES) as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "reference.py").touch()
        for hidden, seen in (((), ["reference.py"]), ((Path(folder),), [])):
            monkeypatch.setattr(isolation, "HIDDEN", hidden)
            with working(bubblewrap) as session:
                assert Student(session, "item", "work").look(folder) == seen


def test_what_else_is_installed_on_the_machine_is_not_visible(shut_in):
    """An environment, the packages of the Python it was made from, other courses, a kit beside this one."""
    others = sysconfig.get_path("purelib", vars={"base": sys.base_prefix})
    for path in (sys.prefix + "/bin", "/usr/local/share", "/usr/share", "/usr/src"):
        with pytest.raises(Fault, match=r"FileNotFoundError|PermissionError"):
            shut_in.look(path)
    with suppress(Fault):  # where that folder is not even there
        assert Path(others) == isolation.PACKAGES or shut_in.look(others) == []
    assert "autograder" not in shut_in.look(str(isolation.PACKAGES))


def test_a_link_to_the_environment_hides_as_much(bubblewrap, monkeypatch, tmp_path):
    (tmp_path / "linked").symlink_to(isolation.PACKAGES)
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(isolation.IsolationMissing, match="move the course"):
        isolation.require_out_of_sight(bubblewrap, tmp_path / "link" / "linked" / "course")


def test_only_its_own_files_are_visible(shut_in):
    assert shut_in.look(sysconfig.get_path("stdlib")) and shut_in.look("/usr/lib")  # to import from, later
    assert shut_in.look("/submission") == ["code.py", "work.py"]
    assert shut_in.look("/grader") in (
        ["library", "seccomp.py", "wire.py", "worker.py"],
        ["__pycache__", "library", "seccomp.py", "wire.py", "worker.py"],
    )
    assert shut_in.look("/grader/library") == ["cs231n_utils"]
    for path in (isolation.HERE, *isolation.HIDDEN, "/etc/passwd", "/home"):
        with pytest.raises(Fault, match=r"FileNotFoundError|PermissionError"):
            shut_in.look(str(path))


def test_the_environment_is_empty(shut_in):
    assert set(shut_in.environment()) <= {
        *("CS231N_DROP_ROOT", "HOME", "LANG", "MKL_NUM_THREADS", "MPLBACKEND"),
        *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PWD"),
    }


def test_it_is_not_root(shut_in):
    assert shut_in.who() != 0 or os.getuid() != 0


@pytest.mark.parametrize("path", ["/submission/work.py", "/submission/new.py", "/grader/new.py", "/new"])
def test_nothing_can_be_written_but_scratch(shut_in, path):
    shut_in.write("/tmp/scratch")
    with pytest.raises(Fault, match=r"OSError|PermissionError"):
        shut_in.write(path)


def test_there_is_no_network(shut_in):
    with pytest.raises(Fault, match=r"OSError|ConnectionRefusedError"):
        shut_in.connect()


def test_the_layers_are_reported(session, student, level):
    student.double(1)
    assert isolation.missing(session.layers) == ([] if level == "bubblewrap" else ["bubblewrap"])
    assert "rlimits" in session.layers


def test_missing_isolation_is_refused_unless_named(monkeypatch):
    monkeypatch.setattr(isolation, "why_no_bubblewrap", lambda: "bubblewrap is not installed: do this")
    with pytest.raises(isolation.IsolationMissing, match=r"do this.*process"):
        isolation.require("bubblewrap")
    isolation.require("process")
    assert isolation.strongest() == "process"
