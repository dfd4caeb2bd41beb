"""Ten thousand downloads by chance: nothing crashes, nothing is lost quietly, nobody gets another's bytes."""

import random
import re
from pathlib import PurePath

import pytest

from autograder.collecting.arrival import Left
from autograder.collecting.download import Download, Piece
from autograder.collecting.systems import About, recognised
from autograder.collecting.whose import owners
from autograder.collecting.worksheet import Row, Worksheet
from autograder.course.submission import Refused
from autograder.term.roster import Person, Roster
from tests import downloads
from tests.downloads import NAME, STUB, Place, lay

NAMES = (  # last, first: of persons as they are, and as somebody may call herself
    *(
        ("Lovelace", "Ada"),
        ("Wei", "Zhang"),
        ("Wei", "Zhang"),
        ("O'Brien, Jr.", 'Mary "May"'),
        ("=1+1", "@x"),
    ),
    *(("Łukasz", "Núñez"), ("שלום", "דוד"), ("محمد", "علي"), ("山田", "太郎"), ("x" * 120, "y" * 80)),
    *(("Smith_2", "J_3_K"), ("1002_20032", "x"), ("x_1003", ""), ("1004_", ""), ("", ""), ("anon", "")),
    *(
        ("LATE", ""),
        ("Participant", ""),
        ("a_LATE_1001", ""),
        ("+2026", "a+b"),
        ("team7", ""),
        ("🙂", "‮evil"),
    ),
)
FILES = (
    *(
        STUB,
        "2_svm.ipynb",
        "1002_20032_x.py",
        "ada.zip",
        "ada-1.zip",
        "1001_5.py",
        "LATE_1003_7_x.py",
        "a b.py",
    ),
    *(
        "_1001_20031_x.py",
        "x_7001_assignsubmission_file_y.py",
        "submission_metadata.yml",
        "anon_aB3dE_5_x.py",
    ),
    *("ünï.py", "‮yp.exe", f"{'l' * 150}.py", f"b+{NAME}+2026-02-01 12:00:00.000000 UTC+abc"),
)
IDS = ("ada", "ann-1", "ann", "o'b", "josé", "a+b", "x_1001_2_y", "1003", "anon", "zoë@uni.edu")
OWN_ID = re.compile(r"anon-7\d{3}|anon-8\d{3}")
ANONYMOUS = ("aB3dE", "1001x", "Zz9", "late1")


class Draw(random.Random):
    """One class and one download of it."""

    def persons(self):
        """[Person]: some without a name, as in a roster that was typed by hand."""
        ids, names = self.sample(IDS, 6), self.sample(NAMES, 6)
        named = self.random() < 0.8
        return [
            Person(id, *(name if named else ("", "")), f"{id}@example.edu", known=self.known(place))
            for place, (id, name) in enumerate(zip(ids, names, strict=True), 1)
        ], names

    def known(self, place):
        return {"canvas_id": f"{1000 + place}", "gradescope_sid": f"S{place}"}

    def files(self):
        return self.sample(FILES, self.randint(1, 3))


def sanitized(last, first):
    """As Canvas writes a name."""
    name = re.sub(r"[^\w]", "", f"{last}{first}".lower())
    while re.search(r"_\d+_", name):
        name = re.sub(r"_(\d+)_", r"\1", name)
    return name


def canvas(draw, people):
    anonymous = draw.random() < 0.2
    attachment = draw.randint(1, 9) * 1000
    for user, (owner, (last, first)) in people.items():
        late = draw.random() < 0.3
        for file in draw.files():
            attachment += draw.randint(1, 5)
            if anonymous:
                own = ANONYMOUS[int(user) % 4] + user
                yield f"anon-{own}", f"{'LATE_' * late}anon_{own}_{attachment}_{file}"
            else:
                yield owner, f"{sanitized(last, first)}{'_LATE' * late}_{user}_{attachment}_{file}"


def moodle(draw, people):
    blind, form = draw.random() < 0.3, draw.choice(("/", "_/", "_"))
    for user, (owner, (last, first)) in people.items():
        name = "Participant" if blind else f"{first} {last}".replace("_", " ").replace("/", "")
        for file in draw.files():
            yield owner, f"{name}_{7000 + int(user)}_assignsubmission_file{form}{file}"


def exchange(draw, people):
    for owner, _ in people.values():
        time = f"2026-02-0{draw.randint(1, 9)} 12:00:00.{draw.randint(0, 999999):06} UTC"
        for file in draw.files():
            yield owner, f"{owner}+{NAME}+{time}+{'aB3_-xyzAB12'}/{file}"


def plain(draw, people):
    for owner, _ in people.values():
        folder = draw.random() < 0.5
        for file in draw.files()[: 3 if folder else 1]:
            yield owner, f"{owner}/{file}" if folder else f"{owner}.zip"


def gradescope(draw, people):
    yield None, "submission_metadata.yml"
    for user, (owner, _) in people.items():
        for file in draw.files():
            yield owner, f"submission_{user}/{file}"


