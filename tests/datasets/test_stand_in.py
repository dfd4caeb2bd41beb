import hashlib

import numpy as np
import pytest

from cs231n_utils import cifar10


def test_it_is_a_whole_data_set_that_says_what_it_is(download, tmp_path):
    assert download.main(["--stand-in", "--to", str(tmp_path)]) == 0
    data = cifar10.load(tmp_path)
    assert data.name == "stand-in"
    assert "not CIFAR-10" in cifar10.describe(data)
    assert np.bincount(data.test_labels).tolist() == [220] * 10
    parts = cifar10.split(data)
    assert (len(parts.train_images), len(parts.val_images), len(parts.test_images)) == (10_000, 1_000, 2_200)


def test_it_is_the_same_every_time(stand_in, tmp_path):
    first, second = (stand_in.write(tmp_path / name, per_batch=20) for name in "ab")
    files = sorted(path.name for path in first.iterdir())
    assert len(files) == 7
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in files)


def test_its_pixels_never_change(stand_in):
    """A course's own figures were read off exactly these pictures."""
    images, labels = stand_in.draw(20, seed=0)
    digest = hashlib.sha256(images.tobytes() + bytes(labels.tolist())).hexdigest()
    assert digest[:16] == "bce5fc5ca361afd0"


@pytest.fixture
def accuracy(stand_in):
    """Accuracy of a linear classifier after 40 steps of least squares with a learning rate."""
    (images, labels), (others, truth) = (
        stand_in.draw(count, seed) for seed, count in enumerate((3000, 1000))
    )
    mean = images.mean(axis=0, dtype=np.float32)
    X, targets = (images - mean) / 255, np.eye(10, dtype=np.float32)[labels]

    def reached(learning_rate):
        W = np.zeros((3072, 10), np.float32)
        for _ in range(40):
            W -= learning_rate * (X.T @ (X @ W - targets))
        return (((others - mean) @ W).argmax(axis=1) == truth).mean()

    return reached


def test_tuning_pays(accuracy):
    """A template per class helps, and is not enough; badly tuned steps stay clearly behind."""
    well, too_small, too_large = map(accuracy, (5e-6, 2e-8, 1e-5))
    assert 0.4 < well < 0.6
    assert max(too_small, too_large) < well - 0.1
