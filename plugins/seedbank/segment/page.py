"""What the whole page says about its short lines: which recur, whom other lines call, what cannot be a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from seedbank.segment.view import View

PARTS = range(2, 5)  # words of a name that people shorten


@dataclass(frozen=True, slots=True)
class Page:
    """All lines that are not blank, and what they have in common."""

    views: tuple[View, ...]
    counts: Counter[str]  # how often a line occurs, in lower case
    called: Counter[str]  # how often a name is called: by "@NAME" or "NAME," at the start of a line
    barred: frozenset[int]  # places in `views` that are an address, not a name line


def page_of(views: Sequence[View]) -> Page:
    """Look over all lines once; linear in their number."""
    counts = Counter([view.low for view in views if view.nameable or view.address])
    called: Counter[str] = Counter()
    for view in views:
        called.update(_calls(view))
    return Page(tuple(views), counts, called, _barred(views, counts))


def _calls(view: View) -> set[str]:
    """List whom the line calls, if it calls anybody: one to three words up to a comma, or behind "@"."""
    if view.address:
        return {view.address}
    words = view.low.split()[:4]
    at = view.low.startswith("@")
    found = set()
    for count in range(1, min(4, len(words)) + (1 if at else 0)):
        part = " ".join(words[:count]).lstrip("@")
        bare = part.rstrip(",:;!.")
        if at or bare != part:
            found.add(bare)
    return found


def _barred(views: Sequence[View], counts: Counter[str]) -> frozenset[int]:
    """Find lines that call somebody who has a line of his own.

    "@X" where X is a line; and one part of a many-word name, alone on a line below that name ("Basu" under a comment of
    "Samit Basu"). A word that is a line more than once is a name of its own.
    """
    barred, parts = set(), set[str]()
    for place, view in enumerate(views):
        by_at = view.address and counts[view.address] > 0
        by_part = view.low in parts and counts[view.low] == 1
        if by_at or by_part:
            barred.add(place)
        elif view.nameable and _many_word_name(view, counts):
            parts.update(view.low.split())
    return frozenset(barred)


def _many_word_name(view: View, counts: Counter[str]) -> bool:
    """Tell whether a line is a many-word name: it recurs, or each of its words is capitalised."""
    words = view.text.split()
    if len(words) not in PARTS:
        return False
    return counts[view.low] > 1 or all(word[0].isupper() for word in words)
