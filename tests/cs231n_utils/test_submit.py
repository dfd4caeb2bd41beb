"""Handing in: the zip is there whatever happens, and what is missing has a name."""

import io
import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

import nbclient
import nbformat
import numpy as np
import pytest

from autograder.course.assignment import Assignment
from autograder.handout.stamp import stamp
from cs231n_utils import check, submit
from cs231n_utils.handin import apart, archive, assistance, rows
from cs231n_utils.promises import hand_in
from tests import colab

FOLDER = Path(__file__).parents[1] / "assignments" / "knn"
SOURCE = Assignment("knn", FOLDER)
STUB, NOTEBOOK, SAVED = "neighbours.py", "1_neighbours.ipynb", "best.npz"
PLACEHOLDER = "*Your answer:*"


@pytest.fixture
def released(tmp_path, monkeypatch):
    """As a student gets it, with a file that is to be saved on CIFAR-10; checked in this process."""
    monkeypatch.setattr(rows, "said_of", apart.lines)
    folder = tmp_path / "work"
    shutil.copytree(FOLDER / "public", folder / "public", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / STUB).write_text(SOURCE.stubs[STUB])
    shutil.copy(FOLDER / NOTEBOOK, folder)
    change_cell(folder, "q_cost", PLACEHOLDER)
    files = f'\n[files]\n"{SAVED}" = 9000\n'
    about = stamp(SOURCE, {}, folder, "").replace('data = ""', 'data = "CIFAR-10"')
    (folder / "assignment.toml").write_text((FOLDER / "assignment.toml").read_text() + files + about)
    return folder


@pytest.fixture
def folder(released):
    """With all that is to be done."""
    (released / STUB).write_text(SOURCE.solution[STUB])
    change_cell(released, "q_cost", "It grows.")
    np.savez(released / SAVED, dataset="CIFAR-10")
    return released


def change_cell(folder, id, source):
    """Write `source` into a cell, or take the cell away for None."""
    notebook = json.loads((folder / NOTEBOOK).read_text())
    (cell,) = (c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == id)
    cell["source"] = source
    if source is None:
        notebook["cells"].remove(cell)
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


def append(name, text):
    def spoil(folder):
        with open(folder / name, "a") as file:
            file.write(text)

    return spoil


def remove(name):
    return lambda folder: (folder / name).unlink()


def cell(id, source):
    return lambda folder: change_cell(folder, id, source)


def turned(id, kind):
    """The cell into another kind, as one key does in JupyterLab."""

    def turn(cells, place):
        cells[place]["cell_type"] = kind

    return edited(id, turn)


def beside(cells, place):
    cells[place]["source"] = PLACEHOLDER
    cells.insert(place + 1, {"cell_type": "markdown", "source": "It grows.", "metadata": {}})


def copied(cells, place):
    cells.append(cells[place] | {"source": "It shrinks."})


def copied_before_it_was_written(cells, place):
    cells.insert(place, cells[place] | {"source": PLACEHOLDER})


def edited(id, change):
    """`change(cells, place of the cell)`"""

    def edit(folder):
        notebook = json.loads((folder / NOTEBOOK).read_text())
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
        change(notebook["cells"], names.index(id))
        (folder / NOTEBOOK).write_text(json.dumps(notebook))

    return edit


def unmarked_and_more(folder):
    notebook = json.loads((folder / NOTEBOOK).read_text())
    place = [cell["source"] for cell in notebook["cells"]].index("It grows.")
    notebook["cells"].insert(place, {"cell_type": "markdown", "source": "My notes.", "metadata": {}})
    (folder / NOTEBOOK).write_text(json.dumps(colab.bare(notebook)))


def bug(folder):
    path = folder / "public" / "items.py"
    path.write_text(path.read_text().replace("ITEMS = (", "ITEMS = tuple(broken) + ("))


def saved_on(dataset):
    return lambda folder: np.savez(folder / SAVED, dataset=dataset)


def crowd(folder):
    for number in range(hand_in.MAX_FILES):
        (folder / f"f{number}.py").touch()


