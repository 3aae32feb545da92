"""Reddit since 2018: `div.Comment` with "level N" printed in it, and since 2023 `<shreddit-comment>`.

Source: what the pages' own scripts, and those that others wrote for them, go by. Of 2018: `div.Comment.t1_<id>`, its level from 1 on
for readers who hear the page, the name a link to `/user/`, the text in `.RichTextJSON-root`; all other classes change with each
release. Of 2023: `author`, `created`, `score`, `depth`, `thingid`, `parentid` as attributes, the text in `slot="comment"`;
`<shreddit-post>` has `post-title`, `author`, `created-timestamp`, its text in `slot="text-body"`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class, own, parents, text_of
from seedbank.import_html.records import Fact, Mark, Thread

_LEVEL = re.compile(r"level (\d+)")
_DELETED = "[deleted]"
_GONE = re.compile(r"Comment (?:deleted|removed)|\[(?:deleted|removed)\]")


def read_reddit_newer(soup: BeautifulSoup) -> Thread:
    """Return the comments of a submission."""
    items = [tag for tag in elements(soup) if tag.name == "shreddit-comment"]
    if not items:
        return _of_2018(soup)
    keys = {id(item): attribute(item, "thingid") or f"@{at}" for at, item in enumerate(items)}
    post = soup.find("shreddit-post")
    text = first(elements(post), _slot("text-body")) if isinstance(post, Tag) else None
    stated = {
        "title": attribute(post, "post-title"),
        "byline": attribute(post, "author"),
        "date": attribute(post, "created-timestamp")[:10],
    } if isinstance(post, Tag) else {}  # fmt: skip
    facts = {key: Fact(value, f"Reddit {key}") for key, value in stated.items() if value}
    article = (text,) if text is not None else ()
    return Thread("Reddit", tuple(_mark(item, keys) for item in items), tuple(items), None, (), article, facts)


def _slot(name: str) -> Callable[[Tag], bool]:
    return lambda tag: attribute(tag, "slot") == name


def _mark(item: Tag, keys: Mapping[int, str]) -> Mark:
    parts = list(own(item, keys))
    outer = next((parent for parent in parents(item) if id(parent) in keys), None)
    body = first(parts, _slot("comment"), has_class("md"))
    time = first(parts, lambda tag: tag.name == "time")
    return Mark(
        keys[id(item)],
        attribute(item, "author") or _DELETED,
        tuple(body.children) if body is not None else "",
        _answered(item, keys, keys[id(outer)] if outer is not None else None),
        attribute(item, "created") or time or "",
        attribute(item, "score"),
    )


def _answered(item: Tag, keys: Mapping[int, str], outer: str | None) -> str | None:
    """Whom a comment answers: as it states, else the comment round it. One that was shown without what it answers says so by its depth."""
    stated = attribute(item, "parentid")
    if stated in keys.values():
        return stated
    top = stated.startswith("t3_") or attribute(item, "depth") in {"", "0"}
    return outer if outer is not None else "" if top else None


def _of_2018(soup: BeautifulSoup) -> Thread:
    items = [tag for tag in elements(soup) if tag.name == "div" and has_class("Comment")(tag) and _level(tag)]
    marks: list[Mark] = []
    above: dict[int, str] = {}
    for at, item in enumerate(items):
        level, key = _level(item), f"@{at}"
        above = {known: name for known, name in above.items() if known < level}
        marks.append(_shown(item, key, above.get(level - 1) if level > 1 else ""))
        above[level] = key
    return Thread("Reddit", tuple(marks), tuple(items))


def _level(item: Tag) -> int:
    said = (_LEVEL.fullmatch(text_of(tag)) for tag in elements(item) if tag.name == "span")
    return next((int(found[1]) for found in said if found), 0)


def _shown(item: Tag, key: str, parent: str | None) -> Mark:
    parts = list(elements(item))
    body = first(parts, has_class("RichTextJSON-root"), has_class("md"))
    inside = {id(tag) for tag in elements(body)} if body is not None else set()
    beside = [tag for tag in parts if id(tag) not in inside]
    name = first(beside, lambda tag: tag.name == "a" and "/user/" in attribute(tag, "href") and bool(text_of(tag)))
    time = first(beside, lambda tag: attribute(tag, "id").startswith("CommentTopMeta--Created"))
    gone = first(beside, lambda tag: bool(_GONE.match(text_of(tag))) and not next(elements(tag), None))
    return Mark(key, name or gone or _DELETED, tuple(body.children) if body is not None else "", parent, time or "")
