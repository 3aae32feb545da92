"""Which earlier turns say three words in a row alike, ordinary ones left out: "believe this stuff"."""

from __future__ import annotations

from seedbank.threads.stems import Stems
from seedbank.threads.talk import Talk

WORTH = 1000
"""Rarity that the three words have together, hundredths: "that is the" has less."""

HEARD = 3
"""Earlier turns remembered for one phrase, the latest."""

Phrase = tuple[str, str, str]
"""Three stems."""


def phrases(talk: Talk, stems: Stems) -> tuple[dict[int, int], ...]:
    """For each turn: earlier turn -> how many phrases both say. Linear."""
    spoken: dict[Phrase, tuple[int, ...]] = {}
    found: list[dict[int, int]] = []
    for turn, paragraphs in enumerate(talk.words):
        heard: dict[int, int] = {}
        mine = set().union(*(phrases_in(stems, paragraph) for paragraph in paragraphs))
        now = (turn,)
        for phrase in mine:
            before = spoken.get(phrase)
            if before is None:
                spoken[phrase] = now
                continue
            for other in before:
                heard[other] = heard.get(other, 0) + 1
            spoken[phrase] = (before + now)[-HEARD:]
        found.append(heard)
    return tuple(found)


def phrases_in(stems: Stems, paragraph: tuple[str, ...]) -> set[Phrase]:
    """The phrases of one paragraph."""
    stems.learn(paragraph)
    cut = list(map(stems.__getitem__, paragraph))
    worth = list(map(stems.worth.__getitem__, paragraph))
    triples = zip(cut, cut[1:], cut[2:], worth, worth[1:], worth[2:], strict=False)
    return {(one, two, three) for one, two, three, a, b, c in triples if a + b + c > WORTH}
