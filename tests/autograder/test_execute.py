"""Notebooks are run to see that they run: what stops one is a note, and nothing else stops."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import __main__, commands, data, demo, execute
from autograder.course import KIT
from autograder.execute import Execution, Run
from autograder.sandbox import kernel as host
from autograder.sandbox.kernel import KernelLost

NAME = "linear_classifiers"
GOOD = ["print('all is well')"]
MARK = "98765432"  # seconds that a process of ours sleeps, to know it again


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "submission").mkdir()
    return tmp_path / "submission"


def write(folder, **notebooks):
    for name, sources in notebooks.items():
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        cells.insert(0, nbformat.v4.new_markdown_cell("What follows is code."))
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")


def execution(folder, level, seconds=60, place=""):
    """Of all notebooks in the folder, in the order of their names; the data set stands in `place`."""
    names = tuple(sorted(path.name for path in folder.glob("*.ipynb")))
    return Execution(folder, names, level, str(place or folder), seconds)


def notes(folder, level, **options):
    return [run.note for run in execute.execute(execution(folder, level, **options))]


def processes(mark):
    """The ids of processes on this machine that have `mark` in their command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if mark.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            pass
    return [process for process in found if process != os.getpid()]


def none_left(mark):
    deadline = time.monotonic() + 10
    while (left := processes(mark)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not left


def test_a_good_notebook_runs_and_its_files_stay_in_the_sandbox(folder, level, stand_in_dir):
    (folder / "linear_svm.py").write_text("answer = 42\n")
    write(
        folder,
        good=[
            "import sys, linear_svm, matplotlib.pyplot as plt\nfrom cs231n_utils import cifar10, checks",
            "assert cifar10.load().name == 'stand-in' and linear_svm.answer == 42",
            "",
            "!\"{sys.executable}\" -c \"import cs231n_utils, linear_svm; open('seen.txt', 'w')\"",
            "open('linear_svm.py', 'a').write('open(\"seen.txt\")')  # its copy may be changed",
            "plt.plot([1, 2])",
            "open('seen.txt').close()",
        ],
    )
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (run,) = execute.execute(execution(folder, level, place=stand_in_dir))
    assert run.finished
    assert re.fullmatch(r"good\.ipynb ran to the end in \d+ s", run.note), run.note
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_stops_a_notebook_is_a_note_and_the_next_one_runs(folder, strongest):
    write(
        folder,
        a_raises=["1", "  ", "\n# the third\nundefined + 1", "open('later', 'w')"],
        b_speaks=["raise ValueError('red \\x1b[31m\\n' + 'x' * 1000)"],
        c_exits=["import os", "os._exit(0)"],
        d_is_killed=["import os; os.kill(os.getpid(), 9)"],
        e_wants_memory=["block = bytearray(6 << 30)"],
        f_asks=["input()"],
        i_runs=GOOD,
    )
    (folder / "g_is_corrupt.ipynb").write_text('{"cells": [{')
    (folder / "h_is_a_link.ipynb").symlink_to(folder / "i_runs.ipynb")
    first, second, third, fourth, fifth, sixth, *unread, last = notes(folder, strongest)
    assert (
        first
        == "a_raises.ipynb: stopped at cell [2], `# the third`: NameError: name 'undefined' is not defined"
    )
    assert "ValueError: red �[31m xxx" in second and len(second) < 400
    assert third == "c_exits.ipynb: the kernel died in cell [2], `os._exit(0)` (out of memory?)"
    assert "the kernel died in cell [1]" in fourth
    assert "MemoryError" in fifth
    assert "StdinNotImplementedError" in sixth
    assert unread == [
        "g_is_corrupt.ipynb cannot be read (NotJSONError)",
        "h_is_a_link.ipynb is refused: a link",
    ]
    assert "ran to the end" in last


def test_a_missing_notebook_is_a_note(folder, strongest):
    (run,) = execute.execute(Execution(folder, ("1_losses.ipynb",), strongest, str(folder)))
    assert (run.finished, run.note) == (False, "1_losses.ipynb is missing")


HOSTILE = """
session = get_ipython().kernel.session
send = session.send
def hostile(stream, what, content=None, parent=None, *rest, **more):
    if what == "execute_reply":
        {}
    return send(stream, what, content, parent, *rest, **more)
session.send = hostile
"""
ENDLESS = {
    "loop": "while True: pass",
    "flood of output": "while True: print('x' * 100_000)",
    "flood of answers": HOSTILE.format(
        "while True: send(stream, 'complete_reply', {}, {'msg_id': 'x'}, ident=more['ident'])"
    ),
    "children": f"import subprocess; subprocess.run(['sleep', '{MARK}'])",
    "child of its own": f"import subprocess\nsubprocess.run(['sleep', '{MARK}'], start_new_session=True)",
}


@pytest.mark.parametrize("cell", ENDLESS.values(), ids=ENDLESS)
def test_what_does_not_end_is_ended_on_time_and_leaves_nothing(
    cell, folder, bubblewrap, monkeypatch, tmp_path
):
    monkeypatch.setattr(host.tempfile, "tempdir", str(tmp_path))
    write(folder, endless=[cell])
    started = time.monotonic()
    (note,) = notes(folder, bubblewrap, seconds=2)
    assert note.startswith("endless.ipynb: not finished within 2 s: stopped at cell [1]")
    assert time.monotonic() - started < 20
    assert none_left(MARK)
    assert none_left(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["submission"]


def test_without_a_sandbox_an_endless_loop_ends_too(folder):
    write(folder, endless=[f"import subprocess; subprocess.run(['sleep', '{MARK}0'])"])
    (note,) = notes(folder, "process", seconds=2)
    assert "not finished within 2 s" in note
    assert none_left(f"{MARK}0")


def test_forged_answers_are_a_note(folder, strongest):
    forged = "content = {'status': 'error', 'ename': {}, 'evalue': ['x'], 'traceback': 7}"
    write(folder, a_forges=[HOSTILE.format(forged)], b_runs=GOOD)
    first, second = notes(folder, strongest)
    assert "its kernel answers nonsense (TypeError)" in first
    assert "ran to the end" in second


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def attacks(folder, port):
    """{what: the code for it}; each does its harm, or raises."""
    environment = Path("/proc/self/environ").read_bytes().split(b"\0")
    home = next(entry for entry in environment if entry.startswith(b"HOME="))
    return {
        "checks": f"os.listdir({str(KIT / 'autograder' / 'checks')!r})",
        "grader": "import autograder.grade",
        "solution": f"open({str(KIT / 'assignments' / NAME / 'softmax.py')!r})",
        "host": f"open({str(folder.parent / 'secret')!r})",
        "submission": f"open({str(folder / 'planted')!r}, 'w')",
        "data": "open(os.environ['CIFAR10_DIR'] + '/planted', 'w')",
        "environment": f"next(path for path in glob('/proc/*/environ') if {home!r} in content(path))",
        "process": f"content('/proc/{os.getpid()}/cmdline').index(b'python')",
        "network": f"socket.create_connection(('127.0.0.1', {port}), timeout=2)",
    }


PREPARED = """
import os, socket
from contextlib import suppress
from glob import glob

done = []
def content(path):
    with suppress(OSError):
        return open(path, "rb").read()
    return b""
"""


@pytest.mark.parametrize("level", ["process", "bubblewrap"])
def test_the_kernel_sees_nothing_but_its_own_files(level, folder, bubblewrap, server):
    """At the level `process` each of the attacks does its harm: they are fit to show something."""
    place = folder.parent / "data"
    place.mkdir()
    (folder.parent / "secret").write_text("!")
    table = attacks(folder, server)
    cells = [
        f"with suppress(Exception):\n    {code}\n    done.append({what!r})" for what, code in table.items()
    ]
    write(folder, attack=[PREPARED, *cells, "raise RuntimeError(' '.join(['done:', *done]))"])
    (note,) = notes(folder, level, place=place)
    expected = ["done:", *(table if level == "process" else ())]
    assert note.partition("RuntimeError: ")[2].split() == expected


def test_limits_hold(folder, bubblewrap):
    write(
        folder,
        a_fills_the_disk=["for i in range(20): open(str(i), 'wb').write(bytes(50_000_000))"],
        b_fills_a_file=["open('one', 'wb').write(bytes(100_000_000))"],
        c_starts_threads=[
            "from threading import Event, Thread\nfor _ in range(999): Thread(target=Event().wait).start()"
        ],
        d_meets=[
            "from ipykernel.kernelapp import IPKernelApp",
            "open(IPKernelApp.instance().abs_connection_file + 'x', 'w')",
        ],
    )
    disk, file, threads, meeting = notes(folder, bubblewrap)
    assert "No space left on device" in disk
    assert "File too large" in file
    assert "can't start new thread" in threads
    assert "FileNotFoundError" in meeting  # the folder of the sockets is gone: nobody fills the host's disk


def test_a_kernel_that_cannot_be_started_is_no_fault_of_the_submission(folder, monkeypatch):
    refusal = [sys.executable, "-c", "raise SystemExit('there is no room')"]
    monkeypatch.setattr(host, "command", lambda *_: (refusal, {}))
    write(folder, good=GOOD)
    with pytest.raises(KernelLost, match="there is no room"):
        notes(folder, "process")


STOPPED = """
import sys
from pathlib import Path
from autograder.engines import LocalPool
from autograder.execute import Execution, execute
from autograder.run import run

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    task = Execution(folder, ("endless.ipynb",), sys.argv[2], str(folder), 300)
    list(run(execute, {"a": task, "b": task, "c": task}, LocalPool(2, per_worker=1), "running"))
"""


@pytest.fixture
def temporary():
    """A folder with a short name, as the name of a socket in it must be; pytest's own are too long."""
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="t") as name:
        yield Path(name)


def test_ctrl_c_takes_the_kernels_along(folder, temporary):
    """Without a sandbox, which would die with its parent in any case."""
    write(folder, endless=["open('running', 'w').close()\nwhile True: pass"])
    run = subprocess.Popen(
        [sys.executable, "-c", STOPPED, folder, "process"],
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(KIT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while len(list(temporary.glob("kernel-*/scratch/running"))) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=30)
    assert errors.decode().rstrip().endswith("KeyboardInterrupt")
    assert none_left(str(temporary))
    assert not list(temporary.glob("kernel-*"))


def scores(course):
    """All that a grade consists of: {cell: machine score, hand score, needs a person}, and the CSV."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        table = {
            (book.name, grade.name): (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions(NAME)
            for book in submission.notebooks
            for grade in book.grades
        }
    files = [*sorted((course.root / "results").rglob("*.json")), course.root / "grades.csv"]
    return table, [path.read_text() for path in files]


def grade(course, *options):
    return __main__.main(["grade", NAME, "--course", str(course.root), "--jobs", "1", *options])


def test_scores_are_the_same_with_and_without(course, assignment, stand_in_dir, capsys, monkeypatch):
    folder = course.submitted(NAME, "ada")
    folder.mkdir(parents=True)
    (folder / "linear_svm.py").write_text(assignment.stubs["linear_svm.py"])
    write(folder, **{"1_losses": GOOD, "2_svm": ["linear_svm"], "3_softmax": GOOD})
    assert grade(course) == 0
    before = scores(course)
    assert grade(course, "--execute") == 0
    assert scores(course) == before
    output = " ".join(capsys.readouterr().out.split())
    assert "ada: 2 of 4 notebooks ran to the end" in output
    assert "2_svm.ipynb: stopped at cell [1], `linear_svm`: NameError" in output
    assert "4_training.ipynb is missing" in output


def test_what_is_unchanged_does_not_run_again(course, stand_in_dir, monkeypatch):
    folder = course.submitted(NAME, "ada")
    folder.mkdir(parents=True)
    write(folder, **{"1_losses": GOOD})
    asked = []

    def run_all(function, executions, engine, title):
        asked.extend(executions)
        return [(student, [Run("1_losses.ipynb", True, "it ran", 1.0)]) for student in executions]

    def run(**options):
        return commands.execute_notebooks(course, NAME, ["ada"], "process", **options)

    monkeypatch.setattr(commands.run, "run", run_all)
    first = run()
    assert run() == first and asked == ["ada"]
    run(force=True)
    assert asked == ["ada"] * 2
    write(folder, **{"1_losses": ["print('all is better')"]})
    run()
    assert asked == ["ada"] * 3


def test_a_lost_kernel_is_named_and_nothing_is_kept(course, folder, monkeypatch, stand_in_dir):
    write(folder, good=GOOD)
    monkeypatch.setattr(type(course), "submitted", lambda *_: folder)
    monkeypatch.setattr(commands.run, "run", lambda *_: [("ada", KernelLost("no room"))])
    runs, problems = commands.execute_notebooks(course, NAME, ["ada"], "process")
    assert (runs, problems) == ({}, ["ada was not executed: no room"])
    assert not course.execution(NAME, "ada").exists()


def test_without_the_data_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(data, "find", lambda name: (_ for _ in ()).throw(data.NoDataSet("…")))
    with pytest.raises(commands.Failed, match=r"download\.py --stand-in"):
        commands.execute_notebooks(demo.COURSE, NAME, ["ada"], "process")
