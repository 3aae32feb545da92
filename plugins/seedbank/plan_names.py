"""Pages of names: what stands under one printed name on one site. Never joined across sites, and no proof of one person.

Only documents whose site a keeper states have any. Article pages know nothing of other articles, so they lead to the list of
a site's names, which is always there, and not to a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seedbank.addresses import names_url, slug_of_name
from seedbank.cards import Card
from seedbank.letters import LetterPage, from_a_to_z
from seedbank.lists import PER_PAGE, ListPage, pages_of
from seedbank.page import Inputs, Page
from seedbank.plan_lists import entries_of, spans_of
from seedbank.policy import Policy
from seedbank.remarks import Remark
from seedbank.to_html import visible


class Printed(NamedTuple):
    """A name, as the list of its site's names leads to it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """A site on which names are printed. What its keeper calls it in different ways is one, if the address is."""

    label: str
    url: str  # of the list of its names


def name_pages(published: Sequence[Card], least: int) -> Iterator[Page]:
    """Yield the pages of all names that stand under so many articles (`least`; 0: none), and the lists that lead to them."""
    if not least:
        return
    sites: dict[Site, dict[str, list[Card]]] = {}
    known: dict[str, Site] = {}
    for card in published:
        if card.site and card.names:
            url = names_url(card.site)
            site = known.setdefault(url, Site(visible(card.site), url))
            under = sites.setdefault(site, {})
            for name in card.names:
                under.setdefault(name, []).append(card)
    if sites:
        rows = tuple(sorted((site.label, site.url) for site in sites))
        yield Page("name/index.html", "name_sites", _sites, (rows,), listed=False)
    for site, names in sites.items():
        yield from _of_site(site, {name: cards for name, cards in names.items() if len(cards) >= least}, least)


def _of_site(site: Site, names: Mapping[str, Sequence[Card]], least: int) -> Iterator[Page]:
    addresses = _addresses(site, names)
    rows = ((name, Printed(visible(name), addresses[name])) for name in sorted(names))
    for page in from_a_to_z(site.url, rows):
        yield Page(f"{page.url}index.html", "names", _letter, (site, page, least), listed=False)
    for name, cards in names.items():
        yield from _of_name(site, Printed(visible(name), addresses[name]), name, cards)


def _addresses(site: Site, names: Mapping[str, object]) -> Mapping[str, str]:
    """Two names whose addresses are the same, as somebody may bring about on purpose, get longer ones."""
    short: dict[str, list[str]] = {}
    for name in names:
        short.setdefault(slug_of_name(name), []).append(name)
    return {
        name: f"{site.url}{address if len(found) == 1 else slug_of_name(name, 64)}/"
        for address, found in short.items()
        for name in found
    }


def _of_name(site: Site, printed: Printed, name: str, cards: Sequence[Card]) -> Iterator[Page]:
    """Undated articles stand below the dated ones; in lists of their own where there are many."""
    dated, undated = [card for card in cards if card.day], [card for card in cards if not card.day]
    own, *full = pages_of(printed.url, dated) or [ListPage(printed.url, (), 0, (), 0)]
    apart = pages_of(f"{printed.url}undated/", undated)
    yield _page(site, printed, name, own, tuple(undated) if len(undated) <= PER_PAGE else (), len(undated))
    for page in (*full, *(apart if len(undated) > PER_PAGE else ())):
        yield _page(site, printed, name, page, (), 0)


def _page(site: Site, printed: Printed, name: str, page: ListPage, below: tuple[Card, ...], undated: int) -> Page:  # noqa: PLR0913, PLR0917  (the parts of its page)
    cards = (*page.cards, *below)
    said = b"".join(card.said for card in cards)
    parts = (site, printed, name, page, below, undated, said)
    return Page(f"{page.url}index.html", "name", _name, parts, listed=False, asks=tuple(card.path for card in cards))


def _sites(_: Policy, rows: tuple[tuple[str, str], ...]) -> Inputs:
    return {"sites": rows}


def _letter(_: Policy, site: Site, page: LetterPage[Printed], least: int) -> Inputs:
    return {"printed_on": site, "list": page, "least": least}


def _name(  # noqa: PLR0913, PLR0917  (the parts of its page)
    policy: Policy,
    site: Site,
    printed: Printed,
    name: str,
    page: ListPage,
    below: tuple[Card, ...],
    undated: int,
    _: bytes,
    remarks: tuple[tuple[Remark, ...], ...],
) -> Inputs:
    own = [tuple(remark for remark in of if remark.author == name) for of in remarks]
    shown = tuple(zip(entries_of((*page.cards, *below), policy), own, strict=True))
    return {
        "printed_on": site,
        "printed": printed,
        "list": page,
        "spans": spans_of(page, policy),
        "dated": shown[: len(page.cards)],
        "below": shown[len(page.cards) :],
        "undated": undated,
        "total": page.total + undated,
    }
