"""Which earlier turns share rare words with a turn, and how much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from itertools import chain

from seedbank.frozen import dataclass
from seedbank.threads.stems import Stems
from seedbank.threads.talk import Talk

HEARD = 10
"""Earlier turns remembered for one word, the latest: what everybody speaks of points to nobody."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The rare words of one turn, weighed; all weights are whole numbers of one scale."""

    total: int  # weight of its words; at least 1
    news: int  # weight of those that the article has; of a turn that nobody asks about, 0
    shared: dict[int, int]  # earlier turn -> weight of the words both say; of a turn that nobody asks about, none
    novel: dict[int, int]  # the same, without words of the article
    alone: dict[int, int]  # earlier turn -> weight of the words both say and no other turn before


UNASKED = Likeness(1, 0, {}, {}, {})
"""Of a turn behind the last that is asked about: nobody looks at it."""


def likenesses(talk: Talk, stems: Stems, asked: Collection[int]) -> tuple[Likeness, ...]:
    """For each turn, its words weighed, and for those `asked` about what they share with earlier ones.

    Near-linear: a word points to ten turns at most, and one that only one turn says to none.
    """
    spoken, told = set(chain.from_iterable(chain.from_iterable(talk.words))), set(talk.article)
    names = {word for key in talk.keys for word in key} & spoken  # heard elsewhere
    stems.learn(spoken - names)
    news = stems.hear_of(told)
    bags = [stems.telling(chain.from_iterable(paragraphs)) for paragraphs in talk.words]
    count = Counter(chain.from_iterable(bags))
    weight = weigh_stems(count, len(bags) + 1, stems.rarity)
    stems.learn(names)  # they weigh nothing, but may be shown as words of both
    again = {stem for stem, of in count.items() if of > 1}
    said: dict[str, tuple[int, ...]] = {}
    found: list[Likeness] = []
    for turn, bag in enumerate(bags[: max(asked, default=-1) + 1]):
        now, shared, total = (turn,), bag & again, weight_of(bag, weight) or 1
        if turn in asked:
            found.append(Likeness(total, weight_of(bag & news, weight), *compare(shared, said, weight, news)))
        else:
            found.append(Likeness(total, 0, {}, {}, {}))
        for stem in shared:
            said[stem] = (said[stem] + now)[-HEARD:] if stem in said else now
    return (*found, *[UNASKED] * (len(bags) - len(found)))


def weight_of(bag: Iterable[str], weight: dict[str, int]) -> int:
    """What some stems weigh together."""
    return sum(map(weight.__getitem__, bag))


def weigh_stems(count: dict[str, int], turns: int, rarities: dict[str, int]) -> dict[str, int]:
    """Rare in the language and rare in the thread weighs most: the square of both (tf-idf's, twice)."""
    rare = {of: math.log(1 + turns / of) for of in set(count.values())}
    return {stem: 1 + round((rarities[stem] / 100 * rare[of]) ** 2) for stem, of in count.items()}


def compare(
    bag: AbstractSet[str], said: dict[str, tuple[int, ...]], weight: dict[str, int], news: AbstractSet[str]
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
