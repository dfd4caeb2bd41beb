"""Google Colab, as far as the kit meets it: what is installed there, and how it saves a notebook."""

import json
from pathlib import Path

LIST = Path(__file__).with_name("colab.txt")  # its own published one, as far as notebooks touch it
INTRINSIC = {"application/vnd.google.colaboratory.intrinsic+json": {"type": "string"}}


def saved(notebook):
    """The notebook, {…}, as Colab saves it: format 4.0, the cells' ids in their metadata, its own outputs."""
    notebook |= {"nbformat": 4, "nbformat_minor": 0}
    notebook["metadata"]["colab"] = {"provenance": [], "toc_visible": True}
    for cell in notebook["cells"]:
        cell["metadata"] |= {"id": cell.pop("id", ""), "colab": {"base_uri": "https://localhost:8080/"}}
        for output in cell.get("outputs", ()):
            if output["output_type"] == "execute_result":
                output["data"] |= INTRINSIC
    return notebook


def bare(notebook):
    """The same without anything that a release has written into the metadata."""
    notebook = saved(notebook)
    notebook["metadata"].pop("release", None)
    for cell in notebook["cells"]:
        cell["metadata"].pop("nbgrader", None)
    return notebook


def save(folder, how):
    """Rewrite the notebooks in the folder."""
    for path in folder.glob("*.ipynb"):
        path.write_text(json.dumps(how(json.loads(path.read_text())), ensure_ascii=False))
