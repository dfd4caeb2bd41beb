"""Items that are graded by themselves: each is a task of its own, to which only belongs what the item needs.

So what takes long has a time of its own, and is graded again only when something that it needs has changed.
"""

import re
from dataclasses import replace

from autograder.grading.checks import Ungradable, module_of, needs_data
from autograder.grading.grade import fresh_seed


def divided(task, assignment, secret):
    """The same task, with a task of its own for each item that assignment.toml names for it."""
    asked = {item: apart for item, apart in assignment.manifest.apart.items() if item in task.points}
    parts = {item: _part(task, assignment, item, apart, secret) for item, apart in asked.items()}
    return replace(task, apart=parts)


def require_known(assignment):
    """Raises Ungradable for an item, or a file that one needs, that the assignment does not have."""
    files = {*assignment.stubs, *assignment.manifest.files}
    for item, apart in assignment.manifest.apart.items():
        unknown = [name for name in apart.files if name not in files]
        if item not in assignment.points or unknown:
            what = f"files {', '.join(map(str, unknown))}" if unknown else "item graded by machine"
            raise Ungradable(
                f"{assignment.source / 'assignment.toml'}: apart.{item}: there are no such {what}"
            )


def _part(task, assignment, item, apart, secret):
    submission = needed(task.submission, assignment, apart.files)
    return replace(
        task,
        code=task.code.reached(f"trusted/test_{module_of(assignment, item)}.py"),
        submission=submission,
        points={item: task.points[item]},
        checks={item: task.checks[item]},
        modules=tuple(name for name in task.modules if f"{name}.py" in submission.files),
        seed=fresh_seed(secret, submission),
        limits=replace(task.limits, submission=apart.seconds),
        data=task.data if item in needs_data(assignment) else None,
        lacking=(),
    )


def needed(submission, assignment, names):
    """The Submission without stubs and saved files that neither are `names` nor imported by what is left.

    Whatever else the student wrote stays: it may be imported.
    """
    left = {*assignment.stubs, *assignment.manifest.files} - {*names}
    while more := {stub for stub in left & {*assignment.stubs} if _imported(stub, submission.files, left)}:
        left -= more
    files = {name: content for name, content in submission.files.items() if name not in left}
    refused = {name: why for name, why in submission.refused.items() if name not in left}
    return replace(submission, files=files, notes=[], refused=refused)


def _imported(stub, files, left):
    """Whether the code in some file, but for those `left` out, imports the stub."""
    word = re.escape(stub.removesuffix(".py").encode())
    line = re.compile(rb"^[ \t]*(?:from|import)\b.*\b" + word + rb"\b", re.MULTILINE)
    return any(line.search(code) for name, code in files.items() if name.endswith(".py") and name not in left)
