"""A document as its pages show it: only what a template needs, in the order in which it is read.

Addresses here are below the site's root ("country/japan/"); templates make them relative to their own page. Text is plain
and made visible (`to_html.visible`); what is HTML already is `Markup`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from markupsafe import Markup

from seedbank.addresses import term_url
from seedbank.cards import Card, card_of
from seedbank.model import Comment, Document, Evidence, Paragraph, Place, Role, Span, Stated, Tag
from seedbank.present_replies import (
    Links,
    candidates_shown,
    comment_link,
    ghosts,
    quotation_links,
    quoted,
    replies_shown,
)
from seedbank.to_html import blocks_to_html, visible
from seedbank.to_markdown import paragraph_to_markdown
from seedbank.views import ArticleView, CommentLink, CommentView, Entry, SeedLine, SeedView, TermLink, TermName


def tag_link(tag: Tag) -> TermLink:
    """Return a tag as a link with its evidence, in the order of the text, each form once."""
    seen: dict[str, Evidence] = {}
    for evidence in sorted(tag.evidence, key=lambda found: (found.span or Span(0, 0, 0), found.text)):
        seen.setdefault(evidence.text.casefold(), evidence)
    return TermLink(tag.term.label, term_url(tag.term), tag.term.code, tag.source, tuple(map(quoted, seen.values())))


def entry(card: Card, date_words: Callable[[str], str]) -> Entry:
    """Return the document as lists show it; `date_words` writes an EDTF value as a person would."""
    return Entry(
        title=visible(card.title),
        proposed=card.proposed,
        url=card.url,
        language=card.language,
        site=visible(card.site),
        date=date_words(card.edtf) if card.edtf else "",
        datetime=card.edtf if set(card.edtf) <= set("0123456789-") else "",
        date_source=card.date_source,
        countries=tuple(TermName(label, url) for _, label, url, _ in dict(card.tags).get("country", ())),
        comments=card.comments,
        summary=visible(card.summary),
    )


def article(document: Document, date_words: Callable[[str], str]) -> ArticleView:
    """Return everything the document's article page says."""
    drawn = [reply for reply in document.thread.replies if reply.drawn]
    counts = {
        kind: sum(reply.kind == kind and reply.to is not None for reply in drawn)
        for kind in ("explicit", "inferred", "keeper")
    }
    return ArticleView(
        entry=entry(card_of(document), date_words),
        html=article_html(document),
        facets=tuple((facet, tuple(map(tag_link, tags))) for facet, tags in document.tags.items() if tags),
        untagged=tuple(document.untagged.items()),
        comments=thread(document),
        shown=shown_lines(document),
        names=len({comment.author for comment in document.reading.comments}),
        order_source=document.reading.order_source,
        order=document.reading.order,
        explicit=counts["explicit"],
        inferred=counts["inferred"],
        keeper=counts["keeper"],
        byline=_text(document.byline),
        source_url=document.source_url or "",
        note=visible(document.note or ""),
        title_source=document.title.source,
        date_evidence=tuple(map(quoted, document.date.evidence)) if document.date else (),
        confidence=document.reading.confidence,
        doubts=_doubts(document),
        file=file_name(document),
        size=document.seed.size,
        encoding=document.seed.encoding,
        sha256=document.seed.sha256,
        corrections=_corrections(document),
    )


def body(document: Document) -> tuple[Paragraph, ...]:
    """Return the article's paragraphs as its page shows them: without the heading that stands above them as its title."""
    title = {found.span.line for found in document.title.evidence if found.span}
    return tuple(p for p in document.reading.article if p.role is not Role.HEADING or p.line not in title)


def article_html(document: Document) -> Markup:
    """Return the article's body, each paragraph with its line as id."""
    blocks = ((f"L{p.line}", p.role is Role.HEADING, _markdown(p)) for p in body(document))
    return Markup(blocks_to_html(blocks))  # noqa: S704  (to_html escapes)


def _text(stated: Stated | None) -> str:
    return visible(stated.value) if stated else ""


def _markdown(paragraph: Paragraph) -> str:
    """The inline Markdown of an article's paragraph: a heading's mark is the template's business."""
    return (
        paragraph_to_markdown(paragraph).removeprefix("## ")
        if paragraph.role is Role.HEADING
        else paragraph_to_markdown(paragraph)
    )


def thread(document: Document) -> tuple[CommentView, ...]:
    """Return the comments in reading order, each knowing which lists open and close behind it."""
    places, quotations = document.thread.places, quotation_links(document)
    above = _lists_above(places)
    return tuple(
        _comment_view(
            document,
            (place, above),
            quotations,
            _children(places, at),
            place.level - (places[at + 1].level if at + 1 < len(places) else 0),
        )
        for at, place in enumerate(places)
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
    document: Document,
    placed: tuple[Place, Mapping[int, int]],
    quotations: Mapping[int, Links],
    opens: int,
    closes: int,
) -> CommentView:
    place, above = placed
    comment = document.reading.comments[place.comment]
    answers = document.replies_to.get(comment.index, ())
    return CommentView(
        id=comment.id,
        number=f"#{comment.index + 1}",
        name=visible(comment.author),
        first=comment.line,
        last=comment.last,
        time=visible(comment.time or ""),
        votes=visible(comment.votes or ""),
        html=_said(document, comment, quotations),
        replies=replies_shown(document, comment.index),
        ghosts=ghosts(document, comment.index),
        candidates=candidates_shown(document, comment.index),
        answered_by=_links(document, answers),
        elsewhere=_links(document, [index for index in answers if above.get(index) != comment.index]),
        depth=place.depth,
        opens=opens,
        closes=max(closes, 0),
    )


def _said(document: Document, comment: Comment, quotations: Mapping[int, Links]) -> Markup:
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
    return Markup(blocks_to_html(blocks))  # noqa: S704  (to_html escapes)


def _links(document: Document, indices: Sequence[int]) -> tuple[CommentLink, ...]:
    return tuple(comment_link(document.reading.comments[index]) for index in indices)


def seed(document: Document, date_words: Callable[[str], str]) -> SeedView:
    """Return what the page of every line says of the seed as a whole."""
    return SeedView(
        entry=entry(card_of(document), date_words),
        file=file_name(document),
        size=document.seed.size,
        sha256=document.seed.sha256,
        doubts=_doubts(document),
        corrections=_corrections(document),
    )


def file_name(document: Document) -> str:
    """Return the name of the seed's file, without the folders it lies in."""
    return document.seed.path.rpartition("/")[2]


def _doubts(document: Document) -> tuple[tuple[int, str], ...]:
    return tuple((doubt.line, doubt.what) for doubt in document.reading.doubts)


def _corrections(document: Document) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((c.what, visible(c.was), visible(c.now), visible(c.why)) for c in document.corrections)


def seed_lines(document: Document) -> tuple[SeedLine, ...]:
    """Return every line of the seed with its role, for the page that proves that nothing was lost."""
    shown = shown_lines(document)
    return tuple(
        SeedLine(line.number, visible(line.text), role, line.number in shown)
        for line, role in zip(document.seed.lines, document.reading.roles, strict=True)
    )


def shown_lines(document: Document) -> frozenset[int]:
    """Return the lines that stand on the article page under an id of their own."""
    comments = document.reading.comments
    paragraphs = chain(body(document), *(comment.paragraphs for comment in comments))
    return frozenset(chain((paragraph.line for paragraph in paragraphs), (comment.line for comment in comments)))
