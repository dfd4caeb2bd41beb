"""How the notebooks are run here."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Tests run on every processor already: more threads in each would wait for each other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENBLAS_NUM_THREADS", "1")
        yield
