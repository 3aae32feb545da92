"""One build's printing: what is made again is laid into the staging folder, what is as it was is left where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from time import time_ns

from seedbank.adapter.ledger import LEDGER
from seedbank.adapter.publish import Published
from seedbank.adapter.shelf import Laid, Shelf
from seedbank.archive import Archive
from seedbank.cards import Card, in_order, rank_of
from seedbank.collect import NO_STAMP, stamp
from seedbank.drawers import File, Unit
from seedbank.fingerprint import fingerprint
from seedbank.freshness import (
    Stale,
    Work,
    declared_units,
    files_in,
    site_digest,
    units_of,
    work_of,
)
from seedbank.lists import EVERYTHING
from seedbank.plan import Elsewhere, Page, Plan, files_of, plan_of
from seedbank.policy import Policy, Recipe
from seedbank.remarks import Remark, unpack_remarks
from seedbank.render import Draft, Theme, compile_templates, render_page
from seedbank.standing import Before, as_written, before_of, digest_of, place_of
from seedbank.store import Store
from seedbank.touched import touched
from seedbank.workers import BATCH, Ahead, Order, facets_of, render_batch, render_pages, spread

Workers = Callable[[int], Executor | None]
"""Asked for an executor, with the number of things to do; None: they are done here."""


@dataclass
class Proofs:
    """Documents' files that were made as soon as these were read, and what with: a guess at what the plan would say."""

    shelf: Shelf
    ahead: Ahead
    files: dict[str, tuple[bytes, dict[str, Laid]]] = field(
        default_factory=dict
    )  # seed -> digest of its card, its files

    def take(self, card: Card, made: Sequence[bytes]) -> None:
        """Lay the files of a document."""
        laid = {
            kind.name: self.shelf.put(data) for kind, data in zip(files_of(card, self.ahead.kinds), made, strict=True)
        }
        self.files[card.path] = card.digest, laid

    def hold(self, planned: Plan, theme: Theme, policy: Policy) -> bool:
        """Whether the guess was right."""
        was = self.ahead
        return (was.kinds, was.theme.digests, site_digest(was.theme, was.policy)) == (
            planned.kinds,
            theme.digests,
            site_digest(theme, policy),
        )


