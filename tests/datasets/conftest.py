import hashlib
import importlib
import io
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.syspath_prepend(DATASETS)
    return importlib.import_module("stand_in")


@pytest.fixture
def archive(stand_in, monkeypatch):
    """The module, in no mood to wait."""
    module = importlib.import_module("archive")
    monkeypatch.setattr(module, "RETRIES", 0)
    monkeypatch.setattr(module, "TIMEOUT", 0.5)
    return module


@pytest.fixture
def download(archive):
    return importlib.import_module("download")


@pytest.fixture
def small(stand_in, monkeypatch):
    """A stand-in of twenty pictures a batch, so that a test takes no time."""
    write = stand_in.write
    monkeypatch.setattr(stand_in, "write", lambda folder: write(folder, per_batch=20))


@pytest.fixture
def batch_files(stand_in, tmp_path, monkeypatch):
    """The files of a small data set that does not say that it was drawn: name -> bytes."""
    save = stand_in._save

    def save_without_mark(path, content):
        save(path, {key: value for key, value in content.items() if key != b"stand_in"})

    monkeypatch.setattr(stand_in, "_save", save_without_mark)
    made = stand_in.write(tmp_path / "made", per_batch=10)
    monkeypatch.setattr(stand_in, "_save", save)
    return {path.name: path.read_bytes() for path in made.iterdir()}


def member(name, kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def packed(files, *more):
    """An archive of the batch `files`, then of `more`: (TarInfo, bytes) pairs."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as content:
        named = [(member(f"cifar-10-batches-py/{name}"), data) for name, data in files.items()]
        for info, data in (*named, *more):
            info.size = len(data)
            content.addfile(info, io.BytesIO(data))
    return out.getvalue()


def md5(data):
    return f"md5:{hashlib.md5(data).hexdigest()}"


# what a mirror may do when it is asked for the archive


def serves(data):
    def answer(request):
        request.begin(200, "application/gzip", len(data))
        request.wfile.write(data)

    return answer


def cuts_off(data):
    def answer(request):
        request.begin(200, "application/gzip", len(data))
        request.wfile.write(data[: len(data) // 2])

    return answer


def answers(status):
    return lambda request: request.send_error(status)


def shows_a_page(request):
    page = b"<html>Please log in</html>"
    request.begin(200, "text/html; charset=utf-8", len(page))
    request.wfile.write(page)


def stalls(request):
    request.begin(200, "application/gzip", 10**6)
    request.wfile.write(b"\x1f\x8b" * 1000)
    request.server.over.wait(30)


class _Request(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        script = self.server.script
        (script.pop(0) if len(script) > 1 else script[0])(self)

    def begin(self, status, kind, length):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def mirror(monkeypatch):
    """Start a mirror on this machine that does one thing after the other, the last again and again."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    servers = []

    def start(*script):
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Request)
        server.script, server.over, server.asked = list(script), threading.Event(), []
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        server.url = f"http://127.0.0.1:{server.server_port}/cifar-10-python.tar.gz"
        return server

    yield start
    for server in servers:
        server.over.set()
        server.shutdown()
        server.server_close()
