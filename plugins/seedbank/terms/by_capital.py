"""Forms by the capitalised word they begin with: how names are found (`salience`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from seedbank.frozen import dataclass
from seedbank.terms.lexicon import FOREVER, Candidate, Entry, Form, Lexicon, Rows, Told, entry_of, in_bytes, plain

CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
OPENING = rf"{CAPITAL}(?<!\w.)[^\W\d_]*"
"""A word that opens with a capital: the only place where a name can begin in scripts that have capitals."""

CAPITALISED = re.compile(OPENING)
FIRST = re.compile(rf"^(?:(?!THE |The )({CAPITAL}[^\W\d_]*))?", re.MULTILINE)
"""The capitalised word that a row begins with, or nothing: once a row."""

FIRST_LETTER, AFTER_LAST = "A", "["
ARTICLES = ("THE ", "The ")

SMALL = re.compile(r"[a-zß-öø-ž][^\W\d_]*")
"""A word without a capital."""

ARTICLE = "the "  # never the word that a form is arranged by: it opens too many sentences
SHORT = (
    3  # letters: a shorter form in capitals is an acronym, or a word of a headline; it is never tried in other capitals
)
FEW = 20  # words without a capital that a pattern had better name
FURTHER = 5  # letters after the first word of a longer form that tell which of them may follow: " Kore", ".S. m"


def class_of(sign: str) -> int:
    """Return what a sign of Latin-1 is: 1 a capital, 2 another letter, 3 another part of a word, 0 none."""
    letter = sign.isalnum() and not sign.isdecimal()
    return 1 if sign.isupper() else 2 if letter else 3 if sign.isalnum() or sign == "_" else 0


CLASSES = bytes(map(class_of, map(chr, range(256))))
OPENINGS = re.compile(rb"\x01(?<![\x01-\x03].)[\x01\x02]*")
"""`OPENING` for text in Latin-1, in which each sign is only a capital, another letter, another part of a word, or none: three times as fast."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A form as it stands at the word it is arranged by."""

    before: str  # the words before that one
    words: str  # those from that one on
    form: Form
    easy: bool  # nothing but the end of its last word decides whether it stands there


@dataclass(frozen=True, slots=True)
class Opened:
    """What a word of a text may open."""

    alone: tuple[Spelled, ...]  # what goes no further, longest first
    further: Mapping[
        str, tuple[Spelled, ...]
    ]  # the next letters -> what goes on with them, longest first, and then `alone`
    plainly: Form | None = None  # the first of `alone`, if it stands wherever the word does


