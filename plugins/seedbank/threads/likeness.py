"""Which earlier turns share rare words with a turn, and how much."""

from __future__ import annotations

import math
from dataclasses import dataclass

from seedbank.threads.stems import Stems
from seedbank.threads.talk import Talk

HEARD = 10
"""Earlier turns remembered for one word, the latest: what everybody speaks of points to nobody."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The rare words of one turn, weighed; all weights are whole numbers of one scale."""

    total: int  # weight of its words; at least 1
    news: int  # weight of those that the article has
    shared: dict[int, int]  # earlier turn -> weight of the words both say
    novel: dict[int, int]  # the same, without words of the article
    alone: dict[int, int]  # earlier turn -> weight of the words both say and no other turn before


def likenesses(talk: Talk, stems: Stems) -> tuple[Likeness, ...]:
    """For each turn, what it shares with earlier ones. Near-linear: a word points to ten turns at most."""
    names = {word for key in talk.keys for word in key}
    bags = [rare_stems(stems, paragraphs, names) for paragraphs in talk.words]
    news = {stems[word] for word in set(talk.article)}
    weight = weigh_stems(bags, stems.rarity)
    said: dict[str, list[int]] = {}
    found: list[Likeness] = []
    for turn, bag in enumerate(bags):
        total = sum([weight[stem] for stem in bag]) or 1
        known = sum([weight[stem] for stem in bag if stem in news])
        found.append(Likeness(total, known, *compare(bag, said, weight, news)))
        for stem in bag:
            said.setdefault(stem, []).append(turn)
    return tuple(found)


def rare_stems(stems: Stems, paragraphs: tuple[tuple[str, ...], ...], names: set[str]) -> tuple[str, ...]:
    """The stems of a turn's telling words, each once, in order; names are heard elsewhere."""
    heard = {word for paragraph in paragraphs for word in paragraph} - names
    return tuple(dict.fromkeys(stems.telling(sorted(heard))))


def weigh_stems(bags: list[tuple[str, ...]], rarities: dict[str, int]) -> dict[str, int]:
    """Rare in the language and rare in the thread weighs most: the square of both (tf-idf's, twice)."""
    count: dict[str, int] = {}
    for bag in bags:
        for stem in bag:
            count[stem] = count.get(stem, 0) + 1
    turns = len(bags) + 1
    return {stem: 1 + round((rarities[stem] / 100 * math.log(1 + turns / of)) ** 2) for stem, of in count.items()}


def compare(
    bag: tuple[str, ...], said: dict[str, list[int]], weight: dict[str, int], news: set[str]
) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Weigh what a turn shares with each turn before it: in all, without words of the article, and alone with it."""
    shared: dict[int, int] = {}
    novel: dict[int, int] = {}
    alone: dict[int, int] = {}
    for stem in bag:
        turns = said.get(stem)
        if not turns:
            continue
        worth = weight[stem]
        for turn in turns[-HEARD:]:
            shared[turn] = shared.get(turn, 0) + worth
        if stem not in news:
            for turn in turns[-HEARD:]:
                novel[turn] = novel.get(turn, 0) + worth
        if len(turns) == 1:
            alone[turns[0]] = alone.get(turns[0], 0) + worth
    return shared, novel, alone
