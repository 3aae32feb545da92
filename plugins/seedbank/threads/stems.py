"""Words -> stems, and how rare they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from seedbank.threads.ordinary import rarity

UNHEARD = 850
"""Rarity of a word that is not in the table, hundredths; none is rarer."""

EMPTY = 320
"""Rarity up to which a word says nothing about what is spoken of."""

ENDINGS = ("ing", "ies", "ed", "es", "s", "ly")
STEM = 6

KNOWN = 20_000
"""Words that are kept from one thread to the next: people say the same words everywhere."""


class _Cut(dict[str, tuple[str, int]]):
    """Word -> its stem and its rarity, each cut once; forgotten when there are too many."""

    def __missing__(self, word: str) -> tuple[str, int]:
        """Cut a word that was not met before."""
        if len(self) >= KNOWN:
            self.clear()
        self[word] = found = stem_of(word), rarity().get(word, UNHEARD) if len(word) > 1 else 0
        return found


def stem_of(word: str) -> str:
    """Return a word's stem: "ferries" and "ferry" meet, "council" and "councillor" too. An English ending goes, six letters stay."""
    if len(word) > STEM // 2 and word.endswith(ENDINGS):
        ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= STEM // 2), "")
        return word[: len(word) - len(ending)][:STEM]
    return word[:STEM]


cut = _Cut().__getitem__
"""A word's stem, and its rarity in hundredths; a letter is no word. No function of ours, so that `map` stays in C."""


class Stems:
    """The words said in one thread: few beside all that are known, so that looking one up again and again is cheap."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}  # word -> stem
        self.worth: dict[str, int] = {}  # word -> rarity
        self.rarity: dict[str, int] = {}  # stem -> that of its least rare word
        self.tells: dict[str, str] = {}  # word that says something about what is spoken of -> stem

    def learn(self, words: Collection[str]) -> None:
        """Take in words that are said here; once is enough for each."""
        of, worth, rarest, tells = self.of, self.worth, self.rarity, self.tells
        for word, (stem, rare) in zip(words, map(cut, words), strict=True):
            of[word], worth[word] = stem, rare
            if rare > EMPTY:
                tells[word] = stem
            if rare < rarest.get(stem, UNHEARD + 1):
                rarest[stem] = rare

    def hear_of(self, words: Collection[str]) -> set[str]:
        """Return the stems of words that nobody may say here, the article's; how rare they are counts all the same."""
        found, rarest = set[str](), self.rarity
        for stem, rare in map(cut, words):
            found.add(stem)
            if rare < rarest.get(stem, UNHEARD + 1):
                rarest[stem] = rare
        return found

    def telling(self, words: Iterable[str]) -> set[str]:
        """The stems of those of the words that say something about what is spoken of, as far as they were learnt."""
        return set(filter(None, map(self.tells.get, words)))