SPOILT = {  # what was done: what is said, the one thing that is
    "text answer": (cell("q_cost", f" {PLACEHOLDER}\n"), "text answers that are not written (1): q_cost"),
    "empty answer": (cell("q_cost", ""), "text answers that are not written (1): q_cost"),
    "lost answer": (cell("q_cost", None), "text answers that are not written (1): q_cost"),
    "stub": (lambda folder: (folder / STUB).write_text(SOURCE.stubs[STUB]), "do not pass (1): predict"),
    "syntax": (append(STUB, "def f(:"), "checks that do not pass (1): predict"),
    "edited check": (cell("predict", "pass"), f"{NOTEBOOK}: the check cell of predict was edited"),
    "a check as text": (turned("predict", "markdown"), "the check cell of predict was edited; the released"),
    "no marks, and a cell more": (unmarked_and_more, "answers that are not written (1): q_cost"),
    "lost check": (cell("predict", None), f"{NOTEBOOK}: the check cell of predict is gone"),
    "stand-in": (saved_on("stand-in"), f"{SAVED} is learned from stand-in, and CIFAR-10 counts"),
    "not saved": (remove(SAVED), f"{SAVED} is not saved. Next: run the notebook"),
    "damaged": (lambda folder: (folder / SAVED).write_bytes(b"PK"), f"{SAVED} cannot be read"),
    "large code": (append("more.py", "#" * 1_100_000), "more.py has 1.1 MB, and the grader takes 1.0: it is"),
    "names": (append("Neighbours.py", ""), "with names that are unusual or another file's: 'Neigh"),
    "a name": (
        append("tab\t.py", ""),
        "with names that are unusual or another file's: 'tab\\t.py'",
    ),
    "crowd": (crowd, "there are 42 files to grade, and the grader reads 40"),
}
SPOILT_MORE = {  # what was done: what is said, among other things
    "no notebook": (remove(NOTEBOOK), f"{NOTEBOOK} is missing"),
    "bad notebook": (append(NOTEBOOK, "}"), f"{NOTEBOOK} cannot be read"),
    "no stub": (remove(STUB), f"{STUB} is missing"),
    "large file": (append(SAVED, "0" * 9000), f"{SAVED} has 0.0 MB"),
    "bad checks": (bug, "public cannot be used: NameError"),
    "bad toml": (append("assignment.toml", "[["), "assignment.toml: "),
}


@pytest.mark.parametrize("what", SPOILT | SPOILT_MORE)
def test_what_is_missing_has_a_name_and_the_zip_is_there(folder, capsys, what):
    spoil, said = (SPOILT | SPOILT_MORE)[what]
    spoil(folder)
    assert submit.main(["ann", str(folder)]) == 1
    table, _, told = capsys.readouterr().err.partition("Not complete:\n")
    assert not table and f"{said}" in told
    assert what in SPOILT_MORE or told.count("✗") == 1
    with zipfile.ZipFile(folder / "ann.zip") as made:
        assert not made.testzip() and any(name.endswith((STUB, NOTEBOOK)) for name in made.namelist())
    assert check.main([str(folder)]) == 1


