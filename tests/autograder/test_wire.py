"""The wire carries values there and back, and takes nothing else."""

import json
import math
import socket
import threading
import time

import numpy as np
import pytest

from autograder.sandbox.wire import (
    MAGIC,
    MAX_BODY,
    MAX_HEADER,
    PREFIX,
    Channel,
    Closed,
    Late,
    Ref,
    Unsendable,
    WireError,
)

SECONDS = 5


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), theirs


def across(value):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        thread = threading.Thread(target=Channel(theirs).send, args=({"value": value},))
        thread.start()
        message = Channel(ours).receive(time.monotonic() + SECONDS)
        thread.join()
    return message["value"]


VALUES = [
    None,
    True,
    -3,
    2**70,
    1.5,
    -math.inf,
    "λ ΣW²",
    [1, [2.0, "x"]],
    (1, (2,)),
    {("SGD", 1e-3): {"accuracy": 0.4}},
    Ref("callback", 3),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_come_back_as_they_were(value):
    back = across(value)
    assert back == value
    assert type(back) is type(value)


ARRAYS = [
    np.arange(6.0).reshape(2, 3),
    np.arange(6.0).reshape(2, 3).T,
    np.float32([1, np.nan, -np.inf]),
    np.array(2.5),
    np.zeros((0, 4), np.int64),
    np.array([True, False]),
    np.array([1 + 2j]),
    np.uint8([[255]]),
    np.arange(3, dtype=">i4"),
]


@pytest.mark.parametrize("array", ARRAYS, ids=lambda a: f"{a.dtype}{a.shape}")
def test_arrays_come_back_as_they_were(array):
    back = across(array)
    np.testing.assert_array_equal(back, array)
    assert (back.shape, back.dtype.name) == (array.shape, array.dtype.name)
    assert back.flags.writeable


def test_numpy_scalars_become_numbers_and_matrices_arrays():
    assert across({(np.float64(1e-3), np.int32(5)): np.bool_(True)}) == {(1e-3, 5): True}
    assert type(across(np.float32(0.5))) is float
    with pytest.warns(PendingDeprecationWarning):
        assert across(np.matrix([[1.0, 2.0]])).shape == (1, 2)


UNSENDABLE = [object(), {1, 2}, b"bytes", np.array([object()]), np.array(["text"]), 1j, lambda: 0]


@pytest.mark.parametrize("value", UNSENDABLE, ids=lambda v: type(v).__name__)
def test_other_types_do_not_cross(ends, value):
    with pytest.raises(Unsendable):
        ends[0].send({"value": [value]})


def test_what_contains_itself_does_not_cross(ends):
    endless = []
    endless.append(endless)
    with pytest.raises(Unsendable):
        ends[0].send({"value": endless})


def frame(header, body=b"", header_size=None, body_size=None, magic=MAGIC):
    header = header if isinstance(header, bytes) else json.dumps(header).encode()
    sizes = (
        len(header) if header_size is None else header_size,
        len(body) if body_size is None else body_size,
    )
    return PREFIX.pack(magic, *sizes) + header + body


def message(value):
    return {"dict": [["value", value]]}


MALFORMED = {
    "wrong magic": frame(message(1), magic=b"evil"),
    "header too long": frame(b"", header_size=MAX_HEADER + 1),
    "body too long": frame(message(1), body_size=MAX_BODY + 1),
    "header is not JSON": frame(b"{"),
    "header is not UTF-8": frame(b"\xff\xfe"),
    "header nested too deeply for JSON": frame(b"[" * 200_000 + b"]" * 200_000),
    "value nested too deeply": frame(message(json.loads("[" * 50 + "]" * 50))),
    "an int too long to parse": frame(b'{"dict": [["value", ' + b"9" * 10_000 + b"]]}"),
    "a message that is no dict": frame([1]),
    "a value without a tag": frame(message({})),
    "two tags": frame(message({"tuple": [], "dict": []})),
    "an unknown tag": frame(message({"pickle": ["cos\nsystem"]})),
    "a tag with no list": frame(message({"array": 7})),
    "a pair of three": frame({"dict": [["value", 1, 2]]}),
    "a key that is a list": frame({"dict": [[["value"], 1]]}),
    "a key with a list inside": frame({"dict": [[{"tuple": [[]]}, 1]]}),
    "dtype object": frame(message({"array": ["object", [1]]}), b"12345678"),
    "dtype as a structure": frame(message({"array": ["f8,f8", [1]]}), bytes(16)),
    "dtype not a name": frame(message({"array": [7, [1]]}), bytes(8)),
    "shape not a list": frame(message({"array": ["float64", 1]}), bytes(8)),
    "negative shape": frame(message({"array": ["float64", [-1, -1]]}), bytes(8)),
    "shape of bools": frame(message({"array": ["float64", [True]]}), bytes(8)),
    "shape of floats": frame(message({"array": ["float64", [1.0]]}), bytes(8)),
    "too many dimensions": frame(message({"array": ["float64", [1] * 9]}), bytes(8)),
    "shape larger than the body": frame(message({"array": ["float64", [10**8]]}), bytes(8)),
    "a shape that overflows": frame(message({"array": ["float64", [0, 10**8, 10**8, 10**8]]})),
    "bytes left over": frame(message(1), bytes(8)),
    "a bad ref": frame(message({"ref": ["verdict", 1]})),
    "a ref to text": frame(message({"ref": ["object", "1"]})),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_frames_are_refused(ends, name):
    channel, theirs = ends
    threading.Thread(target=theirs.sendall, args=(MALFORMED[name],), daemon=True).start()
    with pytest.raises(WireError):
        channel.receive(time.monotonic() + SECONDS)


@pytest.mark.clock
def test_a_claimed_length_allocates_nothing(ends):
    channel, theirs = ends
    theirs.sendall(frame(message(1), body_size=MAX_BODY))
    with pytest.raises(Late):
        channel.receive(time.monotonic() + 0.2)


@pytest.mark.clock
def test_a_dripping_reply_is_late(ends):
    channel, theirs = ends
    data = frame(message(1))

    def drip():
        for i in range(len(data)):
            theirs.sendall(data[i : i + 1])
            time.sleep(0.05)

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    started = time.monotonic()
    with pytest.raises(Late):
        channel.receive(started + 0.3)
    assert time.monotonic() - started < 1
    thread.join()


@pytest.mark.clock
def test_who_does_not_read_does_not_stop_the_sender(ends):
    with pytest.raises(Late):
        ends[0].send({"value": np.zeros(10**6)}, time.monotonic() + 0.2)


def test_a_closed_channel_says_so(ends):
    channel, theirs = ends
    theirs.close()
    with pytest.raises(Closed):
        channel.receive(time.monotonic() + SECONDS)


def test_too_much_does_not_cross(ends):
    with pytest.raises(Unsendable):
        ends[0].send({"value": np.zeros(MAX_BODY // 8 + 1)})
