"""The public checks in a process of their own: one that never ends, or is ended, costs an item its line."""

import json
import os
import queue
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

from cs231n_utils.promises import report, source
from cs231n_utils.promises.public import public
from cs231n_utils.promises.run import run

PACKAGES = str(Path(__file__).resolve().parents[2])  # where this process has the kit from
STARTING = 120  # seconds until the process is there: libraries may come from a slow disk
SECONDS = 20  # that an item may take
MOST = 3  # items that may end the process: the others are not tried
DONE, OPEN, NOT_STARTED = "✓", "✗", "…"


def said_of(folder, ids):
    """Yields (mark, what there is to say) of each of the items, in the order of the ids."""
    waiting, lost = list(ids), []
    while waiting and len(lost) < MOST:
        with process(folder, lost, waiting) as answers:
            try:
                answer(answers, STARTING)
                while waiting:
                    said = answer(answers, SECONDS)
                    waiting.pop(0)
                    yield said
                continue
            except queue.Empty:
                said = OPEN, f"no answer within {SECONDS} s: does a loop never end?"
            except EOFError:
                said = OPEN, "ends the process in which it is checked, or takes all memory"
        lost.append(waiting.pop(0))
        yield said
    yield from ((OPEN, "not tried: too many of the others did not come to an end") for _ in waiting)


@contextmanager
def process(folder, lost, ids):
    """A queue of the lines that a process writes; the process is gone afterwards."""
    path = os.pathsep.join(filter(None, (PACKAGES, os.environ.get("PYTHONPATH"))))
    arguments = str(folder.resolve()), ",".join(lost), *ids
    started = subprocess.Popen(
        [sys.executable, "-P", "-m", "cs231n_utils.handin.apart", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )
    answers = queue.SimpleQueue()
    Thread(target=read, args=(started.stdout, answers), daemon=True).start()
    try:
        yield answers
    finally:
        started.kill()
        started.wait()


def read(stream, answers):
    """Put each line of the stream into the queue, and an empty one where it ends."""
    with stream:
        for text in stream:
            answers.put(text)
    answers.put(b"")


def answer(answers, seconds):
    """What the process says next.  Raises queue.Empty if it says nothing, EOFError if it has ended."""
    try:
        return tuple(json.loads(answers.get(timeout=seconds)))
    except ValueError:  # nothing, or the beginning of a line
        raise EOFError from None


def main(folder, lost, *ids):
    """In the process: a JSON line to say that it is there, and one for each item."""
    with os.fdopen(os.dup(1), "w") as said, open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what compiled code prints
        sys.path.insert(0, folder)  # a stub may import another one beside it
        print("[]", file=said, flush=True)
        for answer in lines(Path(folder), ids, lost.split(",")):
            print(json.dumps(answer), file=said, flush=True)


def lines(folder, ids, lost=()):
    """As `said_of`, in this process; without a comparison with those that are `lost` already."""
    checked, loaded = public(folder), {}
    alone = {id: replace(item, twin=None) for id, item in checked.items.items() if twin_of(item) in lost}
    checked = replace(checked, items=checked.items | alone)
    for item in map(checked.items.get, ids):
        if item.module not in loaded:
            loaded[item.module] = source.load(folder / item.file)
        yield line(checked, item, folder, *loaded[item.module])


def twin_of(item):
    return item.twin.id if item.twin else None


def line(checked, item, folder, module, trouble):
    """(mark, what there is to say) of one item."""
    if not (folder / item.file).is_file():
        return OPEN, checked.elsewhere(item, folder) or trouble
    if module is None:
        return OPEN, trouble
    outcome = run(checked, item.id, module)
    if outcome.to_do:
        return NOT_STARTED, outcome.to_do
    if outcome.ok:
        return DONE, f"all {len(outcome.passed)} checks pass"
    said = report.headline(outcome)
    needs_numbers = not outcome.finding.misconceptions and not outcome.finding.title
    return OPEN, f"{said}. {outcome.finding.seen}" if needs_numbers else said


if __name__ == "__main__":
    main(*sys.argv[1:])
