"""What the text itself says of whom a turn answers: a name fixes the author, a number or a quotation the turn."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, NamedTuple

from seedbank.threads.addressees import Addressee
from seedbank.threads.echoes import Echo
from seedbank.threads.numbered import Numbered
from seedbank.threads.talk import Talk

Ground = Literal["only", "several", "numbered", "quoted", "called", "inferred", "article"]
"""What a link rests on: a name that means one earlier comment, or one of several; its number; words repeated; a name that
may mean somebody else; the content alone; nothing that points to a comment."""

OF_ONE = 6
"""Latest turns of one author that are weighed."""


class Asked(NamedTuple):
    """Some turns, one of which is answered, whatever else the turn says."""

    targets: tuple[int, ...]  # oldest first, one at least
    ground: Ground
    addressee: Addressee | None = None  # whose turns they are, where the turn calls him


def asked_of(
    talk: Talk, turn: int, named: tuple[Addressee, ...], number: Numbered | None, echoes: tuple[Echo, ...]
) -> tuple[Asked, ...]:
    """One for each addressee, or one for all; () where nothing in the text says who is answered."""
    if named:
        latest = [(latest_of(talk, addressee.author, turn, OF_ONE), addressee) for addressee in named]
        return tuple(Asked(his, "only" if len(his) == 1 else "several", addressee) for his, addressee in latest)
    if number:
        return (Asked((number.target,), "numbered"),)
    echoed = {echo.there.turn for echo in echoes}
    return (Asked(tuple(sorted(echoed)), "quoted"),) if echoed else ()


def is_open(asked: tuple[Asked, ...]) -> bool:
    """Whether weights have to choose: of one turn alone nothing is asked, and nothing about it needs to be looked up."""
    return not asked or any(len(one.targets) > 1 for one in asked)


def said_before(talk: Talk, author: int, turn: int) -> int:
    """How many turns the author had before a turn."""
    return bisect_left(talk.turns_of[author], turn)


def latest_of(talk: Talk, author: int, turn: int, count: int) -> tuple[int, ...]:
    """So many of the author's turns before a turn, the last ones, oldest first."""
    end = said_before(talk, author, turn)
    return talk.turns_of[author][max(0, end - count) : end]
