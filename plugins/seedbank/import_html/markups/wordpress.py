"""WordPress: its core comment list and the themes built on it.

Source: `wp-includes/class-walker-comment.php` (both formats) and `comment_class()`, which every theme prints: each comment is
an element with the classes `comment` (or `pingback`, `trackback`) and `depth-N`, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from seedbank.import_html.elements import (
    attribute,
    class_like,
    classes,
    elements,
    first,
    flat,
    has_class,
    is_text,
    own,
    text_of,
    with_text,
)
from seedbank.import_html.markups.named import dated
from seedbank.import_html.records import Mark, Thread

_KINDS = frozenset({"comment", "pingback", "trackback"})
_DEPTH = re.compile(r"depth-(\d+)")
_ID = re.compile(r"(?:li-|div-)?comment-(\d+)")
_AUTHOR = (
    has_class("fn"),
    class_like(r"(?:^|[-_])(?:author|commenter|user)[-_]?(?:name|link)$"),
    lambda tag: tag.name == "cite",
    class_like(r"(?:^|[-_])(?:comment|commenter|item|the)[-_]?author$|^author$|^commenter$"),
    has_class("comment-name", "url"),
)
_TIME = (
    lambda tag: tag.name == "time",
    class_like(r"(?:^|[-_])(?:date|time|datetime|timestamp|posted)$"),
    lambda tag: tag.name == "a" and "#comment-" in attribute(tag, "href"),
    class_like(r"^comment[-_]?meta(?:data)?$"),
)
_BODY = (
    class_like(r"(?:^|[-_])comments?(?:[-_]item)?[-_]?(?:text|content|copy|entry)$"),
    class_like(r"^comment[-_]?(?:body|container|wrap|inner)$"),
)
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
    found = [
        tag for tag in elements(soup) if (_depth(tag) and not _KINDS.isdisjoint(classes(tag))) or _is_bare_ping(tag)
    ]
    items = [tag for tag in found if tag.name != "dd" or not _names_it(tag)]
    known = frozenset(map(id, items))
    answered = dict(zip(map(id, items), _parents(items), strict=True))
    marks = tuple(_mark(item, at, known, answered[id(item)]) for at, item in enumerate(items))
    return Thread("WordPress", marks, tuple(items))


def _is_bare_ping(tag: Tag) -> bool:
    """Whether an element is a link from elsewhere as Twenty Ten and Twenty Eleven print it, without a depth: in a list of comments."""
    if tag.name != "li" or not is_ping(tag) or _depth(tag):
        return False
    return isinstance(tag.parent, Tag) and has_class("commentlist", "comment-list")(tag.parent)


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

    At the deepest level a site allows, WordPress prints answers beside what they answer: for comments that follow one there it is
    not known whom they answer. Its own list marks `parent` what is answered. Themes that do not mark it show by their links to
    answer that a level is not the deepest: at that there are none.
    """
    depths = [_depth(item) or 1 for item in items]
    marked = not any(
        deeper > depth and "parent" not in classes(item)
        for item, depth, deeper in zip(items, depths, depths[1:], strict=False)
    )
    deepest = 0 if marked else _deepest(items, depths)
    above: dict[int, str] = {}
    unsure: set[int] = set()
    for at, (item, depth) in enumerate(zip(items, depths, strict=True)):
        for deeper in [known for known in above if known > depth]:
            del above[deeper]
        unsure = {known for known in unsure if known <= depth}
        yield None if depth in unsure else above.get(depth - 1) if depth > 1 else ""
        above[depth] = _key(item, at)
        beside = at + 1 < len(items) and depths[at + 1] == depth
        if beside and ("parent" in classes(item) or depth == deepest):
            unsure.add(depth)


def _deepest(items: list[Tag], depths: list[int]) -> int:
    """The depth at which answers may stand beside what they answer; 0 for none."""
    last = max(depths)
    open_to_answers = any(
        depth == last and any(has_class("comment-reply-link", "comment-reply-login")(tag) for tag in own(item))
        for item, depth in zip(items, depths, strict=True)
    )
    return 0 if open_to_answers else last


def _names_it(body: Tag) -> Tag | None:
    """The `dt` before a `dd` that has the comment's classes too: some themes part a comment so."""
    before = body.find_previous_sibling()
    return before if isinstance(before, Tag) and before.name == "dt" and _depth(before) else None


def _mark(item: Tag, at: int, known: frozenset[int], parent: str | None) -> Mark:
    after = item.find_next_sibling() if item.name == "dt" else None
    body = after if isinstance(after, Tag) and after.name == "dd" else None
    parts = [*own(item, known), *(own(body, known) if body is not None else ())]
    author = first(parts, *with_text(*_AUTHOR))
    if author is None and is_ping(item):
        author = first(parts, *with_text(lambda tag: tag.name == "a"))
    elif author is not None and any(is_text(part) and flat(str(part)) for part in author.children):
        author = first(own(author), lambda tag: tag.name in {"strong", "b", "a"} and bool(text_of(tag))) or author
    time = first(parts, lambda tag: tag.name == "time" and bool(attribute(tag, "datetime")), *with_text(*_TIME))
    said, skip = _body(body if body is not None else item, parts)
    if not is_ping(item):
        skip |= {id(tag) for tag in (author, time) if tag is not None}
    inside = {id(tag) for outer in said if isinstance(outer, Tag) for tag in (outer, *elements(outer))}
    printed = time if time is not None else dated(item, parts, inside, known)
    return Mark(_key(item, at), author or "", said, parent, printed, first(parts, *with_text(_VOTES)) or "", skip)


def _body(item: Tag, parts: list[Tag]) -> tuple[tuple[PageElement, ...], frozenset[int]]:
    """What was said: the element named for it, else all that is no furniture. Of a mere link to the page, the link."""
    linked = first(parts, *_BODY[:1], has_class("comment-author")) is None and is_ping(item)
    whole = None if linked else first(parts, *_BODY)
    skip = set() if linked else {id(tag) for tag in parts if _FURNITURE(tag) and tag is not whole}
    return tuple((whole if whole is not None else item).children), frozenset(skip)


def is_ping(item: Tag) -> bool:
    """Whether a comment is a link from elsewhere and nobody's words."""
    return not {"pingback", "trackback"}.isdisjoint(classes(item))
