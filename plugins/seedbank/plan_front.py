"""Where a reader comes in: the front page, and the page on which he searches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from seedbank.cards import Card
from seedbank.indexes import Counted, FacetIndex
from seedbank.lists import PER_PAGE
from seedbank.page import Inputs, Page
from seedbank.plan_lists import dated, entries_of, filter_years
from seedbank.policy import Policy

Choice = tuple[str, str, int]
"""What a search can be narrowed to: what a reader sees, what stands for it in the index, how deep it stands."""

_Rows = tuple[Counted, ...]
_COMMENTS, _DAY = attrgetter("comments"), attrgetter("day")


def front_pages(published: Sequence[Card], indexes: Sequence[FacetIndex]) -> Iterator[Page]:
    """Yield the front page and the search page."""
    years = filter_years({card.year for card in {card.day: card for card in published}.values()})
    counts = (len(published), sum(map(_COMMENTS, published)), list(map(_DAY, published)).count(""))
    facets = tuple((index.facet, index.by_label, index.tree) for index in indexes)
    yield Page("index.html", "index", _front, (tuple(published[: -PER_PAGE - 1 : -1]), counts, years, facets))
    choices = tuple((index.facet, tuple(map(_choice, index.tree))) for index in indexes)
    yield Page("search/index.html", "search", _search, (years, choices))
    yield Page("search/index.js", "", _no_index, listed=False)


def _front(
    policy: Policy,
    cards: tuple[Card, ...],
    counts: tuple[int, int, int],
    years: tuple[str, ...],
    facets: tuple[tuple[str, _Rows, _Rows], ...],
) -> Inputs:
    total, comments, undated = counts
    return {
        "entries": entries_of(cards, policy),
        "total": total,
        "comments": comments,
        "undated": undated,
        "years": dated(years),
        "looked_through": years,
        "facets": facets,
    }


def _choice(row: Counted) -> Choice:
    return row.label, row.url, row.depth


def _search(_: Policy, years: tuple[str, ...], choices: tuple[tuple[str, tuple[Choice, ...]], ...]) -> Inputs:
    """Without numbers: so the page is as it was until a year or a term is the first of its kind."""
    return {"years": years, "choices": choices}


def _no_index(_: Policy) -> bytes:
    """What says where the full text is indexed: nowhere, until the site is published (`make publish` replaces the file)."""
    return b"seedbankIndex = null;\n"
