"""What grades NAME.py: pytest tests over `student`, a proxy for code that runs in a sandbox.

The docstring of a check is what a student reads; its `share` of the item's points stands in `@item`.  Inputs
are drawn anew for each submission: `draw.rng` is a NumPy generator.
"""

from autograder.words.vocabulary import Failed, item, names

from . import reference


@item("FUNCTION", share=1)
def test_the_share_of_the_right_ones(student, draw):
    """The share of examples whose highest score is that of the right class."""
    scores, y = draw.rng.normal(size=(25, 4)), draw.rng.integers(4, size=25)
    share, right = student.FUNCTION(scores, y), reference.FUNCTION(scores, y)
    if not abs(share - right) < 1e-6:
        raise Failed("the share is another one", mistakes(share, right))


@names
def mistakes(share, right):
    """The ids of what explains it; whatever happens in here, the verdict stands."""
    return ["counted_not_shared"] if abs(share - 25 * right) < 1e-6 else []
