"""Cells are recognised by what stands around them; what cannot be told is said, never guessed."""

import pytest

from cs231n_utils.promises.outline import outline, recognised

PLACEHOLDER = "*Your answer:*"


def cell(text, name="", kind="markdown"):
    return {"cell_type": kind, "source": text, "metadata": {"nbgrader": {"grade_id": name}} if name else {}}


RELEASED = {  # place: cell; two pairs of answers have one text, and two of them are neighbours
    "head": cell("# Losses"),
    "ask_a": cell("Why the mean?"),
    "a": cell(PLACEHOLDER, "a"),
    "run": cell("plot(losses)", kind="code"),
    "check": cell("check('f')", "check", kind="code"),
    "ask_b": cell("And now?"),
    "b": cell(PLACEHOLDER, "b"),
    "c": cell(PLACEHOLDER, "c"),
    "end": cell("The end."),
}
ANSWERED = {name: f"the answer to {name}" for name in "abc"}


def hand_in(*order, marks=False, **texts):
    """Cells in the order of their places in the release, with other texts; a new one is a text of its own."""
    cells = [RELEASED.get(name, cell(name)) for name in order or RELEASED]
    own = [texts.get(name) for name in order or RELEASED]
    cells = [one if text is None else one | {"source": text} for one, text in zip(cells, own, strict=True)]
    return cells if marks else [one | {"metadata": {}} for one in cells]


def without(*names, added=()):
    """The places in the release but for these, and texts behind some of them: {place: text}."""
    order = []
    for name in RELEASED:
        order += [] if name in names else [name]
        order += [added[name]] if name in added else []
    return order


ALL = {"a", "b", "c", "check"}
CASES = {  # what was done: the notebook, {name: the text that it is recognised by}, what cannot be told
    "nothing": (hand_in(), dict.fromkeys("abc", PLACEHOLDER), set()),
    "answered": (hand_in(**ANSWERED), ANSWERED, set()),
    "answered, with marks": (hand_in(marks=True, **ANSWERED), ANSWERED, set()),
    "one of two neighbours answered": (
        hand_in(b="it is"),
        {"a": PLACEHOLDER, "b": "it is", "c": PLACEHOLDER},
        set(),
    ),
    "an answer emptied": (hand_in(**ANSWERED | {"a": ""}), ANSWERED | {"a": ""}, set()),
    "code added": (hand_in(*without(added={"run": "x"}), **ANSWERED), ANSWERED, set()),
    "a text added, and the placeholder left": (
        hand_in(*without(added={"ask_a": "my thoughts"}), b="x", c="y"),
        {"a": PLACEHOLDER, "b": "x", "c": "y"},
        {"a"},
    ),
    "a text added below a placeholder, with marks": (
        hand_in(*without(added={"a": "my thoughts"}), marks=True),
        dict.fromkeys("abc", PLACEHOLDER),
        {"a"},
    ),
    "a text behind code of one's own, and a copy of the placeholder": (
        [
            *hand_in("head", "ask_a", "a", marks=True),
            *(RELEASED["a"], cell("x = 1", kind="code"), cell("Mine.")),
            *hand_in(*without("head", "ask_a", "a"), marks=True),
        ],
        dict.fromkeys("abc", PLACEHOLDER),
        {"a"},
    ),
    "a text between two placeholders": (
        hand_in(*without(added={"b": "my thoughts"}), marks=True),
        dict.fromkeys("abc", PLACEHOLDER),
        {"b", "c"},
    ),
    "a text beyond the next released cell": (
        hand_in(*without(added={"run": "my thoughts"}), marks=True),
        dict.fromkeys("abc", PLACEHOLDER),
        set(),
    ),
    "an answer written into its question": (
        hand_in(ask_a="Why? Because.", marks=True, b="x", c="y"),
        {"a": PLACEHOLDER, "b": "x", "c": "y"},
        {"a"},
    ),
    "a text added above an answer": (
        hand_in(*without(added={"ask_a": "my thoughts"}), **ANSWERED),
        {"b": ANSWERED["b"], "c": ANSWERED["c"]},
        {"a"},
    ),
    "the same, with marks": (
        hand_in(*without(added={"ask_a": "my thoughts"}), marks=True, **ANSWERED),
        ANSWERED,
        set(),
    ),
    "an answer deleted": (hand_in(*without("a"), b="x", c="y"), {"b": "x", "c": "y"}, {"a"}),
    "an answer deleted, with marks": (
        hand_in(*without("a"), marks=True, b="x", c="y"),
        {"b": "x", "c": "y"},
        set(),
    ),
    "one of two neighbours deleted": (hand_in(*without("b"), a="x", c="y"), {"a": "x"}, {"b", "c"}),
    "a question edited": (
        hand_in(ask_a="Why?", **ANSWERED),
        {"b": ANSWERED["b"], "c": ANSWERED["c"]},
        {"a"},
    ),
    "a check edited": (hand_in(check="f", run="plot(losses)", **ANSWERED), ANSWERED, set()),
    "answers swapped, with marks": (
        hand_in("head", "ask_a", "b", "run", "check", "ask_b", "a", "c", "end", marks=True, **ANSWERED),
        ANSWERED,
        set(),
    ),
    "answers swapped": (  # each counts for the question under which it stands
        hand_in("head", "ask_a", "b", "run", "check", "ask_b", "a", "c", "end", **ANSWERED),
        {"a": ANSWERED["b"], "b": ANSWERED["a"], "c": ANSWERED["c"]},
        set(),
    ),
    "all written anew": ([cell("one"), cell("two"), cell("three")], {}, ALL),
    "nothing left": ([], {}, ALL),
    "marks that make no sense": (
        [one | {"metadata": {"nbgrader": ["a"]}} for one in hand_in(**ANSWERED)],
        ANSWERED,
        set(),
    ),
    "an answer that became code": (
        [*hand_in("head", "ask_a", marks=True), cell("mine", "a", kind="code")],
        {"a": "mine"},
        set(),
    ),
    "a copy of a marked cell": (
        [*hand_in(marks=True, **ANSWERED), cell(ANSWERED["a"], "a")],
        ANSWERED,
        set(),
    ),
    "a copy that is another answer": (
        [*hand_in(marks=True, **ANSWERED), cell("copied", "a")],
        ANSWERED,
        {"a"},
    ),
    "a copy that alone is written": (
        [*hand_in(marks=True, b="x", c="y"), cell("copied", "a")],
        {"a": "copied", "b": "x", "c": "y"},
        set(),
    ),
    "a copy in another answer's place": (
        hand_in(*without("a", added={"ask_a": "x"}), marks=True),
        {"a": "x", "b": PLACEHOLDER, "c": PLACEHOLDER},
        set(),
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_recognised(what):
    cells, texts, unclear = CASES[what]
    places, told = recognised(outline(RELEASED.values()), outline(cells))
    assert {name: cells[place]["source"] for name, place in places.items() if name != "check"} == texts
    assert told == unclear


def test_blanks_at_the_ends_of_lines_are_no_change():
    edited = [one | {"source": f"\n{one['source']}  \n"} for one in hand_in()]
    assert recognised(outline(RELEASED.values()), outline(edited))[0].keys() == ALL
