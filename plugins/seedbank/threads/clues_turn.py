"""What speaks for and against that a turn answers an earlier turn. Each clue is a name that has a weight.

A long thread has more of them than of anything else: names that are told in few steps are written once, in tables, and
each aspect adds its own to one list.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from seedbank.threads.moment import STATES, STRONG, Moment
from seedbank.threads.steps import FARTHEST, FULL, distance, share, size

NEARBY = 8
"""Turns back to which an opening still sounds like an answer."""

OF_ONESELF = frozenset({"of himself again", "you", "lower case", "short", "objects"})
"""Signs that somebody goes on with what he said."""

Clues = list[str]
InSteps = Mapping[str, tuple[tuple[str, ...], ...]]
"""State of a moment -> step -> the clues of that step."""


def in_steps(most: int, *names: str) -> InSteps:
    """The clues of every step up to `most`, in every state."""
    return MappingProxyType(
        {
            state: tuple(tuple(name.format(step=step, state=state) for name in names) for step in range(most + 1))
            for state in STATES
        }
    )


ANSWERED, OPEN, FIRST_OF_HIS = (
    {state: f"{name} {state}" for state in STATES} for name in ("answered", "asked, open", "first of his")
)
BACK = in_steps(FARTHEST, "back {step}", "back {step} {state}")
ALIKE = in_steps(FULL, "alike {step}", "alike {step} {state}")
ALONE = in_steps(FULL, "alone {step}", "alone {step} {state}")


def turn_clues(here: Moment, other: int) -> Clues:
    """The clues that a turn answers an earlier one."""
    clues: Clues = []
    of_place(here, other, clues)
    of_answered(here, other, clues)
    of_uptake(here, other, clues)
    (of_himself if here.speaker[other] == here.me else of_voices)(here, other, clues)
    of_exchange(here, other, clues)
    if here.scene.calls[other]:
        of_calling_me(here, other, clues)
        of_its_addressees(here, other, clues)
    of_company(here, other, clues)
    if other in here.likeness.shared:
        of_words(here, other, clues)
    of_phrases(here, other, clues)
    if here.called:
        of_call(here, other, clues)
    return clues


def of_place(here: Moment, other: int, clues: Clues) -> None:
    """How far back it is, and how the turn sounds so near."""
    back = here.turn - other
    clues += BACK[here.state][distance(back)]
    if other == 0:
        clues += ("first", f"first {here.state}")
    if back == 1:
        clues += here.sounding_next
    elif back <= NEARBY:
        clues += here.sounding_near


def of_answered(here: Moment, other: int, clues: Clues) -> None:
    """How the earlier turn sounds: a question waits for an answer."""
    clues += here.scene.heard_as[other]
    theirs = here.scene.signs[other]
    if "asks at the end" in theirs:
        clues += ("asked", f"asked {here.state}")
        if here.turn - other == 1:
            clues.append("asked, next")
        if "informs" in here.signs:
            clues.append("asked, informs")
        if "asks" not in here.signs:
            clues.append("asked, asks not")
    if "you" in here.signs:
        clues.append("you to i" if "i" in theirs else "you to other")


def of_uptake(here: Moment, other: int, clues: Clues) -> None:
    """Whether somebody has answered the earlier turn by name, and whether it is its author's first."""
    scene = here.scene
    if scene.uptake.answered.get(other, here.turn) < here.turn:
        clues.append(ANSWERED[here.state])
    elif "asks at the end" in scene.signs[other]:
        clues.append(OPEN[here.state])
    if scene.talk.turns_of[here.speaker[other]][0] == other:
        clues.append(FIRST_OF_HIS[here.state])


def of_himself(here: Moment, other: int, clues: Clues) -> None:
    """How the speaker goes on with what he said himself."""
    clues.append(f"self {here.state}")
    if here.turn - other == 1:
        clues.append("self next")
    if other == here.last_mine:
        clues.append("self last")
    clues += [f"self, {sign}" for sign in OF_ONESELF & here.signs]


def of_voices(here: Moment, other: int, clues: Clues) -> None:
    """How much the other speaks, and whether one of the two is the page's host."""
    him, hosts = here.speaker[other], here.scene.hosts
    clues.append(f"speaks {size(len(here.scene.talk.turns_of[him]))}")
    likest = None if here.scene.spoken_to[other] else here.scene.uptake.likest[other]
    if likest == here.me:
        clues.append("likest to me")
        if other > here.last_mine:
            clues.append("likest to me, since mine")
    elif likest is not None:
        clues.append("likest to himself" if likest == him else "likest to a third")
    follows_me = other > 0 and here.speaker[other - 1] == here.me
    if follows_me and here.turn - other == 1:
        clues.append("between mine")
    if here.me in hosts:
        clues += ("host answers", f"host answers, back {distance(here.turn - other)}")
        if other > here.last_mine:
            clues.append("host answers, new")
    if him in hosts:
        clues.append("to host")
        if follows_me:
            clues.append("to host, after mine")


