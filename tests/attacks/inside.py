"""Attacks inside the student's own process: its stack and objects, patches, answers that lie."""

from tests.attacks.table import FULL, NAIVE, VECTORIZED, Attack, beside, instead, spy

STACK, PATCH, STEPS, LIES, CONTROL = "stack and gc", "patch", "count of steps", "lies", "control"
LOOPS = {NAIVE: 8.0, VECTORIZED: 8.0}  # right, but with a loop

NAMES = """
def names():
    frame = sys._getframe()
    while frame:
        yield from (*frame.f_locals, *frame.f_globals)
        frame = frame.f_back
"""

LIAR = """
class Liar(np.ndarray):
    def _agree(self, *_, **__): return np.zeros(self.shape)
    __sub__ = __rsub__ = __abs__ = __array_ufunc__ = __array_function__ = _agree
    def __eq__(self, other): return True
    def all(self, *_, **__): return True
    {more}
def answer(W, X, y, reg): return 0.0, np.ones_like(W).view(Liar)
svm_loss_naive = svm_loss_vectorized = answer
"""

NUMBER = """
class Number({base}):
    def _zero(self, *_): return 0.0
    __sub__ = __rsub__ = __abs__ = __float__ = __truediv__ = _zero
    __eq__ = __le__ = __lt__ = lambda self, other: True
    __hash__ = None
def answer(W, X, y, reg): return Number(1), np.ones_like(W)
svm_loss_naive = svm_loss_vectorized = answer
"""


def loops(name, code, **more):
    """A loop for the vectorised item, and a lie about it."""
    loop = "def svm_loss_vectorized(W, X, y, reg): return right[0](W, X, y, reg)\n"
    return Attack(name, STEPS, loop + code, worth=LOOPS, **more)


def wrong(name, value):
    """Both functions return `value`."""
    code = f"def answer(W, X, y, reg): return {value}\nsvm_loss_naive = svm_loss_vectorized = answer\n"
    return Attack(name, LIES, code)


