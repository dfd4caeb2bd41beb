"""`python -m cs231n_utils.check [FOLDER]`: how far the work in a folder is, a line each, with points."""

import argparse
import sys

from cs231n_utils.handin.apart import DONE
from cs231n_utils.handin.rows import UNKNOWN, rows, tasks
from cs231n_utils.handin.typed import add_folder, speak_utf8
from cs231n_utils.handin.work import NotHere, Work

COMMAND = "python -m cs231n_utils.check"


def main(arguments=None):
    """Print the table; 0 only if everything is done, 2 if there is nothing to check."""
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="Say how far the work in FOLDER is, and what to do next."
    )
    add_folder(parser)
    folder = parser.parse_args(arguments).folder
    speak_utf8()
    try:
        work = Work.find(folder, COMMAND)
    except NotHere as error:
        print(error, file=sys.stderr)
        return 2
    try:
        undone, problems = table(work), [*work.problems()]
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    for problem in problems:
        print(f"✗ {problem}", file=sys.stderr)
    return 1 if undone or problems else 0


def table(work):
    """Print a row for each task as soon as it is known, and the sum; -> the Rows that are not done."""
    todo, said = tasks(work), []
    width = max((len(task.id) for task in todo), default=0)
    for row in rows(work):
        points = "" if row.points is None else f"{row.points:g}"
        print(f"{row.mark} {row.id:<{width}}  {points:>4}  {row.text}", flush=True)
        said.append(row)
    known = [row for row in said if row.mark != UNKNOWN]
    done = [row for row in known if row.mark == DONE]
    worth, all_points = (sum(row.points or 0 for row in some) for some in (done, said))
    points = f", worth up to {worth:g} of {all_points:g} points" if all_points else ""
    more = "" if len(done) == len(known) else " For hints, run the check cells in the notebooks."
    print(f"{len(done)} of {len(known)} done{points}.{more}", flush=True)
    return [row for row in known if row.mark != DONE]


if __name__ == "__main__":
    sys.exit(main())
