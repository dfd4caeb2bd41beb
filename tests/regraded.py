"""A class that was graded by a mistaken check, and what stands of it afterwards."""

import csv
import json
import shutil

from nbgrader.api import Gradebook

from autograder.commandline import main
from autograder.course.folders import Course
from autograder.handout import init, new
from autograder.handout.release import release
from tests import term_course

NAME, ITEM, HAND, BOOK = "week", "share", "q_cats", "1_week"
RIGHT = "float(np.mean(np.argmax(scores, axis=1) == y))"
COUNT = "float(np.sum(np.argmax(scores, axis=1) == y))"
WORKS = {"ann": RIGHT, "ben": COUNT, "cem": "None", "dee": RIGHT}
MEANT, MISTAKEN = "abs(share - right) < 1e-6", "abs(share - 25 * right) < 1e-6"
WHY = "the check took counts for shares"
DUE = "2026-02-10 23:59 UTC"
REGRADE = ("regrade", NAME, "--reason", WHY)


def lay(root):
    """A class that was graded by a mistaken check; a person then read two answers, and overruled an item."""
    course = Course(root, root / "assignments")
    init.scratch(course)
    folder = new.begin(course, NAME, ITEM)
    with open(folder / "trusted" / f"test_{NAME}.py", "a") as file:
        file.write(term_course.ONE)
    set_check(course, MEANT, MISTAKEN)
    release(course, NAME)
    for student, code in WORKS.items():
        shutil.copytree(course.release(NAME), course.submitted(NAME, student))
        write(course.submitted(NAME, student), code)
    decree(course)
    assert main(["grade", NAME, "--course", str(root)]) == 0
    give(course, "dee", HAND, 2.0, "well said")
    give(course, "dee", ITEM, 1.5, "as agreed")
    assert main(["grade", NAME, "--course", str(root)]) == 0
    return course


def set_check(course, old, new):
    path = course.assignments / NAME / "trusted" / f"test_{NAME}.py"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def write(folder, code):
    (folder / f"{NAME}.py").write_text(f"import numpy as np\n\n\ndef {ITEM}(scores, y):\n    return {code}\n")


def decree(course, **late):
    init.scratch(course)
    with open(course.root / "nbgrader_config.py", "a") as file:
        file.write("c.TrustedAutograde.isolation = 'process'\nc.TrustedAutograde.jobs = 1\n")
        file.writelines(f"c.Late.{name} = {value!r}\n" for name, value in late.items())


def give(course, student, id, points, comment=None):
    """As formgrader writes it."""
    with gradebook(course) as book:
        grade = book.find_grade(id, BOOK, NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        if comment and id == HAND:
            book.find_comment(id, BOOK, NAME, student).manual_comment = comment
        book.db.commit()


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}")


def standing(course):
    """{student: ({cell: (by machine, by hand)}, comment, penalty)}"""
    with gradebook(course) as book:
        return {
            one.student.id: (
                {g.name: (g.auto_score, g.manual_score) for part in one.notebooks for g in part.grades},
                book.find_comment(HAND, BOOK, NAME, one.student.id).manual_comment,
                one.late_submission_penalty,
            )
            for one in book.assignment_submissions(NAME)
        }


def machine(course):
    return {student: cells[ITEM][0] for student, (cells, *_) in standing(course).items()}


def log(course):
    path = course.people / "log.csv"
    return [*csv.DictReader(path.read_text().splitlines())] if path.exists() else []


def kept(course):
    """{path: content} of all that counts."""
    names = ("gradebook.db", "grades.csv", "submitted", "autograded", "feedback", "records", "people")
    paths = [path for name in names for path in [course.root / name, *(course.root / name).rglob("*")]]
    paths += [*(course.root / "results" / NAME).glob("*.json")]
    return {path: path.read_bytes() for path in paths if path.is_file()}


def copied(root, target, **late):
    shutil.copytree(root, target)
    made = Course(target, target / "assignments")
    decree(made, **late)  # the settings name the folder
    return made


def course_points(course):
    """What is given for all checks of the item, and for the one that is left."""
    full = course_max(course)
    return full, machine(course)["ann"]


def course_max(course):
    return json.loads(course.result(NAME, "ann").read_text())["max_score"]


def page(course, student):
    return (course.feedback(NAME, student) / "feedback.txt").read_text()
