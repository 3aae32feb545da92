"""Forms, arranged so that a text is walked once whatever their number.

A table is opened, not unpacked: its rows are sorted, so those that begin with a word are found, and made into forms, when a
text first has that word. A short build does not pay for a long table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from seedbank.frozen import dataclass

MOST_WORDS = 30_000  # that are remembered, some four megabytes
BETWEEN = "“”‘—–…•€"
"""Signs beyond Latin-1 that stand between words."""

BETWEEN_LETTERS = (("", "0"), (":", "A"), ("[", "a"), ("{", chr(0x10FFFF)))
"""Where in order of signs no digit and no letter of ASCII stands."""

FOREVER = 9999
"""The year that stands for "still so"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One row of a table of forms: words, and the term they tell of."""

    text: str  # as printed in the table
    code: str  # "" for a phrase that only looks like a term and blocks it
    kind: str = "name"  # salience: name, people, seat, office, state, town or block
    rule: str = ""  # when it counts: "", given, word, dateline, lower, with, both, ahead, loud
    others: tuple[str, ...] = ()  # codes that the rules "with" and "both" speak of; words that "ahead" wants to follow
    since: int = 0  # first year it tells of the term
    until: int = FOREVER  # last such year
    weight: int = 0  # share: thousandths


class Rows(NamedTuple):
    """The forms of a table, each made when it is asked for."""

    lines: Sequence[str]  # sorted; each has the words of a form, as printed, and what follows behind a tab
    form: Callable[[int], Form]  # its place in `lines` -> the form

    def text(self, number: int) -> str:
        """Return the words of a form."""
        return self.lines[number].partition("\t")[0]

    def begin(self, letters: str) -> range:
        """Return the places of the forms that begin with these letters. Costs a microsecond, and a tenth for each."""
        first = last = self.place(letters)
        while last < len(self.lines) and self.lines[last].startswith(letters):
            last += 1
        return range(first, last)

    def begin_ended(self, letters: str) -> list[int]:
        """Return the same of those that have no further letter or digit of ASCII there: faster for a few letters, of which many forms begin."""
        return [
            place
            for after, before in BETWEEN_LETTERS
            for place in range(self.place(letters + after), self.place(letters + before))
        ]

    def place(self, letters: str) -> int:
        """Return the place of the first form that does not stand before these letters."""
        return bisect_left(self.lines, letters)


Value = TypeVar("Value")


class Told(dict[str, Value]):
    """Word -> what it tells of, of the words that texts had so far. It is emptied before it grows without end."""

    def __init__(self, ask: Callable[[str], Value]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Value:
        if len(self) >= MOST_WORDS:
            self.clear()
        told = self[word] = self._ask(word)
        return told


Candidate = tuple[str, str, Form]
"""The words of a form before the one it is arranged by, those from that word on, and the form."""


class Entry(NamedTuple):
    """The forms that one word may open."""

    alone: tuple[Candidate, ...]  # those that go no further, longest first
    further: Mapping[str, tuple[Candidate, ...]]  # the next letters -> those that go on with them, longest first


class Lexicon:
    """The forms of one facet in one language. What it holds never changes; how much of it is unpacked does."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.found: dict[str, list[int]] = defaultdict(list)  # word -> the rows it may open, as far as they are noted


def in_bytes(text: str) -> bytes | None:
    """Return the text with a byte a sign, and a space for a few signs that stand between words; None where others are beyond Latin-1."""
    if not text.isascii():
        for sign in BETWEEN:
            text = text.replace(sign, " ")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def plain(text: str) -> str:
    """Return the text with straight apostrophes and plain spaces, letter for letter, so that places stay where they were."""
    return straight(text).replace("\n", " ")


def plain_each(texts: Sequence[str]) -> list[str]:
    """Return each text so. They are looked at as one where none has several lines."""
    found = straight("\n".join(texts)).split("\n")
    return found if len(found) == len(texts) else [plain(text) for text in texts]


def straight(text: str) -> str:
    """Return the text with straight apostrophes and plain spaces; its lines stay lines."""
    return text.replace("’", "'").replace("\u00a0", " ")


def entry_of(alone: Iterable[Candidate], further: Mapping[str, Iterable[Candidate]]) -> Entry:
    """Return candidates in order."""
    return Entry(
        tuple(sorted(alone, key=rank)), {more: tuple(sorted(found, key=rank)) for more, found in further.items()}
    )


def rank(candidate: Candidate) -> tuple[int, str, bool, str, str]:
    """Return what orders candidates: longest first; of equally long ones those that need most of their surroundings."""
    before, text, form = candidate
    return (-len(before) - len(text), text, not form.others, form.rule, form.code)
