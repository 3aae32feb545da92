"""Text -> words, folded so that case, accents and width do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

WORD = re.compile(r"(?:[^\W_]+[\u0300-\u036f]*)+")
"""A run of letters and digits. Accents that stand as characters of their own belong to it; "_" parts words."""

LOWER = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""What each character of ASCII is to a word: a letter or digit of it, or its end. Three times as fast as WORD."""

MARKS = "’“”‘–—…\u00a0"
"""Signs beyond ASCII that English is printed with: each ends a word, as a blank does."""


def fold(text: str) -> str:
    """Without case, accents and width: "Émile" and "EMILE" -> "emile". Letters of other scripts stay letters."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def spaced(text: str) -> str:
    """The text with a blank for each of MARKS; most texts are ASCII then."""
    if not text.isascii():
        for mark in MARKS:
            text = text.replace(mark, " ")
    return text


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word, in order."""
    plain_text = spaced(text)
    if not plain_text.isascii():
        yield from (found.span() for found in WORD.finditer(text))
        return
    said, end = plain_text.translate(LOWER), 0
    for word in said.split():
        start = said.find(
            word, end
        )  # between two words stand blanks only, so the next place where it is found is its own
        end = start + len(word)
        yield start, end


def stretch(text: str, first: int, last: int) -> tuple[int, int]:
    """Where some words in a row begin and end: from one word of the text to another."""
    bare = spaced(text)
    if not bare.isascii():
        found = places(text)
        return found[first][0], found[last][1]
    said = bare.translate(LOWER)
    rest = said.split(None, first)[first]  # from the first of these words on
    ahead = rest.split(None, last - first)[last - first]
    return len(said) - len(rest), len(said) - len(ahead) + len(ahead.split(None, 1)[0])


class Places:
    """Where the words of a text stand: code points from its beginning, end excluded. Looked for as far as is asked."""

    __slots__ = ("_coming", "_found")

    def __init__(self, text: str) -> None:
        self._coming = spans(text)
        self._found: list[tuple[int, int]] = []

    def __getitem__(self, at: int) -> tuple[int, int]:
        """Start and end of a word."""
        found = self._found
        if at >= len(found):
            found.extend(islice(self._coming, at + 1 - len(found)))
        return found[at]


@lru_cache(maxsize=256)
def places(text: str) -> Places:
    """Return where the words of a text stand; kept for a while, for whose words count is asked for again."""
    return Places(text)


class Folder(dict[str, str]):
    """Words as printed -> folded, each folded once: a thread says the same words over and over."""

    def __missing__(self, word: str) -> str:
        """Fold a word that was not met before, and remember it."""
        self[word] = folded = fold(word)
        return folded

    def plain(self, text: str) -> tuple[str, ...]:
        """The folded words of a text, without their places."""
        bare = spaced(text)
        if bare.isascii():
            return tuple(bare.translate(LOWER).split())
        return tuple([self[word] for word in WORD.findall(bare)])


def plain(text: str) -> tuple[str, ...]:
    """The folded words alone."""
    bare = spaced(text)
    if bare.isascii():
        return tuple(bare.translate(LOWER).split())
    return tuple(fold(word) for word in WORD.findall(bare))
