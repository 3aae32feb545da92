"""One turn and what was heard up to it: where the clues of an answer are looked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from seedbank.frozen import dataclass
from seedbank.threads.asked import OF_ONE
from seedbank.threads.calls import Call
from seedbank.threads.likeness import Likeness
from seedbank.threads.scene import Scene
from seedbank.threads.vocative import SETTLING, Way

NEAR = 8
"""Turns just before a turn that are always weighed."""

ALIKE = 6
"""Earlier turns that are weighed for the rare words they share, and half as many for phrases."""

LATER = 15
"""Turns after a turn in which its speaker may be answered in his turn."""

KEPT = 1024
"""Sets of signs whose clues are kept."""

STATES = ("called", "named", "plain")
"""A turn speaks to somebody by name, only names somebody, or does neither."""

STRONG = SETTLING | {Way.BEHIND, Way.AT}
"""Ways of calling that speak to somebody."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn, as its clues need it."""

    scene: Scene
    turn: int
    me: int  # its speaker
    state: str  # one of STATES
    speaker: tuple[int, ...]  # of every turn
    signs: frozenset[str]
    sounding_near: tuple[str, ...]  # the clues of its signs, for turns near before it
    sounding_next: tuple[str, ...]  # and for the turn just before, with the page's habits
    likeness: Likeness
    phrases: Mapping[int, int]  # earlier turn -> how many phrases both say
    most_shared: int  # weight of the words shared with the likest earlier turn
    most_novel: int  # the same, without words of the article
    most_alone: int  # the same, of words that one earlier turn has and no other
    mine: tuple[int, ...]  # the speaker's latest turns before, three at most
    called: Mapping[int, Call]  # authors named -> the plainest place
    echoed: Mapping[int, int]  # earlier turns whose words are repeated -> how many in a row
    last_mine: int  # the speaker's turn before, or -1
    talked: frozenset[int]  # authors named in the speaker's latest turns
    later: frozenset[int]  # authors who soon after speak to the speaker by name


def moment(scene: Scene, turn: int) -> Moment:
    """Gather what the clues of one turn need, once for all candidates."""
    me, likeness, called = scene.talk.speaker[turn], scene.likeness[turn], plainest(scene.calls[turn])
    mine = scene.latest(me, turn, 3)
    echoed: dict[int, int] = {}
    for echo in scene.echoes[turn]:
        echoed[echo.there.turn] = max(echo.length, echoed.get(echo.there.turn, 0))
    strong = any(call.way in STRONG for call in called.values())
    state = "called" if strong else "named" if called else "plain"
    return Moment(
        scene=scene,
        turn=turn,
        me=me,
        state=state,
        speaker=scene.talk.speaker,
        signs=scene.signs[turn],
        sounding_near=sounding("near", scene.signs[turn]),
        sounding_next=(*sounding("next", scene.signs[turn]), *sounding(f"next {state}", scene.habits)),
        likeness=likeness,
        phrases=scene.phrases[turn],
        most_shared=max(likeness.shared.values(), default=0),
        most_novel=max(likeness.novel.values(), default=0),
        most_alone=max(likeness.alone.values(), default=0),
        mine=mine,
        called=called,
        echoed=echoed,
        last_mine=mine[-1] if mine else -1,
        talked=frozenset(call.author for at in mine for call in scene.calls[at] if call.author is not None),
        later=frozenset(callers(scene, turn)),
    )


@lru_cache(maxsize=KEPT)
def sounding(where: str, signs: Collection[str]) -> tuple[str, ...]:
    """The clues of some signs. Kept: many turns sound alike."""
    return tuple(f"{where}, {sign}" for sign in signs)


def plainest(calls: tuple[Call, ...]) -> dict[int, Call]:
    """Authors named -> the plainest place where they are, the first of equals."""
    found: dict[int, Call] = {}
    for call in calls:
        if call.author is not None and (call.author not in found or call.way < found[call.author].way):
            found[call.author] = call
    return found


def callers(scene: Scene, turn: int) -> set[int]:
    """Authors who soon after a turn speak to its speaker by name."""
    speaker, soon = scene.talk.speaker, slice(turn + 1, turn + LATER)
    me = speaker[turn]
    spoken = zip(speaker[soon], scene.spoken_to[soon], strict=True)
    return {him for him, named in spoken if named and any(addressee.author == me for addressee in named)}


def candidates(here: Moment) -> list[int]:
    """The earlier turns that are worth weighing, in order; so many at most, however long the thread."""
    scene, turn, novel, said = here.scene, here.turn, here.likeness.novel, here.phrases
    found = {0, *range(max(0, turn - NEAR), turn), *here.mine[-2:], *here.echoed}
    for author in here.called:
        found.update(scene.latest(author, turn, OF_ONE))
    found.update(most(novel, ALIKE))
    found.update(most(said, ALIKE // 2))
    found.discard(turn)
    return sorted(found)


def most(weights: Mapping[int, int], count: int) -> list[int]:
    """The turns that weigh most, so many; of equals the latest."""
    return [turn for _, turn in sorted(zip(weights.values(), weights, strict=True), reverse=True)[:count]]
