"""The course of a checkout: run `nbgrader …` in this folder."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from autograder.settings import configure  # noqa: E402

c = configure(get_config(), HERE, assignments="../assignments")  # noqa: F821  (nbgrader puts get_config here)

# How student code is shut in while it is graded: "bubblewrap" (Linux), or "process", in which scores are
# decided elsewhere but lets student code run with your rights.
c.TrustedAutograde.isolation = "bubblewrap"

# The data set on which saved classifiers are scored: "CIFAR-10" or "stand-in".
c.TrustedAutograde.dataset = "CIFAR-10"
