"""The comments of a document as its page shows them, and where each of them stands when a thread takes several pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

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
from seedbank.to_html import blocks_to_html, visible
from seedbank.to_markdown import paragraph_to_markdown
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


def comment_at(document: Document, at: int) -> CommentLink | None:
    """Return the comment at a place of the whole thread; None before its beginning and behind its end."""
    places = document.thread.places
    return comment_link(document.reading.comments[places[at].comment]) if 0 <= at < len(places) else None


def thread(document: Document, part: int = 1) -> tuple[CommentView, ...]:
    """Return the comments of a page in reading order, each knowing which lists open and close behind it."""
    places, quotations, pages = document.thread.places, quotation_links(document), parts_of(document.thread.places)
    shown = shown_lines(document, part) if len(pages) > 1 else {}
    if shown:
        places = _by_themselves(places[pages[part - 1].start : pages[part - 1].stop])
    above = _lists_above(places)
    return tuple(
        _comment_view(
            document,
            (place, above),
            _said(document, document.reading.comments[place.comment], quotations, shown),
            _children(places, at),
            place.level - (places[at + 1].level if at + 1 < len(places) else 0),
        )
        for at, place in enumerate(places)
    )


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
    document: Document, placed: tuple[Place, Mapping[int, int]], html: Markup, opens: int, closes: int
) -> CommentView:
    place, above = placed
    comment = document.reading.comments[place.comment]
    answers = document.replies_to.get(comment.index, ())
    replies, told = replies_shown(document, comment.index), ghosts(document, comment.index)
    return CommentView(
        id=comment.id,
        number=f"#{comment.index + 1}",
        name=visible(comment.author),
        first=comment.line,
        last=comment.last,
        time=visible(comment.time or ""),
        votes=visible(comment.votes or ""),
        html=html,
        language=language_of(comment.paragraphs, document.language.value),
        replies=replies,
        to_article=not told and _only_to_article(replies),
        ghosts=told,
        candidates=candidates_shown(document, comment.index),
        answered_by=_links(document, answers),
        elsewhere=_links(document, [index for index in answers if above.get(index) != comment.index]),
        depth=place.depth,
        opens=opens,
        closes=max(closes, 0),
    )


def _only_to_article(replies: Sequence[ReplyView]) -> bool:
    return [(reply.to, reply.phrase) for reply in replies] == [(None, "probably")]


def _said(document: Document, comment: Comment, quotations: Mapping[int, Links], shown: Mapping[int, str]) -> Markup:
    """A comment's text; names in it lead to the comment they mean, quotations to the place quoted, and that back."""
    heard, comments = document.thread.mentions.get(comment.index, ()), document.reading.comments
    names = [(mention.span, comments[mention.to].id) for mention in heard if mention.to is not None]
    blocks = (
        (
            f"L{paragraph.line}",
            False,
            paragraph_to_markdown(
                paragraph,
                [*[link for link in names if link[0].line == paragraph.line], *quotations.get(paragraph.line, ())],
            ),
        )
        for paragraph in comment.paragraphs
    )
    html = blocks_to_html(blocks)
    if shown:
        html = _TO_LINE.sub(lambda found: f'<a href="{shown.get(int(found[1]), "")}', html)
    return Markup(html)  # noqa: S704  (to_html escapes)


def _links(document: Document, indices: Sequence[int]) -> tuple[CommentLink, ...]:
    return tuple(comment_link(document.reading.comments[index]) for index in indices)
