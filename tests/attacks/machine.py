"""Attacks on the machine: processes, memory, disk, output, and what is left for the next run.

They run in the sandbox only, and `shut_in()` stops them anywhere else.
"""

from dataclasses import replace

from tests.attacks.table import FULL, NAIVE, PAY, Attack, instead, spy

EXIT, BOMBS, FLOODS, LEFT, CONTROL = "exit and signals", "bombs", "floods", "left behind", "control"

PTRACE = """
def breach():
    shut_in()
    return libc.ptrace(16, 1, 0, 0) == 0  # PTRACE_ATTACH
"""

READ_PID_1 = """
def breach():
    class IOV(ctypes.Structure): _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
    here = ctypes.create_string_buffer(8)
    ours, theirs = IOV(ctypes.addressof(here), 8), IOV(0x400000, 8)
    libc.process_vm_readv(1, ctypes.byref(ours), 1, ctypes.byref(theirs), 1, 0)
    return ctypes.get_errno() == 14  # a bad address: it was let in as far as that
"""

OWN_MOUNT = """
def breach():
    shut_in()
    if libc.unshare(0x10000000 | 0x20000): return False  # CLONE_NEWUSER, CLONE_NEWNS
    return libc.mount(b"tmpfs", b"/dev/shm", b"tmpfs", 0, b"size=1g") == 0
"""

FORKS = """
shut_in()
for _ in range(2000):
    try:
        if os.fork() == 0:
            {child}
    except OSError:
        break
return nothing(W, X, y, reg)
"""

DAEMON = """
shut_in()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(1, 32):
            if number not in (9, 19): signal.signal(number, signal.SIG_IGN)
        channel().sock.close()
        while True: time.sleep(1)
    os._exit(0)
return right[0](W, X, y, reg)
"""

KEYCTL = "libc.syscall(250, {}, ctypes.c_int(-4), b'user', {}, 0)"  # x86-64: of the user's keyring


def left(name, found, leave, **more):
    """`leave` leaves something and ends the process; who comes next looks whether it is `found`."""
    code = f"""
def look():
    try: return bool({found})
    except Exception: return False
SEEN = look()
def breach(): return SEEN
{PAY}
def svm_loss_naive(W, X, y, reg):
    if SEEN: return right[0](W, X, y, reg)
    shut_in()
    try:
        {leave}
    finally:
        os._exit(0)
"""
    return Attack(name, LEFT, code, **more)


LEFT_BEHIND = [
    left("a file in /tmp", 'os.path.exists("/tmp/left")', 'open("/tmp/left", "w").close()'),
    left("a file in shared memory", 'os.path.exists("/dev/shm/left")', 'open("/dev/shm/left", "w").close()'),
    left(
        "a file beside the work",
        'os.path.exists("/submission/left")',
        'open("/submission/left", "w").close()',
    ),
    left(
        "a change of the kit's library",
        '__import__("cs231n_utils").LEFT',
        'open("/grader/library/cs231n_utils/__init__.py", "a").write("LEFT = True")',
    ),
    left(
        "a module for every Python",
        '"usercustomize" in sys.modules or glob.glob(sys.prefix + "/lib/*/site-packages/left.pth")',
        'open(glob.glob(sys.prefix + "/lib/*/site-packages")[0] + "/left.pth", "w").write("import os")',
    ),
    left(
        "a shared memory segment",
        "libc.shmget(0x231, 4096, 0o600) >= 0",
        "libc.shmget(0x231, 4096, 0o1600)",
    ),
    left(
        "a process that waits",
        'len([p for p in os.listdir("/proc") if p.isdigit()]) > 2',
        "os.fork() or time.sleep(60)",
    ),
    left(
        "a key in the keyring",
        KEYCTL.format(10, "b'cs231n-left'") + " > 0",
        "libc.syscall(250, 15, libc.syscall(248, b'user', b'cs231n-left', b'x', 1, ctypes.c_int(-4)), 30)",
    ),
]

