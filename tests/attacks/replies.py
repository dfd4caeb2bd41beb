"""Attacks on the wire: replies that are forged, oversized, slow or split."""

from tests.attacks.table import NAIVE, VECTORIZED, Attack, instead

WIRE, FRAMES, CONTROL = "replies", "frames", "control"

LOOPS = {NAIVE: 8.0, VECTORIZED: 8.0}  # right, but slow, or not to be believed in what it says of its steps
PREFIX = 'struct.pack("!4sIQ", b"c231", {header}, {body})'


def raw(name, data, **more):
    """Bytes of its own on the wire, before the answer."""
    return instead(FRAMES, name, f"channel().sock.sendall({data})\nreturn nothing(W, X, y, reg)", **more)


def forged(name, message, **more):
    """A message of its own, before the answer, which may then be taken for one of the next item."""
    body = f"channel().send({message})\nreturn nothing(W, X, y, reg)"
    return instead(WIRE, name, body, own_harm=True, **more)


def headed(name, header, **more):
    """A frame with this header, JSON that the wire itself would never write."""
    code = (
        f"header = {header}\nchannel().sock.sendall({PREFIX.format(header='len(header)', body=0)} + header)"
    )
    return instead(FRAMES, name, f"{code}\nreturn nothing(W, X, y, reg)", **more)


def called_back(name, args, **more):
    """A call of `train`'s loss, which an earlier item has left on the trusted side."""
    body = f"channel().send({{'callback': 1, 'args': {args}, 'kwargs': {{}}}})\nchannel().receive()"
    return instead(WIRE, name, f"{body}\nreturn nothing(W, X, y, reg)", **more)


TEXT_FOR_A_COUNT = """
for o in gc.get_objects():
    if type(o).__name__ == 'Server': o.operations['steps'] = lambda **_: 'none'
"""

LARGE_BATCHES = """
def batches(W, X, y, reg):
    for _ in range(2):
        channel().send({'callback': 1, 'args': (np.zeros((500, 2000)), y, 0.0), 'kwargs': {}})
        channel().receive()
    return nothing(W, X, y, reg)
svm_loss_naive = svm_loss_vectorized = batches
"""

