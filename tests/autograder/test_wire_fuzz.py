"""Malformed frames: never a crash, never a hang, never more memory than the caps allow.

Frames are made in layers: raw bytes; a right prefix before garbage; JSON of any shape; messages as the wire
writes them, then cut, flipped, doubled and split.  What is accepted must be plain values.
"""

import contextlib
import json
import math
import socket
import struct
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.sandbox.host import StudentError, Worker
from autograder.sandbox.wire import (
    DTYPES,
    MAGIC,
    MAX_BODY,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_HEADER,
    PREFIX,
    Channel,
    Closed,
    Late,
    Ref,
    Unsendable,
    WireError,
    encode,
)
from tests.whole import SEEDS

SECONDS = 2.0  # for one reply
SLOW = 30.0  # for one frame that costs the most, on a machine with other work
PEAK = 2 << 20  # bytes of memory for a frame of a few kilobytes
PEAK_LARGEST = 256 << 20  # … and for the largest
EXAMPLES = {"raw": 25, "headers": 50, "frames": 50, "replies": 50}  # for each seed: 3, or 20 in CI
VARIANTS = 7  # of each frame, besides itself: cut, flipped, doubled, with other sizes
PLAIN = (type(None), bool, int, float, str, list, tuple, dict, np.ndarray, Ref)


def fuzz(name):
    """The same examples every time, and as many as EXAMPLES says."""
    return settings(
        max_examples=EXAMPLES[name] * len(SEEDS),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def test_the_examples_are_twenty_thousand_on_twenty_seeds():
    assert 20 * (1 + VARIANTS) * sum(EXAMPLES.values()) >= 20_000


@contextlib.contextmanager
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), theirs


@contextlib.contextmanager
def memory_below(limit):
    """What is allocated in between, at its peak."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < limit, f"{peak / 1e6:.1f} MB"


def received(pieces, receive, limit=PEAK):
    """What `receive` makes of the bytes, which come in pieces and then end; None when it refuses them."""
    with ends() as (channel, theirs):
        for piece in pieces:
            theirs.sendall(piece)
        theirs.close()
        started = time.monotonic()
        try:
            with memory_below(limit):
                return receive(channel)
        except (WireError, Unsendable, StudentError):  # Late and Closed are WireErrors
            return None
        finally:
            assert time.monotonic() - started < SECONDS + 1


def message(channel):
    return channel.receive(time.monotonic() + SECONDS)


def assert_plain(value, depth=0):
    """Base types only, within the caps."""
    assert type(value) in PLAIN
    assert depth <= 2 * MAX_DEPTH
    if isinstance(value, np.ndarray):
        assert value.dtype in DTYPES.values() and value.ndim <= MAX_DIMENSIONS and value.nbytes <= MAX_BODY
    for part in (
        [*value, *value.values()]
        if isinstance(value, dict)
        else value
        if isinstance(value, (list, tuple))
        else ()
    ):
        assert_plain(part, depth + 1)


# layers of strategies

RAW = st.binary(max_size=200)
SIZES = st.one_of(st.integers(0, 300), st.sampled_from([MAX_HEADER, MAX_HEADER + 1, 2**31, 2**32 - 1]))
BODY_SIZES = st.one_of(st.integers(0, 300), st.sampled_from([MAX_BODY, MAX_BODY + 1, 2**63, 2**64 - 1]))
PREFIXES = st.builds(PREFIX.pack, st.sampled_from([MAGIC, b"C231", bytes(4)]), SIZES, BODY_SIZES)

TEXT = st.one_of(
    st.sampled_from(
        ["id", "value", "error", "callback", "args", "kwargs", "unsendable", "", "\ud800", "\x1b[2J"]
    ),
    st.text(st.characters(), max_size=8),
)
NUMBERS = st.one_of(
    st.integers(-3, 20),
    st.integers(-(2**80), 2**80),
    st.floats(),
    st.sampled_from([10**400, -(10**19), 2**61 - 1, math.inf, math.nan, -0.0]),
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXT)
LENGTHS = st.one_of(
    st.integers(-1, 4), st.sampled_from([2**26, 2**26 + 1, 2**63, 10**30, True, None, 1.0, "3"])
)
ARRAYS = st.fixed_dictionaries(
    {
        "array": st.tuples(
            st.sampled_from([*DTYPES, "object", "O", "U9", "float128", 1]), st.lists(LENGTHS, max_size=10)
        )
    }
)
REFS = st.fixed_dictionaries(
    {"ref": st.tuples(st.sampled_from(["object", "callback", "verdict", 1]), LEAVES)}
)
TAGS = st.sampled_from(["tuple", "dict", "array", "ref", "list", "", "\x1b[2J", "\udfff"])


def grown(inner):
    """Any shape that JSON allows, with the wire's tags at right and at wrong places."""
    return st.one_of(
        st.lists(inner, max_size=4),
        st.fixed_dictionaries({"tuple": st.lists(inner, max_size=4)}),
        st.fixed_dictionaries({"dict": st.lists(st.lists(inner, max_size=3), max_size=4)}),
        st.fixed_dictionaries({"dict": st.lists(st.tuples(LEAVES, inner), max_size=4)}),
        st.dictionaries(TAGS, inner, max_size=2),
    )