class ByCapital(Lexicon):
    """Forms by the capitalised word they begin with, each also as it stands in a headline in capitals.

    A form without any capital is arranged by its first word, or in a script without capitals (Japanese, Korean, Chinese) by
    its first letter.
    """

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self.opened: Told[Opened | None] = Told(self.open)
        self.loud: Told[Mapping[str, list[int]]] = Told(self.in_capitals)
        small = set()
        for number in self.elsewhere():
            for printing in printings(plain(rows.text(number))):
                start, end = head(printing)
                self.found[printing[start:end]].append(number)
                if not printing[start].isupper():
                    small.add(printing[start:end])
        self.opening = openings(small)
        self.capitals_alone = not small

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words begin and end that may open a form."""
        letters = in_bytes(text) if self.capitals_alone else None
        if letters is None:
            return map(re.Match.span, self.opening.finditer(text))
        return map(re.Match.span, OPENINGS.finditer(letters.translate(CLASSES)))

    def elsewhere(self) -> list[int]:
        """Return the rows that are not arranged by the very word they begin with, or where its first letter is none from A to Z."""
        lines = self.rows.lines
        first, last = bisect_left(lines, FIRST_LETTER), bisect_left(lines, AFTER_LAST)
        articles = (number for article in ARTICLES for number in self.rows.begin(article))
        return sorted({*range(first), *articles, *range(last, len(lines))})

    def in_capitals(self, letter: str) -> Mapping[str, list[int]]:
        """Return the rows that begin with a letter by their first word in capitals, where that is not how it stands there."""
        found: dict[str, list[int]] = defaultdict(list)
        rows = self.rows.begin(letter)
        lines = self.rows.lines[rows.start : rows.stop]
        for number, word in zip(rows, FIRST.findall("\n".join(lines)) if lines else (), strict=True):
            if (loud := word.upper()) != word:
                found[loud].append(number)
        return found

    def numbers(self, word: str) -> list[int]:
        """Return the rows that a word may open, and some others."""
        found = self.found.get(word, [])
        if not FIRST_LETTER <= word[0] < AFTER_LAST:
            return found
        length, lines = len(word), self.rows.lines
        begun = [number for number in self.rows.begin(word) if not lines[number][length : length + 1].isalpha()]
        return begun + (self.loud[word[0]].get(word, []) if word.isupper() and length > 1 else []) + found

    def open(self, word: str) -> Opened | None:
        """Return what a word may open."""
        numbers = self.numbers(word)
        if not numbers:
            return None
        entry = arranged(word, map(self.rows.form, numbers))
        alone = tuple(map(spelled, entry.alone))
        further = {more: (*map(spelled, found), *alone) for more, found in entry.further.items()}
        return Opened(alone, further, plain_one(word, alone))


def arranged(word: str, forms: Iterable[Form]) -> Entry:
    """Return the forms that begin with a word in this very print."""
    alone: list[Candidate] = []
    further: dict[str, list[Candidate]] = defaultdict(list)
    for form in dict.fromkeys(forms):
        for text in printings(plain(form.text)):
            start, end = head(text)
            more = text[end : end + FURTHER]
            if text[start:end] == word:
                (further[more] if len(more) == FURTHER else alone).append((text[:start], text[start:], form))
    return entry_of(alone, further)


def spelled(candidate: Candidate) -> Spelled:
    """Return a candidate as it is looked for."""
    before, words, form = candidate
    easy = not (before or form.others or form.since or form.until != FOREVER) and words[-1].isascii()
    return Spelled(before, words, form, easy)


def plain_one(word: str, alone: Sequence[Spelled]) -> Form | None:
    """Return the only form that goes no further than a word, if it is the word itself, with nothing before it, in all years."""
    return alone[0].form if len(alone) == 1 and alone[0].easy and alone[0].words == word else None


def head(text: str) -> tuple[int, int]:
    """Return where the word stands that a form is arranged by."""
    found = CAPITALISED.search(text, len(ARTICLE) if text.lower().startswith(ARTICLE) else 0) or SMALL.match(text)
    return found.span() if found else (0, 1)


def printings(text: str) -> list[str]:
    """Return the form as it stands, and in capitals where it cannot be taken for something else then."""
    loud = text.upper()
    if loud == text or len(text) <= SHORT or (text.endswith(".") and " " not in text):
        return [text]
    return [text, loud]


def openings(small: Collection[str]) -> re.Pattern[str]:
    """Return the pattern that finds where a form can begin: at a capital, or where one of these small beginnings stands.

    A Korean form begins at the head of a word: 이란 is Iran there, and a particle elsewhere.
    """
    words = sorted(key for key in small if key[0] != key[0].upper())
    korean = "".join(sorted(key for key in small if "가" <= key <= "힣"))
    other = "".join(sorted(key for key in small if key not in words and key not in korean))
    parts = [OPENING]
    if len(words) > FEW:
        parts += [rf"\b{SMALL.pattern}"]  # every word is looked up
    elif words:
        parts += [rf"\b(?:{'|'.join(map(re.escape, words))})\b"]
    parts += [f"(?<![가-힣])[{re.escape(korean)}]"] if korean else []
    parts += [f"[{re.escape(other)}]"] if other else []
    return re.compile("|".join(parts))
