"""schema.org in JSON-LD: `comment` of the article, and the `comment`s of those, which answer them.

Source: https://schema.org/comment; https://developers.google.com/search/docs/appearance/structured-data/discussion-forum
has the form most pages follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup

from seedbank.import_html import json_ld
from seedbank.import_html.records import Mark, Thread

_REPLIES = ("comment", "suggestedAnswer", "acceptedAnswer")


def read_json_ld(soup: BeautifulSoup) -> Thread:
    """Return the comments of a page's JSON-LD. `parentItem` is heeded where comments are listed flat."""
    found = list(_comments(soup))
    keys = {json_ld.address(thing): key for key, thing, _ in found if json_ld.address(thing)}
    marks = [_mark(key, thing, parent, keys) for key, thing, parent in found]
    article = json_ld.described(soup)
    stated = json_ld.words(article.get("commentCount"))
    return Thread("JSON-LD", tuple(marks), (), int(stated) if stated.isdecimal() and marks else None)


def _comments(soup: BeautifulSoup) -> Iterator[tuple[str, json_ld.Thing, str | None]]:
    """Every comment with its key and the key of the comment it stands in; each object once."""
    everything = json_ld.things(soup)
    within = {id(thing) for outer in everything for key in _REPLIES for thing in json_ld.within(outer, key)}
    tops = [thing for thing in everything if _is_comment(thing) and id(thing) not in within]
    tops += [
        thing
        for outer in everything
        if not _is_comment(outer)
        for key in _REPLIES
        for thing in json_ld.within(outer, key)
        if _is_comment(thing)
    ]
    seen: set[int] = set()
    waiting: list[tuple[json_ld.Thing, str | None]] = [(thing, None) for thing in reversed(tops)]
    while waiting:
        thing, parent = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        key = f"@{len(seen)}"
        yield key, thing, parent
        inner = [reply for name in _REPLIES for reply in json_ld.within(thing, name)]
        waiting += [(reply, key) for reply in reversed(inner)]


def _is_comment(thing: json_ld.Thing) -> bool:
    """An answer without anybody who gives it is a page's own, as among frequent questions."""
    return json_ld.is_a(thing, "Comment", "Answer") and any(
        map(thing.get, ("author", "creator", "dateCreated", "datePublished"))
    )


def _mark(key: str, thing: json_ld.Thing, parent: str | None, keys: dict[str, str]) -> Mark:
    if parent is None and thing.get("parentItem"):
        parent = keys.get(json_ld.address(thing["parentItem"]))
    elif parent is None:
        parent = ""
    return Mark(
        key,
        json_ld.words(thing.get("author") or thing.get("creator")),
        json_ld.raw(thing.get("text") or thing.get("articleBody") or thing.get("description")),
        parent,
        json_ld.words(thing.get("dateCreated") or thing.get("datePublished")),
        json_ld.words(thing.get("upvoteCount")),
    )
