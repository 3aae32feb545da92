"""All seeds of a site, read: each anew only if it, its sidecar, or what reads them has changed."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path

from seedbank.cards import Card, collisions
from seedbank.collect import Found, Source, Stamp, load
from seedbank.drawers import Kept
from seedbank.fingerprint import SIZE
from seedbank.frozen import dataclass, field
from seedbank.policy import Recipe
from seedbank.problems import Problem
from seedbank.standing import RACY
from seedbank.store import Store
from seedbank.workers import Ahead, Read, read_batch, spread

Stamps = tuple[Stamp, Stamp | None]
"""Of a seed and its sidecar; None: there is none."""

Told = Callable[[int, int], None]
"""Is told how many seeds are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Advance:
    """How files of documents are made as soon as these are read."""

    ahead: Ahead
    take: Callable[[Card, Sequence[bytes]], None]  # is given a document's files


@dataclass(frozen=True, slots=True)
class Archive:
    """Every document that could be read, without its text: that lies in the store."""

    cards: tuple[Card, ...]
    paths: Mapping[str, str]  # a seed as messages name it -> on the disk
    kept: Mapping[str, Kept]  # what the store has of each, by the same name
    problems: tuple[Problem, ...]  # of all others, in order of place
    read: int  # how many seeds were read anew

    def without_problems(self) -> Archive:
        """Return what no problem names."""
        if not self.problems:
            return self
        wrong = {problem.path for problem in self.problems}
        cards = tuple(card for card in self.cards if card.path not in wrong)
        return Archive(cards, self.paths, self.kept, self.problems, self.read)


@dataclass
class _Gathering:
    """What is known while seeds are being read."""

    store: Store
    recipe: Recipe
    known: Mapping[str, Kept]
    cards: list[Card] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    waiting: deque[tuple[Found, tuple[bytes, bytes]]] = field(default_factory=deque)

    def take(self, seed: Found, kept: Kept) -> None:
        self.cards.append(kept.card)
        self.kept[seed.shown] = kept

    def in_doubt(self, seeds: Iterable[Found]) -> Iterator[Source]:
        """Yield the files of those that have to be read; of the others only the stamps are new."""
        for seed in seeds:
            source = load(Path(seed.path), seed.shown)
            if isinstance(source, Problem):
                self.problems.append(source)
                continue
            digests = (_digest(source.data), b"" if source.sidecar is None else _digest(source.sidecar.encode()))
            kept = self.known.get(seed.shown)
            if kept and (kept.digests, kept.reading) == (digests, self.recipe.digest):
                kept = kept._replace(stamps=seed.stamps)
                self.store.keep(kept)
                self.take(seed, kept)
                continue
            self.waiting.append((seed, digests))
            yield source

    def add(self, result: Read) -> None:
        """Keep what came of the seed that has waited longest."""
        seed, digests = self.waiting.popleft()
        if result.card is None:
            self.problems += result.problems
            return
        kept = Kept(seed.stamps, digests, self.recipe.digest, result.card)
        self.store.keep(kept, result.packed, result.remarks)
        self.take(seed, kept)


def gather(  # noqa: PLR0913, PLR0917  (each a thing of its own)
    seeds: Sequence[Found],
    problems: Iterable[Problem],
    store: Store,
    recipe: Recipe,
    workers: Callable[[int], Executor | None],
    looked: int,
    told: Told = lambda done, of: None,  # noqa: ARG005
    advance: Callable[[], Advance | None] = lambda: None,
) -> Archive:
    """Return the archive of these seeds.

    `workers` is asked for an executor with the number of seeds to read; `looked` is when the stamps in the store were
    taken, in nanoseconds. `advance` is asked where there is an executor.
    """
    found = _Gathering(store, recipe, store.seeds(), problems=list(problems))
    doubtful = []
    known, reading, sure = found.known.get, recipe.digest, looked - RACY
    for seed in seeds:
        kept = known(seed.shown)
        if kept and kept.reading == reading and seed.stamps == kept.stamps and _prove(seed.stamps, sure):
            found.take(seed, kept)
        else:
            doubtful.append(seed)
    number, executor = 0, workers(len(doubtful))
    making = advance() if executor else None
    more = (recipe, making.ahead) if making else (recipe,)
    for result in spread(read_batch, found.in_doubt(doubtful), executor, *more):
        found.add(result)
        if making and result.card and result.files:
            making.take(result.card, result.files)
        number += 1
        told(len(seeds) - len(doubtful) + number, len(seeds))
    store.forget_seeds(found.known.keys() - {seed.shown for seed in seeds})
    told_of = tuple(sorted({*found.problems, *collisions(found.cards)}))
    return Archive(tuple(found.cards), {seed.shown: seed.path for seed in seeds}, found.kept, told_of, number)


def _prove(stamps: Stamps, sure: int) -> bool:
    """Whether equal stamps prove that a seed and its sidecar are as they were: git's rule. `sure`: what changed since may change unseen."""
    seed, sidecar = stamps
    return 0 <= seed[2] < sure and (sidecar is None or 0 <= sidecar[2] < sure)  # of NO_STAMP it is less


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
