"""How much a reader has to fetch. A page that grows beyond its budget is a fault, not a matter of taste."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.fault import Fault
from quality.links import Site, read, target_of

FINDING = frozenset(("find.css", "filter.js", "search.js"))
"""What the filter of titles and the search need; it has a budget of its own, on top of what every page has."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What somebody fetches, and what that may weigh; in bytes."""

    what: str
    page: str  # where
    raw: int
    packed: int  # compressed with gzip, file by file
    most_raw: int
    most_packed: int | None = None  # None: only the whole counts


def weigh(site: Site, article: str) -> list[Weighed]:
    """Weigh what has a budget; the article's address is the real one's, e.g. "2019/some-title/"."""
    page = f"{article}index.html"
    return [
        _dearest(site, "style", ".css", 12_000),
        _dearest(site, "style, with what finding needs", ".css", 15_000, FINDING),
        _dearest(site, "script", ".js", 10_000),
        _dearest(site, "script, with what finding needs", ".js", 20_000, FINDING),
        Weighed("the real article", page, *_bytes((site.folder / page,)), 100_000, 20_000),
    ]


def _dearest(site: Site, what: str, suffix: str, most: int, further: frozenset[str] = frozenset()) -> Weighed:
    """Weigh what the page that asks for most of the theme's files of a kind loads; those for finding only if they are named."""
    folder, left_out = (site.folder / "theme").resolve(), FINDING - further
    fetched: dict[frozenset[Path], Path] = {}
    for page in sorted(site.folder.rglob("*.html")):
        asked = (target_of(site, page, address) for address in read(page).loaded)
        found = (target[0] for target in asked if target and target[0].is_relative_to(folder))
        fetched.setdefault(frozenset(one for one in found if one.suffix == suffix and one.name not in left_out), page)
    files, page = max(fetched.items(), key=lambda found: _bytes(found[0])[0])
    return Weighed(what, str(page.relative_to(site.folder)), *_bytes(files), most)


def _bytes(files: Sequence[Path] | frozenset[Path]) -> tuple[int, int]:
    """Return the bytes of some files, as they are and compressed."""
    texts = [file.read_bytes() for file in files if file.is_file()]
    return sum(map(len, texts)), sum(len(gzip.compress(text, mtime=0)) for text in texts)


def heaviest(host: Path, count: int = 5) -> list[tuple[str, int, int]]:
    """Return the largest pages of all sites: file, bytes, compressed bytes."""
    pages = sorted(host.rglob("*.html"), key=lambda path: (-path.stat().st_size, path))[:count]
    return [(str(page.relative_to(host)), *_bytes((page,))) for page in pages]


def over(weighed: Sequence[Weighed]) -> list[Fault]:
    """Return what is too heavy."""
    faults = []
    for found in weighed:
        if found.raw > found.most_raw:
            words = f"{found.what}: {found.raw} bytes, and {found.most_raw} are allowed"
            faults.append(Fault("budget", found.page, words))
        if found.most_packed is not None and found.packed > found.most_packed:
            words = f"{found.what}: {found.packed} bytes compressed, and {found.most_packed} are allowed"
            faults.append(Fault("budget", found.page, words))
    return faults
