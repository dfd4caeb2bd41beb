"""What a machine's score depends on (`grade.Task.inputs`), and in words what of it is another than before."""

CHANGES = {  # besides the submission
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
SUBMISSION = "submission"


def changed(before, now):
    """The names of what is another; none where the submission is, or where it is not known from before.

    `before`, `now`: {what: digest}.
    """
    if not isinstance(before, dict) or before.get(SUBMISSION) != now.get(SUBMISSION):
        return ()
    return tuple(name for name, part in now.items() if before.get(name) != part)


def in_words(names):
    """For `names` as `changed` gives them; empty for none."""
    words = [word for name, word in CHANGES.items() if name in names]
    return f"other {', '.join(words)} than before" if words else ""


def why(before, now):
    """Of a score by machine that is another than before."""
    if not before:
        return "graded"
    if before.get(SUBMISSION) != now.get(SUBMISSION):
        return "another hand-in"
    return in_words(changed(before, now)) or "graded again"
