"""Pages of terms: the index of each facet, and each term's documents."""

from __future__ import annotations

from collections.abc import Container, Iterator

from seedbank.addresses import term_url
from seedbank.cards import Rank
from seedbank.indexes import Beside, Counted, FacetIndex, term_group, undated_in
from seedbank.lists import ListPage, full_url, pages_of, settled_in
from seedbank.model import Term
from seedbank.page import Inputs, Page
from seedbank.plan_lists import entries_of, spans_of
from seedbank.policy import Policy


def settled_pages(index: FacetIndex, among: Container[str], since: Rank) -> Iterator[str]:
    """Yield the full pages of terms, of these groups, that hold none but documents from before the first that changed."""
    for term in index.terms:
        if term_group(index.facet, term.term.code) in among:
            for url, cards in ((term.url, term.dated), (f"{term.url}undated/", term.undated)):
                for number in range(1, settled_in(cards, since) + 1):
                    yield f"{full_url(url, number)}index.html"


def term_pages(index: FacetIndex, among: Container[str], since: Rank | None) -> Iterator[Page]:
    """Yield the index of a facet and the pages of its terms, of these groups, but for the settled ones."""
    yield Page(f"{index.facet}/index.html", "facet", _facet, (index.facet, index.by_label, index.tree, index.by_region))
    for term in index.terms:
        group = term_group(index.facet, term.term.code)
        if group not in among:
            continue
        dated, undated = term.dated, term.undated
        settled, apart = (settled_in(cards, since) if since else 0 for cards in (dated, undated))
        near = term.narrower, term.before, term.after
        own, *full = pages_of(term.url, dated, settled) or [ListPage(term.url, (), 0, (), 0)]
        yield Page(
            f"{own.url}index.html",
            "term",
            _term,
            (index.facet, own, term.term, term.broader, near, (len(term.cards), undated_in(term.cards)), term.beside),
            group=group,
        )
        for page in (*full, *pages_of(f"{term.url}undated/", undated, apart)):
            parts = (index.facet, page, term.term, term.broader)
            yield Page(f"{page.url}index.html", "term", _term, parts, group=group)


def _facet(
    _: Policy,
    facet: str,
    by_label: tuple[Counted, ...],
    terms: tuple[Counted, ...],
    by_region: tuple[tuple[str, tuple[Counted, ...]], ...],
) -> Inputs:
    return {"facet": facet, "by_label": by_label, "terms": terms, "by_region": by_region}


def _term(  # noqa: PLR0913, PLR0917  (the parts of its page)
    policy: Policy,
    facet: str,
    page: ListPage,
    term: Term,
    broader: tuple[Term, ...],
    near: tuple[tuple[Counted, ...], tuple[Counted, ...], tuple[Counted, ...]] = ((), (), ()),
    counts: tuple[int, int] = (0, 0),
    beside: Beside = (),
) -> Inputs:
    """A term's own address says how many documents it has, and without a date; its other pages say nothing that a new document changes.

    `near`: the terms that are narrower, that it succeeded, and that succeeded it.
    """
    return {
        "facet": facet,
        "list": page,
        "spans": spans_of(page, policy),
        "entries": entries_of(page.cards, policy),
        "term": term,
        "url": term_url(term),
        "broader": tuple((above.label, term_url(above)) for above in broader),
        "narrower": near[0],
        "before": near[1],
        "after": near[2],
        "beside": beside,
        "total": counts[0],
        "undated": counts[1],
    }
