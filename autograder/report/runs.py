"""What became of the notebooks that were run, on the terminal."""

from rich.text import Text

from autograder.text import one_line


def print_runs(runs, console):
    """A line for each submission and one for each notebook that stopped."""
    for submission, notebooks in sorted(runs.items()):
        finished = sum(notebook.finished for notebook in notebooks)
        seconds = sum(notebook.seconds for notebook in notebooks)
        line = f"{submission}: {finished} of {len(notebooks)} notebooks ran to the end ({seconds:.0f} s)"
        console.print(Text(one_line(line)))
        for notebook in notebooks:
            if not notebook.finished:
                console.print(Text(f"  {one_line(notebook.note, 400)}"), style="yellow")
