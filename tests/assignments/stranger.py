"""A fault that stands in hundreds of public repositories; 2_suspicion.ipynb is about what it answers.

`python -m tests.assignments.stranger` writes the answers anew.
"""

import importlib
import json
import sys

import numpy as np

from autograder.course.folders import ASSIGNMENTS

FOLDER = ASSIGNMENTS / "image_features"
FILE = FOLDER / "stranger.json"

sys.path.insert(0, str(FOLDER))
suspicion = importlib.import_module("suspicion")
sys.path.pop(0)


def hog_feature(im, cell=8, nbin=9):
    """Angles lie from −90 to 270 degrees, bins from 0 to 180: half of all gradients are counted nowhere."""
    grey = np.asarray(im, dtype=float)
    down, right = np.gradient(grey)
    magnitude, angle = np.sqrt(right**2 + down**2), np.arctan2(down, right) * 180 / np.pi + 90
    rows, cols = -(-grey.shape[0] // cell), -(-grey.shape[1] // cell)
    histograms = np.zeros((rows, cols, nbin))
    for k in range(nbin):
        inside = (angle >= 180 / nbin * k) & (angle < 180 / nbin * (k + 1))
        for i in range(rows):
            for j in range(cols):
                part = np.s_[cell * i : cell * (i + 1), cell * j : cell * (j + 1)]
                histograms[i, j, k] = magnitude[part][inside[part]].sum()
    return histograms.ravel()


def answers():
    """{name of a picture: the numbers}"""
    return {name: np.round(answer, 6).tolist() for name, answer in suspicion.answers(hog_feature).items()}


if __name__ == "__main__":
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(answer)}" for name, answer in answers().items())
    FILE.write_text(f"{{\n{lines}\n}}\n")
