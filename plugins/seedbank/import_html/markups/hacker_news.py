"""Hacker News: a table row a comment, its depth told by an indentation.

Source: the pages of news.ycombinator.com: `tr.athing.comtr` with `td.ind` (`indent="2"`, older `img width="80"`: 40 a step), `a.hnuser`,
`span.age[title]`, `.commtext`; the story in `table.fatitem`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from seedbank.import_html.elements import attribute, elements, first, has_class
from seedbank.import_html.records import Mark, Thread

_STEP = 40  # pixels


def read_hacker_news(soup: BeautifulSoup) -> Thread:
    """Return the comments of a story, or those below a comment."""
    rows = [tag for tag in elements(soup) if tag.name == "tr" and has_class("comtr")(tag)]
    marks = [_mark(row, at, parent) for (at, row), parent in zip(enumerate(rows), _parents(rows), strict=True)]
    return Thread("Hacker News", tuple(marks), tuple(rows))


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
