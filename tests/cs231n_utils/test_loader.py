"""An assignment's files as a package: by content, without a trace on the path or on the disk."""

import pickle
import sys
import traceback

import pytest

from cs231n_utils.promises import loader
from cs231n_utils.promises.loader import Files
from cs231n_utils.promises.source import where_it_failed

ONE = {
    "public/rows.py": b"ROWS = (1, 2)\n",
    "public/items.py": b"from .rows import ROWS\nfrom . import rows\nCOUNT = len(ROWS)\n",
    "trusted/test_f.py": b"from ..public import rows\n\ndef f():\n    return 1 / 0\n",
}


def files(**changes):
    changed = {f"{name.replace('__', '/')}.py": text for name, text in changes.items()}
    return Files("/somewhere", ONE | changed)


def test_files_import_each_other_relatively():
    one = files()
    assert one.load("public.items").COUNT == 2
    assert one.load("trusted.test_f").rows is one.load("public.rows")
    assert not [path for path in sys.path if "somewhere" in path]


def test_what_a_file_imports_is_found():
    content = {
        "trusted/test_g.py": b"from . import one, missing, broken\nfrom ..public.items import COUNT\n",
        "trusted/one.py": b"from .words.two import thing\n",
        "trusted/broken.py": b"def\n",
        "trusted/words/two.py": b"from .. import test_g\n",
        "trusted/other.py": b"",
    }
    found = Files("/somewhere", ONE | content).reached("trusted/test_g.py")
    wanted = {*content, "public/items.py", "public/rows.py"} - {"trusted/other.py"}
    assert {*found.content} == wanted


def test_equal_names_live_in_one_process_in_both_orders():
    one, other = files(), files(public__rows=b"ROWS = (1, 2, 3)\n")
    for first, second in ((one, other), (other, one)):
        counts = [first.load("public.items").COUNT, second.load("public.items").COUNT]
        assert sorted(counts) == [2, 3]


def test_an_edit_is_taken_up_at_once(tmp_path):
    path = tmp_path / "public" / "items.py"
    path.parent.mkdir()
    for text in ("A = 1", "A = 2", "A = 1"):  # of one length, within one tick of the clock
        path.write_text(text)
        assert text == f"A = {Files.read(tmp_path, 'public/*.py').load('public.items').A}"


def test_nothing_is_written(tmp_path):
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "items.py").write_text("A = 1")
    Files.read(tmp_path, "public/*.py").load("public.items")
    assert [path.name for path in tmp_path.rglob("*")] == ["public", "items.py"]


def test_it_travels():
    assert pickle.loads(pickle.dumps(files())) == files()
    assert files() != files(public__rows=b"")


def test_what_is_not_there_is_an_import_error():
    with pytest.raises(ModuleNotFoundError, match="nothing"):
        files().load("public.nothing")
    with pytest.raises(SyntaxError) as caught:
        files(public__rows=b"def broken(:\n").load("public.items")
    assert caught.value.filename.endswith("rows.py")


def test_an_error_names_the_file_and_shows_the_line():
    with pytest.raises(ZeroDivisionError) as caught:
        files().load("trusted.test_f").f()
    last = traceback.extract_tb(caught.tb)[-1]
    assert (last.filename, last.lineno, last.line) == ("/somewhere/trusted/test_f.py", 4, "return 1 / 0")
    assert loader.holds(last.filename) and not loader.holds(__file__)
    assert "test_loader.py" in where_it_failed(caught.value), "the frames of checks are no student's"