@dataclass
class Press:
    """What the generators share. `plan` must have been called before anything is printed."""

    archive: Archive
    store: Store
    recipe: Recipe
    stage: Path  # what Pelican takes for the output
    shelf: Shelf  # what the plan makes
    output: Path
    workers: Workers
    at_hand: Callable[[], Executor | None]  # who has been working already
    proofs: Proofs | None
    told: Callable[[int, int], None]
    whole: bool  # everything is made, through Pelican's writer, since nobody knows what other plugins change
    anew: bool  # everything is made, since the keeper asked for it
    planned: Plan = field(init=False)
    policy: Policy = field(init=False)
    theme: Theme = field(init=False)
    before: Before = field(init=False)
    work: Work = field(init=False)
    laid: dict[str, Laid] = field(default_factory=dict)  # files made by the plan

    @cached_property
    def published(self) -> list[Card]:
        """The cards that have pages, oldest first."""
        return in_order(card for card in self.archive.cards if card.status == "published")

    def plan(self, policy: Policy, theme: Theme, *, all_of_it: bool) -> None:
        """Plan the site, and find out what of it has to be made. What no changed document has a part in is planned only if it has to be."""
        self.policy, self.theme = policy, theme
        self.before = before_of(self.store, self.output)
        known = not (
            all_of_it or self.whole or self.anew or self.archive.problems
        )  # a seed with a problem is left out unseen
        elsewhere = self._elsewhere() if known else None
        work = self._work(elsewhere) if elsewhere else None
        self.work = work or self._work(None) or Work((), {}, (), ())
        if self.proofs and not self.proofs.hold(self.planned, theme, policy):
            self.proofs = None

    def _work(self, elsewhere: Elsewhere | None) -> Work | None:
        """Plan; returns what is to be made, None where the output has lost a page that is not planned."""
        self.planned = plan_of(self.published, facets_of(self.recipe), self.policy, elsewhere)
        given = self.planned, self.archive.kept, self.theme, self.policy
        if self.whole or self.anew:
            return Work(tuple(units_of(*given)), {}, (), ())
        return work_of(
            self.planned, declared_units(*given), self.before, elsewhere.touched if elsewhere else EVERYTHING
        )

    def _elsewhere(self) -> Elsewhere | None:
        """What the last plan said of pages in which no document has changed since; None where it was made with something else."""
        planned, former = self.store.last_plan()
        if planned != self._planned_with():
            return None
        gone = [card for card in former.values() if card and card.status == "published"]
        come = [card for card in self.published if card.path in former]
        found = touched(gone, come, self.published, facets_of(self.recipe), self.policy.names)
        if found is None:
            return None
        units = self.before.units.items()
        pages = [(name, of) for name, of in units if of.group and of.group != name and of.group not in found]
        listed = tuple(name for name, of in pages if of.listed)
        since = min(map(rank_of, chain(gone, come)), default=("", "", ""))
        return Elsewhere(found, tuple(name for name, _ in pages), listed, since)

    def _planned_with(self) -> bytes:
        """The digest of all that a plan rests on besides the seeds."""
        site = site_digest(self.theme, self.policy)
        return fingerprint(site, self.theme.digests, self.recipe.digest, self.policy.names)

    def print_documents(self) -> None:
        """Make the stale files of documents, on as many processors as it pays to use."""
        stale = [unit for unit in self.work.stale if unit.card and not self._lay_proofs(unit, unit.card)]
        made = spread(render_batch, self._orders(stale), self.workers(len(stale)), self.theme, self.policy)
        for number, (unit, files) in enumerate(zip(stale, made, strict=True), start=1):
            for name, data in zip(unit.names, files, strict=True):
                self.lay(name, data)
            self.told(number, len(stale))

    def _lay_proofs(self, unit: Stale, card: Card) -> bool:
        """Whether the document's files were made when it was read."""
        digest, files = self.proofs.files.get(card.path, (b"", {})) if self.proofs else (b"", {})
        if digest != card.digest:
            return False
        self.laid.update((f"{unit.name}{kind.name}", files[kind.name]) for kind in unit.kinds)
        return True

    def _orders(self, stale: Iterable[Stale]) -> Iterator[Order]:
        for unit in stale:
            if unit.card:
                yield Order(unit.card.url, unit.kinds, self.store.packed(unit.card.path))

    def print_pages(self) -> None:
        """Make all other stale pages; those of few documents where others have been working, meanwhile the rest here."""
        pages = [unit.page for unit in self.work.stale if unit.page]
        others = self.at_hand()
        here = [page for page in pages if others is None or _is_heavy(page)]
        there = [page for page in pages if others is not None and not _is_heavy(page)]
        if there:
            compile_templates(self.theme, {page.template for page in there if page.template})
        for number, (page, data) in enumerate(
            zip(there, spread(render_pages, map(self._draft, there), others, self.theme, self.policy), strict=True)
        ):
            self.lay(page.save_as, data)
            if number % BATCH == 0 and here:
                self._print_here(here.pop())
        for page in here:
            self._print_here(page)

    def _print_here(self, page: Page) -> None:
        self.lay(page.save_as, render_page(self._draft(page), self.theme, self.policy))

    def _draft(self, page: Page) -> Draft:
        return Draft(page, self.said(page))

    def said(self, page: Page) -> tuple[tuple[Remark, ...], ...]:
        """Return the comments of the seeds that a page asks for."""
        return tuple(unpack_remarks(self.store.packed_remarks(path)) for path in page.asks)

    def lay(self, name: str, data: bytes) -> None:
        """Take a finished file of the plan's."""
        self.laid[name] = self.shelf.put(data)

    def put(self, name: str, data: bytes) -> None:
        """Put any file into the staging folder."""
        path = self.stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @property
    def kept(self) -> Mapping[str, str]:
        """The files that stay where they are, with their digests."""
        before, fresh = self.before.units, self.work.fresh
        files = dict(self._files_before)
        for name in before.keys() - {name for name, unit in fresh.items() if unit is before.get(name)}:
            for file in before[name].files:
                files.pop(file[0], None)
        files |= files_in(unit for name, unit in fresh.items() if unit is not before.get(name))
        return files | {file.name: file.digest for unit in self.work.stale for file in unit.kept}

    @cached_property
    def _files_before(self) -> Mapping[str, str]:
        """The files of the last build, with their digests."""
        return files_in(self.before.units.values())

    def known(self) -> dict[str, str] | None:
        """Return what the output's ledger says, if it is the one that the last build wrote; None: it has to be read."""
        others = self.before.units.get("")
        own = [file for file in others.files if file[0] == LEDGER] if others else []
        if not own or as_written(own[0], self.before) is None:
            return None
        files = dict(self._files_before)
        del files[LEDGER]
        return files

    def size(self) -> tuple[int, int]:
        """Return how many files of the plan's the site has, and their bytes, once they stand in the output."""
        kept = [file for unit in self.work.fresh.values() for file in unit.files]
        kept += [file for unit in self.work.stale for file in unit.kept]
        made = [stamp(f"{self.output}/{name}") or NO_STAMP for name in self.laid]
        return len(kept) + len(made), sum(stamp[0] for _, _, stamp in kept) + sum(found[0] for found in made)

    def remember(self, published: Published) -> None:
        """Keep what was made, from what, once it stands in the output; nothing where other plugins had a hand in it."""
        looked = time_ns()
        made = {} if self.whole else {unit.name: self._unit(unit) for unit in self.work.stale}
        if not self.whole:
            made |= {name: self.work.fresh[name] for name in self.work.restamped}
            others = [name for name in (*published.staged, LEDGER) if name not in self.laid]
            made[""] = Unit((), tuple(self._file(name, digest_of(f"{self.output}/{name}")) for name in others))
        gone = self.before.units.keys() - made.keys() if self.whole or self.anew else self.work.gone
        self.store.keep_units(made, gone)
        self.store.settle(b"" if self.whole or self.archive.problems else self._planned_with())
        self.store.state_moment("looked", looked)
        self.store.state("output", place_of(self.output))

    def _unit(self, unit: Stale) -> Unit:
        return unit.made((*unit.kept, *(self._file(name, self.laid[name].digest) for name in unit.names)))

    def _file(self, name: str, digest: str) -> File:
        return File(name, digest, stamp(f"{self.output}/{name}") or NO_STAMP)


def _is_heavy(page: Page) -> bool:
    """Whether handing a page over takes longer than making it: its parts are all documents of a term, or thousands of addresses."""
    return any(isinstance(part, tuple) and len(part) > _MANY for part in page.parts)


_MANY = 100
