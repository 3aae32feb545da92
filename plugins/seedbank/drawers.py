"""Thousands of small records as few rows: what is known of seeds, and of the files of the output.

Whatever stands in many records of a row lies in it once, so that it is soon read; each row says its number, so that none can
stand in another's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from marshal import dumps, loads
from typing import Any, NamedTuple
from zlib import crc32

from seedbank.cards import Card
from seedbank.collect import Stamp


class Kept(NamedTuple):
    """A seed as it was when it was read last."""

    stamps: tuple[Stamp, Stamp | None]  # of the seed and its sidecar
    digests: tuple[bytes, bytes]  # of the bytes of both; b"": there is no sidecar
    reading: bytes  # of what read them: code, tables, settings
    card: Card


class File(NamedTuple):
    """One file of the output."""

    name: str  # below the output
    digest: str  # SHA-256 of its bytes
    stamp: Stamp


class Unit(NamedTuple):
    """Files made together, and from what."""

    parts: tuple[tuple[str, bytes], ...]  # what each input is called, its digest
    files: tuple[File, ...]
    group: str = ""  # of a page, see `page.Page`
    listed: bool = False  # in the sitemap, as the plan said


SEEDS, UNITS = 64, 256
"""How many drawers there are for each: few are soon read, many are soon written where little changes."""


def drawer_of(name: str, drawers: int) -> int:
    """Return the number of the drawer in which something lies."""
    return crc32(name.encode("utf-8", "surrogatepass")) % drawers


def packed_seeds(number: int, drawer: Iterable[Kept]) -> bytes:
    """Return a drawer of seeds as bytes."""
    pool: dict[object, Any] = {}
    return dumps(
        (number, [(kept.stamps, kept.digests, kept.reading, _with_one_of_each(kept.card, pool)) for kept in drawer])
    )


def _with_one_of_each(card: Card, pool: dict[object, Any]) -> tuple[object, ...]:
    tags = tuple((facet, tuple(pool.setdefault(label, label) for label in labels)) for facet, labels in card.tags)
    names = tuple(pool.setdefault(name, name) for name in card.names)
    return tuple(card._replace(tags=tags, names=names))


def unpacked_seeds(packed: bytes) -> tuple[int, dict[str, Kept]]:
    """Return the number of a drawer of seeds, and what lies in it by its path."""
    number, rows = loads(packed)  # noqa: S302  (the store's own)
    card_of: Callable[[Any], Card] = partial(tuple.__new__, Card)  # `_make` takes half as long again
    seeds = [Kept(stamps, digests, reading, card_of(card)) for stamps, digests, reading, card in rows]
    return number, {kept.card.path: kept for kept in seeds}


def packed_units(number: int, drawer: Mapping[str, Unit]) -> bytes:
    """Return a drawer of units as bytes."""
    pool: dict[object, Any] = {}
    once = pool.setdefault
    rows = [
        (name, (tuple([once(part, part) for part in parts]), tuple(map(tuple, files)), once(group, group), listed))
        for name, (parts, files, group, listed) in drawer.items()
    ]
    return dumps((number, rows))


def unpacked_units(packed: bytes) -> tuple[int, dict[str, Unit]]:
    """Return the number of a drawer of units, and what lies in it by its name. Files are plain tuples: there are tens of thousands."""
    number, rows = loads(packed)  # noqa: S302  (the store's own)
    make: Callable[[Any], Unit] = partial(tuple.__new__, Unit)
    return number, {name: make(row) for name, row in rows}
