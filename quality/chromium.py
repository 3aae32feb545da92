"""The browser that looks at the pages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

FLAGS = (
    "--no-sandbox",  # tests run as root in containers, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this machine, whatever a page asks
)
PACKAGES = "chromium fonts-noto-core fonts-noto-cjk"
MEND = (
    f"on Debian and Ubuntu, as root: apt-get update && apt-get install -y --no-install-recommends {PACKAGES}; "
    "elsewhere: playwright install chromium, and set CHROMIUM to its path"
)


def find(playwright: Playwright) -> str | None:
    """Return where Chromium is: what CHROMIUM names, the first on the PATH, or Playwright's own where that was installed."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
