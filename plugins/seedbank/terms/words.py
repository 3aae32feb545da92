"""Text -> hits: where the words of a subject stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from seedbank.terms.facet import Form, Lexicon
from seedbank.terms.lexicon import STEM, WORD, Candidate, phrase_key, plain


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
    """Yield the hits of one title or paragraph. Costs about a sixth of a microsecond a word, and one a hit."""
    printed = WORD.findall(plain(part))
    words = [word.lower() for word in printed]
    by_key, stems = lexicon.by_key, lexicon.stems
    last = len(words) - 1
    for place, word in enumerate(words):
        if word in by_key:
            phrases = by_key.get(phrase_key(word, words[place + 1]), ()) if place < last else ()
            found = [(form, length) for form, length in standing(phrases, words, place) if counts(form, printed[place])]
            for form, length in found or [(form, 1) for _, _, form in by_key[word] if counts(form, printed[place])]:
                yield Hit(number, place, length, form)
        if word[:STEM] in stems:
            for _, text, form in stems[word[:STEM]]:
                if word.startswith(text) and counts(form, printed[place]):
                    yield Hit(number, place, 1, form)


def counts(form: Form, printed: str) -> bool:
    """Whether a form may stand in a word with that capital: some are names then."""
    return form.rule != "lower" or not printed[0].isupper()


def standing(phrases: Sequence[Candidate], words: list[str], place: int) -> list[tuple[Form, int]]:
    """Return the longest phrases that stand at a word, with their length. The last word may have an ending, or an apostrophe and an s."""
    longest, found = 0, []
    for star, text, form in phrases:
        length = text.count(" ") + 1
        here = " ".join(words[place : place + length])
        if length >= longest and (here == text or (star and here.startswith(text)) or here == text + "'s"):
            longest = length
            found.append((form, length))
    return found


def place_of(hit: Hit, part: str) -> tuple[int, int]:
    """Return where a hit stands in its title or paragraph, in characters."""
    found = list(islice(WORD.finditer(plain(part)), hit.word, hit.word + hit.length))
    return found[0].start(), found[-1].end()
