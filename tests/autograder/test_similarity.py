"""What tools that look for copies get: functions, and none that accuses the innocent."""

import ast
import shutil

import pytest

from autograder.commandline import main
from autograder.course.functions import Code
from autograder.handout import init
from autograder.report.similarity import FEWEST
from autograder.term.attempts import Attempt, Attempts
from tests import home

NAME = "linear_classifiers"
LONG = ["softmax_loss_naive", "softmax_loss_vectorized", "svm_loss_naive", "svm_loss_vectorized", "tune"]
SHORT = ["predict", "softmax_example_loss", "svm_example_loss", "train"]
BOTH = (
    "def f(a):\n    return 1\n\n\nclass A:\n    @staticmethod\n    def f(\n        a,\n):\n        return 2\n"
)


@pytest.fixture
def own(tmp_path):
    """A course to which nobody has handed in yet."""
    init.scratch(home.course(tmp_path / "course"))
    return home.course(tmp_path / "course")


def hand_in(course, student, files):
    folder = course.submitted(NAME, student)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def run(course, *options):
    return main(["similarity", NAME, *options, "--course", str(course.root)])


def stems(folder):
    return sorted(path.stem for path in folder.glob("*.py"))


def test_each_function_of_each_student_is_a_file(own, assignment, capsys):
    solved = assignment.solution
    hand_in(own, "ann", solved | {"linear_svm.py": solved["linear_svm.py"].replace("margin", "gap")})
    hand_in(own, "ben", assignment.stubs | {"softmax.py": solved["softmax.py"]})
    hand_in(own, "cat", assignment.stubs)
    assert run(own) == 0
    out = capsys.readouterr().out
    assert f"fewer than {FEWEST} statements" in out and "wrote none of these functions: cat" in out
    assert all(id in out for id in SHORT)
    made = own.root / f"similarity-{NAME}"
    assert stems(made / "stubs") == stems(made / "solutions") == stems(made / "submissions" / "ann") == LONG
    assert stems(made / "submissions" / "ben") == LONG[:2]
    assert not (made / "submissions" / "cat").exists()
    text = (made / "submissions" / "ann" / "svm_loss_naive.py").read_text()
    assert text.startswith("def svm_loss_naive(W, X, y, reg):\n") and "gap > 0" in text
    assert "svm_loss_vectorized(" not in text and "import" not in text
    said = (made / "README.txt").read_text()
    assert all(f"\n  {tool} " in said for tool in ("compare50", "java -jar jplag.jar", "dolos run"))
    assert made.stat().st_mode & 0o777 == 0o700 and (made / ".gitignore").read_text() == "*\n"
    assert (made / "submissions" / "ann" / "tune.py").stat().st_mode & 0o77 == 0


def test_all_of_them_anew(own, assignment):
    """What stood there, or was left half made, goes."""
    hand_in(own, "ann", assignment.solution)
    stale = hand_in(own, "ben", assignment.solution)
    assert run(own) == 0
    shutil.rmtree(stale.parent)
    (own.root / f".similarity-{NAME}.part" / "submissions" / "eve").mkdir(parents=True)
    assert run(own, "--all") == 0
    made = own.root / f"similarity-{NAME}"
    assert [path.name for path in (made / "submissions").iterdir()] == ["ann"]
    assert stems(made / "submissions" / "ann") == sorted([*LONG, *SHORT])
    assert not [*own.root.glob(".similarity*")]
    train = (made / "submissions" / "ann" / "train.py").read_text()
    assert train.startswith("class LinearClassifier:\n    def train(self, X")
    for path in made.rglob("*.py"):
        assert len(ast.parse(path.read_text()).body) == 1


BAD = {
    "broken": ("def svm_loss_naive(W, X, y, reg):\n    loss = W\n\n\ndef other(:\n", "as Python (line 5)"),
    "null": (b"def svm_loss_naive(W, X, y, reg):\n    return '\0'\n", "cannot be read as Python"),
    "deep": ("x = " + "(" * 300 + ")" * 300, "cannot be read as Python"),
    "minus": ("x = " + "-" * 200_000 + "1", "cannot be read as Python"),
    "dots": ("x = a" + ".b" * 200_000, "cannot be read as Python"),
    "latin": ("def svm_loss_naive(W):\n    return 'é'\n".encode("latin-1"), ""),
}


def test_one_bad_file_is_told_and_stops_nobody(own, assignment, capsys):
    for student, (content, _) in BAD.items():
        hand_in(own, student, {"linear_svm.py": content})
    link = hand_in(own, "link", {})
    (link / "linear_svm.py").symlink_to("/etc/passwd")
    hand_in(own, "ann", assignment.solution)
    assert run(own) == 0
    out = capsys.readouterr().out
    for student, (_, why) in BAD.items():
        assert (f"{student}: linear_svm.py" in out) == bool(why), student
        assert why in out
    assert "link: linear_svm.py is refused: a link" in out
    made = own.root / f"similarity-{NAME}" / "submissions"
    assert sorted(path.name for path in made.iterdir()) == ["ann", "broken", "latin", "null"]
    assert "loss = W" in (made / "broken" / "svm_loss_naive.py").read_text()
    assert "other" not in (made / "broken" / "svm_loss_naive.py").read_text()


def test_who_handed_in_together_is_compared_once(own, assignment, capsys):
    for student in ("ann", "ben", "cat"):
        hand_in(own, student, assignment.solution)
    for student in ("ann", "ben"):
        one = Attempt(student, "canvas-1", "canvas", "x.zip", "", group="Owls")
        Attempts(own, NAME).add(one, {"softmax.py": b""})
    assert run(own) == 0
    assert "ben: in a group with ann, and the same work: compared once" in capsys.readouterr().out
    made = own.root / f"similarity-{NAME}" / "submissions"
    assert sorted(path.name for path in made.iterdir()) == ["ann", "cat"]


def test_nobody_has_handed_in(own, capsys):
    assert run(own) == 1
    assert f"nobody has handed in {NAME}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name, wanted", {"f": BOTH.partition("\n\n")[0] + "\n", "A.f": BOTH[BOTH.index("class") :]}.items()
)
def test_the_source_of_a_function(name, wanted):
    assert Code.of(BOTH.encode()).function(name) == wanted
    again = f"{wanted}\n\n".replace("return", "return 0 +")
    assert (
        Code.of(f"{BOTH}\n\n{again}".replace("\n", "\r\n").encode()).function(name)
        == again.rstrip("\n") + "\n"
    )
    assert Code.of(b"").function(name) == ""
