"""What a sidecar can say, as records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from seedbank.frozen import dataclass, field
from seedbank.model import Order, Role

Facts = Mapping[str, str]

Reason = tuple[str, str, str]
"""Of a correction: why, by whom, on which day; "" where the keeper does not say."""


@dataclass(frozen=True, slots=True)
class KeeperReply:
    """What a keeper says a comment answers."""

    to: tuple[int, ...] | Literal["article", "unknown"]  # name lines
    why: str
    line: int  # of the comment's name


@dataclass(frozen=True, slots=True)
class TermFix:
    """What a keeper changes in the terms of one facet."""

    add: tuple[str, ...] = ()  # codes
    remove: tuple[str, ...] = ()
    lock: bool = False  # what the automatic reading finds later is reported, not taken
    seen: tuple[str, ...] | None = None  # codes that it found when the keeper locked the facet; None: not written down
    reason: Reason = ("", "", "")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Everything a sidecar says; the empty one says nothing."""

    path: str = ""
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))  # checked; dates as EDTF, times as RFC 3339
    formerly: tuple[str, ...] = ()  # old addresses, "2019/old-slug"
    seed_sha256: str = ""
    first_comment: int | None = None  # line of the first name; 0: there are no comments
    roles: Mapping[int, Role] = field(default_factory=lambda: MappingProxyType({}))  # by line
    authors: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))  # by name line
    replies: tuple[KeeperReply, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # as called -> as printed
    terms: Mapping[str, TermFix] = field(default_factory=lambda: MappingProxyType({}))  # by facet
    reasons: Mapping[str, Reason] = field(
        default_factory=lambda: MappingProxyType({})
    )  # by "reading", "line 87" ([[line]]) or "comment 68" ([[comment]])

    @property
    def order(self) -> Order | None:
        """The order the keeper states, if he does."""
        orders: dict[str, Order] = {"oldest-first": "oldest-first", "newest-first": "newest-first", "tree": "tree"}
        return orders.get(self.facts.get("order", ""))

    @property
    def rereads(self) -> bool:
        """Whether anything here changes what the lines of the seed are taken for."""
        return bool(self.roles or self.authors or self.first_comment is not None)

    @property
    def corrects(self) -> bool:
        """Whether anything here depends on the seed's very bytes."""
        return bool(self.rereads or self.replies or self.aliases or self.terms)
