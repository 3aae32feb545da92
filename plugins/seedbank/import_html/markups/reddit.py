"""Old Reddit: `div.thing.comment` within the `div.child` of what it answers.

Source: reddit-archive/reddit, `r2/r2/templates/comment.html`, `comment_skeleton.html`, `printable.html`, `morechildren.html`.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from seedbank.import_html.elements import attribute, elements, first, flat, has_class, own, parents, text_of
from seedbank.import_html.records import Fact, Mark, Thread
from seedbank.problems import counted

_THING = has_class("thing")
_COMMENT = has_class("comment")
_MORE = has_class("morechildren", "morecomments")
_DELETED = "[deleted]"  # what the page prints for an author who is gone


def read_reddit(soup: BeautifulSoup) -> Thread:
    """Return the comments of a submission. What hides behind "load more comments" is told of: it is not in the page."""
    things = [tag for tag in elements(soup) if tag.name == "div" and _THING(tag)]
    items = [tag for tag in things if _COMMENT(tag)]
    known = frozenset(map(id, things))
    keys = {
        id(item): attribute(item, "data-fullname") or attribute(item, "id") or f"@{at}" for at, item in enumerate(items)
    }
    more = len([tag for tag in things if _MORE(tag)])
    notes = (f"what stands behind {counted(more, 'button')} for more comments was not loaded when the page was saved",)
    marks = tuple(_mark(item, known, keys) for item in items)
    article, facts = _submission([tag for tag in things if has_class("link")(tag)][:1])
    return Thread("Reddit", marks, tuple(items), None, notes if items and more else (), article, facts)


def _submission(things: list[Tag]) -> tuple[tuple[PageElement, ...], dict[str, Fact]]:
    """The submission's title, which links to what it is about, and its own text; who put it there, and when."""
    parts = [tag for thing in things for tag in elements(thing)]
    title = first([tag for tag in parts if tag.name == "a"], has_class("title"))
    text = first(parts, has_class("md"))
    author = first([tag for tag in parts if tag.name == "a"], has_class("author"))
    time = first(parts, lambda tag: tag.name == "time")
    stated = {
        "title": text_of(title) if title is not None else "",
        "byline": text_of(author) if author is not None else "",
        "date": attribute(time, "datetime")[:10] if time is not None else "",
    }
    facts = {key: Fact(value, f"Reddit {key}") for key, value in stated.items() if value}
    return tuple(tag for tag in (title, text) if tag is not None), facts


def _mark(item: Tag, known: frozenset[int], keys: dict[int, str]) -> Mark:
    parts = list(own(item, known))
    tagline = first(parts, has_class("tagline"))
    head = list(elements(tagline)) if tagline is not None else []
    author = first(head, has_class("author"))
    body = first(parts, has_class("usertext-body"), has_class("usertext"))
    inner = first(elements(body), has_class("md")) if body is not None else None
    said = inner if inner is not None else body
    outer = next((parent for parent in parents(item) if id(parent) in keys), None)
    return Mark(
        keys[id(item)],
        author if author is not None else _gone(head),
        tuple(said.children) if said is not None else "",
        keys[id(outer)] if outer is not None else "",
        first(head, lambda tag: tag.name == "time") or "",
        _score(head),
    )


def _gone(head: list[Tag]) -> Tag | str:
    """The words that stand for an author who is gone."""
    found = first(head, lambda tag: tag.name in {"em", "span"} and text_of(tag) == _DELETED)
    return found if found is not None else _DELETED


def _score(head: list[Tag]) -> Tag | str:
    """The points as shown to somebody who has not voted; of the three the page holds, the others are for those who did."""
    scores = [tag for tag in head if has_class("score")(tag)]
    found = first(scores, has_class("unvoted"), lambda tag: bool(flat(text_of(tag))))
    return found if found is not None else ""
