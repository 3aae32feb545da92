"""The thread of one document: what its text says, what a Markdown seed states, and what the keeper corrects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seedbank import threads
from seedbank.from_markdown import MarkdownSeed, StatedReply
from seedbank.model import Cue, Document, Evidence, Reading, Reply, Seed, Span, Thread
from seedbank.sidecar import Sidecar
from seedbank.to_markdown import SURE


def overheard_in(seed: Seed, reading: Reading, sidecar: Sidecar) -> threads.Overheard:
    """Return the comments, with what the site printed above them, and the names they call; heard once for replies and links."""
    comments = threads.with_marks(reading.comments, [line.text for line in seed.lines], reading.roles)
    return threads.overhear(comments, reading.article, sidecar.aliases, reading.order)


def replies_said(reading: Reading, overheard: threads.Overheard, markdown: MarkdownSeed | None) -> tuple[Reply, ...]:
    """Return what the text says and suggests, before any correction; in a Markdown seed, what it states stands first."""
    linked = threads.replies_in(overheard, reading.order)
    if not markdown or not markdown.replies:
        return linked
    said = {(reply.comment, reply.to): replace(reply, drawn=True) for reply in linked if reply.kind == "explicit"}
    own = {(reply.comment, reply.to): _stated_reply(reply, said) for reply in markdown.replies}
    spoken_for = {comment for comment, _ in own}
    others = [
        replace(reply, drawn=False) if reply.comment in spoken_for else reply
        for reply in linked
        if (reply.comment, reply.to) not in own
    ]
    return tuple(sorted([*own.values(), *others], key=lambda reply: reply.comment))


def _stated_reply(stated: StatedReply, said: Mapping[tuple[int, int | None], Reply]) -> Reply:
    """A reply that a Markdown seed states; where the text says the same as surely, with the text's own words for it."""
    keeper = stated.kind == "keeper"
    heard = None if keeper else said.get((stated.comment, stated.to))
    if heard and (not stated.sure or (heard.confidence or 0) >= SURE):
        return heard
    place = (Evidence("", Span(stated.line, 0, 0), "markup"),)
    cue: Cue = "sidecar" if keeper else "markup"
    sure = None if keeper else 100 if stated.sure else threads.LIKELY
    words, lines = (heard.evidence, heard.lines) if heard else ((), None)
    return Reply(stated.comment, stated.to, stated.kind, cue, sure, drawn=True, evidence=(*place, *words), lines=lines)


def thread_of(reading: Reading, replies: tuple[Reply, ...], overheard: threads.Overheard) -> Thread:
    """Return the comments in reading order, with their replies and the names they call."""
    mentions = threads.mentions_in(overheard, replies)
    return Thread(threads.arrange(reading.comments, replies, reading.order), replies, mentions)


def redrawn(document: Document, likely: int) -> Document:
    """Return the document with inferred replies drawn from another confidence on, hundredths; candidates stay as they are.

    What the text says and what a keeper said of a comment, be it "unknown", is not touched.
    """
    if not any(_draws_anew(kept, likely) for kept in document.replies_by.values()):
        return document
    reading, settled = document.reading, {correction.what for correction in document.corrections}
    found = [
        reply
        for comment in reading.comments
        for reply in _drawn_from(document.replies_by.get(comment.index, ()), likely, f"{comment.id} answers" in settled)
    ]
    replies = tuple(found)
    if replies == document.thread.replies:
        return document
    places = threads.arrange(reading.comments, replies, reading.order)
    return replace(document, thread=Thread(places, replies, document.thread.mentions))


def _draws_anew(kept: Sequence[Reply], likely: int) -> bool:
    """Whether the likeliest candidate of one comment would be drawn otherwise, for all that the text says; told before anything is made anew."""
    first = kept[0]
    drawn = first.kind == "inferred" and (first.confidence or 0) >= likely
    return first.drawn != drawn and not any(reply.drawn and reply.kind != "inferred" for reply in kept)


def _drawn_from(kept: Sequence[Reply], likely: int, settled: bool) -> Sequence[Reply]:  # noqa: FBT001  (one caller, above)
    """The candidates of one comment, the likeliest drawn if it is likely enough."""
    if settled or not kept or any(reply.drawn and reply.kind != "inferred" for reply in kept):
        return kept
    first = replace(kept[0], drawn=kept[0].kind == "inferred" and (kept[0].confidence or 0) >= likely)
    return (first, *kept[1:])
