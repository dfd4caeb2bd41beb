"""`python -m cs231n_utils.doctor [FOLDER]`: can you work here, and if not, what mends it?

In a notebook, where it looks at the environment in which the notebook itself runs:

    from cs231n_utils import doctor

    doctor.main([])

It runs where nothing else does: what is imported at the top of its files is Python's own, or needs no more.
"""

import argparse

from cs231n_utils.doctor import assignment, environment
from cs231n_utils.doctor.line import BAD, LATER, Line
from cs231n_utils.handin.typed import add_folder, speak_utf8
from cs231n_utils.handin.work import NotHere

CHECKS = environment.CHECKS | assignment.CHECKS  # what is looked at: folder -> Line


def main(arguments=None):
    """Print a line for each thing that is looked at, and its remedy; 0 if nothing is marked ✗."""
    parser = argparse.ArgumentParser(
        prog=assignment.COMMAND, description="Say whether you can work in FOLDER, and what mends it if not."
    )
    add_folder(parser)
    folder = parser.parse_args(arguments).folder
    speak_utf8()
    bad, width = 0, max(map(len, CHECKS))
    for name, look in CHECKS.items():
        line = looked_at(look, folder)
        bad += line.mark == BAD
        print(f"{line.mark} {name:<{width}}  {line.says}", flush=True)
        if line.remedy:
            print(f"  {'':<{width}}  → {line.remedy}", flush=True)
    print(f"Begin with the first {BAD}, then run this again." if bad else "You can work here.")
    return 1 if bad else 0


def looked_at(look, folder):
    """What cannot be looked at must not hide the rest."""
    try:
        return look(folder)
    except NotHere:
        return Line(LATER, "not looked at, see files")
    except ImportError as error:
        return Line(LATER, f"not looked at, see packages: {error}")
    except Exception as error:
        return Line(BAD, f"{type(error).__name__}: {error}", "show this line to your instructor")
