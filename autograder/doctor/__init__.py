"""`python -m autograder doctor`: is grading safe here, and if not, which command mends it?

Safe means: student code is shut in, nothing would stop grading, and nobody who handed in is left out.
"""

from pathlib import Path

from rich.text import Text

from autograder.course.lookup import NoCourse, edited
from autograder.course.text import one_line
from autograder.doctor import assignment, machine
from autograder.doctor.examined import AGAIN, Examined, quoted
from cs231n_utils.doctor.line import BAD, GOOD, LATER, WARNING, Line

STYLES = {GOOD: "green", LATER: "", WARNING: "yellow", BAD: "red"}


def run(root, console):
    """Print what was found, line by line; -> the exit code: 0 exactly when grading is safe."""
    bad = 0
    for name, finding in findings(root):
        bad += finding.mark == BAD
        line = f"{finding.mark} {name}: {finding.says}"
        console.print(Text(line, STYLES[finding.mark]), soft_wrap=True)
    console.print(f"grading is not safe: mend what is marked {BAD}" if bad else "grading is safe")
    return 1 if bad else 0


def findings(root):
    """Yields (what was looked at, Line)."""
    root = Path(root).resolve()
    try:
        examined = Examined.of(root)
    except NoCourse as failure:
        yield "settings", Line(BAD, f"{failure}; name the course's folder: `{AGAIN} --course DIR`")
        return
    except Exception as error:  # the settings are code of the instructor's
        where = quoted(edited(root))
        yield "settings", Line(BAD, f"{_shown(error)}; mend that: `${{EDITOR:-nano}} {where}`")
        return
    for name, check in machine.CHECKS.items():
        yield name, _looked_at(check, examined)
    for one in examined.assignments():
        if not examined.is_used(one):
            yield f"release of {one.name}", assignment.not_released(examined, one)
            continue
        for name, check in assignment.CHECKS.items():
            yield f"{name} of {one.name}", _looked_at(check, examined, one)


def _looked_at(check, examined, *more):
    """One check that cannot be made must not hide what the others find."""
    try:
        return check(examined, *more)
    except OSError as error:
        fix = f'sudo chown -R "$USER" {quoted(examined.course.root)}'
        return Line(BAD, f"{_shown(error)}; where it is a matter of rights: `{fix}`")
    except Exception as error:
        return Line(BAD, f"{_shown(error)}; mend that and look again: `{AGAIN}`")


def _shown(error):
    return one_line(f"{type(error).__name__}: {error}", 500)
