"""Forms by their first word in small letters: how the words of a subject are found (`share`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from seedbank.terms.lexicon import Candidate, Entry, Form, Lexicon, Rows, Told, entry_of, plain, straight

WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*")
"""A word of running text, with what hangs on it: "trade-war", "o'clock", "U.S"."""

HEAD = re.compile(rf"^(?:(?:[^\w\t\n]|_)*({WORD.pattern})([^\t\n]*))?", re.MULTILINE)
"""The first word of a row, and what follows it in its form: once a row."""

STEM = 4  # letters that a starred form must have before its star
SECOND = 2  # letters of the second word of a phrase that tell which phrases may follow
STAR, OWNER = "*", "'s"
SMALL = "lower"  # the rule of a form that is a name where it stands with a capital


class Phrase(NamedTuple):
    """A form of several words, as it stands behind its first."""

    length: int  # in words
    rest: str  # the words behind the first
    owned: str  # the same with an apostrophe and an s
    starred: bool  # the last of them may have any ending
    form: Form


class Opened(NamedTuple):
    """What a word of a text may tell of."""

    alone: tuple[Form, ...]  # by itself
    starred: tuple[Form, ...]  # those of `alone` that it only begins with
    further: Mapping[str, tuple[Phrase, ...]]  # the next letters -> phrases, longest first
    named: Opened | None = None  # what it tells of where it stands with a capital, if that is less


class ByWord(Lexicon):
    """Forms by their first word; starred words by their first letters and a star."""

    def __init__(self, rows: Rows) -> None:
        small = straight("\n".join(rows.lines)).lower().split("\n")
        order = sorted(range(len(small)), key=small.__getitem__)
        super().__init__(Rows([small[number] for number in order], lambda place: rows.form(order[place])))
        self.starred: dict[str, list[int]] = defaultdict(list)  # first letters -> the rows of starred words
        self.made: dict[str, tuple[Candidate, ...]] = {}  # the same as forms, of those that texts had so far
        self.opened: Told[Opened | None] = Told(self.open)
        for number, line in enumerate(self.rows.lines):
            if STAR in line or not line[:1].isalnum():
                word, more = self.head(number)
                if is_starred(more):
                    self.starred[word[:STEM]].append(number)
                elif not line.startswith(word):
                    self.found[word].append(number)

    def head(self, number: int) -> tuple[str, str]:
        """Return the first word of a row, and what follows it in its form."""
        found = HEAD.match(self.rows.lines[number])
        return (found[1] or "", found[2] or "") if found else ("", "")

    def numbers(self, word: str) -> list[int]:
        """Return the rows whose first word this is, but for starred ones, and of those that are no phrase also where it has an apostrophe and an s."""
        begun = [*self.found.get(word, ()), *(self.rows.begin if len(word) >= STEM else self.rows.begin_ended)(word)]
        heads = ((number, *self.head(number)) for number in begun)
        found = [number for number, first, more in heads if first == word and not is_starred(more)]
        if word.endswith(OWNER) and not (base := word.removesuffix(OWNER)).endswith(OWNER):
            found += [number for number in self.numbers(base) if not WORD.search(self.head(number)[1])]
        return found

    def begun(self, stem: str) -> tuple[Candidate, ...]:
        """Return the starred words that begin with these letters."""
        if stem not in self.made:
            self.made[stem] = self.arranged(map(self.rows.form, self.starred[stem])).alone
        return self.made[stem]

    def open(self, word: str) -> Opened | None:
        """Return what a word tells of, by itself or with those behind it."""
        stem, numbers = word[:STEM], self.numbers(word)
        if not numbers and stem not in self.starred:
            return None
        entry = self.arranged(map(self.rows.form, numbers))
        starred = self.begun(stem) if stem in self.starred else ()
        begun = tuple(form for _, text, form in starred if word.startswith(text))
        alone = (*(form for _, _, form in entry.alone), *begun)
        further = {more: tuple(map(_phrase, found)) for more, found in entry.further.items()}
        named = None
        if SMALL in {form.rule for form in (*alone, *(each.form for found in further.values() for each in found))}:
            less = {more: tuple(each for each in found if each.form.rule != SMALL) for more, found in further.items()}
            named = Opened(_named(alone), _named(begun), less)
        return Opened(alone, begun, further, named) if alone or further else None

    def arranged(self, forms: Iterable[Form]) -> Entry:
        """Return the words and the phrases that begin with a word; before a starred one stands its star."""
        alone: list[Candidate] = []
        further: dict[str, list[Candidate]] = defaultdict(list)
        for form in forms:
            words = WORD.findall(plain(form.text).lower())
            star = STAR if form.text.endswith(STAR) else ""
            if len(words) > 1:
                further[words[1][:SECOND]].append((star, " ".join(words), form))
            else:
                alone.append((star, words[0], form))
        return entry_of(alone, further)


def is_starred(more: str) -> bool:
    """Whether a form is one starred word, given what follows its first."""
    return more.endswith(STAR) and not WORD.search(more)


def _phrase(candidate: Candidate) -> Phrase:
    """A form of several words, as it stands behind its first."""
    star, text, form = candidate
    rest = text.partition(" ")[2]
    return Phrase(text.count(" ") + 1, rest, rest + OWNER, bool(star), form)


def _named(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms that stand in a word with a capital too."""
    return tuple(form for form in forms if form.rule != SMALL)
