"""Digests of declared inputs: equal values, equal digests, in any process and on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, fields, is_dataclass
from functools import lru_cache

from seedbank.cards import Card
from seedbank.model import Term

SIZE = 16  # bytes


def fingerprint(*parts: object) -> bytes:
    """Return one digest of records, tuples, mappings, text and numbers. Raises TypeError for what has no value of its own."""
    found: list[bytes] = []
    left: list[object] = [parts]
    while left:
        _walk(left.pop(), found, left)
    return hashlib.blake2b(b"\0".join(found), digest_size=SIZE).digest()


def _walk(part: object, found: list[bytes], left: list[object]) -> None:
    """Take one value, or open it: what is within comes next, so that nothing recurses."""
    if isinstance(part, Card):
        found.append(part.digest)
    elif isinstance(part, (str, int, bytes, type(None))):
        found.append(f"{type(part).__name__} {part!r}".encode("utf-8", "surrogatepass"))
    elif isinstance(part, (tuple, list)):
        kinds = set(map(type, part))
        if kinds == {Card}:
            found.append(b"cards" + b"".join([card.digest for card in part]))
        elif kinds == {str}:
            found.append(f"{len(part)} texts {part!r}".encode("utf-8", "surrogatepass"))
        else:
            found.append(f"{len(part)} of".encode())
            left.extend(reversed(part))
    elif isinstance(part, Mapping):
        found.append(f"{len(part)} pairs".encode())
        left.extend(pair for pair in sorted(part.items(), reverse=True))
    elif isinstance(part, Term):
        found.append(_of_term(part))
    elif is_dataclass(part):
        found.append(type(part).__qualname__.encode())
        left.extend(getattr(part, field.name) for field in reversed(fields(part)))
    else:
        raise TypeError(f"{type(part).__name__} has no fingerprint")


@lru_cache(maxsize=4096)
def _of_term(term: Term) -> bytes:
    """A term stands on many pages."""
    return fingerprint(*astuple(term))
