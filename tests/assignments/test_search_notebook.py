"""1_search.ipynb on the real pictures: what guessing reaches, and how long it takes."""

import re
import resource
import shutil

import pytest

from autograder.course import stubs
from autograder.course.folders import ASSIGNMENTS
from autograder.verify import notebooks
from tests.whole import only_whole

pytestmark = only_whole

PUBLISHED = {
    "random_picture": (12, 16),
    "local_picture": (18, 24),
}  # % of pictures; 15.5 and 21.4 were published


@pytest.fixture(scope="module")
def said(cifar10_dir, tmp_path_factory):
    """{cell id: what it printed}, both assignments solved side by side, and the seconds of work it took."""
    place = tmp_path_factory.mktemp("solved")
    for name in ("linear_classifiers", "optimization"):
        folder = place / name
        shutil.copytree(ASSIGNMENTS / name, folder, ignore=shutil.ignore_patterns("trusted", "variants"))
        for path in stubs.sources(folder):
            path.write_text(stubs.solution(path.read_text()))
    before = seconds_of_work()
    cells = notebooks.run(place / "optimization" / "1_search.ipynb", cifar10_dir).cells
    texts = {cell.id: "".join(out.get("text", "") for out in cell.get("outputs", [])) for cell in cells}
    return texts | {"seconds": seconds_of_work() - before}


def seconds_of_work():
    """Of a processor, in processes that have ended, such as a kernel: what others do meanwhile counts not."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@pytest.mark.parametrize("cell", PUBLISHED)
def test_searches_reach_about_what_was_published(said, cell):
    assert "yours, from" in said["choose_loss"]
    reached = float(re.search(r"right on new pictures: ([\d.]+)%", said[cell])[1])
    low, high = PUBLISHED[cell]
    assert low <= reached <= high


def test_it_takes_less_than_three_minutes(said):
    assert 1 < said["seconds"] < 180
