"""Words of eight and more in a row that an earlier turn said first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seedbank.threads.talk import Talk
from seedbank.threads.words import stretch

GRAM = 5
"""Words looked up at once."""

STRIDE = 4
"""Every so many words of a paragraph one gram is kept: any eight words in a row contain a kept one."""

ENOUGH = GRAM + STRIDE - 1
"""Words in a row that nobody repeats by chance."""

KEPT = 3
"""Turns remembered for one gram, the first that said it: spam repeated a thousand times costs no more than a quotation."""

COPY = 60
"""Hundredths of two turns that, said in both, make the later a copy and no answer."""

TAKEN = re.compile(r"@(?:[\w.-]+:?\s*)?$")
"""Before words that are handed on: "RT @name: "."""

QUOTING = re.compile(r"[>“„«\"]\s*$")
"""Before words that are marked as another's."""

MARKED = re.compile(r"[@“\">]")
"""Without one of these in the earlier paragraph, and "@" in the later, nothing speaks against the words being his own."""

Spot = tuple[int, int, int]
"""Turn, paragraph of it, word of that."""

Gram = tuple[str, ...]


Hit = tuple[int, tuple[Spot, ...]]
"""The place of a gram in its paragraph, and the places kept of it."""


class Run(NamedTuple):
    """Words in a row within one paragraph."""

    turn: int
    paragraph: int
    start: int  # word, from 0
    end: int  # excluded


class Echo(NamedTuple):
    """A run of words, and where an earlier turn has it."""

    here: Run
    there: Run

    @property
    def length(self) -> int:
        """Words."""
        return self.here.end - self.here.start


def echoes(talk: Talk) -> tuple[tuple[Echo, ...], ...]:
    """For each turn, the runs it repeats from other authors' earlier turns, the article's own words left out. Linear."""
    met = list(meetings(talk))
    if not met:
        return ((),) * len(talk.turns)
    repeated = {talk.words[turn][number][at : at + GRAM] for turn, number, hits in met for at, _ in hits}
    news = repeated.intersection(grams(talk.article))
    found: list[list[Echo]] = [[] for _ in talk.turns]
    for turn, number, hits in met:
        found[turn] += runs(talk, (turn, number), hits, news)
    return tuple(
        tuple([echo for echo in heard if not is_copy(talk, echo) and is_original(talk, echo)]) for heard in found
    )


def runs(talk: Talk, here: tuple[int, int], hits: list[Hit], news: set[Gram]) -> Iterator[Echo]:
    """The runs that one paragraph repeats, none within another."""
    words, past = talk.words[here[0]][here[1]], 0
    for at, spots in hits:
        if at >= past and words[at : at + GRAM] not in news:
            best = longest(talk, (*here, at), spots)
            if best:
                yield best
                past = best.here.end


def meetings(talk: Talk) -> Iterator[tuple[int, int, list[Hit]]]:
    """The paragraphs with grams that an earlier turn has: turn, paragraph, and those grams."""
    kept: dict[Gram, tuple[Spot, ...]] = {}
    for turn, paragraphs in enumerate(talk.words):
        for number, paragraph in enumerate(paragraphs):
            known = [*map(kept.get, grams(paragraph))]
            if any(known):
                yield turn, number, [(at, spots) for at, spots in enumerate(known) if spots]
        keep(kept, turn, paragraphs)


def grams(words: tuple[str, ...]) -> Iterator[Gram]:
    """Every five words in a row."""
    return zip(*[words[at:] for at in range(GRAM)], strict=False)


def is_copy(talk: Talk, echo: Echo) -> bool:
    """Whether a turn was posted twice, more or less; what stands in quotation marks, with words of his own behind, was not."""
    whole = sum(map(len, talk.words[echo.here.turn]))
    most = max(whole, sum(map(len, talk.words[echo.there.turn])))
    if 100 * echo.length < COPY * most:
        return False
    return echo.length >= whole or not QUOTING.search(before(talk, echo.here))


def is_original(talk: Talk, echo: Echo) -> bool:
    """Whether the earlier turn says the words itself, and the later takes them from there: both may quote a third."""
    if "@" not in printed(talk, echo.here) and not MARKED.search(printed(talk, echo.there)):
        return True
    told, said = before(talk, echo.here), before(talk, echo.there)
    opened = said.rfind("“") > said.rfind("”") or said.count('"') % 2 == 1 or said.lstrip().startswith(">")
    return not opened and not TAKEN.search(told) and not TAKEN.search(said)


def printed(talk: Talk, run: Run) -> str:
    """The paragraph of a run."""
    return talk.turns[run.turn].paragraphs[run.paragraph].text


def before(talk: Talk, run: Run) -> str:
    """The paragraph up to a run."""
    text = printed(talk, run)
    return text[: stretch(text, run.start, run.start)[0]]


def keep(kept: dict[Gram, tuple[Spot, ...]], turn: int, paragraphs: tuple[tuple[str, ...], ...]) -> None:
    """Remember every fourth gram of a turn."""
    for number, paragraph in enumerate(paragraphs):
        every_fourth = zip(*[paragraph[at::STRIDE] for at in range(GRAM)], strict=False)
        for place, gram in enumerate(every_fourth):
            here = ((turn, number, place * STRIDE),)
            spots = kept.setdefault(gram, here)
            if spots is not here and len(spots) < KEPT:
                kept[gram] = spots + here


def longest(talk: Talk, here: Spot, spots: tuple[Spot, ...]) -> Echo | None:
    """The longest run from here that one of these places has, if it is long enough and another's."""
    best, least = None, ENOUGH
    for spot in spots:
        if talk.speaker[spot[0]] != talk.speaker[here[0]]:
            back, ahead = agreement(talk, here, spot, GRAM)
            if back + ahead >= least:
                best, least = (spot, back, ahead), back + ahead + 1
    return stretched(here, *best) if best else None


def grown(talk: Talk, here: Spot, there: Spot, ahead: int) -> Echo:
    """So many words in two places, made as long as the words agree."""
    return stretched(here, there, *agreement(talk, here, there, ahead))


def stretched(here: Spot, there: Spot, back: int, ahead: int) -> Echo:
    """Two places and so many words around them."""
    (turn, number, at), (other, its_number, its_at) = here, there
    return Echo(Run(turn, number, at - back, at + ahead), Run(other, its_number, its_at - back, its_at + ahead))


def agreement(talk: Talk, here: Spot, there: Spot, ahead: int) -> tuple[int, int]:
    """How many words agree before two places and, where so many are known to, behind them."""
    ours, theirs = talk.words[here[0]][here[1]], talk.words[there[0]][there[1]]
    one, other = here[2], there[2]
    back, most = 0, min(one, other)
    while back < most and ours[one - back - 1] == theirs[other - back - 1]:
        back += 1
    most = min(len(ours) - one, len(theirs) - other)
    while ahead < most and ours[one + ahead] == theirs[other + ahead]:
        ahead += 1
    return back, ahead
