"""Turn blogs' own exports into labelled threads to learn from: FILE... -> OUT/NAME.gold.json, in the shape that `load` reads.

    python benchmarks/gather_threads.py OUT BLOG/export.xml OTHER_BLOG/export.xml ...
    python benchmarks/gather_threads.py --replies OUT BLOG/export.xml OTHER_BLOG/export.xml ...

FILE is an export of WordPress (WXR: posts with their comments). The folder a file lies in names the source. What is gathered
stays outside the repository: the posts and comments belong to those who wrote them, and the tables fitted on them hold
clues and numbers alone.

A page is the post's text, then each comment as a name line and the lines said, as a browser shows them: a paragraph, a list
item, a line of code and what follows a line break are lines of their own. Every second page has its replies under the
comments they answer, and some pages begin a reply with "@NAME" as many sites do. With `--replies` only pages on which somebody
answers somebody by the site's own button, no names are put in, and each comment says what it answers.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

MOST_PAGES, MOST_COMMENTS, LEAST_WORDS = 24, 60, 40
TALK = 3  # comments
TO_THE_POST = frozenset(["", "0"])  # what a comment that answers the post has for a parent
ITEM = re.compile(r"<item>.*?</item>", re.DOTALL)
PREFIX = re.compile(r"<(/?)\w+:")
BLOCKS = re.compile(r"p|div|[uo]l|li|br|hr|blockquote|pre|h[1-6]|t[rdh]|table|d[ltd]|section|article|figure|figcaption")
SILENT = frozenset(["script", "style", "object", "iframe", "noscript"])
SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|sourcecode|code|youtube|video|audio|embed|more|php|python|ruby|java|bash|csharp|xml|html|css|js|javascript|vb|sql|cc|c|text|plain)\b[^\]]*\]"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SPACES = re.compile(r"[ \t\u00a0\r]+")
ADDRESSED = 1  # of 5 pages: replies there begin with "@NAME"
LINKED = 2  # of 7 pages: they show what other blogs' software left


@dataclass(frozen=True)
class Said:
    """One comment."""

    key: str
    parent: str  # "" or "0": it answers the post
    author: str
    lines: tuple[str, ...]


class Lines(HTMLParser):
    """Gathers the lines that a browser shows."""

    def __init__(self, *, breaks: bool) -> None:
        super().__init__()
        self.breaks = breaks  # whether a line break of the source is one of the page
        self.done: list[str] = []
        self.current: list[str] = []
        self.silent = self.code = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        """Begin a line at a block."""
        if BLOCKS.fullmatch(tag):
            self.flush()
        self.code += tag == "pre"
        self.silent += tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        """End a line with its block."""
        if BLOCKS.fullmatch(tag):
            self.flush()
        self.code = max(0, self.code - (tag == "pre"))
        self.silent = max(0, self.silent - (tag in SILENT))

    def handle_data(self, data: str) -> None:
        """Take text over."""
        if self.silent:
            return
        first, *more = data.split("\n") if self.breaks or self.code else [data.replace("\n", " ")]
        self.current.append(first)
        for part in more:
            self.flush()
            self.current.append(part)

    def flush(self) -> None:
        """Close the line, unless it is blank."""
        line = SPACES.sub(" ", "".join(self.current)).strip()
        if line:
            self.done.append(line)
        self.current = []


def lines_of(markup: str) -> tuple[str, ...]:
    """Give the lines of a post or comment. Where it has no paragraphs or breaks of its own, its line breaks count."""
    breaks = not re.search(r"<(?:p|br)\b", markup, re.IGNORECASE)
    reader = Lines(breaks=breaks)
    reader.feed(SHORTCODE.sub("\n", CONTROL.sub("", markup)))
    reader.close()
    reader.flush()
    return tuple(reader.done)


def child(item: ET.Element, name: str) -> str:
    """Give the text of the first child of a name."""
    return next((part.text or "" for part in item if part.tag == name), "")


def comments_of(item: ET.Element, *, with_links: bool) -> list[Said]:
    """List the comments that the blog shows. `with_links`: also what other blogs' software left, named by their titles."""
    found = []
    for part in item:
        linked = child(part, "comment_type") in {"pingback", "trackback"}
        if part.tag != "comment" or child(part, "comment_approved") != "1" or (linked and not with_links):
            continue
        author = SPACES.sub(" ", re.sub(r"<[^>]+>|\n", " ", child(part, "comment_author"))).strip()
        lines = lines_of(child(part, "comment_content"))
        if author and lines:
            found.append(Said(child(part, "comment_id"), child(part, "comment_parent"), author, lines))
    return found


