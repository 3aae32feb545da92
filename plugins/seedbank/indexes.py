"""Documents by term: one code path for every facet, none privileged."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import attrgetter, or_

from seedbank.addresses import term_url
from seedbank.cards import Card
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


Beside = tuple[tuple[str, tuple[Counted, ...]], ...]
"""Other terms of each facet, the most shared first."""


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
    beside: Beside = ()  # what its documents are about too; nothing where its pages are not wanted

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


@dataclass(frozen=True, slots=True)
class Given:
    """A term as documents have it, and which of them: as places among all cards in order, and as bits, of which thousands are compared at once."""

    label: str
    url: str
    places: Sequence[int]
    bits: int


All = Mapping[str, Mapping[str, Given]]
"""Every term that documents have, by facet and code."""


def given_in(cards: Sequence[Card]) -> All:
    """Return the terms that cards in order have, without those above them."""
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, card in enumerate(cards):  # a document has some ten labels: nothing else is done for each
        for facet, labels in card.tags:
            known = places[facet]
            for label in labels:
                known[label[0]].append(place)
    return {
        facet: {
            code: Given(*_called(cards[those[0]], facet, code), those, _bits(those, len(cards)))
            for code, those in known.items()
        }
        for facet, known in places.items()
    }


def _called(card: Card, facet: str, code: str) -> tuple[str, str]:
    """What a term is called on the first card that has it, and the address of its page."""
    return next(
        (label, url) for name, labels in card.tags if name == facet for of, label, url, _ in labels if of == code
    )


def _bits(places: Iterable[int], number: int) -> int:
    bits = bytearray(number // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def index_facet(
    facet: Facet, cards: Sequence[Card], among: Container[str] = EVERYTHING, given: All | None = None
) -> FacetIndex:
    """Return the index of one facet over cards in order; a document stands under each ancestor of its terms.

    `among`: of the groups of pages that are wanted; the terms of others are only counted. `given`: the terms of these cards, where they
    are known already.
    """
    given = given_in(cards) if given is None else given
    under = _under(facet, given.get(facet.name, {}))
    counted = {code: _counted(facet, code, _bits_of(those).bit_count()) for code, those in under.items()}
    regions = sorted({row.region for row in counted.values()} - {""})
    by_label = tuple(sorted(counted.values(), key=_label_key))
    terms = _terms(facet, counted)
    wanted = {code for code in under if term_group(facet.name, code) in among}
    found = (_with_cards(term, under[code], cards, given) if code in wanted else term for code, term in terms.items())
    return FacetIndex(
        facet.name,
        tuple(sorted(found, key=lambda term: term.url)),
        by_label,
        tuple(counted[code] for code in sorted(counted, key=lambda code: _tree_key(facet, code))),
        tuple((region, tuple(row for row in by_label if row.region == region)) for region in regions),
    )


def term_group(facet: str, code: str) -> str:
    """Return the group of all pages of a term."""
    return f"{facet} {code}"


def _under(facet: Facet, given: Mapping[str, Given]) -> Mapping[str, list[Given]]:
    """What is given of each term and of those below it."""
    under: dict[str, list[Given]] = defaultdict(list)
    for code, those in given.items():
        for above in ancestors(facet, code):
            under[above.code].append(those)
    return dict(under)


def _bits_of(those: Iterable[Given]) -> int:
    return reduce(or_, [found.bits for found in those])


def _with_cards(term: TermIndex, those: Sequence[Given], cards: Sequence[Card], given: All) -> TermIndex:
    places = sorted(set().union(*(found.places for found in those)))
    return replace(term, cards=tuple(map(cards.__getitem__, places)), beside=_beside(term.url, _bits_of(those), given))


def _counted(facet: Facet, code: str, count: int) -> Counted:
    term = facet.terms[code]
    return Counted(term.label, term_url(term), count, term.region, len(ancestors(facet, code)) - 1)


def _label_key(row: Counted) -> tuple[str, str]:
    return row.label.casefold(), row.url


def _tree_key(facet: Facet, code: str) -> tuple[str, ...]:
    return tuple(term.label.casefold() + "\0" + term.code for term in ancestors(facet, code))


def _terms(facet: Facet, counted: Mapping[str, Counted]) -> Mapping[str, TermIndex]:
    """Every listed term, without its cards."""
    narrower: dict[str | None, list[Counted]] = {}
    before: dict[str, list[Counted]] = {}
    for code, row in counted.items():
        narrower.setdefault(facet.terms[code].broader, []).append(row)
        for successor in facet.terms[code].successors:
            before.setdefault(successor, []).append(row)
    return {
        code: TermIndex(
            facet.terms[code],
            row.url,
            (),
            ancestors(facet, code)[:-1],
            tuple(sorted(narrower.get(code, ()), key=_label_key)),
            tuple(sorted(before.get(code, ()), key=_label_key)),
            tuple(
                counted.get(other) or Counted(facet.terms[other].label, "", 0)
                for other in facet.terms[code].successors
                if other in facet.terms
            ),
        )
        for code, row in counted.items()
    }


def _beside(own: str, bits: int, given: All) -> Beside:
    """Return the terms of each facet that these documents have too, the most shared first; none above the term, nor below."""
    found = []
    for facet, terms in sorted(given.items()):
        rows = [(term.label, term.url, count) for term in terms.values() if (count := (term.bits & bits).bit_count())]
        rows = [row for row in rows if not (row[1].startswith(own) or own.startswith(row[1]))]
        if rows:
            found.append((facet, tuple(Counted(*row) for row in sorted(rows, key=_most)[:NEIGHBOURS])))
    return tuple(found)


def _most(row: tuple[str, str, int]) -> tuple[int, str, str]:
    """The order in which terms are named: the most shared first."""
    name, url, count = row
    return -count, name, url
