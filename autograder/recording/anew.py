"""What is graded again though no student changed it: said before it is done."""

import shutil
from datetime import datetime

from autograder.term.made_from import in_words


def announce(course, name, outdated, log):
    """`outdated`: {student: what changed}; the old results are kept."""
    if outdated:
        log.warning(
            "%d results are made anew, though the submissions are the same: %s. The old ones are kept in %s; "
            "what a person gave stays as it is. What changes is shown in the end; "
            '`python -m autograder regrade %s --reason "…"` shows it before it writes anything',
            len(outdated),
            in_words({what for changes in outdated.values() for what in changes}),
            keep(course, name, outdated),
            name,
        )


def keep(course, name, students):
    """-> the folder with a copy of their results."""
    results = course.root / "results" / name
    kept = results / "before" / f"{datetime.now():%Y-%m-%d-%H%M%S}"
    kept.mkdir(parents=True, exist_ok=True)
    for student in students:
        shutil.copy(results / f"{student}.json", kept)
    return kept
