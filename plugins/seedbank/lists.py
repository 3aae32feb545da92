"""Lists that grow without moving what was written: counted from the oldest, thirty to a page.

A list's own address shows its newest thirty. `page/K/` is written once it is full and never changes again, so adding a
document changes, per list, its own address and at most one new page. (The overlap of the two is harmless.)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence

from seedbank.cards import Card, Rank, rank_of
from seedbank.frozen import dataclass

PER_PAGE = 30


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()
"""The groups of pages that are wanted, where all are."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    url: str
    cards: tuple[Card, ...]  # newest first
    number: int  # K of page/K/; 0: the list's own address
    pages: tuple[str, ...]  # on the own address: every full page's url, newest first; on page/K/: page/K-1/ alone
    total: int  # of the whole list, on the own address; 0 on page/K/, which must not change
    spans: tuple[str, ...] = ()  # for each of `pages` on the own address: from when to when, EDTF; "" for undated ones


def pages_of(url: str, cards: Sequence[Card], settled: int = 0) -> list[ListPage]:
    """Return the pages of a list of cards, oldest first: its own address, then the full pages; nothing for no cards.

    So many of the oldest full pages are left out as are `settled`.
    """
    if not cards:
        return []
    full = len(cards) // PER_PAGE if len(cards) > PER_PAGE else 0
    urls = [full_url(url, number) for number in range(1, full + 1)]
    spans = [_span(cards[at * PER_PAGE], cards[(at + 1) * PER_PAGE - 1]) for at in range(full)]
    newest = tuple(cards[: -PER_PAGE - 1 : -1])
    own = ListPage(url, newest, 0, tuple(reversed(urls)), len(cards), tuple(reversed(spans)))
    return [own, *(_full_page(cards, number, urls) for number in range(settled + 1, full + 1))]


def full_url(url: str, number: int) -> str:
    """Return the address of a full page of a list."""
    return f"{url}page/{number}/"


def settled_in(cards: Sequence[Card], since: Rank) -> int:
    """Return how many full pages of a list hold only cards that stand before `since`: while no card before it changes, they are there as they are.

    A list of thirty has no full page yet, so that of just so many the first is not settled.
    """
    before = bisect_left(cards, since, key=rank_of)
    return before // PER_PAGE if before > PER_PAGE else 0


def _span(oldest: Card, newest: Card) -> str:
    """From when to when, by months, or by years where no more is stated."""
    first, last = _MONTH.match(oldest.edtf), _MONTH.match(newest.edtf)
    if not (oldest.day and first and last):
        return ""
    return first[0] if first[0] == last[0] else f"{first[0]}/{last[0]}"


_MONTH = re.compile(r"\d{4}(?:-\d\d)?")


def _full_page(cards: Sequence[Card], number: int, urls: Sequence[str]) -> ListPage:
    shown = tuple(reversed(cards[(number - 1) * PER_PAGE : number * PER_PAGE]))
    return ListPage(urls[number - 1], shown, number, tuple(urls[number - 2 : number - 1]) if number > 1 else (), 0)
