"""What is graded again though no student changed it: said before it is done."""

import shutil
from datetime import datetime

CHANGES = {  # what a result depends on besides the submission: in words (`grade.Task.inputs`)
    "kit": "version of the kit",
    "engine": "code of the grader",
    "checks": "checks",
    "points": "points",
    "release": "questions",
    "limits": "limits",
    "isolation": "isolation",
    "data": "data set",
    "seed": "course secret",
}


def announce(course, name, outdated, log):
    """`outdated`: {student: what changed}; the old results are kept."""
    if outdated:
        changed = [what for what in CHANGES if any(what in changes for changes in outdated.values())]
        results = course.root / "results" / name
        kept = results / "before" / f"{datetime.now():%Y-%m-%d-%H%M%S}"
        kept.mkdir(parents=True)
        for student in outdated:
            shutil.copy(results / f"{student}.json", kept)
        log.warning(
            "%d results are made anew, though the submissions are the same: other %s than before. The "
            "old ones are kept in %s; what a person gave stays as it is",
            len(outdated),
            ", ".join(CHANGES[what] for what in changed),
            kept,
        )
