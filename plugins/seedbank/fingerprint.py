"""Digests of declared inputs: equal values, equal digests, in any process and on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, fields, is_dataclass
from functools import cache, lru_cache
from marshal import dumps
from operator import attrgetter
from typing import Any

from seedbank.cards import Card
from seedbank.model import Term

SIZE = 16  # bytes


def fingerprint(*parts: object) -> bytes:
    """Return one digest of records, tuples, mappings, text and numbers. Raises TypeError for what has no value of its own.

    Some microseconds for a page of a list: a build asks for the digest of every one.
    """
    found: list[bytes] = []
    left: list[Any] = [parts]
    while left:  # what is within a value comes next, so that nothing recurses
        part = left.pop()
        kind: Any = type(part)
        if kind in _PLAIN:
            found.append(dumps(part, _NO_REFERENCES))
        elif isinstance(part, Card):
            found.append(part.digest)
        elif kind is tuple or kind is list:
            _open(part, found, left)
        elif isinstance(part, Term):
            found.append(_of_term(part))
        elif is_dataclass(part):
            name, values = _record(kind)
            found.append(name)
            left.extend(values(part))
        else:
            _open_other(part, found, left)
    return hashlib.blake2b(b"\0".join(found), digest_size=SIZE).digest()


_DIGEST = attrgetter("digest")
_PLAIN = frozenset({str, int, bool, bytes, type(None)})
_NO_REFERENCES = 2  # marshal's version in which equal values are equal bytes, whatever else refers to them


def _open(part: Sequence[Any], found: list[bytes], left: list[Any]) -> None:
    kinds = set(map(type, part))
    if kinds == {Card}:
        found.append(b"cards" + b"".join(map(_DIGEST, part)))
    elif kinds <= _PLAIN:
        found.append(dumps(tuple(part), _NO_REFERENCES))
    else:
        found.append(b"%d of" % len(part))
        left.extend(reversed(part))


def _open_other(part: object, found: list[bytes], left: list[Any]) -> None:
    if isinstance(part, (str, int, bytes)):
        found.append(f"{type(part).__name__} {part!r}".encode("utf-8", "surrogatepass"))
    elif isinstance(part, Mapping):
        found.append(b"%d pairs" % len(part))
        left.extend(pair for pair in sorted(part.items(), reverse=True))
    elif isinstance(part, (tuple, list)):
        _open(part, found, left)
    else:
        raise TypeError(f"{type(part).__name__} has no fingerprint")


@cache
def _record(kind: Any) -> tuple[bytes, Callable[[Any], Iterable[object]]]:
    """What a kind of record is called, and a function that returns the values of its fields."""
    names = [field.name for field in fields(kind)]
    return kind.__qualname__.encode(), attrgetter(*names) if len(names) > 1 else lambda part: [getattr(part, names[0])]


@lru_cache(maxsize=4096)
def _of_term(term: Term) -> bytes:
    """A term stands on many pages."""
    return fingerprint(*astuple(term))
