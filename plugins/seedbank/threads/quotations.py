"""Paragraphs that are marked as another's words, or open with them, and the earlier turn that said them: fewer words need to agree.

Within a sentence, a short quotation proves nothing: four to seven words in quotation marks were in 11 of 13 labelled
cases a saying, or the article's. There eight words in a row are asked for, as of words without marks. None of the 13 opened
a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seedbank.model import Paragraph, Role
from seedbank.threads.echoes import Echo, Run, grown, is_original
from seedbank.threads.talk import Talk
from seedbank.threads.words import plain

FEWEST = 4
"""Words that a quotation needs."""

COVERED = 80
"""Hundredths of the quotation that the earlier turn must have in a row; the rest is a slip or an omission."""

HEARD = 3
"""Earlier turns remembered for the same four words, the first ones."""

MARK = re.compile(r"\s*(?:>|&gt;|[“„«\"‘'])")
"""What such a paragraph begins with: looked for first, for few paragraphs do."""

DEPTH = re.compile(r"(?:\s|>|&gt;)*")
"""Marks of quotation before a paragraph's first word."""

WHOLE = re.compile(r"\s*(?:(?:>|&gt;)[>\s]*(.+)|[“„«\"‘'](.+)[”“»\"’'][.\s]*)", re.DOTALL)
"""A paragraph behind ">", or between quotation marks from its first to its last letter."""

OPENS = re.compile(r"\s*(?:[“„«\"]([^“”„«»\"]+)[”“»\"]|‘([^‘’]+)’(?!\w))")
"""Words in quotation marks with which a paragraph opens, and goes on."""

QUOTED = re.compile(r"[“„«\"]")

YOU_SAID = re.compile(
    r"\b(?:you (?:said|say|wrote|write|claim(?:ed)?)|(?:du|sie) (?:sagst|schreibst|sagen|schreiben|schrieben|sagten)|"
    r"(?:vous|tu) (?:dites|écrivez|dis|écris|avez (?:dit|écrit)|as (?:dit|écrit))|(?:usted )?(?:dices|dice usted|escribes|dijiste))"
    r"(?: that)?[\s,:]*[“„«\"]([^“”„«»\"]+)[”“»\"]",
    re.IGNORECASE,
)
"""Words that are said to be his who is spoken to."""

FEWEST_OPENING = 5
"""Words that those need, all of them said before; one less where they are a whole paragraph there."""


def quotations(talk: Talk) -> tuple[tuple[Echo, ...], ...]:
    """For each turn, its quotations of other authors' earlier turns, not of the article. Linear."""
    marked = [tuple(marked_runs(talk, turn)) for turn in range(len(talk.turns))]
    wanted = {opening(talk, run) for runs in marked for run in runs}
    if not wanted:
        return ((),) * len(marked)
    wanted.difference_update(_in_a_row(talk.article))
    said: dict[tuple[str, ...], list[Run]] = {}
    found: list[tuple[Echo, ...]] = []
    for turn, paragraphs in enumerate(talk.words):
        echoes = (quoted(talk, run, said.get(opening(talk, run), [])) for run in marked[turn])
        found.append(tuple(echo for echo in echoes if echo))
        for number, paragraph in enumerate(paragraphs):
            if wanted.isdisjoint(_in_a_row(paragraph)):
                continue
            for at, words in enumerate(_in_a_row(paragraph)):
                if words in wanted and len(said.setdefault(words, [])) < HEARD:
                    said[words].append(Run(turn, number, at, at + FEWEST))
    return tuple(found)


def _in_a_row(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give every few words in a row."""
    return zip(*[words[at:] for at in range(FEWEST)], strict=False)


def depth(text: str) -> int:
    """How deep a paragraph is quoted: 2 where it is ">>", what somebody quoted whom this comment quotes."""
    found = DEPTH.match(text)
    return found[0].replace("&gt;", ">").count(">") if found else 0


def both(long: tuple[Echo, ...], short: tuple[Echo, ...]) -> tuple[Echo, ...]:
    """Runs of many words and quotations of few, in order of the text; of one paragraph the runs alone."""
    heard = {echo.here.paragraph for echo in long}
    if not short or not long:
        return long or short
    found = (*long, *(echo for echo in short if echo.here.paragraph not in heard))
    return tuple(sorted(found, key=lambda echo: echo.here))


def outermost(talk: Talk, turn: int, found: tuple[Echo, ...]) -> tuple[Echo, ...]:
    """What a turn repeats itself, without what it only hands on within a quotation."""
    paragraphs = talk.turns[turn].paragraphs
    depths = [depth(paragraphs[echo.here.paragraph].text) for echo in found]
    return tuple(echo for echo, deep in zip(found, depths, strict=True) if deep <= max(1, min(depths)))


def marked_runs(talk: Talk, turn: int) -> Iterator[Run]:
    """The paragraphs of a turn that are quotations, and long enough; a turn that is nothing else only hands on."""
    for number, paragraph in enumerate(talk.turns[turn].paragraphs):
        yield from told_him(paragraph, turn, number)
        if paragraph.role is not Role.QUOTE and not MARK.match(paragraph.text):
            continue
        opening_words = opened_with(paragraph)
        if opening_words >= FEWEST:
            yield Run(turn, number, 0, opening_words)
            continue
        count = len(talk.words[turn][number])
        skipped = 1 if paragraph.text.lstrip().startswith("&gt;") else 0  # the "gt" of an escaped mark is no word
        more = any(other for at, other in enumerate(talk.words[turn]) if at != number)
        if more and count - skipped >= FEWEST and is_quotation(paragraph):
            yield Run(turn, number, skipped, count)


def told_him(paragraph: Paragraph, turn: int, number: int) -> Iterator[Run]:
    """What somebody is told that he said."""
    for found in YOU_SAID.finditer(paragraph.text) if QUOTED.search(paragraph.text) else ():
        start, count = len(plain(paragraph.text[: found.start(1)])), len(plain(found[1]))
        if count >= FEWEST:
            yield Run(turn, number, start, start + count)


def opened_with(paragraph: Paragraph) -> int:
    """How many words a paragraph quotes before it goes on; 0 where it opens with no quotation, or is nothing else."""
    if is_quotation(paragraph):
        return 0
    found = OPENS.match(paragraph.text)
    return len(plain(found[1] or found[2])) if found else 0


def is_quotation(paragraph: Paragraph) -> bool:
    """Whether a whole paragraph is marked as somebody's words."""
    return paragraph.role is Role.QUOTE or WHOLE.fullmatch(paragraph.text) is not None


def opening(talk: Talk, run: Run) -> tuple[str, ...]:
    """The first words of a run, by which it is looked up."""
    return talk.words[run.turn][run.paragraph][run.start : run.start + FEWEST]


def quoted(talk: Talk, run: Run, places: list[Run]) -> Echo | None:
    """The earlier turn that says most of a quotation, if one says enough of it."""
    others = (place for place in places if talk.speaker[place.turn] != talk.speaker[run.turn])
    able = (
        grown(talk, (run.turn, run.paragraph, run.start), (there.turn, there.paragraph, there.start), FEWEST)
        for there in others
    )
    enough = [echo for echo in able if 100 * echo.length >= COVERED * (run.end - run.start) and is_original(talk, echo)]
    if not run.start and run.end < min(FEWEST_OPENING, len(talk.words[run.turn][run.paragraph])):
        enough = [echo for echo in enough if echo.length == len(talk.words[echo.there.turn][echo.there.paragraph])]
    return max(enough, key=lambda echo: echo.length, default=None)
