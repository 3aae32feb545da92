"""WordPress: its core comment list and the themes built on it.

Source: `wp-includes/class-walker-comment.php` (both formats) and `comment_class()`, which every theme prints: each comment is
an element with the classes `comment` (or `pingback`, `trackback`) and `depth-N`, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from seedbank.import_html.elements import attribute, classes, elements, first, has_class, own, text_of
from seedbank.import_html.records import Mark, Thread

_KINDS = frozenset({"comment", "pingback", "trackback"})
_DEPTH = re.compile(r"depth-(\d+)")
_ID = re.compile(r"(?:li-|div-)?comment-(\d+)")
_AUTHOR = (
    has_class("fn"),
    has_class("comment-author-name", "comment-author-link", "comment_author", "commentauthor", "author-name"),
    lambda tag: tag.name == "cite",
    has_class("comment-author", "author", "comment-name", "url"),
)
_TIME = (
    lambda tag: tag.name == "time",
    has_class("comment-date", "comment-time", "comment_date", "commentdate", "comment-meta-date", "date", "time"),
    lambda tag: tag.name == "a" and "#comment-" in attribute(tag, "href"),
    has_class("comment-metadata", "commentmetadata", "comment-meta"),
)
_BODY = (
    has_class("comment-content", "comment-text", "comment_content", "comment-body-content", "commenttext", "comment_text", "comment-entry",
              "comment__content", "commentcontent", "comment-copy"),
    has_class("comment-body", "comment_container", "comment-wrap", "comment-inner"),
)  # fmt: skip
# What stands within a comment and is none of what was said.
_FURNITURE = has_class(
    "comment-author", "comment-meta", "commentmetadata", "comment-metadata", "reply", "comment-reply-link", "comment-reply", "says",
    "comment-awaiting-moderation", "edit-link", "comment-edit-link", "avatar", "vcard", "comment-actions", "comment-footer",
    "comment-header", "comment-date", "comment-time", "children", "comment-respond", "comment-likes", "cld-like-dislike-wrap", "fn",
    "comment-permalink", "comment-head", "comment-info", "comment-avatar", "comment-links", "comment-tools",
)  # fmt: skip
_VOTES = has_class("comment-likes-count", "cld-like-count-wrap", "comment-vote-count", "wpulike-count", "count-box")


def read_wordpress(soup: BeautifulSoup) -> Thread:
    """Return the comments of a page with WordPress's comment list."""
    items = [tag for tag in elements(soup) if _depth(tag) and not _KINDS.isdisjoint(classes(tag))]
    known = frozenset(map(id, items))
    answered = dict(zip(map(id, items), _parents(items), strict=True))
    marks = tuple(_mark(item, at, known, answered[id(item)]) for at, item in enumerate(items))
    return Thread("WordPress", marks, tuple(items))


def _depth(item: Tag) -> int:
    return next((int(found[1]) for name in classes(item) if (found := _DEPTH.fullmatch(name))), 0)


def _key(item: Tag, at: int) -> str:
    """The comment's number in its database; two elements of one number are told apart by their place."""
    for tag in (item, *(child for child in item.children if isinstance(child, Tag))):
        found = _ID.fullmatch(attribute(tag, "id"))
        if found:
            return f"{found[1]}@{at}"
    return f"@{at}"


def _parents(items: list[Tag]) -> Iterator[str | None]:
    """Whom each comment answers: the one before it at the depth above.

    At the deepest level a site allows, WordPress prints answers beside what they answer. A comment there is marked `parent`
    and holds none: for those that follow it at its depth it is not known whom they answer.
    """
    above: dict[int, str] = {}
    unsure: set[int] = set()
    for at, item in enumerate(items):
        depth = _depth(item)
        for deeper in [known for known in above if known > depth]:
            del above[deeper]
        unsure = {known for known in unsure if known <= depth}
        yield None if depth in unsure else above.get(depth - 1) if depth > 1 else ""
        above[depth] = _key(item, at)
        following = items[at + 1] if at + 1 < len(items) else None
        if "parent" in classes(item) and following is not None and _depth(following) == depth:
            unsure.add(depth)


def _mark(item: Tag, at: int, known: frozenset[int], parent: str | None) -> Mark:
    parts = list(own(item, known))
    body, skip = _body(item, parts, known)
    author = first(parts, *_AUTHOR)
    if author is None and is_ping(item):
        author = first(parts, lambda tag: tag.name == "a")
    votes = first(parts, _VOTES)
    return Mark(
        _key(item, at),
        author if author is not None else "",
        body,
        parent,
        _time(parts),
        votes if votes is not None else "",
        skip,
    )


def _time(parts: list[Tag]) -> Tag | str:
    found = first([tag for tag in parts if text_of(tag) or attribute(tag, "datetime")], *_TIME)
    return found if found is not None else ""


def _body(item: Tag, parts: list[Tag], known: frozenset[int]) -> tuple[tuple[PageElement, ...], frozenset[int]]:
    """What was said: the element named for it, else all that is no furniture. Of a mere link to the page, the link."""
    linked = first(parts, *_BODY[:1], has_class("comment-author")) is None and is_ping(item)
    whole = None if linked else first(parts, *_BODY)
    skip = set() if linked else {id(tag) for tag in parts if _FURNITURE(tag) and tag is not whole}
    return tuple((whole if whole is not None else item).children), frozenset(known | skip)


def is_ping(item: Tag) -> bool:
    """Whether a comment is a link from elsewhere and nobody's words."""
    return not {"pingback", "trackback"}.isdisjoint(classes(item))
