"""A site built by the real Pelican from the seeds beside this file, served under a sub-path, and a browser to read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
REAL = REPOSITORY / "tests" / "golden" / "000_3ee0856b8c3cb974.txt"
APT = "apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core fonts-noto-cjk"
FLAGS = (
    "--no-sandbox",  # tests run as root in containers, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this machine, whatever a page asks
)
CONF = """
from seedbank.adapter.engine import *
SITENAME = "Reading Room"
SITESUBTITLE = "Invented discussions, and a real one"
SITEURL = "https://archive.example/repo"
THEME = {theme!r}
SEEDBANK_CONTACT = "keeper@archive.example"
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, so that it can be left out by `-m "not browser"`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a built site; its parent stands for the host, so that the site is at /repo/."""
    keeper = tmp_path_factory.mktemp("keeper")
    shutil.copytree(HERE / "seeds", keeper / "content" / "seeds")
    shutil.copytree(HERE / "pages", keeper / "content" / "pages")
    shutil.copy(REAL, keeper / "content" / "seeds")
    output = tmp_path_factory.mktemp("host") / "repo"
    (keeper / "pelican.conf.py").write_text(CONF.format(theme=str(REPOSITORY / "theme")), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelican.conf.py", "-o", str(output), "--fatal", "warnings"],
        cwd=keeper,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins")},
        check=True,
    )
    return output


class _Quiet(SimpleHTTPRequestHandler):
    """As Pages serve a site: a missing page gets 404.html."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests tell what is wrong."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "repo" / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


class _Server(ThreadingHTTPServer):
    """Calm when a closed page no longer wants the rest of its file."""

    def handle_error(self, *_: object) -> None:
        """Say nothing: what is missing, a test sees in the browser."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a site below its parent's address, e.g. at "http://127.0.0.1:40000/repo/"."""
    servers = []

    def at(site: Path) -> str:
        servers.append(_Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent))))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/{site.name}/"

    yield at
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def base(site: Path, serve: Callable[[Path], str]) -> str:
    """Return the address of the site on this machine."""
    return serve(site)


@dataclass
class Visit:
    """A page open in the browser, with what it did besides being shown."""

    page: Page
    said: list[str] = field(default_factory=list)  # messages and errors on its console
    foreign: list[str] = field(default_factory=list)  # requests to any other host; none gets through


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[bool, BrowserContext]]:
    """Return a context with script and one without: to open a new one for each page would double the time."""
    kept = {script: browser.new_context(java_script_enabled=script) for script in (True, False)}
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def visit(contexts: dict[bool, BrowserContext]) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens an address; options: width, height, scheme, script."""
    opened = []

    def open_page(
        url: str, *, width: int = 1280, height: int = 900, scheme: str = "light", script: bool = True
    ) -> Visit:
        found = Visit(contexts[script].new_page())
        opened.append(found.page)
        found.page.set_viewport_size({"width": width, "height": height})
        found.page.emulate_media(color_scheme=scheme)
        found.page.on("console", lambda message: found.said.append(message.text))
        found.page.on("pageerror", lambda error: found.said.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        found.page.on("request", lambda asked: None if _same_host(asked.url, url) else found.foreign.append(asked.url))
        found.page.goto(url)
        return found

    yield open_page
    for page in opened:
        page.close()


def _same_host(asked: str, own: str) -> bool:
    return urlsplit(asked)[:2] == urlsplit(own)[:2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium; `BROWSER=skip` leaves these tests out, but not where everything must hold."""
    if os.environ.get("BROWSER") == "skip":
        if os.environ.get("CI", "").lower() == "true" or os.environ.get("SEEDBANK_CI") == "1":
            pytest.fail(
                "BROWSER=skip is refused here: the browser's tests are part of what must hold. fix: unset BROWSER"
            )
        pytest.skip("THE SITE WAS NOT LOOKED AT: BROWSER=skip is set, so no page was opened in a browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=_chromium(playwright), args=list(FLAGS))
        yield running
        running.close()


def _chromium(playwright: Playwright) -> str:
    """Return where Chromium is, installing it where that is one command; else fail, naming the command."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = _installed(playwright)
    if not found and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        subprocess.run(["sh", "-c", APT], check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        found = _installed(playwright)
    if not found:
        pytest.fail(
            f"no Chromium found. fix: on Debian and Ubuntu, as root: {APT}; elsewhere: playwright install chromium, "
            "and set CHROMIUM to its path; or leave these tests out with BROWSER=skip"
        )
    return found


def _installed(playwright: Playwright) -> str | None:
    """Return the first Chromium on the PATH, or Playwright's own where that was installed."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
