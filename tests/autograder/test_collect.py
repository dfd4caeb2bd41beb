"""`nbgrader zip_collect` on what an LMS hands out: archives of honest, careless and hostile students."""

import json
import os
import shutil
import stat
import struct
import tracemalloc
import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from autograder.collecting import guarded
from autograder.course.submission import MAX_FILE_BYTES, Refused
from tests import home
from tests.warm import python_m

NAME = "linear_classifiers"
STUB = f"{NAME}/linear_svm.py"
BEFORE = "handed in before"


def zipped(*entries, compression=zipfile.ZIP_DEFLATED):
    """The bytes of a zip; entries are (name or ZipInfo, content)."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def noted(**note):
    return f"{NAME}/submission.json", json.dumps(note)


def good(text="good"):
    return zipped((STUB, text))


def special(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def patched(content, offset, format, value):
    """A zip of one entry with `value` in both of its headers, at `offset` of the one before the data."""
    content = bytearray(content)
    struct.pack_into(format, content, content.find(b"PK\3\4") + offset, value)
    struct.pack_into(format, content, content.find(b"PK\1\2") + offset + 2, value)
    return bytes(content)


def flipped(content, place):
    return content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :]


ZEROS = bytes(10 << 20)
LINK = special(f"{NAME}/softmax.py", stat.S_IFLNK | 0o777)
LIAR = patched(zipped(("2_svm.ipynb", 10 * ZEROS)), 22, "<L", 10)  # 100 MB that say they are 10 bytes
REFUSED = {  # file in archive/: (content, what is said); nothing of it is collected
    "garbage.zip": (b"not a zip at all", "damaged"),
    "empty.zip": (b"", "damaged"),
    "truncated.zip": (good()[:-30], "damaged"),
    "flipped.zip": (flipped(zipped((STUB, bytes(1000)), compression=zipfile.ZIP_STORED), 200), "damaged"),
    "encrypted.zip": (patched(good(), 6, "<H", 1), "it is encrypted"),
    "unusual.zip": (zipped((STUB, "x"), compression=zipfile.ZIP_LZMA), "compressed in an unusual way"),
    "bomb.zip": (zipped(*[(f"{i}.ipynb", ZEROS) for i in range(6)]), "more than a submission may hold"),
    "liar.zip": (LIAR, "damaged"),
    "crowd.zip": (zipped(*[(f"{i}.py", "") for i in range(1001)]), "more than 1000 entries"),
    "onlylinks.zip": (zipped((LINK, "/etc/passwd")), "softmax.py is refused: a link"),
    "nothing.zip": (zipped(("report.pdf", "x")), "holds nothing to collect"),
    "ambiguous.zip": (zipped(("a/linear_svm.py", "1"), ("b/linear_svm.py", "2")), "cannot be told which"),
    "tarball.tar.gz": (b"\x1f\x8b", "only .zip archives are taken"),
    "rar.rar": (b"Rar!", "only .zip archives are taken"),
    "no id!.zip": (good(), "no student id"),
    "twice.zip": (good("1"), "twice.ZIP and twice.zip are refused, as they may be of the same student"),
    "twice.ZIP": (good("2"), "leave the one that counts"),
    "Case.zip": (good("1"), "Case.zip and case.zip are refused"),
    "case.zip": (good("2"), "Case.zip and case.zip are refused"),
    "browser.zip": (good("1"), "browser.zip and browser (1).zip are refused"),
    "browser (1).zip": (good("2"), "browser.zip and browser (1).zip are refused"),
    "canvas.zip": (good("1"), "canvas.zip and canvas-1.zip and canvas-1-2.zip are"),
    "canvas-1.zip": (good("2"), "canvas.zip and canvas-1.zip and canvas-1-2.zip are"),
    "canvas-1-2.zip": (good("3"), "canvas.zip and canvas-1.zip and canvas-1-2.zip are"),
    "both.zip": (good("1"), "both.zip and both/ are refused"),
    "both/linear_svm.py": (b"2", "both.zip and both/ are refused"),
    "alone (1).zip": (good(), "no student id"),
    "stray.py": (b"x = 1", "names no student"),
    "other.zip": (
        zipped((STUB, "x"), noted(assignment="knn")),
        "it is of the assignment knn, not of ",
    ),
    "your_id.zip": (good(), "left this in place of an id"),
}
COLLECTED = {  # file in archive/: (content, {file in submitted/: content}, what is said)
    "honest.zip": (good(), {"linear_svm.py": "good"}, []),
    "noted.zip": (
        zipped((STUB, "good"), noted(assignment=NAME, release="another")),
        {"linear_svm.py": "good", "submission.json": json.dumps({"assignment": NAME, "release": "another"})},
        [],
    ),
    "UPPER.ZIP": (good(), {"linear_svm.py": "good"}, []),
    "Ann Lee.zip": (good(), {"linear_svm.py": "good"}, []),
    "Jose\u0301 Núñez.zip": (good(), {"linear_svm.py": "good"}, []),
    "team-1.zip": (good("1"), {"linear_svm.py": "1"}, []),
    "team-2.zip": (good("2"), {"linear_svm.py": "2"}, []),
    "folder/linear_svm.py": (b"good", {"linear_svm.py": "good"}, []),
    "moodle/file.zip": (good(), {"linear_svm.py": "good"}, []),
    "nested.zip": (zipped((f"my work/final/{STUB}", "good")), {"linear_svm.py": "good"}, []),
    "windows.zip": (zipped(("work\\linear_svm.py", "good")), {"linear_svm.py": "good"}, []),
    "backup.zip": (
        zipped(("old/linear_svm.py", "old"), ("linear_svm.py", "new")),
        {"linear_svm.py": "new"},
        ["old/linear_svm.py is left out: linear_svm.py is nearer to the top"],
    ),
    "junk.zip": (
        zipped(
            (STUB, "good"),
            (f"__MACOSX/{NAME}/._linear_svm.py", "fork"),
            (f"{NAME}/.DS_Store", "x"),
            (f"{NAME}/.ipynb_checkpoints/2_svm-checkpoint.ipynb", "{}"),
            (f"{NAME}/__pycache__/linear_svm.py", "x"),
            (f"{NAME}/public/items.py", "x"),
            (f"{NAME}/public/svm_items.py", "x"),
            (f"{NAME}/assignment.toml", "x"),
        ),
        {"linear_svm.py": "good"},
        [],
    ),
    "hostile.zip": (
        zipped(
            (STUB, "good"),
            (LINK, "/etc/passwd"),
            (special("pipe.py", stat.S_IFIFO | 0o666), ""),
            ("../honest/linear_svm.py", "escaped"),
            ("/tmp/absolute.py", "escaped"),
            ("C:\\drive.py", "escaped"),
            ("downloaded/linear_classifiers/extracted/honest/best_svm.npz", b"mine"),
            ("large.py", bytes(MAX_FILE_BYTES + 1)),
            ("large.ipynb", 3 * ZEROS),
            ("inner.zip", good()),
            ("inner.tar.gz", b"x"),
            ("tab\t.py", "x"),
            (f"{'long' * 60}.py", "x"),
            ("notes.exe", "x"),
        ),
        {"linear_svm.py": "good", "best_svm.npz": "mine"},
        [
            "softmax.py is refused: a link",
            "pipe.py is refused: not a plain file",
            "../honest/linear_svm.py is refused: a name that leads out of the archive",
            "/tmp/absolute.py is refused: a name that leads out of the archive",
            "C:/drive.py is refused: a name that leads out of the archive",
            "large.py is refused: larger than 1 MB",
            "large.ipynb is refused: larger than 21 MB",
            "inner.zip is refused: an archive in the archive",
            "inner.tar.gz is refused: an archive in the archive",
            "tab .py is refused: an unusual name",
            "is refused: an unusual name",
            "left out, of a kind that is not collected: notes.exe",
        ],
    ),
}


def student_of(file):
    known = {"moodle/file.zip": "moodle", "Jose\u0301 Núñez.zip": "José Núñez", "tarball.tar.gz": "tarball"}
    return known.get(file) or (Path(file).parts[0] if "/" in file else Path(file).stem)


def lay(course, files):
    archive = course.root / "downloaded" / NAME / "archive"
    for file, content in files.items():
        (archive / file).parent.mkdir(parents=True, exist_ok=True)
        (archive / file).write_bytes(content)
    return archive


def zip_collect(course, *options, code=0):
    bare = {"PATH": os.defpath, "HOME": str(course.root), "LANG": "C.UTF-8"}
    done = python_m("nbgrader", "zip_collect", NAME, *options, folder=course.root, environment=bare)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def collected(course, student):
    """{file in submitted/: content}"""
    return {path.name: path.read_text() for path in course.submitted(NAME, student).glob("*")}


@pytest.fixture(scope="module")
def everything(released_course, tmp_path_factory):
    """(course, what was said): the whole of both tables, collected at once.

    Every student had handed in something before.
    """
    root = tmp_path_factory.mktemp("everything") / "course"
    shutil.copytree(released_course.root, root)
    course = home.course(root)
    archive = lay(course, {file: content for file, (content, *_) in (REFUSED | COLLECTED).items()})
    (archive / "linked.zip").symlink_to(archive / "honest.zip")
    (archive / "linked folder").symlink_to(archive / "folder")
    (archive / "folder" / "softmax.py").symlink_to("/etc/passwd")
    (archive / "index.html").write_text("what the LMS adds")
    for file in REFUSED | COLLECTED:
        folder = course.submitted(NAME, student_of(file))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "linear_svm.py").write_text(BEFORE)
    return course, zip_collect(course, "--force", code=1)


@pytest.mark.parametrize("file", REFUSED)
def test_a_refused_hand_in_is_said_and_changes_nothing(everything, file):
    course, said = everything
    _, reason = REFUSED[file]
    shown = file.replace("linear_svm.py", "")
    assert [line for line in said.splitlines() if shown in line and reason in line]
    assert collected(course, student_of(file)) == {"linear_svm.py": BEFORE}


@pytest.mark.parametrize("file", COLLECTED)
def test_the_others_are_collected_and_what_is_left_out_is_said(everything, file):
    course, said = everything
    _, files, notes = COLLECTED[file]
    assert collected(course, student_of(file)) == files
    for note in notes:
        assert [line for line in said.splitlines() if f"{student_of(file)}: " in line and note in line], note


def test_junk_is_left_out_silently(everything):
    _, said = everything
    assert not [line for line in said.splitlines() if "junk: " in line]
    assert "MACOSX" not in said


def test_another_release_is_mentioned(everything):
    _, said = everything
    assert "made with another release than the one in release/: noted\n" in said


def test_links_in_the_folder_of_archives_are_not_followed(everything):
    course, said = everything
    assert "linked.zip is refused: a link" in said
    assert "folder: softmax.py is refused: a link" in said
    assert "left out: index.html, linked folder" in said
    assert not course.submitted(NAME, "linked").exists()


def test_nobody_appears_who_handed_in_nothing(everything):
    course, _ = everything
    assert {path.name for path in (course.root / "submitted").iterdir()} == {
        student_of(file) for file in REFUSED | COLLECTED
    }
    assert not list(course.root.rglob("absolute.py"))
    assert not Path("/tmp/absolute.py").exists()


def test_nothing_refused_is_exit_code_0_and_a_second_time_needs_force(course):
    lay(course, {"ann.zip": good("first")})
    zip_collect(course)
    archive = lay(course, {"ann.zip": good("second")})
    assert "use the --force option" in zip_collect(course, code=1)
    assert collected(course, "ann") == {"linear_svm.py": "first"}
    lay(course, {"bad.zip": b"garbage"})
    shutil.rmtree(archive.parent / "extracted")
    said = zip_collect(course, code=1)
    assert "use the --force option" in said
    assert "bad.zip is refused" in said
    (archive / "bad.zip").unlink()
    zip_collect(course, "--force")
    assert collected(course, "ann") == {"linear_svm.py": "second"}
    (archive / "ann.zip").unlink()
    lay(course, {"ben.zip": good("other")})
    zip_collect(course, "--force")
    assert collected(course, "ann") == {"linear_svm.py": "second"}
    assert collected(course, "ben") == {"linear_svm.py": "other"}


def test_another_naming_of_the_lms(course):
    """Canvas puts numbers after the student's name, and one more after a resubmission."""
    named = ".*/extracted/(?P<student_id>[a-z]+)_[0-9]+_[^/]*/(?P<file_id>.+)"
    with open(course.root / "nbgrader_config.py", "a") as config:
        config.write(f"c.FileNameCollectorPlugin.named_regexp = {named!r}")
    names = ("ann_1_work", "ben_2_work", "ben_3_work-1", "nobody")
    lay(course, {f"{name}.zip": good(name) for name in names})
    said = zip_collect(course, "--force", code=1)
    assert collected(course, "ann") == {"linear_svm.py": "ann_1_work"}
    assert "ben: ben_2_work.zip and ben_3_work-1.zip are refused" in said
    assert "nobody.zip is refused: it names no student" in said
    assert [path.name for path in (course.root / "submitted").iterdir()] == ["ann"]


