"""Every page of the site, declared: where it stands, which template makes it, and all that goes into it.

A page is made by a function of this module or of those beside it (`plan_lists`, ...) from the policy and its `parts`, and from nothing else: so a
page cannot depend on what it did not declare, and is as it was while template, policy and parts are. No page but those of
lists and indexes holds a count that other documents change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from seedbank import present
from seedbank.addresses import names_url
from seedbank.cards import Card, Rank, in_order
from seedbank.decode import encode
from seedbank.exports.document_json import to_json
from seedbank.exports.feed import newest, to_atom
from seedbank.exports.sitemap import to_sitemap
from seedbank.frozen import dataclass
from seedbank.indexes import FacetIndex, TermIndex, given_in, index_facet
from seedbank.lists import EVERYTHING
from seedbank.model import Document
from seedbank.page import Inputs, Page
from seedbank.plan_front import front_pages
from seedbank.plan_lists import list_pages
from seedbank.plan_log import log_pages
from seedbank.plan_names import name_pages
from seedbank.plan_terms import settled_pages, term_pages
from seedbank.policy import Policy
from seedbank.present_linked import linked_data
from seedbank.terms import Facet
from seedbank.to_markdown import to_markdown

__all__ = ["KINDS", "Inputs", "Kind", "Page", "Plan", "plan"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One file that every document has below its address."""

    name: str  # "seed/index.html"
    template: str  # "": the file is not made by a template
    make: Callable[[Document, Policy], Inputs | bytes]  # what its template sees, or the file itself
    choice: str = ""  # which of the policy's representations it is; "": it is always there
    pages: str = ""  # the card's field that says how many pages it takes; "": one

    @property
    def listed(self) -> bool:
        """Whether it stands in the sitemap."""
        return bool(self.template)


def files_of(card: Card, kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """Return the files of one document: of a long thread, and of a long seed, each further page is a file of its own."""
    if card.thread_pages == card.seed_pages == 1:
        return kinds
    return (
        *kinds,
        *(_further(kind, at) for kind in kinds if kind.pages for at in range(2, getattr(card, kind.pages) + 1)),
    )


def _further(kind: Kind, page: int) -> Kind:
    make = partial(kind.make, part=page)  # type: ignore[call-arg]  # of kinds with pages
    return replace(kind, name=kind.name.replace("index", f"{page}/index"), make=make, pages="")


@dataclass(frozen=True)
class Plan:
    """The whole site: for each card the files of each kind, and all other pages."""

    cards: tuple[Card, ...]  # of published documents, oldest first
    changed: tuple[Card, ...]  # of those of them whose own files are planned
    kinds: tuple[Kind, ...]
    pages: tuple[Page, ...]  # in order of their addresses
    names: tuple[str, ...]  # of all pages' files, planned or not
    settled: tuple[str, ...] = ()  # of those of touched groups that are not planned, since all they show is as it was

    @cached_property
    def _documents(self) -> Mapping[str, Card]:
        """By their addresses, whatever the case."""
        return {card.url.casefold(): card for card in self.cards}

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(str.casefold, self.names))

    def has(self, name: str) -> bool:
        """Whether the site has a file of this name, whatever its case."""
        folded = name.casefold()
        return folded in self._folded or self._is_of_a_document(folded)

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The folders in which documents' own stand, mostly years: what lies in no such folder is asked no further."""
        return frozenset([url[: url.find("/") + 1] for url in self._documents])

    def _is_of_a_document(self, folded: str) -> bool:
        """Only what lies below an address of a document can be one of its files."""
        known, at = self._documents.get, folded.find("/") + 1
        if folded[:at] not in self._heads:
            return False
        while at:
            card = known(folded[:at])
            if card and folded[at:] in {kind.name.casefold() for kind in files_of(card, self.kinds)}:
                return True
            at = folded.find("/", at) + 1
        return False

    def files(self) -> Iterator[str]:
        """Yield every file of the site."""
        yield from (card.url + kind.name for card in self.cards for kind in files_of(card, self.kinds))
        yield from self.names

    def without_collisions(self) -> Plan:
        """Return it; two files at one address are an error of the plan's."""
        if (
            len(self._folded) < len(self.names)
            or len(self._documents) < len(self.cards)
            or any(map(self._is_of_a_document, self._folded))
        ):
            names = list(self.files())
            first = {name.casefold(): name for name in reversed(names)}
            twice = sorted({name for name in names if first[name.casefold()] is not name})
            raise ValueError(f"two pages at one address: {', '.join(twice)}")
        return self


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is known of the pages that are not planned, since no document of theirs has changed since they were."""

    touched: frozenset[str]  # the groups of all others, and the addresses of documents that changed
    pages: tuple[str, ...]  # files of other groups, but documents' own
    listed: tuple[str, ...]  # those of them that stand in the sitemap
    since: Rank = ("", "", "")  # no document before it has changed


def plan(cards: Iterable[Card], facets: Sequence[Facet], policy: Policy, elsewhere: Elsewhere | None = None) -> Plan:
    """Return every page of the site, but for those that are known to be as they were. Two pages at one address are an error of the plan's."""
    return plan_of(in_order(card for card in cards if card.status == "published"), facets, policy, elsewhere)


