"""Forms, arranged so that a text is walked once whatever their number.

A table is opened, not unpacked: at first it is only noted which rows begin with which word. They are made into forms when a
text first has that word, so that a short build does not pay for a long table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

MOST_WORDS = 30_000  # that are remembered, some four megabytes
BETWEEN = "“”‘—–…•€"
"""Signs beyond Latin-1 that stand between words."""

FOREVER = 9999
"""The year that stands for "still so"."""


class Form(NamedTuple):
    """One row of a table of forms: words, and the term they tell of. A tuple, since a table has thousands."""

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

    texts: Sequence[str]  # of every form, as printed
    form: Callable[[int], Form]  # its place in `texts` -> the form


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
        self.found: dict[str, list[int]] = defaultdict(list)  # word -> the rows it may open
        self.made: dict[str, Entry] = {}  # of the words that texts had so far

    def entry(self, word: str) -> Entry:
        """Return the forms that a word opens, which must be one of `found`."""
        if word not in self.made:
            self.made[word] = self.arranged(word, map(self.rows.form, self.found[word]))
        return self.made[word]

    def arranged(self, word: str, forms: Iterable[Form]) -> Entry:
        """Return the entry of a word, given the forms it may open."""
        raise NotImplementedError


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


def straight(text: str) -> str:
    """Return the text with straight apostrophes and plain spaces; its lines stay lines."""
    return text.replace("’", "'").replace("\u00a0", " ")


def entry_of(alone: Iterable[Candidate], further: Mapping[str, Iterable[Candidate]]) -> Entry:
    """Return candidates in order."""
    going_on = {more: tuple(sorted(found, key=rank)) for more, found in sorted(further.items())}
    return Entry(tuple(sorted(alone, key=rank)), going_on)


def rank(candidate: Candidate) -> tuple[int, str, bool, str, str]:
    """Return what orders candidates: longest first; of equally long ones those that need most of their surroundings."""
    before, text, form = candidate
    return (-len(before) - len(text), text, not form.others, form.rule, form.code)
