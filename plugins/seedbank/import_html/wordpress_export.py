"""WordPress's export (WXR): one page a post, with its comments.

Source: `wp-admin/includes/export.php`. Published posts and pages are taken, with the comments that were approved; whatever else the
export holds is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from seedbank.addresses import slug
from seedbank.frozen import dataclass
from seedbank.import_html.records import Fact, Mark, Thread
from seedbank.import_html.xml_records import Node, records
from seedbank.problems import counted

_TAKEN = ("post", "page")
_BLOCK = re.compile(r"\s*</?(?:p|div|ul|ol|li|blockquote|pre|h[1-6]|table|figure|hr|section|!--)\b", re.IGNORECASE)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of an export."""

    name: str  # what its seed may be called
    thread: Thread


@dataclass(frozen=True, slots=True)
class Channel:
    """What the export says of the whole site."""

    title: str
    language: str
    authors: Mapping[str, str]  # name to log in with -> name that is shown


def is_wordpress_export(data: bytes) -> bool:
    """Whether XML is an export of WordPress's."""
    return b"wordpress.org/export/" in data[:8192]


def posts_of(data: bytes, path: str, untaken: Counter[str]) -> Iterator[Post]:
    """Yield every published post and page; what is passed over is counted into `untaken`, by what it is."""
    channel = _channel(data, path)
    for item in records(data, path, ("item",)):
        kind, status = item.first("post_type"), item.first("status")
        if kind not in _TAKEN:
            untaken[kind or "item without a type"] += 1
        elif status != "publish":
            untaken[f"{kind} that is {status or 'not published'}"] += 1
        else:
            yield Post(_name(item), _thread(item, channel))


def _channel(data: bytes, path: str) -> Channel:
    """The site's own lines, which stand above its first post."""
    head, found, _ = data.partition(b"<item>")
    nodes = list(records(head + b"</channel></rss>", path, ("title", "language", "author"))) if found else []
    stated = {node.name: node.text.strip() for node in reversed(nodes)}
    authors = {node.first("author_login"): node.first("author_display_name") for node in nodes if node.name == "author"}
    return Channel(stated.get("title", ""), stated.get("language", ""), authors)


def _name(item: Node) -> str:
    number = item.first("post_id")
    return slug(item.first("post_name").replace("%", " ")) or slug(item.first("title")) or f"post-{number}"


def _thread(item: Node, channel: Channel) -> Thread:
    comments = item.all("comment")
    approved = [comment for comment in comments if comment.first("comment_approved") == "1"]
    others = Counter(_state(comment) for comment in comments if comment.first("comment_approved") != "1")
    login = item.first("creator")
    stated = {
        "title": item.first("title"),
        "date": (item.first("post_date") or item.first("post_date_gmt"))[:10],
        "source_url": item.first("link"),
        "site": channel.title,
        "byline": channel.authors.get(login) or login,
        "language": channel.language,
    }
    facts = {key: Fact(value, f"the export's {key}") for key, value in stated.items() if value}
    notes = tuple(
        f"{counted(number, 'comment')} that {'is' if number == 1 else 'are'} {state}: not carried over"
        for state, number in sorted(others.items())
    )
    marks = tuple(map(_mark, approved))
    return Thread("WordPress's export", marks, (), None, notes, with_paragraphs(item.first("encoded")), facts)


def _state(comment: Node) -> str:
    state = comment.first("comment_approved")
    return {"0": "not approved", "": "not approved"}.get(state, state)


def _mark(comment: Node) -> Mark:
    answered = comment.first("comment_parent")
    return Mark(
        comment.first("comment_id"),
        comment.first("comment_author"),
        with_paragraphs(comment.first("comment_content")),
        answered if answered not in {"", "0"} else "",
        comment.first("comment_date") or comment.first("comment_date_gmt"),
    )


def with_paragraphs(text: str) -> str:
    """Return a text as WordPress shows it, whose editors leave out `<p>` and `<br>`: see `wpautop` in `wp-includes/formatting.php`."""
    if "<!-- wp:" in text:
        return text
    made: list[str] = []
    for at, part in enumerate(_PRE.split(text)):
        made += [part] if at % 2 else [_paragraph(block) for block in re.split(r"\n\s*\n", part) if block.strip()]
    return "".join(made)


def _paragraph(block: str) -> str:
    said = block.strip()
    return said if _BLOCK.match(said) else f"<p>{said.replace(chr(10), '<br>')}</p>"
