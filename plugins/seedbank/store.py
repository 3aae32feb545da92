"""What was read before and what was made of it, in one SQLite file that can be thrown away at any time.

A document is kept under the fingerprint of its seed, its sidecar and all that reads them; a unit (the files of one document,
or one page) with the digests of what it was made from and the digests and stamps of its files. Whatever cannot be trusted
(another version of Seedbank, a damaged file) is forgotten whole: then everything is read and made again, to the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from marshal import dumps, loads
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self
from zlib import crc32

from seedbank.cards import Card
from seedbank.drawers import (
    SEEDS,
    UNITS,
    Kept,
    Unit,
    drawer_of,
    packed_seeds,
    packed_units,
    unpacked_seeds,
    unpacked_units,
)
from seedbank.problems import Problem, ProblemsError

NAME = "store.sqlite"
LAYOUT = 8  # of the tables below and the cards in them; another one is another store
MANY = 500  # seeds that changed since the last plan: beyond, everything is planned

_TABLES = (
    "CREATE TABLE seeds (number INTEGER PRIMARY KEY, drawer BLOB)",
    "CREATE TABLE units (number INTEGER PRIMARY KEY, drawer BLOB)",
    "CREATE TABLE document (path TEXT PRIMARY KEY, packed BLOB)",
    "CREATE TABLE remark (path TEXT PRIMARY KEY, packed BLOB)",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
)


class DamagedError(Exception):
    """The store holds what it was not given: it has to be forgotten whole."""


DAMAGED = (DamagedError, sqlite3.DatabaseError, UnicodeDecodeError)
"""How a damaged store shows itself, in whatever is asked of it."""


class Store:
    """The file, open. One build at a time may write; changes count once `commit` was called."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._seeds: list[
            dict[str, Kept]
        ] = []  # drawers as the next commit is to leave them; none: not looked into yet
        self._units: list[dict[str, Unit]] = []
        self._all_units: dict[str, Unit] | None = None  # out of all drawers; None: to be taken out again
        self._changed_seeds: set[int] = set()
        self._changed_units: set[int] = set()
        self._planned: tuple[bytes, dict[str, Card | None]] | None = None  # None: not looked into yet
        base.text_factory = lambda data: data.decode("utf-8", "replace")  # a damaged name is a name nobody knows

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Return the store in a folder, with `begin` called.

        Raises ProblemsError while another build has it; one of DAMAGED, as every method, where it holds what no Seedbank of
        this version wrote.
        """
        folder.mkdir(parents=True, exist_ok=True)
        store = cls(sqlite3.connect(folder / NAME, isolation_level=None, timeout=0.5))
        store.begin()
        if not store.has_tables():
            store.__exit__()
            raise DamagedError
        return store

    @staticmethod
    def forget(folder: Path) -> None:
        """Remove the store of a folder."""
        for path in (folder / NAME, folder / f"{NAME}-journal"):
            path.unlink(missing_ok=True)

    def has_tables(self) -> bool:
        """Make the tables of a new store; returns whether the store is laid out as this code wants it."""
        (layout,) = self._base.execute("PRAGMA user_version").fetchone()
        if layout == 0:
            for table in _TABLES:
                self._base.execute(table)
            for number in range(SEEDS):
                self._put("seeds", number, packed_seeds(number, ()))
            for number in range(UNITS):
                self._put("units", number, packed_units(number, {}))
            self._base.execute(f"PRAGMA user_version = {LAYOUT}")
        return layout in {0, LAYOUT}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the file as it was at the last `commit`."""
        self._base.close()

    def begin(self) -> None:
        """Keep other builds from writing. Raises ProblemsError where one is writing."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as wrong:
            if "locked" not in str(wrong):
                raise
            fix = "wait until it has ended"
            raise ProblemsError([Problem(NAME, 0, "is in use: another build of this site is running", fix)]) from None

    def commit(self) -> None:
        """Make what was written count."""
        for number in sorted(self._changed_seeds):
            self._put("seeds", number, packed_seeds(number, self._seeds[number].values()))
        for number in sorted(self._changed_units):
            self._put("units", number, packed_units(number, self._units[number]))
        self._changed_seeds.clear()
        self._changed_units.clear()
        if self._planned is not None:
            planned, former = self._planned
            self.state("planned", dumps((planned, {path: card and tuple(card) for path, card in former.items()})))
        self._base.execute("COMMIT")

    def _put(self, table: str, number: int, drawer: bytes) -> None:
        self._base.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (number, _sealed(drawer)))  # noqa: S608  (names of ours)

    def moment(self, name: str) -> int:
        """Return when something was done last, in nanoseconds; 0 where it never was."""
        return int.from_bytes(self.fact(name), "big")

    def state_moment(self, name: str, when: int) -> None:
        """Keep when something was done, in nanoseconds."""
        self.state(name, when.to_bytes(8, "big"))

    def seeds(self) -> dict[str, Kept]:
        """Return every seed that is known, by its path as messages name it: wherever the site lies, it is the same."""
        return {path: kept for drawer in self._drawers_of_seeds() for path, kept in drawer.items()}

    def _drawers_of_seeds(self) -> list[dict[str, Kept]]:
        if not self._seeds:
            self._seeds = _all(map(unpacked_seeds, self._rows("SELECT drawer FROM seeds")), SEEDS)
        return self._seeds

    def _drawers_of_units(self) -> list[dict[str, Unit]]:
        if not self._units:
            self._units = _all(map(unpacked_units, self._rows("SELECT drawer FROM units")), UNITS)
        return self._units

    def _rows(self, asked: str) -> Iterator[bytes]:
        """Yield the values of a column, each with its checksum proved."""
        for (row,) in self._base.execute(asked):
            yield _opened(row)

    def keep(self, kept: Kept, packed: bytes | None = None, remarks: bytes = b"") -> None:
        """Keep what is known of a seed, and the document with its remarks if it was read anew."""
        path = kept.card.path
        number = drawer_of(path, SEEDS)
        if packed is not None:
            self._part_with(path)
            self._base.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (path, _sealed(packed)))
            self._base.execute("INSERT OR REPLACE INTO remark VALUES (?, ?)", (path, _sealed(remarks)))
        self._drawers_of_seeds()[number][path] = kept
        self._changed_seeds.add(number)

    def forget_seeds(self, paths: Iterable[str]) -> None:
        """Forget seeds that are gone."""
        for path in paths:
            self._part_with(path)
            number = drawer_of(path, SEEDS)
            self._drawers_of_seeds()[number].pop(path, None)
            self._changed_seeds.add(number)
            self._base.execute("DELETE FROM document WHERE path = ?", (path,))
            self._base.execute("DELETE FROM remark WHERE path = ?", (path,))

    def _part_with(self, path: str) -> None:
        """Keep the card that a seed had when the site was planned last, if anything is known of that plan."""
        planned, former = self.last_plan()
        if planned and path not in former:
            known = self._drawers_of_seeds()[drawer_of(path, SEEDS)].get(path)
            former[path] = known.card if known else None
            if len(former) > MANY:
                self.settle(b"")

    def settle(self, planned: bytes, former: Mapping[str, Card | None] = MappingProxyType({})) -> None:
        """Keep what the site was planned with, but for its seeds, whose changes are counted from now on; b"": it is not known."""
        self._planned = planned, dict(former)

    def last_plan(self) -> tuple[bytes, dict[str, Card | None]]:
        """Return what `settle` was given last, and the cards that changed seeds had then; None where there was none."""
        if self._planned is None:
            packed = self.fact("planned")
            planned, former = loads(packed) if packed else (b"", {})  # noqa: S302  (the store's own)
            self._planned = planned, {path: Card._make(card) if card else None for path, card in former.items()}
        return self._planned

    def packed(self, path: str) -> bytes:
        """Return a document as `packing.pack` made it. Raises KeyError for a seed that is not known."""
        return self._of("document", path)

    def packed_remarks(self, path: str) -> bytes:
        """Return what pages of names show of a document, packed. Raises KeyError for a seed that is not known."""
        return self._of("remark", path)

    def _of(self, table: str, path: str) -> bytes:
        found = self._base.execute(f"SELECT packed FROM {table} WHERE path = ?", (path,)).fetchone()  # noqa: S608  (names of ours)
        if found is None:
            raise KeyError(path)
        return _opened(found[0])

    def units(self) -> Mapping[str, Unit]:
        """Return every unit that the last build made or left as it was."""
        if self._all_units is None:
            self._all_units = {name: unit for drawer in self._drawers_of_units() for name, unit in drawer.items()}
        return self._all_units

    def keep_units(self, units: Mapping[str, Unit], gone: Iterable[str]) -> None:
        """Keep units, and forget those that are gone. Those of one group lie together: they mostly change together."""
        drawers, known = self._drawers_of_units(), self.units()
        for name in (*gone, *units):
            if name in known:
                number = drawer_of(known[name].group or name, UNITS)
                drawers[number].pop(name, None)
                self._changed_units.add(number)
        for name, unit in units.items():
            number = drawer_of(unit.group or name, UNITS)
            drawers[number][name] = unit
            self._changed_units.add(number)
        self._all_units = None

    def fact(self, name: str) -> bytes:
        """Return a fact about the last build; b"" where it is not known."""
        found = self._base.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return _opened(found[0]) if found else b""

    def state(self, name: str, value: bytes) -> None:
        """Keep a fact about this build."""
        self._base.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, _sealed(value)))


def _sealed(data: bytes) -> bytes:
    """Bytes with a checksum in front: a damaged file must not become a damaged page."""
    return crc32(data).to_bytes(_SEAL, "big") + data


def _opened(row: object) -> bytes:
    if not isinstance(row, bytes):
        raise DamagedError
    data = row[_SEAL:]
    if crc32(data) != int.from_bytes(row[:_SEAL], "big"):
        raise DamagedError
    return data


_SEAL = 4  # bytes


def _all(drawers: Iterable[tuple[int, Any]], number: int) -> list[Any]:
    """Drawers in order of their numbers. One that is lost takes with it what has to be known of all: the store is damaged."""
    found = dict(drawers)
    if found.keys() != set(range(number)):
        raise DamagedError
    return [found[at] for at in range(number)]
