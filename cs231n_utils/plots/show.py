"""How a picture is shown: with words in its place for whoever cannot see it, in exported pages, too."""

import base64
import html

import matplotlib.pyplot as plt
from IPython.core.pylabtools import print_figure
from IPython.display import display


def show(figure, words):
    """Show a figure; `words` say what it shows."""
    display(forms(print_figure(figure, "png"), words), raw=True, metadata=described(words))
    plt.close(figure)  # or it would be shown once more at the end of the cell


def forms(png, words):
    """What a notebook keeps of a picture: the PNG, and HTML, because JupyterLab gives a PNG no words."""
    source = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    image = f'<img alt="{html.escape(words)}" src="{source}" style="max-width: 100%">'
    return {"image/png": png, "text/html": image, "text/plain": words}


def described(words):
    """The metadata from which formgrader's pages take the words for a PNG."""
    return {"image/png": {"alt": words}}
