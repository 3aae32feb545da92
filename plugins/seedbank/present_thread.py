"""The comments of a document as its page shows them, and where each of them stands when a thread takes several pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from seedbank.model import Comment, Document, Paragraph, Place, Role
from seedbank.parts import levels_of, parts_of, way
from seedbank.present_languages import language_of
from seedbank.present_replies import (
    Links,
    candidates_shown,
    comment_link,
    ghosts,
    quotation_links,
    replies_shown,
)
from seedbank.to_html import paragraph_to_html, visible
from seedbank.views import CommentLink, CommentView, PartLink, ReplyView

_TO_LINE = re.compile(r'<a href="(?=#L([1-9][0-9]*)">)')


def body(document: Document) -> tuple[Paragraph, ...]:
    """Return the article's paragraphs as its page shows them: without the heading that stands above them as its title."""
    title = {found.span.line for found in document.title.evidence if found.span}
    return tuple(p for p in document.reading.article if p.role is not Role.HEADING or p.line not in title)


def shown_lines(document: Document, part: int = 1) -> Mapping[int, str]:
    """Return the lines that stand on the article's pages under an id of their own, each with the way there from a page."""
    lines = {paragraph.line: way(part, 1) for paragraph in body(document)}
    comments, places = document.reading.comments, document.thread.places
    for number, page in enumerate(parts_of(places), start=1):
        said = [comments[place.comment] for place in places[page.start : page.stop]]
        paragraphs = chain.from_iterable(comment.paragraphs for comment in said)
        found = (*(comment.line for comment in said), *(paragraph.line for paragraph in paragraphs))
        lines |= dict.fromkeys(found, way(part, number))
    return lines


def part_links(document: Document, part: int) -> tuple[PartLink, ...]:
    """Return all pages of a thread; on the first, with every comment of the others."""
    comments, places = document.reading.comments, document.thread.places
    found = []
    for number, page in enumerate(parts_of(places), start=1):
        links = [comment_link(comments[places[at].comment]) for at in (page if part == 1 else page[:1])]
        stubs = tuple(links) if part == 1 < number else ()
        found += [PartLink(number, way(part, number), len(page), links[0], stubs)] if links else []
    return tuple(found)


def thread(document: Document, part: int = 1) -> tuple[CommentView, ...]:
    """Return the comments of a page in reading order, each knowing which lists open and close behind it."""
    places, quotations, pages = document.thread.places, quotation_links(document), parts_of(document.thread.places)
    shown = shown_lines(document, part) if len(pages) > 1 else {}
    steps = _steps(document, pages[part - 1], shown)
    if shown:
        places = _by_themselves(places[pages[part - 1].start : pages[part - 1].stop])
    above = _lists_above(places)
    return tuple(
        [
            _comment_view(
                document,
                place,
                above,
                _said(document, document.reading.comments[place.comment], quotations, shown),
                _Around(
                    steps[at],
                    steps[at + 2],
                    _children(places, at),
                    max(place.level - (places[at + 1].level if at + 1 < len(places) else 0), 0),
                ),
            )
            for at, place in enumerate(places)
        ]
    )


class _Around(NamedTuple):
    """What stands around a comment."""

    previous: str
    next: str
    opens: int
    closes: int


def _steps(document: Document, page: range, shown: Mapping[int, str]) -> list[str]:
    """The ways to all comments of a page, to the last before it and the first behind it; "" where there is none."""
    places, comments = document.thread.places, document.reading.comments
    lines = [
        comments[places[at].comment].line if 0 <= at < len(places) else 0 for at in range(page.start - 1, page.stop + 1)
    ]
    return [f"{shown.get(line, '')}#L{line}" if line else "" for line in lines]


def voices(comments: Sequence[CommentView]) -> tuple[tuple[str, tuple[CommentLink, ...]], ...]:
    """Return each name that stands above several comments, with those, as in the seed; whoever says most first."""
    said: dict[str, list[CommentLink]] = {}
    for comment in sorted(comments, key=lambda one: one.first):
        said.setdefault(comment.name, []).append(CommentLink(comment.id, comment.number, comment.name))
    several = [(name, tuple(links)) for name, links in said.items() if len(links) > 1]
    return tuple(sorted(several, key=lambda found: -len(found[1])))


def _by_themselves(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places of one page, each at its level there, knowing no parent of another page."""
    here = {place.comment for place in places}
    return tuple(
        replace(place, level=level, parent=place.parent if place.parent in here else None)
        for place, level in zip(places, levels_of(places), strict=True)
    )


def _lists_above(places: Sequence[Place]) -> Mapping[int, int]:
    """Return, for each comment that stands in the list right below the one it answers, that one."""
    levels = {place.comment: place.level for place in places}
    return {
        place.comment: place.parent
        for place in places
        if place.parent is not None and place.level > levels[place.parent]
    }


def _children(places: Sequence[Place], at: int) -> int:
    """How many comments stand directly in the list that opens behind places[at]; 0 where none opens."""
    level, count = places[at].level, 0
    for place in places[at + 1 :]:
        if place.level <= level:
            break
        count += place.level == level + 1
    return count


def _comment_view(
    document: Document, place: Place, above: Mapping[int, int], html: Markup, around: _Around
) -> CommentView:
    comment = document.reading.comments[place.comment]
    answers = document.replies_to.get(comment.index, ())
    told = ghosts(document, comment.index)
    replies = replies_shown(document, comment.index, told)
    return CommentView(
        id=comment.id,
        number=f"#{comment.index + 1}",
        name=visible(comment.author),
        first=comment.line,
        last=comment.last,
        time=visible(comment.time) if comment.time else "",
        votes=visible(comment.votes) if comment.votes else "",
        html=html,
        language=language_of(comment.paragraphs, document.language.value),
        replies=replies,
        to_article=not told and _only_to_article(replies),
        ghosts=told,
        candidates=candidates_shown(document, comment.index),
        elsewhere=_links(document, [index for index in answers if above.get(index) != comment.index]),
        previous=around.previous,
        next=around.next,
        depth=place.depth,
        opens=around.opens,
        closes=around.closes,
    )


def _only_to_article(replies: Sequence[ReplyView]) -> bool:
    return len(replies) == 1 and replies[0].to is None and replies[0].phrase == "probably"


def _said(document: Document, comment: Comment, quotations: Mapping[int, Links], shown: Mapping[int, str]) -> Markup:
    """A comment's text; names in it lead to the comment they mean, quotations to the place quoted, and that back."""
    heard, comments = document.thread.mentions.get(comment.index, ()), document.reading.comments
    names = [(mention.span, comments[mention.to].id) for mention in heard if mention.to is not None]
    html = "\n".join(
        [
            paragraph_to_html(paragraph, (*names, *quotations.get(paragraph.line, ())))
            for paragraph in comment.paragraphs
        ]
    )
    if shown:
        html = _TO_LINE.sub(lambda found: f'<a href="{shown.get(int(found[1]), "")}', html)
    return Markup(html)  # noqa: S704  (to_html escapes)


def _links(document: Document, indices: Sequence[int]) -> tuple[CommentLink, ...]:
    return tuple([comment_link(document.reading.comments[index]) for index in indices])
