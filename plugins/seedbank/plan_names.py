"""Pages of names: what stands under one printed name on one site. Never joined across sites, and no proof of one person.

Only documents whose site a keeper states have any. Article pages know nothing of other articles, so they lead to the list of
a site's names, which is always there, and not to a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from seedbank.addresses import names_url, slug_of_name
from seedbank.cards import Card
from seedbank.frozen import dataclass
from seedbank.letters import LetterPage, from_a_to_z
from seedbank.lists import EVERYTHING, PER_PAGE, ListPage, pages_of
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


class Name(NamedTuple):
    """A name of which there are pages."""

    site: Site
    printed: Printed
    name: str
    group: str


def name_pages(published: Sequence[Card], least: int, among: Container[str] = EVERYTHING) -> Iterator[Page]:
    """Yield the pages of names that stand under so many articles (`least`; 0: none), of these groups, and the lists that lead to them."""
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
        yield from _of_site(site, {name: cards for name, cards in names.items() if len(cards) >= least}, least, among)


def name_group(site: str, name: str) -> str:
    """Return the group of the pages of a name on a site: of two names that would have one address, it is the same."""
    return f"{names_url(site)}{slug_of_name(name)}/"


def _of_site(site: Site, names: Mapping[str, Sequence[Card]], least: int, among: Container[str]) -> Iterator[Page]:
    groups = {name: f"{site.url}{slug_of_name(name)}/" for name in names}
    addresses = _addresses(site, groups)
    rows = ((name, Printed(visible(name), addresses[name])) for name in sorted(names))
    for page in from_a_to_z(site.url, rows):
        yield Page(f"{page.url}index.html", "names", _letter, (site, page, least), listed=False)
    for name, cards in names.items():
        if groups[name] in among:
            yield from _of_name(Name(site, Printed(visible(name), addresses[name]), name, groups[name]), cards)


def _addresses(site: Site, groups: Mapping[str, str]) -> Mapping[str, str]:
    """Two names whose addresses are the same, as somebody may bring about on purpose, get longer ones."""
    number = Counter(groups.values())
    return {
        name: group if number[group] == 1 else f"{site.url}{slug_of_name(name, 64)}/" for name, group in groups.items()
    }


def _of_name(of: Name, cards: Sequence[Card]) -> Iterator[Page]:
    """Undated articles stand below the dated ones; in lists of their own where there are many."""
    url = of.printed.url
    dated, undated = [card for card in cards if card.day], [card for card in cards if not card.day]
    own, *full = pages_of(url, dated) or [ListPage(url, (), 0, (), 0)]
    apart = pages_of(f"{url}undated/", undated)
    yield _page(of, own, tuple(undated) if len(undated) <= PER_PAGE else (), len(undated))
    for page in (*full, *(apart if len(undated) > PER_PAGE else ())):
        yield _page(of, page, (), 0)


def _page(of: Name, page: ListPage, below: tuple[Card, ...], undated: int) -> Page:
    cards = (*page.cards, *below)
    said = b"".join(card.said for card in cards)
    parts = (of.site, of.printed, of.name, page, below, undated, said)
    asks = tuple(card.path for card in cards)
    return Page(f"{page.url}index.html", "name", _name, parts, listed=False, asks=asks, group=of.group)


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
