"""Discourse: the topic as its pages show it to readers without script, and the topic's own JSON.

Source: discourse/discourse, `app/views/topics/show.html.erb` (the crawler view, old and new) and `PostSerializer` /
`TopicViewSerializer` for the JSON that a topic's address with `.json` behind it gives, which pages also carry in `data-preloaded`.
The first post is the article. Only the JSON says whom a post answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class, has_property, text_of
from seedbank.import_html.json_ld import several
from seedbank.import_html.records import Fact, Mark, Thread

_POST = has_class("post", "topic-body")
_NUMBER = re.compile(r"#?(\d+)")
_LIKE = 2  # Discourse's number for a like among the actions of a post


def read_discourse(soup: BeautifulSoup) -> Thread:
    """Return the posts below the first of a topic, as a page for readers without script has them."""
    preloaded = preloaded_topic(soup)
    if preloaded:
        return thread_of_topic(preloaded)
    if not _is_discourse(soup):
        return Thread("Discourse", ())
    items = crawler_posts(soup)
    whole = bool(items) and _number(items[0]) == 1
    answers = items[1:] if whole else items
    marks = tuple(_mark(item, at) for at, item in enumerate(answers, 2))
    body = _body(items[0]) if whole else None
    notes = ("the page does not say whom a post answers",) if marks else ()
    return Thread("Discourse", marks, tuple(answers), None, notes, () if body is None else (body,))


def _number(item: Tag) -> int:
    stated = first(elements(item), has_property("position"))
    found = _NUMBER.search(text_of(stated) or attribute(stated, "content")) if stated is not None else None
    return int(found[1]) if found else 1


def _body(item: Tag) -> Tag | None:
    return first(elements(item), has_property("text", "articleBody"), _POST)


def crawler_posts(soup: BeautifulSoup) -> list[Tag]:
    """Return the element of each post, the first post's too; before 2019 each was a posting of its own."""
    posts = [tag for tag in elements(soup) if has_class("crawler-post")(tag)]
    return posts or [tag for tag in elements(soup) if _is_posting(tag) and tag.find(class_="creator")]


def _is_posting(tag: Tag) -> bool:
    return attribute(tag, "itemtype").endswith("/DiscussionForumPosting")


def _is_discourse(soup: BeautifulSoup) -> bool:
    generator = soup.find("meta", attrs={"name": "generator"})
    return (isinstance(generator, Tag) and attribute(generator, "content").startswith("Discourse")) or bool(
        soup.find(class_="crawler-post")
    )


def _mark(item: Tag, at: int) -> Mark:
    parts = list(elements(item))
    name = first(parts, has_property("name"), has_property("author"), lambda tag: tag.name == "b")
    number = first(parts, has_property("position"))
    found = _NUMBER.search(text_of(number)) if number is not None else None
    body = _body(item)
    likes = first(parts, has_class("post-likes"))
    return Mark(
        found[1] if found else f"@{at}",
        name if name is not None else "",
        tuple(body.children) if body is not None else "",
        None,
        first(parts, lambda tag: tag.name == "time") or "",
        likes if likes is not None else "",
    )


def preloaded_topic(soup: BeautifulSoup) -> Mapping[str, Any]:
    """Return the topic that a page for readers with script carries; an empty one for none."""
    holder = soup.find(id="data-preloaded")
    if not isinstance(holder, Tag):
        return {}
    try:
        stores = json.loads(attribute(holder, "data-preloaded"))
        return next((json.loads(value) for key, value in stores.items() if key.startswith("topic_")), {})
    except (ValueError, AttributeError, TypeError, RecursionError):
        return {}


def thread_of_topic(topic: Mapping[str, Any]) -> Thread:
    """Return the posts below the first of a topic's JSON. A post that states no other answers the topic."""
    posts = posts_of(topic)
    count = topic.get("posts_count")
    stated = count - 1 if isinstance(count, int) and not isinstance(count, bool) and count > 0 else None
    whole = bool(posts) and posts[0]["post_number"] == 1
    answers = posts[1:] if whole else posts
    stated_of = {
        "title": str(topic.get("title") or ""),
        "date": str(posts[0].get("created_at") or "")[:10] if whole else "",
        "byline": author_of(posts[0]) if whole else "",
    }
    facts = {key: Fact(value, f"Discourse {key}") for key, value in stated_of.items() if value}
    return Thread(
        "Discourse",
        tuple(map(_post, answers)),
        (),
        stated,
        (),
        str(posts[0].get("cooked") or "") if whole else "",
        facts,
    )


def posts_of(topic: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the posts that people wrote, by number; notes of Discourse itself ("closed this topic") are not among them."""
    stream = topic.get("post_stream")
    posts = several(stream.get("posts")) if isinstance(stream, Mapping) else []
    told = [post for post in posts if isinstance(post, Mapping) and isinstance(post.get("post_number"), int)]
    return sorted(
        (post for post in told if post.get("post_type", 1) == 1 or post["post_number"] == 1),
        key=lambda post: post["post_number"],
    )


def author_of(post: Mapping[str, Any]) -> str:
    """Return the name a post is shown under."""
    return str(post.get("display_username") or post.get("name") or post.get("username") or "")


def _post(post: Mapping[str, Any]) -> Mark:
    answered = post.get("reply_to_post_number")
    likes = next((action.get("count") for action in several(post.get("actions_summary"))
                  if isinstance(action, Mapping) and action.get("id") == _LIKE), None)  # fmt: skip
    return Mark(
        str(post["post_number"]),
        author_of(post),
        str(post.get("cooked") or ""),
        "" if answered in (None, 1) else str(answered),
        str(post.get("created_at") or ""),
        str(likes) if likes else "",
    )
