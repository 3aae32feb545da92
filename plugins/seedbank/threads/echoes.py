"""Words of eight and more in a row that an earlier turn said first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from seedbank.threads.talk import Talk
from seedbank.threads.words import WORD

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

Spot = tuple[int, int, int]
"""Turn, paragraph of it, word of that."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row within one paragraph."""

    turn: int
    paragraph: int
    start: int  # word, from 0
    end: int  # excluded


@dataclass(frozen=True, slots=True)
class Echo:
    """A run of words, and where an earlier turn has it."""

    here: Run
    there: Run

    @property
    def length(self) -> int:
        """Words."""
        return self.here.end - self.here.start


def echoes(talk: Talk) -> tuple[tuple[Echo, ...], ...]:
    """For each turn, the runs it repeats from other authors' earlier turns, the article's own words left out. Linear."""
    kept: dict[tuple[str, ...], list[Spot]] = {}
    news = {talk.article[at : at + GRAM] for at in range(len(talk.article) - GRAM + 1)}
    found: list[tuple[Echo, ...]] = []
    for turn, paragraphs in enumerate(talk.words):
        heard = [
            echo
            for number, paragraph in enumerate(paragraphs)
            for echo in repeated(talk, kept, (turn, number), news)
            if paragraph
        ]
        found.append(tuple(echo for echo in heard if not is_copy(talk, echo) and is_original(talk, echo)))
        keep(kept, turn, paragraphs)
    return tuple(found)


def is_copy(talk: Talk, echo: Echo) -> bool:
    """Whether a turn was posted twice, more or less."""
    return all(100 * echo.length >= COPY * sum(map(len, talk.words[run.turn])) for run in (echo.here, echo.there))


def is_original(talk: Talk, echo: Echo) -> bool:
    """Whether the earlier turn says the words itself, and the later takes them from there: both may quote a third."""
    told, said = before(talk, echo.here), before(talk, echo.there)
    opened = said.rfind("“") > said.rfind("”") or said.count('"') % 2 == 1 or said.lstrip().startswith(">")
    return not opened and not TAKEN.search(told) and not TAKEN.search(said)


def before(talk: Talk, run: Run) -> str:
    """The paragraph up to a run."""
    text = talk.turns[run.turn].paragraphs[run.paragraph].text
    return text[: next(islice(WORD.finditer(text), run.start, None)).start()]


def keep(kept: dict[tuple[str, ...], list[Spot]], turn: int, paragraphs: tuple[tuple[str, ...], ...]) -> None:
    """Remember every fourth gram of a turn."""
    for number, paragraph in enumerate(paragraphs):
        for at in range(0, len(paragraph) - GRAM + 1, STRIDE):
            places = kept.setdefault(paragraph[at : at + GRAM], [])
            if len(places) < KEPT:
                places.append((turn, number, at))


def repeated(
    talk: Talk, kept: dict[tuple[str, ...], list[Spot]], place: tuple[int, int], news: set[tuple[str, ...]]
) -> list[Echo]:
    """The longest runs of one paragraph, none overlapping."""
    turn, number = place
    paragraph, found, at = talk.words[turn][number], [], 0
    while at <= len(paragraph) - GRAM:
        gram = paragraph[at : at + GRAM]
        places = kept.get(gram)
        best = longest(talk, (turn, number, at), places) if places and gram not in news else None
        if best:
            found.append(best)
        at = best.here.end if best else at + 1
    return found


def longest(talk: Talk, here: Spot, places: list[Spot]) -> Echo | None:
    """The longest run from here that one of these places has, if it is long enough and another's."""
    others = (spot for spot in places if talk.speaker[spot[0]] != talk.speaker[here[0]])
    able = (grown(talk, here, spot, GRAM) for spot in others)
    return max((echo for echo in able if echo.length >= ENOUGH), key=lambda echo: echo.length, default=None)


def grown(talk: Talk, here: Spot, there: Spot, ahead: int) -> Echo:
    """So many words in two places, made as long as the words agree."""
    ours, theirs = talk.words[here[0]][here[1]], talk.words[there[0]][there[1]]
    back = 0
    while back < min(here[2], there[2]) and ours[here[2] - back - 1] == theirs[there[2] - back - 1]:
        back += 1
    most = min(len(ours) - here[2], len(theirs) - there[2])
    while ahead < most and ours[here[2] + ahead] == theirs[there[2] + ahead]:
        ahead += 1
    return Echo(*(Run(turn, number, at - back, at + ahead) for turn, number, at in (here, there)))
