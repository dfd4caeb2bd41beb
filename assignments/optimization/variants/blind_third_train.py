"""A third body of students, who saw the docstrings only: the training loop."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # total_steps rounded once for all epochs: ceil(E·N / B).
    Wrong(
        "train",
        "total_steps_miscounted",
        "total_steps_rounded_once",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config, history = W.copy(), dict(config), []
    lr, N = config["learning_rate"], len(X)
    total_steps = -(-num_epochs * N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            rows = order[start:start + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total_steps, lr)
            batch_loss, dW = loss(W, X[rows], y[rows])
            history.append(float(batch_loss))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # b : b + B in place of b·B : (b + 1)·B.
    Wrong(
        "train",
        "examples_left_out",
        "slices_one_apart",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W = W.copy()
    config = dict(config)
    lr0 = config["learning_rate"]
    N = X.shape[0]
    num_batches = int(np.ceil(N / batch_size))
    total_steps = num_epochs * num_batches
    history = []
    for epoch in range(num_epochs):
        shuffled = rng.permutation(N)
        for b in range(num_batches):
            idx = shuffled[b : b + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(epoch * num_batches + b, total_steps, lr0)
            l, dW = loss(W, X[idx], y[idx])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    # array_split: as many batches, but of even sizes.
    Wrong(
        "train",
        "",
        "array_split_evens_them_out",
        """
def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), dict(config)
    lr = config["learning_rate"]
    num_batches = int(np.ceil(len(X) / batch_size))
    history = []
    for _ in range(num_epochs):
        for rows in np.array_split(rng.permutation(len(X)), num_batches):
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), num_epochs * num_batches, lr)
            l, dW = loss(W, X[rows], y[rows])
            history.append(float(l))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
]

UNUSUAL = [
    Unusual(
        "train",
        "generator_of_batches",
        """
def _batches(X, y, size, rng):
    order = np.argsort(rng.random(len(y)))
    X, y = X[order], y[order]
    while len(y):
        yield X[:size], y[:size]
        X, y = X[size:], y[size:]


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    W, config = W.copy(), config.copy()
    base = config["learning_rate"]
    rate = schedule or (lambda step, total, lr: lr)
    total = num_epochs * int(np.ceil(len(y) / batch_size))
    history = []
    for epoch in range(num_epochs):
        for Xb, yb in _batches(X, y, batch_size, rng):
            value, dW = loss(W, Xb, yb)
            config["learning_rate"] = rate(len(history), total, base)
            history.append(float(value))
            W, config = rule(W, dW, config)
    return W, history
""",
    ),
    Unusual(
        "train",
        "a_small_class",
        """
class Trainer:
    def __init__(self, loss, W, rule, config, schedule, total):
        self.loss, self.W, self.rule = loss, W.copy(), rule
        self.config, self.schedule, self.total = dict(config), schedule, total
        self.base = config["learning_rate"]
        self.history = []

    def step(self, X, y):
        if self.schedule is not None:
            lr = self.schedule(len(self.history), self.total, self.base)
            self.config.update(learning_rate=lr)
        value, dW = self.loss(self.W, X, y)
        self.W, self.config = self.rule(self.W, dW, self.config)
        self.history.append(float(value))


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    N = X.shape[0]
    num_batches = N // batch_size + (1 if N % batch_size else 0)
    trainer = Trainer(loss, W, rule, config, schedule, num_epochs * num_batches)
    for _ in range(num_epochs):
        left = np.arange(N)
        while left.size:
            chosen = rng.choice(left, size=min(batch_size, left.size), replace=False)
            left = np.setdiff1d(left, chosen)
            trainer.step(X[chosen], y[chosen])
    return trainer.W, trainer.history
""",
    ),
]
