"""What is about persons is its owner's alone, or the group's where a course is shared, whatever the umask."""

import os
import shutil
import stat
import subprocess
import tempfile
import traceback
from pathlib import Path

import pytest
from rich.console import Console

from autograder import commandline, forget_command
from autograder.course import gradebook
from autograder.course.folders import KIT, close, made_with, mode_in, write_json, write_text
from autograder.course.lookup import course_in, settings
from autograder.doctor import examined, persons
from autograder.handout import init
from autograder.term import people
from autograder.term.roster import Person, Roster
from tests import home

UMASKS = (0o000, 0o022, 0o077)
ANN = Roster({"ann": Person("ann", "Lee", "Ann")})


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def course_of(tmp_path, shared):
    root = tmp_path / "course"
    init.scratch(home.course(root))
    with open(root / "nbgrader_config.py", "a") as config:
        config.write(f"c.CourseDirectory.groupshared = {shared}\n")
    root.chmod(0o2770 if shared else 0o755)
    return course_in(root)


def modes(folder):
    """{mode} of folders, {mode} of files"""
    paths = [folder, *folder.rglob("*")]
    found = [{stat.S_IMODE(p.stat().st_mode) for p in paths if p.is_dir() is kind} for kind in (True, False)]
    return tuple(found)


@pytest.mark.parametrize(("shared", "wanted"), ((False, (0o700, 0o600)), (True, (0o2770, 0o660))))
def test_people_is_for_nobody_else(tmp_path, umask, shared, wanted):
    course = course_of(tmp_path, shared)
    with made_with(course.mode):
        ANN.write(course)
        write_text(people.folder(course) / "attempts" / "one" / "ann" / "canvas-1.json", "{}")
        (course.people / "attempts" / "one" / "ann" / "canvas-1").mkdir()
    assert modes(course.people) == ({wanted[0]}, {wanted[1]})
    assert (course.people / ".gitignore").read_text() == "*\n"


def test_what_is_shared_is_the_groups_and_nobody_elses(tmp_path, umask):
    course = course_of(tmp_path, shared=True)
    with gradebook.alone(course.root), gradebook.opened(settings(course.root)[1].db_url):
        course.secret()
    for name in ("gradebook.db", "gradebook.lock", "course_secret"):
        assert stat.S_IMODE((course.root / name).stat().st_mode) == 0o660, name


def test_what_is_not_shared_is_its_owners(tmp_path, umask):
    course = course_of(tmp_path, shared=False)
    write_json(course.result("one", "ann"), {})
    course.secret()
    assert {mode_in(course.root), *modes(course.root / "results")[1]} == {0o600}
    assert stat.S_IMODE((course.root / "course_secret").stat().st_mode) == 0o600


def test_the_settings_of_a_shared_course_say_so_to_nbgraders_own_commands(tmp_path):
    init.lay(tmp_path / "own", ["linear_classifiers"])
    with made_with(0o700):
        settings(tmp_path / "own")
        assert os.umask(0o077) == 0o077
    with open(tmp_path / "own" / "course_settings.py", "a") as own, made_with(0o700):
        own.write("c.CourseDirectory.groupshared = True\n")
        own.flush()
        settings(tmp_path / "own")
        assert os.umask(0o007) == 0o007


def test_commands_about_persons_leave_the_umask_as_it_was(tmp_path, capsys, umask):
    course, before = course_of(tmp_path, shared=False), os.umask(0)
    os.umask(before)
    assert commandline.main(["forget", "nobody", "--yes", "--course", str(course.root)]) == 1
    assert os.umask(before) == before
    assert "nobody" in capsys.readouterr().err


@pytest.fixture
def reachable(tmp_path, monkeypatch):
    """As if anybody got as far as the course's folder, which pytest closes to all."""
    parents = Path.parents.fget
    monkeypatch.setattr(
        Path, "parents", property(lambda path: [p for p in parents(path) if tmp_path in parents(p)])
    )


def look(course):
    return persons.folders(examined.Examined.of(course.root))


def test_doctor_says_what_is_open_to_others_and_how_to_close_it(tmp_path, reachable):
    course = course_of(tmp_path, shared=False)
    ANN.write(course)
    assert look(course).mark == "✓"
    course.people.chmod(0o755)
    assert f"`chmod -R go= {course.people}`" in look(course).says
    course.root.chmod(0o700)
    assert look(course).mark == "✓"


def test_others_than_the_group_are_others_in_a_shared_course(tmp_path, reachable):
    course = course_of(tmp_path, shared=True)
    ANN.write(course)
    course.root.chmod(0o2775)
    course.people.chmod(0o2775)
    assert f"`chmod -R o= {course.people}`" in look(course).says


