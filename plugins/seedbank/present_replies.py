"""Whom a comment answers, as its page shows it: in which words, for which reasons, and who else it may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from seedbank.model import Comment, Document, Evidence, Reply, Span
from seedbank.to_html import visible
from seedbank.to_markdown import SURE
from seedbank.views import CommentLink, How, Phrase, Quoted, ReplyView, Rival

Links = tuple[tuple[Span, str], ...]
"""Places in the text, each with the id it leads to."""

IN_WORDS: tuple[tuple[int, How], ...] = ((95, "certain"), (80, "very"), (60, "likely"), (40, "open"), (0, "unlikely"))
"""Hundredths from which a confidence is called so."""

REPEATED, SAID_FIRST = "repeated words", "words repeated"
"""What evidence calls the words of a quotation: where they are repeated, and where they were said first."""

BEFORE_NAME = " \t@＠*_~#\"'“”‘’([-–—:.•·"
"""What may stand before a name that opens its line."""

TOLD = re.compile(r"(?:(?:in reply|in response|replying|reply|responding) to[\s:]*)?", re.IGNORECASE)
"""And what a site sets before it."""


def quoted(evidence: Evidence) -> Quoted:
    """Return words that speak for something, with the line they stand on."""
    return Quoted(visible(evidence.text), evidence.span.line if evidence.span else None, evidence.entry)


def comment_link(comment: Comment) -> CommentLink:
    """Return a comment as other places refer to it."""
    return CommentLink(comment.id, f"#{comment.index + 1}", visible(comment.author))


def replies_shown(document: Document, index: int, told: Sequence[str]) -> tuple[ReplyView, ...]:
    """Return what a comment answers; "the article" is not shown of one that speaks to somebody whose comment is not kept (`told`)."""
    kept, comments = document.replies_by.get(index, ()), document.reading.comments
    return tuple(
        [
            _reply_view(reply, kept, comments)
            for reply in kept
            if reply.drawn and (reply.to is not None or reply.kind != "inferred" or not told)
        ]
    )


def candidates_shown(document: Document, index: int) -> tuple[Rival, ...]:
    """Return what a comment may answer of which nothing is known for sure enough, likeliest first; () where something is."""
    kept = document.replies_by.get(index, ())
    if any(reply.drawn for reply in kept):
        return ()
    return tuple(_rival(reply, document.reading.comments) for reply in sorted(kept, key=lambda one: -_hundredths(one)))


def ghosts(document: Document, index: int) -> tuple[str, ...]:
    """Return the names that open a line, behind "@" or "In reply to", and that nobody has who spoke before; each once."""
    heard = document.thread.mentions.get(index, ())
    if all(mention.to is not None for mention in heard):
        return ()
    # a line that is no paragraph is a site's own mark
    lines = {paragraph.line: paragraph.text for paragraph in document.reading.comments[index].paragraphs}
    names = (
        visible(mention.name)
        for mention in heard
        if mention.to is None
        and TOLD.fullmatch(lines.get(mention.span.line, "")[: mention.span.start].strip(BEFORE_NAME))
    )
    return tuple(dict.fromkeys(names))


def tally(document: Document) -> Counter[str]:
    """Return how many comments there are of each kind, each counted once, by what is known of whom they answer.

    "explicit" (the text says it, even of somebody who is not here), "keeper", "inferred" (probably another comment), "article"
    (probably that), "unknown".
    """
    return Counter(_known(document, comment.index) for comment in document.reading.comments)


def _known(document: Document, index: int) -> str:
    drawn = [reply for reply in document.replies_by.get(index, ()) if reply.drawn]
    kinds = {reply.kind for reply in drawn}
    for kind in ("explicit", "keeper"):
        if kind in kinds:
            return kind
    if ghosts(document, index):
        return "explicit"
    if any(reply.to is not None for reply in drawn):
        return "inferred"
    return "article" if drawn else "unknown"


def quotation_links(document: Document) -> Mapping[int, Links]:
    """Return line -> its words that a drawn reply repeats, with the id of where they were said, and the other way round."""
    found: dict[int, list[tuple[Span, str]]] = {}
    for reply in document.thread.replies:
        for here, there in _quotations(reply) if reply.drawn else ():
            found.setdefault(here.line, []).append((here, f"L{there.line}"))
            found.setdefault(there.line, []).append((there, f"L{here.line}"))
    return {line: tuple(dict.fromkeys(links)) for line, links in found.items()}


def _quotations(reply: Reply) -> Iterator[tuple[Span, Span]]:
    """The pairs of places that evidence names one after the other."""
    for here, there in zip(reply.evidence, reply.evidence[1:], strict=False):
        if here.entry == REPEATED and there.entry == SAID_FIRST and here.span and there.span:
            yield here.span, there.span


def _reply_view(reply: Reply, kept: Sequence[Reply], comments: Sequence[Comment]) -> ReplyView:
    others = [other for other in kept if not other.drawn and other.to is not None and _rivals(reply, other, comments)]
    return ReplyView(
        phrase=_phrase(reply, others),
        to=None if reply.to is None else comment_link(comments[reply.to]),
        cue=reply.cue,
        confidence=reply.confidence,
        how=_how(_hundredths(reply)),
        evidence=tuple(map(quoted, reply.evidence)),
        others=tuple(_rival(other, comments) for other in others),
        why=visible(reply.why),
    )


def _rivals(reply: Reply, other: Reply, comments: Sequence[Comment]) -> bool:
    """A runner-up of an explicit reply is another comment of the same author; of an inferred one, any."""
    if reply.kind != "explicit" or reply.to is None or other.to is None:
        return reply.kind == "inferred"
    return comments[reply.to].author == comments[other.to].author


def _rival(reply: Reply, comments: Sequence[Comment]) -> Rival:
    return Rival(None if reply.to is None else comment_link(comments[reply.to]), _hundredths(reply))


def _hundredths(reply: Reply) -> int:
    """How likely a reply is; a keeper's has no doubt."""
    return 100 if reply.confidence is None else reply.confidence


def _how(hundredths: int) -> How:
    return next(how for least, how in IN_WORDS if hundredths >= least)


def _phrase(reply: Reply, others: Sequence[Reply]) -> Phrase:
    if reply.kind == "keeper":
        return "keeper"
    if reply.kind == "inferred":
        return "probably"
    return "in_reply_to" if not others or _hundredths(reply) >= SURE else "which"
