"""Loss curves of several learning rates, drawn while the student's own `train` is at work.

Training is done in chunks: the browser asks for the next one again and again, so that nothing goes on
training that nobody looks at.
"""

import contextlib
from dataclasses import dataclass, field

import numpy as np

from cs231n_utils import reload
from cs231n_utils.live.widget import STYLES, Live, parts, plain, trouble_in
from cs231n_utils.plots.curves import WINDOW, before_it_blows_up, draw_curve, running_mean

CHUNK = 20  # steps between two pictures: about a tenth of a second with all of CIFAR-10
MOST = len(STYLES)  # curves at a time: more cannot be told apart
SEED = 231
PALE, BOLD = 300, 100  # points to a whole curve of batches, and of means
FAR_BELOW, FAR_ABOVE = 1e-4, 1e3  # times the first loss: the axis follows no further
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def one_two_five(first, last):
    """Thirds of a decade: 1, 2 and 5 times the powers of ten from `first` to `last`."""
    return [float(f"{digit}e{power}") for power in range(first, last + 1) for digit in (1, 2, 5)]


RATES = [*one_two_five(-10, -2), 0.1]  # on the slider


class LearningRates(Live):
    """Train new classifiers of a class, each at a learning rate of its own, and watch their losses.

    classifier_class() has train(X, y, learning_rate, reg, num_iters) -> loss_history. X: (N, D), y: (N,).
    All runs begin with the same weights and see the same batches, and np.random is afterwards as it was
    before: as long as no cell draws from it meanwhile. Both would see numbers of the other.
    """

    _esm, _css = parts("learning_rates")

    def __init__(self, classifier_class, X, y, reg=100.0, num_iters=600, learning_rates=(1e-9, 2e-7, 1e-5)):
        super().__init__(Runs(classifier_class, X, y, reg, num_iters, learning_rates))


