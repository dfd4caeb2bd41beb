"""What the live pictures share: the kernel keeps the state, the browser draws it and asks for changes.

A question of the browser's is {"ask": id, "do": operation, "with": arguments}. The answer is the trait
`state`, which holds that id again, so that the browser knows how far the kernel is.

Questions may come in a thread of their own while a cell runs: they take turns, and nothing here uses pyplot.
Where no kernel runs, a still of the last state stands in the picture's place: a PNG in an output of its own,
hidden as long as the live one is there (`widget.css`), and renewed when the browser says that all is at rest.
"""

import inspect
import io
import textwrap
import threading
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from IPython.display import display
from matplotlib.figure import Figure

from cs231n_utils.plots.show import described, forms
from cs231n_utils.plots.style import SIX
from cs231n_utils.promises.source import trouble_of, where_it_failed
from cs231n_utils.promises.speech import quiet

HERE = Path(__file__).parent
STILL_INCHES, STILL_DPI = (8.0, 4.2), 110
STYLES = SIX  # of the stills; the browser's are in widget.css and widget.js


class Live(anywidget.AnyWidget):
    """A picture of `model`, which has

    operations: the names of its methods that the browser may call;
    snapshot(): everything to draw, as what JSON can hold (see `plain`);
    draw(figure): the same as a still, on a matplotlib figure;
    words(): the same in a sentence.
    """

    state = traitlets.Dict().tag(sync=True)

    def __init__(self, model):
        self.model = model
        self._turn = threading.Lock()
        self._still = None
        super().__init__(state=model.snapshot())
        self.on_msg(lambda _, question, buffers: self.answer(question))

    def answer(self, question):
        """Do what the browser asks for; what goes wrong in it is shown in the picture, which lives on."""
        operation, trouble = question["do"], ""
        with self._turn:
            if operation == "rest":
                trouble = trouble_in(self._renew_the_still) or self.state.get("fault", "")
            elif operation in self.model.operations:
                trouble = trouble_in(getattr(self.model, operation), **question.get("with", {}))
            self.state = self.model.snapshot() | {"ask": question["ask"], "fault": trouble}

    def _ipython_display_(self):
        data, metadata = super()._repr_mimebundle_()
        data["text/plain"] = "(a live picture; without a running kernel, a still of it stands here)"
        display(data, raw=True, metadata=metadata)
        with self._turn:
            words = described(self.model.words())
            self._still = display(self._png(), raw=True, metadata=words, display_id=True)

    def _renew_the_still(self):
        if self._still is not None:
            self._still.update(self._png(), raw=True, metadata=described(self.model.words()))

    def _png(self):
        figure, file = Figure(figsize=STILL_INCHES, layout="constrained"), io.BytesIO()
        self.model.draw(figure)
        figure.supxlabel("A still picture: run this cell to make it move.", fontsize=8, color="0.4")
        figure.savefig(file, format="png", dpi=STILL_DPI)
        return forms(file.getvalue(), self.model.words())


def parts(*names):
    """The script and the style sheet of a picture, in these files, each after what all pictures share."""
    return [
        "\n".join((HERE / f"{part}.{kind}").read_text("utf-8") for part in ("widget", *names))
        for kind in ("js", "css")
    ]


def lines(*texts):
    """The texts below each other, for a still: none too wide, and a student's line is no formula."""
    return "\n".join(textwrap.fill(text, 100).replace("$", r"\$") for text in texts)


def trouble_in(function, *args, **kwargs):
    """Call student code in `function`; -> what went wrong in one line, '' if nothing did."""
    try:
        with quiet():
            function(*args, **kwargs)
    except (Exception, SystemExit, KeyboardInterrupt) as error:  # an endless function is interrupted
        return trouble_of(error)
    return ""


def nonsense(got, wanted, function):
    """What came back from student code in place of what was `wanted`, and from where, in one line."""
    error, function = TypeError(f"it returned {got}, where {wanted} should be"), inspect.unwrap(function)
    return where_it_failed(error, function) if hasattr(function, "__code__") else str(error)


def plain(value):
    """Numbers and arrays as JSON can hold them: what is not finite becomes None."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(part) for part in value]
    if isinstance(value, np.generic):
        value = value.item()
    return value if not isinstance(value, float) or np.isfinite(value) else None
