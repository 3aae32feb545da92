"""What was read before and what was made of it, in one SQLite file that can be thrown away at any time.

A document is kept under the fingerprint of its seed, its sidecar and all that reads them; a unit (the files of one document,
or one page) with the digests of what it was made from and the digests and stamps of its files. Whatever cannot be trusted
(another version of Seedbank, a damaged file) is forgotten whole: then everything is read and made again, to the same bytes.
"""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from copyreg import dispatch_table
from dataclasses import fields, is_dataclass
from io import BytesIO
from marshal import dumps, loads
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Self
from zlib import crc32

from seedbank import model
from seedbank.cards import Card
from seedbank.collect import Stamp
from seedbank.model import Document
from seedbank.problems import Problem, ProblemsError
from seedbank.remarks import Remark, unpack_remarks

NAME = "store.sqlite"
LAYOUT = 4  # of the tables below and the cards in them; another one is another store

_TABLES = (
    "CREATE TABLE drawer (number INTEGER PRIMARY KEY, cards BLOB)",  # what is known of seeds, some hundreds to a row
    "CREATE TABLE document (path TEXT PRIMARY KEY, packed BLOB)",
    "CREATE TABLE remark (path TEXT PRIMARY KEY, packed BLOB)",
    "CREATE TABLE unit (name TEXT PRIMARY KEY, row BLOB) WITHOUT ROWID",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
)


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


class DamagedError(Exception):
    """The store holds what it was not given: it has to be forgotten whole."""


DAMAGED = (DamagedError, sqlite3.DatabaseError, UnicodeDecodeError)
"""How a damaged store shows itself, in whatever is asked of it."""


class Store:
    """The file, open. One build at a time may write; changes count once `commit` was called."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._drawers: list[dict[str, Kept]] = []  # as the next commit is to leave them; none: not looked into yet
        self._changed: set[int] = set()
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
        for number in sorted(self._changed):
            row = number, _sealed(_drawn(number, self._drawers[number].values()))
            self._base.execute("INSERT OR REPLACE INTO drawer VALUES (?, ?)", row)
        self._changed.clear()
        self._base.execute("COMMIT")

    def moment(self, name: str) -> int:
        """Return when something was done last, in nanoseconds; 0 where it never was."""
        return int.from_bytes(self.fact(name), "big")

    def state_moment(self, name: str, when: int) -> None:
        """Keep when something was done, in nanoseconds."""
        self.state(name, when.to_bytes(8, "big"))

    def seeds(self) -> dict[str, Kept]:
        """Return every seed that is known, by its path as messages name it: wherever the site lies, it is the same."""
        return {path: kept for drawer in self._all_drawers() for path, kept in drawer.items()}

    def _all_drawers(self) -> list[dict[str, Kept]]:
        """What is known of every seed: in few rows, so that it is read ten thousand at a time, and equal labels are one object."""
        if not self._drawers:
            self._drawers = [{} for _ in range(_DRAWERS)]
            for number, rows in self._rows("SELECT cards FROM drawer"):
                self._drawers[number] = {kept.card.path: kept for kept in map(_kept, rows)}
        return self._drawers

    def _rows(self, asked: str) -> Iterator[Any]:
        """Yield the values of a column, each with its checksum proved. Asked for tens of thousands."""
        for (row,) in self._base.execute(asked):
            yield loads(_opened(row))  # noqa: S302  (the store's own)

    def keep(self, kept: Kept, packed: bytes | None = None, remarks: bytes = b"") -> None:
        """Keep what is known of a seed, and the document with its remarks if it was read anew."""
        number = _drawer_of(kept.card.path)
        self._all_drawers()[number][kept.card.path] = kept
        self._changed.add(number)
        if packed is not None:
            self._base.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (kept.card.path, _sealed(packed)))
            self._base.execute("INSERT OR REPLACE INTO remark VALUES (?, ?)", (kept.card.path, _sealed(remarks)))

    def forget_seeds(self, paths: Iterable[str]) -> None:
        """Forget seeds that are gone."""
        gone = [(path,) for path in paths]
        for (path,) in gone:
            self._all_drawers()[_drawer_of(path)].pop(path, None)
            self._changed.add(_drawer_of(path))
        self._base.executemany("DELETE FROM document WHERE path = ?", gone)
        self._base.executemany("DELETE FROM remark WHERE path = ?", gone)

    def packed(self, path: str) -> bytes:
        """Return a document as `pack` made it. Raises KeyError for a seed that is not known."""
        found = self._base.execute("SELECT packed FROM document WHERE path = ?", (path,)).fetchone()
        if found is None:
            raise KeyError(path)
        return _opened(found[0])

    def remarks(self, path: str) -> tuple[Remark, ...]:
        """Return what pages of names show of a document. Raises KeyError for a seed that is not known."""
        found = self._base.execute("SELECT packed FROM remark WHERE path = ?", (path,)).fetchone()
        if found is None:
            raise KeyError(path)
        return unpack_remarks(_opened(found[0]))

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Yield every unit that the last build made or left as it was."""
        for name, parts, files in self._rows("SELECT row FROM unit"):
            yield name, Unit(parts, files)

    def keep_units(self, units: Mapping[str, Unit], gone: Iterable[str]) -> None:
        """Keep units, and forget those that are gone."""
        rows = (
            (name, _sealed(dumps((name, unit.parts, tuple(map(tuple, unit.files)))))) for name, unit in units.items()
        )
        self._base.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?)", rows)
        self._base.executemany("DELETE FROM unit WHERE name = ?", [(name,) for name in gone])

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


