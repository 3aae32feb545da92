"""A thread and who is called by name in it: heard once, for the replies and for the names that pages link."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from seedbank.model import Comment, Order, Paragraph
from seedbank.threads.calls import Call, calls_in
from seedbank.threads.find_name import Ear
from seedbank.threads.names import read_names
from seedbank.threads.ordinary import ordinary_words
from seedbank.threads.talk import Talk, listen

NOBODY: Mapping[str, str] = MappingProxyType({})
"""No aliases."""


class Overheard(NamedTuple):
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
    return Overheard(talk, tuple(calls_in(Ear(talk, names, turn)) for turn in range(len(talk.turns))))
