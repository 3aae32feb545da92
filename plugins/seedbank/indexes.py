"""Documents by term: one code path for every facet, none privileged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seedbank.model import Document, Term
from seedbank.present import term_url
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
    documents: tuple[Document, ...]  # oldest first
    undated: int  # how many of them no keeper dates
    broader: tuple[Counted, ...]  # broadest first
    narrower: tuple[Counted, ...]
    beside: tuple[tuple[str, tuple[Counted, ...]], ...]  # facet -> terms its documents have too, most shared first


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """All listed terms of one facet: those that have documents."""

    facet: Facet
    terms: tuple[TermIndex, ...]  # by address
    by_label: tuple[Counted, ...]  # A to Z
    tree: tuple[Counted, ...]  # broader before narrower, each level A to Z
    by_region: tuple[tuple[str, tuple[Counted, ...]], ...]


def index_facet(facet: Facet, documents: Sequence[Document]) -> FacetIndex:
    """Return the index of one facet over documents in order; a document stands under each ancestor of its terms."""
    under: dict[str, list[Document]] = {}
    for document in documents:
        codes = {above.code for tag in document.tags.get(facet.name, ()) for above in ancestors(facet, tag.term.code)}
        for code in sorted(codes):
            under.setdefault(code, []).append(document)
    counted = {code: _counted(facet, code, len(found)) for code, found in under.items()}
    terms = [_term_index(facet, code, under, counted) for code in under]
    regions = sorted({row.region for row in counted.values()} - {""})
    by_label = tuple(sorted(counted.values(), key=_label_key))
    return FacetIndex(
        facet,
        tuple(sorted(terms, key=lambda term: term.url)),
        by_label,
        tuple(counted[code] for code in sorted(counted, key=lambda code: _tree_key(facet, code))),
        tuple((region, tuple(row for row in by_label if row.region == region)) for region in regions),
    )


def _counted(facet: Facet, code: str, count: int) -> Counted:
    term = facet.terms[code]
    return Counted(term.label, term_url(term), count, term.region, len(ancestors(facet, code)) - 1)


def _label_key(row: Counted) -> tuple[str, str]:
    return row.label.casefold(), row.url


def _tree_key(facet: Facet, code: str) -> tuple[str, ...]:
    return tuple(term.label.casefold() + "\0" + term.code for term in ancestors(facet, code))


def _term_index(
    facet: Facet, code: str, under: Mapping[str, list[Document]], counted: Mapping[str, Counted]
) -> TermIndex:
    documents = under[code]
    return TermIndex(
        facet.terms[code],
        counted[code].url,
        tuple(documents),
        sum(not document.dated for document in documents),
        tuple(counted[term.code] for term in ancestors(facet, code)[:-1]),
        tuple(sorted((row for other, row in counted.items() if facet.terms[other].broader == code), key=_label_key)),
        _beside(facet.terms[code], documents),
    )


def _beside(term: Term, documents: Sequence[Document]) -> tuple[tuple[str, tuple[Counted, ...]], ...]:
    """The terms of each facet that these documents have too, the most shared first."""
    shared: dict[str, Counter[tuple[str, str]]] = {}
    for document in documents:
        for facet, tags in document.tags.items():
            counts = shared.setdefault(facet, Counter())
            counts.update((tag.term.label, term_url(tag.term)) for tag in tags if tag.term.code != term.code)
    return tuple(
        (
            facet,
            tuple(
                Counted(label, url, count)
                for (label, url), count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:NEIGHBOURS]
            ),
        )
        for facet, counts in sorted(shared.items())
        if counts
    )