_DRAWERS = 16


def _drawer_of(path: str) -> int:
    return crc32(path.encode("utf-8", "surrogatepass")) % _DRAWERS


def _drawn(number: int, drawer: Iterable[Kept]) -> bytes:
    """A drawer as bytes. Every label and name lies in it once, however many documents have it: so it is soon read."""
    pool: dict[object, Any] = {}
    rows = [(kept.stamps, kept.digests, kept.reading, _with_one_of_each(kept.card, pool)) for kept in drawer]
    return dumps((number, rows))


def _with_one_of_each(card: Card, pool: dict[object, Any]) -> tuple[object, ...]:
    tags = tuple((facet, tuple(pool.setdefault(label, label) for label in labels)) for facet, labels in card.tags)
    names = tuple(pool.setdefault(name, name) for name in card.names)
    return tuple(card._replace(tags=tags, names=names))


def _kept(row: tuple[Any, Any, Any, Any]) -> Kept:
    stamps, digests, reading, card = row
    return Kept(stamps, digests, reading, Card._make(card))


_PICKLED = dispatch_table.copy()


def _proxy(items: Iterable[tuple[object, object]]) -> MappingProxyType[object, object]:
    return MappingProxyType(dict(items))


_PICKLED[MappingProxyType] = lambda proxy: (_proxy, (tuple(proxy.items()),))


def _made_anew(kind: Any) -> Callable[[Any], tuple[Any, tuple[object, ...]]]:
    """How a record is pickled: as what it is made from. That takes half the time of a record's own way, which asks for its fields each time."""
    names = [field.name for field in fields(kind)]
    values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return lambda record: (kind, values(record))


_PICKLED.update(
    {kind: _made_anew(kind) for kind in vars(model).values() if isinstance(kind, type) and is_dataclass(kind)}
)


def pack(document: Document) -> bytes:
    """Return a document as bytes for `unpack`; about a fifth of its JSON."""
    out = BytesIO()
    pickler = pickle.Pickler(out, 5)
    pickler.dispatch_table = _PICKLED
    pickler.dump(document)
    return zlib.compress(out.getvalue(), 1)


def unpack(packed: bytes) -> Document:
    """Return the document that `pack` was given."""
    document: Document = pickle.loads(zlib.decompress(packed))  # noqa: S301  (the store's own, as `pack` made it)
    return document
