import importlib
from pathlib import Path

import pytest

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.syspath_prepend(DATASETS)
    return importlib.import_module("stand_in")


@pytest.fixture
def download(stand_in):
    return importlib.import_module("download")
