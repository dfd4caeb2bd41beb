"""The one thing that host and worker share: frames that carry values.

A frame is a prefix (magic, length of the header, length of the body), a JSON header and the raw bytes
of its arrays.  Nothing is unpickled and nothing is allocated before its size was checked, so a frame
forged by student code is at worst a wrong value.

In the header a value stands as itself (None, bool, int, float, str, list) or in an object with one tag:
`{"tuple": […]}`, `{"dict": [[key, value], …]}`, `{"array": [dtype, shape]}`, `{"ref": [kind, number]}`.
"""

import json
import math
import socket
import struct
import time
from dataclasses import dataclass

import numpy as np

MAGIC = b"c231"
PREFIX = struct.Struct("!4sIQ")
MAX_HEADER = 1 << 20
MAX_BODY = 64 << 20
CHUNK = 1 << 16  # most messages arrive in one
MAX_DEPTH = 12
MAX_DIMENSIONS = 8
MAX_KEYS = 1000  # of one dict: keys can be chosen such that each is compared with all before it

KINDS = ("bool", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)))
KINDS += ("float16", "float32", "float64", "complex64", "complex128")
PLAIN = frozenset((type(None), bool, int, float, str))  # what JSON has, too
KEYS = PLAIN | {tuple}
SCALARS = ((np.bool_, bool), (np.integer, int), (np.floating, float))
DTYPES = {name: np.dtype(name) for name in KINDS}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


class WireError(Exception):
    """The other side broke the protocol."""


class Closed(WireError):
    """The other side is gone."""


class Late(WireError):
    """The other side did not answer before the deadline."""


class TooLarge(WireError):
    """The other side sends more than is taken."""


class Unsendable(Exception):
    """A value that does not cross, because of its `kind` or of its `size`."""


@dataclass(frozen=True)
class Ref:
    """Something that stays on its own side: an `object` of the worker's, a `callback` of the host's."""

    kind: str
    number: int


