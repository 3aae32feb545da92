"""Lighthouse on every kind of page, as a phone and as a desk."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.chromium import FLAGS
from quality.fault import Fault
from quality.tools import LIGHTHOUSE, Tools

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS: Mapping[str, tuple[str, ...]] = {"phone": (), "desk": ("--preset=desktop",)}
WHOLE = 100  # a score
BEST_OF = 3
"""Runs at most for a score of performance: what else the machine does can lower it, and nothing can raise it."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What Lighthouse says of one kind of page in one form."""

    kind: str
    form: str
    scores: tuple[int | None, ...]  # of 100, by category; None: it could not tell
    shift: float  # cumulative layout shift
    paint: float  # milliseconds to the largest contentful paint, on the device that it plays
    unlisted: bool  # the page asks not to be indexed, so that it is not asked whether it can be


def check(
    tools: Tools, host: str, folder: Path, kinds: Mapping[str, str]
) -> Iterator[tuple[Scored | None, list[Fault]]]:
    """Look at all kinds of pages in both forms, one after another: two at once would slow each other."""
    for kind, address in kinds.items():
        for form, flags in FORMS.items():
            yield _best(tools, f"{kind}, {form}", (host + address, *flags, *_unlisted(folder / address)))


def _unlisted(file: Path) -> tuple[str, ...]:
    """A page that asks search engines to pass it by is not asked whether they may come in."""
    page = file if file.is_file() else file / "index.html"
    return ("--skip-audits=is-crawlable",) if '<meta name="robots" content="noindex' in page.read_text("utf-8") else ()


def _best(tools: Tools, view: str, call: tuple[str, ...]) -> tuple[Scored | None, list[Fault]]:
    """Run until performance is whole, BEST_OF times at most; the best run stands."""
    best: tuple[Scored | None, list[Fault]] = (None, [Fault("lighthouse", view, "it told nothing")])
    for _ in range(BEST_OF):
        found = _run(tools, view, call)
        if found[0] and (not best[0] or (found[0].scores[0] or 0) > (best[0].scores[0] or 0)):
            best = found
        if best[0] and best[0].scores[0] == WHOLE:
            break
    return best


def _run(tools: Tools, view: str, call: tuple[str, ...]) -> tuple[Scored | None, list[Fault]]:
    flags = " ".join(["--headless=new", *(flag for flag in FLAGS if " " not in flag)])
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [tools.node, str(LIGHTHOUSE), *call, "--quiet", "--output=json", f"--output-path={told}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
        command.append("--no-enable-error-reporting")
        environment = {**os.environ, "CHROME_PATH": tools.chromium}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if not told.is_file():
            return None, [Fault("lighthouse", view, f"it told nothing: {ran.stderr.strip()[-300:]}")]
        report = json.loads(told.read_text("utf-8"))
    kind, form = view.rsplit(", ", 1)
    return _scored(kind, form, report, unlisted="--skip-audits=is-crawlable" in call), list(_faults(view, report))


def _scored(kind: str, form: str, report: dict[str, Any], *, unlisted: bool) -> Scored:
    scores = [report["categories"][name]["score"] for name in CATEGORIES]
    return Scored(
        kind,
        form,
        tuple(None if score is None else round(WHOLE * score) for score in scores),
        report["audits"]["cumulative-layout-shift"].get("numericValue", -1.0),
        report["audits"]["largest-contentful-paint"].get("numericValue", -1.0),
        unlisted,
    )


def _faults(view: str, report: dict[str, Any]) -> Iterator[Fault]:
    if error := report.get("runtimeError"):
        yield Fault("lighthouse", view, f"{error['code']}: {error['message']}")
    for name in CATEGORIES:
        category = report["categories"][name]
        if category["score"] == 1:
            continue
        lost = [report["audits"][audit["id"]] for audit in category["auditRefs"] if audit["weight"]]
        why = "; ".join(f"{audit['id']}: {_where(audit)}" for audit in lost if (audit["score"] or 0) < 1)
        yield Fault("lighthouse", view, f"{name} {category['score']}: {why}")


def _where(audit: dict[str, Any]) -> str:
    """Return what an audit shows: its number, else the first places it names."""
    if audit.get("displayValue"):
        return str(audit["displayValue"])
    items = audit.get("details", {}).get("items", [])
    nodes = [item["node"].get("snippet", "") for item in items[:3] if isinstance(item.get("node"), dict)]
    return ", ".join(nodes) or audit["title"]
