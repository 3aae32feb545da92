"""Lists that grow without moving what was written: counted from the oldest, thirty to a page.

A list's own address shows its newest thirty. `page/K/` is written once it is full and never changes again, so adding a
document changes, per list, its own address and at most one new page. (The overlap of the two is harmless.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seedbank.model import Document

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    url: str
    documents: tuple[Document, ...]  # newest first
    number: int  # K of page/K/; 0: the list's own address
    pages: tuple[str, ...]  # on the own address: every full page's url, newest first; on page/K/: page/K-1/ alone
    total: int  # of the whole list, on the own address; 0 on page/K/, which must not change


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents oldest first, in a total order: the earliest day a keeper states, then the stem."""
    return sorted(documents, key=lambda document: (_day(document), document.seed.stem.casefold(), document.seed.stem))


def _day(document: Document) -> str:
    return (document.date.earliest or "") if document.dated and document.date else ""


def pages_of(url: str, documents: Iterable[Document]) -> list[ListPage]:
    """Return the pages of one list, its own address first; nothing for no documents."""
    oldest_first = in_order(documents)
    if not oldest_first:
        return []
    full = len(oldest_first) // PER_PAGE if len(oldest_first) > PER_PAGE else 0
    urls = [f"{url}page/{number}/" for number in range(1, full + 1)]
    own = ListPage(url, _newest_first(oldest_first[-PER_PAGE:]), 0, tuple(reversed(urls)), len(oldest_first))
    return [own, *(_full_page(oldest_first, number, urls) for number in range(1, full + 1))]


def _full_page(oldest_first: Sequence[Document], number: int, urls: Sequence[str]) -> ListPage:
    shown = oldest_first[(number - 1) * PER_PAGE : number * PER_PAGE]
    return ListPage(
        urls[number - 1], _newest_first(shown), number, tuple(urls[number - 2 : number - 1]) if number > 1 else (), 0
    )


def _newest_first(documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(reversed(documents))
