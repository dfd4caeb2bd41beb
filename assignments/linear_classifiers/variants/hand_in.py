"""Makes what a solution hands in besides its code, in the folder of the solved stubs, from the data in DATA.

The settings are among those that the notebook finds.
"""

import sys

import numpy as np
from linear_classifier import LinearSVM, Softmax

from cs231n_utils import cifar10, saved

np.random.seed(231)
data = cifar10.load(sys.argv[1])
parts = cifar10.split(data)
X, X_val = (cifar10.features(images, parts.mean_image) for images in (parts.train_images, parts.val_images))
for kind, name, rate, reg in ((LinearSVM, "best_svm", 4e-7, 100.0), (Softmax, "best_softmax", 2e-6, 100.0)):
    classifier = kind()
    for part in (1, 5, 25):
        classifier.train(X, parts.train_labels, rate / part, reg, num_iters=400)
    accuracy = float(np.mean(classifier.predict(X_val) == parts.val_labels))
    table = {(rate, reg): (accuracy, accuracy)}
    saved.save_classifier(f"{name}.npz", classifier, parts.mean_image, rate, reg, accuracy, data.name, table)
