"""Words -> stems, and how rare they are."""

from __future__ import annotations

from seedbank.threads.ordinary import rarity

UNHEARD = 850
"""Rarity of a word that is not in the table, hundredths."""

EMPTY = 320
"""Rarity up to which a word says nothing about what is spoken of."""

ENDINGS = ("ing", "ies", "ed", "es", "s", "ly")
STEM = 8


class Stems(dict[str, str]):
    """Word -> its stem, each cut once; and the rarity of each stem, that of its least rare word."""

    def __init__(self) -> None:
        super().__init__()
        self.rarity: dict[str, int] = {}

    def __missing__(self, word: str) -> str:
        """Cut an English ending, keep eight letters: "ferries" and "ferry" meet, "council" and "councillor" too."""
        stem = word
        if len(word) > STEM // 2:
            ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= STEM // 2), "")
            stem = word[: len(word) - len(ending)][:STEM]
        self[word] = stem
        self.rarity[stem] = min(rarity().get(word, UNHEARD), self.rarity.get(stem, UNHEARD))
        return stem


def telling(word: str) -> bool:
    """Whether a word says something about what is spoken of."""
    return len(word) > 1 and rarity().get(word, UNHEARD) > EMPTY
