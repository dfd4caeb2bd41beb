"""Are an assignment's trusted checks sound? Its own solution, and what that hands in, has to pass them."""

import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.course.submission import Submission, digest
from autograder.grading.apart import divided
from autograder.grading.checks import ChecksBroken, needs_data, trusted_checks
from autograder.grading.grade import Task, check

log = logging.getLogger(__name__)
SCRIPT = "hand_in.py"  # in variants/: makes what the solution hands in besides its code
KEPT = ".hand_in"  # in the course's folder


def require_sound(course, assignment, level, data):
    """Raises ChecksBroken unless the solution passes the trusted checks; `data`: the DataSet that counts.

    After that, a check that breaks does so over what a submission answered.
    """
    files = {name: text.encode() for name, text in assignment.solution.items()}
    saved = handed_in(course, assignment, data)
    task = divided(
        Task(
            assignment=assignment.name,
            code=assignment.code,
            submission=Submission(assignment.name, files | saved),
            points=assignment.points,
            checks=trusted_checks(assignment),
            modules=assignment.modules,
            seed=0,
            level=level,
            limits=assignment.limits,
            data=data,
        ),
        assignment,
        secret=b"",
    )
    unless_saved = set() if saved else needs_data(assignment)
    for last in (False, True):
        outcomes = _outcomes(task)
        lost = [outcome for outcome in outcomes if outcome.part < 1 and outcome.item not in unless_saved]
        if not lost:
            return
        if last or not all(outcome.by_clock for outcome in lost):
            first = lost[0]
            text = f"the solution itself fails the check {first.name} of {first.item}: {first.message}"
            raise ChecksBroken(text)


def _outcomes(task):
    """Of all its items, also of those that are graded by themselves."""
    return [outcome for each in (task, *task.apart.values()) for outcome in check(each, code_is_ours=True)[0]]


def handed_in(course, assignment, data):
    """{name: content} of what the solution hands in besides its code; made once for each solution and data.

    `data`: the DataSet that counts, or None.  Nothing where the assignment does not say how.  Raises
    ChecksBroken.
    """
    script = assignment.source / "variants" / SCRIPT
    if not script.is_file():
        return {}
    inputs = {name: text.encode() for name, text in assignment.solution.items()}
    key = digest(inputs | {SCRIPT: script.read_bytes(), "data": data.fingerprint.encode() if data else b""})
    folder = course.root / KEPT / key[:16]
    if not folder.is_dir():
        _make(assignment, script, data, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _make(assignment, script, data, folder):
    log.warning("what the solution of %s hands in is made now, once: that may take minutes", assignment.name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name, "work")
        work.mkdir()
        for file, text in assignment.solution.items():
            (work / file).write_text(text)
        command = [sys.executable, "-c", script.read_text(), *([data.folder] if data else [])]
        # with more threads each small product waits for them
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True)
        made = [work / file for file in assignment.manifest.files if (work / file).is_file()]
        if done.returncode or len(made) < len(assignment.manifest.files):
            why = done.stderr.strip()[-2000:] or "it did not make all files that assignment.toml names"
            raise ChecksBroken(f"{script} does not work with the solution: {why}")
        ready = Path(name, "ready")
        ready.mkdir()
        for path in made:
            path.rename(ready / path.name)
        ready.rename(folder)
