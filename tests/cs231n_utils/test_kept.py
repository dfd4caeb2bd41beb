"""Features are computed once, block by block; what changed is computed anew, nothing half done is read."""

import importlib
import os
from functools import partial

import numpy as np
import pytest

from cs231n_utils import NotStarted, kept
from cs231n_utils.data import blocks
from cs231n_utils.promises.fingerprint import InNoFile
from cs231n_utils.promises.source import NotLoaded

COUNT, BLOCK = 10, 4  # pictures
AT_ONCE = 2
ALONE = 1  # call more: the first picture, by itself
STUB = """
import numpy as np
from helper_of_edges import FACTOR

calls = []

def extract(imgs, functions):
    print(len(imgs))
    return np.array([np.concatenate([function(im) for function in functions]) for im in imgs])

def edges(im, size=1):
    with open(__file__ + ".calls", "a") as file:
        file.write("x")
    return FACTOR * np.array([im[0, 0, 0] / size, im[0, 0, 1]])
"""


class Bench:
    """A stub and its helper in files, pictures whose first pixel is their number, and a folder for them."""

    def __init__(self, folder):
        self.folder, self.path = folder, folder / "stub_of_edges.py"
        self.path.with_name("helper_of_edges.py").write_text("FACTOR = 1\n")
        self.images = np.zeros((COUNT, 3072), np.uint8)
        self.images[:, 0] = np.arange(COUNT)
        self.save(STUB)
        self.module = importlib.import_module("stub_of_edges")

    def save(self, text):
        self.path.write_text(text)

    def insert(self, line):
        """As the first line of `edges`."""
        self.save(STUB.replace("    with open", f"    {line}\n    with open"))

    def features(self, function=None, seconds=None):
        compute = partial(self.module.extract, functions=[function or self.module.edges])
        return kept.features(compute, self.images, self.folder, seconds)

    @property
    def calls(self):
        """How often `edges` has been called to the end."""
        path = self.path.with_name(f"{self.path.name}.calls")
        return len(path.read_text()) if path.exists() else 0

    @property
    def files(self):
        return sorted((self.folder / "npy" / "features").iterdir())


@pytest.fixture
def bench(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "BLOCK", BLOCK)
    monkeypatch.setattr(kept, "AT_ONCE", AT_ONCE)
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("stub_of_edges", "helper_of_edges"):  # which pytest forgets again
        monkeypatch.delitem(importlib.sys.modules, name, raising=False)
    yield Bench(tmp_path)
    for name in ("stub_of_edges", "helper_of_edges"):
        importlib.sys.modules.pop(name, None)


def test_what_was_computed_is_there_again_in_a_mapped_file(bench, capsys):
    first, again = bench.features(), bench.features()
    assert isinstance(again, np.memmap) and again.dtype == np.float32
    np.testing.assert_array_equal(again, first)
    np.testing.assert_array_equal(first, [[number, 0] for number in range(COUNT)])
    assert bench.calls == COUNT + ALONE and len(bench.files) == 1
    assert capsys.readouterr().out == ""  # of the student's own printing


def test_what_changes_is_computed_anew(bench):
    assert bench.features()[3, 0] == 3
    bench.save(STUB.replace("FACTOR *", "2 * FACTOR *"))
    assert bench.features()[3, 0] == 6  # though nobody has imported it again
    bench.path.with_name("helper_of_edges.py").write_text("FACTOR = 5  # and another length\n")
    importlib.reload(importlib.import_module("helper_of_edges"))
    assert bench.features()[3, 0] == 30
    assert bench.features(partial(bench.module.edges, size=2))[3, 0] == 15
    bench.images[3, 0] = 100
    assert bench.features()[3, 0] == 1000
    bench.save(STUB)
    assert bench.calls == 5 * (COUNT + ALONE)


def test_stopped_it_loses_a_block_at_most_and_goes_on(bench, capsys):
    bench.insert("if im[0, 0, 0] == 6: raise KeyboardInterrupt")
    with pytest.raises(kept.Stopped, match=r"stopped in stub_of_edges.py, line \d+.*4 of 10 pictures are re"):
        bench.features()
    assert bench.calls == 6 + ALONE and len(list(bench.files[0].iterdir())) == 1
    (bench.files[0] / "0001.npy").write_bytes(b"half of a blo")  # nobody writes this; nobody reads it either
    with pytest.raises(kept.Stopped):
        bench.features()
    assert bench.calls == 8 + ALONE


