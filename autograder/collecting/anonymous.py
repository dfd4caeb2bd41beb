"""Anonymous hand-ins are named: all that stands under their own id moves to the student."""

import shutil
from dataclasses import replace

from nbgrader.api import MissingEntry

from autograder.collecting import keep, whose
from autograder.course.folders import read_json, write_json
from autograder.course.gradebook import opened
from autograder.course.submission import Refused
from autograder.term import applied, history, people
from autograder.term.attempts import Attempts
from autograder.term.roster import ANONYMOUS
from cs231n_utils.promises.hand_in import STUDENT_ID

COLUMNS = ("anonymous", "id")


def bring(course, name, path, roster):
    """Add to what is known the names in the file `path`.  Raises Refused, people.BadTable."""
    if not path.is_file():
        raise Refused(f"{path} is not there")
    table = course.people / whose.NAMED
    rows, known = people.read(table, whose.NAMED_COLUMNS), whose.named(course, name)
    for row in people.read(path, COLUMNS):
        anonymous, persons = row["anonymous"].removeprefix(ANONYMOUS), roster.who("id", row["id"])
        id = persons[0].id if persons else row["id"]
        if (len(roster) and not persons) or not STUDENT_ID.fullmatch(id):
            raise Refused(f"{path}: {id} is no student of the roster")
        if known.get(anonymous, id) != id or (id in known.values() and anonymous not in known):
            raise Refused(f"{path} gives {anonymous} to {id}, and {table} says otherwise: mend one of them")
        if anonymous not in known:
            known[anonymous] = id
            rows.append({"assignment": name, "anonymous": anonymous, "id": id})
    people.write(people.folder(course) / whose.NAMED, whose.NAMED_COLUMNS, rows)


def move_named(course, about, names, db_url, done):
    """Move what is named now; -> ids of the students who got something."""
    attempts, moved = Attempts(course, about.assignment), set()
    for id in attempts.students():
        if not id.startswith(ANONYMOUS) or about.roster.who("id", id):
            continue
        student = names.get(id.removeprefix(ANONYMOUS)) or _in_worksheet(id, about)
        if not student:
            continue
        try:
            move(course, attempts, id, student, db_url)
        except Refused as why:
            done.refuse(id, why)
            continue
        done.note(id, [f"is {student}: moved, with its grades; the next `grade` writes the page"])
        moved.add(student)
    return moved


def _in_worksheet(id, about):
    row = about.worksheet and about.worksheet.rows.get(id.removeprefix(ANONYMOUS))
    try:
        return whose.person(row.columns, about) if row and row.columns else None
    except Refused:
        return None


def move(course, attempts, id, student, db_url):
    """Each step can be done again: whoever is stopped in between runs the same command.  Raises Refused."""
    name = attempts.assignment
    _move_grades(name, id, student, db_url)
    _move_penalty(course, (name, id), (name, student))
    for path in (course.result, course.record, course.order):
        _move_json(path(name, id), path(name, student), student)
    history.move(course, name, id, student)
    course.anew(name, id).unlink(missing_ok=True)  # of a regrade that was only looked at
    shutil.rmtree(course.anew_attempts(name, id), ignore_errors=True)
    course.page(name, id).unlink(missing_ok=True)
    shutil.rmtree(course.feedback(name, id), ignore_errors=True)
    _move_folder(course.autograded(name, id), course.autograded(name, student))
    if keep.is_strange(attempts, id, course.submitted(name, id)):
        keep.keep_found(attempts, id, course.submitted(name, id))
    _move_folder(course.submitted(name, id), course.submitted(name, student))
    for key, attempt in attempts.of(id).items():
        _move_json(course.attempt_result(name, id, key), course.attempt_result(name, student, key), student)
        attempts.hand_over(attempt, student)
    for folder in (course.submitted, course.autograded, course.feedback):
        _remove_empty(folder(name, id).parent)
    shutil.rmtree(attempts.folder / id)


def _move_grades(name, id, student, db_url):
    with opened(db_url) as gradebook:
        try:
            submission = gradebook.find_submission(name, id)
        except MissingEntry:
            return
        try:
            gradebook.find_submission(name, student)
        except MissingEntry:
            submission.student = gradebook.update_or_create_student(student)
            gradebook.db.commit()
        else:
            raise Refused(
                f"{id} and {student} both have grades of {name}, so they stay apart: lay what counts into "
                f"submitted/{student}/{name} yourself"
            )
        nameless = gradebook.find_student(id)
        if not nameless.submissions:
            gradebook.remove_student(id)


def _move_penalty(course, known, own):
    rows = applied.read(course)
    if row := rows.pop(known, None):
        rows.setdefault(own, replace(row, student=own[1]))
        applied.write(course, rows)


def _move_json(source, target, student):
    content = read_json(source)
    if content is not None and not target.exists():
        write_json(target, content | ({"submission": student} if "submission" in content else {}))
    source.unlink(missing_ok=True)


def _move_folder(source, target):
    """What stands at the target stays; of what is removed here, an attempt is kept."""
    if source.is_dir() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    elif source.is_dir():
        shutil.rmtree(source)


def _remove_empty(folder):
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
