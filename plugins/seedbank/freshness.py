"""What has to be made again, and why: the plan, beside what the last build made from what.

A file is as it was when everything it is made from has the digests of then, and the output still holds the bytes of then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from seedbank.cards import Card
from seedbank.collect import NO_STAMP, stamp
from seedbank.drawers import File, Unit
from seedbank.fingerprint import fingerprint
from seedbank.frozen import dataclass
from seedbank.plan import Kind, Page, Plan, files_of
from seedbank.policy import Policy
from seedbank.render import Theme

RACY = 2_000_000_000  # nanoseconds: a file changed so shortly before it was looked at may change again under the same stamp

Parts = tuple[tuple[str, bytes], ...]
"""What a unit is made from: what each input is called, and its digest."""


class Origin(NamedTuple):
    """What a document was read from."""

    seed: bytes  # digest
    sidecar: bytes  # digest; b"": there is none
    reading: bytes  # of what read them


@dataclass(frozen=True, slots=True)
class Stale:
    """One unit that has to be made, whole or in part."""

    name: str
    parts: Parts
    card: Card | None  # of a document
    kinds: tuple[Kind, ...]  # which of its files
    page: Page | None  # or one other page
    kept: tuple[File, ...]  # files of it that are as they were

    def made(self, files: Iterable[File]) -> Unit:
        """Return it as the store keeps it, once these files stand in the output."""
        of = self.page or self.card
        return Unit(self.parts, tuple(files), *(_placed(of) if of else ("", False)))

    @property
    def names(self) -> tuple[str, ...]:
        """The files to make."""
        return tuple(f"{self.name}{kind.name}" for kind in self.kinds) if self.card else (self.name,)


@dataclass(frozen=True, slots=True)
class Work:
    """What this build has to do."""

    stale: tuple[Stale, ...]  # in the plan's order
    fresh: Mapping[str, Unit]  # all others, with the stamps they have now
    gone: tuple[str, ...]  # units of the last build that are no more
    restamped: tuple[str, ...]  # fresh ones whose stamps have to be kept anew


@dataclass(frozen=True)
class Before:
    """What the last build left."""

    units: Mapping[str, Unit]
    output: Path
    looked: int  # when its stamps were taken, nanoseconds; 0: never

    @cached_property
    def root(self) -> str:
        """The output as the head of a path."""
        return f"{self.output}/"


def work_of(
    planned: Plan, declared: Iterable[tuple[str, Parts, Card | Page]], before: Before, touched: Container[str]
) -> Work | None:
    """Return what is to be made, and what is as it was. Looks at every file of the output and reads those in doubt.

    `declared` are the units of the plan. What is not among the groups that were `touched`, or is settled, is not planned, and as
    it was; None where the output does not hold it any more, so that it has to be planned too.
    """
    stale: list[Stale] = []
    fresh: dict[str, Unit] = {}
    restamped: list[str] = []
    settled = frozenset(planned.settled)
    for name, was in before.units.items():
        if not was.group or (was.group in touched and name not in settled):
            continue
        now = was if _untouched(was, before) else _as_it_was(was, before)
        if now is None:
            return None
        fresh[name] = now
        if now != was:
            restamped.append(name)
    if not settled <= fresh.keys():
        return None
    for name, parts, of in declared:
        then = before.units.get(name)
        if then is not None and then.parts == parts and _placed(of) == then[2:] and _untouched(then, before):
            fresh[name] = then
            continue
        unit = _unit(name, parts, of, planned)
        files = _trusted(unit, then, before) if then else {}
        missing = _missing(unit, then, files)
        if missing:
            stale.append(missing)
            continue
        fresh[name] = unit.made(files.values())
        if fresh[name] != then:
            restamped.append(name)
    gone = before.units.keys() - fresh.keys() - {unit.name for unit in stale} - {""}
    return Work(tuple(stale), fresh, tuple(sorted(gone)), tuple(restamped))


def _placed(of: Card | Page) -> tuple[str, bool]:
    """The group of a page, and whether it stands in the sitemap; a document is a group of its own, and its card says what is listed."""
    return (of.group, of.listed and bool(of.template)) if isinstance(of, Page) else (of.url, False)


def units_of(planned: Plan, origins: Mapping[str, Origin], theme: Theme, policy: Policy) -> Iterator[Stale]:
    """Yield every unit of the plan as if all of it had to be made."""
    return (_unit(name, parts, of, planned) for name, parts, of in declared_units(planned, origins, theme, policy))


def _unit(name: str, parts: Parts, of: Card | Page, planned: Plan) -> Stale:
    if isinstance(of, Page):
        return Stale(name, parts, None, (), of, ())
    return Stale(name, parts, of, files_of(of, planned.kinds), None, ())


def declared_units(
    planned: Plan, origins: Mapping[str, Origin], theme: Theme, policy: Policy
) -> Iterator[tuple[str, Parts, Card | Page]]:
    """Yield the name of every unit, what it is made from, and the document or page that it is."""
    site = ("site", site_digest(theme, policy))
    templates = {name: (f"template {name}", digest) for name, digest in theme.digests.items()}
    nothing = ("template", b"")
    common = (site, *(templates.get(f"{kind.template}.html", nothing) for kind in planned.kinds if kind.template))
    for card in planned.changed:
        seed, sidecar, reading = origins[card.path]
        name = card.path.encode("utf-8", "surrogatepass")
        read = ("name", name), ("seed", seed), ("sidecar", sidecar), ("reading", reading)
        yield card.url, read + common, card
    for page in planned.pages:
        inputs = ("inputs", fingerprint(page.make.__qualname__, *page.parts))
        template = (templates.get(f"{page.template}.html", nothing),) if page.template else ()
        yield page.save_as, (inputs, site, *template), page


def site_digest(theme: Theme, policy: Policy) -> bytes:
    """Return the digest of what every page may depend on. The policy's words for dates are the theme's."""
    return fingerprint(
        theme.digest,
        policy.name,
        policy.site_url,
        policy.subtitle,
        policy.pages,
        policy.feed_size,
        policy.representations,
    )


def _missing(unit: Stale, was: Unit | None, files: Mapping[str, File]) -> Stale | None:
    """The unit with what of it is to be made; None where nothing is."""
    if was is not None and was.parts == unit.parts and set(files) == set(unit.names):
        return None
    changed = {name for name, _ in changed_parts(unit.parts, was)}
    if unit.card is None or any(not name.startswith("template ") for name in changed):
        return unit
    kinds = [
        kind
        for kind in unit.kinds
        if f"template {kind.template}.html" in changed or f"{unit.name}{kind.name}" not in files
    ]
    names = {f"{unit.name}{kind.name}" for kind in unit.kinds if kind not in kinds}
    kept = tuple(file for name, file in files.items() if name in names)
    return Stale(unit.name, unit.parts, unit.card, tuple(kinds), None, kept) if kinds else None


def changed_parts(parts: Parts, was: Unit | None) -> Iterator[tuple[str, bytes]]:
    """Yield the inputs that are not what they were, in order."""
    then = dict(was.parts) if was else {}
    yield from ((name, digest) for name, digest in parts if then.get(name) != digest)


def _untouched(was: Unit, before: Before) -> bool:
    """Whether stamps alone prove that all files of a unit are as they were written. Asked for every file of the site."""
    root, sure = before.root, before.looked - RACY
    for name, _, then in was.files:  # noqa: SIM110  (a generator for each unit takes as long again)
        if then[2] >= sure or stamp(root + name) != then:
            return False
    return True


def _trusted(unit: Stale, was: Unit, before: Before) -> dict[str, File]:
    """The files of a unit that hold what the last build wrote, by name."""
    wanted = set(unit.names)
    found = (_as_written(file, before) for file in was.files if file[0] in wanted)
    return {file.name: file for file in found if file is not None}


def _as_written(file: File, before: Before) -> File | None:
    """The file with the stamp it has now, if it holds the bytes of then. A stamp speaks for a file, else its bytes do."""
    name, digest, then = file
    path = f"{before.output}/{name}"
    now = stamp(path)
    if now is None or now == NO_STAMP:
        return None
    if (now == then and now[2] < before.looked - RACY) or digest_of(path) == digest:
        return File(name, digest, now)
    return None


def as_made(before: Before) -> dict[str, Unit] | None:
    """Return the units whose stamps have to be kept anew, if the output holds what the last build made; else None."""
    anew = {}
    for name, unit in before.units.items():
        if not _untouched(unit, before):
            now = _as_it_was(unit, before)
            if now is None:
                return None
            anew[name] = now
    return anew if before.units else None


def _as_it_was(was: Unit, before: Before) -> Unit | None:
    """The unit with the stamps that its files have now, if they hold the bytes of then."""
    files = [_as_written(file, before) for file in was.files]
    return None if None in files else was._replace(files=tuple(file for file in files if file))


def digest_of(path: str | Path) -> str:
    """Return the SHA-256 of a file; "" where there is none."""
    found = Path(path)
    return hashlib.sha256(found.read_bytes()).hexdigest() if found.is_file() else ""


def files_in(units: Iterable[Unit]) -> dict[str, str]:
    """Return the digests of all files of units."""
    return {name: digest for unit in units for name, digest, _ in unit.files}
