"""Which words of a comment are names that turn to somebody, for pages that link them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType

from seedbank.model import Comment, Mention, Order, Paragraph, Reply
from seedbank.threads.addressees import taken_up
from seedbank.threads.calls import Call
from seedbank.threads.overhear import NOBODY, Overheard, overhear
from seedbank.threads.talk import Talk
from seedbank.threads.vocative import Way


def all_mentions(
    comments: tuple[Comment, ...],
    article: tuple[Paragraph, ...] = (),
    replies: tuple[Reply, ...] = (),
    aliases: Mapping[str, str] = NOBODY,
    order: Order = "oldest-first",
) -> Mapping[int, tuple[Mention, ...]]:
    """Index of a comment -> the names in it that turn to somebody. Near-linear.

    The comment meant is the one that `replies` say, best first, else the latest earlier one of that author.
    """
    return mentions_in(overhear(comments, article, aliases, order), replies)


def mentions_in(overheard: Overheard, replies: tuple[Reply, ...]) -> Mapping[int, tuple[Mention, ...]]:
    """The same of a thread that was heard already."""
    talk = overheard.talk
    turn_of = {comment.index: turn for turn, comment in enumerate(talk.turns)}
    meant: dict[tuple[int, int], int] = {}
    for reply in replies:
        if reply.to is not None:
            meant.setdefault((reply.comment, talk.speaker[turn_of[reply.to]]), reply.to)
    found = {
        comment.index: tuple(mention_of(talk, turn, call, meant) for call in turning(overheard.calls[turn]))
        for turn, comment in enumerate(talk.turns)
    }
    return MappingProxyType(found)


def turning(calls: tuple[Call, ...]) -> list[Call]:
    """The calls that speak to a person or take up what he said, not only about him."""
    able = [call for call in calls if not call.worn]
    return [call for call in able if call.way < Way.BARE] or taken_up(able)


def mention_of(talk: Talk, turn: int, call: Call, meant: Mapping[tuple[int, int], int]) -> Mention:
    """A call as pages need it."""
    if call.author is None:
        return Mention(call.span, None, call.text.lstrip("@＠ "))
    index = meant.get((talk.turns[turn].index, call.author))
    if index is None:
        index = talk.turns[latest(talk.turns_of[call.author], turn)].index
    return Mention(call.span, index, talk.printed[call.author])


def latest(turns: tuple[int, ...], before: int) -> int:
    """The last of an author's turns before another."""
    return turns[bisect_left(turns, before) - 1]
