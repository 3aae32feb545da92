"""The words that a reply rests on, with their places."""

from __future__ import annotations

from itertools import chain

from seedbank.model import Evidence, Span
from seedbank.threads.calls import Call
from seedbank.threads.echoes import Echo, Run
from seedbank.threads.scene import Scene
from seedbank.threads.stems import Stems
from seedbank.threads.talk import Talk
from seedbank.threads.vocative import RULE
from seedbank.threads.words import stretch

ALIKE = 3
"""Words said in both comments that are shown, the rarest."""

OPENING = frozenset({"agrees", "objects", "points", "you first", "informs"})
"""Signs that a comment begins like an answer."""


def called(call: Call) -> Evidence:
    """The words that name somebody."""
    return Evidence(call.text, call.span, RULE[call.way])


def repeated(talk: Talk, echo: Echo) -> tuple[Evidence, Evidence]:
    """The words repeated, here and where they were said first."""
    return passage(talk, echo.here, "repeated words"), passage(talk, echo.there, "words repeated")


def passage(talk: Talk, run: Run, entry: str) -> Evidence:
    """A run of words, as printed."""
    paragraph = talk.turns[run.turn].paragraphs[run.paragraph]
    start, end = stretch(paragraph.text, run.start, run.end - 1)
    return Evidence(paragraph.text[start:end], Span(paragraph.line, start, end), entry)


def alike(scene: Scene, turn: int, other: int) -> tuple[Evidence, ...]:
    """The rarest words that two turns share, in both, and how the later begins where it begins like an answer."""
    stems, talk = scene.stems, scene.talk
    both = stems.telling(chain.from_iterable(talk.words[turn])) & stems.telling(chain.from_iterable(talk.words[other]))
    shared = sorted(both, key=lambda stem: (-stems.rarity[stem], stem))[:ALIKE]
    ours, theirs = (first_places(talk, stems, said, shared) for said in (turn, other))
    pairs = (
        (passage(talk, ours[stem], "word of both"), passage(talk, theirs[stem], "word of both")) for stem in shared
    )
    opening = begins(talk, turn) if not OPENING.isdisjoint(scene.signs[turn]) else ()
    return (*opening, *(words for pair in pairs for words in pair))


def first_places(talk: Talk, stems: Stems, turn: int, wanted: list[str]) -> dict[str, Run]:
    """Wanted stem -> where a telling word of the turn has it first."""
    found: dict[str, Run] = {}
    for number, paragraph in enumerate(talk.words[turn] if wanted else ()):
        told = list(map(stems.tells.get, paragraph))
        for stem in wanted:
            if stem not in found and stem in told:
                at = told.index(stem)
                found[stem] = Run(turn, number, at, at + 1)
    return found


def begins(talk: Talk, turn: int) -> tuple[Evidence, ...]:
    """The first words of a turn."""
    paragraph = next((number for number, said in enumerate(talk.words[turn]) if said), None)
    if paragraph is None:
        return ()
    end = min(4, len(talk.words[turn][paragraph]))
    return (passage(talk, Run(turn, paragraph, 0, end), "begins like an answer"),)
