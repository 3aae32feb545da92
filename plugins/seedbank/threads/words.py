"""Text -> words, folded so that case, accents and width do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"(?:[^\W_]+[\u0300-\u036f]*)+")
"""A run of letters and digits. Accents that stand as characters of their own belong to it; "_" parts words."""

LOWER = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""What each character of ASCII is to a word: a letter or digit of it, or its end. Three times as fast as WORD."""


def fold(text: str) -> str:
    """Without case, accents and width: "Émile" and "EMILE" -> "emile". Letters of other scripts stay letters."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


class Places:
    """Where the words of a text stand: code points from its beginning, end excluded. Looked for as far as is asked."""

    __slots__ = ("_coming", "_found")

    def __init__(self, text: str) -> None:
        self._coming = WORD.finditer(text)
        self._found: list[tuple[int, int]] = []

    def __getitem__(self, at: int) -> tuple[int, int]:
        """Start and end of a word."""
        while len(self._found) <= at:
            self._found.append(next(self._coming).span())
        return self._found[at]


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
        if text.isascii():
            return tuple(text.translate(LOWER).split())
        return tuple([self[word] for word in WORD.findall(text)])


def plain(text: str) -> tuple[str, ...]:
    """The folded words alone."""
    if text.isascii():
        return tuple(text.translate(LOWER).split())
    return tuple(fold(word) for word in WORD.findall(text))
