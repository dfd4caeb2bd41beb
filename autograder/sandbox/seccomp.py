"""System calls that student code has no use for, refused by the kernel (Linux, x86-64 and ARM).

Without them there are no namespaces of one's own, in which the scratch space could be as large as one likes,
and less of the kernel is within reach.  A filter is a program of `struct sock_filter` (linux/filter.h).
"""

import ctypes
import platform
import struct

REFUSED = {  # name: number on x86-64, on ARM
    "ptrace": (101, 117),
    "mount": (165, 40),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "perf_event_open": (298, 241),
    "setns": (308, 268),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "fsopen": (430, 430),
}
CLONE, CLONE3 = (56, 220), (435, 435)
NEW_NAMESPACES = 0x7E020000  # every CLONE_NEW… flag
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column in REFUSED, AUDIT_ARCH_…
FOREIGN = 0x40000000  # numbers from here on are x32's

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in `struct seccomp_data`
ALLOW, REFUSE, UNKNOWN = 0x7FFF0000, 0x00050001, 0x00050026  # errno 1 (EPERM), errno 38 (ENOSYS)
SET_NO_NEW_PRIVILEGES, SET_SECCOMP, MODE_FILTER = 38, 22, 2  # of prctl


class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def refuse_system_calls():
    """True when the filter holds for this process and all it starts."""
    if platform.system() != "Linux" or platform.machine() not in MACHINES:
        return False
    instructions = program(*MACHINES[platform.machine()])
    filter = Program(len(instructions) // 8, instructions)
    prctl = ctypes.CDLL(None).prctl
    return (
        prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        and prctl(SET_SECCOMP, MODE_FILTER, ctypes.byref(filter), 0, 0) == 0
    )


def program(column, architecture):
    """The filter as bytes: each step either skips the one after it, or does not."""
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, architecture),
        (RETURN, 0, 0, REFUSE),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, FOREIGN),
        (RETURN, 0, 0, REFUSE),
        (EQUAL, 0, 1, CLONE3[column]),  # its flags stand in memory, which a filter cannot read
        (RETURN, 0, 0, UNKNOWN),  # the C library then uses clone
    ]
    for numbers in REFUSED.values():
        steps += [(EQUAL, 0, 1, numbers[column]), (RETURN, 0, 0, REFUSE)]
    steps += [
        (EQUAL, 0, 3, CLONE[column]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_BIT, 0, 1, NEW_NAMESPACES),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