def in_tree_order(comments: list[Said]) -> Iterator[Said]:
    """Put every reply under what it answers."""
    known = {one.key for one in comments}
    under: dict[str, list[Said]] = {}
    for one in comments:
        under.setdefault(one.parent if one.parent in known and one.parent != one.key else "", []).append(one)
    waiting = under.get("", [])[::-1]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += under.get(one.key, [])[::-1]


def page(source: str, item: ET.Element) -> dict | None:
    """Make one page; None where the post is no more than a line or two, or nobody answered."""
    name, draw = drawn(source, item)
    article, comments = lines_of(child(item, "encoded")), comments_of(item, with_links=draw % 7 < LINKED)
    if not comments or len(" ".join(article).split()) < LEAST_WORDS or child(item, "status") not in {"publish", ""}:
        return None
    shown = (list(in_tree_order(comments)) if draw % 2 else comments)[:MOST_COMMENTS]
    author = {one.key: one.author for one in comments}
    said = []
    for one in shown:
        called = author.get(one.parent) if draw % 5 < ADDRESSED else None
        said.append({"author": one.author, "paragraphs": [*([f"@{called}"] if called else []), *one.lines]})
    return {"id": name, "source": source, "article": list(article), "comments": said}


def drawn(source: str, item: ET.Element) -> tuple[str, int]:
    """Give the name of a page and a number by which its form is drawn."""
    name = f"{source}-{child(item, 'post_id') or child(item, 'post_name')}"
    return name, int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16)


def talk(source: str, item: ET.Element) -> dict | None:
    """Make one page on which somebody answers somebody, with what each comment answers; None where nobody does."""
    name, draw = drawn(source, item)
    comments = comments_of(item, with_links=False)
    if len(comments) < TALK or all(one.parent in TO_THE_POST for one in comments):
        return None
    shown = list(in_tree_order(comments)) if draw % 2 else comments
    place = {one.key: number for number, one in enumerate(shown)}
    said = []
    for number, one in enumerate(shown):
        to_post, parent = one.parent in TO_THE_POST, place.get(one.parent, number)
        answers = [] if to_post else [parent] if parent < number else None  # None: to what is not shown before it
        said.append({"author": one.author, "paragraphs": list(one.lines), "reply_to": answers})
    article = list(lines_of(child(item, "encoded")))
    return {
        "id": name,
        "source": source,
        "group": name,
        "reply_gold": "structure",
        "article": article,
        "comments": said,
    }


def items_of(text: str) -> Iterator[ET.Element]:
    """Give the posts of an export, each parsed by itself: one that is broken costs no other, and no prefix needs a namespace."""
    for match in ITEM.finditer(CONTROL.sub("", text)):
        try:
            yield ET.fromstring(PREFIX.sub(r"<\1", match[0]))
        except ET.ParseError:
            continue


def pages(path: Path, make: Callable[[str, ET.Element], dict | None]) -> list[dict]:
    """Give the pages of one export, as `page` or `talk` makes them. Of many, those that are talked about, and then by hash: no year or theme is preferred."""
    found = [
        one for one in (make(path.parent.name, item) for item in items_of(path.read_text("utf-8", "replace"))) if one
    ]
    draw = {one["id"]: hashlib.md5(one["id"].encode(), usedforsecurity=False).hexdigest() for one in found}
    return sorted(found, key=lambda one: (len(one["comments"]) < TALK, draw[one["id"]]))[:MOST_PAGES]


def main() -> None:
    """Gather and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replies", action="store_true", help="pages with what each comment answers")
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.files:
        found = pages(path, talk if arguments.replies else page)
        for one in found:
            (arguments.out / f"{one['id']}.gold.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
        print(f"{path.parent.name}: {len(found)} pages, {sum(len(one['comments']) for one in found)} comments")


if __name__ == "__main__":
    main()