@dataclass
class Curve:
    """The training of one classifier."""

    rate: float
    slot: int  # which colour, marker and dashes
    classifier: object = None
    random: tuple = field(default_factory=lambda: np.random.RandomState(SEED).get_state())
    losses: list = field(default_factory=list)  # of every step, as long as they are numbers
    end: str = ""  # as long as it goes on

    def take(self, history, num_iters):
        """Add the losses of the next steps, and see whether that was all."""
        numbers = before_it_blows_up(history)
        self.losses += numbers.tolist()
        if len(numbers) < len(history):
            self.end = "blew up"
        elif len(self.losses) >= num_iters:
            self.end = "done"

    @property
    def label(self):
        return _scientific(self.rate)

    @property
    def result(self):
        """What has come of it so far, in words."""
        steps = f"after {len(self.losses)} step{'s' * (len(self.losses) != 1)}"
        if self.end == "blew up":
            return f"blew up {steps}"
        if not self.losses:
            return "waits for its turn"
        reached = f"loss {_short(running_mean(np.array(self.losses))[1][-1])} {steps}"
        return f"{reached}, {self.end}" if self.end not in ("", "done") else reached

    @contextlib.contextmanager
    def own_random_numbers(self):
        """np.random as this run left it, and afterwards as the notebook left it."""
        outside = np.random.get_state()
        np.random.set_state(self.random)
        try:
            yield
        finally:
            self.random = np.random.get_state()
            np.random.set_state(outside)

    def points(self, num_iters, low, high):
        """The curve, thinned, as steps and losses: of batches and of means; and where it has got to."""
        if not self.losses:
            return {"batches": [[], []], "means": [[], []], "head": None, "beyond": False}
        steps, losses = np.arange(len(self.losses)), np.array(self.losses)
        centres, means = running_mean(losses)
        last = (losses if self.end == "blew up" else means)[-1]
        return {  # where the loss is beyond the axis, a pale line goes along the edge
            "batches": _thinned(steps, np.clip(losses, low / 10, high), num_iters // PALE),
            "means": _thinned(centres, np.clip(means, low / 10, 10 * high), num_iters // BOLD),
            "head": [steps[-1], np.clip(last, low, high)],
            "beyond": last > high,
        }


class Runs:
    """The runs of one classifier class on one data set, the oldest first."""

    operations = ("train", "go_on", "stop", "clear")

    def __init__(self, classifier_class, X, y, reg, num_iters, suggested):
        self.classifier_class, self.X, self.y = classifier_class, X, y
        self.reg, self.num_iters, self.suggested = reg, num_iters, suggested
        self.clear()

    def train(self, rates):
        """Line up a new classifier for every rate; it takes the place of an earlier one of this rate."""
        reload.saved()
        self.trouble = ""
        for rate in rates:
            self.runs = [run for run in self.runs if run.rate != rate][1 - MOST :]
            taken = {run.slot for run in self.runs}
            self.runs.append(Curve(rate, min(set(range(MOST)) - taken)))

    def go_on(self):
        """A chunk of steps for the run that is behind all others."""
        running = [run for run in self.runs if not run.end]
        if running:
            run = min(running, key=lambda run: len(run.losses))
            trouble = trouble_in(self._chunk, run)
            if trouble:
                self.trouble, run.end = trouble, "then an error"
                self._forget_what_is_empty()

    def stop(self):
        """End what goes on, and forget what has not begun."""
        for run in self.runs:
            run.end = run.end or "stopped"
        self._forget_what_is_empty()

    def clear(self):
        self.runs, self.trouble = [], ""

    def _chunk(self, run):
        with run.own_random_numbers():
            history = self._train(run, min(CHUNK, self.num_iters - len(run.losses)))
        run.take(history, self.num_iters)

    def _train(self, run, steps):
        """The losses (steps,) of the next steps, by the student's `train`."""
        run.classifier = run.classifier or self.classifier_class()
        history = run.classifier.train(self.X, self.y, run.rate, self.reg, num_iters=steps)
        if np.shape(history) != (steps,):
            raise ValueError(f"train should return a loss for each of its {steps} steps")
        return np.array(history, dtype=float)

    def _forget_what_is_empty(self):
        self.runs = [run for run in self.runs if run.losses or run.end in ("", "blew up")]

    def snapshot(self):
        ticks = _ticks([loss for run in self.runs for loss in run.losses] or [1.0, 9.0])
        curves = [
            {"rate": run.rate, "label": run.label, "slot": run.slot, "end": run.end, "result": run.result}
            | run.points(self.num_iters, ticks[0], ticks[-1])
            for run in self.runs
        ]
        return plain(
            {
                "runs": curves,
                "ticks": [[tick, _tick_label(tick)] for tick in ticks],
                "num_iters": self.num_iters,
                "steps": _step_ticks(self.num_iters),
                "title": f"{self.classifier_class.__name__}, reg = {self.reg:,.12g}: "
                f"every batch (pale), mean of {WINDOW} steps (bold)",
                "rates": [_labelled(rate) for rate in RATES],
                "suggested": [_labelled(rate) for rate in self.suggested],
                "words": self.words(),
                "trouble": self.trouble,
            }
        )

    def words(self):
        if not self.runs:
            return "Nothing is trained yet: choose a learning rate and press Train."
        return "; ".join(f"learning rate {run.label}: {run.result}" for run in self.runs)

    def draw(self, figure):
        state, axis = self.snapshot(), figure.add_subplot()
        for run in state["runs"]:
            last = run["head"] if run["end"] == "blew up" else None
            label = f"{run['label']}: {run['result']}"
            draw_curve(axis, run["batches"], run["means"], STYLES[run["slot"]], label, last)
        ticks, labels = zip(*state["ticks"], strict=True)
        axis.set(yscale="log", xlim=(0, self.num_iters), ylim=(ticks[0], ticks[-1]))
        axis.set(xlabel="step", ylabel="loss of the batch (log scale)", title=state["title"])
        axis.set_xticks(state["steps"])
        axis.set_yticks(ticks, labels)
        axis.set_yticks([], minor=True)
        axis.grid(alpha=0.3)
        if self.runs:
            figure.legend(loc="outside lower center", ncols=2, frameon=False)
        else:
            axis.text(0.5, 0.5, self.words(), transform=axis.transAxes, ha="center", va="center")


def _thinned(steps, losses, every):
    """Every so many of the points, and the last one, in four digits."""
    chosen = sorted({*range(0, len(steps), max(1, every)), len(steps) - 1})
    return [steps[chosen].tolist(), [float(f"{loss:.4g}") for loss in losses[chosen]]]


def _ticks(losses):
    """Round numbers from below the smallest loss to above the largest: 1, 2, 5, 10 …, or powers of ten."""
    first = max(losses[0], 1e-6)
    low, high = np.clip([min(losses), max(losses)], FAR_BELOW * first, FAR_ABOVE * first)
    powers = int(np.floor(np.log10(low))), int(np.floor(np.log10(high))) + 1
    ticks = one_two_five(*powers)
    if powers[1] - powers[0] > 2:
        ticks = ticks[::3]
    below, above = max(t for t in ticks if t <= low), min(t for t in ticks if t > high)
    return [tick for tick in ticks if below <= tick <= above]


def _step_ticks(num_iters):
    """Four to ten round numbers of steps, as far as there are as many."""
    every = max([step for step in one_two_five(0, 6) if 4 * step <= num_iters], default=1)
    return list(range(0, num_iters + 1, int(every)))


def _tick_label(tick):
    if 1e-3 <= tick < 1e4:
        return f"{tick:,g}"
    digit, power = f"{tick:.0e}".split("e")
    return ("10" if digit == "1" else f"{digit}·10") + str(int(power)).translate(SUPERSCRIPT)


def _labelled(rate):
    return rate, _scientific(rate)


def _scientific(number):
    """As people write it: 2e-7."""
    return np.format_float_scientific(number, precision=2, trim="-", exp_digits=1).replace("e+", "e")


def _short(loss):
    if loss < 100:
        return f"{loss:.2f}"
    return f"{loss:,.0f}" if loss < 1e6 else _scientific(loss)
