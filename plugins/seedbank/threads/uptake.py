"""Whose words a turn takes up, and whether somebody has answered it: what goes on between people who name nobody."""

from __future__ import annotations

from typing import NamedTuple

from seedbank.threads.addressees import Addressee
from seedbank.threads.asked import latest_of
from seedbank.threads.likeness import Likeness
from seedbank.threads.talk import Talk


class Uptake(NamedTuple):
    """One thread."""

    likest: tuple[
        int | None, ...
    ]  # of each turn: author of the turn before with whom it shares most words that the article has not
    answered: dict[int, int]  # turn -> the first one after it that speaks to its author while it is his latest
    naming: frozenset[int]  # authors who speak to somebody by name

    def habit(self, author: int, turns: int) -> str:
        """Whether an author with so many turns is one to name those he answers."""
        return "names elsewhere" if author in self.naming else "names nobody" if turns > 1 else "speaks once"


def uptake_of(talk: Talk, spoken_to: tuple[tuple[Addressee, ...], ...], likeness: tuple[Likeness, ...]) -> Uptake:
    """Gather it. Linear."""
    answered: dict[int, int] = {}
    for turn, named in enumerate(spoken_to):
        for addressee in named:
            for latest in latest_of(talk, addressee.author, turn, 1):
                answered.setdefault(latest, turn)
    return Uptake(
        likest=tuple(likest_of(talk, one) for one in likeness),
        answered=answered,
        naming=frozenset(talk.speaker[turn] for turn, named in enumerate(spoken_to) if named),
    )


def likest_of(talk: Talk, one: Likeness) -> int | None:
    """The author of the likest turn; of equals the latest."""
    novel = one.novel
    return talk.speaker[max(novel, key=lambda turn: (novel[turn], turn))] if novel else None
