"""`forget` after `collect`: in whatever form hand-ins came, nothing of the person is left."""

import re

import pytest

from autograder.course.lookup import settings
from autograder.handout import init
from autograder.term import forget, people
from autograder.term.traces import Traces
from tests.autograder.test_collect_systems import FORMS, worksheet
from tests.downloads import STUB, Place, lay

WHO = re.compile(rb"\bada\b|lovelace|\b1001\b|\b7001\b|\b20031\b", re.IGNORECASE)


def of_others(root):
    """{path: content} of what is about others alone."""
    paths = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".csv"]
    found = {str(path.relative_to(root)): path.read_bytes() for path in paths}
    return {path: content for path, content in found.items() if not WHO.search(path.encode())}


def gone(place):
    """Ada is forgotten, and another time there is nothing to forget."""
    init.scratch(place.course)
    config, coursedir = settings(place.root)
    traces = Traces(place.course, config, "ada")
    assert forget.found(traces, coursedir.db_url)
    forget.forget(traces, coursedir.db_url)
    with pytest.raises(forget.Unknown):
        forget.found(Traces(place.course, config, "ada"), coursedir.db_url)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_left_of_who_came_in_any_form(tmp_path, form):
    place = Place(tmp_path / "course")
    init.scratch(place.course)
    worksheet(place)
    place.collect(lay(tmp_path / "download", FORMS[form][1]))
    assert set(place.owners()) == {"ada", "bob", "cy"}
    before = of_others(place.root)
    gone(place)
    assert place.owners() == {"bob": "bob", "cy": "cy"}
    assert of_others(place.root) == before | {"gradebook.lock": b""}
    for path in place.root.rglob("*"):
        assert not WHO.search(str(path.relative_to(place.root)).encode())
        assert not path.is_file() or not WHO.search(path.read_bytes()), path


def test_what_a_group_handed_in_stays_the_others(tmp_path):
    place = Place(tmp_path / "course", groups=(("Team 7", "ada"), ("Team 7", "bob")))
    place.collect(lay(tmp_path / "download", {f"team7_1001_20031_{STUB}": "owner = 'team'"}))
    assert place.owners() == {"ada": "team", "bob": "team"}
    gone(place)
    assert place.owners() == {"bob": "team"}
    assert [row["id"] for row in people.read(place.course.people / "groups.csv", ("id",))] == ["bob"]