JSON = st.recursive(st.one_of(LEAVES, ARRAYS, REFS), grown, max_leaves=12)
DEEP = st.builds(
    lambda opened, closed, depth: opened * depth + closed * depth,
    st.sampled_from(["[", '{"tuple":[', '{"dict":[[1,']),
    st.sampled_from(["]", "]}", "]]}", ""]),
    st.integers(0, 3000),
)
HEADERS = st.one_of(
    JSON.map(json.dumps).map(str.encode),
    JSON.map(lambda value: json.dumps({"dict": [["id", 1], ["value", value]]}).encode()),
    DEEP.map(str.encode),
    st.sampled_from(
        [b"1" * 5000, b"1e99999", b"NaN", b"-Infinity", b'"\\ud800"', b"\xff\xfe{\x00", b"\xef\xbb\xbf{}"]
    ),
    RAW,
)
PLAIN_VALUES = st.recursive(
    st.one_of(
        LEAVES,
        st.builds(
            lambda name, shape: np.ones(shape, name),
            st.sampled_from(list(DTYPES)),
            st.lists(st.integers(0, 3), max_size=3),
        ),
        st.builds(Ref, st.sampled_from(["object", "callback"]), st.integers(-1, 3)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.one_of(TEXT, st.integers(0, 3), st.tuples(st.integers(0, 3))), inner, max_size=3),
    ),
    max_leaves=6,
)
ERRORS = st.dictionaries(st.sampled_from(["type", "message", "file", "line"]), PLAIN_VALUES, max_size=4)
MESSAGES = st.one_of(
    PLAIN_VALUES,
    st.fixed_dictionaries({"id": st.one_of(st.just(1), NUMBERS)}, optional={"value": PLAIN_VALUES}),
    st.fixed_dictionaries({"id": st.just(1), "error": st.one_of(ERRORS, PLAIN_VALUES)}),
    st.fixed_dictionaries({"id": st.just(1), "unsendable": PLAIN_VALUES}),
    st.fixed_dictionaries(
        {"callback": st.one_of(st.sampled_from([1, 2, 3]), PLAIN_VALUES)},
        optional={
            "args": st.one_of(st.lists(PLAIN_VALUES, max_size=3).map(tuple), PLAIN_VALUES),
            "kwargs": st.one_of(st.dictionaries(TEXT, PLAIN_VALUES, max_size=2), PLAIN_VALUES),
        },
    ),
)


def frame(header, body=b""):
    return PREFIX.pack(MAGIC, len(header), len(body)) + header + body


def framed(value):
    """`value` as the wire writes it."""
    body = []
    header = json.dumps(encode(value, body)).encode()
    return frame(header, b"".join(body))


NOISE = st.binary(min_size=3 * VARIANTS, max_size=3 * VARIANTS)  # which change, where, how


def variants(data, noise):
    """The frame, and what becomes of it when something happens on the way."""
    yield data
    for change, place, how in zip(*[iter(noise)] * 3, strict=True):
        at = (place << 3) % (len(data) + 1)
        yield CHANGES[change % len(CHANGES)](data, at, how)


def flipped(data, at, how):
    changed = bytearray(data + b" ")
    changed[at] ^= 1 << how % 8
    return bytes(changed[:-1])


