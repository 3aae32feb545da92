"""Every page of the site, declared: where it stands, which template makes it, and all that goes into it.

A template sees what its page declares and nothing else, so a page cannot depend on what it did not declare. No page but
those of lists and indexes holds a count that other documents change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from seedbank import present
from seedbank.decode import encode
from seedbank.exports.document_json import to_json
from seedbank.exports.feed import to_atom
from seedbank.exports.sitemap import to_sitemap
from seedbank.indexes import FacetIndex, index_facet
from seedbank.lists import PER_PAGE, ListPage, in_order, pages_of
from seedbank.model import Document
from seedbank.policy import Policy
from seedbank.terms import Facet
from seedbank.to_markdown import to_markdown

Inputs = Callable[[], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output."""

    save_as: str  # below the site's root
    template: str  # "": the file is not made by a template
    inputs: Inputs  # what its template sees, made when asked for
    body: Callable[[], bytes] | None = None  # the file itself, where no template makes it
    listed: bool = True  # in the sitemap

    @property
    def url(self) -> str:
        """Its address: "2019/a/" for "2019/a/index.html"."""
        return self.save_as.removesuffix("index.html")


def plan(documents: Iterable[Document], facets: Sequence[Facet], policy: Policy) -> list[Page]:
    """Return every page of the site, in order of its address. Two pages at one address are an error of the plan's."""
    published = in_order(document for document in documents if document.status == "published")
    indexes = [index_facet(facet, published) for facet in facets]
    pages = [
        *(page for document in published for page in _document_pages(document, policy)),
        *_lists(published, policy),
        *(page for index in indexes for page in _facet_pages(index, policy)),
        *_redirects(published, indexes),
        _front(published, indexes, policy),
        Page("404.html", "404", dict, listed=False),
    ]
    pages += _for_machines(published, pages, policy)
    addresses = {page.save_as.casefold(): page for page in pages}
    if len(addresses) != len(pages):
        twice = sorted({page.save_as for page in pages if addresses[page.save_as.casefold()] is not page})
        raise ValueError(f"two pages at one address: {', '.join(twice)}")
    return sorted(pages, key=lambda page: page.save_as)


def _document_pages(document: Document, policy: Policy) -> Iterator[Page]:
    at = document.url
    yield Page(f"{at}index.html", "article", lambda: {"view": present.article(document, policy.date_words)})
    yield Page(
        f"{at}seed/index.html",
        "seed",
        lambda: {"view": present.seed(document, policy.date_words), "lines": present.seed_lines(document)},
    )
    yield _file(f"{at}index.md", lambda: to_markdown(document).encode("utf-8", "replace"))
    yield _file(f"{at}index.json", lambda: to_json(document, policy.site_url).encode())
    yield _file(f"{at}seed.txt", lambda: encode(document.seed))


def _file(save_as: str, body: Callable[[], bytes]) -> Page:
    return Page(save_as, "", dict, body, listed=False)


def _lists(published: Sequence[Document], policy: Policy) -> Iterator[Page]:
    """The archive by year: dated documents under the year a keeper states, the others in a list of their own."""
    years: dict[str, list[Document]] = {}
    for document in published:
        years.setdefault(document.year, []).append(document)
    for year, documents in sorted(years.items()):
        for page in pages_of(f"{year}/", documents):
            yield Page(f"{page.url}index.html", "year", partial(_list_inputs, page, policy, year=year))
    undated = len(years.pop("undated", ()))
    counts = [(year, f"{year}/", len(documents)) for year, documents in sorted(years.items(), reverse=True)]
    yield Page("archive/index.html", "archive", lambda: {"years": counts, "undated": undated})


def _list_inputs(page: ListPage, policy: Policy, **more: object) -> Mapping[str, object]:
    entries = tuple(present.entry(document, policy.date_words) for document in page.documents)
    return {"list": page, "entries": entries, **more}


def _facet_pages(index: FacetIndex, policy: Policy) -> Iterator[Page]:
    name = index.facet.name
    yield Page(f"{name}/index.html", "facet", lambda: {"index": index})
    for term in index.terms:
        dated = pages_of(term.url, (document for document in term.documents if document.dated))
        for page in dated or [ListPage(term.url, (), 0, (), 0)]:
            yield Page(f"{page.url}index.html", "term", partial(_list_inputs, page, policy, term=term, index=index))
        for page in pages_of(f"{term.url}undated/", (document for document in term.documents if not document.dated)):
            yield Page(f"{page.url}index.html", "term", partial(_list_inputs, page, policy, term=term, index=index))


def _redirects(published: Sequence[Document], indexes: Sequence[FacetIndex]) -> Iterator[Page]:
    """Old addresses: of documents from their sidecars, of terms from the tables, for listed terms only."""
    for document in published:
        for old in sorted({f"{former}/" for former in document.formerly} - {document.url}):
            yield _redirect(old, document.url)
    taken = {term.url for index in indexes for term in index.terms}
    for index in indexes:
        for term in index.terms:
            for former in term.term.former:
                old = f"{index.facet.name}/{former}/"
                if old not in taken:
                    taken.add(old)
                    yield _redirect(old, term.url)


def _redirect(old: str, new: str) -> Page:
    return Page(f"{old}index.html", "redirect", lambda: {"target": new}, listed=False)


def _front(published: Sequence[Document], indexes: Sequence[FacetIndex], policy: Policy) -> Page:
    newest = tuple(reversed(published))[:PER_PAGE]
    return Page(
        "index.html",
        "index",
        lambda: {
            "entries": tuple(present.entry(document, policy.date_words) for document in newest),
            "total": len(published),
            "comments": sum(len(document.reading.comments) for document in published),
            "indexes": tuple(indexes),
            "years": sorted({document.year for document in published if document.dated}, reverse=True),
            "undated": sum(not document.dated for document in published),
        },
    )


def _for_machines(published: Sequence[Document], pages: Sequence[Page], policy: Policy) -> Iterator[Page]:
    feed = to_atom(published, policy)
    if feed:
        yield _file("feed.atom", lambda: feed)
    if policy.site_url:
        urls = sorted({page.url for page in pages if page.listed and page.template} | set(policy.pages))
        yield _file("sitemap.xml", lambda: to_sitemap(urls, policy.site_url))