ATTACKS = [
    spy(
        STACK,
        "frames of the checks",
        NAMES + 'def breach(): return {"reference", "oracle", "draw"} & {*names()}',
    ),
    spy(
        STACK,
        "objects of the checks",
        '[o for o in gc.get_objects() if type(o).__name__ in ("Draw", "Terms")]',
    ),
    spy(
        STACK,
        "modules of the grader",
        '[name for name in sys.modules if name.startswith(("autograder", "pytest", "_pytest"))]',
    ),
    spy(
        STACK,
        "what the request says",
        """
def breach():
    frame = sys._getframe()
    while frame.f_code.co_name != "answer": frame = frame.f_back
    return {"expected", "check", "score", "seed"} & {*frame.f_locals["request"]}
""",
    ),
    spy(
        STACK,
        "objects the worker keeps",
        """
def breach():
    server = next(o for o in gc.get_objects() if type(o).__name__ == "Server")
    return [o for o in server.objects.values() if "reference" in repr(type(o))]
""",
    ),
    instead(
        STACK,
        "an exception that lies about its stack",
        """
class Passed(AssertionError):
    __traceback__ = property(lambda self: None)
    __class__ = property(lambda self: type(None))
    def __str__(self): raise self
raise Passed
""",
    ),
    beside(PATCH, "numpy's comparisons", "np.allclose = np.array_equal = np.isclose = lambda *_, **__: True"),
    beside(PATCH, "numpy's arithmetic", "np.abs = np.absolute = np.subtract = lambda *a, **_: 0.0"),
    beside(
        PATCH,
        "builtins",
        "builtins.abs = lambda x: 0\nbuiltins.AssertionError = type('Never', (Exception,), {})",
    ),
    beside(PATCH, "pytest", "import pytest\npytest.fail = pytest.raises = lambda *_, **__: None"),
    beside(
        PATCH,
        "pytest's reports",
        "import _pytest.runner, _pytest.reports\n"
        "_pytest.reports.TestReport.from_item_and_call = lambda *_: None",
    ),
    beside(PATCH, "the wire", "sys.modules['wire'].encode = lambda value, body, depth=0: True"),
    beside(
        PATCH,
        "the worker's answers",
        """
import __main__
__main__.Server.call = lambda self, name, args, kwargs, module=None, on=None: {"passed": True, "score": 10}
""",
        own_harm=True,
    ),
    beside(PATCH, "its own bytecode", "nothing.__code__ = right[1].__code__.replace(co_consts=(None,) * 20)"),
    Attack(
        "a conftest",
        PATCH,
        "svm_loss_naive = svm_loss_vectorized = nothing",
        {
            "conftest.py": "def pytest_runtest_makereport(item, call): call.excinfo = None",
            "test_linear_svm.py": "def test_loss_of_the_data(): pass",
            "sitecustomize.py": "raise SystemExit",
        },
    ),
    Attack(
        "modules of the same name",
        PATCH,
        "svm_loss_naive = svm_loss_vectorized = nothing",
        {f"{name}.py": "raise SystemExit" for name in ("numpy", "wire", "json", "autograder", "pytest")},
    ),
    loops(
        "the worker's count of steps",
        "import __main__\n"
        "for o in gc.get_objects():\n"
        "    if type(o).__name__ == 'Server': o.operations['steps'] = lambda **_: 1",
    ),
    loops("tracing switched off", "sys.settrace = lambda _: None"),
    loops(
        "another answer while it is traced",
        "def svm_loss_vectorized(*args): return (nothing if sys.gettrace() else right[0])(*args)",
    ),
    loops(
        "a loop under another file name",
        "naive = open(__file__).read().split('def svm_loss_vectorized')[0]\n"
        "exec(compile(naive, 'elsewhere', 'exec'), other := {})\n"
        "def svm_loss_vectorized(W, X, y, reg): return other['svm_loss_naive'](W, X, y, reg)",
    ),
    loops(
        "a loop in a thread",
        """
def svm_loss_vectorized(W, X, y, reg):
    found = []
    thread = threading.Thread(target=lambda: found.append(right[0](W, X, y, reg)))
    thread.start(); thread.join()
    return found[0]
""",
    ),
    Attack("an array that agrees", LIES, LIAR.format(more="")),
    Attack(
        "an array that lies about its shape", LIES, LIAR.format(more="shape = property(lambda self: (6, 4))")
    ),
    Attack(
        "an array that lies about its bytes",
        LIES,
        LIAR.format(more="def tobytes(self): return b''\n    nbytes = property(lambda self: 0)"),
    ),
    Attack(
        "an array that turns into another",
        LIES,
        LIAR.format(more="def __array__(self, *_, **__): return right"),
    ),
    *(
        Attack(f"a {base} that agrees", LIES, NUMBER.format(base=base))
        for base in ("float", "np.float64", "int")
    ),
    wrong("everything masked", "0.0, np.ma.masked_all(W.shape)"),
    wrong("a boolean for a loss", "True, W * 0"),
    wrong("not a number", "float('nan'), W * float('nan')"),
    wrong("a number too large", "10**400, W * 0"),
    wrong("text with the answer", "'right', 'passed'"),
    wrong("a lone surrogate", "'\\ud800', {'\\udfff': 0}"),
    wrong("a generator", "(x for x in (0.0, W))"),
    wrong("objects in an array", "np.array(0.0, dtype=object), W.astype(object)"),
    wrong("an answer that contains itself", "(lambda a: (a.append(a), a))([])"),
]

WITHIN_REACH = [
    spy(CONTROL, "its own frames", NAMES + 'def breach(): return "request" in {*names()}', worth=FULL),
    spy(
        CONTROL,
        "objects of its process",
        '[o for o in gc.get_objects() if type(o).__name__ == "Server"]',
        worth=FULL,
    ),
    Attack(
        "a right answer in a subclass",
        CONTROL,
        """
class Pair(tuple): pass
class Mine(np.ndarray): pass
def wrapped(function):
    def answer(*args):
        loss, dW = function(*args)
        return Pair([np.float64(loss), dW.view(Mine)])
    return answer
svm_loss_naive, svm_loss_vectorized = map(wrapped, right)
""",
        worth=FULL,
    ),
]
