"""Documents by term: one code path for every facet, none privileged."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter, itemgetter

from seedbank.addresses import term_url
from seedbank.cards import Card, Label
from seedbank.frozen import dataclass
from seedbank.lists import EVERYTHING
from seedbank.model import Term
from seedbank.terms import Facet, ancestors

NEIGHBOURS = 12  # terms named beside another


@dataclass(frozen=True, slots=True)
class Counted:
    """A term with the number of documents that matter where it is named."""

    label: str
    url: str
    count: int
    region: str = ""
    depth: int = 0  # below the broadest term


@dataclass(frozen=True, slots=True)
class TermIndex:
    """One term with its documents, those of narrower terms included."""

    term: Term
    url: str
    cards: tuple[Card, ...]  # oldest first; none where its pages are not wanted
    broader: tuple[Term, ...]  # broadest first
    narrower: tuple[Counted, ...]
    before: tuple[Counted, ...] = ()  # listed terms that this one succeeded
    after: tuple[Counted, ...] = ()  # its successors; without an address those that are not listed

    @property
    def dated(self) -> tuple[Card, ...]:
        """Those that a keeper dates."""
        return self.cards[self._undated :]

    @property
    def undated(self) -> tuple[Card, ...]:
        """Those that no keeper dates."""
        return self.cards[: self._undated]

    @property
    def _undated(self) -> int:
        return undated_in(self.cards)


def undated_in(cards: Sequence[Card]) -> int:
    """Return how many of cards in order no keeper dates: they stand before all others (`cards.in_order`)."""
    return bisect_left(cards, "0", key=attrgetter("day"))


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """All listed terms of one facet: those that have documents."""

    facet: str  # its name
    terms: tuple[TermIndex, ...]  # by address
    by_label: tuple[Counted, ...]  # A to Z
    tree: tuple[Counted, ...]  # broader before narrower, each level A to Z
    by_region: tuple[tuple[str, tuple[Counted, ...]], ...]


def index_facet(facet: Facet, cards: Sequence[Card], among: Container[str] = EVERYTHING) -> FacetIndex:
    """Return the index of one facet over cards in order; a document stands under each ancestor of its terms.

    `among`: of the groups of pages that are wanted; the terms of others are only counted.
    """
    under = _under(facet, cards)
    counted = {code: _counted(facet, code, sum(map(len, found))) for code, found in under.items()}
    wanted = {code: _cards_at(under[code], cards) for code in under if term_group(facet.name, code) in among}
    regions = sorted({row.region for row in counted.values()} - {""})
    by_label = tuple(sorted(counted.values(), key=_label_key))
    return FacetIndex(
        facet.name,
        tuple(sorted(_terms(facet, wanted, counted), key=lambda term: term.url)),
        by_label,
        tuple(counted[code] for code in sorted(counted, key=lambda code: _tree_key(facet, code))),
        tuple((region, tuple(row for row in by_label if row.region == region)) for region in regions),
    )


def term_group(facet: str, code: str) -> str:
    """Return the group of all pages of a term."""
    return f"{facet} {code}"


def _under(facet: Facet, cards: Iterable[Card]) -> Mapping[str, list[list[int]]]:
    """Where the cards of each term stand, apart for each choice of terms: many cards have the same."""
    alike: dict[tuple[Label, ...], list[int]] = {}
    own = facet.name
    for place, card in enumerate(cards):
        for name, labels in card.tags:
            if name == own:
                alike.setdefault(labels, []).append(place)
    above = {code: tuple(term.code for term in ancestors(facet, code)) for code in facet.terms}
    under: dict[str, list[list[int]]] = defaultdict(list)
    for labels, places in alike.items():
        for code in dict.fromkeys(chain.from_iterable(above[label[0]] for label in labels)):
            under[code].append(places)
    return dict(under)


def _cards_at(places: Iterable[Iterable[int]], cards: Sequence[Card]) -> tuple[Card, ...]:
    return tuple(map(cards.__getitem__, sorted(chain.from_iterable(places))))


def _counted(facet: Facet, code: str, count: int) -> Counted:
    term = facet.terms[code]
    return Counted(term.label, term_url(term), count, term.region, len(ancestors(facet, code)) - 1)


def _label_key(row: Counted) -> tuple[str, str]:
    return row.label.casefold(), row.url


def _tree_key(facet: Facet, code: str) -> tuple[str, ...]:
    return tuple(term.label.casefold() + "\0" + term.code for term in ancestors(facet, code))


def _terms(facet: Facet, wanted: Mapping[str, tuple[Card, ...]], counted: Mapping[str, Counted]) -> Iterable[TermIndex]:
    narrower: dict[str | None, list[Counted]] = {}
    before: dict[str, list[Counted]] = {}
    for code, row in counted.items():
        narrower.setdefault(facet.terms[code].broader, []).append(row)
        for successor in facet.terms[code].successors:
            before.setdefault(successor, []).append(row)
    for code, row in counted.items():
        term = facet.terms[code]
        yield TermIndex(
            term,
            row.url,
            wanted.get(code, ()),
            ancestors(facet, code)[:-1],
            tuple(sorted(narrower.get(code, ()), key=_label_key)),
            tuple(before.get(code, ())),
            tuple(
                counted.get(other) or Counted(facet.terms[other].label, "", 0)
                for other in term.successors
                if other in facet.terms
            ),
        )


def beside(term: Term, cards: Sequence[Card]) -> tuple[tuple[str, tuple[Counted, ...]], ...]:
    """Return the terms of each facet that these documents have too, the most shared first; none above it, nor below."""
    own = term_url(term)
    labels = chain.from_iterable(map(_LABELS, chain.from_iterable(map(_TAGS, cards))))
    given: dict[str, list[tuple[int, str]]] = {}
    for url, count in Counter(map(_ADDRESS, labels)).items():  # no loop of Python's own: there are thousands of cards
        if not (url.startswith(own) or own.startswith(url)):
            given.setdefault(url[: url.index("/")], []).append((count, url))
    for facet, rows in given.items():
        least = sorted(rows, reverse=True)[:NEIGHBOURS][-1][0]
        given[facet] = [row for row in rows if row[0] >= least]  # names say which of equals come first
    names = _names({url for rows in given.values() for _, url in rows}, cards)
    return tuple(
        (
            facet,
            tuple(
                Counted(*row)
                for row in sorted(((names[url], url, count) for count, url in rows), key=_most)[:NEIGHBOURS]
            ),
        )
        for facet, rows in sorted(given.items())
    )


def _names(urls: set[str], cards: Iterable[Card]) -> Mapping[str, str]:
    """What terms are called, by their addresses: looked for until all are found, which is soon where they are shared."""
    found: dict[str, str] = {}
    for card in cards:
        for _, labels in card.tags:
            found.update((label[_URL], label[_NAME]) for label in labels if label[_URL] in urls)
        if len(found) == len(urls):
            break
    return found


def _most(row: tuple[str, str, int]) -> tuple[int, str, str]:
    """The order in which terms are named: the most shared first."""
    name, url, count = row
    return -count, name, url


_TAGS, _LABELS, _ADDRESS = attrgetter("tags"), itemgetter(1), itemgetter(2)
_NAME, _URL = 1, 2
"""Where they stand in a label."""
