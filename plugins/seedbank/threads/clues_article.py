"""What speaks for and against that a turn answers the article and nobody. Each clue is a name that has a weight."""

from __future__ import annotations

from collections.abc import Iterator

from seedbank.threads.moment import NEAR, STRONG, Moment, sounding
from seedbank.threads.steps import share, size


def article_clues(here: Moment) -> list[str]:
    """The clues that a turn answers the article."""
    return [*of_manner(here), *of_place(here), *of_words(here), *of_names(here)]


def of_manner(here: Moment) -> Iterator[str]:
    """How the turn sounds; without a name in it that tells more."""
    yield from sounding("article", here.signs)
    if here.state == "plain":
        yield from sounding("article plain", here.signs)


def of_place(here: Moment) -> Iterator[str]:
    """When it is said, by whom, on what kind of page."""
    total = size(len(here.scene.talk.turns_of[here.me]))
    yield f"article {here.state}"
    yield from sounding(f"article {here.state}", here.scene.habits)
    yield f"article, turn {size(here.turn)}"
    yield f"article, spoke {size(here.scene.said(here.me, here.turn))}"
    yield f"article, speaks {total}"
    yield f"article {here.state}, speaks {total}"
    yield f"article {here.state}, {here.scene.uptake.habit(here.me, total)}"
    if here.me in here.scene.hosts:
        yield f"article {here.state}, host"


def of_words(here: Moment) -> Iterator[str]:
    """What it says alike with the article, and with the likest turn."""
    like = here.likeness
    yield f"article, news {10 * like.news // like.total}"
    yield f"article, like {share(here.most_shared, like.total)}"
    yield f"article, novel {share(here.most_novel, like.total)}"
    if here.phrases:
        yield "article, phrase"


def of_names(here: Moment) -> Iterator[str]:
    """Whom it names, and who names its speaker."""
    for call in here.called.values():
        yield f"article, {call.manner}"
        if call.author in here.scene.hosts:
            yield "article, calls host"
    if any(call.author is None for call in here.scene.calls[here.turn]):
        yield "article, ghost"
    if here.later:
        yield f"article {here.state}, called later"
    if here.mine and called_back(here):
        yield "article, called back"


def called_back(here: Moment) -> bool:
    """Whether anybody called this speaker since he last spoke; looked for among the latest turns."""
    since = range(max(here.last_mine + 1, here.turn - NEAR), here.turn)
    return any(call.author == here.me and call.way in STRONG for at in since for call in here.scene.calls[at])
