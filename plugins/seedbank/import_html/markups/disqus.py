"""Disqus: the JSON in the page of its frame, `<script id="disqus-threadData" type="text/json">`, or the frame as it is shown.

A browser that saves a page whole keeps the frame among the page's files; SingleFile keeps it in the page, without its scripts: then
`ul#post-list` has `li.post` elements, answers in the `ul.children` of what they answer. Source: the objects of Disqus's API
(https://disqus.com/api/docs/posts/list/): `id`, `parent`, `author.name`, `createdAt`, `message` (HTML), `likes`, `dislikes`, `isDeleted`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class, own, parents, text_of, with_text
from seedbank.import_html.json_ld import parsed, several
from seedbank.import_html.records import Fact, Mark, Thread
from seedbank.problems import counted

_POST = has_class("post")
_MESSAGE = has_class("post-message")
_ANSWERED = re.compile(r"#comment-(\d+)$")


def read_disqus(soup: BeautifulSoup) -> Thread:
    """Return the comments that Disqus's frame carries; a deleted one without its text, so that answers to it keep their place."""
    script = soup.find("script", id="disqus-threadData")
    shown = _shown(soup)
    data = parsed(script.get_text()) if isinstance(script, Tag) else None
    response = data.get("response") if isinstance(data, Mapping) else None
    if not isinstance(response, Mapping):
        return shown
    posts = [post for post in several(response.get("posts")) if isinstance(post, Mapping) and post.get("id")]
    thread = response.get("thread")
    count = thread.get("posts") if isinstance(thread, Mapping) else None
    stated = (
        {"title": thread.get("title") or thread.get("clean_title"), "source_url": thread.get("link")}
        if isinstance(thread, Mapping)
        else {}
    )
    facts = {key: Fact(value, f"Disqus {key}") for key, value in stated.items() if isinstance(value, str) and value}
    gone = sum(bool(post.get("isDeleted")) for post in posts)
    notes = (f"{counted(gone, 'comment')} had been deleted: kept without text",) if gone else ()
    stated_count = count if isinstance(count, int) and posts else None
    stated_thread = Thread("Disqus", tuple(map(_mark, posts)), (), stated_count, notes, "", facts)
    return shown if len(shown.marks) > len(posts) else stated_thread


def _shown(soup: BeautifulSoup) -> Thread:
    """The comments as the frame shows them: where more were loaded, the JSON has only the first."""
    holder = soup.find(id="post-list")
    items = [tag for tag in elements(holder) if _POST(tag)] if isinstance(holder, Tag) else []
    items = [tag for tag in items if first(elements(tag), _MESSAGE) is not None]
    keys = {id(item): attribute(item, "id").removeprefix("post-") or f"@{at}" for at, item in enumerate(items)}
    return Thread("Disqus", tuple(_listed(item, keys) for item in items), tuple(items))


def _listed(item: Tag, keys: Mapping[int, str]) -> Mark:
    parts = list(own(item, keys))
    outer = next((parent for parent in parents(item) if id(parent) in keys), None)
    answered = _ANSWERED.search(attribute(first(parts, has_class("parent-link")) or item, "href"))
    parent = keys[id(outer)] if outer is not None else ""
    body = first(parts, _MESSAGE)
    return Mark(
        keys[id(item)],
        first(parts, *with_text(has_class("author"))) or "",
        tuple(body.children) if body is not None else "",
        answered[1] if answered and answered[1] in keys.values() else parent,
        first(parts, has_class("time-ago")) or "",
        first(parts, lambda tag: attribute(tag, "data-role") == "likes" and text_of(tag).isdecimal()) or "",
    )


def _mark(post: Mapping[str, Any]) -> Mark:
    author = post.get("author")
    name = author.get("name") or author.get("username") if isinstance(author, Mapping) else ""
    gone = bool(post.get("isDeleted"))
    return Mark(
        str(post["id"]),
        "[deleted]" if gone and not name else str(name or ""),
        "" if gone else str(post.get("message") or post.get("raw_message") or ""),
        str(post["parent"]) if post.get("parent") else "",
        str(post.get("createdAt") or ""),
        votes(post.get("likes"), post.get("dislikes")),
    )


def votes(likes: Any, dislikes: Any) -> str:
    """Return votes for and against as "3 (+5 / -2)", "" where there are none."""
    if not isinstance(likes, int) or not isinstance(dislikes, int) or not (likes or dislikes):
        return ""
    return f"{likes - dislikes} (+{likes} / -{dislikes})" if dislikes else str(likes)