def test_doctor_says_what_a_second_account_could_not_change(tmp_path, reachable):
    course = course_of(tmp_path, shared=True)
    ANN.write(course)
    assert look(course).mark == "✓"
    write_json(course.result("one", "ann"), {})
    (course.root / "results").chmod(0o700)
    line = look(course)
    assert "results" in line.says
    os.system(line.says.split("`")[1])
    assert look(course).mark == "✓"


GROUP, FIRST, SECOND = 61234, 61235, 61236  # numbers that no account has


def as_account(number, function, *arguments):
    """Call it in a child that is this user, of GROUP alone, with the usual umask; raises what it printed."""
    child = os.fork()
    if not child:
        try:
            os.setgroups([])
            os.setresgid(GROUP, GROUP, GROUP)
            os.setresuid(number, number, number)
            os.umask(0o022)
            function(*arguments)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def work(course, student):
    """What commands do with a course's files: roster, collect, grade, feedback."""
    with made_with(course.mode):
        db_url = settings(course.root)[1].db_url
        Roster(Roster.read(course).persons | {student: Person(student)}).write(course)
        for name in ("ann", student):
            write_text(people.folder(course) / "attempts" / "week" / name / "canvas-1.json", "{}")
            shutil.rmtree(course.submitted("week", name), ignore_errors=True)
            course.submitted("week", name).mkdir(parents=True)
            write_text(course.submitted("week", name) / "a.py", name)
            write_json(course.result("week", name), {})
            write_json(course.record("week", name), {})
            close(course.root / "feedback", course.mode)
            shutil.rmtree(course.feedback("week", name), ignore_errors=True)
            course.feedback("week", name).mkdir(parents=True)
            (course.feedback("week", name) / "feedback.txt").write_text(name)
        with gradebook.alone(course.root), gradebook.opened(db_url) as book:
            book.update_or_create_student(student)
        assert course.secret()


def forget(course, student):
    with made_with(course.mode):
        forget_command.run(course, student, True, Console(quiet=True))
    assert not list(course.root.rglob(f"{student}*"))


@pytest.fixture
def passable():
    """A folder that every account may go through, as pytest's are not."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o711)
        yield Path(name)


def test_a_second_account_of_the_group_can_do_all_of_it(passable):
    if os.getuid() != 0:
        pytest.skip("to be two accounts takes root")
    course = course_of(passable, shared=True)
    work(course, "first")  # whatever is imported on the way must be there: a child may not reach it
    forget(course, "first")
    for path in [course.root, *course.root.rglob("*")]:
        os.chown(path, FIRST, GROUP)
    course.root.chmod(0o2770)  # chown took the bit away
    as_account(FIRST, work, course, "one")
    as_account(SECOND, work, course, "two")
    as_account(SECOND, forget, course, "one")
    as_account(FIRST, work, course, "three")
    as_account(FIRST, forget, course, "ann")
    assert not persons.kept_from_group(course.root)


def test_another_account_is_really_another_one(passable):
    if os.getuid() != 0:
        pytest.skip("to be two accounts takes root")
    course = course_of(passable, shared=False)
    ANN.write(course)
    with pytest.raises(AssertionError):
        as_account(SECOND, Roster.read, course)


PERSONAL = (
    "people/roster.csv",
    "submitted/ann/week/a.py",
    "downloaded/week/archive/a.zip",
    "autograded/ann/week/1.ipynb",
    ".staging/ann/week/1.ipynb",
    "feedback/ann/week/feedback.html",
    "results/week/ann.json",
    "records/week/ann.json",
    "gradebook.db",
    "gradebook.lock",
    "course_secret",
    "grades.csv",
    "insights-week-help.csv",
    "similarity-week/submissions/ann/f.py",
    ".similarity-week.part/submissions/ann/f.py",
    "grades-canvas-week.csv",
    "feedback-canvas-week.zip",
    "tmp1.part",
)


@pytest.mark.parametrize("own", (True, False), ids=("a course", "the checkout"))
def test_git_sees_nothing_of_persons(tmp_path, own):
    root = tmp_path / "course"
    if own:
        init.lay(root, ["linear_classifiers"])
    else:
        (root / "autograder").mkdir(parents=True)
        shutil.copy(KIT / ".gitignore", root)
    for path in PERSONAL:
        write_text((root if own else root / "autograder") / path, "x")
    subprocess.run(["git", "init", "-q", root], check=True)
    command = ["git", "-C", root, "ls-files", "--others", "--exclude-standard"]
    seen = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert seen and not [path for path in seen if any(path.endswith(each) for each in PERSONAL)]
