"""schema.org microdata: elements that are a `Comment`, a `UserComments` or stand as `comment` of something.

Source: https://schema.org/Comment (parentItem, author, dateCreated, datePublished, text, upvoteCount) and the properties of the
older UserComments (creator, commentTime, commentText, replyToUrl).
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_property, own, parents, text_of
from seedbank.import_html.records import Mark, Thread

_TYPES = frozenset({"Comment", "UserComments", "Answer", "CorrectionComment"})
_TEXT = (has_property("text", "commentText"), has_property("articleBody", "reviewBody"), has_property("description"))
_TIME = has_property("dateCreated", "datePublished", "commentTime")


def read_microdata(soup: BeautifulSoup) -> Thread:
    """Return the comments of a page that marks them up as schema.org's."""
    items = [tag for tag in elements(soup) if is_comment(tag)]
    known = {id(item): f"@{at}" for at, item in enumerate(items)}
    named = {attribute(item, "itemid") or attribute(item, "id"): known[id(item)] for item in items}
    found = [(item, _mark(item, known, named)) for item in items]
    signed = [(item, mark) for item, mark in found if _is_signed(mark)]
    return Thread("schema.org microdata", tuple(mark for _, mark in signed), tuple(item for item, _ in signed))


def _is_signed(mark: Mark) -> bool:
    """Whether a comment has a name or a time: one without is the pattern by which a script makes the others."""
    return any(
        text_of(part) or (isinstance(part, Tag) and attribute(part, "datetime")) for part in (mark.author, mark.time)
    )


def is_comment(tag: Tag) -> bool:
    """Whether an element is a comment by its type, or by being a typed `comment` of something."""
    kind = attribute(tag, "itemtype").rstrip("/").rpartition("/")[2]
    return kind in _TYPES or ("itemscope" in tag.attrs and has_property("comment")(tag) and not kind)


def _mark(item: Tag, known: dict[int, str], named: dict[str, str]) -> Mark:
    parts = list(own(item, known))
    text = first(parts, *_TEXT)
    author = first(parts, has_property("author", "creator"))
    named_as = first([*elements(author)] if author is not None else [], has_property("name"))
    votes = first(parts, has_property("upvoteCount"))
    skip = frozenset(id(tag) for tag in parts if attribute(tag, "itemprop") and tag is not text)
    return Mark(
        known[id(item)],
        _value(named_as if named_as is not None else author),
        tuple((text if text is not None else item).children)
        if text is None or not attribute(text, "content")
        else attribute(text, "content"),
        _parent(item, parts, known, named),
        _of(first(parts, _TIME)),
        _value(votes),
        skip if text is None else frozenset(),
    )


def _value(tag: Tag | None) -> Tag | str:
    """A property's element, or the value it has for machines where it shows none."""
    if tag is None:
        return ""
    return attribute(tag, "content") if tag.name in {"meta", "link"} else tag


def _of(tag: Tag | None) -> Tag | str:
    if tag is None:
        return ""
    return attribute(tag, "content") if tag.name == "meta" else tag


def _parent(item: Tag, parts: list[Tag], known: dict[int, str], named: dict[str, str]) -> str | None:
    """The comment round this one, else the one that `parentItem` names."""
    outer = next((parent for parent in parents(item) if id(parent) in known), None)
    if outer is not None:
        return known[id(outer)]
    stated = first(parts, has_property("parentItem", "replyToUrl"))
    if stated is None:
        return ""
    target = next(
        (attribute(stated, name) for name in ("itemid", "href", "content", "resource") if attribute(stated, name)), ""
    )
    return named.get(target) or named.get(target.rpartition("#")[2])
