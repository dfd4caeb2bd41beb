"""What is said of a saved file: in the notebook that saved it, and before it is handed in."""

from pathlib import Path

import numpy as np

from cs231n_utils.data.batches import STAND_IN
from cs231n_utils.promises import manifest
from cs231n_utils.promises.speech import complain
from cs231n_utils.saved import dictionary, features, pixels
from cs231n_utils.saved.file import DATASET, BadClassifier, NotSaved, unreadable

KINDS = (pixels.KIND, features.KIND, dictionary.KIND)
TELLING = {"W", "centroids"}  # whatever has one of these is of such a kind


def show(path):
    """Say what was saved; one line to stderr when there is nothing, or nothing right."""
    id, name = Path(path).stem, Path(path).name
    try:
        kind = kind_of(path)
        saved = kind.read(path)
    except NotSaved:
        complain(f"… {id} is not started. Next: write what is missing above, then run the notebook again.")
    except BadClassifier as error:
        complain(f"✗ {id}: {error}")
    else:
        if problem := does_not_count(path, saved.dataset, manifest.counts(Path(path).parent)):
            complain(f"✗ {id}: {problem}")
            return
        first, *others = kind.told(saved)
        print("\n".join(f"✓ {line}" for line in (f"{name} {first}", *others)))
        print(f"{id}: all {1 + len(others)} checks pass, done.")


def trouble(path, counts):
    """What is wrong with a file that a notebook saved, in a line, or ''; `counts`: the data set that counts.

    Of a file of no such kind it is seen whether it can be read, and whether it names its data set.
    """
    if path.suffix != ".npz":
        return ""
    try:
        names, dataset = _names(path), counts
        if DATASET in names:
            with np.load(path, allow_pickle=False) as file:
                dataset = str(file[DATASET])
        if names & TELLING:
            kind_of(path).read(path)
    except BadClassifier as error:
        return str(error)
    except Exception as error:  # a damaged file can raise anything
        return unreadable(path, error)
    return does_not_count(path, dataset, counts)


def kind_of(path):
    """The Kind that has most in common with what the file holds; the first, where it cannot be read."""
    try:
        names = _names(path)
    except Exception:  # a damaged file can raise anything; whoever reads it says so
        names = set()
    return max(KINDS, key=lambda kind: len(names & set(kind.shapes)))


def does_not_count(path, dataset, counts):
    """What to say, and do, where files made on `dataset` get no points; or ''."""
    if not counts or dataset == counts:
        return ""
    option = " --stand-in" if counts == STAND_IN else ""
    return (
        f"{Path(path).name} is learned from {dataset}, and {counts} counts: the grader gives 0 points. "
        f"Get {counts} (python datasets/download.py{option}), then run the notebook again from its top"
    )


def _names(path):
    with np.load(path, allow_pickle=False) as file:
        return set(file.files)
