"""Blogger: the threaded comments of its widget, and the older list.

Source: the `threadedComments` and `comments` includables of Blogger's `Blog` widget, as its templates and pages have them:
`li.comment#c<number>` with `cite.user`, `span.datetime` and `p.comment-content`, answers within; or a `dl#comments-block` whose
`dt.comment-author`, `dd.comment-body` and `dd.comment-footer` follow each other.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class, own, parents, text_of
from seedbank.import_html.records import Mark, Thread

_ID = re.compile(r"c\d+")
_ITEM = has_class("comment")
_AUTHOR = (has_class("user"),)
_TIME = (has_class("datetime"),)
_BODY = (has_class("comment-content"),)


def read_blogger(soup: BeautifulSoup) -> Thread:
    """Return the comments below a post of Blogger's."""
    items = [tag for tag in elements(soup) if tag.name == "li" and _ITEM(tag) and _ID.fullmatch(attribute(tag, "id"))]
    if not items:
        return _older(soup)
    known = frozenset(map(id, items))
    return Thread("Blogger", tuple(_mark(item, known) for item in items), tuple(items))


def _mark(item: Tag, known: frozenset[int]) -> Mark:
    parts = list(own(item, known))
    body = first(parts, *_BODY)
    outer = next((parent for parent in parents(item) if id(parent) in known), None)
    return Mark(
        attribute(item, "id"),
        first(parts, *_AUTHOR) or "",
        tuple(body.children) if body is not None else "",
        attribute(outer, "id") if outer is not None else "",
        first(parts, *_TIME) or "",
    )


def _older(soup: BeautifulSoup) -> Thread:
    """The flat list: a name, a body and a footer for each comment."""
    block = soup.find("dl", id="comments-block")
    names = [tag for tag in elements(block) if tag.name == "dt"] if isinstance(block, Tag) else []
    says = next((said for name in names if (said := _said_behind(name))), "said...")
    marks = [mark for at, name in enumerate(names) if (mark := _listed(name, at, says)) is not None]
    return Thread("Blogger", tuple(marks), (block,) if isinstance(block, Tag) and marks else ())


def _linked(name: Tag) -> Tag | None:
    return first(elements(name), lambda tag: tag.name == "a" and bool(text_of(tag)))


def _said_behind(name: Tag) -> str:
    """What stands behind a name that is a link: "said...", in the blog's language."""
    link = _linked(name)
    return text_of(name).removeprefix(text_of(link)).strip() if link is not None else ""


def _listed(name: Tag, at: int, says: str) -> Mark | None:
    rest: list[Tag] = []
    for tag in name.find_next_siblings():
        if tag.name == "dt":
            break
        rest.append(tag)
    body = first(rest, has_class("comment-body"))
    time = first([inner for tag in rest for inner in elements(tag)], has_class("comment-timestamp"))
    if body is None:
        return None
    author = _linked(name) or text_of(name).removesuffix(says).strip()
    return Mark(f"@{at}", author, tuple(body.children), None, time or "")