FORMS = {"canvas": canvas, "moodle": moodle, "exchange": exchange, "plain": plain, "gradescope": gradescope}


def drawn(draw, form):
    """-> (About, Download, owners whose hand-ins are in it); a stranger may be among them."""
    persons, names = draw.persons()
    everybody = {
        f"{1001 + place}": (p.id, name) for place, (p, name) in enumerate(zip(persons, names, strict=True))
    }
    known = persons[: draw.randint(4, 6)]  # the others are strangers
    metadata = {
        int(user): ([(f"S{int(user) - 1000}", f"{id}@example.edu")], {})
        for user, (id, _) in everybody.items()
    }
    yml = downloads.gradescope(metadata)["submission_metadata.yml"]
    paths = [*FORMS[form](draw, everybody)]
    draw.shuffle(paths)
    pieces = [Piece(PurePath(path), content(owner, yml)) for owner, path in paths]
    rows = {f"{7000 + int(user)}": row(draw, id) for user, (id, _) in everybody.items()}
    about = About(
        NAME, frozenset({STUB}), Roster({p.id: p for p in known}), {}, draw.choice((None, Worksheet(rows)))
    )
    return about, Download("download", tuple(pieces)), {owner for owner, _ in paths if owner}


def row(draw, id):
    return Row({"email": f"{id}@example.edu"} if draw.random() < 0.8 else {}, "Participant")


def content(owner, yml):
    return lambda limit: (yml if owner is None else owner).encode()


@pytest.mark.parametrize("form", FORMS)
def test_no_student_gets_anothers_bytes(form):
    mapped = 0
    for seed in range(2000):
        about, download, present = drawn(Draw(f"{form} {seed}"), form)
        system, inner = recognised(download, about)
        arrivals, left = system.hand_ins(inner, about)
        assert sum(len(a.pieces) for a in arrivals) <= len(download.pieces)
        got = set()
        for arrival in arrivals:
            try:
                ids = owners(arrival, about, {}).ids
            except Refused as why:
                left.append(Left(arrival.shown, str(why)))
                continue
            for piece in arrival.pieces:
                assert {piece.read(0).decode()} == set(ids) or is_anonymous(piece, ids, about), (
                    form,
                    seed,
                    piece,
                )
            got.update(piece.read(0).decode() for piece in arrival.pieces)
        assert left or present <= got, (form, seed)
        assert all(str(line) for line in left)
        mapped += len(got)
    assert mapped > 4000  # or it would be refusing that is tested


def is_anonymous(piece, ids, about):
    """Under blind marking nobody is named until the worksheet does it."""
    return len(ids) == 1 and OWN_ID.fullmatch(ids[0]) and not about.roster.who("id", ids[0])


def spoilt(draw, content):
    """A few bytes of it are others, or it ends early."""
    content = bytearray(content)
    for _ in range(draw.randint(0, 3)):
        content[draw.randrange(len(content))] = draw.randrange(256)
    return bytes(content[: draw.choice((None, None, len(content) // 2))])


def hostile(draw, owner):
    """The bytes of a zip with one good file at most, and what a stranger may put beside it."""
    others = (
        "../ada/x.py",
        "/etc/x.py",
        "a/../../b.py",
        f"{NAME}/{STUB}",
        "x.zip",
        "C:\\x.py",
        "ada.py",
        "\t.py",
    )
    names = {f"{NAME}/{STUB}", *draw.sample(others, draw.randint(0, 4))}
    made = downloads.zipped(dict.fromkeys(names, f"owner = '{owner}'"))
    return spoilt(draw, made) if draw.random() < 0.5 else made


def test_whole_archives_by_chance(tmp_path):
    """Each is of students' zips, some of them damaged; some are damaged themselves."""
    taken = refused = 0
    students = {row[4]: row[0] for row in downloads.CLASS}
    for seed in range(150):
        draw = Draw(seed)
        if seed % 10 == 0:
            place = Place(tmp_path / "courses" / str(seed), columns=("id", "a", "b", "c", "canvas_id"))
        work = {user: hostile(draw, owner) for user, owner in students.items()}
        files = {f"wei_{user}_{seed * 9 + 1}_a.zip": content for user, content in work.items()}
        path = lay(tmp_path / "downloads" / str(seed), files, as_zip=True)
        if draw.random() < 0.3:
            path.write_bytes(spoilt(draw, path.read_bytes()))
        try:
            done = place.collect(path)
        except Refused:
            refused += 1
            continue
        taken += len(done.new)
        refused += len(done.left)
        assert all(owner == student for student, owner in place.owners().items() if owner)
    assert min(taken, refused) > 100
    assert {path.name for path in tmp_path.iterdir()} == {"courses", "downloads"}
    for path in tmp_path.rglob("submitted/**/*.py"):
        assert path.parts[-3] in students.values() and path.name in (STUB, "x.py", "b.py", "ada.py"), path
