"""schema.org in scripts: the objects of a page's JSON-LD (https://json-ld.org/), as far as pages use it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from seedbank.import_html.elements import attribute

ARTICLES = frozenset({
    "Article", "NewsArticle", "BlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report", "ReportageNewsArticle",
    "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "LiveBlogPosting", "TechArticle",
    "Question", "QAPage",
})  # fmt: skip
"""Types of what stands on a page with comments below it."""

Thing = Mapping[str, Any]


def things(soup: BeautifulSoup) -> list[Thing]:
    """Return every object of the page's JSON-LD, those within others too, in the order they stand in."""
    found: list[Thing] = []
    for script in soup.find_all("script", type=re.compile("^application/ld\\+json", re.IGNORECASE)):
        waiting: list[Any] = [parsed(script.get_text())]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Mapping):
                found.append(part)
                waiting += reversed(list(part.values()))
            elif isinstance(part, list):
                waiting += reversed(part)
    return found


def parsed(text: str) -> Any:
    """Return a script's JSON; None where it is none. Comments and a `;` round it, as pages write them, are passed over."""
    bare = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)\s*|\s*(?:-->|//\s*\]\]>|\]\]>|;)\s*$", "", text)
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def is_a(thing: Thing, *types: str) -> bool:
    """Whether an object is of one of these types of schema.org."""
    stated = thing.get("@type")
    named = stated if isinstance(stated, list) else [stated]
    return any(isinstance(name, str) and re.sub("^https?://schema.org/|^schema:", "", name) in types for name in named)


def several(value: Any) -> list[Any]:
    """Return a value that may be one or a list as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def raw(value: Any) -> str:
    """Return a text as it is written, which may be HTML."""
    return next((one for one in several(value) if isinstance(one, str)), "")


def words(value: Any) -> str:
    """Return a value as plain text: a text, an object's name, the first of several; "" for anything else."""
    for one in several(value):
        if isinstance(one, str) and one.strip():
            return html.unescape(one).strip()
        if isinstance(one, (int, float)) and not isinstance(one, bool):
            return str(one)
        if isinstance(one, Mapping) and (inner := words(one.get("name") or one.get("@value"))):
            return inner
    return ""


def address(value: Any) -> str:
    """Return the address that identifies an object: its `@id`, its `url`, or the text itself."""
    for one in several(value):
        if isinstance(one, str):
            return one
        if isinstance(one, Mapping):
            return address(one.get("@id") or one.get("url") or one.get("identifier"))
    return ""


def within(thing: Thing, key: str) -> Iterator[Thing]:
    """The objects that stand under a key."""
    return (part for part in several(thing.get(key)) if isinstance(part, Mapping))


def described(soup: BeautifulSoup) -> Thing:
    """Return the object that the page is about: the first article of its JSON-LD, else an empty one."""
    return next((thing for thing in things(soup) if any(is_a(thing, name) for name in sorted(ARTICLES))), {})


def declared_language(soup: BeautifulSoup) -> str:
    """Return what the `html` element declares, or ""."""
    return attribute(soup.html, "lang") or attribute(soup.html, "xml:lang") if soup.html else ""