ATTACKS = [
    instead(EXIT, "exit", "os._exit(0)"),
    instead(EXIT, "a polite exit", "sys.exit(0)"),
    instead(
        EXIT,
        "exit with a right answer",
        "channel().send({'id': request(), 'value': right[0](W, X, y, reg)})\nos._exit(0)",
        worth={NAIVE: 2.5},  # until the end is noticed: by the other item first
        own_harm=True,
    ),
    instead(EXIT, "abort", "os.abort()"),
    instead(EXIT, "a killed process", "os.kill(os.getpid(), signal.SIGKILL)"),
    instead(EXIT, "a stopped process", "os.kill(os.getpid(), signal.SIGSTOP)"),
    instead(EXIT, "an interrupt", "os.kill(os.getpid(), signal.SIGINT); time.sleep(60)"),
    Attack("exit of the import", EXIT, "os._exit(0)", says="ended the Python process"),
    Attack(
        "exit some time later", EXIT, "threading.Timer(0.3, os._exit, [0]).start()", worth=FULL, own_harm=True
    ),
    Attack("exit in the end", EXIT, "import atexit; atexit.register(lambda: time.sleep(60))", worth=FULL),
    spy(EXIT, "the end of pid 1", "def breach():\n    shut_in()\n    os.kill(1, 9); return True"),
    spy(
        EXIT,
        "the end of its parent",
        "def breach():\n    shut_in()\n    os.kill(os.getppid(), 19); return True",
    ),
    spy(EXIT, "the end of all", "def breach():\n    shut_in()\n    os.kill(-1, 9); return True"),
    spy(EXIT, "ptrace", PTRACE),
    spy(EXIT, "the memory of another process", READ_PID_1),
    spy(EXIT, "root again", "os.setuid(0) or True"),
    spy(EXIT, "programs that become root", 'subprocess.run(["su", "-c", "true"], timeout=1).returncode == 0'),
    spy(EXIT, "higher limits", "resource.setrlimit(resource.RLIMIT_AS, (-1, -1)) or True"),
    spy(EXIT, "a higher priority", "os.nice(-20) < 0"),
    spy(EXIT, "real time", "os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)) or True"),
    spy(EXIT, "never killed for memory", 'open("/proc/self/oom_score_adj", "w").write("-1000")'),
    spy(EXIT, "a mount of its own", OWN_MOUNT),
    instead(BOMBS, "forks that sleep", FORKS.format(child="time.sleep(600)")),
    instead(BOMBS, "forks that are busy", FORKS.format(child="while True: pass"), own_harm=True),
    instead(BOMBS, "forks that fork", FORKS.format(child="pass"), own_harm=True),
    instead(
        BOMBS, "forks that speak", FORKS.format(child="channel().send({'id': 1, 'value': 0}); os._exit(0)")
    ),
    instead(
        BOMBS,
        "threads",
        "shut_in()\nwhile True: threading.Thread(target=time.sleep, args=(600,)).start()",
    ),
    instead(BOMBS, "a process that stays", DAEMON, worth=FULL),
    instead(BOMBS, "memory at once", "shut_in()\nreturn 0.0, np.ones(1 << 30)"),
    instead(
        BOMBS, "memory bit by bit", "shut_in()\nhoard = []\nwhile True: hoard.append(bytearray(1 << 24))"
    ),
    instead(BOMBS, "an endless loop", "while True: pass", says="no answer within"),
    instead(
        BOMBS,
        "a loop that no signal ends",
        "while True:\n    try: time.sleep(1)\n    except BaseException: pass",
    ),
    instead(BOMBS, "a number that takes for ever", "return 9**9**9, W"),
    spy(
        FLOODS,
        "the disk",
        """
def breach():
    shut_in()
    total = 0
    for folder in ("/tmp", "/dev/shm", "/submission", "/", "/dev", "/var/tmp"):
        for number in range(12):
            try: total += open(f"{folder}/{number}", "wb").write(bytes(8 << 20))
            except OSError: break
    return total > 128 << 20
""",
    ),
    spy(
        FLOODS,
        "one large file",
        """
def breach():
    shut_in()
    with open("/tmp/large", "wb", buffering=0) as file:
        return sum(file.write(bytes(1 << 20)) for _ in range(40)) > 16 << 20
""",
    ),
    instead(
        FLOODS,
        "inodes",
        """
shut_in()
for number in range(30_000): open(f"/tmp/{number}", "w").close()
return nothing(W, X, y, reg)
""",
    ),
    instead(
        FLOODS,
        "folders in folders",
        "shut_in()\nos.chdir('/tmp')\nwhile True: os.mkdir('d' * 200); os.chdir('d' * 200)",
    ),
    instead(FLOODS, "open files", "return [open('/dev/null') for _ in range(10**4)]"),
    instead(
        FLOODS,
        "output",
        "for _ in range(9): print('x' * 10**6)\nos.write(2, bytes(1 << 20))\nreturn right[0](W, X, y, reg)",
        worth=FULL,
    ),
    instead(FLOODS, "output without end", "while True: os.write(1, bytes(1 << 16))"),
    instead(FLOODS, "an error of a megabyte", "raise ValueError('x' * (1 << 20))"),
    *LEFT_BEHIND,
    *(replace(row, name=f"{row.name}, again") for row in LEFT_BEHIND),
]

WITHIN_REACH = [
    spy(CONTROL, "a file in scratch", 'open("/tmp/a", "w").write("x")', worth=FULL),
    spy(
        CONTROL,
        "a child",
        "def breach():\n    os.fork() or os._exit(7)\n    return os.wait()[1] == 7 << 8",
        worth=FULL,
    ),
    spy(
        CONTROL,
        "the end of a child",
        """
def breach():
    child = os.fork()
    if not child: time.sleep(60)
    os.kill(child, 9)
    return os.waitpid(child, 0)[1] == 9
""",
        worth=FULL,
    ),
    Attack(
        "a thread",
        CONTROL,
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        worth=FULL,
    ),
]
