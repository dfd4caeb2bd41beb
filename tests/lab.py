"""A real Jupyter and a real browser, for tests and for the bench."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
WINDOW = {"width": 1300, "height": 1000}


def find_chromium():
    """The path of a Chromium for Playwright, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def jupyter(folder, home, data, app="jupyterlab"):
    """(address, token) of JupyterLab or another `app` on `folder`, with no configuration but its own."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    token = secrets.token_hex(8)
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    options += [f"--IdentityProvider.token={token}", "--expose-app-in-browser"]
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    environment = os.environ | {name: str(home / name) for name in folders} | {"CIFAR10_DIR": str(data)}
    with open(home / "log", "w") as log:
        command = [sys.executable, "-m", app, *options]
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(lambda: urllib.request.urlopen(f"{address}/api?token={token}", timeout=1), home / "log")
            yield address, token
        finally:
            server.terminate()
            server.wait(20)


def wait_for(attempt, log, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except OSError:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.3)


@contextmanager
def open_page(chromium, **options):
    """A page that lets nothing but this machine be asked, and remembers who else was (`page.asked`).

    `page.complaints` are the errors of the scripts of live pictures: the browser knows those as blobs.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport=WINDOW, **options)
        page.asked, page.complaints = [], []

        def guard(route):
            if route.request.url.startswith("http://127.0.0.1:"):
                return route.continue_()
            page.asked.append(route.request.url)
            return route.abort()

        def listen(trouble, where=""):
            if "blob:" in f"{where} {trouble}":
                page.complaints.append(trouble)

        def on_console(said):
            if said.type == "error":
                listen(said.text, said.location)

        page.route(re.compile("^(http|ws)s?://"), guard)
        page.on("console", on_console)
        page.on("pageerror", lambda error: listen(f"{error}\n{error.stack}"))
        yield page
        browser.close()