def test_complete_work_and_what_the_zip_says_of_itself(folder, capsys):
    assert submit.main(["ann", str(folder), "--assistance", ""]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Complete. ann.zip is the file: hand it in as it is."
    with zipfile.ZipFile(folder / "ann.zip") as made:  # the folder's own name does not matter
        assert made.namelist() == [f"knn/{name}" for name in (STUB, NOTEBOOK, SAVED, "submission.json")]
        note = json.loads(made.read("knn/submission.json"))
    assert note["assignment"] == "knn" and f'release = "{note["release"]}"' in read(folder, "assignment.toml")


def read(folder, name):
    return (folder / name).read_text()


TOLD = {  # what was done with an answer: what is said of it
    "no marks": (lambda folder: colab.save(folder, colab.bare), "✓ 2  answered; a person will grade it"),
    "code": (turned("q_cost", "code"), "✓ 2  answered; a person will grade it"),
    "raw": (turned("q_cost", "raw"), "✓ 2  answered; a person will grade it"),
    "empty copy": (edited("q_cost", copied_before_it_was_written), "✓ 2  answered; a person will grade it"),
    "copies": (edited("q_cost", copied), f"✗ 2  copies of its cell in {NOTEBOOK} hold different answers"),
    "beside": (
        edited("q_cost", beside),
        f"✗ 2  a text of yours stands beside its cell in {NOTEBOOK}: move it",
    ),
    "no marks, and a cell more": (
        unmarked_and_more,
        f"✗ 2  which cell in {NOTEBOOK} is its answer cannot be told",
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_an_answer_counts_in_any_kind_of_cell_and_what_cannot_be_told_is_said(folder, capsys, what):
    change, said = TOLD[what]
    change(folder)
    assert check.main([str(folder)]) == said.startswith("✗")
    assert said.replace(" ", " q_cost      ", 1) in capsys.readouterr().out
    assert submit.main(["ann", str(folder)]) == said.startswith("✗")


def test_the_table_shows_points_and_how_far_each_part_is(released, capsys):
    assert check.main([str(released)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "… predict     4  is not started. Next: write predict in neighbours.py",
        f"… q_cost      2  is not answered. Next: write the answer into its cell in {NOTEBOOK}, and "
        "save the notebook",
        f"… best           {SAVED} is not saved. Next: run the notebook to its end",
        "0 of 3 done, worth up to 0 of 6 points. For hints, run the check cells in the notebooks.",
    ]


def test_a_file_that_no_cell_grades_is_told_with_the_notebook_that_saves_it(released, capsys):
    notebook = json.loads((released / NOTEBOOK).read_text())
    code = {"cell_type": "code", "metadata": {}, "id": "saves", "outputs": [], "execution_count": None}
    notebook["cells"].append(code | {"source": f'np.savez("{SAVED}", W=W)'})
    (released / NOTEBOOK).write_text(json.dumps(notebook))
    assert check.main([str(released)]) == 1
    assert f"{SAVED} is not saved. Next: run {NOTEBOOK} to its end" in capsys.readouterr().out


def test_a_file_that_is_older_than_what_it_is_used_with_is_said_so(folder, capsys):
    asked = f'[apart.best]\nseconds = 9\nfiles = ["{STUB}", "{SAVED}"]\n'
    path = folder / "assignment.toml"
    path.write_text(path.read_text().replace("\n[files]", f"\n{asked}\n[files]"))
    for saved_at, said in (
        (1e9, f"can be read; {STUB} later: if other numbers come of that, run"),
        (2e9, "read\n"),
    ):
        os.utime(folder / SAVED, (saved_at, saved_at))
        assert check.main([str(folder)]) == 0
        assert said in capsys.readouterr().out


def test_what_was_not_released_is_checked_as_far_as_can_be_known(folder, capsys):
    path = folder / "assignment.toml"
    path.write_text(path.read_text().partition("\n# Written by the release")[0])
    change_cell(folder, "q_cost", PLACEHOLDER)
    assert check.main([str(folder)]) == 0
    assert "3 of 3 done, worth up to 6 of 6 points." in capsys.readouterr().out


@pytest.mark.parametrize("id", ["ann", "ann.lee+1@uni.edu", "O'Neil", "Ann Lee", "Jose\u0301", "1-2_3"])
def test_any_id_that_is_collected_is_taken(folder, id):
    assert submit.main([id, str(folder)]) == 0
    (made,) = folder.glob("*.zip")
    assert hand_in.STUDENT_ID.fullmatch(made.stem)


@pytest.mark.parametrize("id", ["", "../ann", "a/b", "_ann", "ann "])
def test_other_ids_are_not(folder, id, capsys):
    with pytest.raises(SystemExit):
        submit.main([id, str(folder)])
    assert "ID is made of" in capsys.readouterr().err and not [*folder.glob("*.zip")]


def test_the_word_that_stands_for_an_id_is_none(folder, capsys):
    assert submit.main(["YOUR_ID", str(folder)]) == 1
    err = capsys.readouterr().err
    assert "✗ YOUR_ID is not your id: run this again with yours" in err and "hand it in" not in err


TYPED_OTHERWISE = [  # what is typed, and what to type instead
    (["work"], "the id is missing: python -m cs231n_utils.submit ID work"),
    (["work/"], "the id is missing: python -m cs231n_utils.submit ID work/"),
    (["ann.zip", "work"], "leave .zip out of the id: ann"),
    (["Ann", "Lee", "work"], 'in quotes: python -m cs231n_utils.submit "Ann Lee" work'),
    (["Ann", "van", "Lee"], 'in quotes: python -m cs231n_utils.submit "Ann van Lee"'),
    (["ann", "work", "--assistance", "Bob", "and", "Eve"], '"ID" FOLDER --assistance "TEXT"'),
    (["ann", "work", "--assist=Bob", "-x"], "there is no -x"),
]


@pytest.mark.parametrize("typed, instead", TYPED_OTHERWISE)
def test_what_cannot_be_meant_is_told_what_to_type(folder, monkeypatch, capsys, typed, instead):
    monkeypatch.chdir(folder.parent)
    with pytest.raises(SystemExit):
        submit.main(typed)
    assert capsys.readouterr().err.endswith(f"{instead}\n") and not [*folder.glob("*.zip")]


def test_where_nothing_can_be_written_it_is_one_line(folder, monkeypatch, capsys):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(archive.zipfile, "ZipFile", refused)
    assert submit.main(["ann", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert not out and err.count("\n") == 1 and "(Permission denied): make room or the folder writable" in err


def test_a_notebook_that_is_too_large_goes_without_its_outputs(folder, monkeypatch, capsys):
    notebook = json.loads(read(folder, NOTEBOOK))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 10_000}]
    (folder / NOTEBOOK).write_text(json.dumps(notebook))
    monkeypatch.setattr(hand_in, "MAX_NOTEBOOK_BYTES", 9000)
    assert submit.main(["ann", str(folder)]) == 1
    assert "clear its outputs (they are left out)" in capsys.readouterr().err
    with zipfile.ZipFile(folder / "ann.zip") as made:
        handed_in = json.loads(made.read(f"knn/{NOTEBOOK}"))
    assert [cell["source"] for cell in handed_in["cells"]] == [cell["source"] for cell in notebook["cells"]]
    assert not [cell for cell in handed_in["cells"] if cell.get("outputs")]


def test_who_stops_the_checks_has_the_zip(folder, monkeypatch, capsys):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(rows, "said_of", stopped)
    assert submit.main(["ann", str(folder)]) == 1
    assert "ann.zip is written" in capsys.readouterr().err and (folder / "ann.zip").is_file()


# which help was used


def answer(*texts):
    """In place of `input`: what is typed; an exception is what a key does."""
    typed = list(texts)

    def ask(prompt):
        text = typed.pop(0)
        if isinstance(text, str):
            return text
        raise text

    return ask


@pytest.fixture
def terminal(monkeypatch):
    """f(*texts): a person sits there, and types these."""

    def sit(*texts):
        monkeypatch.setattr(assistance, "can_be_asked", lambda: True)
        monkeypatch.setattr("builtins.input", answer(*texts))

    return sit


def note(folder):
    with zipfile.ZipFile(folder / "ann.zip") as made:
        assert not made.testzip() and made.namelist()[-1] == "knn/submission.json"
        return json.loads(made.read("knn/submission.json"))


LONG = "x" * 600
TYPED = {  # what is typed, or given: what is kept
    "help": ("Bob, ChatGPT for the index", "Bob, ChatGPT for the index"),
    "nothing": ("", None),
    "blanks": ("  \t ", None),
    "controls": ("a\x1b[31m\nb\u202e\udcff  c\x00", "a [31m b c"),
    "long": (LONG, LONG[:500]),
    "letters": ("José, ĉe 友", "José, ĉe 友"),
}


@pytest.mark.parametrize("way", ["typed", "given"])
@pytest.mark.parametrize("text, kept", TYPED.values(), ids=TYPED)
def test_what_is_said_is_in_the_zip(folder, terminal, capsys, text, kept, way):
    terminal(*([text] if way == "typed" else []))
    assert submit.main(["ann", *(["--assistance", text] if way == "given" else []), str(folder)]) == 0
    assert note(folder).get("assistance") == kept and note(folder)["assignment"] == "knn"
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Complete.") if kept is None else last == f"ann.zip says that you used: {kept}"


@pytest.mark.parametrize(
    "given, typed, kept",
    [
        ([], None, "Bob"),
        ([], "", "Bob"),
        ([], "Eve", "Eve"),
        (["--assistance", "Eve"], None, "Eve"),
        (["--assistance", ""], None, None),
    ],
)
def test_what_was_said_before_stays_unless_it_is_said_anew(folder, terminal, capsys, given, typed, kept):
    submit.main(["ann", str(folder), "--assistance", "Bob"])
    capsys.readouterr()
    if typed is not None:
        terminal(typed)
    assert submit.main(["ann", str(folder), *given]) == 0
    assert note(folder).get("assistance") == kept
    assert ("ann.zip still says that you used: Bob" in capsys.readouterr().out) == (not given)


LEFT = (KeyboardInterrupt(), EOFError(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"))


@pytest.mark.parametrize("leave", LEFT, ids=lambda error: type(error).__name__)
def test_who_leaves_the_question_has_the_zip_and_the_verdict(folder, terminal, leave):
    terminal(leave)
    assert submit.main(["ann", str(folder)]) == 0
    assert "assistance" not in note(folder)


def test_the_answer_goes_into_what_was_checked_even_if_a_file_was_saved_since(folder, terminal, monkeypatch):
    def save(prompt):
        (folder / "neighbours.py").write_text("later")
        return "Bob"

    terminal()
    monkeypatch.setattr("builtins.input", save)
    assert submit.main(["ann", str(folder)]) == 0 and note(folder)["assistance"] == "Bob"
    with zipfile.ZipFile(folder / "ann.zip") as made:
        assert b"def predict" in made.read("knn/neighbours.py")


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_answer_that_cannot_be_kept_costs_nothing_else(folder, terminal, monkeypatch, capsys, error):
    def full(self, entry, content):
        raise error

    def ask(prompt):
        monkeypatch.setattr(archive.zipfile.ZipFile, "writestr", full)
        return "Bob"

    terminal()
    monkeypatch.setattr("builtins.input", ask)
    assert submit.main(["ann", str(folder)]) == 0
    assert "your answer is not in ann.zip, which is as it was: " in capsys.readouterr().err
    assert "assistance" not in note(folder) and not [*folder.glob("*.part")]


class Stream(io.StringIO):
    def __init__(self, is_terminal):
        super().__init__()
        self.isatty = lambda: is_terminal


@pytest.mark.parametrize(
    "stdin, stdout, environment, asked",
    [
        (Stream(True), Stream(True), {}, True),
        (Stream(True), Stream(True), {"JPY_PARENT_PID": "7"}, False),
        (Stream(True), Stream(True), {"GIT_PAGER": "cat"}, False),
        (Stream(True), Stream(True), {"GIT_PAGER": "less"}, True),
        (Stream(False), Stream(True), {}, False),
        (Stream(True), Stream(False), {}, False),
        (None, Stream(True), {}, False),
    ],
)
def test_only_who_can_answer_is_asked(monkeypatch, stdin, stdout, environment, asked):
    for name in ("JPY_PARENT_PID", "GIT_PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stdout", stdout)
    assert assistance.can_be_asked() == asked


def test_a_notebook_never_waits(folder):
    """There `!` gives a terminal, into which nobody can type; a kernel that an editor started says least."""
    source = f"""
import os; os.environ.pop("JPY_PARENT_PID", None)
!{sys.executable} -c 'import sys; print(sys.stdin.isatty())'
!{sys.executable} -m cs231n_utils.submit ann {folder}
"""
    cell = nbformat.v4.new_code_cell(source)
    nbclient.NotebookClient(nbformat.v4.new_notebook(cells=[cell]), timeout=60).execute()
    said = "".join(output.text for output in cell.outputs)
    assert said.startswith("True") and "Complete. ann.zip is the file" in said
    assert said.endswith('Add --assistance "…", and ann.zip says so.\r\n')