def plan_of(
    published: Sequence[Card], facets: Sequence[Facet], policy: Policy, elsewhere: Elsewhere | None = None
) -> Plan:
    """Return the plan of published cards in order."""
    kinds = kinds_of(policy)
    among = elsewhere.touched | {""} if elsewhere else EVERYTHING
    given = given_in(published)
    indexes = [index_facet(facet, published, among, given) for facet in facets]
    settled = [name for index in indexes for name in settled_pages(index, among, elsewhere.since)] if elsewhere else []
    pages = [
        *list_pages(published, among),
        *log_pages(published),
        *name_pages(published, policy.names, among),
        *(page for index in indexes for page in term_pages(index, among, elsewhere.since if elsewhere else None)),
        *_redirects(published, indexes),
        *front_pages(published, indexes),
        Page("404.html", "404", _nothing, listed=False),
    ]
    listed = [page.save_as for page in pages if page.listed and page.template]
    if elsewhere:
        listed += (*elsewhere.listed, *settled)
    pages += _for_machines(published, kinds, listed, policy)
    names = [*(page.save_as for page in pages), *(elsewhere.pages if elsewhere else ()), *settled]
    pages.sort(key=lambda page: page.save_as)
    changed = tuple(card for card in published if card.url in among)
    return Plan(tuple(published), changed, kinds, tuple(pages), tuple(names), tuple(settled)).without_collisions()


def kinds_of(policy: Policy) -> tuple[Kind, ...]:
    """Return the files that every document has."""
    return tuple(kind for kind in KINDS if not kind.choice or kind.choice in policy.representations)


def _article(document: Document, policy: Policy, part: int = 1) -> Inputs:
    named = policy.names and document.site and document.reading.comments
    names = names_url(document.site) if named and document.site else ""
    view = present.article(document, policy.date_words, part)
    return {"view": view, "linked": linked_data(document, part, view.shown), "names": names}


def _seed(document: Document, policy: Policy, part: int = 1) -> Inputs:
    return {"view": present.seed(document, policy.date_words, part), "lines": present.seed_lines(document, part)}


def _markdown(document: Document, _: Policy) -> bytes:
    return to_markdown(document).encode("utf-8", "replace")


def _json(document: Document, policy: Policy) -> bytes:
    return to_json(document, policy.site_url).encode()


def _text(document: Document, _: Policy) -> bytes:
    return encode(document.seed)


KINDS = (
    Kind("index.html", "article", _article, pages="thread_pages"),
    Kind("seed/index.html", "seed", _seed, "seed", pages="seed_pages"),
    Kind("index.md", "", _markdown, "markdown"),
    Kind("index.json", "", _json, "json"),
    Kind("seed.txt", "", _text),
)


def _nothing(_: Policy) -> Inputs:
    return {}


def _redirects(published: Sequence[Card], indexes: Sequence[FacetIndex]) -> Iterator[Page]:
    """Old addresses: of documents from their sidecars, of terms from the tables, for listed terms only."""
    for card in published:
        if card.formerly:
            for old in sorted({f"{former}/" for former in card.formerly} - {card.url}):
                yield _redirect(old, card.url)
    taken = {term.url for index in indexes for term in index.terms}
    for index in indexes:
        for term in index.terms:
            for old in _former(index, term):
                if old not in taken:
                    taken.add(old)
                    yield _redirect(old, term.url)


def _former(index: FacetIndex, term: TermIndex) -> Iterator[str]:
    return (f"{index.facet}/{former}/" for former in term.term.former)


def _redirect(old: str, new: str) -> Page:
    return Page(f"{old}index.html", "redirect", _target, (new,), listed=False)


def _target(_: Policy, new: str) -> Inputs:
    return {"target": new}


def _for_machines(
    published: Sequence[Card], kinds: tuple[Kind, ...], listed: Iterable[str], policy: Policy
) -> Iterator[Page]:
    one = [_listed_as(kind) for kind in kinds if kind.listed]
    in_feed = newest(published, policy.feed_size)
    if in_feed:
        yield Page("feed.atom", "", _feed, (in_feed,), listed=False)
    if policy.site_url:
        urls = [
            f"{card.url}{name}"
            for card in published
            for name in (
                one
                if card.thread_pages == card.seed_pages == 1
                else map(_listed_as, filter(_is_listed, files_of(card, kinds)))
            )
        ]
        urls += [name.removesuffix("index.html") for name in listed]
        urls = sorted(dict.fromkeys((*urls, *policy.pages)))  # mostly in order as they come, which a set would forget
        yield Page("sitemap.xml", "", _sitemap, (tuple(urls),), listed=False)


def _is_listed(kind: Kind) -> bool:
    return kind.listed


def _listed_as(kind: Kind) -> str:
    return kind.name.removesuffix("index.html")


def _feed(policy: Policy, cards: tuple[Card, ...]) -> bytes:
    return to_atom(cards, policy)


def _sitemap(policy: Policy, urls: tuple[str, ...]) -> bytes:
    return to_sitemap(urls, policy.site_url)
