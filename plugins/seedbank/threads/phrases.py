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
    spoken: dict[Phrase, list[int]] = {}
    found: list[dict[int, int]] = []
    for turn, paragraphs in enumerate(talk.words):
        heard: dict[int, int] = {}
        mine = {phrase for paragraph in paragraphs for phrase in phrases_in(stems, paragraph)}
        for phrase in mine:
            before = spoken.setdefault(phrase, [])
            for other in before[-HEARD:]:
                heard[other] = heard.get(other, 0) + 1
            before.append(turn)
        found.append(heard)
    return tuple(found)


def phrases_in(stems: Stems, paragraph: tuple[str, ...]) -> set[Phrase]:
    """The phrases of one paragraph."""
    cut = [stems[word] for word in paragraph]
    worth = [stems.worth[word] for word in paragraph]
    triples = zip(cut, cut[1:], cut[2:], worth, worth[1:], worth[2:], strict=False)
    return {(one, two, three) for one, two, three, a, b, c in triples if a + b + c > WORTH}
