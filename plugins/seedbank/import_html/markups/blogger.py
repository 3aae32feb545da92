"""Blogger: the threaded comments of its widget, and the older list.

Source: the `threadedComments` and `comments` includables of Blogger's `Blog` widget, as its templates and pages have them:
`li.comment#c<number>` with `cite.user`, `span.datetime` and `p.comment-content`, answers within; or a `dl#comments-block` whose
`dt.comment-author`, `dd.comment-body` and `dd.comment-footer` follow each other; before 2007 its `dt.comment-data` has the time too.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class, own, parents, text_of
from seedbank.import_html.records import Mark, Thread

_ID = re.compile(r"c\d+")
_HERE = re.compile(r"#c?\d+$")
_ITEM = has_class("comment")
_AUTHOR = (has_class("user"),)
_TIME = (has_class("datetime"),)
_BODY = (has_class("comment-content"),)


def read_blogger(soup: BeautifulSoup) -> Thread:
    """Return the comments below a post of Blogger's."""
    items = [tag for tag in elements(soup) if tag.name == "li" and _ITEM(tag) and _number(tag)]
    if not items:
        return _older(soup)
    known = frozenset(map(id, items))
    return Thread("Blogger", tuple(_mark(item, known) for item in items), tuple(items))


def _number(item: Tag) -> str:
    """The id of a comment: its own, or where a script gave the element another, that of the block in it."""
    blocks = (child for child in item.children if isinstance(child, Tag) and has_class("comment-block")(child))
    return next((number for tag in (item, *blocks) if _ID.fullmatch(number := attribute(tag, "id"))), "")


def _mark(item: Tag, known: frozenset[int]) -> Mark:
    parts = list(own(item, known))
    body = first(parts, *_BODY)
    outer = next((parent for parent in parents(item) if id(parent) in known), None)
    return Mark(
        _number(item),
        first(parts, *_AUTHOR) or "",
        tuple(body.children) if body is not None else "",
        _number(outer) if outer is not None else "",
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
    return first(elements(name), lambda tag: tag.name == "a" and bool(text_of(tag)) and not _is_permalink(tag))


def _is_permalink(tag: Tag) -> bool:
    """Whether a link is the comment's own: the first templates have its time before the name, "At 7:05, NAME said"."""
    return tag.name == "a" and bool(_HERE.search(attribute(tag, "href")))


def _said_behind(name: Tag) -> str:
    """What stands behind a name that is a link: "said...", in the blog's language."""
    link = _linked(name)
    return text_of(name).rpartition(text_of(link))[2].strip() if link is not None else ""


def _listed(name: Tag, at: int, says: str) -> Mark | None:
    rest: list[Tag] = []
    for tag in name.find_next_siblings():
        if tag.name == "dt":
            break
        rest.append(tag)
    body = first(rest, has_class("comment-body"))
    time = first([inner for tag in rest for inner in elements(tag)], has_class("comment-timestamp"))
    own_time = first(elements(name), _is_permalink)
    if body is None:
        return None
    before = text_of(own_time) if own_time is not None else ""
    behind = text_of(name).partition(before)[2] if before else text_of(name)
    author = _linked(name) or behind.lstrip(", ").removesuffix(says).strip()
    return Mark(f"@{at}", author, tuple(body.children), None, time or own_time or "")
