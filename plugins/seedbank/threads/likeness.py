"""Which earlier turns share rare words with a turn, and how much."""

from __future__ import annotations

import math
from itertools import chain
from typing import NamedTuple

from seedbank.threads.stems import Stems
from seedbank.threads.talk import Talk

HEARD = 10
"""Earlier turns remembered for one word, the latest: what everybody speaks of points to nobody."""


class Likeness(NamedTuple):
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
    told = dict.fromkeys(talk.article)
    stems.learn(told)
    news = {stems[word] for word in told}
    weight = weigh_stems(bags, stems.rarity)
    said: dict[str, tuple[int, ...]] = {}
    found: list[Likeness] = []
    for turn, bag in enumerate(bags):
        total = sum([weight[stem] for stem in bag]) or 1
        known = sum([weight[stem] for stem in bag if stem in news])
        found.append(Likeness(total, known, *compare(bag, said, weight, news)))
        now = (turn,)
        for stem in bag:
            said[stem] = (said[stem] + now)[-HEARD:] if stem in said else now
    return tuple(found)


def rare_stems(stems: Stems, paragraphs: tuple[tuple[str, ...], ...], names: set[str]) -> tuple[str, ...]:
    """The stems of a turn's telling words, each once, in order; names are heard elsewhere."""
    heard = [word for word in dict.fromkeys(chain.from_iterable(paragraphs)) if word not in names]
    stems.learn(heard)
    return tuple(dict.fromkeys(stems.telling(heard)))


def weigh_stems(bags: list[tuple[str, ...]], rarities: dict[str, int]) -> dict[str, int]:
    """Rare in the language and rare in the thread weighs most: the square of both (tf-idf's, twice)."""
    count: dict[str, int] = {}
    for bag in bags:
        for stem in bag:
            count[stem] = count.get(stem, 0) + 1
    turns = len(bags) + 1
    rare = {of: math.log(1 + turns / of) for of in set(count.values())}
    return {stem: 1 + round((rarities[stem] / 100 * rare[of]) ** 2) for stem, of in count.items()}


def compare(
    bag: tuple[str, ...], said: dict[str, tuple[int, ...]], weight: dict[str, int], news: set[str]
) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Weigh what a turn shares with each turn before it: in all, without words of the article, and alone with it."""
    told: dict[int, int] = {}
    novel: dict[int, int] = {}
    alone: dict[int, int] = {}
    for stem in bag:
        turns = said.get(stem)
        if not turns:
            continue
        worth, part = weight[stem], told if stem in news else novel
        for turn in turns:
            part[turn] = part.get(turn, 0) + worth
        if len(turns) == 1:
            alone[turns[0]] = alone.get(turns[0], 0) + worth
    shared = novel | {turn: worth + novel.get(turn, 0) for turn, worth in told.items()}
    return shared, novel, alone
