"""microformats2: comments of an `h-entry` as `p-comment` / `u-comment` `h-cite`, or `h-entry`s within.

Source: https://microformats.org/wiki/comment, https://microformats.org/wiki/h-cite, https://microformats.org/wiki/h-entry.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class, own, parents
from seedbank.import_html.records import Mark, Thread

_ITEM = has_class("p-comment", "u-comment")
_AUTHOR = (has_class("p-author", "u-author"),)
_NAME = (has_class("p-name"), has_class("fn"))
_BODY = (has_class("e-content"), has_class("p-content"), has_class("p-summary"), has_class("p-name"))
_TIME = (has_class("dt-published"), lambda tag: tag.name == "time")
_ANSWERS = has_class("u-in-reply-to")
_URL = has_class("u-url", "u-uid")


def read_microformats(soup: BeautifulSoup) -> Thread:
    """Return the comments of a page that marks them up with microformats2."""
    items = [tag for tag in elements(soup) if _ITEM(tag) and has_class("h-cite", "h-entry")(tag)]
    known = {id(item): attribute(item, "id") or f"@{at}" for at, item in enumerate(items)}
    named = {attribute(link, "href"): known[id(item)] for item in items for link in own(item, known) if _URL(link)}
    return Thread("microformats2", tuple(_mark(item, known, named) for item in items), tuple(items))


def _mark(item: Tag, known: dict[int, str], named: dict[str, str]) -> Mark:
    parts = list(own(item, known))
    author = first(parts, *_AUTHOR)
    name = first(elements(author), *_NAME) if author is not None else None
    inside = {id(tag) for tag in elements(author)} if author is not None else set()
    body = first([tag for tag in parts if id(tag) not in inside], *_BODY)
    return Mark(
        known[id(item)],
        name or author or "",
        tuple(body.children) if body is not None else "",
        _parent(item, parts, known, named),
        first(parts, *_TIME) or "",
    )


def _parent(item: Tag, parts: list[Tag], known: dict[int, str], named: dict[str, str]) -> str | None:
    """The comment round this one, else the one whose address it says it answers."""
    outer = next((parent for parent in parents(item) if id(parent) in known), None)
    if outer is not None:
        return known[id(outer)]
    stated = [attribute(tag, "href") for tag in parts if _ANSWERS(tag)]
    return next((named[target] for target in stated if target in named), "")
