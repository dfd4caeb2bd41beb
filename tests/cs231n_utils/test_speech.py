"""A quiet thread swallows what it prints, and nothing of anybody else's; then all is as it was."""

import contextlib
import io
import itertools
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from tqdm import tqdm

from cs231n_utils.promises.speech import cut, last_lines, quiet, shortened

ORDERS = sorted(set(itertools.permutations("aabbcc")))  # a thread's letter: first it enters, then it leaves


@pytest.fixture(autouse=True)
def as_it_was():
    """After each test: streams and filters are the very ones from before."""
    before = sys.stdout, sys.stderr, warnings.filters, list(warnings.filters), np.geterr()
    yield
    assert (sys.stdout, sys.stderr) == before[:2]
    assert warnings.filters is before[2] and warnings.filters == before[3]
    assert np.geterr() == before[4]


@contextlib.contextmanager
def others(names):
    """{name: f(function, *arguments)}: runs it in a thread of that name, to its end."""
    with contextlib.ExitStack() as stack:
        pools = {name: stack.enter_context(ThreadPoolExecutor(1)) for name in names}

        def in_thread(pool):
            return lambda function, *arguments: pool.submit(function, *arguments).result(timeout=10)

        yield {name: in_thread(pool) for name, pool in pools.items()}


def say(text):
    print(text)
    print(f"{text}!", file=sys.stderr)


def test_a_quiet_thread_is_not_heard_and_its_text_is_kept(capsys):
    with quiet() as text:
        say("within")
        warnings.warn("heard by nobody", stacklevel=1)
        np.log(np.zeros(1))
    say("after")
    assert text.getvalue() == "within\nwithin!\n"
    assert capsys.readouterr() == ("after\n", "after!\n")


def test_one_within_another_keeps_its_own_part(capsys):
    with quiet() as outer:
        say("1")
        with quiet() as inner:
            say("2")
        say("3")
    assert (outer.getvalue(), inner.getvalue()) == ("1\n1!\n3\n3!\n", "2\n2!\n")
    assert capsys.readouterr() == ("", "")


def test_a_progress_bar_is_not_kept():
    with quiet() as text:
        for step in tqdm(range(3), file=sys.stdout, leave=False):
            print("step", step)
        list(tqdm("abc"))
    assert text.getvalue().split("\n") == ["step 0", "step 1", "step 2", "", ""]


def test_nor_is_one_below_another():
    with quiet() as text:
        for letter in tqdm("ab"):
            list(tqdm("cd", leave=False))
            print("letter", letter)
    assert last_lines(text.getvalue()) == ["    letter a", "    letter b"]


@pytest.mark.parametrize(
    "value, most, short",
    [
        ("as it is", 8, "as it is"),
        ([1.25, 10.5, 3.75], 14, "[1.25, 10.5 …"),
        ("a loss\n  of every example", 17, "a loss of every …"),
        ("a" * 20, 10, "a" * 8 + " …"),
        (None, 60, "None"),
    ],
)
def test_a_long_text_ends_with_a_word(value, most, short):
    assert shortened(value, most) == short and len(short) <= most


def test_what_is_cut_keeps_its_spaces():
    assert cut("  1.0   2.0   3.0", 13) == "  1.0   2.0 …"


@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyboardInterrupt])
def test_an_error_ends_the_quiet(error, capsys):
    with pytest.raises(error), quiet(), quiet():
        raise error
    say("after")
    assert capsys.readouterr() == ("after\n", "after!\n")


def test_what_another_thread_prints_meanwhile_is_heard(capsys):
    with others("a") as threads, quiet() as text:
        threads["a"](say, "from a")
        say("from here")
    assert text.getvalue() == "from here\nfrom here!\n"
    assert capsys.readouterr() == ("from a\n", "from a!\n")


def test_a_stream_that_was_fetched_meanwhile_goes_on_to_work(capsys):
    with others("a") as threads, quiet():
        fetched = threads["a"](lambda: sys.stdout)
    print("later", file=fetched, flush=True)
    with quiet() as text:
        print("not heard", file=fetched)
    assert (capsys.readouterr().out, text.getvalue()) == ("later\n", "not heard\n")


@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_threads_are_quiet_in_any_order(order, capsys):
    before = sys.stdout, sys.stderr, list(warnings.filters)
    blocks, texts, heard = {}, {}, []
    with others("abc") as threads:
        for name in order:
            if name in blocks:
                threads[name](blocks.pop(name).__exit__, None, None, None)
            else:
                blocks[name] = quiet()
                texts[name] = threads[name](blocks[name].__enter__)
            for other in threads:
                threads[other](print, other)
            heard += [other for other in threads if other not in blocks]
        assert (sys.stdout, sys.stderr, warnings.filters) == before
    assert capsys.readouterr().out.split() == heard
    for name, text in texts.items():
        first, last = (k for k, other in enumerate(order) if other == name)
        assert text.getvalue().split() == [name] * (last - first)


def test_many_threads_at_once_lose_no_line(capsys):
    def work(name):
        kept = []
        for k in range(200):
            print(f"{name}-{k}\n", end="")
            with quiet() as text:
                print("hushed", name, k)
            kept.append(text.getvalue())
        return kept

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(work, range(8)))
    assert texts == [[f"hushed {name} {k}\n" for k in range(200)] for name in range(8)]
    assert sorted(capsys.readouterr().out.split()) == sorted(
        f"{name}-{k}" for name in range(8) for k in range(200)
    )


def test_what_a_kernel_asks_of_a_stream_reaches_it_meanwhile(monkeypatch):
    """ipykernel tells stdout for which cell it prints; who does not hear it prints for the cell before."""

    class Stream(io.StringIO):
        def set_parent(self, parent):
            self.parent = parent

    monkeypatch.setattr(sys, "stdout", Stream())
    with quiet():
        assert hasattr(sys.stdout, "set_parent")
        sys.stdout.set_parent("this cell")
    assert sys.stdout.parent == "this cell"


def test_a_redirection_that_begins_meanwhile_goes_on(monkeypatch):
    stream, own, block = io.StringIO(), io.StringIO(), quiet()
    monkeypatch.setattr(sys, "stdout", stream)
    with others("a") as threads:
        threads["a"](block.__enter__)
        with contextlib.redirect_stdout(own):
            threads["a"](block.__exit__, None, None, None)
            print("into it")
        print("after it")
    assert (own.getvalue(), stream.getvalue()) == ("into it\n", "after it\n")


def test_a_redirection_that_ends_meanwhile_has_ended(monkeypatch):
    stream, own, block = io.StringIO(), io.StringIO(), quiet()
    monkeypatch.setattr(sys, "stdout", stream)
    with others("a") as threads:
        with contextlib.redirect_stdout(own):
            threads["a"](block.__enter__)
            print("into it")
        threads["a"](block.__exit__, None, None, None)
        print("after it")
    assert (own.getvalue(), stream.getvalue()) == ("into it\n", "after it\n")
