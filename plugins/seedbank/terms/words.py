"""Text -> hits: where the words of a subject stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from seedbank.terms.facet import Form, Lexicon
from seedbank.terms.lexicon import STEM, WORD, Candidate, plain


class Hit(NamedTuple):
    """One place where a form stands, counted in words."""

    part: int  # 0: the title, from 1: the paragraphs
    word: int  # index of its first word
    length: int  # in words
    form: Form


def find_hits(lexicon: Lexicon, parts: Sequence[str]) -> list[Hit]:
    """Return every hit in title and paragraphs, in order of place. A word may serve several subjects, and longer forms too."""
    return [hit for number, part in enumerate(parts) if part for hit in walk(lexicon, number, part)]


def walk(lexicon: Lexicon, number: int, part: str) -> Iterator[Hit]:
    """Yield the hits of one title or paragraph. Costs about a fifth of a microsecond a word, and one a hit."""
    printed = WORD.findall(plain(part))
    words = [word.lower() for word in printed]
    by_key, stems = lexicon.by_key, lexicon.stems
    for place, word in enumerate(words):
        if word in by_key:
            yield from standing(by_key[word], words, printed, place, number)
        if word[:STEM] in stems:
            yield from standing(stems[word[:STEM]], words, printed, place, number)


def standing(
    candidates: Sequence[Candidate], words: list[str], printed: list[str], place: int, number: int
) -> Iterator[Hit]:
    """Yield the candidates that stand at a word: the longest ones, and none that a capital makes a name."""
    longest = 0
    for star, text, form in candidates:
        count = text.count(" ") + 1
        if count < longest or not same(words, place, count, text, starred=bool(star)):
            continue
        if form.rule == "lower" and printed[place][0].isupper():
            continue
        longest = count
        yield Hit(number, place, count, form)


def same(words: list[str], place: int, count: int, text: str, *, starred: bool) -> bool:
    """Whether the words from a place on are those of a form; the last may have an ending, or an apostrophe and an s."""
    here = words[place] if count == 1 else " ".join(words[place : place + count])
    return here == text or (starred and here.startswith(text)) or here == text + "'s"


def place_of(hit: Hit, part: str) -> tuple[int, int]:
    """Return where a hit stands in its title or paragraph, in characters."""
    found = list(islice(WORD.finditer(plain(part)), hit.word, hit.word + hit.length))
    return found[0].start(), found[-1].end()
