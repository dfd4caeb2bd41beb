"""Which oracle says of each item whether code does what was asked (`autograder.words.oracle`)."""

from . import oracle_losses as losses
from . import oracle_training as training

ORACLES = {
    "svm_example_loss": losses.svm_example,
    "softmax_example_loss": losses.softmax_example,
    "svm_loss_naive": losses.svm,
    "svm_loss_vectorized": losses.svm,
    "softmax_loss_naive": losses.softmax,
    "softmax_loss_vectorized": losses.softmax,
    "train": training.train,
    "predict": training.predict,
    "tune": training.tune,
}
