"""What has to be made again, and why: the plan, beside what the last build made from what.

A file is as it was when everything it is made from has the digests of then, and the output still holds the bytes of then.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from seedbank.cards import Card
from seedbank.drawers import File, Kept, Unit
from seedbank.fingerprint import fingerprint
from seedbank.frozen import dataclass
from seedbank.plan import Kind, Page, Plan, files_of
from seedbank.policy import Policy
from seedbank.render import Theme
from seedbank.standing import Before, as_it_was, as_written, untouched

Parts = tuple[tuple[str, bytes], ...]
"""What a unit is made from: what each input is called, and its digest."""


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
        group = was[2]  # asked for of every unit of the site
        if not group or (group in touched and name not in settled):
            continue
        now = was if untouched(was, before) else as_it_was(was, before)
        if now is None:
            return None
        fresh[name] = now
        if now is not was and now != was:
            restamped.append(name)
    if not settled <= fresh.keys():
        return None
    for name, parts, of in declared:
        then = before.units.get(name)
        if then is not None and then.parts == parts and _placed(of) == then[2:] and untouched(then, before):
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


def units_of(planned: Plan, kept: Mapping[str, Kept], theme: Theme, policy: Policy) -> Iterator[Stale]:
    """Yield every unit of the plan as if all of it had to be made."""
    return (_unit(name, parts, of, planned) for name, parts, of in declared_units(planned, kept, theme, policy))


def _unit(name: str, parts: Parts, of: Card | Page, planned: Plan) -> Stale:
    if isinstance(of, Page):
        return Stale(name, parts, None, (), of, ())
    return Stale(name, parts, of, files_of(of, planned.kinds), None, ())


def declared_units(
    planned: Plan, kept: Mapping[str, Kept], theme: Theme, policy: Policy
) -> Iterator[tuple[str, Parts, Card | Page]]:
    """Yield the name of every unit, what it is made from, and the document or page that it is."""
    site = ("site", site_digest(theme, policy))
    templates = {name: (f"template {name}", digest) for name, digest in theme.digests.items()}
    nothing = ("template", b"")
    common = (site, *(templates.get(f"{kind.template}.html", nothing) for kind in planned.kinds if kind.template))
    for card in planned.changed:
        seed, sidecar = kept[card.path].digests
        name = card.path.encode("utf-8", "surrogatepass")
        read = ("name", name), ("seed", seed), ("sidecar", sidecar), ("reading", kept[card.path].reading)
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


def _trusted(unit: Stale, was: Unit, before: Before) -> dict[str, File]:
    """The files of a unit that hold what the last build wrote, by name."""
    wanted = set(unit.names)
    found = (as_written(file, before) for file in was.files if file[0] in wanted)
    return {file.name: file for file in found if file is not None}


def files_in(units: Iterable[Unit]) -> dict[str, str]:
    """Return the digests of all files of units."""
    return {name: digest for unit in units for name, digest, _ in unit.files}
