"""In which systems a person is, and which they left: the roster's column `systems`.

Such as `canvas gradescope`, or `canvas(left) gradescope` of who dropped the course in Canvas.
"""

from autograder.term.exports import CANVAS, MOODLE

COLUMN = "systems"
LEFT = "(left)"
LMS = (CANVAS, MOODLE)  # these know who is in the course; Gradescope keeps who left


def present(known):
    return [word for word in known.get(COLUMN, "").split() if not word.endswith(LEFT)]


def entered(known, system):
    return _set(known, system, system)


def left(known, system):
    return _set(known, system, system + LEFT)


def active(known, otherwise):
    """As an LMS has it; without one, as the others; `otherwise` of who is in none."""
    words = known.get(COLUMN, "").split()
    deciding = [word for word in words if word.removesuffix(LEFT) in LMS] or words
    return any(not word.endswith(LEFT) for word in deciding) if deciding else otherwise


def _set(known, system, word):
    """Without a change of order: the same twice is the same file."""
    words = known.get(COLUMN, "").split()
    if not {system, system + LEFT} & set(words):
        words.append(word)
    words = [word if each.removesuffix(LEFT) == system else each for each in words]
    return known | {COLUMN: " ".join(words)}
