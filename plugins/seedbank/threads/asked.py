"""What the text itself says of whom a turn answers: a name fixes the author, a number or a quotation the turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from seedbank.threads.addressees import Addressee
from seedbank.threads.calls import Call
from seedbank.threads.echoes import Echo
from seedbank.threads.numbered import Numbered
from seedbank.threads.quotations import is_quotation
from seedbank.threads.talk import Talk
from seedbank.threads.vocative import Way
from seedbank.threads.words import plain

Ground = Literal["only", "several", "numbered", "quoted", "absent", "called", "inferred", "article"]
"""What a link rests on: a name that means one earlier comment, or one of several; its number; words repeated; a
name of somebody who is not here; a name that may mean somebody else; the content alone; nothing that points to a comment."""

OF_ONE = 6
"""Latest turns of one author that are weighed."""

PASSAGE = re.compile(r"[\"“„«»]([^\"“”„«»]{4,200})[\"”“«»]")
"""Words in quotation marks."""

FEW = 2
"""Words in quotation marks that tell which of an author's turns is meant."""


class Asked(NamedTuple):
    """Some turns, one of which is answered, whatever else the turn says."""

    targets: tuple[int, ...]  # oldest first; none where he who is called is not here
    ground: Ground
    addressee: Addressee | None = None  # whose turns they are, where the turn calls him
    lines: tuple[int, int] | None = None  # first and last that answer; None: the whole comment


ABSENT = (Asked((), "absent"),)
"""What is asked of a turn that begins by calling somebody who has no turn before: no turn here is what it answers.

Of 98 comments in the labelled threads that begin so, 93 answer no comment that was saved.
"""

TO_ALL = frozenset({Way.AT_HEAD, Way.TOLD})
"""Ways to call somebody that tell whom the whole turn is for."""


def absent(calls: tuple[Call, ...]) -> tuple[Asked, ...]:
    """ABSENT where a turn begins by calling somebody who has no turn before; else ()."""
    gone = any(call.author is None and not call.paragraph and call.way in TO_ALL for call in calls)
    return ABSENT if gone else ()


def asked_of(
    talk: Talk, turn: int, named: tuple[Addressee, ...], numbers: tuple[Numbered, ...], echoes: tuple[Echo, ...]
) -> tuple[Asked, ...]:
    """One for each addressee, and whom else it quotes; else one for each number or turn quoted; () where the text points to nobody."""
    if named:
        return (*(of_his(talk, turn, addressee) for addressee in named), *quoted_besides(talk, turn, named, echoes))
    if numbers:
        blocks = blocks_of(talk, turn, [number.span.line for number in numbers])
        return tuple(
            Asked((number.target,), "numbered", lines=lines) for number, lines in zip(numbers, blocks, strict=True)
        )
    return quoted(talk, turn, echoes)


def is_open(asked: tuple[Asked, ...]) -> bool:
    """Whether weights have to choose: of one turn alone nothing is asked, and nothing about it needs to be looked up."""
    return not asked or any(len(one.targets) > 1 for one in asked)


def of_his(talk: Talk, turn: int, addressee: Addressee) -> Asked:
    """The latest turns of an author who is called by name; the one whose words stand in quotation marks, if one has them."""
    his = latest_of(talk, addressee.author, turn, OF_ONE)
    if len(his) > 1:
        his = said_by_one(talk, turn, his) or his
    return Asked(his, "only" if len(his) == 1 else "several", addressee, addressee.lines)


def said_by_one(talk: Talk, turn: int, his: tuple[int, ...]) -> tuple[int, ...]:
    """The one of these turns that has words which the turn puts in quotation marks, or on a line alone; () where none has, or several."""
    texts = (paragraph.text for paragraph in talk.turns[turn].paragraphs)
    copied = {other for line in talk.words[turn] if len(line) >= FEW for other in his if line in talk.words[other]}
    found = copied | {
        other
        for words in (plain(passage) for text in texts for passage in PASSAGE.findall(text))
        if len(words) >= FEW
        for other in his
        if any(contains(paragraph, words) for paragraph in talk.words[other])
    }
    return tuple(found) if len(found) == 1 else ()


def contains(text: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether these words stand in a row in a text."""
    return any(text[at : at + len(words)] == words for at, word in enumerate(text) if word == words[0])


def quoted(talk: Talk, turn: int, echoes: Sequence[Echo]) -> tuple[Asked, ...]:
    """One for each turn whose words these are, in order of the text."""
    first: dict[int, Echo] = {}
    for echo in echoes:
        first.setdefault(echo.there.turn, echo)
    paragraphs = talk.turns[turn].paragraphs
    blocks = blocks_of(talk, turn, [paragraphs[echo.here.paragraph].line for echo in first.values()])
    return tuple(Asked((target,), "quoted", lines=lines) for target, lines in zip(first, blocks, strict=True))


def quoted_besides(talk: Talk, turn: int, named: tuple[Addressee, ...], echoes: tuple[Echo, ...]) -> tuple[Asked, ...]:
    """The same for those whom a turn quotes in paragraphs of their own, besides those it names."""
    paragraphs, authors = talk.turns[turn].paragraphs, {addressee.author for addressee in named}
    others = [
        echo
        for echo in echoes
        if talk.speaker[echo.there.turn] not in authors and is_quotation(paragraphs[echo.here.paragraph])
    ]
    return quoted(talk, turn, others)


def blocks_of(talk: Talk, turn: int, heads: list[int]) -> list[tuple[int, int] | None]:
    """The lines from each of these to before the next; None for the whole comment, and where two begin on one line."""
    if len(heads) <= 1 or len(set(heads)) < len(heads):
        return [None] * len(heads)
    lines = [paragraph.line for paragraph in talk.turns[turn].paragraphs]
    ends = [lines[bisect_left(lines, head) - 1] for head in heads[1:]]
    return list(zip(heads, [*ends, lines[-1]], strict=True))


def said_before(talk: Talk, author: int, turn: int) -> int:
    """How many turns the author had before a turn."""
    return bisect_left(talk.turns_of[author], turn)


def latest_of(talk: Talk, author: int, turn: int, count: int) -> tuple[int, ...]:
    """So many of the author's turns before a turn, the last ones, oldest first."""
    end = said_before(talk, author, turn)
    return talk.turns_of[author][max(0, end - count) : end]
