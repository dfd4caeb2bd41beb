"""What was chosen as one small file, a classifier or what it needs: saved by a notebook, and handed in.

    saved.save_classifier("best_svm.npz", svm, mean_image, 1e-7, 100.0, 0.4, data.name, results)
    saved.save_on_features("best.npz", W, mean, deviation, 0.52, data.name)
    saved.save_dictionary("dictionary.npz", dictionary, data.name)
    saved.show("best_svm.npz")

Nothing in such a file is code: it is read as plain arrays, and their shapes are checked.
"""

from cs231n_utils.saved.dictionary import load_dictionary, save_dictionary
from cs231n_utils.saved.features import SavedOnFeatures, load_on_features, save_on_features
from cs231n_utils.saved.file import BadClassifier, NotSaved, NotWritten
from cs231n_utils.saved.pixels import Saved, load_classifier, save_classifier
from cs231n_utils.saved.shown import show, trouble

__all__ = [
    "BadClassifier",
    "NotSaved",
    "NotWritten",
    "Saved",
    "SavedOnFeatures",
    "load_classifier",
    "load_dictionary",
    "load_on_features",
    "save_classifier",
    "save_dictionary",
    "save_on_features",
    "show",
    "trouble",
]
