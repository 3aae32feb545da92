"""Disqus's export: one page a thread that somebody commented on.

Source: https://help.disqus.com/en/articles/1717164-comments-export and its schema, disqus.com/api/schemas/1.0/disqus.xsd: `thread` elements with
`dsq:id`, `link`, `title`; `post` elements with `dsq:id`, `message`, `createdAt`, `author`, `thread`, `parent`, `isDeleted`, `isSpam`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from seedbank.addresses import slug
from seedbank.import_html.records import Fact, Mark, Thread
from seedbank.import_html.wordpress_export import Post
from seedbank.import_html.xml_records import Node, records
from seedbank.problems import counted


def is_disqus_export(data: bytes) -> bool:
    """Whether XML is an export of Disqus's."""
    return b"disqus.com/disqus-internals" in data[:8192]


def threads_of(data: bytes, path: str, untaken: Counter[str]) -> Iterator[Post]:
    """Yield every thread with comments; what is passed over is counted into `untaken`, by what it is."""
    threads: dict[str, Node] = {}
    posts: dict[str, list[Node]] = {}
    for node in records(data, path, ("thread", "post")):
        if node.name == "thread":
            threads[node.id] = node
            continue
        posts.setdefault(next((child.id for child in node.all("thread")), ""), []).append(node)
    for number, said in posts.items():
        if number not in threads:
            untaken["comment whose thread is not there"] += len(said)
    for number, thread in threads.items():
        if number in posts:
            yield Post(_name(thread), _thread(thread, posts[number]))
        else:
            untaken["thread without comments"] += 1


def _name(thread: Node) -> str:
    link = urlsplit(thread.first("link"))
    last = link.path.rstrip("/").rpartition("/")[2].rpartition(".")
    return slug(last[0] or last[2]) or slug(thread.first("title")) or f"thread-{thread.id}"


def _thread(thread: Node, posts: list[Node]) -> Thread:
    """A thread's comments, oldest first. A deleted one that was answered stays, without its text."""
    answered = {_parent(post) for post in posts}
    gone = [post for post in posts if _is(post, "isDeleted") or _is(post, "isSpam")]
    kept = [post for post in posts if post not in gone or post.id in answered]
    stated = {"title": thread.first("title"), "source_url": thread.first("link")}
    facts = {key: Fact(value, f"the export's {key}") for key, value in stated.items() if value}
    notes = ["the export holds no article"]
    notes += (
        [
            f"{counted(len(gone), 'comment')} had been deleted, or {'was' if len(gone) == 1 else 'were'} spam: not carried over"
        ]
        if gone
        else []
    )
    marks = tuple(_mark(post, gone=post in gone) for post in sorted(kept, key=lambda post: post.first("createdAt")))
    return Thread("Disqus's export", marks, (), None, tuple(notes), thread.first("message"), facts)


def _is(post: Node, name: str) -> bool:
    return post.first(name) == "true"


def _parent(post: Node) -> str:
    return next((child.id for child in post.all("parent")), "")


def _mark(post: Node, *, gone: bool) -> Mark:
    author = next(iter(post.all("author")), None)
    name = (author.first("name") or author.first("username")) if author is not None else ""
    return Mark(
        post.id,
        "[deleted]" if gone else name,
        "" if gone else post.first("message"),
        _parent(post),
        post.first("createdAt"),
    )
