"""assignment.toml: every error names the file and the key."""

import pytest

from cs231n_utils.promises import manifest
from cs231n_utils.promises.manifest import Apart, BadManifest, Limits

GOOD = 'title = "Neighbours"\nlecture = "2"\nhours = 3\nengine = "1.0.0"\n'
RELEASED = """
[released]
assignment = "a"
release = "0"
data = ""
stubs = ["f.py"]
cells = [{ notebook = "1.ipynb", id = "f", points = 2, kind = "check", digest = "0" }]
"""


def read(folder, text):
    (folder / manifest.FILE).write_text(text)
    return manifest.read(folder)


def test_what_is_not_said_has_a_default(tmp_path):
    found = read(tmp_path, GOOD)
    assert (found.title, found.hours, found.files, found.limits) == ("Neighbours", 3, {}, Limits())
    assert read(tmp_path, GOOD + RELEASED).released.notebooks == ("1.ipynb",)
    found = read(tmp_path, GOOD + '[files]\n"best.npz" = 1000\n[limits]\ncall = 2.5\n')
    assert (found.files, found.limits) == ({"best.npz": 1000}, Limits(call=2.5))
    found = read(tmp_path, GOOD + '[apart.f]\nseconds = 90\nfiles = ["f.py"]\n')
    assert found.apart == {"f": Apart(90, ["f.py"])}


@pytest.mark.parametrize(
    "text, says",
    {
        "": "title is missing",
        GOOD.replace("1.0.0", "new"): "engine is 'new', which is no version",
        GOOD + "colour = 1\n": "colour is no key; there are: title,",
        GOOD.replace("3", '"three"'): "hours is not a number",
        GOOD.replace("3", "true"): "hours is not a number",
        GOOD + "[limits]\ncall = -1\n": "limits.call is not more than 0",
        GOOD + "[limits]\nwall = 1\n": "limits.wall is no key",
        GOOD + "limits = 3\n": "limits is not a table",
        GOOD + "[apart.f]\nseconds = 3\n": "apart.f.files is missing",
        GOOD + '[apart.f]\nseconds = 0\nfiles = ["f.py"]\n': "apart: an item needs more than 0 seconds",
        GOOD + "[apart]\nf = 3\n": "apart.f is not a table",
        GOOD + 'release = ["../secret"]\n': "release holds '../secret'",
        GOOD + '[files]\n"a/b.npz" = 10\n': "files.a/b.npz is not the name of a file",
        GOOD + '[files]\n"b.npz" = "10"\n': "files.b.npz is not the name of a file with its size",
        GOOD + "[released]\nassignment = 1\n": "released.assignment is not text",
        GOOD + RELEASED.replace("points = 2", "points = []"): "released.cells.points is not a number",
        GOOD + RELEASED.replace("{", "3, {"): "released.cells is not a table",
        "title =": "Invalid value",
    }.items(),
)
def test_a_mistake_is_named_with_its_file(tmp_path, text, says):
    with pytest.raises(BadManifest) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(str(tmp_path / manifest.FILE))
    assert says in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadManifest, match=r"assignment\.toml is missing"):
        manifest.read(tmp_path)
