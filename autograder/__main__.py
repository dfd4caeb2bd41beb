"""`python -m autograder`: the start of the command line, and nothing else.

Each process of a pool runs this file again, under another name: it has to be light.
"""

import os
import sys

if __name__ == "__main__":
    here = os.getcwd()
    if sys.path[0] == here and not __file__.startswith(os.path.join(here, "autograder")):
        del sys.path[0]  # it may be a student's folder: nothing is imported from there
    try:
        from autograder.commandline import main

        code = main()
    except KeyboardInterrupt:  # before there is anything that could be lost
        print("\nstopped", file=sys.stderr)
        code = 130
    sys.exit(code)
