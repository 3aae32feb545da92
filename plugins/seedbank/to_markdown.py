"""A document as Markdown that a person can read, keep and edit; the text in it reads back as typed.

The dialect: header lines (`Title: ...`), a blank line, the article's paragraphs, `## Comments`, and for each comment, flat
and in seed order, `### NAME {#L29}`, a line in italics for each of its time, votes and addressees, and its paragraphs. Behind
addressees stands "(probably)" where their name may mean another of their comments, "(keeper’s reading)" where he says so.
`from_markdown` is its reader.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from seedbank.addresses import slug, slug_of_stem
from seedbank.model import Comment, Document, Paragraph, Reply, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMENTS = "## Comments"
ARTICLE = "the article"
KEEPER = " (keeper’s reading)"
PROBABLY = " (probably)"

SURE = 90
"""Hundredths from which a page says "in reply to" of a name that may mean several comments."""

# Any of these may open a construct inside a line; "&", "<" and ">" are written as character references.
_INLINE = re.compile(r"([\\`*_\[\]{}])")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "&#9;"}
# ... and these at its head only: headings, lists, rules.
_HEAD = re.compile(r"[#+=~-]|\d+(?=[.)])")
_URL = re.compile(r"https?://[^\s<>\"'`\\{}|^\[\]*「」（）\x00-\x1f]+")  # full-width brackets end a link in CJK text
_SENTENCE_END = ".,;:!?)"


def to_markdown(document: Document) -> str:
    """Return the whole document in the dialect. What is only inferred is said to be proposed, or left out (replies)."""
    blocks = ["\n".join(f"{key}: {one_line(value)}" for key, value in _facts(document))]
    blocks += [paragraph_to_markdown(paragraph) for paragraph in document.reading.article]
    if document.reading.comments:
        blocks.append(COMMENTS)
    for comment in document.reading.comments:
        blocks += _comment_blocks(document, comment)
    return "\n\n".join(blocks) + "\n"


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    """The header lines, in a fixed order; a key that begins with "Proposed-" is for the reader and not read back."""
    yield ("Title" if document.title.source == "sidecar" else "Proposed-Title"), document.title.value
    if document.date:
        yield ("Date" if document.date.source == "sidecar" else "Proposed-Date"), document.date.edtf
    if document.byline:
        yield ("Byline" if document.byline.source == "sidecar" else "Proposed-Byline"), document.byline.value
    yield ("Language" if document.language.source == "sidecar" else "Proposed-Language"), document.language.value
    by_title = slug(document.title.value) if document.title.source == "sidecar" else ""
    stated = {
        "Slug": document.slug if document.slug != (by_title or slug_of_stem(document.seed.stem)) else None,
        "Site": document.site,
        "Source": document.source_url,
        "Captured": document.captured,
        "Status": document.status if document.status != "published" else None,
        "Order": document.reading.order if document.reading.order != "oldest-first" else None,
        "Note": document.note,
    }
    yield from ((key, value) for key, value in stated.items() if value)


def _comment_blocks(document: Document, comment: Comment) -> Iterator[str]:
    yield f"### {_name(comment.author)} {{#{comment.id}}}"
    if comment.time:
        yield f"*Time: {escape_text(comment.time)}*"
    if comment.votes:
        yield f"*Votes: {escape_text(comment.votes)}*"
    kept = document.replies_by.get(comment.index, ())
    for mark in ("", PROBABLY, KEEPER):
        links = ", ".join(_addressee(document, reply) for reply in kept if _mark(reply) == mark)
        if links:
            yield f"*In reply to {links}{mark}*"
    yield from map(paragraph_to_markdown, comment.paragraphs)


def _mark(reply: Reply) -> str | None:
    """What stands behind the addressees of a line that states this reply; None where none does."""
    if not reply.drawn or reply.kind == "inferred":
        return None
    if reply.kind == "keeper":
        return KEEPER
    return "" if (reply.confidence or 0) >= SURE else PROBABLY


def _addressee(document: Document, reply: Reply) -> str:
    if reply.to is None:
        return ARTICLE
    comment = document.reading.comments[reply.to]
    return f"[{_name(comment.author)}](#{comment.id})"


def _name(author: str) -> str:
    return _escape_line(one_line(author), [])


def one_line(text: str) -> str:
    """Return `text` with every run of line ends as one blank, for places that hold one line."""
    return re.sub(r"[\r\n]+", " ", text)


def paragraph_to_markdown(paragraph: Paragraph, links: Iterable[tuple[Span, str]] = ()) -> str:
    """Return one paragraph as a block of the dialect; `links` are (place in the seed, id of the comment it leads to)."""
    escaped = paragraph.markdown or escape(paragraph.text, paragraph.line, links)
    if paragraph.role is Role.HEADING:
        return f"## {escaped if escaped != 'Comments' else '&#67;omments'}"
    if paragraph.role is Role.QUOTE and not paragraph.markdown:
        return "\n".join(f"> {line}" for line in escaped.split("\n"))
    return f"*{escaped}*" if paragraph.role is Role.CAPTION else escaped


def escape(text: str, first_line: int = 0, links: Iterable[tuple[Span, str]] = ()) -> str:
    """Return plain text as the dialect; web addresses become links to themselves, `links` lead to comments.

    Line breaks stay, each line escaped for itself; white space at a line's ends is kept as character references.
    """
    wanted = sorted(links)
    if not wanted and is_plain(text):
        return text
    return "\n".join(
        _escape_line(line, [(span.start, span.end, target) for span, target in wanted if span.line == number])
        for number, line in enumerate(text.split("\n"), first_line)
    )


def is_plain(text: str) -> bool:
    """Return whether text is one line in which nothing has to be escaped and nothing becomes a link: most of all that people write."""
    edges = text[:1] + text[-1:]
    return not (_ANYTHING.search(text) or "://" in text or _HEAD.match(text) or " " in edges or not edges.isprintable())


_ANYTHING = re.compile(r"[\\`*_\[\]{}&<>\t\n]")


def _escape_line(line: str, links: list[tuple[int, int, str]]) -> str:
    body = line.strip()
    start = len(line) - len(line.lstrip())
    end = start + len(body)
    parts, at = [], start
    for from_, to, shown in sorted([*_web_links(line), *_comment_links(line, links)]):
        if at <= from_ and to <= end:
            before = escape_text(line[at:from_])
            parts += [re.sub(r"!$", r"\\!", before) if shown.startswith("[") else before, shown]  # "![" is a picture's
            at = to
    inner = "".join([*parts, escape_text(line[at:end])])
    escaped = (
        _HEAD.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", inner, count=1) if _HEAD.match(inner) else inner
    )
    return _blanks(line[:start]) + escaped + _blanks(line[end:]) if body else _blanks(line)


def _web_links(line: str) -> Iterator[tuple[int, int, str]]:
    for found in _URL.finditer(line):
        url = found[0]
        while url[-1] in _SENTENCE_END and not (url[-1] == ")" and url.count("(") >= url.count(")")):
            url = url[:-1]
        if len(url) > len("https://"):
            yield found.start(), found.start() + len(url), f"<{url.replace('&', '&amp;')}>"


def _comment_links(line: str, links: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    for start, end, target in links:
        yield start, end, f"[{escape_text(line[start:end])}](#{target})"


def escape_text(text: str) -> str:
    """Return a part of one line as the dialect, web addresses as the text they are."""
    if _ANYTHING.search(text) is None:
        return text
    return re.sub("[&<>\t]", lambda found: _REFERENCES[found[0]], _INLINE.sub(r"\\\1", text))


def _blanks(white: str) -> str:
    """White space that Markdown would strip, as references; controls stay, for `to_html` to show as what they are."""
    return "".join(space if _is_control(space) else f"&#{ord(space)};" for space in white)


def _is_control(space: str) -> bool:
    return space != "\t" and unicodedata.category(space) == "Cc"