def hand_in(tmp_path, content):
    path = tmp_path / "ann.zip"
    path.write_bytes(content)
    return guarded.HandIn("ann", path.name, partial(guarded.archived, path, path.name, "ann", tmp_path))


@pytest.mark.parametrize("bomb, megabytes", {"liar.zip": 1, "bomb.zip": 75}.items())
def test_a_bomb_takes_little_memory(tmp_path, bomb, megabytes):
    entries, room = hand_in(tmp_path, REFUSED[bomb][0]).open()
    tracemalloc.start()
    with pytest.raises(Refused):
        guarded.take(guarded.HandIn("ann", bomb, lambda: (entries, room)), [".ipynb"], {})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < megabytes * 1e6


def test_an_archive_may_be_large_but_not_unpack_to_ever_more(tmp_path):
    """Pictures do not compress: they may take more than what zeros may unpack to."""
    pictures = [(f"{i}.ipynb", os.urandom(20 << 20)) for i in range(3)]
    files, _ = guarded.take(hand_in(tmp_path, zipped(*pictures)), [".ipynb"], {})
    assert len(files) == 3
    with pytest.raises(Refused, match="more than a submission may hold"):
        guarded.take(
            hand_in(tmp_path, zipped(*[(f"{i}.ipynb", 2 * ZEROS) for i in range(3)])), [".ipynb"], {}
        )
