"""One build's printing: what is made again is laid into the staging folder, what is as it was is left where it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import time_ns

from seedbank.adapter.publish import LEDGER, Published
from seedbank.archive import Archive
from seedbank.cards import Card, in_order
from seedbank.collect import NO_STAMP, stamp
from seedbank.freshness import Before, Stale, Work, digest_of, files_in, units_of, work_of
from seedbank.plan import Plan
from seedbank.policy import Policy
from seedbank.render import Theme, render_page
from seedbank.store import File, Store, Unit
from seedbank.workers import Order, Recipe, render_batch, spread

Workers = Callable[[int], Executor | None]
"""Asked for an executor, with the number of things to do; None: they are done here."""


@dataclass
class Press:
    """What the generators share. `plan` must have been called before anything is printed."""

    archive: Archive
    store: Store
    recipe: Recipe
    stage: Path
    output: Path
    workers: Workers
    told: Callable[[int, int], None]
    whole: bool  # everything is made, through Pelican's writer, since nobody knows what other plugins change
    anew: bool  # everything is made, since the keeper asked for it
    planned: Plan = field(init=False)
    policy: Policy = field(init=False)
    theme: Theme = field(init=False)
    before: Before = field(init=False)
    work: Work = field(init=False)
    laid: dict[str, str] = field(default_factory=dict)  # files made by the plan -> digest

    @cached_property
    def published(self) -> list[Card]:
        """The cards that have pages, oldest first."""
        return in_order(card for card in self.archive.cards if card.status == "published")

    def plan(self, planned: Plan, policy: Policy, theme: Theme) -> None:
        """Take the plan, and find out what of it has to be made."""
        self.planned, self.policy, self.theme = planned, policy, theme
        self.before = before_of(self.store, self.output)
        if self.whole or self.anew:
            everything = tuple(units_of(planned, self.archive.origins, theme, policy))
            self.work = Work(everything, {}, (), ())
            return
        self.work = work_of(planned, self.archive.origins, theme, policy, self.before)

    def print_documents(self) -> None:
        """Make the stale files of documents, on as many processors as it pays to use."""
        stale = [unit for unit in self.work.stale if unit.card]
        made = spread(render_batch, self._orders(stale), self.workers(len(stale)), self.theme, self.policy)
        for number, (unit, files) in enumerate(zip(stale, made, strict=True), start=1):
            for name, data in zip(unit.names, files, strict=True):
                self.lay(name, data)
            self.told(number, len(stale))

    def _orders(self, stale: Iterable[Stale]) -> Iterator[Order]:
        for unit in stale:
            if unit.card:
                yield Order(unit.card.url, unit.kinds, self.store.packed(unit.card.path))

    def print_pages(self) -> None:
        """Make all other stale pages."""
        for unit in self.work.stale:
            if unit.page:
                self.lay(unit.name, render_page(unit.page, self.theme, self.policy))

    def lay(self, name: str, data: bytes) -> None:
        """Put a file of the plan's into the staging folder."""
        self.put(name, data)
        self.laid[name] = hashlib.sha256(data).hexdigest()

    def put(self, name: str, data: bytes) -> None:
        """Put any file into the staging folder."""
        path = self.stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @property
    def kept(self) -> Mapping[str, str]:
        """The files that stay where they are, with their digests."""
        return files_in(self.work.fresh.values()) | {
            file.name: file.digest for unit in self.work.stale for file in unit.kept
        }

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
        gone = {name for name, _ in self.store.units()} - made.keys() if self.whole or self.anew else self.work.gone
        self.store.keep_units(made, gone)
        self.store.state_moment("looked", looked)
        self.store.state("output", _bytes(self.output))

    def _unit(self, unit: Stale) -> Unit:
        return Unit(unit.parts, (*unit.kept, *(self._file(name, self.laid[name]) for name in unit.names)))

    def _file(self, name: str, digest: str) -> File:
        return File(name, digest, stamp(f"{self.output}/{name}") or NO_STAMP)


def before_of(store: Store, output: Path) -> Before:
    """Return what the last build left. Stamps prove nothing about another output folder."""
    looked = store.moment("looked") if store.fact("output") == _bytes(output) else 0
    return Before(dict(store.units()), output, looked)


def _bytes(path: Path) -> bytes:
    return str(path).encode("utf-8", "surrogateescape")
