"""`python -m autograder`: the start of the command line, and nothing else.

Each process of a pool runs this file again, under another name: it has to be light.
"""

import sys

if __name__ == "__main__":
    from autograder.commandline import main

    sys.exit(main())
