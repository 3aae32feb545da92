"""Hacker News: a table row a comment, its depth told by an indentation.

Source: the pages of news.ycombinator.com: `tr.athing.comtr` with `td.ind` (`indent="2"`, older `img width="80"`: 40 a step), `a.hnuser`,
`span.age[title]`, `.commtext`; the story in `table.fatitem`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from seedbank.import_html.elements import attribute, elements, first, has_class, text_of
from seedbank.import_html.records import Fact, Mark, Thread

_STEP = 40  # pixels


def read_hacker_news(soup: BeautifulSoup) -> Thread:
    """Return the comments of a story, or those below a comment."""
    rows = [tag for tag in elements(soup) if tag.name == "tr" and has_class("comtr")(tag)]
    marks = [_mark(row, at, parent) for (at, row), parent in zip(enumerate(rows), _parents(rows), strict=True)]
    article, facts = _story(soup)
    return Thread("Hacker News", tuple(marks), tuple(rows), None, (), article, facts)


def _story(soup: BeautifulSoup) -> tuple[tuple[PageElement, ...], dict[str, Fact]]:
    """The story's title, which links to what it is about, and its own text; who put it there, and when."""
    story = first(elements(soup), has_class("fatitem"))
    parts = list(elements(story)) if story is not None else []
    title, text = first(parts, has_class("titleline"), has_class("storylink")), first(parts, has_class("toptext"))
    words = first(elements(title), lambda tag: tag.name == "a") if title is not None else None
    stated = {
        "title": (words, text_of(words) if words is not None else ""),
        "byline": (user := first(parts, has_class("hnuser")), text_of(user) if user is not None else ""),
        "date": (age := first(parts, has_class("age")), attribute(age, "title")[:10] if age is not None else ""),
    }
    facts = {
        key: Fact(value, f"Hacker News {key}") for key, (tag, value) in stated.items() if tag is not None and value
    }
    return tuple(tag for tag in (title, text) if tag is not None), facts


def _depth(row: Tag) -> int:
    cell = first(elements(row), has_class("ind"))
    stated = attribute(cell, "indent") if cell is not None else ""
    if stated.isdecimal():
        return int(stated)
    spacer = first(elements(cell) if cell is not None else [], lambda tag: tag.name == "img")
    width = attribute(spacer, "width") if spacer is not None else ""
    return int(width) // _STEP if width.isdecimal() else 0


def _parents(rows: list[Tag]) -> Iterator[str | None]:
    branch: list[str] = []
    for at, row in enumerate(rows):
        depth = _depth(row)
        del branch[depth:]
        whole = len(branch) == depth  # else a row above is missing
        yield None if not whole else branch[-1] if branch else ""
        branch += [""] * (depth - len(branch)) + [_key(row, at)]


def _key(row: Tag, at: int) -> str:
    return attribute(row, "id") or f"@{at}"


def _mark(row: Tag, at: int, parent: str | None) -> Mark:
    parts = list(elements(row))
    said = first(parts, has_class("commtext"), has_class("comment"))
    skip = frozenset(id(tag) for tag in parts if has_class("reply")(tag))
    return Mark(
        _key(row, at),
        first(parts, has_class("hnuser")) or "",
        tuple(said.children) if said is not None else "",
        parent or ("" if parent == "" else None),
        first(parts, has_class("age")) or "",
        first(parts, has_class("score")) or "",
        skip,
    )
