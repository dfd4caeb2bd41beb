"""What both sides know of a hand-in: whose it may be, what is in it, how large it may be."""

import re
import unicodedata

STUDENT_ID = re.compile(r"[^\W_]([\w.@+' -]*[\w.@+'-])?")
STUDENT_ID_IN_WORDS = "letters, digits, . _ @ + ' - and inner spaces, and begins with a letter or digit"
NO_ID = "YOUR_ID"  # what stands for it in what students read
NOTE = "submission.json"  # in a hand-in: of which assignment and release it is, made with which version

MAX_FILE_BYTES = 1 << 20  # of code
MAX_NOTEBOOK_BYTES = 20 << 20
MAX_TOTAL_BYTES = 200 << 20
MAX_FILES = 40  # that are graded
MAX_NAME_BYTES = 200
MAX_RATIO = 100  # an archive larger than a notebook may unpack to so many times its size


def room(archive_bytes):
    """How many bytes an archive of this size may unpack to."""
    return min(MAX_TOTAL_BYTES, max(MAX_NOTEBOOK_BYTES, MAX_RATIO * archive_bytes))


def most_bytes(name, saved):
    """How large a file of this name may be; `saved`: {name: bytes at most}, what notebooks save."""
    return saved.get(name, MAX_NOTEBOOK_BYTES if name.endswith(".ipynb") else MAX_FILE_BYTES)


def is_usual(name):
    """Whether a file of this name is collected."""
    return name.isprintable() and len(name.encode(errors="replace")) <= MAX_NAME_BYTES


def folded(name):
    """Equal for names that some file systems take for the same."""
    return unicodedata.normalize("NFC", name).casefold()
