"""Attacks that would read what is not theirs, and that find their way over the network."""

from tests.attacks.table import FULL, Attack, Link, Strange, spy

READ, NETWORK, LINKS, CONTROL = "read", "network", "links", "control"

CONNECT = """
def breach():
    with socket.socket({kind}) as s:
        s.settimeout(0.5)
        s.connect({address})
        return True
"""

INSTALLED = """
def breach():
    home = sys.executable.rpartition("/bin/")[0]
    places = [*sys.path, *glob.glob(home + "/lib/python*/site-packages")]
    return [p for place in places for p in glob.glob(place + "/autograder/kit/assignments/{what}")]
"""

CALLERS_KEY = """
def breach():
    syscall, keyctl = libc.syscall, 250  # x86-64
    key = syscall(keyctl, 10, ctypes.c_int(-3), b"user", b"cs231n-caller", 0)
    if key < 0: return False
    text = ctypes.create_string_buffer(100)
    return syscall(keyctl, 11, key, text, 100) > 0 and text.value == MARK.encode()
"""

ATTACKS = [
    spy(READ, "the checks", 'open(f"{KIT}/assignments/linear_classifiers/trusted/reference.py").read()'),
    spy(READ, "the solutions", 'open(f"{KIT}/assignments/linear_classifiers/linear_svm.py").read()'),
    spy(
        READ,
        "import of the reference",
        """
def breach():
    sys.path.append(f"{KIT}/assignments/linear_classifiers/trusted")
    import reference
    return reference.svm
""",
    ),
    spy(READ, "any file of the grader", 'glob.glob(f"{KIT}/autograder/**/*.py", recursive=True)'),
    spy(READ, "the checks among the libraries", INSTALLED.format(what="*/trusted/*.py")),
    spy(READ, "the solutions among the libraries", INSTALLED.format(what="*/linear_svm.py")),
    spy(READ, "solutions of others among the libraries", INSTALLED.format(what="*/variants/*.py")),
    spy(READ, "compiled checks among the libraries", INSTALLED.format(what="*/trusted/__pycache__/*.pyc")),
    spy(
        READ,
        "what the installed kit consists of",
        """
def breach():
    from importlib.metadata import files
    sys.path[:0] = glob.glob(sys.executable.rpartition("/bin/")[0] + "/lib/*/site-packages")
    return any(str(path).endswith("reference.py") and path.locate().is_file() for path in files("cs231n-kit"))
""",
    ),
    spy(
        READ,
        "the installed grader",
        """
def breach():
    sys.path += glob.glob(sys.executable.rpartition("/bin/")[0] + "/lib/*/site-packages")
    import autograder.grading.grade
    return True
""",
    ),
    spy(
        READ,
        "the grader among the libraries",
        'glob.glob(sys.executable.rpartition("/bin/")[0] + "/lib/*/site-packages/autograder/*.py")',
    ),
    spy(READ, "the course secret", 'open(f"{COURSE}/course_secret").read()'),
    spy(READ, "submissions of others", 'glob.glob(f"{COURSE}/submitted/*/*/*.py")'),
    spy(READ, "what is being graded beside it", 'os.listdir(TEMPORARY) or glob.glob("/tmp/grade-*")'),
    spy(READ, "the environment", "MARK in os.environ.values()"),
    spy(
        READ, "the environment of others", 'any(MARK in open(p).read() for p in glob.glob("/proc/*/environ"))'
    ),
    spy(READ, "the environment of pid 1", 'open("/proc/1/environ").read()'),
    spy(READ, "other processes", '[p for p in os.listdir("/proc") if p.isdigit() and int(p) > 20]'),
    spy(READ, "the root of pid 1", 'os.listdir("/proc/1/root")'),
    spy(READ, "the memory of pid 1", 'open("/proc/1/mem", "rb")'),
    spy(READ, "the descriptors of pid 1", 'os.listdir("/proc/1/fd")'),
    spy(
        READ,
        "inherited descriptors",
        """
def breach():
    names = [os.readlink(path) for path in glob.glob("/proc/self/fd/*") if os.path.lexists(path)]
    return [name for name in names if name.startswith("/") and name != "/dev/null"]
""",
    ),
    spy(READ, "the disk", 'open(next(p for p in glob.glob("/dev/*") if p[5:7] in ("sd", "vd", "nv")), "rb")'),
    spy(READ, "a device of its own", 'os.mknod("/tmp/disk", 0o60600, os.makedev(254, 0)) or True'),
    spy(READ, "users and homes", 'os.listdir("/home") or os.listdir("/root") or open("/etc/passwd").read()'),
    spy(READ, "a way out of its folder", 'open(f"/submission/../../..{KIT}/README.md").read()'),
    spy(READ, "chroot", 'os.chroot("/tmp") or True'),
    spy(READ, "the caller's keyring", CALLERS_KEY),
    spy(NETWORK, "a server on this machine", CONNECT.format(kind="", address='("127.0.0.1", PORT)')),
    spy(NETWORK, "an abstract socket", CONNECT.format(kind="socket.AF_UNIX", address='"\\0" + MARK')),
    spy(NETWORK, "a name server", CONNECT.format(kind="2, socket.SOCK_DGRAM", address='("192.0.2.1", 53)')),
    spy(NETWORK, "another machine", CONNECT.format(kind="socket.AF_INET6", address='("2001:db8::1", 80)')),
    spy(NETWORK, "interfaces", '[name for _, name in socket.if_nameindex() if name != "lo"]'),
    spy(NETWORK, "raw packets", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
    Attack(
        "to the solution",
        LINKS,
        files={"linear_svm.py": Link("{KIT}/assignments/linear_classifiers/linear_svm.py")},
        says="not started yet",
    ),
    Attack(
        "to another student's work",
        LINKS,
        files={"linear_svm.py": Link("{COURSE}/submitted/control-0/linear_classifiers/linear_svm.py")},
    ),
    Attack("to an endless device", LINKS, files={"linear_svm.py": Link("/dev/zero")}),
    Attack("to itself", LINKS, files={"linear_svm.py": Link("linear_svm.py")}),
    Attack("a folder for a file", LINKS, files={"linear_svm.py": Strange.FOLDER}),
    Attack("a pipe for a file", LINKS, files={"linear_svm.py": Strange.FIFO}),
    spy(
        LINKS,
        "to the course secret",
        'open("/submission/helper.py").read()',
        files={"helper.py": Link("{COURSE}/course_secret")},
    ),
    spy(
        LINKS,
        "made in the sandbox",
        """
def breach():
    os.symlink(f"{COURSE}/course_secret", "/tmp/link")
    return open("/tmp/link").read()
""",
    ),
]

WITHIN_REACH = [  # the same means on what an attack may have: they work
    spy(CONTROL, "a file of its own", 'open("/submission/example_losses.py").read()', worth=FULL),
    spy(CONTROL, "its own environment", '"OMP_NUM_THREADS" in os.environ', worth=FULL),
    spy(
        CONTROL,
        "its own process",
        'open("/proc/self/status").read() and os.readlink("/proc/self/fd/0")',
        worth=FULL,
    ),
    spy(
        CONTROL,
        "a link to its own file",
        'os.symlink("/submission/example_losses.py", "/tmp/l") or open("/tmp/l").read()',
        worth=FULL,
    ),
    spy(
        CONTROL,
        "a server of its own",
        """
def breach():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return socket.create_connection(server.getsockname(), 0.5)
""",
        worth=FULL,
    ),
]