ATTACKS = [
    forged("a verdict", "{'id': request(), 'passed': True, 'score': 10.0}"),
    forged("a value, twice", "{'id': request(), 'value': nothing(W, X, y, reg)}"),
    forged("an answer to the next request", "{'id': request() + 1, 'value': right[0](W, X, y, reg)}"),
    forged("a number of another kind", "{'id': float(request()), 'value': right[0](W, X, y, reg)}"),
    forged("true for a number", "{'id': True, 'value': right[0](W, X, y, reg)}"),
    forged("nothing at all", "{}"),
    forged(
        "an error that is a pass",
        "{'id': request(), 'error': {'type': 'Skipped', 'message': 'passed'}}",
    ),
    forged(
        "an error of the grader's",
        "{'id': request(), 'error': {'type': 'WorkerLost', 'line': 1}}",
    ),
    forged(
        "an error of strange types",
        "{'id': request(), 'error': {'type': [], 'message': {}, 'file': 1}}",
    ),
    forged(
        "an error with an escape",
        "{'id': request(), 'error': {'type': 'OSError', 'message': '\\x1b[2J\\r\\ud800'}}",
    ),
    forged("unsendable", "{'id': request(), 'unsendable': ['size']}"),
    forged("an array for unsendable", "{'id': request(), 'unsendable': W}"),
    forged("a callback that is not there", "{'callback': 10**6, 'args': (), 'kwargs': {}}"),
    forged("a callback without arguments", "{'callback': 1}"),
    forged("a callback with names that are numbers", "{'callback': 1, 'args': (), 'kwargs': {1: 2}}"),
    Attack("text for a count", WIRE, TEXT_FOR_A_COUNT, worth=LOOPS, own_harm=True),
    called_back("a ragged batch", "([[1.0], [1.0, 2.0]], y, 0.0)"),
    called_back("objects for a batch", "({'a': 1}, None, float('nan'))"),
    instead(
        WIRE,
        "callbacks without end",
        "while True: channel().send({'callback': 10**6, 'args': (), 'kwargs': {}})",
    ),
    Attack("large batches", WIRE, LARGE_BATCHES, own_harm=True),
    headed("another magic", "b'{}' * 9"),
    headed("no JSON", "b'{' * 100"),
    headed("JSON nested deeply", "b'[' * 900_000"),
    headed("tags without end", "b'{\"tuple\":[' * 1000 + b']}' * 1000"),
    headed(
        "a bad tag with an escape",
        "json.dumps({'\\x1b[2J\\n' * 1000: 1}).encode()",
    ),
    headed("a large array without a body", 'b\'{"array":["float64",[8000000]]}\''),
    headed("an array with a huge shape", 'b\'{"array":["float64",[0,67000000,67000000,67000000]]}\''),
    headed("an array of pickles", 'b\'{"array":["object",[1]]}\''),
    headed("a number of a million digits", "b'1' * 1_000_000"),
    raw("garbage", "os.urandom(1 << 16)"),
    raw("a header without end", PREFIX.format(header="2**32 - 1", body=0)),
    raw("a body without end", PREFIX.format(header=2, body="2**64 - 1") + " + b'{}'"),
    raw("a body that never comes", PREFIX.format(header=2, body="64 << 20") + " + b'{}'"),
    instead(FRAMES, "a flood of bytes", "while True: channel().sock.sendall(bytes(1 << 20))"),
    instead(
        FRAMES,
        "a reply that drips",
        """
for byte in struct.pack("!4sIQ", b"c231", 1000, 0) + b" " * 1000:
    channel().sock.sendall(bytes([byte])); time.sleep(0.1)
""",
    ),
    instead(
        FRAMES,
        "an answer as large as may be",
        "return 0.0, np.zeros(64 << 20, np.uint8)",
    ),
    instead(FRAMES, "an answer of many small parts", "return [[]] * 50_000"),
    instead(FRAMES, "the wire closed", "channel().sock.close()"),
    instead(FRAMES, "half of the wire closed", "channel().sock.shutdown(socket.SHUT_WR); time.sleep(60)"),
    instead(
        FRAMES,
        "no reading of requests",
        "os.dup2(os.open('/dev/zero', 0), channel().sock.fileno()); time.sleep(60)",
    ),
]

SPLIT = """
def split(function):
    def answer(W, X, y, reg):
        if sys.gettrace(): return function(W, X, y, reg)  # what is asked for is a count of steps
        wire, ours = sys.modules["wire"], channel()
        body = []
        header = json.dumps(wire.encode({{"id": request(), "value": function(W, X, y, reg)}}, body)).encode()
        frame = struct.pack("!4sIQ", b"c231", len(header), sum(map(len, body))) + header + b"".join(body)
        {send}
        ours.send = lambda *_: vars(ours).pop("send")  # the answer of the worker itself is left out
    return answer
svm_loss_naive, svm_loss_vectorized = map(split, right)
"""

BYTE_BY_BYTE = "[ours.sock.sendall(frame[i : i + 1]) for i in range(90)]"  # so slow that it is seen
WITHIN_REACH = [  # a forged reply is worth what is in it
    Attack(
        "a reply of its own, byte by byte",
        CONTROL,
        SPLIT.format(send=f"{BYTE_BY_BYTE}, ours.sock.sendall(frame[90:])"),
        worth=LOOPS,
    ),
    Attack(
        "a reply of its own, with open files along",
        CONTROL,
        SPLIT.format(send=f"{BYTE_BY_BYTE}, socket.send_fds(ours.sock, [frame[90:]], [0, 1, 2] * 20)"),
        worth=LOOPS,
    ),
]
