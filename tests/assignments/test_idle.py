"""Code that does next to nothing is worth nothing, though much holds of it."""

from autograder.verify.judge import Judge
from tests import home

RULES = ("sgd_momentum", "nesterov", "adagrad", "rmsprop", "adam")
OF_FEATURES = """
import numpy as np

def color_histogram_hsv(im, nbin=10):
    return np.full(nbin, 1 / nbin)

def hog_feature(im, cell=8, nbin=9):
    rows, cols = -(-im.shape[0] // cell), -(-im.shape[1] // cell)
    return np.zeros(rows * cols * nbin)

def extract_features(imgs, feature_fns, verbose=False):
    return np.array([np.concatenate([0.0 * feature(im) for feature in feature_fns]) for im in imgs])

def fit_standardizer(X):
    return np.zeros(X.shape[1]), np.ones(X.shape[1])
"""
OF_WORDS = """
import numpy as np

def extract_patches(images, size=6, stride=1):
    rows, cols = ((length - size) // stride + 1 for length in images.shape[1:3])
    return np.zeros((len(images), rows * cols, size * size * 3), np.float32)

def normalize_patches(patches, eps=10):
    return np.zeros_like(patches)

def fit_whitening(patches, eps):
    return np.zeros(patches.shape[2], np.float32), np.zeros((patches.shape[2],) * 2, np.float32)

def kmeans(X, K, num_iters, rng):
    return X[:K].copy(), np.zeros(len(X), int), np.zeros(num_iters)

def encode(patches, centroids):
    return np.zeros((*patches.shape[:2], len(centroids)), np.float32)

def pool(codes, rows, cols):
    return np.zeros((len(codes), 4 * codes.shape[2]), np.float32)

def bag_of_words(images, dictionary):
    return np.zeros((len(images), 4 * len(dictionary["centroids"])), np.float32)

def features(images, dictionary):
    return bag_of_words(images, dictionary)
"""
IDLE = {
    "search.py": """
def random_search(loss, shape, num_tries, scale, rng):
    W = 0.0 * rng.standard_normal(shape)
    losses = [loss(W) for _ in range(num_tries)]
    return W, losses[0], losses

def random_local_search(loss, W, num_steps, step_size, rng):
    losses = [loss(W) for _ in range(num_steps + 1)]
    return W, losses[0], losses[1:]
""",
    "numeric_gradient.py": """
def forward_gradient(f, x, h):
    for _ in range(x.size + 1):
        f(x)
    return 0.0 * x

def numeric_gradient(f, x, h):
    import cs231n_utils.gradient_check
    return cs231n_utils.gradient_check.numeric_gradient(f, 1.0 * x, h)
""",
    "schedules.py": "\n".join(
        f"def {name}(step, total_steps, learning_rate, **settings): return learning_rate"
        for name in ("step_decay", "inverse_decay", "cosine_with_warmup")
    ),
    "solver.py": """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    return W, [loss(W, X, y)[0]] * num_epochs
""",
}


def test_next_to_nothing_is_worth_nothing(strongest):
    """Plain steps down the gradient are given; under other names, too, they are nobody's work."""
    assignment = home.assignment("optimization")
    given = "\n".join([assignment.solution["optim.py"], *(f"{rule} = sgd" for rule in RULES)])
    (scores,) = Judge(assignment).scores(IDLE | {"optim.py": given}, strongest, [1])
    assert scores == dict.fromkeys(assignment.points, 0.0)


def test_constant_features_are_worth_nothing(strongest):
    assignment = home.assignment("image_features")
    idle = {"features.py": OF_FEATURES, "visual_words.py": OF_WORDS}
    (scores,) = Judge(assignment).scores(idle, strongest, [1])
    assert set(scores.values()) == {0.0}, scores
