"""An item that is graded by itself: again only when something that it needs has changed."""

import shutil
from dataclasses import replace

import pytest

from autograder.course.assignment import Assignment
from autograder.course.folders import Course, write_json
from autograder.grading import apart, run
from autograder.grading.checks import Ungradable
from autograder.grading.grade import grade
from autograder.grading.result import ItemResult, Result
from tests import home
from tests.whole import sample

NAME, ITEM = "image_features", "best_features"
STUB = "def more(im):\n    ### BEGIN SOLUTION\n    return im\n    ### END SOLUTION\n"


@pytest.fixture
def place(tmp_path, stand_in_dir):
    """A course with one assignment, in which there is a second stub, and one submission."""
    source = shutil.copytree(home.assignment(NAME).source, tmp_path / "assignments" / NAME)
    (source / "more.py").write_text(STUB)
    course = Course(tmp_path / "course", tmp_path / "assignments")
    folder = course.submitted(NAME, "s")
    folder.mkdir(parents=True)
    for name, text in Assignment.find(course, NAME).solution.items():
        (folder / name).write_text(text)
    (folder / "best_features.npz").write_bytes(b"weights")
    (folder / "dictionary.npz").write_bytes(b"words")
    return course


def task(course):
    (found, errors) = run.tasks(course, Assignment.find(course, NAME), ["s"], "process", "stand-in")
    assert not errors
    return found["s"]


def key(course):
    return task(course).apart[ITEM].input_hash()


def append(path, text="\n# edited\n"):
    path.write_bytes((path.read_bytes() if path.exists() else b"") + text.encode())


CHANGES = {  # what is edited: whether the item is graded again
    "submitted/features.py": True,
    "submitted/visual_words.py": True,
    "submitted/best_features.npz": True,
    "submitted/dictionary.npz": True,
    "submitted/my_own.py": True,
    "submitted/more.py": False,
    "submitted/4_classify.ipynb": False,
    "trusted/test_saved.py": True,
    "trusted/test_features.py": False,
    "trusted/test_visual_words.py": False,
    "trusted/hog_checks.py": False,
    "public/misconceptions.py": False,
}


@pytest.mark.parametrize("file", sample(CHANGES, 3))
def test_only_what_it_needs_makes_it_new(place, file):
    before, whole = key(place), task(place).input_hash()
    room, _, name = file.partition("/")
    append(place.submitted(NAME, "s") / name if room == "submitted" else place.assignments / NAME / file)
    assert (key(place) != before) == CHANGES[file]
    assert (task(place).input_hash() != whole) == (not file.endswith(".ipynb"))


def test_why_a_file_was_refused_goes_with_it(place):
    before, file = key(place), place.submitted(NAME, "s") / f"{ITEM}.npz"
    file.unlink(missing_ok=True)
    file.symlink_to("features.py")
    assert task(place).apart[ITEM].submission.refused == {file.name: f"{file.name} is refused: a link"}
    assert key(place) != before


def test_a_stub_that_is_imported_is_needed(place):
    append(place.submitted(NAME, "s") / "features.py", "\nfrom more import more\n")
    before = key(place)
    append(place.submitted(NAME, "s") / "more.py")
    assert key(place) != before
    assert task(place).apart[ITEM].modules == ("features", "more", "visual_words")


def test_it_has_a_time_of_its_own_and_one_sample_for_all(place):
    whole = task(place)
    part = whole.apart[ITEM]
    assert part.limits == replace(whole.limits, submission=120)
    assert part.points == {ITEM: 6.0} and [*part.code.content] == ["trusted/test_saved.py"]
    append(place.submitted(NAME, "s") / "features.py")
    again = task(place)
    assert again.course_seed == whole.course_seed == part.course_seed != 0
    assert again.seed != whole.seed
    (place.root / "course_secret").write_text("another")
    assert task(place).course_seed != whole.course_seed


def test_what_is_known_is_not_graded_again(place):
    """A result of other input, as it stands on disk, gives the item, with what the staff may read of it."""
    for name, text in Assignment.find(place, NAME).stubs.items():
        (place.submitted(NAME, "s") / name).write_text(text)
    new = task(place)
    kept = ItemResult(ITEM, 3.0, 4.0, [])
    old = Result(NAME, "s", "", "other", {}, 0, {}, 0.0, 3.0, 4.0, [kept], [], [f"{ITEM}: a", "b: c"])
    write_json(place.result(NAME, "s"), old.to_json())
    assert run.cached_parts(place, new) == {}
    old.apart[ITEM] = new.apart[ITEM].input_hash()
    write_json(place.result(NAME, "s"), old.to_json())
    assert run.cached(place, new) is None
    result = grade(replace(new, known=run.cached_parts(place, new)))
    assert [item.score for item in result.items if item.id == ITEM] == [3.0] and result.score == 3.0
    assert result.events == [f"{ITEM}: a"] and result.apart == old.apart


@pytest.mark.parametrize("edit", [("features.py", "feature.py"), ("apart.best_features", "apart.best")])
def test_what_is_not_there_stops_grading(place, edit):
    path = place.assignments / NAME / "assignment.toml"
    head, _, tail = path.read_text().partition("[apart")
    path.write_text(f"{head}{('[apart' + tail).replace(*edit)}")
    with pytest.raises(Ungradable, match=r"assignment\.toml: apart\."):
        apart.require_known(Assignment.find(place, NAME))