def resized(data, at, how):
    """Another claim in the prefix, near the truth or far from it."""
    header, body = max(0, len(data) - PREFIX.size), how
    claims = [(max(0, header - 1), 1), (header, 1), (header // 2, header - header // 2), (header, MAX_BODY)]
    claims += [(MAX_HEADER + 1, 0), (2**32 - 1, body), (header, 2**64 - 1), (0, header)]
    return PREFIX.pack(MAGIC, *claims[how % len(claims)]) + data[PREFIX.size :]


CHANGES = (
    flipped,
    resized,
    lambda data, at, how: data[:at],
    lambda data, at, how: data[: at + how] + data[at:],
    lambda data, at, how: data[:at] + data[at + 1 + how % 5 :],
    lambda data, at, how: data[:at] + b'"[]{},:-0'[how % 9 :][:1] + data[at:],
)


def pieces(data, noise):
    """The same bytes, in several."""
    at = noise[0] % (len(data) + 1)
    return [data[:at], data[at : at + 1], data[at + 1 :]]


# Channel.receive


def feed(data, noise):
    """Each variant to a channel of its own; what is accepted is plain."""
    for variant in variants(data, noise):
        value = received(pieces(variant, noise), message)
        assert value is None or isinstance(value, dict)
        assert_plain(value)


@fuzz("raw")
@given(st.one_of(RAW, st.builds(bytes.__add__, PREFIXES, RAW)), NOISE)
def test_raw_bytes(data, noise):
    feed(data, noise)


@fuzz("headers")
@given(HEADERS, st.one_of(st.just(b""), RAW), NOISE)
def test_headers_of_any_shape(header, body, noise):
    feed(frame(header, body), noise)


@fuzz("frames")
@given(MESSAGES, NOISE)
def test_frames_that_something_happened_to(value, noise):
    feed(framed(value), noise)


# Worker.ask


def asker(channel):
    """A Worker on this channel, without a process; three functions of the trusted side are offered to it."""
    worker = Worker.__new__(Worker)
    worker.channel, worker.requests, worker.callbacks = channel, 0, {}
    for function in (lambda: 1.0, lambda X, y, reg: (0.0, np.ones((2, 2))), lambda *args, **kwargs: args):
        worker.offer(function)
    return worker


def answered(channel):
    """The peer has closed its end already: only what it had said before counts."""
    channel.send = lambda *_: None
    return asker(channel).ask("call", SECONDS, name="f", args=[], kwargs={})


@fuzz("replies")
@given(st.lists(MESSAGES, max_size=2), MESSAGES, NOISE)
def test_replies_and_callbacks(messages, last, noise):
    before = [framed(message) for message in messages]
    for variant in variants(framed(last), noise):
        assert_plain(received([*before, *pieces(variant, noise)], answered))


# what is slow, and what is large


@pytest.mark.clock
def test_bytes_one_by_one_end_with_the_deadline():
    with ends() as (channel, theirs):
        stop = threading.Event()

        def drip():
            for byte in frame(b" " * 1000):
                theirs.sendall(bytes([byte]))
                if stop.wait(0.01):
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        started = time.monotonic()
        with pytest.raises(Late):
            asker(channel).ask("call", 0.3, name="f")
        assert time.monotonic() - started < 1.5
        stop.set()
        thread.join()


@pytest.mark.clock
def test_callbacks_without_end_end_with_the_deadline():
    with ends() as (channel, theirs):
        stop = threading.Event()

        def call():
            theirs.settimeout(0.05)
            while not stop.is_set():
                try:
                    theirs.sendall(framed({"callback": 1, "args": (), "kwargs": {}}))
                    theirs.recv(1 << 16)
                except OSError:
                    pass

        thread = threading.Thread(target=call)
        thread.start()
        started = time.monotonic()
        with pytest.raises(Late):
            asker(channel).ask("call", 0.5, name="f")
        assert time.monotonic() - started < 1.5
        stop.set()
        thread.join()


def test_an_end_in_the_middle_is_closed():
    with ends() as (channel, theirs):
        theirs.sendall(framed({"id": 1, "value": 2.0})[:-1])
        theirs.close()
        with pytest.raises(Closed):
            message(channel)


MERSENNE = 2**61 - 1  # a whole number's hash is its remainder


def collisions():
    """As many keys with one hash as a header holds."""
    pairs = []
    size = 20
    while size < MAX_HEADER - 40:
        pairs.append(f"[{(len(pairs) + 1) * MERSENNE},0]")
        size += len(pairs[-1]) + 1
    return '{"dict":[' + ",".join(pairs) + "]}"


LARGEST = {
    "lists": "[" + "[]," * (MAX_HEADER // 3 - 9) + "[]]",
    "tuples": "[" + '{"tuple":[]},' * (MAX_HEADER // 13 - 9) + "[]]",
    "empty arrays": "[" + '{"array":["bool",[0]]},' * (MAX_HEADER // 23 - 9) + "[]]",
    "numbers": "[" + "1," * (MAX_HEADER // 2 - 9) + "1]",
    "text": '"' + "\\ud800" * (MAX_HEADER // 6 - 9) + '"',
    "keys": '{"dict":[' + ",".join(f"[{n},0]" for n in range(90_000)) + "]}",
    "keys of one hash": collisions(),
}


@pytest.mark.clock
@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_header_costs_little(name):
    data = frame(LARGEST[name].encode())
    assert len(data) <= MAX_HEADER + PREFIX.size
    with ends() as (channel, theirs):
        thread = threading.Thread(target=theirs.sendall, args=(data,))
        thread.start()
        started = time.thread_time()
        with contextlib.suppress(WireError):
            channel.receive(time.monotonic() + SLOW)
        assert time.thread_time() - started < 3.0
        thread.join()


@pytest.mark.clock
def test_the_largest_frame_stays_below_the_cap():
    header = json.dumps({"dict": [["value", {"array": ["uint8", [MAX_BODY]]}]]}).encode()
    with ends() as (channel, theirs):
        thread = threading.Thread(target=theirs.sendall, args=(frame(header, bytes(MAX_BODY)),))
        thread.start()
        with memory_below(PEAK_LARGEST):
            assert channel.receive(time.monotonic() + SLOW)["value"].nbytes == MAX_BODY
        thread.join()


def test_a_claim_alone_allocates_nothing():
    for header, body in ((MAX_HEADER, MAX_BODY), (2**32 - 1, 2**64 - 1), (0, MAX_BODY)):
        assert received([struct.pack("!4sIQ", MAGIC, header, body)], message, limit=1 << 16) is None
