"""What a build would do, and why a page is, or is not, made: for `seedbank plan`."""

from __future__ import annotations

from collections.abc import Iterator

from seedbank.adapter.press import Press
from seedbank.freshness import Stale, changed_parts
from seedbank.problems import counted, nearest

_BECAUSE = {
    "name": "its seed is called otherwise, or lies elsewhere",
    "seed": "its seed has changed",
    "sidecar": "its sidecar has changed",
    "reading": "what reads seeds has changed: Seedbank, its tables, or those in content/terms/",
    "site": "what every page says or may use has changed: settings, words.toml, or the keeper's own pages",
    "inputs": "the documents or counts that it shows have changed",
}


def told(press: Press, page: str) -> str:
    """Return in plain sentences what this build would do, or what becomes of one page ("" for the whole site)."""
    return "\n".join(_about(press, page) if page else _whole(press)) + "\n"


def _whole(press: Press) -> Iterator[str]:
    work = press.work
    documents = [unit for unit in work.stale if unit.card]
    yield f"{press.archive.read:,} of {len(press.archive.cards):,} seeds had to be read."
    others = len(work.stale) - len(documents)
    yield f"{counted(len(documents), 'document')} and {counted(others, 'other page')} would be made."
    yield f"{len(work.fresh):,} documents and pages are as they were."
    for unit in work.stale[:_MANY]:
        yield f"  {unit.name}  {'; '.join(_reasons(press, unit))}"
    if len(work.stale) > _MANY:
        yield f"  and {len(work.stale) - _MANY:,} more"


_MANY = 20


def _about(press: Press, page: str) -> Iterator[str]:
    address = _address(press, page)
    stale = {name: unit for unit in press.work.stale for name in unit.names}
    if address in stale:
        yield f"{address} would be made:"
        yield from (f"  {reason}" for reason in _reasons(press, stale[address]))
    elif address in press.kept:
        yield f"{address} is as it was: nothing that it is made from has changed."
    else:
        near = nearest(address, sorted(map(str.casefold, press.planned.files())))
        yield f"{address} is no page of the plan{f'; is {near} meant?' if near else '.'}"
        yield "  (The keeper's own pages and static files are made in every build.)"


def _address(press: Press, page: str) -> str:
    """A page as it may be named: by its file or its address, from the site's root, the output, or the web."""
    name = page.removeprefix(f"{press.theme.address}/" if press.theme.address else "\0")
    name = name.removeprefix(f"{press.output.name}/").partition("#")[0].lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _reasons(press: Press, unit: Stale) -> Iterator[str]:
    was = press.before.units.get(unit.name)
    if press.whole:
        yield "other plugins have a hand in this site, so that everything is made in every build"
        return
    if was is None:
        yield "it was not made before"
        return
    changed = [name for name, _ in changed_parts(unit.parts, was)]
    if not changed:
        yield "the output does not hold what was written there"
    for name in changed:
        yield _BECAUSE.get(name) or f"theme/templates/{name.removeprefix('template ')} has changed, or one that it uses"