def test_stopped_it_waits_for_no_thread(bench):
    """Picture 3 is computed in one, and does not end before the cell has."""
    go = bench.folder / "go"
    bench.insert(
        "import os, pathlib\n    if im[0, 0, 0] == 3:\n        os.kill(os.getpid(), 2)\n"
        f"        while not pathlib.Path({str(go)!r}).exists(): pass"
    )
    with pytest.raises(kept.Stopped, match=r"^stopped\. 0 of 10 pictures are ready"):
        bench.features()
    assert bench.calls < BLOCK + ALONE
    go.touch()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("np.arange(len(imgs), 0, -1)[:, None]", "picture 0 has other features alone than among others"),
        ("np.ones((len(imgs), 2)) if len(imgs) > 1 else 1 / 0", "picture 0, alone: ZeroDivisionError"),
        ("None", "extract gives no array, where"),
    ],
)
def test_features_of_a_picture_are_its_own(bench, answer, told):
    bench.save(STUB.replace("return np.array([np", f"return {answer}\n    return np.array([np"))
    with pytest.raises(kept.BadFeatures, match=told):
        bench.features()


def test_slow_code_gives_fewer_pictures_and_more_with_each_call(bench, capsys):
    assert len(bench.features(seconds=0)) == BLOCK
    assert "4 of 10 pictures, " in capsys.readouterr().out
    assert [len(bench.features(seconds=0)) for _ in range(2)] == [2 * BLOCK, COUNT]
    assert bench.calls == COUNT + ALONE
    assert isinstance(bench.features(seconds=0), np.memmap)


TROUBLE = {  # a line in the student's function: what is said
    "if im[0, 0, 0] == 6: return [1.0, np.nan]": "picture 6 of 10: there is inf or nan in column 1",
    "if im[0, 0, 0] == 6: return [0.0]": "picture 7 has 2 features, and picture 6 has 1",
    "if im[0, 0, 0] > 3: return [0.0]": "picture 4 has 1 features, and picture 0 has 2",
    "if im[0, 0, 0] == 6: return 1 / 0": r"picture 6 of 10: ZeroDivisionError.*stub_of_edges.py, line \d+",
    "if im[0, 0, 0] == 6: exit()": "picture 6 of 10: it calls exit",
    "if im[0, 0, 0] == 6: raise OSError('mine')": "picture 6 of 10: OSError: mine",
    "if im[0, 0, 0] == 6: return [[0.0, 1.0]]": "picture 6 of 10: ",
    "return 0.0": "picture 0 of 10: ",
}


@pytest.mark.parametrize("line", TROUBLE)
def test_trouble_names_the_picture(line, bench):
    bench.insert(line)
    with pytest.raises(kept.BadFeatures, match=TROUBLE[line]):
        bench.features()


def test_a_batch_that_is_no_row_a_picture(bench):
    bench.save(STUB.replace("for im in imgs]", "for im in imgs[:1]]"))
    with pytest.raises(kept.BadFeatures, match=r"pictures 0 to 1, taken together: extract gives .*\(1, 2\)"):
        bench.features()


def test_what_is_not_started_says_so(bench):
    bench.save(f"from cs231n_utils import NotStarted\n{STUB}\ndef edges(im): raise NotStarted\n")
    with pytest.raises(NotStarted):
        bench.features()


def test_code_must_stand_in_a_file_that_loads(bench):
    with pytest.raises(InNoFile, match="stands in no file"):
        bench.features(lambda im: im)
    bench.save("def edges(:")
    with pytest.raises(NotLoaded, match=r"stub_of_edges.py cannot be read"):
        bench.features()


def test_what_was_not_used_for_longest_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "MOST", 300)  # a table is 136 bytes
    used, not_used, new = (blocks.Table(tmp_path, name) for name in ("used", "not_used", "new"))
    for table in (used, not_used):
        table.complete([np.ones((1, 1))])
        os.utime(table.whole, (100, 100))
    used.opened()
    new.complete([np.ones((1, 1))])
    assert {path.stem for path in tmp_path.iterdir()} == {"used", "new"}


def test_where_no_file_can_be_made_it_is_said(bench, monkeypatch):
    monkeypatch.setattr(blocks.Table, "keep", lambda *_: (_ for _ in ()).throw(OSError("No space left")))
    with pytest.raises(kept.NoRoom, match=r"cannot be kept in .*No space left"):
        bench.features()
