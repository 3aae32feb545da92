"""Text -> hits: where the words of a subject stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from seedbank.terms.by_word import OWNER, SECOND, SMALL, WORD, ByWord
from seedbank.terms.lexicon import Candidate, Form, plain


class Hit(NamedTuple):
    """One place where a form stands, counted in words."""

    part: int  # 0: the title, from 1: the paragraphs
    word: int  # index of its first word
    length: int  # in words
    form: Form


def find_hits(lexicon: ByWord, parts: Sequence[str]) -> list[Hit]:
    """Return every hit in title and paragraphs, in order of place. A word may serve several subjects, and longer forms too.

    Costs a quarter of a microsecond a word, most of it to find the words, and one a hit.
    """
    printed = [WORD.findall(plain(part)) for part in parts]
    words = ["\n".join(found).lower().split("\n") for found in printed]
    known = lexicon.opened(set().union(*words))
    hits: list[Hit] = []
    for number, found in enumerate(words):
        found.append("")  # so that every word has a next one
        worth_a_look = [
            (place, opened)
            for place, word in enumerate(found[:-1])
            if word in known and ((opened := known[word]).single or found[place + 1][:SECOND] in opened.further)
        ]
        for place, opened in worth_a_look:
            phrases = opened.further.get(found[place + 1][:SECOND])
            capital = printed[number][place][0].isupper()
            standing = longest(phrases, found, place, capital=capital) if phrases else ()
            hits += [Hit(number, place, length, form) for form, length in standing]
            hits += [Hit(number, place, 1, form) for form in (opened.starred if standing else opened.alone)[capital]]
    return hits


def longest(phrases: Sequence[Candidate], words: Sequence[str], place: int, *, capital: bool) -> list[tuple[Form, int]]:
    """Return the longest phrases that stand at a word, with their length. The last word may have an ending, or an apostrophe and an s."""
    most, found = 0, []
    for star, text, form in phrases:
        length = text.count(" ") + 1
        if length >= most:
            here = " ".join(words[place : place + length])
            if here == text or (star and here.startswith(text)) or here == text + OWNER:
                most = length
                if not (capital and form.rule == SMALL):
                    found.append((form, length))
    return found


def place_of(hit: Hit, part: str) -> tuple[int, int]:
    """Return where a hit stands in its title or paragraph, in characters."""
    found = list(islice(WORD.finditer(plain(part)), hit.word, hit.word + hit.length))
    return found[0].start(), found[-1].end()
