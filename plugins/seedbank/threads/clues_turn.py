"""What speaks for and against that a turn answers an earlier turn. Each clue is a name that has a weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from seedbank.threads.moment import STRONG, Moment
from seedbank.threads.steps import distance, share, size

NEARBY = 8
"""Turns back to which an opening still sounds like an answer."""

LENGTHS = frozenset({"tiny", "short", "middling", "of usual length", "long"})
OF_ONESELF = frozenset({"of himself again", "you", "lower case", "short", "objects"})
"""Signs that somebody goes on with what he said."""


def turn_clues(here: Moment, other: int) -> list[str]:
    """The clues that a turn answers an earlier one."""
    return [clue for aspect in ASPECTS for clue in aspect(here, other)]


def of_place(here: Moment, other: int) -> Iterator[str]:
    """How far back it is, and how the turn sounds so near."""
    back, state = here.turn - other, here.state
    far = distance(back)
    yield f"back {far}"
    yield f"back {far} {state}"
    if other == 0:
        yield "first"
        yield f"first {state}"
    if back == 1:
        yield from here.sounding_next
    elif back <= NEARBY:
        yield from here.sounding_near


def of_answered(here: Moment, other: int) -> Iterator[str]:
    """How the earlier turn sounds: a question waits for an answer."""
    state, theirs = here.state, here.scene.signs[other]
    if "asks at the end" in theirs:
        yield "asked"
        yield f"asked {state}"
        if here.turn - other == 1:
            yield "asked, next"
        if "informs" in here.signs:
            yield "asked, informs"
        if "asks" not in here.signs:
            yield "asked, asks not"
    elif "asks" in theirs:
        yield "asks within"
    if "you" in here.signs:
        yield "you to i" if "i" in theirs else "you to other"
    if "thanks" in theirs:
        yield "thanked"
    yield from (f"to a {sign}" for sign in LENGTHS & theirs)


def of_himself(here: Moment, other: int) -> Iterator[str]:
    """Whether the speaker goes on with what he said himself."""
    if here.speaker(other) == here.me:
        yield f"self {here.state}"
        if here.turn - other == 1:
            yield "self next"
        if other == here.last_mine:
            yield "self last"
        yield from (f"self, {sign}" for sign in OF_ONESELF & here.signs)


def of_voices(here: Moment, other: int) -> Iterator[str]:
    """How much the other speaks, and whether one of the two is the page's host."""
    him, hosts = here.speaker(other), here.scene.hosts
    if him == here.me:
        return
    yield f"speaks {size(len(here.scene.talk.turns_of[him]))}"
    follows_me = other > 0 and here.speaker(other - 1) == here.me
    if follows_me and here.turn - other == 1:
        yield "between mine"
    if here.me in hosts:
        yield "host answers"
        yield f"host answers, back {distance(here.turn - other)}"
        if other > here.last_mine:
            yield "host answers, new"
    if him in hosts:
        yield "to host"
        if follows_me:
            yield "to host, after mine"


def of_exchange(here: Moment, other: int) -> Iterator[str]:
    """Whether the two are talking with each other."""
    him, since = here.speaker(other), other > here.last_mine
    if him in here.later:
        yield f"calls me later {here.state}"
        if since:
            yield "calls me later, since mine"
    elif here.later:
        yield f"another calls me later {here.state}"
    if here.mine:
        yield "since mine" if since else "before mine"
        if him != here.me:
            if other == here.last_mine + 1:
                yield "after mine"
            if him in here.talked:
                yield "talked"
                if since:
                    yield "talked, since mine"


def of_calling_me(here: Moment, other: int) -> Iterator[str]:
    """Whether the earlier turn names the speaker of this one, and waits for his answer."""
    ways = [call.way for call in here.scene.calls[other] if call.author == here.me]
    if ways:
        how = "calls me" if min(ways) in STRONG else "names me"
        yield how
        if other > here.last_mine:
            yield f"{how}, open"
            if here.speaker(other) not in here.called:
                yield f"calls me, open, {here.state}"


def of_its_addressees(here: Moment, other: int) -> Iterator[str]:
    """Whom the earlier turn speaks to: what is said to a third is less often answered."""
    spoken_to = here.scene.spoken_to[other]
    if spoken_to:
        to_me = any(addressee.author == here.me for addressee in spoken_to)
        yield "is a reply to me" if to_me else "is a reply to a third"
        if not to_me and any(addressee.author in here.called for addressee in spoken_to):
            yield "is a reply to a third who is named here"


def of_company(here: Moment, other: int) -> Iterator[str]:
    """Whether those whom the earlier turn names are named here too: a run of "@names" goes with a branch."""
    scene = here.scene
    ours = scene.company[here.turn] - scene.called_as[here.speaker(other)]
    theirs = scene.company[other] - scene.called_as[here.me]
    if (here.called and not scene.company[here.turn]) or not (ours or theirs):
        yield f"no company {here.state}"
    elif ours == theirs:
        yield "company same"
    else:
        yield "company kept" if theirs < ours else "company lost" if ours < theirs else "company other"


def of_words(here: Moment, other: int) -> Iterator[str]:
    """What the two turns say alike."""
    like, total = here.likeness, here.scene.likeness[other].total
    shared, novel = like.shared.get(other), like.novel.get(other)
    if shared:
        alike = share(shared * shared // total, like.total)
        yield f"alike {alike}"
        yield f"alike {alike} {here.state}"
        yield f"covers {share(shared, like.total)}"
        if shared == here.most_shared:
            yield "most alike"
    alone = like.alone.get(other)
    if alone:
        yield f"alone {share(alone, like.total)}"
        yield f"alone {share(alone, like.total)} {here.state}"
        if alone == here.most_alone:
            yield f"most alone {here.state}"
    if novel:
        yield f"novel {share(novel * novel // total, like.total)}"
        if novel == here.most_novel:
            yield f"most novel {here.state}"
            yield "most novel, next" if here.turn - other == 1 else "most novel, back"


def of_phrases(here: Moment, other: int) -> Iterator[str]:
    """The words in a row that both say."""
    said, length = here.phrases.get(other), here.echoed.get(other)
    if said:
        yield f"phrase {size(said)}"
        yield f"phrase {here.state}"
    if length:
        yield f"echo {size(length)}"


def of_call(here: Moment, other: int) -> Iterator[str]:
    """What a name in the turn says for a turn of its bearer."""
    him, scene = here.speaker(other), here.scene
    call = here.called.get(him)
    if call is None:
        if here.called:
            yield f"not the named {here.state}"
        return
    yield call.manner
    yield "strong call" if call.way in STRONG else "weak call"
    if him in scene.hosts:
        yield "calls host"
    since = scene.said(him, here.turn) - scene.said(him, other) - 1
    yield f"call, older {size(since)}" if since else "call, latest"
    yield "call, before mine" if other < here.last_mine else "call, since mine"


ASPECTS: tuple[Callable[[Moment, int], Iterator[str]], ...] = (
    of_place,
    of_answered,
    of_himself,
    of_voices,
    of_exchange,
    of_calling_me,
    of_its_addressees,
    of_company,
    of_words,
    of_phrases,
    of_call,
)
