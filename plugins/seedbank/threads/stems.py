"""Words -> stems, and how rare they are."""

from __future__ import annotations

from collections.abc import Iterable

from seedbank.threads.ordinary import rarity

UNHEARD = 850
"""Rarity of a word that is not in the table, hundredths."""

EMPTY = 320
"""Rarity up to which a word says nothing about what is spoken of."""

ENDINGS = ("ing", "ies", "ed", "es", "s", "ly")
STEM = 6


class Stems(dict[str, str]):
    """Word -> its stem, each cut once; the rarity of each word; and of each stem, that of its least rare word."""

    def __init__(self) -> None:
        super().__init__()
        self.worth: dict[str, int] = {}  # of words
        self.rarity: dict[str, int] = {}  # of stems

    def __missing__(self, word: str) -> str:
        """Cut an English ending, keep six letters: "ferries" and "ferry" meet, "council" and "councillor" too."""
        stem = word[:STEM]
        if len(word) > STEM // 2 and word.endswith(ENDINGS):
            ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= STEM // 2), "")
            stem = word[: len(word) - len(ending)][:STEM]
        self[word] = stem
        self.worth[word] = worth = rarity().get(word, UNHEARD) if len(word) > 1 else 0
        self.rarity[stem] = min(worth, self.rarity.get(stem, UNHEARD))
        return stem

    def telling(self, words: Iterable[str]) -> list[str]:
        """The stems of the words that say something about what is spoken of, in order."""
        pairs = [(self[word], self.worth[word]) for word in words]
        return [stem for stem, worth in pairs if worth > EMPTY]
