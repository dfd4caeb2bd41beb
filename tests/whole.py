"""What takes long runs whole in CI, where CS231N_SEEDS is 20; of it `make test` takes a sample."""

import os

import pytest

SEEDS = range(int(os.environ.get("CS231N_SEEDS", "3")))  # on which every verdict has to hold
WHOLE = len(SEEDS) >= 20
only_whole = pytest.mark.skipif(not WHOLE, reason="takes long: with CS231N_SEEDS=20, as in CI")


def sample(rows, step, in_ci=1):
    """Every so many of some rows."""
    return list(rows)[:: in_ci if WHOLE else step]
