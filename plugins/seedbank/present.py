"""A document as its pages show it: only what a template needs, in the order in which it is read.

Addresses here are below the site's root ("country/japan/"); templates make them relative to their own page. Text is plain
and made visible (`to_html.visible`); what is HTML already is `Markup`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup, escape

from seedbank.addresses import term_url
from seedbank.cards import Card, card_of, comment_names, told
from seedbank.model import Document, Evidence, Role, Span, Stated, Tag
from seedbank.parts import LINES, home, seed_page, seed_pages, way
from seedbank.present_replies import quoted, tally
from seedbank.present_thread import body, part_links, shown_lines, thread, voices
from seedbank.to_html import paragraph_to_html, visible
from seedbank.views import ArticleView, Entry, SeedLine, SeedView, TermLink, TermName


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
        datetime="" if card.edtf.strip("0123456789-") else card.edtf,
        date_source=card.date_source,
        countries=tuple(TermName(label, url) for _, label, url, _ in dict(card.tags).get("country", ())),
        comments=card.comments,
        summary=visible(card.summary),
    )


def article(document: Document, date_words: Callable[[str], str], part: int = 1) -> ArticleView:
    """Return everything the document's article page says, or a further page of its thread."""
    known, comments = tally(document), thread(document, part)
    shown = shown_lines(document, part)
    return ArticleView(
        entry=entry(card_of(document), date_words),
        html=article_html(document) if part == 1 else Markup(),
        facets=tuple((facet, tuple(map(tag_link, tags))) for facet, tags in document.tags.items() if tags),
        untagged=tuple(document.untagged.items()),
        comments=comments,
        part=part,
        parts=part_links(document, part),
        home=home(part),
        shown=shown,
        total=len(document.reading.comments),
        opens=sum(comment.opens > 0 for comment in comments),
        voices=voices(comments),
        names=len({comment.author for comment in document.reading.comments}),
        order_source=document.reading.order_source,
        order=document.reading.order,
        explicit=known["explicit"],
        keeper=known["keeper"],
        inferred=known["inferred"],
        to_article=known["article"],
        unknown=known["unknown"],
        marked=any(reply.cue == "markup" for reply in document.thread.replies),
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
        corrections=_corrections(document, lambda line: f"{shown[line]}#L{line}" if line in shown else None),
    )


def article_html(document: Document) -> Markup:
    """Return the article's body, each paragraph with its line as id."""
    return Markup("\n".join(map(paragraph_to_html, body(document))))  # noqa: S704  (to_html escapes)


def _text(stated: Stated | None) -> str:
    return visible(stated.value) if stated else ""


def seed(document: Document, date_words: Callable[[str], str], part: int = 1) -> SeedView:
    """Return what the page of every line says of the seed as a whole."""
    return SeedView(
        entry=entry(card_of(document), date_words),
        file=file_name(document),
        lines=len(document.seed.lines),
        roles=_roles(document, part),
        part=part,
        parts=tuple(_seed_part(document, part, number) for number in range(1, _seed_pages(document) + 1)),
        home=f"../{home(part)}",
        size=document.seed.size,
        sha256=document.seed.sha256,
        doubts=_doubts(document),
        corrections=_corrections(document, lambda line: f"{way(part, seed_page(line))}#L{line}"),
    )


def file_name(document: Document) -> str:
    """Return the name of the seed's file, without the folders it lies in."""
    return document.seed.path.rpartition("/")[2]


def _doubts(document: Document) -> tuple[tuple[int, str], ...]:
    return tuple((doubt.line, doubt.what) for doubt in document.reading.doubts)


def _corrections(document: Document, at: Callable[[int], str | None]) -> tuple[tuple[str, str, str, str], ...]:
    """What was changed. `at`: where a line that is named stands, as seen from this page; None: nowhere."""
    names = comment_names(document)

    def say(named: str, line: int) -> str:
        number, _, author = visible(names.get(named, "")).partition(" ")
        target = at(line)
        link = f'<a href="{target}">{escape(number or named)}</a>' if target else escape(number or named)
        return f"{link} <bdi>{escape(author)}</bdi>" if author else link

    found = []
    for c in document.corrections:
        what, was, now = (str(escape(visible(text))) for text in (c.what, c.was, c.now))
        what, was, now = told(replace(c, what=what, was=was, now=now), say)
        found.append((Markup(what), Markup(was), Markup(now), visible(c.why)))  # noqa: S704  (all of them escaped)
    return tuple(found)


def _seed_pages(document: Document) -> int:
    return seed_pages(len(document.seed.lines))


def _seed_part(document: Document, here: int, number: int) -> tuple[int, str, int, int]:
    return number, way(here, number), (number - 1) * LINES + 1, min(number * LINES, len(document.seed.lines))


def _roles(document: Document, part: int) -> tuple[tuple[Role, int, str], ...]:
    """Each role that a line has, blank ones apart, how many have it, and the way to the first of them."""
    first: dict[Role, int] = {}
    for line, role in enumerate(document.reading.roles, start=1):
        first.setdefault(role, line)
    counts = Counter(document.reading.roles)
    return tuple(
        (role, counts[role], f"{way(part, seed_page(line))}#L{line}")
        for role, line in first.items()
        if role is not Role.BLANK
    )


def seed_lines(document: Document, part: int = 1) -> tuple[SeedLine, ...]:
    """Return the lines of one page of the seed with their roles, for the proof that nothing was lost."""
    above, shown = f"../{home(part)}", shown_lines(document)
    here = slice((part - 1) * LINES, part * LINES)
    return tuple(
        [
            SeedLine(line.number, visible(line.text), role.value, _above(above, shown.get(line.number)))
            for line, role in zip(document.seed.lines[here], document.reading.roles[here], strict=True)
        ]
    )


def _above(home: str, page: str | None) -> str | None:
    """The way to a page of the thread from a page of the seed."""
    return None if page is None else f"{home}{page or 'index.html'}"
