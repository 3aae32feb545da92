"""What a page states of itself: title, date, site, byline, source address, language, each with where it is stated.

Of several places the first in the order below is taken; the others are told of where they say something else. Nothing is
concluded: a page that does not state a fact has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from bs4 import BeautifulSoup, Comment, Tag

from seedbank.import_html import json_ld
from seedbank.import_html.elements import (
    attribute,
    elements,
    first,
    flat,
    has_class,
    has_property,
    own,
    parents,
    text_of,
)
from seedbank.import_html.records import Fact
from seedbank.sidecar.values import FACTS, WrongValueError

KEYS = ("title", "date", "source_url", "site", "byline", "language", "captured")
"""The facts looked for, in the order in which a sidecar has them."""

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline"),
    "date": ("article:published_time", "og:published_time", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date",
             "pubdate", "publish-date", "sailthru.date", "publication_date"),
    "source_url": ("og:url",),
    "site": ("og:site_name", "application-name", "dc.publisher"),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
_JSON_LD = {"title": "headline", "date": "datePublished", "byline": "author", "language": "inLanguage"}
_MICRODATA = {"title": "headline", "date": "datePublished", "byline": "author", "language": "inLanguage"}
_MICROFORMATS = {"title": ("p-name",), "date": ("dt-published", "published"), "byline": ("p-author",)}
_AUTHOR = (
    lambda tag: tag.name == "a" and "author" in attribute(tag, "rel").split(),
    lambda tag: has_class("fn")(tag) and any(has_class("author", "byline", "vcard")(parent) for parent in parents(tag)),
)
_HEADS = ("h1", "h2", "h3")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(r"url:\s*(\S+)\s+saved date:\s*\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})")
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (\d{2}:\d{2}:\d{2} \w{3} \d{2}, \d{4})")


def facts_of(soup: BeautifulSoup, item: Tag | None = None, barred: Iterable[int] = ()) -> dict[str, tuple[Fact, ...]]:
    """Return each fact with every place that states it, best first.

    `item` is the element that holds the article, `barred` the ids of those that hold comments.
    """
    found: dict[str, list[Fact]] = {key: [] for key in KEYS}
    for key, fact in chain(
        _of_links(soup),
        _of_json_ld(soup),
        _of_items(soup),
        _of_metas(soup),
        _of_article(item, barred),
        _of_elements(soup, item),
        _of_savers(soup),
    ):
        value = checked(key, fact.value)
        if value and all(value != known.value for known in found[key]):
            found[key].append(Fact(value, fact.origin))
    return {key: tuple(values) for key, values in found.items() if values}


def checked(key: str, value: str) -> str:
    """Return a value as a sidecar may have it; "" for what it may not."""
    value = _date(value) if key == "date" else value.replace("_", "-") if key == "language" else flat(value)
    if key == "byline" and re.match("https?://", value):  # article:author is often the address of a profile
        return ""
    try:
        return str(FACTS[key](value))
    except WrongValueError:
        return ""


def _date(value: str) -> str:
    """The day that an ISO date or time names, in its own zone; "" for any other form, which could be read two ways."""
    found = _DAY.match(value.strip())
    return found[0] if found else ""


def _of_json_ld(soup: BeautifulSoup) -> Iterator[tuple[str, Fact]]:
    thing = json_ld.described(soup)
    for key, name in _JSON_LD.items():
        yield key, Fact(json_ld.words(thing.get(name)), f"JSON-LD {name}")
    yield "source_url", Fact(json_ld.address(thing.get("mainEntityOfPage")), "JSON-LD mainEntityOfPage")
    yield "site", Fact(json_ld.words(thing.get("publisher")), "JSON-LD publisher")


def _of_items(soup: BeautifulSoup) -> Iterator[tuple[str, Fact]]:
    """Microdata and microformats2 of the page's own article."""
    whole = first(elements(soup), lambda tag: "schema.org/" in attribute(tag, "itemtype") and _is_article(tag))
    entry = first(elements(soup), has_class("h-entry"))
    for key, name in _MICRODATA.items():
        stated = first(elements(whole), has_property(name)) if whole else None
        if stated is not None:
            yield key, Fact(_machine(stated), f"microdata {name}")
    for key, names in _MICROFORMATS.items():
        stated = first(elements(entry), *map(has_class, names)) if entry else None
        if stated is not None:
            yield key, Fact(_machine(stated), f"microformats2 {names[0]}")


