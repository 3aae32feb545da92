"""Buttons that no table knows, on pages that print no times: lines that come back once a comment, each time above another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from seedbank.model import Role
from seedbank.segment.furniture import mask
from seedbank.segment.layout import LONGEST_MARK, is_short

PIECES = 2  # of furniture that is known: in a talk of two the one's name comes back just so
LEAST = 4  # comments
APART = 3  # lines from one to the next: itself, a name, what is said
NEARLY_ALL = (4, 5)
MOST = (3, 5)


def refrains(texts: Sequence[str], kinds: Sequence[Role | None]) -> Iterator[int]:
    """List such lines; nothing where the page prints times, or nothing that is known. Linear in the number of lines."""
    if kinds.count(Role.TIME) > 1 or len(kinds) - kinds.count(None) < PIECES:
        return
    groups: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if kinds[place] is None and len(text) <= LONGEST_MARK:
            groups.setdefault(mask(text), []).append(place)
    often = {masked: places for masked, places in groups.items() if len(places) >= LEAST}
    known = {place for places in often.values() for place in places}
    below = _below(len(texts), known)
    for places in often.values():
        if _is_refrain(texts, kinds, places, below):
            yield from places


def _below(count: int, known: set[int]) -> list[int]:
    """Give, for each place, the next one that does not come back."""
    found, nearest = [count] * count, count
    for place in range(count - 1, -1, -1):
        found[place] = nearest
        if place not in known:
            nearest = place
    return found


def _is_refrain(
    texts: Sequence[str], kinds: Sequence[Role | None], places: Sequence[int], below: Sequence[int]
) -> bool:
    """Tell whether a line stands above another name nearly each time: a short line that seldom comes back, with text below it."""
    if any(after - before < APART for before, after in pairwise(places)):
        return False
    over = [at for place in places if (at := below[place]) < len(texts) - 1]
    fit = [at for at in over if kinds[at] is None and is_short(texts[at]) and kinds[at + 1] is None]
    part, whole = NEARLY_ALL
    least, of = MOST
    long = [at for at in fit if not is_short(texts[at + 1])]
    names = {texts[at] for at in fit}
    return (
        len(fit) * whole >= (len(places) - 1) * part
        and len(names) * of >= len(fit) * least
        and len(long) * of >= len(fit) * least
    )