def encode(value, body, depth=0):
    """`value` as JSON; the bytes of its arrays are appended to the list `body`.

    Raises Unsendable for anything but base types, numeric arrays and Refs.
    """
    if depth > MAX_DEPTH:
        raise Unsendable("size")
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is np.ndarray:  # checks ask for many small ones
        return _encode_array(value, body)
    if isinstance(value, Ref):
        return {"ref": [value.kind, value.number]}
    if isinstance(value, list):
        return _encode_items(value, body, depth)
    if isinstance(value, tuple):
        return {"tuple": _encode_items(value, body, depth)}
    if isinstance(value, dict):
        if len(value) > MAX_KEYS:
            raise Unsendable("size")
        return {"dict": [_encode_items(pair, body, depth) for pair in value.items()]}
    for kind, plain in SCALARS:
        if isinstance(value, kind):
            return plain(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return _encode_array(np.asarray(value), body)
    raise Unsendable("kind")


def _encode_items(items, body, depth):
    if depth == MAX_DEPTH and items:
        raise Unsendable("size")
    return [item if type(item) in PLAIN else encode(item, body, depth + 1) for item in items]


def _encode_array(array, body):
    name = NAMES.get(array.dtype)
    if not name:  # of another byte order, or longer: which takes NumPy a while
        name = "float64" if array.dtype.kind == "f" and array.dtype.itemsize > 8 else array.dtype.name
        if name not in DTYPES:
            raise Unsendable("kind")
        array = array.astype(DTYPES[name])
    if array.nbytes > MAX_BODY:
        raise Unsendable("size")
    body.append(array.tobytes())
    return {"array": [name, list(array.shape)]}


def decode(value, body):
    """The inverse of `encode`; `body` is a memoryview from which the arrays are taken in order.

    Raises WireError for anything that `encode` does not write.
    """
    body = Body(body)
    decoded = _decode(value, body, 0)
    if len(body.rest):
        raise WireError("bytes left over in the body")
    return decoded


class Body:
    """The bytes of arrays, of which the next are taken."""

    def __init__(self, rest):
        self.rest = rest

    def take(self, size):
        if size > len(self.rest):
            raise WireError("an array larger than the body")
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken


def _decode(value, body, depth):
    if depth > MAX_DEPTH:
        raise WireError("a value nested too deeply")
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is list:
        return _decode_items(value, body, depth)
    if kind is not dict or len(value) != 1:
        raise WireError("a value without a tag")
    ((tag, content),) = value.items()
    if not isinstance(content, list):
        raise WireError(f"a bad {tag!r:.40}")
    if tag == "array":
        return _decode_array(content, body)
    if tag == "tuple":
        return tuple(_decode_items(content, body, depth))
    if tag == "dict":
        return _decode_dict(content, body, depth)
    if tag == "ref":
        return _decode_ref(content)
    raise WireError(f"an unknown tag {tag!r:.40}")


def _decode_items(items, body, depth):
    if depth == MAX_DEPTH and items:
        raise WireError("a value nested too deeply")
    return [item if type(item) in PLAIN else _decode(item, body, depth + 1) for item in items]


def _decode_dict(pairs, body, depth):
    decoded = {}
    if len(pairs) > MAX_KEYS:
        raise WireError("a dict of too many keys")
    for pair in pairs:
        if type(pair) is not list or len(pair) != 2:
            raise WireError("a bad dict")
        key, value = _decode_items(pair, body, depth)
        if type(key) not in KEYS:
            raise WireError("a bad dict")
        try:
            decoded[key] = value
        except TypeError:
            raise WireError("a dict key that cannot be hashed") from None
    return decoded


def _decode_array(content, body):
    if len(content) != 2 or not isinstance(content[0], str) or content[0] not in DTYPES:
        raise WireError("a bad array")
    dtype, shape = DTYPES[content[0]], content[1]
    if not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
        raise WireError("a bad shape")
    for n in shape:
        if type(n) is not int or not 0 <= n <= MAX_BODY:
            raise WireError("a bad shape")
    taken = body.take(math.prod(shape) * dtype.itemsize)
    try:
        array = np.empty(shape, dtype)
    except ValueError:  # (0, huge, huge) overflows although it holds nothing
        raise WireError("a bad shape") from None
    if taken:
        array[...] = np.frombuffer(taken, dtype).reshape(shape)
    return array


def _decode_ref(content):
    if len(content) != 2 or content[0] not in ("object", "callback") or type(content[1]) is not int:
        raise WireError("a bad ref")
    return Ref(*content)


class Channel:
    """Messages (dicts from names to values) over a stream socket, each with one deadline for the whole.

    Deadlines are on the clock of `time.monotonic`; None waits for ever.
    """

    def __init__(self, sock: socket.socket, largest=MAX_BODY):
        self.sock, self.largest = sock, largest  # bytes of arrays in a message that is received
        self.arrived = bytearray()  # and not read yet

    def send(self, message, deadline=None):
        """Raises Unsendable, Late or Closed."""
        body = []
        header = json.dumps(encode(message, body)).encode()
        size = sum(map(len, body))
        if len(header) > MAX_HEADER or size > MAX_BODY:
            raise Unsendable("size")
        data = memoryview(b"".join([PREFIX.pack(MAGIC, len(header), size), header, *body]))
        while data:
            data = data[self._within(deadline, self.sock.send, data) :]

    def receive(self, deadline=None):
        """The next message.  Raises Late, Closed, TooLarge or WireError."""
        magic, header_size, body_size = PREFIX.unpack(self._read(PREFIX.size, deadline))
        if magic != MAGIC or header_size > MAX_HEADER or body_size > MAX_BODY:
            raise WireError("a bad prefix")
        if body_size > self.largest:
            raise TooLarge(f"{body_size} bytes")
        header = self._read(header_size, deadline)
        body = self._read(body_size, deadline)
        try:
            value = json.loads(header.decode())
        except (ValueError, RecursionError):
            raise WireError("a header that is not JSON") from None
        message = decode(value, memoryview(body))
        if not isinstance(message, dict):
            raise WireError("a message that is not a dict")
        return message

    def _read(self, size, deadline):
        # Grown as it arrives: a claimed length alone allocates nothing.
        while (missing := size - len(self.arrived)) > 0:
            chunk = self._within(deadline, self.sock.recv, min(max(missing, CHUNK), 1 << 20))
            if not chunk:
                raise Closed("the other side closed the channel")
            self.arrived += chunk
        data = self.arrived[:size]
        del self.arrived[:size]
        return data

    def _within(self, deadline, operation, argument):
        if deadline is None:
            self.sock.settimeout(None)
        else:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise Late("no complete answer before the deadline")
            self.sock.settimeout(remaining)
        try:
            return operation(argument)
        except TimeoutError:
            raise Late("no complete answer before the deadline") from None
        except OSError as error:
            raise Closed(str(error)) from None