def of_exchange(here: Moment, other: int, clues: Clues) -> None:
    """Whether the two are talking with each other."""
    him, since = here.speaker[other], other > here.last_mine
    if him in here.later:
        clues.append(f"calls me later {here.state}")
        if since:
            clues.append("calls me later, since mine")
    elif here.later:
        clues.append(f"another calls me later {here.state}")
    if here.mine:
        clues.append("since mine" if since else "before mine")
        if him != here.me:
            if other == here.last_mine + 1:
                clues.append("after mine")
            if him in here.talked:
                clues.append("talked")
                if since:
                    clues.append("talked, since mine")


def of_calling_me(here: Moment, other: int, clues: Clues) -> None:
    """Whether the earlier turn names the speaker of this one, and waits for his answer."""
    ways = [call.way for call in here.scene.calls[other] if call.author == here.me]
    if ways:
        how = "calls me" if min(ways) in STRONG else "names me"
        clues.append(how)
        if other > here.last_mine:
            clues.append(f"{how}, open")
            if here.speaker[other] not in here.called:
                clues.append(f"calls me, open, {here.state}")


def of_its_addressees(here: Moment, other: int, clues: Clues) -> None:
    """Whom the earlier turn speaks to: what is said to a third is less often answered."""
    spoken_to = here.scene.spoken_to[other]
    if not spoken_to:
        return
    to_me = any(addressee.author == here.me for addressee in spoken_to)
    clues.append("is a reply to me" if to_me else "is a reply to a third")
    if not to_me and any(addressee.author in here.called for addressee in spoken_to):
        clues.append("is a reply to a third who is named here")


def of_company(here: Moment, other: int, clues: Clues) -> None:
    """Whether those whom the earlier turn names are named here too: a run of "@names" goes with a branch."""
    scene = here.scene
    ours, theirs = scene.company[here.turn], scene.company[other]
    if ours or theirs:
        ours, theirs = ours - scene.called_as[here.speaker[other]], theirs - scene.called_as[here.me]
    if (here.called and not scene.company[here.turn]) or not (ours or theirs):
        clues.append(f"no company {here.state}")
    elif ours == theirs:
        clues.append("company same")
    else:
        clues.append("company kept" if theirs < ours else "company lost" if ours < theirs else "company other")


def of_words(here: Moment, other: int, clues: Clues) -> None:
    """What the two turns say alike."""
    like = here.likeness
    shared = like.shared[other]
    total, novel, alone = here.scene.likeness[other].total, like.novel.get(other), like.alone.get(other)
    clues += ALIKE[here.state][share(shared * shared // total, like.total)]
    clues.append(f"covers {share(shared, like.total)}")
    if shared == here.most_shared:
        clues.append("most alike")
    if alone:
        clues += ALONE[here.state][share(alone, like.total)]
        if alone == here.most_alone:
            clues.append(f"most alone {here.state}")
    if novel:
        clues.append(f"novel {share(novel * novel // total, like.total)}")
        if novel == here.most_novel:
            clues.append(f"most novel {here.state}")
            clues.append("most novel, next" if here.turn - other == 1 else "most novel, back")


def of_phrases(here: Moment, other: int, clues: Clues) -> None:
    """The words in a row that both say."""
    said, length = here.phrases.get(other), here.echoed.get(other)
    if said:
        clues += (f"phrase {size(said)}", f"phrase {here.state}")
    if length:
        clues.append(f"echo {size(length)}")


def of_call(here: Moment, other: int, clues: Clues) -> None:
    """What a name in the turn says for a turn of its bearer."""
    him, scene = here.speaker[other], here.scene
    call = here.called.get(him)
    if call is None:
        clues.append(f"not the named {here.state}")
        return
    clues += (call.manner, "strong call" if call.way in STRONG else "weak call")
    if him in scene.hosts:
        clues.append("calls host")
    since = scene.said(him, here.turn) - scene.said(him, other) - 1
    clues.append(f"call, older {size(since)}" if since else "call, latest")
    clues.append("call, before mine" if other < here.last_mine else "call, since mine")
