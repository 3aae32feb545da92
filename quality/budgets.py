"""How much a reader has to fetch. A page that grows beyond its budget is a fault, not a matter of taste."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from quality.fault import Fault


@dataclass(frozen=True, slots=True)
class Budget:
    """What a file may weigh, in bytes."""

    what: str
    file: str  # below the site's folder
    raw: int
    packed: int | None = None  # compressed with gzip; None: only the whole counts


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a file weighs."""

    budget: Budget
    raw: int
    packed: int


def budgets(article: str) -> tuple[Budget, ...]:
    """Return the budgets; the article's address is the real one's, e.g. "2019/some-title/"."""
    return (
        Budget("style", "theme/seedbank.css", 12_000),
        Budget("script", "theme/seedbank.js", 10_000),
        Budget("the real article", f"{article}index.html", 100_000, 20_000),
    )


def weigh(site: Path, article: str) -> list[Weighed]:
    """Weigh what has a budget."""
    weighed = []
    for budget in budgets(article):
        data = (site / budget.file).read_bytes()
        weighed.append(Weighed(budget, len(data), len(gzip.compress(data, mtime=0))))
    return weighed


def heaviest(host: Path, count: int = 5) -> list[tuple[str, int, int]]:
    """Return the largest pages of all sites: file, bytes, compressed bytes."""
    pages = sorted(host.rglob("*.html"), key=lambda path: (-path.stat().st_size, path))[:count]
    return [
        (str(path.relative_to(host)), len(data := path.read_bytes()), len(gzip.compress(data, mtime=0)))
        for path in pages
    ]


def over(weighed: list[Weighed]) -> list[Fault]:
    """Return what is too heavy."""
    faults = []
    for found in weighed:
        if found.raw > found.budget.raw:
            faults.append(Fault("budget", found.budget.file, f"{found.raw} bytes, and {found.budget.raw} are allowed"))
        if found.budget.packed is not None and found.packed > found.budget.packed:
            words = f"{found.packed} bytes compressed, and {found.budget.packed} are allowed"
            faults.append(Fault("budget", found.budget.file, words))
    return faults
