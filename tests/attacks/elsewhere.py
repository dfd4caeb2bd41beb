"""The attacks on a kit that was installed as a wheel: what they are after lies among the libraries.

python -m tests.attacks.elsewhere ROOT OUT    # lays the field in ROOT, and writes it to OUT
"""

import pickle
import shutil
import sys
from pathlib import Path

from autograder.course.folders import IS_CHECKOUT
from autograder.sandbox import isolation
from tests import environments
from tests.attacks.field import TRIED, WITHIN_REACH, Field
from tests.whole import SEEDS

TESTS = Path(__file__).resolve().parents[1]


def field(environment, place, data):
    """The Field of all attacks, graded by the kit installed in `environment`, and laid in `place`."""
    (place / "linked").symlink_to(environment)  # as where a home or an environment is a link
    python = place / "linked" / "bin" / "python"
    shutil.copytree(TESTS, place / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    out = place / "field.pickle"
    command = ("-m", "tests.attacks.elsewhere", place / "field", out)
    environments.run(python, place, *command, CIFAR10_DIR=str(data), CS231N_SEEDS=str(len(SEEDS)))
    return pickle.loads(out.read_bytes())


def main(root, out):
    assert not IS_CHECKOUT
    Path(root).mkdir()
    made = Field(Path(root), [*TRIED, *WITHIN_REACH], isolation.strongest())
    Path(out).write_bytes(pickle.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
