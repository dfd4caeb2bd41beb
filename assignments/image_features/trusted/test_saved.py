"""best_features.npz: the saved classifier, scored here on pictures that only the grader has."""

from autograder.words.sampled import assert_accuracy_on_features, sample
from autograder.words.saved import arrays_of
from autograder.words.vocabulary import Failed, item
from cs231n_utils.saved.dictionary import ARRAYS, KIND

WORDS = 400  # at most
PICTURES = 1000  # so the standard error of an accuracy is 1.5 points
NOTHING, EVERYTHING = 0.55, 0.66


@item("best_features", share=1)
def test_accuracy_on_moved_pictures(student, item_id, data, course_draw):
    """Accuracy on 1,000 test pictures, moved a little: points rise from 55 % to 66 %."""
    file = "dictionary.npz"
    dictionary = dict(zip(ARRAYS, arrays_of(student, file, KIND, ARRAYS, data), strict=True))
    if len(dictionary["centroids"]) > WORDS:
        raise Failed(
            f"{file} holds {len(dictionary['centroids'])} words, and {WORDS} are the most that count"
        )
    pictures, labels = sample(data, course_draw.rng, PICTURES)
    asked, weights = student.of("visual_words"), f"{item_id}.npz"
    assert_accuracy_on_features(
        asked, "features", dictionary, weights, pictures, labels, data, NOTHING, EVERYTHING
    )
