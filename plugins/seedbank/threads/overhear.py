"""A thread and who is called by name in it: heard once, for the replies and for the names that pages link."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from seedbank.frozen import dataclass
from seedbank.model import Comment, Order, Paragraph
from seedbank.threads.calls import Call, calls_in
from seedbank.threads.find_name import Ear
from seedbank.threads.names import read_names
from seedbank.threads.ordinary import ordinary_words
from seedbank.threads.talk import Talk, listen
from seedbank.threads.vocative import Way

NOBODY: Mapping[str, str] = MappingProxyType({})
"""No aliases."""


@dataclass(frozen=True, slots=True)
class Overheard:
    """One thread as it was spoken, with its calls. Nothing here depends on replies, nor on what a keeper says of them."""

    talk: Talk
    calls: tuple[tuple[Call, ...], ...]  # of each turn


def overhear(
    comments: tuple[Comment, ...],
    article: tuple[Paragraph, ...] = (),
    aliases: Mapping[str, str] = NOBODY,
    order: Order = "oldest-first",
) -> Overheard:
    """Lay a thread out in spoken order and hear its names. Near-linear."""
    talk = listen(comments, article, aliases, order)
    names = read_names(talk, ordinary_words())
    calls = tuple(calls_in(Ear(talk, names, turn)) for turn in range(len(talk.turns)))
    return Overheard(talk, calls if hands_down(talk, calls) else tuple(map(all_meant, calls)))


def hands_down(talk: Talk, calls: tuple[tuple[Call, ...], ...]) -> bool:
    """Whether bare runs of "@names" are made by the site: the further ones were called before by the one who is answered."""
    called: list[set[int | None]] = [set() for _ in talk.printed]
    for speaker, found in zip(talk.speaker, calls, strict=True):
        copied = {call.author for call in found if call.way is Way.COPIED}
        if copied and any(not called[call.author].isdisjoint(copied) for call in found if call.author is not None):
            return True
        called[speaker].update(call.author for call in found)
    return False


def all_meant(calls: tuple[Call, ...]) -> tuple[Call, ...]:
    """The calls of a turn on a page where people write such runs themselves: each name in them is spoken to."""
    if not any(call.way is Way.COPIED for call in calls):
        return calls
    return tuple(call._replace(way=Way.AT_HEAD) if call.way is Way.COPIED else call for call in calls)
