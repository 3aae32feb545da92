"""A thread as it was spoken: comments in the order they were said, their words, and who speaks when."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from seedbank.frozen import dataclass
from seedbank.model import Comment, Order, Paragraph
from seedbank.threads.words import Folder, plain


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything about a thread that rules and weights look at. Places in it ("turns") count in spoken order."""

    turns: tuple[Comment, ...]  # oldest first
    speaker: tuple[int, ...]  # author number of each turn, by first turn
    printed: tuple[str, ...]  # the name of each author as first printed
    keys: tuple[tuple[str, ...], ...]  # its folded words
    turns_of: tuple[tuple[int, ...], ...]  # of each author, oldest first
    words: tuple[tuple[tuple[str, ...], ...], ...]  # folded, of each turn, by paragraph
    article: tuple[str, ...]  # folded words of the article, in order
    aliases: Mapping[str, str]  # what somebody is called -> the name he writes under


def spoken(comments: tuple[Comment, ...], order: Order) -> tuple[Comment, ...]:
    """Comments in the order they were said. A tree's seed order puts nobody before the one he answers, so it stays."""
    return tuple(reversed(comments)) if order == "newest-first" else comments


def listen(
    comments: tuple[Comment, ...], article: tuple[Paragraph, ...], aliases: Mapping[str, str], order: Order
) -> Talk:
    """Lay a thread out in spoken order. Linear in its text."""
    turns, folder = spoken(comments, order), Folder()
    numbers: dict[tuple[str, ...], int] = {}
    printed: list[str] = []
    speaker: list[int] = []
    turns_of: list[list[int]] = []
    for turn, comment in enumerate(turns):
        number = numbers.setdefault(name_key(comment.author), len(numbers))
        if number == len(printed):
            printed.append(comment.author)
            turns_of.append([])
        speaker.append(number)
        turns_of[number].append(turn)
    return Talk(
        turns=turns,
        speaker=tuple(speaker),
        printed=tuple(printed),
        keys=tuple(numbers),
        turns_of=tuple(map(tuple, turns_of)),
        words=tuple(tuple([folder.plain(paragraph.text) for paragraph in comment.paragraphs]) for comment in turns),
        article=tuple(chain.from_iterable(folder.plain(paragraph.text) for paragraph in article)),
        aliases=aliases,
    )


def name_key(name: str) -> tuple[str, ...]:
    """What two printings of a name must share to be one addressee; a name without letters is its own key."""
    return plain(name) or (name.strip(),)
