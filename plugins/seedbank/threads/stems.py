"""Words -> stems, and how rare they are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from seedbank.threads.ordinary import rarity

UNHEARD = 850
"""Rarity of a word that is not in the table, hundredths."""

EMPTY = 320
"""Rarity up to which a word says nothing about what is spoken of."""

ENDINGS = ("ing", "ies", "ed", "es", "s", "ly")
STEM = 6

KNOWN = 20_000
"""Words whose stems are kept from one thread to the next: people say the same words everywhere."""


@lru_cache(maxsize=KNOWN)
def cut(word: str) -> tuple[str, int]:
    """Return a word's stem and its rarity: "ferries" and "ferry" meet, "council" and "councillor" too.

    An English ending goes, six letters stay.
    """
    stem = word[:STEM]
    if len(word) > STEM // 2 and word.endswith(ENDINGS):
        ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= STEM // 2), "")
        stem = word[: len(word) - len(ending)][:STEM]
    return stem, rarity().get(word, UNHEARD) if len(word) > 1 else 0


class Stems(dict[str, str]):
    """Learnt words -> their stems, each cut once; the rarity of each word; and of each stem, that of its least rare word."""

    def __init__(self) -> None:
        super().__init__()
        self.worth: dict[str, int] = {}  # of words
        self.rarity: dict[str, int] = {}  # of stems

    def learn(self, words: Iterable[str]) -> None:
        """Cut the words that were not met before, and remember them."""
        rarest = self.rarity
        for word in words:
            if word not in self:
                self[word], self.worth[word] = stem, worth = cut(word)
                if worth <= rarest.get(stem, UNHEARD):
                    rarest[stem] = worth

    def telling(self, words: Iterable[str]) -> list[str]:
        """The stems of the learnt words that say something about what is spoken of, in order."""
        worth = self.worth
        return [self[word] for word in words if worth[word] > EMPTY]
