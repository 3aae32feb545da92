"""The Nu HTML checker over every file of the sites: HTML, the style sheet, and pictures in SVG."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from quality.fault import Fault
from quality.links import Site
from quality.tools import VNU, Tools

BLIND = "Resource violates Content Security Policy"
"""Said of every page: to the checker, which reads files from the disk, 'self' is nobody."""


def check(tools: Tools, sites: Sequence[Site]) -> tuple[list[Fault], list[Fault]]:
    """Return the errors, and the warnings worth reading."""
    call = [tools.java, "-Xss4m", "-jar", str(VNU), "--skip-non-html", "--also-check-css", "--also-check-svg"]
    others = [str(page) for site in sites[1:] for page in site.folder.rglob("*.html")]  # their theme is the first one's
    call += ["--format", "json", "--stdout", str(sites[0].folder), *others]
    told = subprocess.run(call, capture_output=True, text=True, check=False)
    if not told.stdout:
        return [Fault("markup", "every page", f"the checker told nothing: {told.stderr.strip()[-300:]}")], []
    messages = [found for found in json.loads(told.stdout)["messages"] if not found["message"].startswith(BLIND)]
    host = sites[0].folder.parent
    faults = [
        Fault("markup", _file(found, host), f"line {found.get('lastLine', 0)}: {found['message']} {_near(found)}")
        for found in messages
        if found["type"] != "info"
    ]
    warnings = [Fault("markup", _file(found, host), found["message"]) for found in messages if found["type"] == "info"]
    return faults, warnings


def _file(message: dict[str, Any], host: Path) -> str:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    return str(path.relative_to(host)) if path.is_relative_to(host) else str(path)


def _near(message: dict[str, Any]) -> str:
    return f"({' '.join(message['extract'].split())[:80]})" if message.get("extract") else ""
