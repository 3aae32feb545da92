"""Text -> words with their places, folded so that case, accents and width do not matter."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A run of letters and digits. Accents that stand as characters of their own belong to it; "_" parts words."""


class Word(NamedTuple):
    """One word of a paragraph."""

    text: str  # folded
    start: int  # code points from the paragraph's beginning
    end: int


def fold(text: str) -> str:
    """Without case, accents and width: "Émile" and "EMILE" -> "emile". Letters of other scripts stay letters."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def words(text: str) -> tuple[Word, ...]:
    """The words of a paragraph, in order. Linear."""
    return tuple(Word(fold(found.group()), found.start(), found.end()) for found in WORD.finditer(text))


def words_placed(text: str, folded: tuple[str, ...]) -> tuple[Word, ...]:
    """The words of a paragraph with their places, where they were folded before."""
    spans = [found.span() for found in WORD.finditer(text)]
    return tuple([Word(word, start, end) for word, (start, end) in zip(folded, spans, strict=True)])


class Folder(dict[str, str]):
    """Words as printed -> folded, each folded once: a thread says the same words over and over."""

    def __missing__(self, word: str) -> str:
        """Fold a word that was not met before, and remember it."""
        self[word] = folded = fold(word)
        return folded

    def plain(self, text: str) -> tuple[str, ...]:
        """The folded words of a text, without their places."""
        return tuple(self[word] for word in WORD.findall(text))


def plain(text: str) -> tuple[str, ...]:
    """The folded words alone."""
    return tuple(fold(word) for word in WORD.findall(text))
