"""Text -> hits: where the words of a subject stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from seedbank.terms.by_word import OWNER, SECOND, WORD, ByWord
from seedbank.terms.lexicon import Candidate, Form, plain

BARE = bytes(sign if chr(sign).isalnum() or chr(sign) in "-'.&" else ord(" ") for sign in range(256))
"""What becomes of each ASCII sign that stands between words: a space."""

LOOSE = re.compile(r"[-'.&](?:(?<![a-z0-9].)|(?![a-z0-9]))")
"""What may hang two parts of a word together, and does not."""


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
    texts = [plain(part) for part in parts]
    words = [words_of(text) for text in texts]
    known = lexicon.opened(set().union(*words))
    hits: list[Hit] = []
    for number, found in enumerate(words):
        found.append("")  # so that every word has a next one
        worth_a_look = [
            (place, opened)
            for place, word in enumerate(found[:-1])
            if word in known and ((opened := known[word]).single or found[place + 1][:SECOND] in opened.further)
        ]
        printed: list[str] = []
        for place, opened in worth_a_look:
            if opened.named:
                printed = printed or WORD.findall(texts[number])
                opened = opened.named if printed[place][0].isupper() else opened  # noqa: PLW2901 (what it tells of here)
            alone = opened.alone
            phrases = opened.further.get(found[place + 1][:SECOND])
            if phrases and (standing := longest(phrases, found, place)):
                hits += [Hit(number, place, length, form) for form, length in standing]
                alone = opened.starred
            for form in alone:
                hits.append(Hit(number, place, 1, form))
    return hits


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, as many as it has in print. A few letters, such as İ, are two when small."""
    small = text.lower()
    if len(small) != len(text):
        return [word.lower() for word in WORD.findall(text)]
    if not small.isascii():
        for sign in "“”—–":
            small = small.replace(sign, " ")
        if not small.isascii():
            return WORD.findall(small)
    bare = small.encode("ascii").translate(BARE).decode("ascii")
    return LOOSE.sub(" ", bare).split()  # half as dear as to search for the words


def longest(phrases: Sequence[Candidate], words: Sequence[str], place: int) -> list[tuple[Form, int]]:
    """Return the longest phrases that stand at a word, with their length. The last word may have an ending, or an apostrophe and an s."""
    most, found = 0, []
    for star, text, form in phrases:
        length = text.count(" ") + 1
        if length >= most:
            here = " ".join(words[place : place + length])
            if here == text or (star and here.startswith(text)) or here == text + OWNER:
                most = length
                found.append((form, length))
    return found


def place_of(hit: Hit, part: str) -> tuple[int, int]:
    """Return where a hit stands in its title or paragraph, in characters."""
    found = list(islice(WORD.finditer(plain(part)), hit.word, hit.word + hit.length))
    return found[0].start(), found[-1].end()
