"""What a keeper says about the reading: it beats everything that is concluded."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from seedbank.frozen import dataclass, field
from seedbank.model import Order, Role

TOLD = 10**9  # thousandths that a keeper's word adds: more than any page can gather against it


@dataclass(frozen=True, slots=True)
class Fixes:
    """A keeper's corrections of one reading, from the sidecar."""

    roles: Mapping[int, Role] = field(default_factory=lambda: MappingProxyType({}))  # line number -> role
    first_comment: int | None = None  # line of the first name; 0: there are no comments; None: not said
    authors: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))  # name line -> author
    order: Order | None = None  # None: not said


NO_FIXES = Fixes()
