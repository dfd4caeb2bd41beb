"""The process that runs notebook cells: `python kernel_worker.py LEVEL CONNECTION HANDED_IN SCRATCH LIBRARY`.

It limits itself, copies what was handed in to where cells may write, and becomes a Jupyter kernel.
"""

import os
import shutil
import sys
from pathlib import Path

import worker  # it stands beside this file

sys.path.pop(0)

from ipykernel import kernelapp

GIGABYTE = 1 << 30
LIMITS = {  # where a kernel needs others than a worker
    "RLIMIT_AS": 4 * GIGABYTE,  # the solution of 4_training takes 1.3
    "RLIMIT_FSIZE": GIGABYTE // 16,
    "RLIMIT_NOFILE": 256,
    "RLIMIT_CPU": 900,  # seconds, for what outlives its kernel
}
SANDBOX_LIMITS = {"RLIMIT_NPROC": 64}  # threads count


def main(level, connection, handed_in, scratch, library):
    limits = worker.LIMITS | LIMITS | (SANDBOX_LIMITS if level == "bubblewrap" else {})
    if not worker.limit_resources(limits) and level == "bubblewrap":
        sys.exit("the limits of a kernel cannot be set")
    if os.getuid() == 0 and (uid := os.environ.pop("CS231N_DROP_ROOT", None)):
        worker.drop_root(int(uid))
    worker.leave_keys_behind()
    if level == "bubblewrap":
        worker.seccomp.refuse_system_calls()
    for path in Path(handed_in).iterdir():
        shutil.copyfile(path, Path(scratch, path.name))  # without its mode: cells may write
    os.chdir(scratch)
    sys.path.insert(0, library)
    os.environ["PYTHONPATH"] = library  # for what a cell starts with `!`
    worker.silence()
    kernelapp.launch_new_instance(argv=["-f", connection])


if __name__ == "__main__":
    main(*sys.argv[1:])
