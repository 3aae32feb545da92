"""Which earlier turns say three words in a row alike, ordinary ones left out: "believe this stuff"."""

from __future__ import annotations

from collections.abc import Collection

from seedbank.threads.stems import Stems
from seedbank.threads.talk import Talk

WORTH = 1000
"""Rarity that the three words have together, hundredths: "that is the" has less."""

HEARD = 3
"""Earlier turns remembered for one phrase, the latest."""

UNASKED: dict[int, int] = {}
"""Of a turn behind the last that is asked about."""

Phrase = tuple[str, str, str]
"""Three stems."""


def phrases(talk: Talk, stems: Stems, asked: Collection[int]) -> tuple[dict[int, int], ...]:
    """For each turn that is `asked` about: earlier turn -> how many phrases both say. Linear."""
    spoken: dict[Phrase, tuple[int, ...]] = {}
    found: list[dict[int, int]] = []
    for turn, paragraphs in enumerate(talk.words[: max(asked, default=-1) + 1]):
        mine = set().union(*[phrases_in(stems, paragraph) for paragraph in paragraphs])
        found.append(counted(mine, spoken) if turn in asked else {})
        now = (turn,)
        for phrase in mine:
            before = spoken.get(phrase)
            spoken[phrase] = now if before is None else (before + now)[-HEARD:]
    return (*found, *[UNASKED] * (len(talk.words) - len(found)))


def counted(mine: set[Phrase], spoken: dict[Phrase, tuple[int, ...]]) -> dict[int, int]:
    """How many of a turn's phrases each of those who spoke before has."""
    heard: dict[int, int] = {}
    for phrase in mine & spoken.keys():
        for other in spoken[phrase]:
            heard[other] = heard.get(other, 0) + 1
    return heard


def phrases_in(stems: Stems, paragraph: tuple[str, ...]) -> set[Phrase]:
    """The phrases of one paragraph."""
    cut, worth = list(map(stems.of.__getitem__, paragraph)), list(map(stems.worth.__getitem__, paragraph))
    triples = zip(cut, cut[1:], cut[2:], worth, worth[1:], worth[2:], strict=False)
    return {(one, two, three) for one, two, three, a, b, c in triples if a + b + c > WORTH}
