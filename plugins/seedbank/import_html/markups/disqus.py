"""Disqus: the JSON in the page of its frame, `<script id="disqus-threadData" type="text/json">`.

A browser that saves a page whole keeps the frame among the page's files. Source: the objects of Disqus's API
(https://disqus.com/api/docs/posts/list/): `id`, `parent`, `author.name`, `createdAt`, `message` (HTML), `likes`, `dislikes`, `isDeleted`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.json_ld import parsed, several
from seedbank.import_html.records import Fact, Mark, Thread
from seedbank.problems import counted


def read_disqus(soup: BeautifulSoup) -> Thread:
    """Return the comments that Disqus's frame carries; a deleted one without its text, so that answers to it keep their place."""
    script = soup.find("script", id="disqus-threadData")
    data = parsed(script.get_text()) if isinstance(script, Tag) else None
    response = data.get("response") if isinstance(data, Mapping) else None
    if not isinstance(response, Mapping):
        return Thread("Disqus", ())
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
    return Thread("Disqus", tuple(map(_mark, posts)), (), stated_count, notes, "", facts)


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
