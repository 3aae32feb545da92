"""A document as an outline that a person checks by eye in five seconds."""

from __future__ import annotations

from collections.abc import Iterator

from seedbank.corrections import by_name
from seedbank.model import Document, Role, When

_WIDE = 72  # characters of text shown of a line


def outline(document: Document) -> str:
    """Return what was read out of a seed: facts with their source, the article's extent, each comment with what it answers."""
    return "\n".join([*_facts(document), "", *_article(document), *_comments(document), *_rest(document)])


def _facts(document: Document) -> Iterator[str]:
    seed = document.seed
    yield f"{seed.path}  {seed.size} bytes, {len(seed.lines)} lines, {seed.encoding}, sha256 {seed.sha256}"
    yield f"address    /{document.url}"
    yield f"title      {document.title.value}  ({document.title.source})"
    yield f"date       {_date(document.date)}"
    yield f"language   {document.language.value}  ({document.language.source})"
    for facet, tags in document.tags.items():
        named = ", ".join(
            f"{tag.term.label} [{tag.term.code}]" + (" (sidecar)" if tag.source == "sidecar" else "") for tag in tags
        )
        yield f"{facet:<10} {named or document.untagged.get(facet) or 'none'}"


def _date(when: When | None) -> str:
    if when is None:
        return "not known"
    words = ", ".join(f"“{found.text}”" + (f" line {found.span.line}" if found.span else "") for found in when.evidence)
    return f"{when.edtf}  ({when.source}{': ' + words if words else ''})"


def _article(document: Document) -> Iterator[str]:
    paragraphs = document.reading.article
    lines = f", lines {paragraphs[0].line}-{paragraphs[-1].line}" if paragraphs else ""
    yield f"article    {len(paragraphs)} paragraphs{lines}; read with confidence {document.reading.confidence} in 100"
    for paragraph in (*paragraphs[:1], *paragraphs[1:][-1:]):
        yield f"{paragraph.line:>6}  {_cut(paragraph.text)}"


def _comments(document: Document) -> Iterator[str]:
    comments = document.reading.comments
    names = len({comment.author for comment in comments})
    yield f"comments   {len(comments)} by {names} names, {_order(document)}"
    for comment in comments:
        drawn = [reply for reply in document.replies_by.get(comment.index, ()) if reply.drawn]
        told = "; ".join(f"{reply.kind} reply to {by_name(comments, reply.to)}" for reply in drawn)
        yield f"{comment.line:>6}  #{comment.index + 1:<3} {comment.author}  ({len(comment.paragraphs)} paragraph{'' if len(comment.paragraphs) == 1 else 's'}){'  -> ' + told if told else ''}"
        yield f"             {_cut(comment.paragraphs[0].text) if comment.paragraphs else ''}"


def _order(document: Document) -> str:
    """The order of the comments, with where it is from unless it is the usual one."""
    reading = document.reading
    return reading.order if reading.order == "oldest-first" else f"{reading.order} ({reading.order_source})"


def _rest(document: Document) -> Iterator[str]:
    plain = {Role.PARAGRAPH, Role.NAME, Role.COMMENT, Role.BLANK}
    for line, role in zip(document.seed.lines, document.reading.roles, strict=True):
        if role not in plain:
            yield f"{line.number:>6}  {role}: {_cut(line.text)}"
    for doubt in document.reading.doubts:
        yield f"in doubt   line {doubt.line}: {doubt.what}"
    for correction in document.corrections:
        yield f"corrected  {correction.what}: {correction.was} -> {correction.now}"


def _cut(text: str) -> str:
    shown = text.strip()
    return shown if len(shown) <= _WIDE else shown[: _WIDE - 1] + "…"


def drawing(document: Document) -> str:
    """Return the thread as indented lines, a comment a line, with the kind and confidence of its replies."""
    comments = document.reading.comments
    rows = []
    for place in document.thread.places:
        drawn = [reply for reply in document.replies_by.get(place.comment, ()) if reply.drawn]
        told = ", ".join(
            f"{by_name(comments, r.to)} {r.kind}{'' if r.confidence is None else f' {r.confidence}'}" for r in drawn
        )
        rows.append(
            f"{'  ' * place.depth}{comments[place.comment].id} {comments[place.comment].author}{'  -> ' + told if told else ''}"
        )
    return "\n".join(rows)
