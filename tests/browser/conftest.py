"""A site built by the real Pelican from the seeds beside this file, served under a sub-path, and a browser to read it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from quality import build, chromium
from quality.serve import serving

HERE = Path(__file__).parent
REAL = build.REPOSITORY / "tests" / "golden" / "000_3ee0856b8c3cb974.txt"
APT = f"apt-get update && apt-get install -y --no-install-recommends {chromium.PACKAGES}"


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
    return build.pelican(keeper, tmp_path_factory.mktemp("host"), "repo").folder


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Return the address of the site on this machine, e.g. "http://127.0.0.1:40000/repo/"."""
    with serving(site.parent) as host:
        yield f"{host}repo/"


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
        running = playwright.chromium.launch(executable_path=_chromium(playwright), args=list(chromium.FLAGS))
        yield running
        running.close()


def _chromium(playwright: Playwright) -> str:
    """Return where Chromium is, installing it where that is one command; else fail, naming the command."""
    found = chromium.find(playwright)
    if not found and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        subprocess.run(["sh", "-c", APT], check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        found = chromium.find(playwright)
    if not found:
        pytest.fail(f"no Chromium found. fix: {chromium.MEND}; or leave these tests out with BROWSER=skip")
    return found
