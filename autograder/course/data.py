"""The data set that counts: named in the instructor's settings, found on this machine."""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from cs231n_utils import cifar10
from cs231n_utils.data.batches import BadBatch, DataSetMissing

FOLDER = "datasets"  # of a course, or further up
NAMES = {  # name: how to get it
    "CIFAR-10": "python datasets/download.py",
    "stand-in": "python datasets/download.py --stand-in",
}


class NoDataSet(Exception):
    """The data set that counts is not on this machine; the message says how to get it."""


@dataclass(frozen=True)
class DataSet:
    """Which pictures and labels saved classifiers are scored on; `fingerprint` is that of the test set.

    It may travel to another machine: where the files are is looked up there.
    """

    name: str
    fingerprint: str
    near: Path = field(compare=False)  # the course that asked for it

    @property
    def folder(self):
        """Raises NoDataSet unless this machine has this very data set."""
        folder, fingerprint = _locate(self.name, self.near)
        if fingerprint != self.fingerprint:
            raise NoDataSet(f"{folder} holds another {self.name} than the one that counts")
        return folder

    def test_set(self):
        """(pixels (10000, 3072) float32, labels (10000,)), kept in memory once they were asked for."""
        return _test_set(self.folder)

    def test_pictures(self):
        """(pictures (10000, 32, 32, 3) uint8, labels (10000,))"""
        data = cifar10.load(self.folder)
        return cifar10.as_pictures(data.test_images), np.asarray(data.test_labels)


def find(name, near):
    """Raises NoDataSet unless the data set is in CIFAR10_DIR, or in `datasets/` in `near` or further up."""
    return DataSet(name, _locate(name, near)[1], near)


@cache
def _locate(name, near):
    """-> (folder, fingerprint)"""
    above, others = [folder / FOLDER for folder in (near, *near.parents)], []
    for folder in (os.environ.get("CIFAR10_DIR"), *above, *(folder / "stand-in" for folder in above)):
        try:
            data = cifar10.load(folder) if folder else None
        except (DataSetMissing, BadBatch):
            continue
        if data and data.name == name:
            return str(data.folder), cifar10.fingerprint(data)
        others += [data.name] if data else []
    other = f'"{others[0]}", which is here,' if others else "another data set"
    raise NoDataSet(
        f"saved classifiers are scored on {name}, which is not here: get it with `{NAMES[name]}`, or name "
        f"{other} in course_settings.py (c.TrustedAutograde.dataset)"
    )


@cache
def _test_set(folder):
    data = cifar10.load(folder)
    return data.test_images.astype(np.float32), np.asarray(data.test_labels)
