"""Numbers in steps: a clue has a name, so a count, a share or a distance is told in few of them. Whole numbers only."""

from __future__ import annotations

from bisect import bisect_left
from math import isqrt

FAR = (5, 8, 15, 30)
"""Turns back up to which a distance is one step."""

FARTHEST, FULL = 8, 10
"""The last steps of a distance and of a share."""


def size(count: int) -> int:
    """A count in steps that double: 0, 1, 2, 4, 8, 16, 32, 64 and more."""
    return min(count, 64).bit_length()


def distance(back: int) -> int:
    """Turns back: 1, 2, 3, then up to 5, 8, 15, 30, and more."""
    return back if back <= 3 else 4 + bisect_left(FAR, back)  # noqa: PLR2004  (the steps themselves)


def tenths(part: int, whole: int) -> int:
    """A share in steps that grow: none, up to a twentieth, a tenth, a fifth, two fifths, more."""
    hundredths = 100 * part // whole
    return 0 if not part else 1 + sum(hundredths >= step for step in (5, 10, 20, 40))


def share(part: int, whole: int) -> int:
    """Tenths of the square root of a share: small ones are told apart."""
    return min(FULL, isqrt(100 * part // whole)) if part > 0 else 0