def _of_article(item: Tag | None, barred: Iterable[int]) -> Iterator[tuple[str, Fact]]:
    """What stands round the article's text: its heading, its time, its author."""
    if item is None:
        return
    whole = next(
        (tag for tag in (item, *parents(item)) if tag.name == "article" or has_class("hentry", "h-entry", "post")(tag)),
        item,
    )
    parts = list(own(whole, barred))
    head = first(
        [tag for tag in parts if tag.name in _HEADS and text_of(tag)], has_class("entry-title", "post-title"), _is_h1
    )
    if head is not None:
        yield "title", Fact(text_of(head), f"{head.name} of the article")
    time = first(parts, lambda tag: tag.name == "time" and bool(attribute(tag, "datetime")))
    if time is not None:
        yield "date", Fact(attribute(time, "datetime"), "time element of the article")
    author = first(parts, *_AUTHOR)
    if author is not None:
        yield "byline", Fact(text_of(author), "author of the article")


def _is_article(tag: Tag) -> bool:
    return attribute(tag, "itemtype").rpartition("/")[2] in json_ld.ARTICLES


def _machine(tag: Tag) -> str:
    """What a microdata or microformats2 property says: the value for machines, else the words, a person's name alone."""
    for name in ("content", "datetime"):
        if attribute(tag, name):
            return attribute(tag, name)
    named = first(elements(tag), has_property("name"), has_class("p-name", "fn"))
    return _machine(named) if named is not None else text_of(tag)


def _of_metas(soup: BeautifulSoup) -> Iterator[tuple[str, Fact]]:
    stated: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "http-equiv")
        stated.setdefault(name.lower(), attribute(tag, "content"))
    for key, names in _META.items():
        yield from ((key, Fact(stated[name], f"meta {name}")) for name in names if stated.get(name, "").strip())


def _of_links(soup: BeautifulSoup) -> Iterator[tuple[str, Fact]]:
    for link in soup.find_all("link", rel="canonical"):
        yield "source_url", Fact(attribute(link, "href"), "link canonical")


def _of_elements(soup: BeautifulSoup, item: Tag | None) -> Iterator[tuple[str, Fact]]:
    yield "language", Fact(json_ld.declared_language(soup), "html lang")
    whole = text_of(soup.title) if soup.title else ""
    heads = [tag for name in _HEADS for tag in soup.find_all(name) if text_of(tag) and text_of(tag) in whole]
    within = [tag for tag in heads if item is not None and _stands_before(tag, item)]
    for head in within[:1] or [tag for tag in heads if whole.startswith(text_of(tag))][:1]:
        yield "title", Fact(text_of(head), head.name)
    yield "title", Fact(whole, "title element")


def _stands_before(head: Tag, item: Tag) -> bool:
    """Whether a heading stands beside the article's text, within one of the two elements round it."""
    rounds = [tag for tag in parents(item) if tag.name not in {"body", "html"}][:2]
    return any(parent is tag for parent in parents(head) for tag in rounds) and not any(
        parent is item for parent in parents(head)
    )


def _is_h1(tag: Tag) -> bool:
    return tag.name == "h1"


def _of_savers(soup: BeautifulSoup) -> Iterator[tuple[str, Fact]]:
    """What browsers, SingleFile and the Wayback Machine write into the pages they save."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if found := _SAVED_FROM.search(comment):
            yield "source_url", Fact(found[1], "the browser's note")
        if found := _SINGLE_FILE.search(comment):
            yield "source_url", Fact(found[1], "SingleFile's note")
            yield "captured", Fact(_moment(f"{found[2]} {found[3]}", "%b %d %Y %H:%M:%S %z"), "SingleFile's note")
        if found := _ARCHIVED.search(comment):
            yield "captured", Fact(_moment(f"{found[1]} +0000", "%H:%M:%S %b %d, %Y %z"), "the Wayback Machine's note")


def _moment(text: str, form: str) -> str:
    try:
        return datetime.strptime(text, form).isoformat()  # noqa: DTZ007  (every form ends in %z)
    except ValueError:
        return ""
