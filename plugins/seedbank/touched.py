"""Which pages may change with the documents that changed: so that a plan need not think of all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from seedbank.addresses import names_url
from seedbank.cards import Card
from seedbank.indexes import term_group
from seedbank.letters import MOST, first_pages
from seedbank.plan_lists import TITLES, year_group
from seedbank.plan_names import name_group
from seedbank.terms import Facet, ancestors
from seedbank.to_html import visible


def touched(
    gone: Sequence[Card], come: Sequence[Card], published: Sequence[Card], facets: Iterable[Facet], names: int
) -> frozenset[str] | None:
    """Return the groups of pages (`page.Page.group`) that may differ from the last plan, and the addresses of what changed.

    `gone` are the published cards as they were at that plan, `come` as they are, `published` is every card now. None: what is
    shown on pages of other documents has changed too, and only a plan of the whole site tells.
    """
    changed = [*gone, *come]
    if names and _are_called_otherwise({card.site for card in changed}, (*published, *gone)):
        return None
    found = {card.url for card in changed}
    found.update(year_group(card.year) for card in changed)
    found.update(_letters(gone, come, published))
    found.update(name_group(card.site, name) for card in changed if names and card.site for name in card.names)
    for facet in facets:
        found.update(term_group(facet.name, code) for code in _terms(changed, facet))
    return frozenset(found)


def _are_called_otherwise(changed: Iterable[str], cards: Iterable[Card]) -> bool:
    """Whether a site is called in more than one way: a page of a name says what the first document calls its site."""
    urls = {names_url(site) for site in changed if site}
    called = Counter(
        names_url(site) for site in {visible(site): site for site in {card.site for card in cards} if site}.values()
    )
    return any(called[url] > 1 for url in urls)


def _letters(gone: Sequence[Card], come: Sequence[Card], published: Sequence[Card]) -> Iterable[str]:
    """The first letters of titles; all of them where others stand in the alphabet that each shows."""
    after = first_pages(TITLES, (card.title for card in published))
    left, joined = (first_pages(TITLES, (card.title for card in cards)) for cards in (gone, come))
    before = after - joined + left
    if before.keys() == after.keys() and (before.total() > MOST) == (after.total() > MOST):
        return chain(left, joined)
    return chain(before, after)


def _terms(changed: Iterable[Card], facet: Facet) -> Iterator[str]:
    """The terms of these cards, those above them, and those whose pages name one of them as predecessor or successor."""
    labels = chain.from_iterable(labels for card in changed for name, labels in card.tags if name == facet.name)
    own = {above.code for code in {label[0] for label in labels} for above in ancestors(facet, code)}
    for code, term in facet.terms.items():
        if code in own:
            yield code
            yield from term.successors
        elif not own.isdisjoint(term.successors):
            yield code
