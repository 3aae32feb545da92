"""Build a site of varied seeds, look at it with other people's tools, and write a report.

    python -m quality [--only links markup axe lighthouse budgets pictures] [--kinds KIND ...] [--documents N] [--report FOLDER]

Ends with 0 if nothing is wrong, 1 with every fault listed, 2 if a tool is missing. Everything but the report is made in a
temporary folder, is served to this machine alone, and is gone at the end.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from quality import axe, budgets, build, lighthouse, links, markup, pictures
from quality.chromium import FLAGS
from quality.fault import Fault, listed
from quality.kinds import REAL, kinds
from quality.links import Site
from quality.report import Found, write
from quality.serve import serving
from quality.tools import MissingError, Tools, gather

REPORT = Path(__file__).parent / "report"


@dataclass(frozen=True, slots=True)
class Look:
    """What a check may use."""

    tools: Tools
    sites: tuple[Site, ...]  # the full one first
    host: str  # where they are served, e.g. "http://127.0.0.1:40000/"
    browser: Browser
    report: Path

    @property
    def folder(self) -> Path:
        """The folder that is served."""
        return self.sites[0].folder.parent


def check_links(look: Look, found: Found) -> None:
    """Every link and every fragment of every file."""
    found.faults += [fault for site in look.sites for fault in links.broken(site)]


def check_markup(look: Look, found: Found) -> None:
    """Every file."""
    faults, found.warnings = markup.check(look.tools, look.sites)
    found.faults += faults


def check_budgets(look: Look, found: Found) -> None:
    """The real article, the style and the script."""
    found.weighed = budgets.weigh(look.sites[0], REAL)
    found.faults += budgets.over(found.weighed)
    found.heaviest = budgets.heaviest(look.folder)


def check_axe(look: Look, found: Found) -> None:
    """Each kind of page in four views."""
    found.seen, faults = axe.check(look.browser, look.host, found.kinds)
    found.faults += faults


def check_lighthouse(look: Look, found: Found) -> None:
    """Each kind of page in two forms."""
    for scored, faults in lighthouse.check(look.tools, look.host, look.folder, found.kinds):
        found.faults += faults
        if scored:
            found.scores.append(scored)
            print(f"  {scored.kind}, {scored.form}: {' '.join(map(str, scored.scores))}", flush=True)


def take_pictures(look: Look, found: Found) -> None:
    """Each kind of page in seven views."""
    found.pictures = True
    found.faults += pictures.take(look.browser, look.host, found.kinds, look.report / "pictures")


CHECKS: dict[str, Callable[[Look, Found], None]] = {
    "links": check_links,
    "markup": check_markup,
    "budgets": check_budgets,
    "axe": check_axe,
    "pictures": take_pictures,
    "lighthouse": check_lighthouse,
}


def main() -> int:
    """Read the command line, look, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=CHECKS, default=list(CHECKS))
    parser.add_argument("--kinds", nargs="+", choices=kinds(), default=list(kinds()), metavar="KIND")
    parser.add_argument("--documents", type=int, default=build.MADE_UP, help="how many are made up (%(default)s)")
    parser.add_argument("--report", type=Path, default=REPORT)
    asked = parser.parse_args()
    try:
        tools = gather()
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    chosen = {kind: address for kind, address in kinds().items() if kind in asked.kinds}
    with tempfile.TemporaryDirectory(prefix="seedbank-quality-") as folder:
        found = _look(tools, Path(folder), chosen, asked)
    return _tell(found, asked.report)


def _look(tools: Tools, place: Path, chosen: dict[str, str], asked: argparse.Namespace) -> Found:
    """Build the sites in a folder and run the checks over them."""
    host = place / "host"
    sites = build.full(place / "full", host, asked.documents), build.empty(place / "empty", host)
    shutil.rmtree(asked.report / "pictures", ignore_errors=True)
    found = Found(tools.versions, chosen, pages=sum(1 for _ in host.rglob("*.html")))
    found.faults += _lost(host, chosen)
    found.kinds = {kind: address for kind, address in chosen.items() if not _lost(host, {kind: address})}
    with serving(host) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=list(FLAGS))
        look = Look(tools, sites, address, browser, asked.report)
        for name in asked.only:
            print(f"{name} ...", flush=True)
            CHECKS[name](look, found)
            found.ran.append(name)
        browser.close()
    return found


def _lost(host: Path, chosen: dict[str, str]) -> list[Fault]:
    """Return the kinds whose address the site no longer has."""
    return [
        Fault(
            "kinds", kind, f"there is no page at {address}. fix: name one in quality/kinds.py or tests/browser/kinds.py"
        )
        for kind, address in chosen.items()
        if not (host / address).is_file() and not (host / address / "index.html").is_file()
    ]


def _tell(found: Found, report: Path) -> int:
    """Write the report and list the faults."""
    report.mkdir(parents=True, exist_ok=True)
    (report / "report.md").write_text(write(found), "utf-8")
    for line in listed(found.faults):
        print(line, file=sys.stderr)
    print(f"{len(found.faults)} faults, {found.pages} pages; {report / 'report.md'}")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
